"""Office files follow from their content alone, and text stays text."""

import io
import zipfile
from datetime import datetime

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.office.files import EARLIEST, write_stable, write_text_cell
from themetrail.office.rows import LONGEST_CELL


def _book(moment):
    book = openpyxl.Workbook()
    book.active["A1"] = "one"
    book.properties.created = moment
    return book


def test_workbook_bytes_do_not_depend_on_the_time(tmp_path):
    write_stable(tmp_path / "a.xlsx", _book(datetime(2020, 5, 5)).save)
    write_stable(tmp_path / "b.xlsx", _book(datetime(2024, 6, 6, 7)).save)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["A1"].value == "one"
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {member.date_time for member in archive.infolist()} == {EARLIEST}
        assert b"2020" not in archive.read("docProps/core.xml")


def test_document_bytes_do_not_depend_on_the_time(tmp_path):
    for name, year in (("a", 2020), ("b", 2024)):
        document = docx.Document()
        document.add_paragraph("one")
        document.core_properties.modified = datetime(year, 1, 1)
        write_stable(tmp_path / f"{name}.docx", document.save)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert docx.Document(str(tmp_path / "a.docx")).paragraphs[-1].text == "one"


def test_a_failed_write_leaves_what_was_there(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"before")

    def fail(_):
        raise OSError("full")

    with pytest.raises(OSError):
        write_stable(tmp_path / "a.xlsx", fail)
    assert (tmp_path / "a.xlsx").read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_file_that_cannot_be_put_together_leaves_nothing_of_it(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"before")
    with pytest.raises(zipfile.BadZipFile):
        write_stable(tmp_path / "a.xlsx", lambda buffer: buffer.write(b"no archive"))
    assert (tmp_path / "a.xlsx").read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


@given(
    st.text(max_size=20) | st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "12", "\t=1", '=HYPERLINK("x")'])
)
def test_no_text_becomes_anything_but_text(text):
    book = openpyxl.Workbook()
    write_text_cell(book.active["A1"], text)
    kept = io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(io.BytesIO(kept.getvalue())) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    cell = openpyxl.load_workbook(kept).active["A1"]
    assert cell.data_type != "f" and (cell.value is None or isinstance(cell.value, str))


def test_a_cell_longer_than_excel_keeps_is_cut_visibly():
    cell = openpyxl.Workbook().active["A1"]
    write_text_cell(cell, "x" * (LONGEST_CELL + 5))
    assert len(cell.value) == LONGEST_CELL and cell.value.endswith("…")
