"""OpenDocument spreadsheets (ODS, OASIS OpenDocument 1.3, part 3) that somebody brings: cells, and what stands beside.

What LibreOffice saves, and Google Sheets and Excel export. Read piece by piece behind the same guard as workbooks of
Excel: no archive that unpacks without end, no entities, no row that repeats itself a million times.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from themetrail.contracts.errors import StudyError
from themetrail.office.stated_sizes import check_stated_sizes
from themetrail.office.workbook_guard import LARGEST, NOT_OPENED, Page
from themetrail.office.worksheet import MOST_COLUMNS, MOST_ROWS, TooWideError, column_letters
from themetrail.whole_number import whole_number

_MOST_CELLS = 5_000_000  # that a file may come to once its repetitions are written out
_ADDRESS = re.compile(r"\.\$?([A-Z]{1,3})\$?(\d+)")
# LibreOffice Calc writes several spaces as they are and takes them so; a line broken in the file is one space.
_BROKEN = re.compile(r" *[\t\r\n][ \t\r\n]*")
_OF_A_NUMBER = ("float", "percentage", "currency")
_CELL_TAGS = ("table-cell", "covered-table-cell")


class DocumentCell:
    """One cell, with the names that openpyxl gives to what it holds."""

    number_format = "General"

    def __init__(self, value: Any, data_type: str, row: int, column: int) -> None:
        self.value, self.data_type = value, data_type
        self.row, self.column_letter = row, column_letters(column - 1)

    @property
    def coordinate(self) -> str:
        """The cell's place, such as B7."""
        return f"{self.column_letter}{self.row}"


@dataclass
class DocumentSheet:
    """One sheet: its cells as far as each row has content, and what stands on it that is no value of a cell."""

    page: Page
    rows: list[list[DocumentCell]] = field(default_factory=list)


def read_open_document(path: str | Path, most_columns: int = MOST_COLUMNS) -> list[DocumentSheet]:
    """All sheets of an OpenDocument spreadsheet, hidden ones too.

    Raises StudyError where it cannot be read, and TooWideError at a row with content beyond `most_columns`.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise StudyError("this spreadsheet unpacks to far more than a sheet; save the table alone", file=path)
            check_stated_sizes(archive)
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise StudyError("this spreadsheet is encrypted with a password; save it without one", file=path)
            struck = _struck_styles(archive)
            sheets = _Reader(struck, most_columns, path).sheets_in(archive)
    except NOT_OPENED:
        raise StudyError(
            "this is not a readable OpenDocument spreadsheet (ODS); save it again, or as XLSX", file=path
        ) from None
    if not sheets:
        raise StudyError("this spreadsheet has no sheet; put the table on one and save it again", file=path)
    return sheets


class _Reader:
    """Goes through the content once, row by row."""

    def __init__(self, struck: set[str], most_columns: int, path: str | Path) -> None:
        self._struck, self._most_columns, self._path = struck, most_columns, path
        self._sheets: list[DocumentSheet] = []
        self._empty = self._cells = 0  # rows without content since the last with some; cells so far

    def sheets_in(self, archive: zipfile.ZipFile) -> list[DocumentSheet]:
        """All sheets of the document."""
        ends: dict[str, Callable[[Element], None]] = {
            "table-row": self._row,
            "shapes": self._shapes,
            "database-range": self._sorted,
        }
        with archive.open("content.xml") as content:
            for event, element in iterparse(content, events=("start", "end"), forbid_dtd=True):
                name = _name(element)
                if event == "start" and name == "table":
                    self._sheets.append(DocumentSheet(Page(_of(element, "name"), len(self._sheets) + 1)))
                    self._empty = 0
                elif event == "end" and name in ends:
                    ends[name](element)
                    element.clear()
        return self._sheets

    def _row(self, element: Element) -> None:
        sheet, times = self._sheets[-1], _times(element, "number-rows-repeated")
        first = len(sheet.rows) + self._empty + 1
        cells = [list(one) for one in self._cells_of(element, sheet.page, first)]
        if not cells:
            self._empty += times
            return
        width = max(column for _, _, column in cells)
        self._cells += (self._empty + width) * times
        if first + times - 1 > MOST_ROWS or self._cells > _MOST_CELLS:
            raise StudyError("this spreadsheet comes to far more than a sheet; save the table alone", file=self._path)
        sheet.rows += [[] for _ in range(self._empty)]
        self._empty = 0
        for row in range(first, first + times):
            line = [DocumentCell(None, "n", row, column) for column in range(1, width + 1)]
            for value, kind, column in cells:
                line[column - 1] = DocumentCell(value, kind, row, column)
            sheet.rows.append(line)

    def _cells_of(self, element: Element, page: Page, row: int) -> Iterator[tuple[Any, str, int]]:
        """Value, type and column of the cells with content in a row; what hangs on them goes to the page."""
        column = 1
        for cell in element:
            if _name(cell) not in _CELL_TAGS:
                continue
            times = _times(cell, "number-columns-repeated")
            self._note_beside(cell, page, row, column)
            value, kind = _content(cell)
            if value is not None:
                if column + times - 1 > self._most_columns:
                    raise TooWideError(row)
                yield from ((value, kind, column + n) for n in range(times))
                if self._is_struck(cell):
                    page.struck.append(f"{column_letters(column - 1)}{row}")
            column += times

    def _note_beside(self, cell: Element, page: Page, row: int, column: int) -> None:
        place = f"{column_letters(column - 1)}{row}"
        wide, high = _times(cell, "number-columns-spanned"), _times(cell, "number-rows-spanned")
        if wide > 1 or high > 1:
            page.merged.append(f"{place}:{column_letters(column + wide - 2)}{row + high - 1}")
        for child in cell:
            if _name(child) == "annotation":
                if said := "\n".join(map(_shown, _paragraphs(child))).strip():
                    page.comments[place] = said
            elif _is_drawn(child):
                self._drawn(child, page, place)

    def _shapes(self, element: Element) -> None:
        for child in element:
            if _is_drawn(child):
                self._drawn(child, self._sheets[-1].page, "A1")

    def _drawn(self, element: Element, page: Page, place: str) -> None:
        page.drawings.append(place)
        page.text_boxes += [place] * any(_shown(one).strip() for one in _paragraphs(element))

    def _sorted(self, element: Element) -> None:
        if not any(_name(child) == "sort" for child in element):
            return
        address = _of(element, "target-range-address")
        corners = _ADDRESS.findall(address)
        title = address.partition(f".{corners[0][0]}")[0].strip("'$").replace("''", "'") if corners else ""
        for sheet in self._sheets:
            if sheet.page.title == title:
                sheet.page.sorted_ranges.append(":".join("".join(corner) for corner in corners))

    def _is_struck(self, cell: Element) -> bool:
        if _of(cell, "style-name") in self._struck:
            return True
        spans = (span for one in _paragraphs(cell) for span in one.iter() if _name(span) == "span")
        return any(_of(span, "style-name") in self._struck and _shown(span).strip() for span in spans)


def _content(cell: Element) -> tuple[Any, str]:
    """A cell's value and its type as openpyxl has them; None where it is empty."""
    formula, kind = _of(cell, "formula"), _of(cell, "value-type")
    shown = "\n".join(map(_shown, _paragraphs(cell)))
    if formula:
        return f"={formula.partition('=')[2]}", "f"
    if kind in _OF_A_NUMBER:
        return float(_of(cell, "value")), "n"
    if kind == "date":
        return datetime.fromisoformat(_of(cell, "date-value")[:26]), "d"
    if kind == "boolean":
        return _of(cell, "boolean-value") == "true", "b"
    text = shown or _of(cell, "string-value")
    return (text, "e" if text in ("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!") else "s") if text else (None, "n")


def _paragraphs(element: Element) -> list[Element]:
    return [child for child in element if _name(child) == "p"] or [
        one for one in element.iter() if _name(one) == "p" and _is_drawn(element)
    ]


def _shown(element: Element) -> str:
    """The text of a paragraph: its spaces stand there as they are or as elements, tabs and line breaks as elements."""
    parts = [_BROKEN.sub(" ", element.text or "")]
    for child in element:
        name = _name(child)
        if name == "s":
            parts.append(" " * _times(child, "c"))
        elif name in ("tab", "line-break"):
            parts.append("\t" if name == "tab" else "\n")
        elif name not in ("annotation", "note"):
            parts.append(_shown(child))
        parts.append(_BROKEN.sub(" ", child.tail or ""))
    return "".join(parts)


def _struck_styles(archive: zipfile.ZipFile) -> set[str]:
    """The names of the styles in which text is struck through, by themselves or by a style that they are made from."""
    own: dict[str, bool | None] = {}
    parents: dict[str, str] = {}
    for part in ("styles.xml", "content.xml"):
        if part not in archive.NameToInfo:
            continue
        with archive.open(part) as content:
            for _, element in iterparse(content, forbid_dtd=True):
                if _name(element) == "style":
                    lines = [_of(one, "text-line-through-style") for one in element if _name(one) == "text-properties"]
                    own[_of(element, "name")] = next((line != "none" for line in lines if line), None)
                    parents[_of(element, "name")] = _of(element, "parent-style-name")
                elif _name(element) == "automatic-styles" and part == "content.xml":
                    break  # what follows is the content

    def is_struck(name: str, steps: int = 20) -> bool:
        line = own.get(name)
        return is_struck(parents.get(name, ""), steps - 1) if line is None and name and steps else bool(line)

    return {name for name in own if is_struck(name)}


def _is_drawn(element: Element) -> bool:
    return "xmlns:drawing" in element.tag and _name(element) != "annotation"


def _times(element: Element, attribute: str) -> int:
    """A number of repetitions; one where nothing is said."""
    return min(whole_number(_of(element, attribute)) or 1, MOST_ROWS)


def _of(element: Element, attribute: str) -> str:
    """An attribute by its name, whatever its namespace."""
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == attribute), "")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
