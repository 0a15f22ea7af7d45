"""`themetrail new-study` makes a folder that other commands take, and overwrites nothing."""

import errno

import pytest

from commands.calling import call
from themetrail.contracts.errors import NO_ROOM, said_of_error
from themetrail.new_study import new_study


def test_a_new_study_is_one_that_can_be_run_and_is_made_once(tmp_path):
    made = call("new-study", tmp_path / "My study")
    assert made.returncode == 0
    assert made.stdout.startswith(f"{tmp_path}/My study is ready") and "study.key is secret" in made.stdout
    key = (tmp_path / "My study/data/private/study.key").read_bytes()
    again = call("new-study", tmp_path / "My study")
    assert (again.returncode, again.stdout) == (1, "")
    assert "this folder is not empty; name a new one" in again.stderr
    assert (tmp_path / "My study/data/private/study.key").read_bytes() == key
    asked = call("withdraw", "P1", "--directory", tmp_path / "My study")
    assert asked.returncode == 1 and "there is no participant 'P1'" in asked.stderr


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    for given, words in ((tmp_path / "notes.txt", "this is a file"), (tmp_path / "notes.txt/study", "cannot be made")):
        made = call("new-study", given)
        assert made.returncode == 1 and words in made.stderr and "error in the program" not in made.stderr
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_on_a_full_disk_nothing_half_made_is_left_and_one_sentence_says_so(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("themetrail.new_study.lay_sheet", full)
    with pytest.raises(OSError, match="No space left") as told:
        new_study(tmp_path / "s")
    assert list((tmp_path / "s").iterdir()) == []
    assert said_of_error(told.value) == f": {NO_ROOM}"
    monkeypatch.undo()
    assert new_study(tmp_path / "s")
