"""Open a workbook that people have filled in: cells as text, no formulas, and no archive that unpacks without end."""

from __future__ import annotations

import zipfile
from pathlib import Path

from themetrail.contracts.errors import StudyError

LARGEST = 1_000_000_000  # bytes of an unpacked workbook; more is no coding sheet
MOST_ROWS, MOST_COLUMNS = 1_048_576, 200


def open_workbook(path: str | Path) -> dict[str, list[list]]:
    """The sheets of a workbook by name, each as rows of cells. Raises StudyError where it cannot be read."""
    import openpyxl  # slow to load, and many coders return lists

    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > LARGEST:
            raise StudyError("this workbook is too large for a coding sheet; return the issued one", file=path)
        book = openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)
        try:
            return {sheet.title: _rows_of(sheet) for sheet in book.worksheets}
        finally:
            book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError):
        raise StudyError("this is not a readable XLSX file; open it in Excel and save it again", file=path) from None


def _rows_of(sheet) -> list[list]:
    """The rows of a sheet, each as far as it has content: whatever the sheet says of its size may be wrong, and
    without a width openpyxl ends a row at the cell that stands last in the file, which need not be the rightmost."""
    sheet.reset_dimensions()
    return [_without_empty_end(row) for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)]


def _without_empty_end(row: tuple) -> list:
    width = next((place for place in range(len(row), 0, -1) if row[place - 1].value is not None), 0)
    return list(row[:width])


def cell_text(cell, path: str | Path) -> str:
    """A cell's text without white space around it. Raises StudyError naming the row of a formula or an error value."""
    if cell.value is None:
        return ""
    if cell.data_type == "f":
        raise StudyError(
            f"a formula stands in column {cell.column_letter}; put the text itself there",
            file=path,
            row=cell.row,
        )
    if cell.data_type == "e":
        raise StudyError(
            f"an error value stands in column {cell.column_letter}; put text there or leave it empty",
            file=path,
            row=cell.row,
        )
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
