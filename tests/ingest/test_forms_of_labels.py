"""Labels as tools and people write them: in the right mouth when listed, else asked about; few false questions."""

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.speakers import Speaker, turns_of

BERGER = "Thomas Berger"


@pytest.mark.parametrize(
    ("line", "said_by", "start"),
    [
        ("Thomas Berger 0:31: words", BERGER, 31.0),
        ("Thomas Berger, 0:31: words", BERGER, 31.0),
        ("Thomas Berger (10:31 AM): words", BERGER, 37860.0),
        ("Thomas Berger 12:05 pm: words", BERGER, 43500.0),
        (">> Thomas Berger: words", BERGER, None),
        (">>Thomas Berger: words", BERGER, None),
        ("Thomas Berger: (00:08) words", BERGER, 8.0),
        ("Thomas Berger:(00:08) words", BERGER, 8.0),
        ("[00:00:12.34] - Thomas Berger: words", BERGER, 12.34),
        ("Thomas Berger\twords", BERGER, None),
        ("Thomas\u00a0Berger\u00a0: words", BERGER, None),
        ("#00:01:02-3# Thomas Berger: words", BERGER, 62.3),
        ("Thomas Berger: words #00:01:02-3#", BERGER, None),
        ("[SPEAKER_00]: words", "[SPEAKER_00]", None),
        ("[SPEAKER_00] words", "[SPEAKER_00]", None),
        ("[00:00:03.00] [SPEAKER_00] words", "[SPEAKER_00]", 3.0),
        ("(P3?): words", "(P3?)", None),
        ('"Piet": words', '"Piet"', None),
        ("??: words", "??", None),
        ("Group A: Bob: words", "Group A: Bob", None),
        ("12/03/2023, 10:31 - Thomas Berger: words", BERGER, None),
        ("[12.03.23, 10:31:05] Thomas Berger: words", BERGER, None),
        ("2023-03-12 10:31 pm - Thomas Berger: words", BERGER, None),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_a_listed_label_speaks_in_every_form(read, line, said_by, start, ending):
    labels = ("I", BERGER, said_by)
    told = read("a.txt", ending.join(["I: Hello.", line, "I: Good.", ""]), labels).utterances
    assert [(one.speaker, one.text) for one in told] == [("I", "Hello."), (said_by, "words"), ("I", "Good.")]
    assert told[1].start_s == start


@pytest.mark.parametrize(
    "line",
    [
        "[Thomas Berger] 10:02:41",
        "Thomas Berger  0:01",
        "Thomas Berger | 00:01",
        "Thomas Berger [00:00:01]",
        "00:00:01 Thomas Berger",
        "[00:00:01] - Thomas Berger",
        "Thomas Berger 9:31 AM",
    ],
)
def test_a_label_and_a_time_alone_on_a_line(said, line):
    label = "[Thomas Berger]" if line.startswith("[T") else BERGER
    assert said("a.txt", f"I  0:00\nHello.\n\n{line}\nwords\n", ("I", label)) == [("I", "Hello."), (label, "words")]


ODD = [
    "(P3?): x", "??: x", "F?: x", "[Unknown]: x", "[SPEAKER_01]: x", '"Piet": x', "P2 [laughing]: x", "«Piet»: x",
    "P?: x", "(unclear) Bob: x", "Bob 0:31: x", "Bob (10:31 AM): x", ">> Bob: x", "Bob:[laughs] x", "Bob:\u201cx\u201d",
    "bob: x", "[SPEAKER_01] x", "(P3) x", "Okafor, Adaeze (LEEDS TEACHING HOSPITALS NHS TRUST): x", "P1.: x", "p1: x",
    "P 1: x", "P1 - x", "P1 | x", "P1> x",
    "P1; x", "P1. x", "P1", ">> x", "Bob\u00a0: x", "job coach 2: x", "???: x", "(?): x",
]  # fmt: skip


@pytest.mark.parametrize("line", ODD)
def test_what_could_be_a_label_is_asked_or_stops(source_of, line):
    source = source_of("a.txt", f"I: Hello.\n\nP1: Yes,\n{line}\nP1: more\n")
    with pytest.raises(StudyError, match=r"INT1, line 4: ") as asked:
        turns_of(read_transcript(source), source, {name: Speaker("", "other") for name in source.labels})
    assert "Okafor" not in str(asked.value) and "Bob" not in str(asked.value) and "Piet" not in str(asked.value)


@pytest.mark.parametrize(
    "line", ["[Piet de Boer] 10:02:41", "maren holt  0:01", "Maren Holt 0:01", "[00:01] Maren Holt"]
)
@pytest.mark.parametrize("place", ["header", "middle"])
def test_a_label_with_a_time_that_is_not_listed_is_asked(source_of, line, place):
    block = f"{line}\nwords\n\n"
    talk = ("" if place == "middle" else block) + "I  0:05\nHello.\n\n" + (block if place == "middle" else "")
    source = source_of("a.txt", talk)
    with pytest.raises(StudyError, match=r"INT1, line [14]: the speaker's label here is not in the sheet"):
        turns_of(read_transcript(source), source, {"I": Speaker("", "interviewer")})


@pytest.mark.parametrize(
    "line",
    [
        "He said: go away", "he said: go", "And then she was like: no way", "One thing: it was late", "So: we left.",
        "Well: no", "at 10:30 we left", "At 10:30: we left", "10:30 was too early", "https://example.org", "C:\\temp",
        "Note: a door slams", "[laughs] And then we left", "(laughs) yes", "[laughs]", "(...) and on", "[...] and on",
        "- one thing: two", "Because: no", "[I] went home", "Yes:) fine", "Ratio 3:1 it was", "und er sagte: nein",
        "Erstens: nein", "Et il dit : non", "half past 12:30", "The train left Zurich at 10:02", "[pause 3] so",
        "(2019) it was",
        "\u201cNo way\u201d: that was it", "Psalm 23:4 says", "std::vector", "* a list", "1. P2 said so", "> quoted",
    ],
)  # fmt: skip
def test_words_with_a_colon_stay_words(said, line):
    talk = f"I: Hello.\n\nP1: Yes,\n{line}\nand more.\n\nI: Good.\n"
    assert said("a.txt", talk) == [("I", "Hello."), ("P1", f"Yes,\n{line}\nand more."), ("I", "Good.")]


@pytest.mark.parametrize(
    "words",
    ["Zum Beispiel: so.", "For example: so.", "One thing: so.", "Par exemple : oui.", "Hi: so.", "Das Problem: so."],
)
def test_what_begins_a_sentence_is_no_label(said, words):
    told = said("a.txt", f"I: Hello.\nP1: Yes.\n{words}\nI: Good.\n", ("I", "P1"))
    assert told == [("I", "Hello."), ("P1", f"Yes.\n{words}"), ("I", "Good.")]


def test_the_head_of_a_transcript_of_teams_is_no_speakers(read):
    head = "Weekly talk-20230601-Meeting Recording\nJune 1, 2023, 8:00AM\n32m 10s\n\n"
    reading = read("a.txt", f"{head}Thomas Berger   0:03\nHello.\n\nI   0:10\nGood.\n", ("I", BERGER))
    assert (reading.header_lines, [one.speaker for one in reading.utterances]) == (3, [BERGER, "I"])


@pytest.mark.parametrize("day", ["Thursday, 1 June 2023", "1.6.2023", "1er juin 2023", "2023-06-01", "1. Juni 2023"])
@pytest.mark.parametrize("name", ["", "Anna ", "Meier, "])
def test_a_date_before_a_time_is_no_label_but_a_name_before_the_date_is(source_of, name, day):
    source = source_of("a.txt", f"I  0:00\nHello.\n\n{name}{day} 10:31\nwords\n", ("I",))
    assert [one.speaker for one in read_transcript(source).utterances] == ["I", *([f"{name}{day}"] if name else [])]


@pytest.mark.parametrize("before", ["12/03/2023, 10:31 - ", "[12.03.23, 10:31:05] "])
def test_a_label_behind_a_date_that_is_not_listed_is_asked(source_of, before):
    source = source_of("a.txt", f"I: Hello.\n{before}Bob: words\n", ("I",))
    assert [one.speaker for one in read_transcript(source).utterances] == ["I", "Bob"]


def test_a_sentence_broken_at_the_width_of_the_page(said):
    wrapped = "P1: We had known him for years and he came to us with all of it and then he\nsaid: go away, all of you."
    turn = wrapped.removeprefix("P1: ")
    talk = f"I: Hello.\n\n{wrapped}\n\nI: Good.\n"
    assert said("a.txt", talk)[1] == ("P1", turn)
    assert [who for who, _ in said("a.txt", talk.replace("then he\n", "then he left.\n"))] == ["I", "P1", "said", "I"]


def test_labels_alone_on_their_lines(source_of, said):
    talk = "Helen Weiss\nHello.\n\nSandra Keller\nYes.\nMore.\n\nHelen Weiss\nGood.\n"
    expected = [("Helen Weiss", "Hello."), ("Sandra Keller", "Yes.\nMore."), ("Helen Weiss", "Good.")]
    assert said("a.txt", talk) == expected
    with pytest.raises(StudyError, match="INT1, line 4: the speaker's label here"):
        source = source_of("a.txt", talk, ("Helen Weiss",))
        turns_of(read_transcript(source), source, {"Helen Weiss": Speaker("", "other")})


def test_one_sentence_asks_for_all_labels_by_their_places(source_of):
    source = source_of("a.txt", "I: Hello.\nBob: a\nI: b\nBob: c\nP-1: d\nCarol: e\n")
    with pytest.raises(StudyError) as asked:
        turns_of(read_transcript(source), source, {"I": Speaker("", "other"), "P1": Speaker("A", "participant")})
    sentence = str(asked.value)
    assert sentence.startswith("INT1, line 2: the speaker's label here (and at line 4, 5 and 6) is not in the sheet")
    assert "that at line 5 differs from a listed one" in sentence
    assert "themetrail labels FILE --directory MY-STUDY" in sentence and "nobody" in sentence


def test_a_label_that_is_nobody_stays_in_its_turn(said):
    talk = "I: Hello.\nObservation: a door\nP1: Yes.\n"
    assert said("a.txt", talk, not_speakers=["Observation"]) == [("I", "Hello.\nObservation: a door"), ("P1", "Yes.")]


@pytest.mark.parametrize(("second", "stops"), [("- P1: B", False), ("- B", True), ("&gt;&gt; B", True)])
def test_a_change_of_speaker_in_captions_needs_a_name(said, second, stops):
    talk = f"WEBVTT\n\n00:01.000 --> 00:02.000\n- I: A\n{second}\n"
    if stops:
        with pytest.raises(StudyError, match="INT1, cue 1: a dash or >> says here that somebody else speaks"):
            said("a.vtt", talk)
    else:
        assert said("a.vtt", talk) == [("I", "A"), ("P1", "B")]


def test_headings_in_markdown_are_nobodys_and_counted(read):
    reading = read("a.md", "**I:** Hello.\n\n## Part two\n\n**P1:** Yes.\n")
    assert [(u.speaker, u.text) for u in reading.utterances] == [("I", "Hello."), ("P1", "Yes.")]
    assert reading.dropped == {"headings between turns": 1}
    with pytest.raises(StudyError, match="INT1, line 3: a heading stands here that may be somebody's words"):
        read("a.md", "**I:** Hello.\n\n## What did you do then?\n\n**P1:** Yes.\n")
