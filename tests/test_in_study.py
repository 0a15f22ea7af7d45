"""Commands that messages name are for the study at hand."""

from pathlib import Path

import pytest

from themetrail.running.in_study import PROJECT, folder_of, for_study, in_folder

SAID = "issue it (`make issue ROUND=r1 DIR=MY-STUDY`), then `make run DIR=MY-STUDY`"


@pytest.mark.parametrize(
    ("study", "said", "path"),
    [
        (PROJECT, "issue it (`make issue ROUND=r1`), then `make run`", "data/rounds"),
        (
            PROJECT / "HOME",
            "issue it (`make issue ROUND=r1 DIR=HOME`), then `make run DIR=HOME`",
            "HOME/data/rounds",
        ),
        (
            Path("/tmp/My study"),
            "issue it (`make issue ROUND=r1 DIR='/tmp/My study'`), then `make run DIR='/tmp/My study'`",
            "/tmp/My study/data/rounds",
        ),
    ],
)
def test_a_command_names_the_study_as_themetrails_folder_sees_it(study, said, path):
    assert for_study(SAID, study) == said
    assert in_folder("data/rounds", study) == path


def test_the_study_is_the_folder_at_work_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert folder_of() == str(tmp_path.resolve())
