"""Transcripts as each tool writes them: formats by quirks, each read as what was said by whom, and nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pytest

from ingest.word_documents import cell, paragraph, row, run, table, with_body
from themetrail.contracts.errors import StudyError

ANNA, BOB = "Anna Meier", "Speaker 2"
TALK = ("How was it?", "Good. At 10:30 I left.", "Why?")
OF_TOOL = "lines of a recorder or transcriber"
HEADING = '<w:outlineLvl w:val="1"/>'


@dataclass(frozen=True)
class Written:
    """What a tool wrote, and what is read of it."""

    file: str
    content: str | bytes
    speakers: tuple[str, ...] = (ANNA, BOB, ANNA)
    said: tuple[str, ...] = TALK
    starts: tuple[float | None, ...] = (3.0, 10.0, 20.0)
    dropped: dict[str, int] = field(default_factory=dict)
    header: int = 0


def lines(*texts: str) -> str:
    """A paragraph of Word whose lines are broken softly."""
    return f"<w:p>{run(chr(10).join(texts))}</w:p>"


def bold(label: str, words: str) -> str:
    return f"<w:p>{run(label, '<w:b/>')}{run(words)}</w:p>"


def grid(*rows: tuple[str, ...]) -> bytes:
    return with_body(table(*[row(*[cell(paragraph(text)) for text in one]) for one in rows]))


HOW, GOOD, WHY = TALK
UNTIMED = (None, None, None)
OF_RTF = (("I", "B", "I"), ("Jürg?", GOOD, WHY), UNTIMED)
WORD_SPEAKERS = ("Speaker 1", "Speaker 2", "Speaker 1")
WRITTEN = {
    "Word's transcription": Written(
        "a.docx",
        with_body(
            paragraph("Audio file"),
            paragraph("Interview Anna Meier.m4a"),
            paragraph("Transcript", HEADING),
            *map(paragraph, ["00:00:03 Speaker 1", HOW, "00:00:10 Speaker 2", GOOD, "00:00:20 Speaker 1", WHY]),
        ),
        WORD_SPEAKERS,
        header=3,
    ),
    "Word's transcription, softly broken, in German": Written(
        "a.docx",
        with_body(
            lines("00:00:03 Sprecher 1", HOW), lines("00:00:10 Sprecher 2", GOOD), lines("00:00:20 Sprecher 1", WHY)
        ),
        ("Sprecher 1", "Sprecher 2", "Sprecher 1"),
    ),
    "Teams' old DOCX, a paragraph each": Written(
        "a.docx",
        with_body(
            *map(paragraph, ["0:0:3.0 --> 0:0:9.500", ANNA, HOW, "", "0:0:10.0 --> 0:0:12.0", BOB, GOOD, ""]),
            *map(paragraph, ["0:0:20.0 --> 0:0:21.0", ANNA, WHY]),
        ),
    ),
    "Teams' old DOCX, softly broken; neighbours of one speaker are one turn": Written(
        "a.docx",
        with_body(
            lines("0:0:3.0 --> 0:0:9.500", ANNA, "How was"),
            lines("0:0:9.500 --> 0:0:9.900", ANNA, "it?"),
            lines("0:0:10.0 --> 0:0:12.0", BOB, GOOD),
            lines("0:0:20.0 --> 0:0:21.0", ANNA, WHY),
        ),
    ),
    "Teams' new DOCX": Written(
        "a.docx",
        with_body(
            paragraph("Interview-20230601_100000-Meeting Recording"),
            paragraph("June 1, 2023, 8:00AM"),
            lines(f"{ANNA}   0:03", HOW),
            lines(f"{BOB}   0:10", GOOD),
            lines(f"{ANNA}   0:20", WHY),
            paragraph("Anna Meier stopped transcription"),
        ),
        dropped={OF_TOOL: 1},
        header=2,
    ),
    "DOCX as a table of time, speaker and text": Written(
        "a.docx", grid(("Time", "Speaker", "Text"), ("00:03", ANNA, HOW), ("00:10", BOB, GOOD), ("00:20", ANNA, WHY))
    ),
    "DOCX as a table without a heading": Written(
        "a.docx", grid(("00:03", ANNA, HOW), ("00:10", BOB, GOOD), ("00:20", ANNA, WHY))
    ),
    "DOCX with labels in bold": Written(
        "a.docx", with_body(bold(ANNA, f" {HOW}"), bold(f"{BOB} ", GOOD), bold(ANNA, f" {WHY}")), starts=UNTIMED
    ),
    "DOCX with soft line breaks": Written(
        "a.docx", with_body(lines(f"{ANNA}: {HOW}", f"{BOB}: {GOOD}", f"{ANNA}: {WHY}")), starts=UNTIMED
    ),
    "Otter, with its head and foot": Written(
        "a.txt",
        "Interview 3\nTue, Mar 08, 2022 10:31AM • 42:32\n\nSUMMARY KEYWORDS\nwork, coach\n\nSPEAKERS\nAnna Meier,"
        f" Speaker 2\n\n{ANNA}  00:03\n{HOW}\n\n{BOB}  00:10\n{GOOD}\n\n{ANNA}  00:20\n{WHY}\n\n"
        "Transcribed by https://otter.ai\n",
        dropped={OF_TOOL: 1},
        header=6,
    ),
    "Zoom's saved captions": Written(
        "a.txt",
        f"[{ANNA}] 10:02:41\n{HOW}\n\n[{BOB}] 10:02:50\n{GOOD}\n\n[{ANNA}] 10:02:58\n{WHY}\n",
        (f"[{ANNA}]", f"[{BOB}]", f"[{ANNA}]"),
        starts=(36161.0, 36170.0, 36178.0),
    ),
    "Zoom's chat": Written(
        "a.txt",
        f"10:02:41 From {ANNA} to Everyone:\n\t{HOW}\n10:02:50 From {BOB} to {ANNA}(Direct Message):\n"
        f'\tReplying to "{HOW}"\n\t\n\tNote: good.\n\tAt 10:30 I left.\n10:02:58 From {ANNA} to Everyone:\n\t{WHY}\n',
        said=(HOW, "Note: good.\nAt 10:30 I left.", WHY),
        starts=(36161.0, 36170.0, 36178.0),
        dropped={"lines of a chat that repeat what others wrote": 1},
    ),
    "Zoom's chat of earlier versions": Written(
        "a.txt",
        f"10:02:41\t From  {ANNA} : {HOW}\n10:02:50\t From  {BOB} : {GOOD}\n10:02:58\t From  {ANNA} : {WHY}\n",
        starts=(36161.0, 36170.0, 36178.0),
    ),
    "Zoom's chat in German": Written(
        "a.txt",
        f"10:02:41 Von {ANNA} an Alle:\n\t{HOW}\n10:02:50 Von {BOB} an Alle:\n\t{GOOD}\n"
        f"10:02:58 Von {ANNA} an Alle:\n\t{WHY}",
        starts=(36161.0, 36170.0, 36178.0),
    ),
    "Webex's chat": Written(
        "a.txt",
        f"from {ANNA} to everyone:    10:02 AM\n{HOW}\nfrom {BOB} to everyone:    10:03 AM\n{GOOD}\n"
        f"from {ANNA} to everyone:    10:04 AM\n{WHY}\n",
        starts=(36120.0, 36180.0, 36240.0),
    ),
    "names that begin with a word of a chat": Written(
        "a.txt",
        f"00:03 De la Tour: {HOW}\n00:10 Von Allmen: {GOOD}\n00:20 De la Tour: {WHY}\n",
        ("De la Tour", "Von Allmen", "De la Tour"),
    ),
    "noScribe as text": Written(
        "a.txt",
        "Meier\n\nTranscribed with noScribe vers. 0.6.2\nAudio file: C:/Daten/Anna Meier.mp3\n"
        f"(Start (hh:mm:ss): 00:00:00 | Stop: 00:10:00)\n\nS00: [00:00:03] {HOW}\n\n"
        f"S01: [00:00:10] {GOOD}\n\nS00: [00:00:20] {WHY}\n",
        ("S00", "S01", "S00"),
        dropped={OF_TOOL: 3},
        header=1,
    ),
    "noScribe as text, in French": Written(
        "a.txt",
        "Meier\n\nTranscrit avec noScribe vers. 0.6.2\nFichier audio : /home/anna/Anna Meier.mp3\n"
        f"(Début : 00:00:00 | a)\n\nS00: {HOW}\n\nS01: {GOOD}\n\nS00: {WHY}\n",
        ("S00", "S01", "S00"),
        starts=UNTIMED,
        dropped={OF_TOOL: 3},
        header=1,
    ),
    "noScribe as VTT": Written(
        "a.vtt",
        "WEBVTT Meier\n\nNOTE\nTranscribed with noScribe vers. 0.6.2\n\n1\n00:00:03.000 --> 00:00:09.000\n"
        f"<v S00>{HOW}\n\n2\n00:00:09.000 --> 00:00:10.000\n<v >(Pause)\n\n3\n00:00:10.000 --> 00:00:12.000\n"
        f"<v S01>{GOOD}\n\n4\n00:00:20.000 --> 00:00:22.000\n<v S00>{WHY}\n",
        ("S00", "S01", "S00"),
        dropped={"notes": 1, "sounds that nobody says": 1},
    ),
    "WhisperX as text": Written(
        "a.txt",
        f"[SPEAKER_01]: {HOW}\n[SPEAKER_00]: {GOOD}\n[SPEAKER_01]: {WHY}\n",
        ("[SPEAKER_01]", "[SPEAKER_00]", "[SPEAKER_01]"),
        starts=UNTIMED,
    ),
    "WhisperX as SRT": Written(
        "a.srt",
        f"1\n00:00:03,000 --> 00:00:09,000\n[SPEAKER_01]: {HOW}\n\n2\n00:00:10,000 --> 00:00:12,000\n"
        f"[SPEAKER_00]: {GOOD}\n\n3\n00:00:20,000 --> 00:00:22,000\n[SPEAKER_01]: {WHY}\n",
        ("[SPEAKER_01]", "[SPEAKER_00]", "[SPEAKER_01]"),
    ),
    "Word's transcription, voices named": Written(
        "a.txt", f"00:00:03 Anna\n{HOW}\n00:00:10 Bob\n{GOOD}\n00:00:20 Anna\n{WHY}\n", ("Anna", "Bob", "Anna")
    ),
    "whisper.cpp as a table, in milliseconds": Written(
        "a.csv",
        f'start,end,speaker,text\n3000,3800,"0"," {HOW}"\n10000,12000,"1"," {GOOD}"\n20000,21000,"0"," {WHY}"\n',
        ("0", "1", "0"),
    ),
    "whisper.cpp in pieces": Written(
        "a.txt",
        f"[00:00:03.000 --> 00:00:04.000]   (speaker 0) How was\n[00:00:04.000 --> 00:00:09.000]   (speaker 0) it?\n"
        f"[00:00:10.000 --> 00:00:12.000]   (speaker 1) {GOOD}\n[00:00:20.000 --> 00:00:22.000]   (speaker 0) {WHY}\n",
        ("(speaker 0)", "(speaker 1)", "(speaker 0)"),
    ),
    "easytranscript, a pause on a line of its own": Written(
        "a.txt",
        f"I: {HOW} #00:00:04-3#\n(Pause) #00:00:06-0#\nB: {GOOD} #00:00:09-1#\nI: {WHY} #00:00:12-0#\n",
        ("I", "B", "I"),
        (f"{HOW} #00:00:04-3#\n(Pause)", GOOD, WHY),
        UNTIMED,
    ),
    "whisper.cpp on the screen": Written(
        "a.txt",
        f"[00:00:03.000 --> 00:00:09.000]   (speaker 0) {HOW}\n[00:00:10.000 --> 00:00:12.000]   (speaker 1) {GOOD}\n"
        f"[00:00:20.000 --> 00:00:22.000]   (speaker ?) {WHY}\n",
        ("(speaker 0)", "(speaker 1)", "(speaker ?)"),
    ),
    "whisper.cpp as text": Written(
        "a.txt",
        f" (speaker 0) {HOW}\n (speaker 1) {GOOD}\n (speaker 0) {WHY}\n",
        ("(speaker 0)", "(speaker 1)", "(speaker 0)"),
        starts=UNTIMED,
    ),
    "Trint, the time behind the name": Written(
        "a.txt", f"{ANNA} [00:00:03] {HOW}\n\n{BOB} [00:00:10] {GOOD}\n\n{ANNA} [00:00:20] {WHY}\n"
    ),
    "Trint, DOCX": Written(
        "a.docx",
        with_body(*map(paragraph, [f"{ANNA} [0:03] {HOW}", f"{BOB} [0:10] {GOOD}", f"{ANNA} [0:20] {WHY}"])),
    ),
    "Trint, the time first": Written(
        "a.txt", f"[00:00:03] {ANNA}\n{HOW}\n\n[00:00:10] {BOB}\n{GOOD}\n\n[00:00:20] {ANNA}\n{WHY}\n"
    ),
    "Descript, Markdown": Written(
        "a.md",
        f"# Talk\n\n[00:03] **{ANNA}:** {HOW}\n\n[00:00:10] **{BOB}:** {GOOD}\n\n[00:00:20] **{ANNA}:** {WHY}\n",
        header=1,
    ),
    "Descript, text": Written(
        "a.txt", f"{ANNA}: [00:00:03] {HOW}\n\n{BOB}: [00:00:10] {GOOD}\n\n{ANNA}: [00:00:20] {WHY}\n"
    ),
    "Rev": Written("a.txt", f"{ANNA} (00:03):\n{HOW}\n\n{BOB} (00:10):\n{GOOD}\n\n{ANNA} (00:20):\n{WHY}\n"),
    "f4, the time behind": Written(
        "a.txt", f"I: {HOW} #00:00:04-3#\n\nB: {GOOD} #00:00:09-1#\n\nI: {WHY} #00:01:04-0#\n", ("I", "B", "I"),
        starts=UNTIMED,
    ),
    "f4, the time on both sides": Written(
        "a.txt",
        f"#00:00:03-0# I: {HOW} #00:00:09-3#\n"
        f"#00:00:10-0# B: {GOOD} #00:00:12-1#\n#00:00:20-0# I: {WHY} #00:01:04-0#\n",
        ("I", "B", "I"),
    ),
    "easytranscript, RTF": Written(
        "a.rtf",
        rf"{{\rtf1\ansi I: {HOW} #00:00:04-3#\par B: {GOOD} #00:00:09-1#\par I: {WHY} #00:00:12-0#\par}}",
        ("I", "B", "I"),
        starts=UNTIMED,
    ),
    "WhisperX as JSON": Written(
        "a.json",
        json.dumps(
            {
                "segments": [
                    {"start": 3.0, "end": 5.0, "text": " How was", "words": [], "speaker": "SPEAKER_01"},
                    {"start": 5.0, "end": 6.0, "text": " it?", "words": [], "speaker": "SPEAKER_01"},
                    {"start": 10.0, "end": 12.0, "text": f" {GOOD}", "words": [], "speaker": "SPEAKER_00"},
                    {"start": 20.0, "end": 22.0, "text": f" {WHY}", "words": [], "speaker": "SPEAKER_01"},
                ],
                "word_segments": [],
                "language": "en",
            }
        ),
        ("SPEAKER_01", "SPEAKER_00", "SPEAKER_01"),
        dropped={"other parts of the file": 1},
    ),
    "whisper.cpp as JSON": Written(
        "a.json",
        json.dumps(
            {
                "systeminfo": "AVX = 1",
                "model": {"type": "base"},
                "transcription": [
                    {
                        "timestamps": {"from": f"00:00:{at:02},000", "to": f"00:00:{at + 2:02},000"},
                        "offsets": {"from": at * 1000, "to": at * 1000 + 2000},
                        "text": f" {words}",
                        "speaker": who,
                    }
                    for at, who, words in ((3, "0", HOW), (10, "1", GOOD), (20, "0", WHY))
                ],
            }
        ),
        ("0", "1", "0"),
        dropped={"other parts of the file": 1},
    ),
    "Rev as JSON": Written(
        "a.json",
        json.dumps(
            {
                "monologues": [
                    {
                        "speaker": who,
                        "elements": [
                            {"type": "text", "value": words[:3], "ts": at, "end_ts": at + 1, "confidence": 1},
                            {"type": "punct", "value": words[3:]},
                        ],
                    }
                    for at, who, words in ((3, 0, HOW), (10, 1, GOOD), (20, 0, WHY))
                ]
            }
        ),
        ("0", "1", "0"),
    ),
    "oTranscribe": Written(
        "a.otr",
        json.dumps(
            {
                "text": f'<p><span class="timestamp" data-timestamp="3.2">00:03</span>&nbsp;<b>{ANNA}:</b> {HOW}</p>'
                f'<div><br></div><div>{BOB}: <span class="timestamp" data-timestamp="10">00:10</span>&nbsp;{GOOD}</div>'
                f'<p><span class="timestamp">00:20</span> {ANNA}:&nbsp;{WHY}<br></p>',
                "media": "Interview Anna Meier.mp3",
                "media-time": 21.5,
            }
        ),
        dropped={"names of recordings": 1},
    ),
    "names before tabs": Written("a.txt", f"{ANNA}\t{HOW}\n{BOB}\t{GOOD}\n{ANNA}\t{WHY}\n", starts=UNTIMED),
    "times and names before tabs": Written(
        "a.txt", f"00:03\t{ANNA}\t{HOW}\n00:10\t{BOB}\t{GOOD}\n00:20\t{ANNA}\t{WHY}\n"
    ),
    "a numbered list": Written(
        "a.txt",
        f"1. {ANNA}: {HOW}\n2. {BOB}: {GOOD}\n3. {ANNA}: {WHY}\n",
        starts=UNTIMED,
        dropped={"numbers before lines": 3},
    ),
    "numbered lines": Written(
        "a.txt",
        f"1  {ANNA}: How was\n2  it?\n3  {BOB}: {GOOD}\n4  {ANNA}: {WHY}\n",
        said=("How was\nit?", GOOD, WHY),
        starts=UNTIMED,
        dropped={"numbers before lines": 4},
    ),
    "VTT with commas in times": Written(
        "a.vtt",
        f"WEBVTT\n\n00:00:03,000 --> 00:00:09,000\n{ANNA}: {HOW}\n\n00:00:10,000 --> 00:00:12,000\n{BOB}: {GOOD}\n\n"
        f"00:00:20,000 --> 00:00:21,000\n{ANNA}: {WHY}\n",
    ),
    "VTT without blank lines": Written(
        "a.vtt",
        f"WEBVTT\n00:00:03.000 --> 00:00:09.000\n{ANNA}: {HOW}\n00:00:10.000 --> 00:00:12.000\n{BOB}: {GOOD}\n"
        f"00:00:20.000 --> 00:00:21.000\n{ANNA}: {WHY}\n",
    ),
    "RTF of a Mac": Written(
        "a.rtf", rf"{{\rtf1\mac I: J\'9frg?\par B: {GOOD}\par I: {WHY}\par}}", *OF_RTF
    ),
    "RTF of DOS": Written(
        "a.rtf", rf"{{\rtf1\pc I: J\'81rg?\par B: {GOOD}\par I: {WHY}\par}}", *OF_RTF
    ),
    "RTF of OS/2": Written(
        "a.rtf", rf"{{\rtf1\pca I: J\'81rg?\par B: {GOOD}\par I: {WHY}\par}}", *OF_RTF
    ),
}  # fmt: skip


@pytest.mark.parametrize("listed", [False, True], ids=["labels to be found", "labels listed"])
@pytest.mark.parametrize("tool", WRITTEN)
def test_what_a_tool_wrote_is_read_as_who_said_what(read, tool, listed):
    written = WRITTEN[tool]
    labels = tuple(dict.fromkeys(written.speakers)) if listed else ()
    reading = read(written.file, written.content, labels)
    told = reading.utterances
    assert [(one.speaker, one.text) for one in told] == list(zip(written.speakers, written.said, strict=True))
    assert tuple(one.start_s for one in told) == written.starts
    assert (reading.dropped, reading.header_lines) == (written.dropped, written.header)


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        # a time within what I say is no turn of the interviewer's
        ("I: Hello.\nP1: Well,\nI [00:01:09] went.\n", ("I", "P1"), ["Hello.", "Well,\nI [00:01:09] went."]),
        ("I: Hello.\nP1: And then [00:01:09] we went.\n", (), ["Hello.", "And then [00:01:09] we went."]),
        # a name before a tab that is not listed is nobody else's words: it is found, and asked about
        ("I\tHello.\nBob Stone\tYes.\nI\tAh.\n", ("I",), ["Hello.", "Yes.", "Ah."]),
        # numbers that do not count on, or before what is no label, are said
        (
            "I: How many?\nP1: These:\n1. Bread\n2. Milk\n3. Salt\n",
            (),
            ["How many?", "These:\n1. Bread\n2. Milk\n3. Salt"],
        ),
        ("I: Tell me\tmore.\nP1: Yes\tand no.\n", (), ["Tell me\tmore.", "Yes\tand no."]),
    ],
)
def test_what_only_resembles_a_tools_marks_stays_what_was_said(said, text, labels, expected):
    assert [words for _, words in said("a.txt", text, labels)] == expected


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        (
            "a.txt",
            "0:0:1.0 --> 0:0:2.0\nHello there.\n\n0:0:3.0 --> 0:0:4.0\nYes.\n",
            "line 1 and 4.*no line of its own",
        ),
        (
            "a.txt",
            "1\n00:00:01,000 --> 00:00:02,000\nBob: A\n\n2\n00:00:03,000 --> 00:00:04,000\nBob: B\n",
            "ending .vtt",
        ),
    ],
)
def test_blocks_that_do_not_say_who_speaks_are_refused_by_the_nearest_layout(read, file, text, message):
    with pytest.raises(StudyError, match=message):
        read(file, text)


SEGMENT = {"text": "a", "speaker": "A"}


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("a.json", "{", "INT1, line 1: this is not a readable JSON"),
        ("a.json", "[" * 200_000, "INT1: this is not a readable JSON"),
        ("a.json", '{"segments": [], "segments": [{"text": "a", "speaker": "A"}]}', "not a readable JSON"),
        ("a.json", '{"duration": 3}', "the nearest one is a list of records that each name 'speaker' and 'text'"),
        ("a.json", json.dumps({"segments": [{"text": "a"}, {"text": "b"}]}), "without telling speakers apart"),
        ("a.json", json.dumps({"segments": [SEGMENT, {"text": "b"}]}), "record 2: these records have words and no"),
        ("a.json", json.dumps([SEGMENT, {"text": 3, "speaker": "A"}]), "record 2: this record has no words as text"),
        ("a.otr", '{"media": "b.mp3"}', "it holds no 'text'"),
        ("a.otr", '{"text": "<p>How was it?</p>"}', "no line begins with a speaker's label"),
    ],
)
def test_what_json_does_not_say_is_one_sentence(read, file, text, message):
    with pytest.raises(StudyError, match=message):
        read(file, text)
