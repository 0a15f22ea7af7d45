"""Paragraphs of an office document into lines of talk: in tables of talk, with labels in bold type, and as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from themetrail.ingest.labels import Head, head_of
from themetrail.ingest.line import Line
from themetrail.ingest.source import Source, plain_lines, plain_text
from themetrail.ingest.suspicion import looks_like_label, looks_like_label_alone
from themetrail.ingest.word_tables import Cell, Table, cells_of_talk, has_columns


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a document: its text, its place, and the cells of tables that it stands in, the innermost first.

    `in_bold` is what it begins with in bold type, as a label, where no colon ends that; `behind` the text after it.
    `shown` is False for what a document shows and nobody wrote, as the instruction of a form.
    """

    text: str
    place: int
    cells: Sequence[Any] = ()
    heading: bool = False
    in_bold: str = ""
    behind: str = ""
    shown: bool = True


def lines_of(paragraphs: Sequence[Paragraph], tables: Iterable[Table], source: Source) -> Iterator[Line]:
    """The lines of all paragraphs in the order of the document.

    Raises StudyError where a table is of talk and its cells do not say who speaks.
    """
    cells: dict[Any, Cell] = {}
    unclear: set[Any] = set()  # cells of tables with columns that are none of talk, and not yet begun
    for table in tables:
        talk = cells_of_talk(table, source)
        cells |= talk | dict.fromkeys(table.struck, Cell(read=False))
        if not talk and has_columns(table):
            unclear |= {cell for row in table.cells for cell in row}
    in_bold = _labels_in_bold(paragraphs, source)
    for paragraph in paragraphs:
        text = plain_text(paragraph.text)
        inside = next((cell for cell in paragraph.cells if cell in cells), None)
        cell = cells.get(inside, Cell(free=True))
        if not text.strip() or not cell.read or not paragraph.shown:
            continue
        if cell.label:
            cells[inside] = Cell(read=False)  # its other paragraphs are part of the label
            yield Line(f"{cell.label}:", paragraph.place, gap="\n\n", labelled=True)
            continue
        if label := in_bold.get(paragraph.place):
            yield Line(f"{label}:", paragraph.place, gap="\n\n", labelled=True)
            text = text.lstrip()[len(label) :] if text.lstrip().startswith(label) else text
            yield Line(text.strip(), paragraph.place, gap="", labelled=False)
            continue
        innermost = paragraph.cells[0] if paragraph.cells else None
        for row, line in enumerate(plain_lines(text)):
            yield Line(
                line,
                paragraph.place,
                gap="\n" if row else "\n\n",
                labelled=None if cell.free else False,
                heading=cell.free and paragraph.heading,
                unclear=innermost in unclear and inside is None,
                emphasised=bool(paragraph.in_bold) and not paragraph.behind.strip(),
            )
        unclear.discard(innermost)


def _labels_in_bold(paragraphs: Sequence[Paragraph], source: Source) -> dict[int, str]:
    """By place the label in bold type and without a colon, in documents in which labels stand so."""
    found = {}
    for one in paragraphs:
        if not one.in_bold or not one.behind.strip() or one.behind.lstrip().startswith((":", "：")):
            continue
        head = head_of(f"{one.in_bold}{one.behind}")
        if head is None or head.label != one.in_bold:
            found[one.place] = one.in_bold
    times = Counter(found.values())
    if not source.labels & set(times) and not _are_labels(times, paragraphs):
        return {}
    return {n: label for n, label in found.items() if label in source.labels or _looks_like_label(label, times)}


def _are_labels(times: Counter[str], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether bold beginnings are labels, though none is listed: most paragraphs have one, and some come back."""
    worded = sum(bool(one.text.strip()) for one in paragraphs)
    comes_back = len(times) > 1 and max(times.values()) > 1
    return comes_back and 2 * times.total() > worded and all(_looks_like_label(label, times) for label in times)


def _looks_like_label(label: str, times: Counter[str]) -> bool:
    return looks_like_label_alone(label) or looks_like_label(Head(label, " words"), repeated=times[label] > 1)
