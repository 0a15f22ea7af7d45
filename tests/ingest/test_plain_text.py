"""Plain text and Markdown: turns, continuation lines, headers, and what is asked about rather than guessed."""

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.ingest.source import Utterance
from themetrail.ingest.speakers import Speaker, turns_of


def test_turns_with_their_lines(read):
    reading = read("a.txt", "I: Hello.\n\nP1: Yes,\n  and more\n\nin a second paragraph.\n\n\nI: Good.\n")
    assert reading.utterances == [
        Utterance("I", "Hello.", None, None, "line", 1, 1),
        Utterance("P1", "Yes,\n  and more\n\nin a second paragraph.", None, None, "line", 3, 6),
        Utterance("I", "Good.", None, None, "line", 9, 9),
    ]


def test_a_colon_in_a_sentence_makes_no_speaker(said):
    talk = (
        "I: So: what did he say?\nP1: Well, he came\nand then\nHe said: go away\n10:30 it was\nsee http://example.org\n"
    )
    assert [who for who, _ in said("a.txt", talk)] == ["I", "P1"]


def test_two_lines_of_one_speaker_are_two_turns(said):
    assert said("a.txt", "P1: One.\nP1: Two.\n") == [("P1", "One."), ("P1", "Two.")]


def test_a_turn_without_words_is_kept(said):
    assert said("a.txt", "P1:\nI: Mm.\n") == [("P1", ""), ("I", "Mm.")]


def test_header_before_the_first_speaker_is_counted(read):
    reading = read("a.txt", "Interview of 12 March\nDate: today\nPlace: Bern\n\nI: Hello.\n")
    assert reading.header_lines == 3
    assert len(reading.utterances) == 1


@pytest.mark.parametrize("rule", ["---", "=====", "* * *"])
def test_a_line_of_dashes_closes_a_header_of_any_kind(read, rule):
    reading = read("a.txt", f"Moderator: the team\nRoom: 12\n{rule}\nI: Hello.\n")
    assert (reading.header_lines, len(reading.utterances)) == (3, 1)


def test_a_speaker_above_dashes_who_speaks_below_is_no_header(source_of):
    from themetrail.ingest.formats import read_transcript

    source = source_of("a.txt", "Bob: Before.\n---\nI: Hello.\nBob: After.\n")
    with pytest.raises(StudyError, match="INT1, line 1: the speaker's label"):
        turns_of(read_transcript(source), source, {"I": Speaker("", "interviewer")})


def test_note_is_nobody(said):
    assert said("a.txt", "I: Hello.\nNote: a door slams\nP1: Yes.\n") == [
        ("I", "Hello.\nNote: a door slams"),
        ("P1", "Yes."),
    ]


def test_words_that_are_nobody_can_be_named(said):
    talk = "I: Hello.\nObservation: a door slams\n"
    assert said("a.txt", talk, not_speakers=["observation"]) == [("I", "Hello.\nObservation: a door slams")]
    assert [who for who, _ in said("a.txt", talk, not_speakers=[])] == ["I", "Observation"]


def test_markdown_with_front_matter(said):
    talk = "---\nauthor: Bob\n---\n# Talk\n\n**I:** Hello *there*.\n\n**P1**: Yes.\n\n> a quotation\n"
    assert said("a.md", talk) == [("I", "Hello *there*."), ("P1", "Yes.\n\n> a quotation")]


def test_label_with_a_time_on_its_own_line(read):
    reading = read("a.txt", "Helen Weiss   0:03\nHello there.\n\nSandra Keller   0:07\nYes, at\nHalf past 12:30\n")
    assert [(u.speaker, u.text, u.start_s) for u in reading.utterances] == [
        ("Helen Weiss", "Hello there.", 3.0),
        ("Sandra Keller", "Yes, at\nHalf past 12:30", 7.0),
    ]


def test_stamps_at_the_ends_become_times_and_others_stay(read):
    one = read("a.txt", "P1: #00:00:07-3# ok [00:08] fine #00:00:09-1#\n").utterances[0]
    assert (one.text, one.start_s, one.end_s) == ("ok [00:08] fine", 7.3, 9.1)


def test_no_speaker_at_all(read):
    with pytest.raises(StudyError, match="INT1: no line begins with a speaker's label"):
        read("a.txt", "just words\nand more of them\n")
