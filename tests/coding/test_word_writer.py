"""Word files as they are issued: what stands in them, for whom, and where."""

import re
import zipfile

import pytest
from pydantic import ValidationError

from coding.small_study import SAID, issue_to, round_of, segments
from coding.word_files import issued_word_file
from themetrail.audit.gate.readable import streams
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.rounds import given_in_word
from themetrail.coding.sheets.word_form import bookmark_of, whose_path, word_path
from themetrail.coding.sheets.word_writer import write_word_file
from themetrail.configuration.coding import Coder, Round
from themetrail.office.word_document import read_word_document


@pytest.fixture(scope="module")
def issue(tmp_path_factory):
    return issue_to(tmp_path_factory.mktemp("r1"), round_of("C1-", "C2"))


def test_it_holds_the_talk_the_codebook_and_whose_it_is(issue, tmp_path):
    file = read_word_document(issued_word_file(issue, "C1", "INT1", tmp_path))
    for turn, (_, text) in enumerate(SAID["INT1"]):
        start, end = file.bookmarks[bookmark_of(f"INT1-{turn:03d}")]
        assert file.text[start:end] == text
    assert "1  Coach 1: It was good." in file.text and "INT2" not in file.text
    assert "Too little time [time]" in file.text.partition("Codebook\n")[2]
    said = {"round": "r1", "coder": "C1", "transcript": "INT1", "issue": issue.digest}
    assert {name: file.properties[name] for name in said} == said
    assert f"Round: r1 · Coder: C1 · Transcript: INT1 · Issue: {issue.digest}\n" in file.text


def test_what_is_not_coded_is_grey(issue, tmp_path):
    with zipfile.ZipFile(issued_word_file(issue, "C1", "INT1", tmp_path)) as archive:
        body = archive.read("word/document.xml").decode()
    runs = dict(re.findall(r'w:name="(tt_INT1_\d+)[^"]*"/><w:r>(<w:rPr>.*?</w:rPr>)?', body))
    assert ["808080" in look for look in runs.values()] == [True, False, True, False, False]


def test_it_is_not_written_for_who_is_shown_suggestions(issue, tmp_path):
    with pytest.raises(ValueError, match="C2 is shown suggestions"):
        write_word_file(tmp_path / "a.docx", GivenToCoder(issue, "C2"), "INT1", title="A study")


def test_the_gate_reads_every_word_of_it(issue, tmp_path):
    file = issued_word_file(issue, "C1", "INT1", tmp_path)
    said = " ".join(stream.text for stream in streams(file.name, file.read_bytes()))
    assert all(text in said for _, text in SAID["INT1"])


def test_bookmarks_are_as_word_allows_and_no_two_alike():
    ids = ["INT1-001", "INT1_001", "INT1.001", "é", "x" * 60, "x" * 61, "A"]
    marks = [bookmark_of(one) for one in ids]
    assert len(set(marks)) == len(ids) and marks[1] == "tt_INT1_001"
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", mark) for mark in marks)


def test_the_configuration_says_for_whom():
    with pytest.raises(ValidationError, match="Word files, which show no suggestions; write `suggestions: none`"):
        Coder.model_validate({"coder_id": "C1", "word": True})
    coder = {"coder_id": "C1", "word": True, "suggestions": "none"}
    with pytest.raises(ValidationError, match="before it is known what comes back"):
        Round.model_validate({"name": "r2", "coders": [coder], "again": 0.1})
    assert not Coder.model_validate({"coder_id": "C1"}).word


def test_each_coder_who_works_in_word_has_a_file_of_each_transcript():
    rows = segments()[["transcript_id", "group"]].drop_duplicates()
    rows = rows.assign(group=["interviews", "survey"])

    def given(**more):
        coders = [{"coder_id": "C2"}, {"coder_id": "C1", "word": True, "suggestions": "none", **more}]
        return given_in_word(Round.model_validate({"name": "r1", "coders": coders}), rows, 1)

    assert given() == [("C1", "INT1"), ("C1", "INT2")] == given(sample=0.1, sample_by="segment")
    assert given(groups=["survey"]) == [("C1", "INT2")] == given(transcripts=["INT2"])


@pytest.mark.parametrize("transcript", ["INT1", "C1_INT1", "a.b_c"])
def test_a_path_says_whose_it_is(transcript):
    assert whose_path(word_path("C1", transcript)) == ("C1", transcript)
