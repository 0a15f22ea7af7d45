"""A coding sheet is read alike from whichever program saved it, and as it was issued by earlier versions."""

from pathlib import Path

import openpyxl
import pytest

from coding.filled import Row, fill_sheet
from coding.small_study import issue_to, round_of
from office.as_document import save_document
from office.libreoffice import saved_again
from themetrail.coding.draft import Issue, check_manifest
from themetrail.coding.moves import moves_by_issue, superseded_digests
from themetrail.coding.reading import read_returned, read_round
from themetrail.coding.returned import GivenToCoder, asides_of, decisions_of
from themetrail.coding.sheets import sheet_form as form
from themetrail.contracts.errors import StudyError
from themetrail.office.files import write_stable

FIRST_FORM = Path(__file__).parent / "first_form"  # a round of the demo study as it was issued then, and returned
FILLED = {
    "INT1-001": Row(own=["Too little time"], answers={1: "accept"}, memo="two\nlines,  déjà", words="i ASK first"),
    "INT1-003": Row(seen="seen", quote="never quote"),
    "INT1-004": Row(answers={1: "accept"}, words="enough time", unsure="unsure"),
    "INT2-002": Row(own=["forms; time"], quote="quote me"),
    "INT2-003": Row(unsure="x"),
}


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    folder = tmp_path_factory.mktemp("round")
    return folder, issue_to(folder, round_of("C1"))


@pytest.fixture
def filled(issued, tmp_path):
    fill_sheet(issued[0] / "sheets/C1.xlsx", tmp_path / "filled.xlsx", FILLED)
    return tmp_path / "filled.xlsx"


def _read(issued, path):
    frame = GivenToCoder(issued[1], "C1")
    returned = read_returned(path, frame)
    return decisions_of(returned, frame), asides_of(returned, frame), returned.unmarked_rows


def _without_file(read):
    decisions, asides, unmarked = read
    return [{**row, "source_file": ""} for row in decisions], [{**row, "source_file": ""} for row in asides], unmarked


def test_words_meant_unsure_and_quotations_are_read(issued, filled):
    decisions, asides, unmarked = _read(issued, filled)
    found = [(row["segment_id"], row["code_id"], row["action"], row["start"], row["end"]) for row in decisions]
    first = len("It was good. ")
    assert found == [
        ("INT1-001", "time", "own", first, first + len("I ask first")),
        ("INT1-001", "listen", "accepted", 0, 53),
        ("INT1-003", "", "seen", 0, 26),
        ("INT1-004", "time", "edited", 15, 26),
        ("INT2-002", "forms", "own", 0, 28),
        ("INT2-002", "time", "own", 0, 28),
    ]
    said = [(row["segment_id"], row["unsure"], row["quote"], row["start"], row["end"]) for row in asides]
    assert said == [
        ("INT1-003", "no", "never_quote", 0, 26),
        ("INT1-004", "yes", "", 0, 27),
        ("INT2-002", "no", "quote_me", 0, 28),
        ("INT2-003", "yes", "", 0, 3),
    ]
    assert unmarked == 2  # `unsure` alone says that somebody will come back


def test_marks_come_out_of_a_round(issued, filled):
    _, assignments, _, beside = read_round(issued[1], {"C1": str(filled)})
    assert beside.marks["quote"].tolist() == ["never_quote", "", "quote_me", ""]
    assert assignments.set_index("segment_id")["status"]["INT2-003"] == "unseen"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            Row(own=["time"], words="It was bad"),
            "column 'Words meant': these words do not stand in the segment; nearest",
        ),
        (Row(words="It was good"), "column 'Words meant': words are named here, and no code in this row is for them"),
        (Row(seen="seen", words="It"), "column 'Words meant': words are named here, and no code"),
        (Row(own=["time"], words="o"), "column 'Words meant': these words stand 5 times in the segment"),
        (Row(unsure="perhaps"), "column 'Unsure': must be 'unsure' or empty"),
        (Row(quote="maybe"), "column 'Quote': must be 'quote me', 'never quote' or empty"),
    ],
)
def test_what_cannot_be_read_in_the_new_columns_is_told_without_a_word(issued, tmp_path, row, said):
    fill_sheet(issued[0] / "sheets/C1.xlsx", tmp_path / "C1.xlsx", {"INT1-001": row})
    with pytest.raises(StudyError) as told:
        read_returned(tmp_path / "C1.xlsx", GivenToCoder(issued[1], "C1"))
    assert f"row 5, {said}" in str(told.value)
    assert "bad" not in str(told.value) and "perhaps" not in str(told.value)


def _as_document(path, made, *, change=lambda sheets: sheets):
    """The workbook as LibreOffice saves it as ODS, with the comments that hang on its cells."""
    book = openpyxl.load_workbook(path)
    sheets = change({sheet.title: [list(row) for row in sheet.values] for sheet in book.worksheets})
    notes = {
        (sheet.title, cell.row, cell.column): cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    save_document(made, sheets, notes=notes)
    return made


def test_the_sheet_saved_as_ods_is_read_like_the_sheet(issued, filled, tmp_path):
    expected = _without_file(_read(issued, filled))
    assert _without_file(_read(issued, _as_document(filled, tmp_path / "C1.ods"))) == expected


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ((4, 4), "no such code", "row 5, column 'Code 1': this is no code of the codebook"),
        ((4, 3), "other words", "row 5, column 'Text': what stands here is not what was issued"),
        ((0, 2), "a remark", "row 1: something was written above the table, in column C"),
        ((19, 3), "a remark", "row 20, column 'Text': what stands here"),
    ],
)
def test_what_is_wrong_in_an_ods_file_is_told_by_its_place(issued, filled, tmp_path, place, value, said):
    def change(sheets):
        rows = sheets[form.CODING]
        rows += [[None] * 16 for _ in range(place[0] + 1 - len(rows))]
        rows[place[0]][place[1]] = value
        return sheets

    _as_document(filled, tmp_path / "C1.ods", change=change)
    with pytest.raises(StudyError) as told:
        _read(issued, tmp_path / "C1.ods")
    assert said in str(told.value) and value not in str(told.value)


def test_a_plain_list_may_be_ods(issued, tmp_path):
    rows = [["coder_id", "segment_id", "code_id", "memo"], ["C1", "INT1-001", "time", "so"], ["C1", "INT1-003", None]]
    save_document(tmp_path / "C1.ods", {"Codes": rows})
    decisions, _, _ = _read(issued, tmp_path / "C1.ods")
    own = [(row["segment_id"], row["code_id"], row["memo"]) for row in decisions if row["action"] != "ignored"]
    assert own == [("INT1-001", "time", "so"), ("INT1-003", "", "")]


# Programs that change the pages.

SUMMARY = (
    "This document was exported from Numbers. Each table was converted to an Excel worksheet. All other objects on each"
    " Numbers sheet were placed on separate worksheets. Please be aware that formula calculations may differ in Excel."
)


def _numbers(book, extra=None):
    """As Numbers exports: no hidden page, a page for each table, one that lists them, the value of the count."""
    book.remove(book[form.ISSUE])
    listed = book.create_sheet("Export Summary", 0)
    listed["A1"] = SUMMARY
    listed["B3"], listed["C3"], listed["D3"] = "Numbers Sheet Name", "Numbers Table Name", "Excel Worksheet Name"
    for row, sheet in enumerate(book.worksheets[1:], start=4):
        listed.cell(row, 2).value = sheet.title
        sheet.title = f"{sheet.title} - Table 1"
        listed.cell(row, 3).value, listed.cell(row, 4).value = "Table 1", sheet.title
        sheet.data_validations.dataValidation.clear()
    book["Coding - Table 1"]["E1"] = "Done 3 of 6"
    if extra:
        listed["B20"] = extra


def _google(book):
    """As Google Sheets exports: unprotected, the hidden page hidden only, a thousand rows of nothing below."""
    for sheet in book.worksheets:
        sheet.protection.sheet = False
    book[form.ISSUE].sheet_state = "hidden"
    book[form.CODING]["A1000"].number_format = "0.00"


@pytest.mark.parametrize("program", [_numbers, _google])
def test_exports_of_other_programs_are_read_like_the_sheet(issued, filled, tmp_path, program):
    expected = _without_file(_read(issued, filled))
    book = openpyxl.load_workbook(filled)
    program(book)
    write_stable(tmp_path / "C1.xlsx", book.save)
    assert _without_file(_read(issued, tmp_path / "C1.xlsx")) == expected


def test_a_remark_on_the_page_that_numbers_adds_is_told(issued, filled, tmp_path):
    book = openpyxl.load_workbook(filled)
    _numbers(book, "zq remark")
    write_stable(tmp_path / "C1.xlsx", book.save)
    with pytest.raises(StudyError, match="something stands on sheet 1 of the workbook"):
        _read(issued, tmp_path / "C1.xlsx")


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_sheet_saved_again_by_libreoffice_is_read_like_the_sheet(issued, filled, tmp_path, ending):
    expected = _without_file(_read(issued, filled))
    assert _without_file(_read(issued, saved_again(filled, ending, tmp_path))) == expected


# Sheets of the first form, in which suggestions stood before the codes.


@pytest.mark.parametrize("coder", ["C1", "C2"])
def test_a_sheet_that_an_earlier_version_issued_is_read(coder):
    stated = check_manifest(FIRST_FORM / "issued", "r1")
    issue = Issue.read(
        FIRST_FORM / "issued", "r1", stated["digest"], superseded_digests(stated), moves_by_issue(stated)
    )
    headings = openpyxl.load_workbook(FIRST_FORM / f"returned/{coder}.xlsx", read_only=True)[form.CODING]
    names = next(headings.iter_rows(min_row=form.HEADER_ROW, max_row=form.HEADER_ROW, values_only=True))
    assert form.WORDS not in names
    frame = GivenToCoder(issue, coder)
    returned = read_returned(FIRST_FORM / f"returned/{coder}.xlsx", frame)
    assert returned.rows == len(frame.arms)
    assert {mark.start for mark in returned.marks} == {None}
    assert returned.asides == []


def test_a_column_of_the_new_form_may_be_added_to_a_sheet_of_the_first(issued, tmp_path):
    """As a coder does who wants to say it: the heading alone is enough."""
    book = openpyxl.load_workbook(FIRST_FORM / "returned/C2.xlsx")
    sheet = book[form.CODING]
    column = max(cell.column for cell in sheet[form.HEADER_ROW] if cell.value) + 1
    sheet.cell(form.HEADER_ROW, column).value = form.QUOTE
    row = next(row for row in range(3, sheet.max_row) if sheet.cell(row, 1).value)
    sheet.cell(row, column).value = form.NEVER_QUOTE
    write_stable(tmp_path / "C2.xlsx", book.save)
    stated = check_manifest(FIRST_FORM / "issued", "r1")
    issue = Issue.read(
        FIRST_FORM / "issued", "r1", stated["digest"], superseded_digests(stated), moves_by_issue(stated)
    )
    returned = read_returned(tmp_path / "C2.xlsx", GivenToCoder(issue, "C2"))
    assert [(aside.row, aside.quote) for aside in returned.asides] == [(row, "never_quote")]
