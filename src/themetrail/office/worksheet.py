"""The cells of a worksheet that somebody brings: all of them, whatever the sheet says of its own size.

Programs other than Excel may state a size that is too small, and openpyxl's fast reader believes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MOST_ROWS, MOST_COLUMNS = 1_048_576, 1_000  # Excel has as many rows; more columns are a mistake, or an attack


class TooWideError(Exception):
    """Something stands beyond the last column that a sheet may have, in `row` (from 1)."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


def cells_of(sheet: Any, most_columns: int = MOST_COLUMNS) -> Iterator[list]:
    """The cells of each row of a sheet that openpyxl opened with `read_only`, as far as the row has content.

    Raises TooWideError at a row with content beyond `most_columns`.
    """
    for row in _rows(sheet, most_columns):
        width = next((place for place in range(len(row), 0, -1) if row[place - 1].value is not None), 0)
        yield list(row[:width])


def values_of(sheet: Any, most_columns: int = MOST_COLUMNS) -> list[list]:
    """The values of the cells of a sheet, every row as wide as the widest; None where a cell is empty.

    Raises TooWideError at a row with content beyond `most_columns`.
    """
    rows = []
    for row in _rows(sheet, most_columns, values_only=True):
        empty = next((place for place, value in enumerate(reversed(row)) if value is not None), len(row))
        rows.append(list(row[: len(row) - empty]))
    width = max(map(len, rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows]


def _rows(sheet: Any, most_columns: int, **how: bool) -> Iterator[tuple]:
    """The rows, as far as they may go; those that the file leaves out are empty.

    Without a width openpyxl would end a row at the cell that stands last in the file, which need not be the rightmost.
    With one it passes over what stands beyond, so each row is looked at as the file has it.
    """
    sheet.reset_dimensions()
    make_row = type(sheet)._get_row

    def row_within(cells: list[dict], *where: Any) -> tuple:
        for cell in cells:
            if cell["column"] > most_columns and cell["value"] is not None:
                raise TooWideError(cell["row"])
        return make_row(sheet, cells, *where)

    sheet._get_row = row_within
    before = None
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=most_columns, **how):
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
