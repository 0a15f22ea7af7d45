"""Why `share`, `report` and `deposit` refuse: one sentence, exit code 1, and nothing is written."""

from pathlib import Path

import pytest

from commands.calling import call
from themetrail.audit.chain.manifest import FILES
from themetrail.audit.chain.notice import put_notice
from themetrail.audit.chain.record import file_claim
from themetrail.layout import GATE, MANIFEST
from themetrail.running.notices import stopped

SHEET = "config/participants.csv"
HEAD = "participant_id,label,withdrawn,may_share,may_archive\n"
PEOPLE = f"{HEAD}P1,Nurse 1,,,no\nP2,Nurse 2,,,\nP3,Nurse 3,,,\nP4,Nurse 4,,,\n"


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A study that has been run to its end, as far as the checks before anything leaves look at it."""
    folder = tmp_path / "study"
    for name, content in {
        "config/config.yaml": "study:\n  title: Nights\n",
        SHEET: PEOPLE,
        GATE: "{}",
        "data/private/study.key": "00" * 32,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    FILES.write(FILES.frame([file_claim(SHEET, root=folder)]), folder / MANIFEST)
    monkeypatch.chdir(folder)
    return folder


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def refused(verb: str, to: Path, *more: str) -> str:
    """What the command says when it refuses; nothing is written, in the study and outside."""
    before, there = files_in(Path()), to.exists()
    told = call(verb, "--to", to, *more)
    assert told.returncode == 1 and told.stdout == ""
    assert to.exists() == there
    assert {name for name in files_in(Path()) - before if not name.startswith(".snakemake/")} == set()
    assert told.stderr.startswith("themetrail: ")
    return told.stderr.removeprefix("themetrail: ").strip()


LEAVES = pytest.mark.parametrize("verb", ["share", "report"])


@LEAVES
def test_nothing_leaves_a_study_that_was_never_run(study, tmp_path, verb):
    (study / GATE).unlink()
    assert refused(verb, tmp_path / "new") == f"{GATE}: nothing has passed the leak gate yet; run the study first"


@LEAVES
def test_nothing_leaves_where_the_last_run_stopped(study, tmp_path, verb):
    put_notice(stopped(["a sheet is wrong"], "correct it"), Path())
    told = refused(verb, tmp_path / "new")
    assert told.startswith("the results are not whole, or not up to date, so nothing may leave. ")
    assert "a sheet is wrong" in told


@LEAVES
@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("P2,Nurse 2,,,", "P2,Nurse 2,2026-03-04,,", "somebody has withdrawn since these results were made"),
        ("P2,Nurse 2,,,", "P2,Nurse 2,,no,", "this sheet has changed since these results were made"),
    ],
)
def test_nothing_leaves_where_somebody_withdrew_or_refused_since(study, tmp_path, verb, before, after, says):
    (study / SHEET).write_text(PEOPLE.replace(before, after))
    assert says in refused(verb, tmp_path / "new")


def test_what_is_there_already_is_never_mixed_with_what_leaves(study, tmp_path):
    full, file = tmp_path / "full", tmp_path / "file"
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    file.write_text("mine")
    assert "this folder is not empty" in refused("share", full)
    assert "this is a file" in refused("share", file)
    assert "data/" in refused("report", study / "data/report.html")
    for place, says in ((full, "this folder is not empty"), (file, "this is a file")):
        assert says in refused("deposit", place, "--licence", "CC0-1.0")
    assert (full / "mine.txt").read_text() == file.read_text() == "mine"


def test_a_deposit_names_all_reasons_and_leaves_out_only_whom_it_is_told_to(study, tmp_path):
    told = refused("deposit", tmp_path / "new", "--licence", "CC0-1.0")
    assert told.startswith("nothing is deposited:\n- ")
    may_not = "- P1 may not be archived (said no); `--without-refused` leaves out where they speak"
    assert may_not in told and "- config/deposit.yaml does not say:" in told
    told = refused("deposit", tmp_path / "new", "--licence", "CC0-1.0", "--without-refused")
    assert "P1" not in told and "- config/deposit.yaml does not say:" in told
    (study / SHEET).write_text(PEOPLE.replace("P4,Nurse 4,,,\n", ""))
    told = refused("deposit", tmp_path / "new", "--licence", "CC0-1.0", "--without-refused")
    assert "shared by 2 of them, and 3 are asked for" in told
