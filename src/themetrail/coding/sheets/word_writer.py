"""Write what one coder is given of one transcript as a Word document, to be coded in its comments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from themetrail.codebook import Codebook
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import word_form as form
from themetrail.coding.sheets.word_form import bookmark_of
from themetrail.contracts.coding import SHOWING_ARMS
from themetrail.interface.sheets.words import sheet_words
from themetrail.interface.speakers.words import speaker_in
from themetrail.office.word_package import bookmarked, paragraph, run, write_word_document
from themetrail.rows import tuples_of
from themetrail.words_in_print import Words
from themetrail.writing_systems import reads_from_right

QUIET = '<w:color w:val="808080"/>'  # what is not coded
FROM_RIGHT = "<w:bidi/>"  # a paragraph whose lines begin at the right
LABEL = '<w:b/><w:color w:val="595959"/>'
_STEPS = ("word_step_codes", "word_step_new", "word_step_back")
_NAMED = ("seen", "stop", "unsure", "quote_me", "never_quote")  # words of a fixed meaning, as the steps name them


class Shown(NamedTuple):
    """A segment as it is shown."""

    segment_id: str
    turn: int
    speaker: str
    role: str
    start: int
    end: int
    text: str


def write_word_file(
    path: str | Path, frame: GivenToCoder, transcript_id: str, *, title: str, language: str = "english"
) -> None:
    """Write the conversation with a bookmark on each segment, and the codebook (DOCX, same bytes for the same round).

    No suggestions are shown there. Raises ValueError for a coder who is to see some: what was on view would be recorded
    wrong.
    """
    if set(frame.arms.values()) & set(SHOWING_ARMS):
        raise ValueError(f"{frame.coder_id} is shown suggestions, which a Word file does not hold")
    issue, words = frame.issue, sheet_words(language)
    named = {name: words.say(f"word_{name}") for name in _NAMED}
    said = (issue.round, frame.coder_id, transcript_id, issue.digest)
    body = [
        paragraph(run(title), "Title"),
        paragraph(run(form.whose_line(words, *said), QUIET)),
        *(paragraph(run(words.say(step, **named))) for step in _STEPS),
        paragraph(run(transcript_id), "Heading1"),
        *_conversation(frame, transcript_id, words.language),
        *codebook_pages(issue.codebook, words),
    ]
    write_word_document(path, body, dict(zip(form.PROPERTIES, (form.FORMAT, form.VERSION, *said), strict=True)))


def segments_shown(segments: Any, transcript_id: str) -> list[Shown]:
    """The segments of a transcript in the order of talk."""
    own = segments[segments["transcript_id"] == transcript_id]
    return [Shown(*row) for row in tuples_of(own, *Shown._fields)]


def _conversation(frame: GivenToCoder, transcript_id: str, language: str) -> Iterator[str]:
    """A paragraph for each turn: its number and who speaks, and its segments."""
    shown = segments_shown(frame.issue.segments, transcript_id)
    for number, (turn, together) in enumerate(groupby(enumerate(shown, start=1), key=lambda one: one[1].turn)):
        pieces = list(together)
        first = pieces[0][1]
        label = run(f"{turn}  {speaker_in(language, first.speaker, first.role)}:", LABEL)
        said = "".join(
            run(" ") + bookmarked(run(one.text, look_of(one.text, coded=one.segment_id in frame.arms)), mark, place)
            for place, one in pieces
            for mark in [bookmark_of(one.segment_id)]
        )
        look = FROM_RIGHT if reads_from_right(first.text) else ""
        yield paragraph(label + said, look=look + ('<w:spacing w:before="60"/>' if number else ""))


def look_of(text: str, *, coded: bool) -> str:
    """How the words of a segment look: grey where they are not coded, and in the direction of their script."""
    return ("" if coded else QUIET) + ("<w:rtl/>" if reads_from_right(text) else "")


def codebook_pages(book: Codebook, words: Words) -> Iterator[str]:
    """The codebook in its order, on pages of its own."""
    yield paragraph(run(words.say("page_codebook")), "Heading1", look="<w:pageBreakBefore/>")
    applied = set(book.codes)
    columns = ("code_id", "name", "definition", "include", "exclude", "example")
    for code_id, name, definition, *said in tuples_of(book.table, *columns):
        known = code_id in applied
        named = run(name, "<w:b/>" if known else "") + (run(f" [{code_id}]", QUIET) if known else "")
        more = zip(("word_include", "word_exclude", "word_example"), said, strict=True)
        lines = [definition] * bool(definition) + [words.say(key, text=text) for key, text in more if text]
        indent = f'<w:ind w:left="{360 * book.depth(code_id)}"/>'
        yield paragraph(named, "" if known else "Heading2", look=f"<w:keepNext/>{indent}" if lines else indent)
        yield from (paragraph(run(line), look=indent) for line in lines)
