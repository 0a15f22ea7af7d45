"""The table in a workbook that somebody brings: the cells of its one sheet as text.

Whatever else a person may have written into it (other sheets, cell comments, text boxes) or what Excel may have made
of it (merged cells, error values, formulas without a result) stops the reading with its place. Sheets are numbered,
not named: a sheet's name may identify somebody.
"""

from __future__ import annotations

import datetime
import itertools
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from themetrail.contracts.errors import StudyError
from themetrail.office.drop_down_lists import DropDownLists
from themetrail.office.explanations import is_as_laid, is_explanations
from themetrail.office.open_document import read_open_document
from themetrail.office.open_workbook import opened_workbook
from themetrail.office.workbook_guard import Page, check_rows_in_order, pages_of, struck_styles
from themetrail.office.worksheet import MOST_COLUMNS, MOST_ROWS, TooWideError, cells_of, column_letters, column_place

MOST_DIGITS = 1e15  # Excel keeps 15 digits of a number
ERROR_VALUES = ("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!")
_LONGEST_EXPLANATION = 200  # rows; a page that explains a table has fewer
_AREA = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
_PLACE_OF_CELL = re.compile(r"([A-Z]+)(\d+)")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)(?:\s*<(?:\w+:)?v>([^<]*)<)?"
)
_PLACE = re.compile(rb'\br="([A-Z]+\d+)"')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class BroughtTable:
    """Rows of texts, the first of the sheet first, and the places (row from 1, column from 0) that are no text.

    `dates` are cells that Excel holds as a date or a time, `rounded` numbers that it shows as 1E+05 or cannot hold;
    `indents` says by how many steps a cell is set in, where Excel's own button did so.
    """

    rows: list[list[str]] = field(default_factory=list)
    dates: set[tuple[int, int]] = field(default_factory=set)
    rounded: set[tuple[int, int]] = field(default_factory=set)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)


def read_workbook(path: str | Path, *, may_merge: bool = False, titles: int = 0) -> BroughtTable:
    """The table in the workbook's first visible sheet. Raises StudyError with sheet, row and column of what is not.

    Where cells `may_merge`, the first of them holds the value, and the others are empty; so it is in any case in as
    many rows from above as are `titles`.
    """
    path = Path(path)
    found = pages_of(path)
    check_rows_in_order(path, found)
    pages = {page.position: page for page in found}
    try:
        with opened_workbook(path, results=True) as book, zipfile.ZipFile(path) as archive:
            return _table(book, archive, pages, path, MOST_ROWS if may_merge else titles)
    except TooWideError:
        what = f"this sheet has more than {MOST_COLUMNS} columns; delete what is not needed"
        raise StudyError(what, file=path) from None


def read_document(path: str | Path) -> BroughtTable:
    """The table in the first sheet of an OpenDocument spreadsheet that holds anything, formulas as they were typed.

    What stands beside the cells has been looked at by whoever opened the file before. Raises StudyError.
    """
    sheets = read_open_document(path)
    sheet = next((one for one in sheets if one.rows), sheets[0])
    table = BroughtTable()
    for row, cells in enumerate(sheet.rows, start=1):
        table.rows.append([_text(cell, table, (row, place), Path(path)) for place, cell in enumerate(cells)])
    return table


def _table(book: Any, archive: zipfile.ZipFile, pages: dict[int, Page], path: Path, titles: int) -> BroughtTable:
    numbered = [(book.sheetnames.index(sheet.title) + 1, sheet) for sheet in book.worksheets]
    visible = [each for each in numbered if each[1].sheet_state == "visible"] or numbered
    explaining = {number for number, page in numbered if _explains(page, number, len(numbered), path)}
    tables = [each for each in visible if each[0] not in explaining] or visible
    number, sheet = next((each for each in tables if _first_content(each[1])), tables[0])
    table = BroughtTable()
    steps = {style: int(book._alignments[own.alignmentId].indent) for style, own in enumerate(book._cell_styles)}
    set_in = {style: indent for style, indent in steps.items() if indent}
    for row, cells in enumerate(cells_of(sheet), start=1):
        table.rows.append([_text(cell, table, (row, place), path) for place, cell in enumerate(cells)])
        if set_in:
            of_row = {
                place: set_in.get(cell._style_id, 0) for place, cell in enumerate(cells) if cell.value is not None
            }
            table.indents.update({(row, place): indent for place, indent in of_row.items() if indent})
    while table.rows and not any(table.rows[-1]):
        table.rows.pop()
    content = archive.read(sheet._worksheet_path)
    _check_merges(pages[number], table.rows, titles, path)
    _check_nothing_struck(sheet, pages[number], struck_styles(book), path)
    _check_formulas(content, path)
    names = {name: defined.attr_text or "" for name, defined in book.defined_names.items()}
    lists = DropDownLists([content], names)
    for other_number, other in numbered:
        _check_nothing_beside(pages[other_number], path)
        if other is not sheet and other_number not in explaining:
            _check_empty(other_number, other, number, lists, path)
    return table


def _text(cell: Any, table: BroughtTable, place: tuple[int, int], path: Path) -> str:
    """What the cell shows, or for a date or time what it is in ISO."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e" or (isinstance(value, str) and value in ERROR_VALUES):
        raise StudyError(
            "Excel could not make sense of what was typed here and holds an error value; type it again, with an"
            " apostrophe before it",
            file=path,
            row=place[0],
            column=column_letters(place[1]),
        )
    if isinstance(value, str):
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
        return text.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        if abs(value) >= MOST_DIGITS or "E+" in cell.number_format.upper():
            table.rounded.add(place)
        return _number(value, cell.number_format)
    table.dates.add(place)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _number(value: float, shown_as: str) -> str:
    """The number without a decimal point where it is whole; zeros before it and a percent sign as they are shown."""
    if shown_as.endswith("%"):
        return f"{value * 100:.10g}%"
    text = str(int(value)) if float(value).is_integer() else str(value)
    return text.zfill(len(shown_as)) if re.fullmatch("00+", shown_as) and text.isdigit() else text


def _check_merges(page: Page, rows: list[list[str]], titles: int, path: Path) -> None:
    """Merged cells hold one value, at their upper left: the other rows or columns would be empty."""
    for area in page.merged:
        corners = _AREA.fullmatch(area)
        if corners is None:
            raise ValueError(area)
        left, top, right, bottom = corners.groups()
        if int(bottom) <= titles:
            continue
        columns = slice(column_place(left), column_place(right) + 1)
        if any(any(row[columns]) for row in rows[int(top) - 1 : int(bottom)]):
            raise _fault(
                f"the cells {left}{top} to {right}{bottom} are merged, so that only the first of them holds a value;"
                " unmerge them, and write into each cell what belongs there",
                path,
                f"{left}{top}",
            )


def _check_formulas(content: bytes, path: Path) -> None:
    for attributes, result in _FORMULA.findall(content):
        if not result and b't="str"' not in attributes:
            place = _PLACE.search(attributes)  # a cell need not say its own
            raise _fault(
                "a formula stands here whose result was never saved; open the file in Excel and save it, or write the"
                " value itself",
                path,
                place[1].decode() if place else "",
            )


def _check_nothing_beside(page: Page, path: Path) -> None:
    """Raise StudyError where a comment hangs on a cell, or words stand in a shape upon the sheet."""
    for cell in list(page.comments)[:1]:
        raise _fault(
            f"a comment hangs on this cell (sheet {page.position}), and comments are not read; write it into a cell, or"
            " delete it",
            path,
            cell,
        )
    for cell in page.text_boxes[:1]:
        raise _fault(
            f"a text box lies on sheet {page.position}, and text boxes are not read; write its words into a cell, or"
            " delete it",
            path,
            cell,
        )


def _check_nothing_struck(sheet: Any, page: Page, struck: frozenset[int], path: Path) -> None:
    """Raise StudyError where text is struck through: whether it still counts, only who struck it knows."""
    styled = (
        cell.coordinate
        for row in (cells_of(sheet) if struck else ())
        for cell in row
        if cell.value is not None and cell._style_id in struck
    )
    for place in (*page.struck[:1], *itertools.islice(styled, 1)):
        raise _fault("text is struck through here; delete what is not to count, or take the line away", path, place)


def _fault(what: str, path: Path, cell: str) -> StudyError:
    """What is wrong in a cell, such as `B7`; its place is left out where the file does not tell it."""
    place = _PLACE_OF_CELL.match(cell)
    return StudyError(what, file=path, row=int(place[2]) if place else None, column=place[1] if place else None)


def _explains(sheet: Any, number: int, pages: int, path: Path) -> bool:
    """Whether a sheet is the page that explains the table. Raises StudyError where somebody has written into it."""
    if pages < 2:
        return False
    rows = [[cell.value for cell in cells] for cells in itertools.islice(cells_of(sheet), _LONGEST_EXPLANATION)]
    if not is_explanations(rows):
        return False
    if len(rows) == _LONGEST_EXPLANATION or not is_as_laid(rows):
        raise StudyError(
            f"somebody has changed sheet {number}, which explains the table and is not read; move what belongs to the"
            " table to its own sheet, and delete this one",
            file=path,
        )
    return True


def _check_empty(number: int, sheet: Any, read: int, lists: DropDownLists, path: Path) -> None:
    """Raise StudyError where a sheet beside the one that is read holds more than the choices of drop-down lists."""
    hidden = "" if sheet.sheet_state == "visible" else ", which is hidden,"
    if place := _first_content(sheet, lists):
        raise StudyError(
            f"something stands on sheet {number}{hidden} too, and only sheet {read} is read; move what belongs"
            " to the table there, and keep the rest in a file of its own",
            file=path,
            row=place[0],
            column=place[1],
        )


def _first_content(sheet: Any, lists: DropDownLists | None = None) -> tuple[int, str] | None:
    """Row and column of the first cell of a sheet that holds something, choices of drop-down lists apart."""
    for row, cells in enumerate(cells_of(sheet), start=1):
        for place, cell in enumerate(cells):
            if cell.value is None or not str(cell.value).strip():
                continue
            if lists is None or not lists.holds(sheet.title, row, place):
                return row, column_letters(place)
    return None
