"""Open a workbook that people have filled in: cells as text, no formulas, and no archive that unpacks without end."""

from __future__ import annotations

import zipfile
from pathlib import Path

from themetrail.contracts.errors import StudyError
from themetrail.contracts.worksheet import cells_of

LARGEST = 1_000_000_000  # bytes of an unpacked workbook; more is no coding sheet
MOST_COLUMNS = 200


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
            sheets = {sheet.title: list(cells_of(sheet, MOST_COLUMNS)) for sheet in book.worksheets}
        finally:
            book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError):
        raise StudyError("this is not a readable XLSX file; open it in Excel and save it again", file=path) from None
    for rows in sheets.values():
        if too_wide := next((number for number, row in enumerate(rows, 1) if len(row) > MOST_COLUMNS), 0):
            raise StudyError(f"this row goes beyond column {MOST_COLUMNS}; clear its end", file=path, row=too_wide)
    return sheets


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
