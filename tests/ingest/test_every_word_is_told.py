"""Transcripts with faults: every word is in a turn of its speaker, or counted as left out, or the run stops.

Each word stands once in a file, so that it can be found again. What was said must come back from the right mouth;
what a fault put into the file must be in the mouth named for it, or be counted, or end in a sentence without words.
"""

import csv
import io
import re
from collections import Counter
from itertools import accumulate, count
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ingest.word_documents import cell, control, paragraph, row, run, table, with_body
from themetrail.configuration.ingest import Ingest
from themetrail.contracts.errors import StudyError
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.source import Source
from themetrail.ingest.speakers import Speaker, turns_of

SPEAKERS = {
    "Helen Weiss": Speaker("", "interviewer"),
    "P1": Speaker("A", "participant"),
    "Ås, Zoë": Speaker("B", "participant"),
}
STRANGERS = (
    "Bo Quist",
    "Quist",
    "(P3?)",
    "??",
    "F?",
    "[Unknown]",
    "[SPEAKER_01]",
    '"Quist"',
    "P1 [laughing]",
    "p1",
    "HELEN WEISS",
)
WORD = re.compile(r"\bq[a-z]+x\b")


def words() -> st.SearchStrategy[int]:
    return st.integers(1, 4)


turns = st.tuples(st.just("turn"), st.sampled_from(sorted(SPEAKERS)), words(), st.integers(0, 99))


def elements(faults: dict) -> st.SearchStrategy[list]:
    """Turns, some of them without words, and faults between them; a turn first."""
    fault = st.tuples(st.just("fault"), st.sampled_from(sorted(faults)), words(), st.integers(0, 99))
    return st.tuples(turns, st.lists(st.one_of(turns, turns, fault), max_size=6)).map(
        lambda parts: [parts[0], *parts[1]]
    )


class File:
    """A file in the making: whose each word is, which words are nobody's, and whether a fault may stop the reading."""

    def __init__(self) -> None:
        self._names = ("q" + "".join("abcdefghij"[int(digit)] for digit in str(n)) + "x" for n in count())
        self.whose: dict[str, str | None] = {}
        self.pieces: list = []
        self.who = ""
        self.may_stop = False

    def say(self, number: int, who: str | None) -> str:
        new = [next(self._names) for _ in range(number)]
        self.whose |= dict.fromkeys(new, who)
        return " ".join(new)

    def build(self, parts: list, write_turn, faults: dict):
        for kind, what, number, choice in parts:
            if kind == "turn":
                self.who = what
                self.pieces.append(write_turn(self, what, self.say(number, what), choice))
            else:
                whose, write = faults[what]
                self.may_stop |= whose != "same"
                said = self.say(number, self.who if whose == "same" else None)
                self.pieces.append(write(self, said, choice))
        return self.pieces


def check(tmp_path: Path, name: str, content: bytes, made: File) -> None:
    (tmp_path / name).write_bytes(content)
    source = Source.of(tmp_path / name, "INT1", labels=list(SPEAKERS), not_speakers=Ingest().not_speakers)
    try:
        reading = read_transcript(source)
        told = turns_of(reading, source, SPEAKERS)
    except StudyError as stopped:
        assert made.may_stop, stopped
        assert not WORD.search(str(stopped)) and "Quist" not in str(stopped) and "Weiss" not in str(stopped)
        return
    mouths = [(word, row_["speaker"]) for row_ in told.rows for word in WORD.findall(row_["text"])]
    assert max(Counter(word for word, _ in mouths).values(), default=1) == 1
    mouths = dict(mouths)
    left_out = [word for word in made.whose if word not in mouths]
    assert not [word for word in left_out if made.whose[word]], "words of a speaker are gone"
    assert {word: mouths[word] for word in mouths} == {word: made.whose[word] for word in mouths}
    assert not left_out or sum(reading.dropped.values()) > 0, "words of nobody are gone without being counted"


def choose(choice: int, *options):
    return options[choice % len(options)]


some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
many = settings(some, max_examples=1500)

# ---- plain text ------------------------------------------------------------------------------------------------------


def line_of_turn(made, who, said, choice):
    return choose(
        choice, f"{who}: {said}", f"{who} : {said}", f"[00:01:02] {who}: {said}", f"{who} 0:31: {said}",
        f"{who} (10:31 AM): {said}", f">> {who}: {said}", f"{who}: (00:08) {said}", f"{who}:\n{said}", f"{who}\t{said}",
    )  # fmt: skip


IN_TEXT = {
    "sentence": (
        "same",
        lambda made, said, n: choose(n, f"He said: {said}", f"So: {said}", f"[laughs] {said}", f"at 10:30 {said}"),
    ),
    "note": ("same", lambda made, said, n: f"Note: {said}"),
    "blank": ("same", lambda made, said, n: f"\n\n{said}"),
    "stranger": ("nobody", lambda made, said, n: f"{choose(n, *STRANGERS)}: {said}"),
    "timed stranger": (
        "nobody",
        lambda made, said, n: choose(n, f"Bo Quist 0:31: {said}", f">> Bo Quist: {said}", f"Quist (1:02): {said}"),
    ),
    "no colon": (
        "nobody",
        lambda made, said, n: choose(n, f"P1 - {said}", f"P1\n{said}", f"P1 | {said}", f">> {said}"),
    ),
    "bracketed": ("nobody", lambda made, said, n: choose(n, f"[SPEAKER_07] {said}", f"(P1) {said}")),
}


@pytest.mark.parametrize("example", [some, pytest.param(many, marks=pytest.mark.long)], ids=["some", "many"])
def test_plain_text(tmp_path, example):
    @example
    @given(
        elements(IN_TEXT),
        st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\x0b", "\n\n"]),
        st.sampled_from(["", "byte", "nul"]),
    )
    def lines(parts, end, harm):
        made = File()
        content = end.join(made.build(parts, line_of_turn, IN_TEXT)).encode()
        if harm:
            made.may_stop = True
            content += {"byte": b"\nP1: caf\xe9 ", "nul": b"\nP1: a\0b "}[harm]
            content += made.say(1, "P1").encode()
        check(tmp_path, "a.txt", content, made)

    lines()


# ---- Word ------------------------------------------------------------------------------------------------------------


def paragraphs_of_turn(made, who, said, choice):
    label, words_ = f"{who}: ", said
    return choose(
        choice,
        paragraph(label + words_),
        control(paragraph(label + words_)),
        f"<w:p><w:ins w:id='1' w:author='x'>{run(label)}</w:ins><w:smartTag>{run(words_)}</w:smartTag></w:p>",
        f"<w:p>{run(label, '<w:b/>')}{control(run(words_))}</w:p>",
        table(row(cell(paragraph(who)), cell(paragraph(words_)))),
        table(control(row(control(cell(paragraph(who))), cell(control(paragraph(words_)))))),
        table(row(cell(paragraph(label + words_), "<w:gridSpan w:val='2'/>"))),
        paragraph(f"{label}\n{words_}"),
    )


def boxed(said):
    return f"<w:p><w:r><w:pict><w:txbxContent>{paragraph(said)}</w:txbxContent></w:pict></w:r></w:p>"


IN_WORD = {
    "paragraph": ("same", lambda made, said, n: paragraph(said)),
    "break": ("same", lambda made, said, n: paragraph(f"so\n{said}\u2028more")),
    "box": ("nobody", lambda made, said, n: boxed(said)),
    "struck": (
        "nobody",
        lambda made, said, n: (
            f"<w:p><w:del w:id='1' w:author='x'><w:r><w:delText>{said}</w:delText></w:r></w:del></w:p>"
        ),
    ),
    "moved": ("nobody", lambda made, said, n: f"<w:p><w:moveFrom w:id='1' w:author='x'>{run(said)}</w:moveFrom></w:p>"),
    "hidden": ("nobody", lambda made, said, n: f"<w:p>{run(said, '<w:vanish/>')}</w:p>"),
    "heading": ("nobody", lambda made, said, n: paragraph(said, "<w:pStyle w:val='Heading2'/>")),
    "footnote": ("nobody", lambda made, said, n: f"<w:p>{run(said)}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"),
    "stranger": ("nobody", lambda made, said, n: paragraph(f"{choose(n, *STRANGERS)}: {said}")),
    "table": ("nobody", lambda made, said, n: table(row(cell(paragraph(said)), cell(paragraph("else"))))),
    "merged row": (
        "nobody",
        lambda made, said, n: table(
            row(cell(paragraph("P1")), cell(paragraph(""))), row(cell(paragraph(said), "<w:gridSpan w:val='2'/>"))
        ),
    ),
    "third column": (
        "nobody",
        lambda made, said, n: table(row(cell(paragraph("P1")), cell(paragraph("so")), cell(paragraph(said)))),
    ),
    "struck row": (
        "nobody",
        lambda made, said, n: table(
            row("<w:trPr><w:del w:id='1' w:author='x'/></w:trPr>", cell(paragraph("P1")), cell(paragraph(said)))
        ),
    ),
    "unfilled": (
        "nobody",
        lambda made, said, n: control(paragraph(said)).replace("<w:sdtPr/>", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"),
    ),
}


@pytest.mark.parametrize("example", [some, pytest.param(many, marks=pytest.mark.long)], ids=["some", "many"])
def test_word(tmp_path, example):
    @example
    @given(elements(IN_WORD))
    def documents(parts):
        made = File()
        check(tmp_path, "a.docx", with_body(*made.build(parts, paragraphs_of_turn, IN_WORD)), made)

    documents()


# ---- RTF -------------------------------------------------------------------------------------------------------------


def rtf_of_turn(made, who, said, choice):
    codes = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in who)
    bytes_ = "".join(c if ord(c) < 128 else f"\\'{c.encode('cp1252').hex()}" for c in who)
    return choose(
        choice, f"{codes}: {said}", f"{{\\b {bytes_}:}} {said}", f"{bytes_}:\\line {said}", f"{codes}\\tab {said}"
    )


IN_RTF = {
    "paragraph": (
        "same",
        lambda made, said, n: choose(
            n, said, f"{{\\cf1 so}} {said}", f"{{\\field{{\\*\\fldinst X}}{{\\fldrslt {said}}}}}"
        ),
    ),
    "box": ("nobody", lambda made, said, n: f"{{\\shp{{\\*\\shpinst{{\\shptxt {said}\\par}}}}}}"),
    "drawn": ("nobody", lambda made, said, n: f"{{\\*\\do{{\\dptxbxtext {said}}}}}"),
    "footnote": ("nobody", lambda made, said, n: f"{{\\footnote {said}}}"),
    "header": ("nobody", lambda made, said, n: f"{{\\header {said}\\par}}"),
    "comment": ("nobody", lambda made, said, n: f"{{\\*\\annotation {said}}}"),
    "hidden": ("nobody", lambda made, said, n: f"{{\\v {said}}}"),
    "struck": ("nobody", lambda made, said, n: f"\\deleted {said}\\deleted0 "),
    "heading": ("nobody", lambda made, said, n: f"\\pard\\outlinelevel1 {said}\\par\\pard "),
    "table": ("nobody", lambda made, said, n: f"\\trowd {said}\\cell\\row"),
    "stranger": ("nobody", lambda made, said, n: f"{choose(n, *STRANGERS)}: {said}"),
    "open brace": ("nobody", lambda made, said, n: f"{{ {said}"),
    "closed brace": ("nobody", lambda made, said, n: f"}} {said}"),
}


def make_a_group(parts) -> bool:
    """Whether braces out of place close one another: then the file is sound, and all words are somebody's."""
    depths = list(accumulate({"open brace": 1, "closed brace": -1}.get(what, 0) for _, what, *_ in parts))
    return depths[-1] == 0 and max(depths) > 0 and min(depths) == 0


@pytest.mark.parametrize("example", [some, pytest.param(many, marks=pytest.mark.long)], ids=["some", "many"])
def test_rtf(tmp_path, example):
    @example
    @given(elements(IN_RTF), st.sampled_from(["\\par\n", "\\par ", "\\\n"]))
    def markup(parts, end):
        assume(not make_a_group(parts))
        made = File()
        content = "{\\rtf1\\ansi\\ansicpg1252 " + end.join(made.build(parts, rtf_of_turn, IN_RTF)) + end + "}"
        check(tmp_path, "a.rtf", content.encode("ascii"), made)

    markup()


# ---- captions --------------------------------------------------------------------------------------------------------

CUE = "00:00:01.000 --> 00:00:02.000\n"


def cue_of_turn(made, who, said, choice):
    return CUE + choose(choice, f"{who}: {said}", f"- {who}: {said}", f"<i>{who}: {said}</i>", f">> {who}: {said}")


def voice_of_turn(made, who, said, choice):
    return CUE + choose(choice, f"<v {who}>{said}</v>", f"<v.loud {who}>{said}", f"<v {who}><c>{said}</c></v>")


IN_CUES = {
    "more": ("same", lambda made, said, n: CUE + said),
    "stranger": ("nobody", lambda made, said, n: f"{CUE}{choose(n, *STRANGERS)}: {said}"),
    "dashes": ("nobody", lambda made, said, n: f"{CUE}- so\n- {said}"),
    "arrows": ("nobody", lambda made, said, n: f"{CUE}>> {said}"),
    "no times": ("nobody", lambda made, said, n: said),
    "named above": ("nobody", lambda made, said, n: f"Bo Quist\n{CUE}{said}"),
}
IN_WEBVTT = IN_CUES | {"aside": ("nobody", lambda made, said, n: f"NOTE {said}")}
IN_VOICES = {
    "stranger": ("nobody", lambda made, said, n: f"{CUE}<v {choose(n, *STRANGERS).strip('<>')}>{said}</v>"),
    "no voice": ("nobody", lambda made, said, n: CUE + said),
    "aside": ("nobody", lambda made, said, n: f"NOTE {said}"),
    "two": ("nobody", lambda made, said, n: f"{CUE}<v P1>so</v> {said} <v P1>so</v>"),
}
# words behind a blank line go on with the cue before, as a cue without a label does with the turn before
IN_SUBRIP = IN_CUES | {"no times": ("same", lambda made, said, n: said)}
KINDS = {"labels": (cue_of_turn, IN_WEBVTT), "voices": (voice_of_turn, IN_VOICES), "srt": (cue_of_turn, IN_SUBRIP)}


@pytest.mark.parametrize("example", [some, pytest.param(many, marks=pytest.mark.long)], ids=["some", "many"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_captions(tmp_path, example, kind):
    write_turn, faults = KINDS[kind]

    @example
    @given(elements(faults), st.sampled_from(["\n", "\r\n"]))
    def cues(parts, end):
        made = File()
        pieces = made.build(parts, write_turn, faults)
        if kind == "srt":
            numbered = [f"{n}\n" * (CUE in piece) + piece for n, piece in enumerate(pieces, start=1)]
            pieces = [piece.replace(".000", ",000") for piece in numbered]
        content = "\n\n".join([*(["WEBVTT"] if kind != "srt" else []), *pieces]) + "\n"
        check(tmp_path, "a.srt" if kind == "srt" else "a.vtt", content.replace("\n", end).encode(), made)

    cues()


# ---- tables ----------------------------------------------------------------------------------------------------------


def row_of_turn(made, who, said, choice):
    return [choose(choice, who, f"{who}:", f" {who} "), said, ""]


IN_ROWS = {
    "stranger": ("nobody", lambda made, said, n: [choose(n, *STRANGERS), said, ""]),
    "no speaker": ("nobody", lambda made, said, n: ["", said, ""]),
    "other column": ("nobody", lambda made, said, n: ["P1", "so", said]),
    "only another column": ("nobody", lambda made, said, n: ["", "", said]),
    "too many cells": ("nobody", lambda made, said, n: ["P1", "so", "", said]),
}


@pytest.mark.parametrize("example", [some, pytest.param(many, marks=pytest.mark.long)], ids=["some", "many"])
def test_delimited(tmp_path, example):
    @example
    @given(elements(IN_ROWS), st.sampled_from(",;\t"), st.booleans(), st.sampled_from(["speaker", "Sprecher"]))
    def rows(parts, delimiter, named, speaker):
        made = File()
        written = io.StringIO(newline="")
        csv.writer(written, delimiter=delimiter).writerows(
            [(speaker, "Texte", "codes"), *made.build(parts, row_of_turn, IN_ROWS)]
        )
        check(tmp_path, "a.csv", (f"sep={delimiter}\n" * named + written.getvalue()).encode(), made)

    rows()


@pytest.mark.parametrize(
    "example",
    [settings(some, max_examples=20), pytest.param(settings(many, max_examples=300), marks=pytest.mark.long)],
    ids=["some", "many"],
)
def test_workbook(tmp_path, example):
    @example
    @given(elements(IN_ROWS), st.integers(0, 2), st.booleans())
    def sheets(parts, more, merged):
        made = File()
        book = openpyxl.Workbook()
        for written in [("speaker", "text", "codes"), *made.build(parts, row_of_turn, IN_ROWS)]:
            book.active.append(written)
        for _ in range(more):
            book.create_sheet().append([made.say(1, None)])
        if merged and book.active.max_row > 3:
            made.may_stop = True
            under = str(book.active["B3"].value or "")
            book.active.merge_cells("B2:B3")  # Excel keeps the first alone, and asks before
            for word in WORD.findall(under):
                del made.whose[word]
        kept = io.BytesIO()
        book.save(kept)
        check(tmp_path, "a.xlsx", kept.getvalue(), made)

    sheets()
