"""A sheet is read whole, whatever it says of its own size."""

import io
import re
import time
import zipfile

import openpyxl
import pytest

from themetrail.office.worksheet import TooWideError, cells_of, column_letters, column_place, values_of

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
    rows = list(cells_of(sheet_that_states("A1", ROWS), 200))
    assert [[cell.value for cell in row] for row in rows] == [*ROWS[:3], ["Ben", "Good day.", None, "late"]]
    assert rows[3][0].row == 4


def test_an_empty_sheet_has_no_values():
    assert values_of(sheet_that_states("A1", [])) == []


def test_a_row_that_is_too_wide_says_so():
    rows = [["f"], ["a", "b", "c", "d", "e"]]
    with pytest.raises(TooWideError) as found:
        values_of(sheet_that_states("A1", rows), most_columns=3)
    assert found.value.row == 2
    with pytest.raises(TooWideError) as found:
        list(cells_of(sheet_that_states("A1", rows), most_columns=3))
    assert found.value.row == 2
    alone = [["f"], ["a", *[None] * 30, "far out"]]
    with pytest.raises(TooWideError):
        values_of(sheet_that_states("A1", alone), most_columns=3)
    assert values_of(sheet_that_states("A1", rows), most_columns=5)[0] == ["f", None, None, None, None]


def test_a_gap_of_a_million_rows_takes_no_minute():
    book, saved = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"], book.active["B1000000"] = "id", " "
    book.save(saved)
    started = time.process_time()
    values = values_of(openpyxl.load_workbook(saved, read_only=True).worksheets[0])
    assert (len(values), values[0], values[-1]) == (1_000_000, ["id", None], [None, " "])
    assert time.process_time() - started < 20


def test_columns_have_the_letters_of_a_spreadsheet():
    places = (0, 25, 26, 701, 702)
    assert [column_letters(place) for place in places] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [column_place(column_letters(place)) for place in places] == list(places)
