"""Workbooks laid for people: what is filled in is read, what explains is not, and what was changed there is told."""

import openpyxl
import pytest

from themetrail.contracts.errors import StudyError
from themetrail.contracts.examples import EXAMPLES, OF_NEW_STUDY
from themetrail.contracts.reference import SHEETS
from themetrail.languages.table import LANGUAGES
from themetrail.new_study import new_study, sheet_of_study
from themetrail.sheets.codebook_sheet import read_codebook
from themetrail.sheets.people_sheet import read_people
from themetrail.sheets.read import find_sheet, read_sheet

READERS = {"codebook": read_codebook, "people": read_people}


@pytest.fixture
def laid(tmp_path):
    """The workbook of one sheet, of a new study or laid by a command, by the sheet's name."""
    new_study(tmp_path / "s")
    for name in set(EXAMPLES) - set(OF_NEW_STUDY):
        assert not (tmp_path / "s" / SHEETS[name][1]).exists()
        sheet_of_study(tmp_path / "s", name)
    return lambda name: tmp_path / "s" / SHEETS[name][1]


def read(name, path):
    return READERS[name](path) if name in READERS else read_sheet(path, SHEETS[name][0])


def fill_in(path, name, rows):
    """Write rows where somebody would who opens the workbook, and save it by another program."""
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(rows, start=2):
        for place, column in enumerate(SHEETS[name][0].columns, start=1):
            book.worksheets[0].cell(number, place).value = row.get(column) or None
    book.save(path)


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_a_sheet_is_empty_as_laid_and_its_examples_are_right_where_they_are_rows(laid, name):
    assert read(name, laid(name)).empty
    fill_in(laid(name), name, EXAMPLES[name])
    table = read(name, laid(name))
    assert list(table.index) == [2, 3]
    for (_, row), example in zip(table.iterrows(), EXAMPLES[name], strict=True):
        for column, value in example.items():
            assert str(row[column]).replace("_", " ") == value.replace("_", " ")


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_each_column_is_explained_and_its_choices_drop_down(laid, name):
    book = openpyxl.load_workbook(laid(name))
    table, page = book.worksheets
    contract = SHEETS[name][0]
    assert [cell.value for cell in table[1]] == list(contract.columns)
    said = {row[0].value: row[2].value for row in page.iter_rows(min_row=4)}
    lists = {}
    for each in table.data_validations.dataValidation:
        lists[str(each.sqref)[0]] = (each.type, each.formula1, each.prompt)
    for place, (column, rule) in enumerate(contract.columns.items()):
        kind, choices, prompt = lists["ABCDEFGHIJKL"[place]]
        assert said[column] == rule.about
        assert prompt == rule.about[:255]
        offered = rule.choices or (tuple(LANGUAGES) if column == "language" else ())
        assert (kind, choices) == (("list", f'"{",".join(offered)}"') if offered else (None, None))


@pytest.mark.parametrize("change", ["a row on it", "an example replaced", "the seal gone"])
def test_what_somebody_writes_into_the_explanations_is_not_passed_over(laid, change):
    path = laid("participants")
    book = openpyxl.load_workbook(path)
    page = book.worksheets[1]
    if change == "a row on it":
        page.append(["P1", "Nurse 1"])
    elif change == "an example replaced":
        next(cell for row in page for cell in row if cell.value == "Job Coach 1").value = "Nurse 1"
    else:
        page.delete_rows(page.max_row)
    book.save(path)
    with pytest.raises(StudyError, match="somebody has changed sheet 2, which explains the table and is not read"):
        read("participants", path)


def test_a_table_whose_rows_are_all_gone_is_not_exchanged_for_its_explanations(laid):
    book = openpyxl.load_workbook(laid("participants"))
    book.worksheets[0].delete_rows(1, 600)
    book.save(laid("participants"))
    with pytest.raises(StudyError, match="this file is empty; it needs at least a header row"):
        read("participants", laid("participants"))


def test_printed_a_sheet_is_as_wide_as_one_page(laid):
    for name in EXAMPLES:
        for page in openpyxl.load_workbook(laid(name)).worksheets:
            assert page.page_setup.orientation == "landscape"
            assert page.sheet_properties.pageSetUpPr.fitToPage
            assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)


def test_an_explanation_of_two_lines_has_room_for_both(laid):
    page = openpyxl.load_workbook(laid("codebook")).worksheets[1]
    heights = {row[0].value: page.row_dimensions[row[0].row].height for row in page.iter_rows()}
    assert (heights["code_id"], heights["codable"]) == (15, 30)


def test_ids_and_dates_stay_what_was_typed(laid):
    assert openpyxl.load_workbook(laid("participants")).worksheets[0]["A300"].number_format == "@"
    assert openpyxl.load_workbook(laid("transcripts")).worksheets[0]["D300"].number_format == "General"


def test_two_forms_of_one_sheet_are_one_sentence(laid):
    laid("participants").with_suffix(".csv").write_text("participant_id,label\nP1,Nurse 1\n")
    with pytest.raises(StudyError, match=r"participants\.csv: this sheet is there twice, also as participants\.xlsx"):
        find_sheet(laid("participants").with_suffix(""))


def test_a_study_is_laid_with_the_same_bytes_wherever(tmp_path):
    for folder in ("a", "b"):
        new_study(tmp_path / folder)
    for name in OF_NEW_STUDY:
        sheet = SHEETS[name][1]
        assert (tmp_path / "a" / sheet).read_bytes() == (tmp_path / "b" / sheet).read_bytes()
