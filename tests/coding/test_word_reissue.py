"""Word files of an issue that was withdrawn since it held a name: issued again, and read as before."""

import shutil

import pytest

from coding.small_study import issue_to, round_of
from coding.test_reissue import AFTER, BEFORE, FACTS, NAME, SHOWN, TODAY, again
from coding.word_files import WordReturned, issued_word_file
from themetrail.coding.draft import Issue, check_manifest, manifest_of, write_manifest
from themetrail.coding.freeze import freeze_round
from themetrail.coding.moves import moves_by_issue, superseded_digests
from themetrail.coding.reading import read_round

FILE = "word/C1/C1_INT1.docx"


@pytest.fixture(scope="module")
def issued_study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("study")
    issue = issue_to(folder / "draft", round_of("C1-"))
    issued_word_file(issue, "C1", "INT1", folder / "draft")
    given = ["sheets/C1.xlsx", "desks/C1.html", FILE]
    write_manifest(folder / "draft", manifest_of(folder / "draft", "r1", given))
    freeze_round("r1", folder / "draft", folder / "rounds", issued_on=TODAY)
    return folder


@pytest.fixture
def study(issued_study, tmp_path):
    """A round that was issued with a Word file, which was commented on, and issued again."""
    shutil.copytree(issued_study, tmp_path, dirs_exist_ok=True)
    return tmp_path


def commented(path, name):
    file = WordReturned(path)
    file.say("INT1-003", "time", "says")
    file.say("INT1-003", "forms", name)
    file.say("INT1-003", "listen", "is what")
    file.say("INT1-001", "listen", "ask first")
    return file


def test_files_of_the_withdrawn_issue_and_of_the_new_one_are_read_alike(study):
    commented(study / "rounds/r1/issued" / FILE, NAME).save(study / "before.docx")
    issued, _, _ = again(study)
    commented(issued / FILE, SHOWN).save(study / "after.docx")
    assert NAME.encode() not in WordReturned(issued / FILE).parts["word/document.xml"]
    manifest = check_manifest(issued, "r1")
    now = Issue.read(issued, "r1", manifest["digest"], superseded_digests(manifest), moves_by_issue(manifest))
    found = {}
    for name in ("before", "after"):
        decisions = read_round(now, {"C1": [str(study / f"{name}.docx")]})[0]
        own = decisions[decisions["action"] == "own"]
        found[name] = {(row.segment_id, row.code_id, row.start, row.end) for row in own.itertuples()}
    place = {code: (start, end) for segment, code, start, end in found["before"] if segment == "INT1-003"}
    assert found["before"] == found["after"] and len(found["after"]) == 4
    assert {code: BEFORE[slice(*at)] for code, at in place.items()} == {
        "time": "says",
        "forms": NAME,
        "listen": "is what",
    }
    assert AFTER != BEFORE


@pytest.mark.parametrize(("said", "shown"), FACTS)
def test_a_file_that_holds_a_fact_which_was_taken_out_since_is_read_as_before(study, said, shown):
    commented(study / "rounds/r1/issued" / FILE, NAME).save(study / "before.docx")
    issued, _, _ = again(study, lambda texts, _: [text.replace(said, shown) for text in texts])
    manifest = check_manifest(issued, "r1")
    now = Issue.read(issued, "r1", manifest["digest"], superseded_digests(manifest), moves_by_issue(manifest))
    decisions = read_round(now, {"C1": [str(study / "before.docx")]})[0]
    assert set(decisions.loc[decisions["action"] == "own", "code_id"]) == {"time", "forms", "listen"}
