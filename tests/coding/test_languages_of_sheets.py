"""Sheets and Word files in the study's language: what comes back is read alike, whatever the language is by then."""

import csv
from types import SimpleNamespace

import openpyxl
import pytest

from coding.small_study import book, issue_to, round_of
from coding.test_disagreements import ISSUED, found  # noqa: F401 (a fixture)
from coding.word_files import WordReturned
from themetrail.coding.adjudication import read_adjudication
from themetrail.coding.disagreements import RoundToSettle
from themetrail.coding.labels import CodeNames
from themetrail.coding.reading import read_returned
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.disagreement_book import write_adjudication_sheet
from themetrail.coding.sheets.word_form import word_path
from themetrail.coding.sheets.word_writer import write_word_file
from themetrail.contracts.errors import StudyError
from themetrail.interface.sheets.words import sheet_words
from themetrail.office.files import write_stable

LANGUAGES = ("english", "french", "german")
NAMES = {
    "french": ("Codage", "Mots visés", "Suggestion 1", "accepter", "ne pas citer"),
    "german": ("Kodierung", "Gemeinte Wörter", "Vorschlag 1", "annehmen", "nie zitieren"),
}


@pytest.fixture(scope="module", params=LANGUAGES)
def issued(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param) / "issued"
    issue = issue_to(folder, round_of("C1", "C2-"), language=request.param)
    for coder in ("C1", "C2"):
        if coder == "C2":
            path = folder / word_path(coder, "INT1")
            path.parent.mkdir(parents=True)
            write_word_file(path, GivenToCoder(issue, coder), "INT1", title="A study", language=request.param)
    return SimpleNamespace(folder=folder, issue=issue, language=request.param, words=sheet_words(request.param))


def filled(issued, change=None):
    """C1's sheet with all kinds of marks, in the words of the sheet itself."""
    named = issued.words

    def head(name):
        return form.in_words(named, "head", name)

    def mark(name):
        return form.in_words(named, "mark", name)

    workbook = openpyxl.load_workbook(issued.folder / "sheets/C1.xlsx")
    sheet = workbook[form.in_words(named, "page", form.CODING)]
    columns = {cell.value: cell.column for cell in sheet[form.HEADER_ROW] if cell.value}
    rows = {sheet.cell(row, columns[head(form.SEGMENT)]).value: row for row in range(3, sheet.max_row + 1)}
    for segment, name, text in (
        ("INT1-001", form.own_code(1), "Forms and paperwork"),
        ("INT1-001", form.MEMO, "un mémo"),
        ("INT1-001", form.UNSURE, mark(form.UNSURE_MARK)),
        ("INT1-004", form.answer(1), mark(form.ACCEPT)),
        ("INT1-001", form.answer(2), mark(form.REFUSE)),
        ("INT1-003", form.SEEN, mark(form.SEEN_MARK)),
        ("INT1-003", form.QUOTE, mark(form.NEVER_QUOTE)),
    ):
        sheet.cell(rows[segment], columns[head(name)]).value = text
    if change:
        change(workbook, sheet, columns, rows)
    return workbook


def read(issued, workbook, path):
    write_stable(path, workbook.save)
    return read_returned(path, GivenToCoder(issued.issue, "C1"))


def told(returned):
    marks = [(mark.segment_id, mark.code_id, mark.action, mark.memo) for mark in returned.marks]
    return marks, [(one.segment_id, one.unsure, one.quote) for one in returned.asides]


def test_a_sheet_speaks_the_language_of_its_study_all_over(issued):
    if issued.language == "english":
        return
    workbook = openpyxl.load_workbook(issued.folder / "sheets/C1.xlsx")
    page, *headings = NAMES[issued.language][:3]
    assert set(headings) <= {cell.value for cell in workbook[page][form.HEADER_ROW]}
    offered = {one.formula1 for one in workbook[page].data_validations.dataValidation}
    accept, never = NAMES[issued.language][3:]
    assert any(accept in one for one in offered) and any(never in one for one in offered)
    english = {cell.value for cell in openpyxl.load_workbook(issued.folder / "sheets/C1.xlsx").worksheets[0]["A"]}
    assert not any(text and text.startswith(("Round", "1. You")) for text in english)


def test_what_comes_back_is_read_alike_in_each_language(issued, tmp_path):
    marks, asides = told(read(issued, filled(issued), tmp_path / "C1.xlsx"))
    assert ("INT1-001", "forms", "own", "un mémo") in marks
    assert ("INT1-003", "", "seen", "") in marks
    assert {(code, action) for _, code, action, _ in marks} >= {("time", "accepted"), ("time", "refused")}
    assert asides == [("INT1-001", True, ""), ("INT1-003", False, "never_quote")]


def test_without_its_hidden_page_a_sheet_is_known_by_the_line_above_its_table_or_by_its_first_page(issued, tmp_path):
    whole = told(read(issued, filled(issued), tmp_path / "C1.xlsx"))

    def lose(*pages):
        def change(workbook, *_):
            for page in pages:
                del workbook[form.in_words(issued.words, "page", page) if page != form.ISSUE else page]

        return change

    for lost in ((form.ISSUE,), (form.ISSUE, form.READ_ME, form.CODEBOOK)):
        assert told(read(issued, filled(issued, lose(*lost)), tmp_path / "C1.xlsx")) == whole


def test_the_page_exported_as_text_is_read_alike(issued, tmp_path):
    whole = told(read(issued, filled(issued), tmp_path / "C1.xlsx"))
    sheet = filled(issued)[form.in_words(issued.words, "page", form.CODING)]
    sheet.cell(1, 5).value = form.progress(issued.words, 3, 9)
    for encoding in ("utf-8-sig", "cp1252", "mac_roman"):
        with (tmp_path / "C1.csv").open("w", encoding=encoding, errors="replace", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerows([["" if value is None else value for value in row] for row in sheet.values])
        assert told(read_returned(tmp_path / "C1.csv", GivenToCoder(issued.issue, "C1"))) == whole


def test_a_mistake_names_the_column_as_the_sheet_does(issued, tmp_path):
    def wrong(workbook, sheet, columns, rows):
        row = rows["INT1-001"]
        sheet.cell(row, columns[form.in_words(issued.words, "head", form.own_code(1))]).value = "Nothing of the sort"
        sheet.cell(row, columns[form.in_words(issued.words, "head", form.SEEN)]).value = "perhaps"

    with pytest.raises(StudyError) as problem:
        read(issued, filled(issued, wrong), tmp_path / "C1.xlsx")
    assert form.in_words(issued.words, "head", form.SEEN) in str(problem.value)


def test_a_word_file_is_known_and_read_by_its_own_words(issued, tmp_path):
    words = issued.words
    file = WordReturned(issued.folder / word_path("C2", "INT1"))
    file.parts.pop("docProps/custom.xml", None)
    file.say("INT1-001", f"time -- so soon\n{words.say('word_unsure')}")
    file.say("INT1-003", words.say("word_never_quote"))
    file.save(tmp_path / "C2.docx")
    returned = read_returned(tmp_path / "C2.docx", GivenToCoder(issued.issue, "C2"))
    assert [(mark.code_id, mark.unsure) for mark in returned.marks if mark.code_id] == [("time", "yes")]
    assert [(one.segment_id, one.quote) for one in returned.asides] == [("INT1-003", "never_quote")]
    assert returned.proposals == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_settled_is_read_in_each_language(found, tmp_path, language):  # noqa: F811
    ids, words = {segment_id: segment_id for segment_id in ISSUED}, sheet_words(language)
    made = tmp_path / "adjudication.xlsx"
    to_settle = RoundToSettle("r1", "d1", found, ids, {})
    write_adjudication_sheet(made, to_settle, book(), title="A study", language=language)
    workbook = openpyxl.load_workbook(made)
    page, place = form.in_words(words, "page", "Adjudication"), form.in_words(words, "head", "Decision")
    columns = {cell.value: cell.column for cell in workbook[page][1]}
    workbook[page].cell(2, columns[place]).value = words.say("mark_drop")
    read_me = workbook[form.in_words(words, "page", form.READ_ME)]
    [row] = [cells for cells in read_me.iter_rows() if cells[0].value == form.in_words(words, "head", "Decided by")]
    row[1].value = "A1"
    write_stable(made, workbook.save)
    table, counts = read_adjudication(made, "r1", "d1", CodeNames(book()).find, ISSUED)
    assert table[["decision", "decided_by"]].to_numpy().tolist() == [["drop", "A1"]]
    assert counts == {"settled": 1, "left_open": 2}


def test_who_asks_is_called_in_the_language_of_the_sheet_and_known_in_any(issued, tmp_path):
    called = {"english": "Interviewer", "french": "Intervieweur", "german": "Interviewer"}

    def speakers(sheet, columns):
        return {sheet.cell(row, columns[form.in_words(issued.words, "head", form.SPEAKER)]) for row in range(3, 30)}

    def in_another_language(workbook, sheet, columns, rows):
        asks = [cell for cell in speakers(sheet, columns) if cell.value == called[issued.language]]
        assert asks
        for cell in asks:
            cell.value = called["english" if issued.language == "french" else "french"]

    def as_another_person(workbook, sheet, columns, rows):
        cell = next(cell for cell in speakers(sheet, columns) if cell.value == called[issued.language])
        cell.value = "Coach 9"

    as_issued = told(read(issued, filled(issued), tmp_path / "C1.xlsx"))
    assert told(read(issued, filled(issued, in_another_language), tmp_path / "C1.xlsx")) == as_issued
    with pytest.raises(StudyError, match="is not what was issued"):
        read(issued, filled(issued, as_another_person), tmp_path / "C1.xlsx")
