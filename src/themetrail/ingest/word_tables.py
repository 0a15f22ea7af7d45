"""Tables of DOCX in which each row is a turn: which cell holds the label, which the words, which neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

from themetrail.ingest.clock import CLOCK, LABEL_STAMP
from themetrail.ingest.columns import COLUMNS
from themetrail.ingest.labels import head_of
from themetrail.ingest.source import Source
from themetrail.ingest.suspicion import looks_like_label
from themetrail.ingest.word_text import characters, is_struck_row
from themetrail.speaker_label import plain_label

_TIME = re.compile(rf"{LABEL_STAMP}|{CLOCK}")
_TIME_OR_NUMBER = re.compile(rf"\d*\.?|{LABEL_STAMP}|{CLOCK}")
_SEVERAL = 2  # rows in which a label that is not listed shows that a table is talk


@dataclass(frozen=True)
class Cell:
    """How a cell is read: as a label, as words (no label), not at all, or, if `free`, as paragraphs are."""

    label: str = ""
    read: bool = True
    free: bool = False


@dataclass(frozen=True)
class Table:
    """The rows of one table: its cells and their texts, those in content controls too, those struck out not."""

    cells: list[list[etree._Element]]
    texts: list[list[str]]
    struck: list[etree._Element]

    @classmethod
    def of(cls, table: etree._Element) -> Table:
        """The table of a `w:tbl`; tables inside its cells are not looked into."""
        rows = list(_own(table, qn("w:tr")))
        cells = [list(_own(row, qn("w:tc"))) for row in rows if not is_struck_row(row)]
        struck = [cell for row in rows if is_struck_row(row) for cell in _own(row, qn("w:tc"))]
        return cls(cells, [["".join(characters(cell)).strip() for cell in row] for row in cells], struck)


def _own(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table, or cells of a row, whatever they are wrapped in."""
    for child in element.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag not in (qn("w:tc"), qn("w:tbl"), qn("w:p")):
            yield from _own(child, tag)


def cells_of_talk(table: Table, source: Source) -> dict[etree._Element, Cell]:
    """How to read the cells of a table in which each row is a turn; nothing for other tables.

    A table is of talk where its first or second column holds a listed label, has a heading such as Speaker, or holds
    labels that come again. The cell before the label's may state the time. Numbers of rows and the heading row are not
    read. Raises StudyError where a row has no cells of its own for label and words, or several columns hold words.
    """
    for column in (0, 1):
        labels = [_label_in(row[column]) if len(row) > column + 1 else "" for row in table.texts]
        headed = bool(labels) and labels[0].casefold() in COLUMNS["speaker"] and labels[0] not in source.labels
        before = [" ".join(row[:column]).strip() for row in table.texts]
        is_talk = headed or source.labels & set(labels) or _come_again(labels, table, column)
        if is_talk and all(map(_TIME_OR_NUMBER.fullmatch, before[headed:])):
            return _cells(table, column, headed, source)
    return {}


def has_columns(table: Table) -> bool:
    """Whether some row of the table has words in two cells or more."""
    return any(sum(bool(text) for text in row) > 1 for row in table.texts)


def _label_in(text: str) -> str:
    """The label that a cell holds, without the time that may stand beside it."""
    head = head_of(" ".join(text.split()).rstrip(":：") + ":")
    return head.label if head and not head.rest.strip() else plain_label(text)


def _come_again(labels: list[str], table: Table, column: int) -> bool:
    """Whether a column reads like labels that are not listed: each looks like one, and some stand in several rows."""
    counts = Counter(label for label in labels if label)
    if not counts or max(counts.values()) < _SEVERAL or len(counts) < _SEVERAL:
        return False
    heads = [head_of(f"{label}: words") for label in counts]
    worded = sum(len(row) > column + 1 and any(row[column + 1 :]) for row in table.texts)
    return worded > 1 and all(head and looks_like_label(head) for head in heads)


def _cells(table: Table, column: int, headed: bool, source: Source) -> dict[etree._Element, Cell]:
    worded = _column_of_words(table, column, headed, source)
    cells = dict.fromkeys(table.cells[0], Cell(read=False)) if headed else {}
    for number, (row, texts) in list(enumerate(zip(table.cells, table.texts, strict=True), start=1))[headed:]:
        if len(row) <= column + 1:
            cells |= _merged_row(row, texts, number, source)
            continue
        label = _label_in(texts[column])
        times = [text for n, text in enumerate(texts) if n != column and _TIME.fullmatch(text)]
        time = "" if _TIME.search(texts[column]) or not times else f"{times[0]} "
        cells |= dict.fromkeys(row, Cell(read=False))
        if label:
            shown = " ".join(texts[column].split()).rstrip(":： ")
            cells[row[column]] = Cell(f"{time}{shown}")
        if worded is not None and worded < len(row):
            cells[row[worded]] = Cell()
    return cells


def _column_of_words(table: Table, column: int, headed: bool, source: Source) -> int | None:
    """Which column holds the words: that which its heading names, else the one that has any."""
    rows = table.texts[headed:]
    if headed:
        named = [n for n, text in enumerate(table.texts[0]) if plain_label(text).casefold() in COLUMNS["text"]]
        if len(named) == 1:
            return named[0]
    width = max((len(row) for row in rows), default=0)
    worded = [
        n
        for n in range(column + 1, width)
        if any(len(row) > n and row[n] and not _TIME.fullmatch(row[n]) for row in rows)
    ]
    if len(worded) > 1:
        raise source.problem(
            f"a table of talk in this document has {len(worded)} columns of words beside the speaker's; name that which"
            " was said 'Text' in a heading row that names the first 'Speaker', or delete what is no talk"
        )
    return worded[0] if worded else None


def _merged_row(row: list[etree._Element], texts: list[str], number: int, source: Source) -> dict[etree._Element, Cell]:
    """A row that has not its own cells for label and words: only where its text says who speaks is it clear."""
    for text in filter(None, texts):
        head = head_of(text.split("\n")[0])
        if not head or head.label not in source.labels:
            raise source.problem(
                f"row {number} of a table of talk in this document has no cell of its own for the speaker; split its"
                " merged cells, begin it with the speaker's label and a colon, or delete it where it is no talk"
            )
    return dict.fromkeys(row, Cell(free=True))
