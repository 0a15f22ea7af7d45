"""A coding sheet whose page 'Coding' somebody exported as CSV: its cells, as a workbook would hold them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from openpyxl.utils import get_column_letter

from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.workbook import Opened
from themetrail.contracts.errors import StudyError
from themetrail.interface.catalogue import forms_of, in_all
from themetrail.interface.sheets.words import sheet_words
from themetrail.office.brought_workbook import ERROR_VALUES
from themetrail.office.workbook_guard import Page
from themetrail.sheets.delimited import rows_of_text
from themetrail.sheets.text_of_sheet import text_of_sheet

_ID = r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
_FACTS = ("Round", "Coder", "Issue")
_ENCODINGS = ("cp1252", "mac_roman", "cp850")  # of Excel; in each the dot of the first line is another byte
_READ, _FILLED = (form.SEGMENT, form.TURN, form.SPEAKER, form.TEXT), (form.SEEN, form.MEMO)
_BETWEEN = r"\W{1,3}"  # headings
_TOO_NARROW = re.compile("#{3,}")


class TextCell:
    """One cell of a CSV file."""

    def __init__(self, text: str, row: int, column: int) -> None:
        self.value = text if text.strip() else None
        self.row, self.column_letter = row, get_column_letter(column)
        self.coordinate = f"{self.column_letter}{row}"
        failed = text in ERROR_VALUES or _TOO_NARROW.fullmatch(text) is not None
        self.data_type = "e" if failed else "n" if _is_as_numbers_are_shown(text) else "s"


def facts_in(line: str) -> dict[str, str]:
    """Round, coder and issue of a sheet, from the line above its table; nothing in another line."""
    found = next(filter(None, (form.search(line) for form in _first_lines())), None)
    return dict(zip(_FACTS, found.groups(), strict=True)) if found else {}


@cache
def _first_lines() -> list[re.Pattern[str]]:
    """The line above the table, in each language."""
    return forms_of(sheet_words, "whose", {name.casefold(): _ID for name in _FACTS})


def fact_in(line: str) -> Iterator[tuple[str, str]]:
    """The fact that a line of the first page says, by its name in English; none in another line."""
    for name in _FACTS:
        for said in forms_of(sheet_words, f"fact_{name.casefold()}", {"value": ".*"}):
            if found := said.fullmatch(line):
                yield name, found[1]


def open_exported(path: str | Path) -> Opened | None:
    """The page 'Coding' of a CSV or TSV file, or None where it is another list. Raises StudyError."""
    text = _text(path)
    first, _, rest = text.removeprefix("\ufeff").replace("\r\n", "\n").partition("\n")
    if not facts_in(first):
        if any(heading.search(text) for heading in _heading_lines()):
            raise StudyError(
                f"the line above the table, which says whose sheet this is, is missing; export the page {form.CODING!r}"
                " as a whole, or return the sheet as XLSX",
                file=path,
            )
        return None
    headings = {form.in_words(words, "head", name) for words in in_all(sheet_words) for name in (*_READ, *_FILLED)}
    rows = [_cells_above(first), *rows_of_text(rest, sorted(headings), path)]
    cells = [[TextCell(text, row, column) for column, text in enumerate(texts, 1)] for row, texts in enumerate(rows, 1)]
    return Opened({form.CODING: cells}, [Page(form.CODING, 1)])


@cache
def _heading_lines() -> list[re.Pattern[str]]:
    """How the line of headings begins, in each language."""
    return [
        re.compile(rf"^\W*{_BETWEEN.join(form.in_words(words, 'head', name) for name in _READ)}\b", re.M)
        for words in in_all(sheet_words)
    ]


def _cells_above(line: str) -> list[str]:
    """The cells of the line above the table, by the delimiter that leaves least beside whose it is and what is done."""
    readings = [next(csv.reader([line], delimiter=delimiter), []) for delimiter in "\t;,"]
    return min(readings, key=lambda cells: sum(not _is_issued(cell.strip()) for cell in cells))


def _is_issued(cell: str) -> bool:
    return not cell or any(line.fullmatch(cell) for line in _first_lines()) or form.is_progress(cell)


def _text(path: str | Path) -> str:
    """The text of the file; where it is not in Unicode, its first line tells in which encoding it is."""
    try:
        return text_of_sheet(path)
    except StudyError:
        content = Path(path).read_bytes()
        for encoding in _ENCODINGS:
            if facts_in(content.partition(b"\n")[0].decode(encoding, "replace")):
                return content.decode(encoding, "replace")
        raise


def _is_as_numbers_are_shown(text: str) -> bool:
    """Whether a program may have made this of a number: 1.1 it may, 1.10 it has not."""
    try:
        return f"{float(text):g}" == text
    except ValueError:
        return False
