"""Office files follow from their content alone."""

import zipfile
from datetime import datetime

import docx
import openpyxl
import pytest

from themetrail.office.files import EARLIEST, write_stable


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
