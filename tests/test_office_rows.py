"""Rows that are written one by one are, byte for byte, what openpyxl would write of the same cells."""

import tempfile
import zipfile
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from themetrail.office.files import write_stable, write_text_cell
from themetrail.office.rows import LONGEST_CELL, CellStyle, SheetRows

TEXTS = st.text(max_size=12) | st.sampled_from(
    ["", " two  spaces ", "a\nb", "a\r\nb", "=1+1", "-1", "@x", "#N/A", "12", "<b>&amp;</b>", "Zoë 🙂"]
)
CELLS = st.none() | st.tuples(TEXTS, st.sampled_from(["bold", "small", "default"]))
ROWS = st.lists(st.tuples(st.lists(CELLS, min_size=1, max_size=4), st.none() | st.sampled_from([15, 409])), max_size=5)


def _book():
    """A workbook with one sheet, and its prepared styles by name."""
    book = openpyxl.Workbook()
    book.properties.created = datetime(2026, 1, 1)
    scratch = book.create_sheet("scratch")
    scratch["A1"].font, scratch["A2"].font = Font(bold=True), Font(size=8)
    arrays = {"bold": scratch["A1"]._style, "small": scratch["A2"]._style, "default": book._cell_styles[0]}
    book.remove(scratch)
    return book, arrays


def _as_openpyxl_writes(path, rows):
    book, arrays = _book()
    sheet = book.active
    for number, (cells, height) in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if cell is not None:
                written = sheet.cell(number, column)
                written._style = arrays[cell[1]].__copy__()
                if cell[0]:
                    write_text_cell(written, cell[0])
        if height is not None:
            sheet.row_dimensions[number].height = height
    write_stable(path, book.save)


def _as_rows(path, rows):
    book, arrays = _book()
    styles = {name: CellStyle(book, array) for name, array in arrays.items()}
    written = SheetRows(book.active, path)
    for cells, height in rows:
        written.add([cell and (cell[0], styles[cell[1]]) for cell in cells], height=height)
    write_stable(path, book.save, [written])


def _members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@settings(max_examples=150, deadline=None)
@given(rows=ROWS)
def test_the_bytes_are_those_of_openpyxl(tmp_path_factory, rows):
    # each row begins with a cell, since openpyxl leaves out a row without any, and the last ends the widest
    widest = max((len(cells) for cells, _ in rows), default=0)
    rows = [([("first", "bold"), *cells], height) for cells, height in rows]
    rows.append(([("last", "bold"), *[None] * widest, ("corner", "bold")], 15))
    folder = tmp_path_factory.mktemp("books")
    _as_openpyxl_writes(folder / "openpyxl.xlsx", rows)
    _as_rows(folder / "rows.xlsx", rows)
    assert _members(folder / "rows.xlsx") == _members(folder / "openpyxl.xlsx")
    read = openpyxl.load_workbook(folder / "rows.xlsx").active
    assert read.max_row == len(rows) and read.cell(len(rows), widest + 2).value == "corner"


def test_a_text_longer_than_a_cell_is_cut_visibly(tmp_path):
    _as_rows(tmp_path / "a.xlsx", [([("x" * (LONGEST_CELL + 5), "bold")], None)])
    text = openpyxl.load_workbook(tmp_path / "a.xlsx").active["A1"].value
    assert len(text) == LONGEST_CELL and text.endswith("…")


def test_rows_may_leave_rows_out(tmp_path):
    book, arrays = _book()
    rows = SheetRows(book.active, tmp_path / "a.xlsx")
    style = CellStyle(book, arrays["bold"])
    assert [rows.add([("one", style)]), rows.add([("four", style)], row=4), rows.add([("five", style)])] == [1, 4, 5]
    write_stable(tmp_path / "a.xlsx", book.save, [rows])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [cell.value for cell in sheet["A"]] == ["one", None, None, "four", "five"]


def test_a_sheet_with_cells_of_its_own_takes_no_rows(tmp_path):
    book, arrays = _book()
    book.active["A1"] = "held by openpyxl"
    rows = SheetRows(book.active, tmp_path / "a.xlsx")
    rows.add([("one", CellStyle(book, arrays["bold"]))])
    with pytest.raises(ValueError):
        write_stable(tmp_path / "a.xlsx", book.save, [rows])
    assert list(tmp_path.iterdir()) == []


def test_rows_wait_beside_the_workbook_and_nowhere_else(tmp_path, monkeypatch):
    book, arrays = _book()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
        rows = SheetRows(book.active, tmp_path / "made" / "a.xlsx")
        rows.add([("one", CellStyle(book, arrays["bold"]))])
    assert list((tmp_path / "made").iterdir()) == []  # the waiting rows have no name
    write_stable(tmp_path / "made" / "a.xlsx", book.save, [rows])
    assert [file.name for file in (tmp_path / "made").iterdir()] == ["a.xlsx"]
    with pytest.raises(ValueError, match="closed"):
        rows.add([("two", CellStyle(book, arrays["bold"]))])
