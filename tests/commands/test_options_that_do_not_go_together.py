"""Options that do not go together, and what is left to a depositor, are told in one sentence."""

from dataclasses import replace

import pytest

from audit.conftest import make_study
from commands.calling import call
from deposit.study import material
from refi_qda.vendors import Habits, write_project
from themetrail.commands import deposit as command
from themetrail.deposit.left_out import without_refused


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("reidentify",), "say either --transcript or --who"),
        (("reidentify", "--transcript", "T1", "--who", "Coach 1"), "say either --transcript or --who"),
        (("reidentify", "--who", "Coach 1", "--turn", "2"), "--turn goes with --transcript"),
        (("withdraw", "P1", "--to", "list.csv"), "--to goes with --rehearse"),
        (
            ("withdraw", "P1", "--rehearse", "--prove", __file__),
            "--rehearse comes before the withdrawal, --prove after it",
        ),
    ],
)
def test_options_that_do_not_go_together(tmp_path, arguments, said):
    done = call(*arguments, "--directory", make_study(tmp_path / "study"))
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "list.csv").exists()


def test_a_project_and_a_codebook_cannot_be_compared(tmp_path):
    project = write_project(tmp_path / "a.qdpx", Habits())
    (tmp_path / "a.qdc").write_text("<CodeBook/>")
    done = call("doctor", project, tmp_path / "a.qdc")
    assert done.returncode == 2
    assert "compare two projects (.qdpx), or two codebooks (.qdc)" in done.stderr


def test_what_a_depositor_may_want_to_mend_is_told():
    made = replace(material(), results={"documentation/methods.md": b"We [state: why] and [state: when].\n"})
    assert "The methods text leaves 2 things open; state this in config/methods.yaml and run again." in command.remarks(
        made
    )
    tables = {"tables/talks.csv": b"code_id,quotation,segment_id\nslow,Slow,s1\n", "tables/talks.docx": b"Slow"}
    first, *_ = command.remarks(without_refused(replace(material(), results=tables), {"P1": "said no"}))
    assert first == (
        "Left out, since somebody may not be archived: G1, I1 and 2 files of tables with their words; the README names"
        " them."
    )
