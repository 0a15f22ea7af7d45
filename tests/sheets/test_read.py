"""Sheets as people type them: any separator, Excel, stray spaces; and what is wrong is named by the row they see."""

from datetime import datetime

import openpyxl
import pytest

from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import TRANSCRIPTS
from themetrail.sheets.read import find_sheet, read_sheet, sheet_if_any

HEADER = ["transcript_id", "group", "language", "collected_order"]
ROWS = [["INT1", "interviews", "en", "1"], ["INT2", "interviews", "en", "2"]]


def written(path, separator, encoding="utf-8"):
    path.write_text("\n".join(separator.join(row) for row in [HEADER, *ROWS]) + "\n", encoding=encoding)
    return path


@pytest.mark.parametrize(("name", "separator"), [("a.tsv", "\t"), ("a.csv", ","), ("a.csv", ";")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_separators_and_byte_order_marks_are_recognised(tmp_path, name, separator, encoding):
    sheet = read_sheet(written(tmp_path / name, separator, encoding), TRANSCRIPTS)
    assert sheet["transcript_id"].tolist() == ["INT1", "INT2"]
    assert sheet["collected_order"].tolist() == [1, 2]
    assert list(sheet.index) == [2, 3]


def test_excel_gives_the_same_sheet(tmp_path):
    book = openpyxl.Workbook()
    for row in [HEADER, ["INT1", "interviews", "en", 1], [None] * 4, ["INT2", "interviews", "en", 2]]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    sheet = read_sheet(tmp_path / "a.xlsx", TRANSCRIPTS)
    assert sheet["collected_order"].tolist() == [1, 2]
    assert list(sheet.index) == [2, 4], "an empty row is left out and the count goes on"


def test_unknown_columns_are_kept_as_attributes(tmp_path):
    (tmp_path / "a.csv").write_text("transcript_id,group,language,collected_order,Length Min\nI1,g,en,1,55\n")
    assert read_sheet(tmp_path / "a.csv", TRANSCRIPTS)["length_min"].tolist() == ["55"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "this file is empty"),
        (b"a,b,a\n1,2,3\n", "the columns A and C have the same heading"),
        (b"a,b\n1,2,3\n", "row 2: this row has 3 cells, the header has 2"),
        (b"a,b\n\xe9,2\n", "not UTF-8"),
        (b"a,b\n\0,2\n", "binary data"),
        ("a,b\n\0,2\n".encode("utf-16"), "binary data (zero bytes)"),
        (b"a,,b\n1,2,3\n", "row 2: something stands in column B, which has no heading"),
        (b"a,b\n1,2\n3,#N/A\n", "row 3, column 'b': a spreadsheet program wrote an error value here"),
        (b"a,b\n1,#####\n", "row 2, column 'b': a spreadsheet program wrote an error value here"),
        ("a,b\n1,ThÃ©a\n".encode(), "row 2, column 'b': characters here were garbled before the file was saved"),
        (b",".join(b"c%d" % n for n in range(1001)) + b"\n", "this sheet has more than 1000 columns"),
    ],
)
def test_a_broken_sheet_is_one_clear_sentence(tmp_path, content, says):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(StudyError, match="a.csv") as caught:
        read_sheet(tmp_path / "a.csv")
    assert says in str(caught.value)


def test_a_wrong_cell_is_named_by_the_row_of_the_file(tmp_path):
    (tmp_path / "a.csv").write_text("transcript_id,group,language,collected_order\n\nI1,g,en,1\n\nI2,g,en,second\n")
    with pytest.raises(StudyError) as caught:
        read_sheet(tmp_path / "a.csv", TRANSCRIPTS)
    assert (caught.value.row, caught.value.column) == (5, "collected_order")


def test_a_workbook_that_is_none_is_an_error(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"not a zip")
    with pytest.raises(StudyError, match="not a readable XLSX"):
        read_sheet(tmp_path / "a.xlsx")
    with pytest.raises(StudyError, match="missing"):
        read_sheet(tmp_path / "none.csv")


@pytest.mark.parametrize("name", ["people.xls", "people.ods", "people.XLSM"])
def test_a_sheet_of_another_kind_is_never_passed_over(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(StudyError, match=f"{name} cannot be read, save it as people.xlsx"):
        find_sheet(tmp_path / "people")
    (tmp_path / "people.tsv").write_bytes(b"")
    with pytest.raises(StudyError, match=f"there twice, also as {name}"):
        find_sheet(tmp_path / "people")


def test_an_ending_may_be_written_in_capitals(tmp_path):
    (tmp_path / "people.CSV").write_bytes(b"")
    assert find_sheet(tmp_path / "people") == tmp_path / "people.CSV"


@pytest.mark.parametrize(
    "name", ["people (1).xlsx", "Copy of people.csv", "people - Kopie.xls", "People.xlsx", "people.xlsx.xlsx"]
)
def test_a_copy_that_may_be_the_newer_one_is_never_passed_over(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    calls = "save it as people.xlsx" if name.endswith("xls") else f"call it people{name[-5:].lstrip('e')}"
    with pytest.raises(StudyError, match=calls) as told:
        sheet_if_any(tmp_path / "people")
    assert name in str(told.value)
    (tmp_path / "people.tsv").write_bytes(b"")
    with pytest.raises(StudyError) as told:
        find_sheet(tmp_path / "people")
    assert f"there twice, also as {name}; keep one" in str(told.value)


def test_notes_beside_a_sheet_are_no_sheets(tmp_path):
    for name in ("people.tsv", "people.tsv.bak", "people_old.tsv", "people.txt", "~$people.xlsx"):
        (tmp_path / name).write_bytes(b"")
    assert find_sheet(tmp_path / "people") == tmp_path / "people.tsv"


def test_a_sheet_that_may_be_absent_is_found_in_any_form(tmp_path):
    assert sheet_if_any(tmp_path / "review") == []
    (tmp_path / "review.TSV").write_bytes(b"")
    assert sheet_if_any(tmp_path / "review") == [tmp_path / "review.TSV"]
    (tmp_path / "other.ods").write_bytes(b"")
    with pytest.raises(StudyError, match=r"other\.ods cannot be read"):
        sheet_if_any(tmp_path / "other")


def test_a_title_above_the_header_is_told(tmp_path):
    title = "Who spoke;;;\n;;;\n"
    (tmp_path / "a.csv").write_text(title + "transcript_id;group;language;collected_order\nINT1;g;en;1\n")
    with pytest.raises(StudyError, match="row 1: the header must be the first row, and row 3 looks like it"):
        read_sheet(tmp_path / "a.csv", TRANSCRIPTS)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (datetime(2026, 3, 4), "Excel made a date or a time of what was typed here"),
        (123456789012345678, "Excel made a number of what was typed here, and changed it"),
    ],
)
def test_an_id_that_excel_has_changed_is_told_by_its_cell(tmp_path, cell, says):
    book = openpyxl.Workbook()
    for row in [HEADER, ["INT1", "interviews", "en", 1], [cell, "interviews", "en", 2]]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(StudyError, match=r"a\.xlsx, row 3, column 'transcript_id'") as caught:
        read_sheet(tmp_path / "a.xlsx", TRANSCRIPTS)
    assert says in str(caught.value) and "type it again" in str(caught.value)


def test_a_column_that_may_be_absent_is_not_taken_for_absent_where_its_name_is_nearly_there(tmp_path):
    (tmp_path / "a.csv").write_text("name,affiliatoin\nX,Y\n")
    with pytest.raises(StudyError, match="the column 'affiliatoin' is unknown; did you mean 'affiliation'?"):
        read_sheet(tmp_path / "a.csv", optional=("affiliation",))
    assert read_sheet(tmp_path / "a.csv", optional=("remark",))["remark"].tolist() == [""]
