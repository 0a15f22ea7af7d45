"""Speakers by the sheet of sources; withdrawals leave gaps; unknown labels are named by their place alone."""

import pandas as pd
import pytest

from themetrail.contracts.errors import StudyError
from themetrail.contracts.turns import SEALED_TURNS
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.speakers import Speaker, sealed_table, speakers_of, turns_of

SPEAKERS = {
    "I": Speaker("", "interviewer"),
    "P1": Speaker("A", "participant"),
    "Sandra Keller": Speaker("B", "participant"),
}
TALK = "I: Hello.\nP1: Yes.\nSandra Keller: No.\nP1: Well.\n"


def test_roles_from_the_sheet():
    sheet = pd.DataFrame(
        {
            "speaker": ["Helen  Weiss:", "Ann", "Dog"],
            "participant_id": ["", "A", ""],
            "role": ["interviewer", "", "other"],
        }
    )
    assert speakers_of(sheet) == {
        "Helen Weiss": Speaker("", "interviewer"),
        "Ann": Speaker("A", "participant"),
        "Dog": Speaker("", "other"),
    }


def test_turns_are_numbered_and_mapped(source_of, tmp_path):
    source = source_of("a.txt", TALK)
    turns = turns_of(read_transcript(source), source, SPEAKERS)
    table = sealed_table([turns])
    assert list(table["turn"]) == [0, 1, 2, 3]
    assert list(table["participant_id"]) == ["", "A", "B", "A"]
    assert list(table["role"]) == ["interviewer", "participant", "participant", "participant"]
    assert list(table["place_from"]) == [1, 2, 3, 4]
    SEALED_TURNS.write(table, tmp_path / "turns.csv")
    assert SEALED_TURNS.read(tmp_path / "turns.csv").equals(table)


def test_a_withdrawal_leaves_a_gap(source_of):
    source = source_of("a.txt", TALK)
    turns = turns_of(read_transcript(source), source, SPEAKERS, {"A"})
    assert [(row["turn"], row["participant_id"]) for row in turns.rows] == [(0, ""), (2, "B")]
    assert (turns.read, turns.withdrawn) == (4, 2)


def test_listed_labels_that_nobody_bears_are_counted(source_of):
    source = source_of("a.txt", "I: Hello.\n")
    assert turns_of(read_transcript(source), source, SPEAKERS).unheard == 2


@pytest.mark.parametrize(
    ("file", "talk", "place"),
    [
        ("quist.txt", "I: Hello.\nPetronella Quist: Yes.\n", "line 2"),
        ("quist.csv", "speaker,text\nPetronella Quist,Yes\n", "row 2"),
        ("quist.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Petronella Quist>Yes</v>\n", "cue 1"),
        ("quist.srt", "1\n00:00:01,000 --> 00:00:02,000\nPetronella Quist: Yes\n", "cue 1"),
        ("quist.rtf", r"{\rtf1 I: Hello.\par Petronella Quist: Yes.\par}", "paragraph 2"),
    ],
)
def test_an_unknown_label_is_not_said(source_of, file, talk, place):
    source = source_of(file, talk)
    with pytest.raises(StudyError) as problem:
        turns_of(read_transcript(source), source, SPEAKERS)
    assert str(problem.value).startswith(f"INT1, {place}: the speaker's label here is not in the sheet of sources")
    assert "quist" not in str(problem.value).lower()


def test_a_label_in_other_capitals_is_pointed_out(source_of):
    source = source_of("a.txt", "SANDRA KELLER: Yes.\n")
    with pytest.raises(StudyError, match="INT1, line 1: .* differs .* in capitals only"):
        turns_of(read_transcript(source), source, SPEAKERS)


def test_of_a_talk_of_which_nobody_is_left_the_questions_go_too(source_of):
    source = source_of("a.txt", TALK)
    turns = turns_of(read_transcript(source), source, SPEAKERS, {"A", "B"})
    assert turns.rows == []
    assert (turns.read, turns.withdrawn) == (4, 4)
    source = source_of("b.txt", "I: Hello.\nP1: Yes.\n")  # B is listed and never speaks
    assert turns_of(read_transcript(source), source, SPEAKERS, {"A"}).rows == []
