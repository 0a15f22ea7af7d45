"""What the codebook meeting is about, by hand on a small round."""

import re

import pandas as pd

from coding.small_study import book, segments
from coding.test_adjudication_desk import study
from themetrail.coding.consensus import votes_of
from themetrail.coding.meeting import agenda_of, write_meeting_page
from themetrail.contracts.coding import DECISIONS, MARKS, PROPOSALS

PLACE = {"round": "r1", "coder_id": "C1", "source_file": "f", "source_row": 1}


def agenda(*, proposals=(), marks=(), memo_on=""):
    talk, codings, decisions, assignments = study()
    if memo_on:
        seen = {**PLACE, "segment_id": memo_on, "start": 0, "end": 1, "code_id": "", "action": "seen"}
        more = DECISIONS.frame([{**seen, "memo": "What is this?", "decided_at": "", "shown_digest": ""}])
        decisions = DECISIONS.check(pd.concat([decisions, more], ignore_index=True))
    return agenda_of(
        votes_of(codings, assignments),
        decisions,
        PROPOSALS.frame([{**PLACE, "transcript_id": "INT1", "proposed_at": "", **one} for one in proposals]),
        MARKS.frame([{**PLACE, "quote": "", "unsure": "yes", **one} for one in marks]),
        talk,
        book(),
    )


def test_codes_of_which_each_coder_gave_one_are_confused():
    found = agenda()
    assert [(one.codes, [passage.segment_id for passage in one.passages]) for one in found.confused] == [
        (("time", "listen"), ["INT1-001"])
    ]


def test_what_one_of_two_left_without_a_code_or_all_with_a_memo_fits_nothing():
    assert [one.segment_id for one in agenda().fits_nothing] == ["INT2-002"]
    found = agenda(memo_on="INT2-001").fits_nothing
    assert [(one.segment_id, one.notes) for one in found] == [("INT2-001", ("What is this?",)), ("INT2-002", ())]


def test_proposals_carry_the_words_that_they_are_for():
    text = segments().set_index("segment_id").loc["INT1-001", "text"]
    new = {
        "what": "new_code",
        "segment_id": "INT1-001",
        "start": 3,
        "end": 9,
        "name": "New",
        "definition": "D",
        "memo": "",
    }
    memo = {"what": "transcript_memo", "segment_id": "", "start": None, "end": None, "name": "", "definition": ""}
    found = agenda(
        proposals=[new, {**memo, "memo": "Tired."}], marks=[{"segment_id": "INT1-004", "start": 0, "end": 5}]
    )
    assert [(name, definition, passage.text) for name, definition, _, passage in found.proposed] == [
        ("New", "D", text[3:9])
    ]
    assert found.on_transcripts == [("INT1", "Tired.")]
    assert [one.text for one in found.unsure] == ["There"]
    assert found.counts == {
        "proposed": 1,
        "on_transcripts": 1,
        "confused": 1,
        "fits_nothing": 1,
        "unsure": 1,
        "marked": 0,
    }


def test_a_stretch_is_taken_from_the_turn_in_which_its_segment_begins_later():
    """Offsets are those of the turn: a segment that begins at its 100th character."""
    talk, codings, decisions, assignments = study()
    talk = talk.assign(start=talk["start"] + 100, end=talk["end"] + 100)
    marks = MARKS.frame([{**PLACE, "quote": "", "unsure": "yes", "segment_id": "INT1-004", "start": 106, "end": 108}])
    found = agenda_of(votes_of(codings, assignments), decisions, PROPOSALS.empty(), marks, talk, book())
    assert [one.text for one in found.unsure] == ["is"]


def test_the_page_shows_all_of_it_as_text(tmp_path):
    new = {"what": "new_code", "segment_id": "INT1-001", "start": 3, "end": 9, "definition": "", "memo": ""}
    page = tmp_path / "meeting.html"
    write_meeting_page(page, agenda(proposals=[{**new, "name": "<script>x</script>"}]), book(), title="A & B")
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;x&lt;/script&gt;" in text
    assert re.findall(r"<h2>(.*?) \((\d+)\)", text) == [
        ("Codes that coders propose", "1"),
        ("Codes that are confused", "1"),
        ("Segments that nothing fits", "1"),
        ("Where coders are not sure", "0"),
        ("Memos on transcripts", "0"),
    ]
    assert "&lt;b&gt;Not sure&lt;/b&gt;" in text


def test_what_coders_are_not_sure_of_comes_in_the_order_of_talk():
    places = [("INT2-001", 0, 5), ("INT1-004", 3, 5), ("INT1-004", 0, 2), ("INT1-001", 0, 5)]
    found = agenda(marks=[{"segment_id": one, "start": start, "end": end} for one, start, end in places]).unsure
    assert [one.segment_id for one in found] == ["INT1-001", "INT1-004", "INT1-004", "INT2-001"]
    assert found[1].text == segments().set_index("segment_id").loc["INT1-004", "text"][:2]


def test_the_page_speaks_the_language_of_the_study(tmp_path):
    for language, code, said in (("french", "fr", "réunion"), ("german", "de", "Codebuch-Sitzung")):
        write_meeting_page(tmp_path / "page.html", agenda(), book(), title="A study", language=language)
        page = (tmp_path / "page.html").read_text(encoding="utf-8")
        assert f'<html lang="{code}">' in page and said in page
        assert "Memos on" not in page and "confused" not in page
