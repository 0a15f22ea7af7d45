"""What a coder has before the eyes: codes beside the words, suggestions folded away, what is done, what is printed."""

import dataclasses
import re
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from coding.filled import Row, fill_sheet
from coding.small_study import codebook, issue_to, round_of
from themetrail.codebook import Codebook
from themetrail.coding.labels import CodeNames, codes_by_theme
from themetrail.coding.reading import read_returned
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_writer import write_coding_sheet
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CODEBOOK
from themetrail.office.files import write_stable


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    folder = tmp_path_factory.mktemp("round")
    return folder, issue_to(folder, round_of("C1", "C2-"))


@pytest.fixture(scope="module")
def coding_first(issued, tmp_path_factory):
    """The sheet of a coder who is to code before looking at suggestions."""
    issue = issued[1]
    arms = issue.assignments.assign(arm="code_first")
    path = tmp_path_factory.mktemp("first") / "C1.xlsx"
    write_coding_sheet(path, _with_arms(issue, arms), "C1", title="A study", own_codes=5)
    return openpyxl.load_workbook(path)


def _with_arms(issue, assignments):
    """The issue with other arms; where these show suggestions is told by `GivenToCoder`."""
    return dataclasses.replace(issue, assignments=assignments)


def _sheet(issued, coder="C1"):
    return openpyxl.load_workbook(issued[0] / "sheets" / f"{coder}.xlsx")[form.CODING]


def _widths(sheet):
    """The width of each column in characters; openpyxl gives columns of one width together."""
    widths = {}
    for dimension in sheet.column_dimensions.values():
        widths |= dict.fromkeys(range(dimension.min, dimension.max + 1), dimension.width)
    return widths


def _headings(sheet):
    return [cell.value for cell in sheet[form.HEADER_ROW]]


def test_the_codes_stand_beside_the_words_and_within_sight(issued):
    sheet = _sheet(issued)
    headings, widths = _headings(sheet), _widths(sheet)
    assert headings[3:7] == ["Text", "Code 1", "Code 2", "Code 3"]
    before_codes = sum(widths[column] for column in range(1, 5))
    assert before_codes <= 110
    assert before_codes + sum(widths[column] for column in range(5, 8)) <= 180  # a laptop's screen
    assert headings.index("Memo") < headings.index("Suggestion 1")


def test_suggestions_are_folded_away_for_who_codes_first_and_shown_to_who_is_shown_them(issued, coding_first):
    sheet = coding_first[form.CODING]
    folded = {
        get_column_letter(n) for d in sheet.column_dimensions.values() if d.hidden for n in range(d.min, d.max + 1)
    }
    named = {get_column_letter(n) for n, name in enumerate(_headings(sheet), 1) if name[:6] in ("Sugges", "Answer")}
    assert folded == named
    assert all(d.outlineLevel == 1 for d in sheet.column_dimensions.values() if d.hidden)
    assert "select the columns N to S by their letters, right-click and choose Unhide" in _read_me(coding_first)
    assert not any(dimension.hidden for dimension in _sheet(issued).column_dimensions.values())


def _read_me(book):
    return "\n".join(str(row[0].value) for row in book[form.READ_ME].iter_rows())


def test_what_is_printed_is_what_is_seen_across_one_page_with_its_headings(issued, coding_first):
    sheet = coding_first[form.CODING]
    memo = get_column_letter(_headings(sheet).index("Memo") + 1)
    assert sheet.print_area == f"'Coding'!$A$1:${memo}$13"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$2:$2"
    assert _sheet(issued).print_area == "'Coding'!$A$1:$P$13"


def test_the_words_of_the_examples_hang_on_each_suggestion_and_stand_on_a_page(issued):
    book = openpyxl.load_workbook(issued[0] / "sheets/C1.xlsx")
    hung = {cell.coordinate: cell.comment.text for row in book[form.CODING].iter_rows() for cell in row if cell.comment}
    words = "PRE1-004: I let them talk first, and only then I ask.\n\nPRE2-001: =The day is too short."
    assert hung == {"M5": words, "O5": words, "M8": words}
    rows = list(book[form.EVIDENCE].values)
    assert rows[1] == (
        "PRE1-004",
        "I let them talk first, and only then I ask.",
        "Listening first; old_code",
        "earlier study",
    )
    assert len(rows) == 3
    assert form.EVIDENCE not in openpyxl.load_workbook(issued[0] / "sheets/C2.xlsx").sheetnames


def test_what_is_done_is_counted_and_greyed(issued):
    sheet = _sheet(issued)
    count = sheet["E1"].value
    assert re.findall(r"[A-Z]3:[A-Z]13", count) == [f"{c}3:{c}13" for c in "AEFGILNPA"]
    (stretch,) = sheet.conditional_formatting
    assert str(stretch.sqref) == "A3:P13"
    assert stretch.rules[0].formula == ['AND($A3<>"",COUNTA($E3,$F3,$G3,$I3,$L3,$N3,$P3)>0)']
    with zipfile.ZipFile(issued[0] / "sheets/C1.xlsx") as archive:
        assert b"<v>Done 0 of 6</v>" in archive.read("xl/worksheets/sheet2.xml")


def _themes(n):
    """A book of two themes with `n` codes each, and one code without a theme, in an order that mixes them."""
    blank = dict.fromkeys(("definition", "include", "exclude", "example", "colour"), "")
    rows = [(f"t{t}", "", "theme", f"Theme {t}") for t in (1, 2)]
    rows += [(f"t{t}c{c}", f"t{t}", "code", f"Code {c} of {t}") for c in range(n) for t in (1, 2)]
    rows += [("alone", "", "code", "Alone")]
    names = ("code_id", "parent_id", "level", "name")
    return CODEBOOK.frame([{**blank, **dict(zip(names, row, strict=True))} for row in rows])


def test_the_list_of_codes_is_grouped_by_theme_and_its_headings_are_no_codes():
    book = Codebook.from_table(_themes(2))
    listed = codes_by_theme(book)
    assert listed == [
        "— Theme 1 —",
        "Code 0 of 1",
        "Code 1 of 1",
        "— Theme 2 —",
        "Code 0 of 2",
        "Code 1 of 2",
        "— no theme —",
        "Alone",
    ]
    names = CodeNames(book)
    assert [names.find(label) for label in listed if not label.startswith("—")] == [
        "t1c0",
        "t1c1",
        "t2c0",
        "t2c1",
        "alone",
    ]
    assert "choose one of the codes below it" in names.why_none("— Theme 1 —")
    assert codes_by_theme(Codebook.from_table(codebook())) == [
        "Too little time",
        "Listening first",
        "Forms and paperwork",
    ]


def test_a_long_list_sends_to_the_page_of_the_codebook_which_can_be_filtered(issued, tmp_path):
    issue = dataclasses.replace(
        issued[1], codebook=Codebook.from_table(_themes(40)), suggestions=issued[1].suggestions[:0]
    )
    write_coding_sheet(tmp_path / "C2.xlsx", issue, "C2", title="A study", own_codes=3)
    book = openpyxl.load_workbook(tmp_path / "C2.xlsx")
    assert "There are 81 codes. On the sheet 'Codebook' the arrows in the first row" in _read_me(book)
    assert book[form.CODEBOOK].auto_filter.ref == "A1:H84"
    assert [cell.value for cell in book[form.CODEBOOK]["C"][:4]] == ["Under", None, None, "Theme 1"]
    lists = {str(entry.sqref): entry for entry in book[form.CODING].data_validations.dataValidation}
    codes = lists["E3:E13"]
    assert codes.formula1 == "'_issue'!$D$1:$D$84" and codes.errorStyle == "information"


# The comments that were issued are none of the coder's.


def _comment(place, text):
    def change(book):
        book[form.CODING][place].comment = Comment(text, "a coder")

    return change


def _read(issued, tmp_path, *changes):
    path = tmp_path / "C1.xlsx"
    fill_sheet(issued[0] / "sheets/C1.xlsx", path, {"INT1-001": Row(own=["time"])})
    book = openpyxl.load_workbook(path)
    for change in changes:
        change(book)
    write_stable(path, book.save)
    return read_returned(path, GivenToCoder(issued[1], "C1"))


def _sorted_with_its_comments(book):
    sheet = book[form.CODING]
    sheet["M11"].comment = Comment(sheet["M5"].comment.text, "another name")
    sheet["M5"].comment = None


def _author_above(book):
    for place in ("M5", "M8"):
        text = book[form.CODING][place].comment.text
        book[form.CODING][place].comment = Comment(f"A. Program:\n{text}", "a")


@pytest.mark.parametrize("change", [lambda book: None, _sorted_with_its_comments, _author_above])
def test_comments_that_were_issued_are_passed_over_wherever_they_hang(issued, tmp_path, change):
    assert [mark.code_id for mark in _read(issued, tmp_path, change).marks] == ["time"]


@pytest.mark.parametrize("added", ["no!", "PRE1-004: I let them talk first, and only then I ask. Not here."])
def test_a_comment_that_says_more_than_was_issued_stops_the_run(issued, tmp_path, added):
    with pytest.raises(StudyError, match=r"comments or notes on the sheet 'Coding', .*\(at M5\)"):
        _read(issued, tmp_path, _comment("M5", added))


@pytest.mark.parametrize(
    "shown", ["Done 1 of 6", '="Done "&SUMPRODUCT((A3:A13<>"")*1)&" of 6"', None], ids=["value", "formula", "none"]
)
def test_the_count_may_stand_there_as_any_program_leaves_it(issued, tmp_path, shown):
    def change(book):
        book[form.CODING]["E1"] = shown

    assert len(_read(issued, tmp_path, change).marks) == 1


def test_something_else_in_the_place_of_the_count_is_told(issued, tmp_path):
    def change(book):
        book[form.CODING]["E1"] = "Done, but see row 5"

    with pytest.raises(StudyError, match="row 1: something was written above the table, in column E"):
        _read(issued, tmp_path, change)
