"""A sheet is read whole, whatever it says of its own size."""

import io
import re
import zipfile

import openpyxl
import pytest

from themetrail.worksheet_rows import rows_of, values_of

ROWS = [["speaker", "words", "note"], ["Ann", "Hello."], [], ["Ben", "Good day.", None, "late"]]


def sheet_that_states(size, rows):
    """A sheet with these rows, opened to be read, that states this size of itself (nothing where it is empty)."""
    book, saved, changed = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(saved)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(changed, "w") as after:
        for member in before.namelist():
            content = before.read(member)
            if member == "xl/worksheets/sheet1.xml":
                stated = f'<dimension ref="{size}" />'.encode() if size else b""
                content, found = re.subn(rb"<dimension [^>]*>", stated, content)
                assert found == 1
            after.writestr(member, content)
    return openpyxl.load_workbook(changed, read_only=True).worksheets[0]


@pytest.mark.parametrize("size", ["A1:D4", "A1", "A1:B2", "A1:XFD1048576", ""])
def test_no_row_and_no_cell_is_lost(size):
    assert values_of(sheet_that_states(size, ROWS)) == [
        ["speaker", "words", "note", None],
        ["Ann", "Hello.", None, None],
        [None, None, None, None],
        ["Ben", "Good day.", None, "late"],
    ]


def test_cells_come_as_far_as_a_row_has_content():
    rows = list(rows_of(sheet_that_states("A1", ROWS)))
    assert [[cell.value for cell in row] for row in rows] == [*ROWS[:3], ["Ben", "Good day.", None, "late"]]
    assert rows[3][0].row == 4


def test_an_empty_sheet_has_no_values():
    assert values_of(sheet_that_states("A1", [])) == []
