"""WebVTT of Teams and Zoom, and SRT: cues into turns, and no word between the cues."""

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.ingest.source import Utterance

TEAMS = """WEBVTT

uuid/1-0
00:00:01.000 --> 00:00:02.500
<v Helen Weiss>R&amp;D &lt;here&gt;, 5 < 6 &amp;amp; <unclear> <i>yes</i></v>

uuid/1-1
00:00:02.500 --> 00:00:04.000
<v Helen Weiss>Note: and
a second line</v>

NOTE a comment
of two lines

00:00:04.000 --> 00:00:06.000 align:start
<v.loud Sandra Keller>Marks&notes</v> <v Helen Weiss>Right.</v>
"""

ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:02.000
Helen Weiss: Hello

2
00:00:02.000 --> 00:00:03.000
Helen Weiss: again

3
00:00:03.000 --> 00:00:04.000
and on

4
00:00:04.000 --> 00:00:05.000
Sandra Keller: For the recording: yes
"""

SRT = """1
00:00:01,000 --> 00:00:02,000
<i>Helen Weiss: Hello</i>

2
00:00:02,000 --> 00:00:03,250
Helen Weiss: again

3
00:00:04,000 --> 00:00:05,000
- Sandra Keller: A
- Helen Weiss: B
"""


def test_teams(read):
    assert read("a.vtt", TEAMS).utterances == [
        Utterance(
            "Helen Weiss", "R&D <here>, 5 < 6 &amp; <unclear> yes Note: and a second line", 1.0, 4.0, "cue", 1, 2
        ),
        Utterance("Sandra Keller", "Marks&notes", 4.0, 6.0, "cue", 3, 3),
        Utterance("Helen Weiss", "Right.", 4.0, 6.0, "cue", 3, 3),
    ]


def test_zoom(read):
    assert read("a.vtt", ZOOM).utterances == [
        Utterance("Helen Weiss", "Hello again and on", 1.0, 4.0, "cue", 1, 3),
        Utterance("Sandra Keller", "For the recording: yes", 4.0, 5.0, "cue", 4, 4),
    ]


def test_srt(read):
    assert read("a.srt", SRT).utterances == [
        Utterance("Helen Weiss", "Hello again", 1.0, 3.25, "cue", 1, 2),
        Utterance("Sandra Keller", "A", 4.0, 5.0, "cue", 3, 3),
        Utterance("Helen Weiss", "B", 4.0, 5.0, "cue", 3, 3),
    ]


def test_labels_in_voice_tags_are_resolved_too(said):
    talk = TEAMS.replace("<v Helen Weiss>", "<v O&#39;Donnell, Claire (HR)>")
    assert said("a.vtt", talk)[0][0] == "O'Donnell, Claire (HR)"


def test_a_cue_without_words_is_passed_over(said):
    empty = "00:00:02.500 --> 00:00:02.600\n\n"
    assert said("a.vtt", TEAMS.replace("NOTE", empty + "NOTE")) == said("a.vtt", TEAMS)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("WEBVTT", "VTT", "INT1: this is not a WebVTT file"),
        ("Hello\n", "Hello\n\nlost words\n", "INT1, line 7: these lines belong to no cue"),
        ("00:00:01.000 -->", "00:00:xx.000 -->", "INT1: this is not a readable WebVTT file"),
        ("00:00:01.000 -->", "00:00:01.000 ->", "INT1, line 3: these lines belong to no cue"),
        ("00:00:01.000 -->", "00:00:09.000 -->", "INT1, cue 1: this cue ends before it begins"),
        ("Helen Weiss: Hello", "and so on", "INT1, cue 1: there are words before the first speaker"),
    ],
)
def test_broken_webvtt(read, old, new, message):
    with pytest.raises(StudyError, match=message):
        read("a.vtt", ZOOM.replace(old, new, 1))


def test_a_cue_without_a_voice_among_voices(read):
    with pytest.raises(StudyError, match="INT1, cue 1: this cue has words without a speaker"):
        read("a.vtt", TEAMS.replace("<v Helen Weiss>R", "R", 1))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("00:00:02,000 -->", "00:00:02,000 ->", "INT1, cue "),
        ("1\n00", "words\n\n1\n00", "INT1, cue 1: this is not readable as SRT"),
        ("00:00:01,000", "00:00:09,000", "INT1, cue 1: this cue ends before it begins"),
        ("Helen Weiss: Hello", "and so on", "INT1, cue 1: there are words before the first speaker"),
    ],
)
def test_broken_srt(read, old, new, message):
    with pytest.raises(StudyError, match=message):
        read("a.srt", SRT.replace(old, new, 1))


@pytest.mark.parametrize("above", ["Helen Weiss", '1 "Bo Quist" (123)', "Bo Quist"])
def test_a_speaker_named_above_the_times_stops(read, above):
    with pytest.raises(
        StudyError, match="INT1, line 3: the line above a cue's times seems to name the speaker"
    ) as said:
        read("a.vtt", ZOOM.replace("\n1\n", f"\n{above}\n", 1))
    assert above not in str(said.value)


def test_notes_are_counted(read):
    assert read("a.vtt", TEAMS).dropped == {"notes": 1}


@pytest.mark.parametrize("end", ["\u2028", "\x0b", "\x0c"])
def test_any_line_end_in_a_cue_may_begin_another_speaker(said, end):
    talk = f"Helen Weiss: A{end}Sandra Keller: B"
    expected = [("Helen Weiss", "A"), ("Sandra Keller", "B")]
    assert said("a.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{talk}\n") == expected
    assert said("a.srt", f"1\n00:00:01,000 --> 00:00:02,000\n{talk}\n") == expected


OTHERS = """WEBVTT
1
00:00:01,000 --> 00:00:02,500
<v Helen Weiss>00:00:01 Helen Weiss: Nineteen
12
2
00:00:02,500 --> 00:00:04,000
<v >(Pause)
00:00:04,000 --> 00:00:06,000
<v Sandra Keller>[00:00:04] Sandra Keller: Right, at 10:30 we met.
"""


def test_other_makers_leave_out_blank_lines_write_commas_and_repeat_labels_and_stamps(read):
    reading = read("a.vtt", OTHERS)
    assert reading.utterances == [
        Utterance("Helen Weiss", "Nineteen 12", 1.0, 2.5, "cue", 1, 1),
        Utterance("Sandra Keller", "Right, at 10:30 we met.", 4.0, 6.0, "cue", 3, 3),
    ]
    assert reading.dropped == {"sounds that nobody says": 1}


def test_without_blank_lines_words_above_times_are_words(read):
    text = "WEBVTT\n00:01.000 --> 00:02.000\nHelen Weiss: one\n00:02.000 --> 00:03.000\nSandra Keller: two\n"
    assert [said.text for said in read("a.vtt", text).utterances] == ["one", "two"]


def test_a_label_that_is_said_and_not_repeated_stays_and_words_without_a_voice_are_no_sound(read):
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Helen Weiss>Sandra Keller: she said that\n"
    assert read("a.vtt", text).utterances[0].text == "Sandra Keller: she said that"
    with pytest.raises(StudyError, match="words without a speaker"):
        read("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v >(Pause) and then\n")


@pytest.mark.parametrize("words", ["12", "2010-2012"])
def test_a_number_that_is_said_is_no_id_where_cues_have_none(said, words):
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000\nI: When?\n{words}\n00:02.000 --> 00:03.000\nP1: Yes.\n"
    assert said("a.vtt", text) == [("I", f"When? {words}"), ("P1", "Yes.")]


def test_a_number_above_times_is_an_id_where_the_first_cue_has_one(said):
    text = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nI: When?\n2\n00:02.000 --> 00:03.000\nP1: Yes.\n"
    assert said("a.vtt", text) == [("I", "When?"), ("P1", "Yes.")]


def test_words_that_begin_like_a_block_of_styles_are_not_passed_over(read):
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nI: What is it?\n\nSTYLE is all of it\n\n"
    with pytest.raises(StudyError, match=r"line 6: these lines belong to no cue"):
        read("a.vtt", text + "00:03.000 --> 00:04.000\nP1: Yes.\n")


ROLLING = """WEBVTT
Kind: captions

00:00:00.080 --> 00:00:02.389 align:start position:0%
{blank}
I:<00:00:00.400><c> hello</c><00:00:00.560><c> and</c><00:00:00.700><c> welcome</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
I: hello and welcome
{blank}

00:00:02.399 --> 00:00:04.500 align:start position:0%
I: hello and welcome
to<00:00:02.800><c.colorE5E5E5> the</c><00:00:03.100><c> show</c>

00:00:04.500 --> 00:00:04.510 align:start position:0%
to the show
{blank}

00:00:04.510 --> 00:00:06.500 align:start position:0%
to the show
P1:<00:00:05.000><c> thank</c><00:00:05.100><c> you</c>

00:00:06.510 --> 00:00:08.500 align:start position:0%
thank you
thank<00:00:07.000><c> you</c>

00:00:08.500 --> 00:00:09.500 align:start position:0%
thank you
thank you
""".replace("{blank}", " ")


def test_captions_that_roll_say_each_line_once(read):
    reading = read("a.vtt", ROLLING)
    assert [(said.speaker, said.text) for said in reading.utterances] == [
        ("I", "hello and welcome to the show"),
        ("P1", "thank you thank you"),
    ]
    assert reading.dropped == {"lines of captions that are shown again": 7}


def test_srt_rolls_too(said):
    lines = ["I: one", "two", "three", "P1: four", "five"]
    cues = [f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n" + "\n".join(lines[max(0, n - 2) : n]) for n in range(1, 6)]
    assert said("a.srt", "\n\n".join(cues)) == [("I", "one two three"), ("P1", "four five")]


def test_what_somebody_says_again_is_no_rolling_caption(said):
    again = [f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\nP1: Yes." for n in range(1, 7)]
    assert said("a.srt", "\n\n".join(again)) == [("P1", " ".join(["Yes."] * 6))]


@pytest.mark.parametrize("name", ["a.vtt", "a.srt"])
def test_tags_of_style_leave(said, name):
    words = (
        '<font color="#ff0000">I: <i>So</i></font> <c.yellow>5 < 6</c> <FONT face="A">and</FONT>\n<b>on</b> <unclear>'
    )
    times = "00:00:01.000 --> 00:00:02.000" if name == "a.vtt" else "1\n00:00:01,000 --> 00:00:02,000"
    assert said(name, f"{'WEBVTT' if name == 'a.vtt' else ''}\n\n{times}\n{words}\n".lstrip()) == [
        ("I", "So 5 < 6 and on <unclear>")
    ]
