"""The cells of a worksheet that somebody brings: all of them, whatever the sheet says of its own size.

Programs other than Excel may state a size that is too small, and openpyxl's fast reader believes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MOST_ROWS, MOST_COLUMNS = 1_048_576, 1_000  # Excel has as many rows; more columns are a mistake, or an attack


def cells_of(sheet: Any, most_columns: int) -> Iterator[list]:
    """The cells of each row of a sheet that openpyxl opened with `read_only`, as far as the row has content.

    Of a row with more than `most_columns` the next one is given too, so that whoever reads it can say so.
    """
    for row in _rows(sheet, most_columns):
        width = next((place for place in range(len(row), 0, -1) if row[place - 1].value is not None), 0)
        yield list(row[:width])


def values_of(sheet: Any, most_columns: int = MOST_COLUMNS) -> list[list]:
    """The values of the cells of a sheet, every row as wide as the widest; None where a cell is empty.

    Where there are more than `most_columns`, rows are wider than that by one.
    """
    rows = []
    for row in _rows(sheet, most_columns, values_only=True):
        empty = next((place for place, value in enumerate(reversed(row)) if value is not None), len(row))
        rows.append(list(row[: len(row) - empty]))
    width = max(map(len, rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows]


def _rows(sheet: Any, most_columns: int, **how: bool) -> Iterator[tuple]:
    """The rows, with one column more than is allowed; those that the file leaves out are empty.

    Without a width openpyxl would end a row at the cell that stands last in the file, which need not be the rightmost.
    """
    sheet.reset_dimensions()
    before = None
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=most_columns + 1, **how):
        yield () if row is before else row  # all rows of a gap are one object, and there may be a million of them
        before = row


def column_letters(place: int) -> str:
    """The letters of a column (from 0), as a spreadsheet shows them."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_place(letters: str) -> int:
    """The column (from 0) that has these letters."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1
