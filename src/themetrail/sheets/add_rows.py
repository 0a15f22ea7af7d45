"""Add rows to a sheet that people fill in, and leave all that stands in it as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from themetrail.contracts.errors import StudyError
from themetrail.sheets.delimited import column_name
from themetrail.sheets.read import find_sheet, table_brought
from themetrail.whole_files import write_whole

_DELIMITERS = {".tsv": "\t", ".csv": ","}
_TEXT = "@"  # Excel's format of cells that it must not make numbers or dates of


def add_rows(stem: Path, rows: Iterable[Mapping[str, str]], columns: Iterable[str] = ()) -> Path:
    """Write rows below those of a sheet, whatever its ending; the file that was written.

    A column that a row names and the sheet lacks is put behind the others; `columns` are those that the sheet is read
    by. Raises StudyError where the sheet is missing, or cannot be read or written.
    """
    path, rows = find_sheet(stem), list(rows)
    brought = table_brought(path, set(columns))
    above = next((n for n, cells in enumerate(brought.rows) if any(cell.strip() for cell in cells)), 0)
    header = [column_name(cell) for cell in brought.rows[above]] if brought.rows else []
    new = [name for name in dict.fromkeys([*columns, *(name for row in rows for name in row)]) if name not in header]
    new = [name for name in new if any(row.get(name) for row in rows)]
    cells = [[row.get(name, "") for name in [*header, *new]] for row in rows]
    try:
        if path.suffix.lower() == ".xlsx":
            _to_workbook(path, above + 1, len(header), new, cells, len(brought.rows))
        else:
            head = [*brought.rows[above][: len(header)], *new] if brought.rows else new
            _to_text(path, [*brought.rows[:above], head, *brought.rows[above + 1 :], *cells])
    except OSError:
        raise StudyError("this sheet cannot be written; close it in other programs and try again", file=path) from None
    return path


def _to_text(path: Path, rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=_DELIMITERS[path.suffix.lower()], lineterminator="\n").writerows(rows)
    write_whole(path, written.getvalue().encode())


def _to_workbook(path: Path, header: int, width: int, new: list[str], rows: list[list[str]], last: int) -> None:
    """Into the sheet that is read; its styles, drop-down lists and other sheets stay."""
    import openpyxl  # slow to load

    book = openpyxl.load_workbook(path)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    sheet = next((each for each in visible if any(cell is not None for row in each.values for cell in row)), visible[0])
    for place, name in enumerate(new, start=width + 1):
        _put(sheet, header, place, name)
    for number, cells in enumerate(rows, start=max(last, header) + 1):
        for place, cell in enumerate(cells, start=1):
            if cell:
                _put(sheet, number, place, cell)
    written = io.BytesIO()
    book.save(written)
    write_whole(path, written.getvalue())


def _put(sheet: Any, row: int, column: int, value: str) -> None:
    """A text, whatever it looks like: never a number, a date or a formula."""
    cell = sheet.cell(row, column)
    cell.value = value
    cell.data_type, cell.number_format = "s", _TEXT
