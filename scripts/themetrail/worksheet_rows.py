"""The rows of a worksheet that somebody brings: all of them, whatever the sheet says of its own size.

Programs other than Excel may state a size that is too small, and openpyxl's fast reader believes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MOST_ROWS, MOST_COLUMNS = 1_048_576, 1_000  # Excel has as many rows; more columns are a mistake, or an attack


def rows_of(sheet: Any, most_columns: int = MOST_COLUMNS) -> Iterator[list]:
    """The cells of each row of a sheet that openpyxl opened with `read_only`, as far as the row has content.

    Cells beyond `most_columns` are not read: without a width openpyxl would end a row at the cell that stands last in
    the file, which need not be the rightmost.
    """
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=most_columns):
        width = next((place for place in range(len(row), 0, -1) if row[place - 1].value is not None), 0)
        yield list(row[:width])


def values_of(sheet: Any) -> list[list]:
    """The values of the cells of a sheet, every row as wide as the widest; None where a cell is empty."""
    rows = [[cell.value for cell in row] for row in rows_of(sheet)]
    width = max(map(len, rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows]
