"""Workbooks as people and Excel make them: what is not in the table stops the reading with its place."""

import datetime
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS
from themetrail.sheets.read import read_sheet

ROWS = [["participant_id", "label", "note"], ["P1", "Coach 1", "x"], ["P2", "Coach 2", None], ["P3", "Coach 3", "z"]]


def saved(tmp_path, change=lambda book, sheet: None, rows=ROWS):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book, book.active)
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def read(file):
    return read_sheet(file, PARTICIPANTS)


def set_value(place, value, shown_as=None):
    def change(_, sheet):
        sheet[place] = value
        if shown_as:
            sheet[place].number_format = shown_as

    return change


def merged(area):
    return lambda _, sheet: sheet.merge_cells(area)


def commented(book, sheet):
    sheet["B3"].comment = Comment("also called so", "me")


def struck(_, sheet):
    sheet["A3"].font = Font(strike=True)  # as people mark who has left a study


def hide_first(book, sheet):
    book.create_sheet("table")
    for row in ROWS:
        book["table"].append(row)
    book.active = 1
    sheet.sheet_state = "hidden"


def second(value):
    def change(book, _):
        book.create_sheet("more")["C4"] = value

    return change


@pytest.mark.parametrize(
    ("change", "row", "column", "says"),
    [
        (second("a"), 4, "C", "something stands on sheet 2 too, and only sheet 1 is read"),
        (second(0), 4, "C", "something stands on sheet 2"),
        (hide_first, 1, "A", "something stands on sheet 1, which is hidden, too, and only sheet 2"),
        (merged("A2:A4"), 2, "A", "the cells A2 to A4 are merged"),
        (merged("A1:C1"), 1, "A", "the cells A1 to C1 are merged"),
        (commented, 3, "B", "a comment hangs on this cell"),
        (set_value("B3", "=A3"), 3, "B", "a formula stands here whose result was never saved"),
        (set_value("B3", "#N/A"), 3, "B", "holds an error value"),
        (set_value("A3", datetime.datetime(2024, 4, 3)), 3, "participant_id", "made a date or a time"),
        (set_value("B3", datetime.time(1, 30)), 3, "label", "made a date or a time"),
        (set_value("C3", datetime.datetime(2024, 4, 3)), 3, "note", "made a date or a time"),
        (set_value("A3", 100000, "0.00E+00"), 3, "participant_id", "made a number"),
        (set_value("A3", 12345678901234567890), 3, "participant_id", "made a number"),
        (set_value("E3", "x"), 3, None, "this row has 5 cells, the header has 3"),
        (set_value("B1", None), 2, None, "something stands in column B, which has no heading"),
        (set_value("C1", "Label\u00a0"), 1, None, "the columns B and C have the same heading"),
        (struck, 3, "A", "text is struck through here"),
        (set_value("C1", "withdrawns"), 1, None, "did you mean 'withdrawn'?"),
    ],
)
def test_what_is_not_in_the_table_is_named_with_its_place(tmp_path, change, row, column, says):
    with pytest.raises(StudyError, match=says) as told:
        read(saved(tmp_path, change))
    assert (told.value.row, told.value.column) == (row, column)


def choices_on(title, formula, cells, *, named=None):
    """A sheet with the choices of a drop-down list of the table's third column."""

    def change(book, sheet):
        lists = book.create_sheet(title)
        lists.sheet_state = "hidden"
        for place, value in cells.items():
            lists[place] = value
        if named:
            book.defined_names[named] = DefinedName(named, attr_text=formula)
        chosen = DataValidation(type="list", formula1=named or formula)
        chosen.add("C2:C100")
        sheet.add_data_validation(chosen)

    return change


CHOICES = {"A1": "Kinds", "A2": "x", "A3": "y", "A4": "z"}


@pytest.mark.parametrize(
    "change",
    [
        choices_on("Lists", "Lists!$A$2:$A$4", CHOICES),
        choices_on("My lists & more", "'My lists & more'!$A$2:$A$4", CHOICES),
        choices_on("Lists", "Lists!$A:$A", CHOICES),
        choices_on("Lists", "Lists!$A$1:$A$4", CHOICES, named="kinds"),
    ],
)
def test_the_choices_of_a_drop_down_list_are_no_content(tmp_path, change):
    assert read(saved(tmp_path, change)).loc[2, "note"] == "x"


@pytest.mark.parametrize(
    "change",
    [
        choices_on("Lists", "Lists!$A$2:$A$4", {**CHOICES, "B2": "a remark"}),
        choices_on("Lists", "Lists!$A$2:$A$4", {**CHOICES, "A5": "a remark"}),
        choices_on("Lists", "Other!$A$2:$A$4", CHOICES),
        choices_on("Lists", '"x,y,z"', CHOICES),
    ],
)
def test_what_stands_beside_such_choices_is_told(tmp_path, change):
    with pytest.raises(StudyError, match="something stands on sheet 2, which is hidden"):
        read(saved(tmp_path, change))


@pytest.mark.parametrize(
    ("change", "place", "value"),
    [
        (lambda book, _: book.create_sheet("Sheet2"), (2, "label"), "Coach 1"),
        (second("  "), (2, "label"), "Coach 1"),
        (merged("E8:F9"), (2, "label"), "Coach 1"),
        (set_value("A3", 12, "0000"), (3, "participant_id"), "0012"),
        (set_value("C3", True), (3, "note"), "TRUE"),
        (set_value("C3", 0.5, "0%"), (3, "note"), "50%"),
        (set_value("C3", 3.0), (3, "note"), "3"),
        (set_value("C3", 3.25), (3, "note"), "3.25"),
        (set_value("C3", "a_x000D_\nb"), (3, "note"), "a\nb"),
        (set_value("D1", "withdrawn"), (3, "withdrawn"), ""),
        (lambda _, sheet: sheet.row_dimensions.__getitem__(3).__setattr__("hidden", True), (3, "label"), "Coach 2"),
    ],
)
def test_what_is_harmless_is_read(tmp_path, change, place, value):
    assert read(saved(tmp_path, change)).loc[place] == value


def test_dates_are_read_where_they_are_meant(tmp_path):
    day = datetime.datetime(2024, 4, 3)
    rows = [["participant_id", "label", "withdrawn", "born"], ["P1", "A", day, day], ["P2", "B", None, day]]
    sheet = read(saved(tmp_path, rows=rows))
    assert sheet["withdrawn"].tolist() == ["2024-04-03", ""]
    assert sheet["born"].tolist() == ["2024-04-03", "2024-04-03"]


def test_the_result_of_a_formula_is_read_also_where_it_is_empty(tmp_path):
    file = saved(tmp_path, set_value("C3", "=A3"))
    for result, cell in (("<v>P2</v>", b'<c r="C3" t="str"><f>A3</f>'), ("<v></v>", b'<c r="C3" t="str"><f>A3</f>')):
        made = file.with_name("b.xlsx")
        with zipfile.ZipFile(file) as before, zipfile.ZipFile(made, "w") as after:
            for name in before.namelist():
                content = before.read(name)
                content = content.replace(b'<c r="C3"><f>A3</f><v />', cell + result.encode())
                content = content.replace(b'<c r="C3"><f>A3</f><v></v>', cell + result.encode())
                after.writestr(name, content)
        assert read(made).loc[3, "note"] == result[3:-4]


def test_a_formula_without_a_result_is_told_also_where_its_cell_does_not_say_its_place(tmp_path):
    file = saved(tmp_path, set_value("C3", "=A3"))
    made = file.with_name("b.xlsx")
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b'<c r="C3"><f>', b'<c t="n"><f>'))
    with pytest.raises(StudyError, match="a formula stands here whose result was never saved") as told:
        read(made)
    assert (told.value.row, told.value.column) == (None, None)


def test_a_text_box_is_not_passed_over(tmp_path):
    file = saved(tmp_path)
    begins = "<from><col>1</col><row>6</row></from>"
    shape = '<sp><txBody><a:p xmlns:a="y"><a:r><a:t>P2 is a coach</a:t></a:r></a:p></txBody></sp>'
    drawing = f'<wsDr xmlns="x"><twoCellAnchor>{begins}{shape}</twoCellAnchor></wsDr>'
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", drawing)
        archive.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            '<Relationships><Relationship Id="r1" Type="http://x/drawing" Target="../drawings/drawing1.xml"/>'
            "</Relationships>",
        )
    with pytest.raises(StudyError, match="a text box lies on sheet 1"):
        read(file)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "of the old kind"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
        (b"a,b\n1,2\n", "not a readable XLSX file but text"),
        (b"", "not a readable XLSX file"),
        (b"PK\x03\x04 broken", "not a readable XLSX file"),
    ],
)
def test_what_is_no_workbook_is_told_by_its_content(tmp_path, content, says):
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(StudyError, match=says):
        read_sheet(tmp_path / "a.xlsx")


def test_an_opendocument_file_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(StudyError, match="OpenDocument"):
        read_sheet(tmp_path / "a.xlsx")


def test_error_values_that_were_saved_as_csv_are_told(tmp_path):
    for value in ("#NAME?", "#N/A", "########"):
        (tmp_path / "a.csv").write_text(f"a,b\n1,2\n3,{value}\n")
        with pytest.raises(StudyError, match="error value") as told:
            read_sheet(tmp_path / "a.csv")
        assert (told.value.row, told.value.column) == (3, "b")
