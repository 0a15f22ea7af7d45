"""Whatever is misspelt is answered with the nearest right thing, and nothing is made."""

from pathlib import Path

import pytest

from commands.calling import call
from themetrail.nearest import nearest
from themetrail.new_study import new_study

# A folder as people name them: blanks, accents, an apostrophe, marks that a shell knows, and 200 letters.
NAMES = ["My study", "Étude d'Anaïs", "Studie (Bern) & Co; 50 %", "日本", "n" * 200]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rn", "run"),
        ("rum", "run"),
        ("stats", "status"),
        ("withdrw", "withdraw"),
        ("new_study", "new-study"),
        ("SHARE", "share"),
    ],
)
def test_a_misspelt_verb_is_answered_with_the_nearest(written, meant):
    said = call(written)
    assert said.returncode == 2
    assert said.stderr.startswith(f"themetrail: there is no command '{written}'; did you mean '{meant}'?")


def test_a_verb_that_is_near_to_none_is_answered_with_the_list():
    said = call("quux")
    assert said.returncode == 2 and "did you mean" not in said.stderr and "themetrail --help" in said.stderr


def test_a_misspelt_option_is_answered_with_the_nearest():
    said = call("status", "--directry", "x")
    assert said.returncode == 2 and "'--directory'" in said.stderr


@pytest.mark.parametrize("written", ["my-study", "My_study", "Mystudy", "MY STUDY", "My stdy"])
@pytest.mark.parametrize("verb", ["run", "status", "share", "unlock"])
def test_a_misspelt_folder_is_answered_with_the_study_beside_it_and_none_is_made(tmp_path, written, verb):
    new_study(tmp_path / "My study")
    said = call(verb, "--directory", tmp_path / written)
    assert said.returncode == 2
    assert "there is no such folder" in said.stderr and f"did you mean '{tmp_path / 'My study'}'?" in said.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["My study"]


@pytest.mark.parametrize("verb", ["run", "status"])
def test_a_study_that_is_named_without_its_option_is_told_how(tmp_path, monkeypatch, verb):
    new_study(tmp_path / "My study")
    monkeypatch.chdir(tmp_path)
    said = call(verb, "My study")
    assert said.returncode == 2
    assert said.stderr.startswith("themetrail: a study is named by an option: --directory 'My study'")
    said = call("--directory", "My study", verb)
    assert said.returncode == 2 and "--directory stands behind the command, as in" in said.stderr
    new_study(tmp_path / "other")
    monkeypatch.chdir(tmp_path / "other")
    said = call("run", "../My study")
    assert said.returncode == 2 and "--directory '../My study'" in said.stderr


def test_who_stands_inside_or_above_a_study_is_told_which(tmp_path, monkeypatch):
    new_study(tmp_path / "study")
    for place in ("", "study/data/transcripts"):
        monkeypatch.chdir(tmp_path / place)
        said = call("status")
        assert said.returncode == 2
        assert "did you mean" in said.stderr and "study'?" in said.stderr


@pytest.mark.parametrize("name", NAMES)
def test_a_study_may_be_called_as_people_call_folders(tmp_path, name):
    folder = Path(tmp_path, name)
    assert call("new-study", folder).returncode == 0
    talk = folder / "data/transcripts/Gespräch d’Anna 1.txt"
    talk.write_text("I: Hello.\nP1: Yes.\n", encoding="utf-8")
    said = call("labels", "data/transcripts/Gespräch d’Anna 1.txt", "--directory", folder)
    assert said.returncode == 0, said.stderr
    assert "P1\t1\tline 2\tno" in said.stdout
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_nearest_is_near():
    assert nearest("p3", ["P1", "P3"]) == "P3"
    assert nearest("zebra", ["run", "status"]) == ""
