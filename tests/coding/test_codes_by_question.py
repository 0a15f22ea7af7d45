"""Codes that belong to a question of a survey, offered to coders where that question is answered."""

import openpyxl
import pytest

from becoming import becomes
from coding.desk_in_browser import Seat
from coding.filled import Row, fill_sheet
from coding.small_study import ledger, round_of, segments, suggestions
from themetrail.coding.desk.page import write_desk
from themetrail.coding.draft import Issue, draft_round, manifest_of, write_manifest
from themetrail.coding.reading import read_returned
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import code_lists
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_writer import write_coding_sheet
from themetrail.contracts.study import CODEBOOK

ANSWERS = {"INT1-001": "q1", "INT1-003": "q2", "INT1-004": "q2", "INT2-001": "q1", "INT2-002": "q1"}  # one answers none
BOOK = [
    ("help", "", "theme", "What helps", "q1"),
    ("listen", "help", "code", "Listening first", ""),
    ("change", "", "theme", "What is to change", "q2;q3"),
    ("time", "change", "code", "Too little time", ""),
    ("forms", "change", "code", "Forms and paperwork", ""),
    ("thanks", "", "code", "Thanks", ""),
]
OF_Q1 = ["— What helps —", "Listening first", "— no theme —", "Thanks"]
OF_Q2 = ["— What is to change —", "Too little time", "Forms and paperwork", "— no theme —", "Thanks"]
OF_ANY = [*OF_Q1[:2], *OF_Q2]


@pytest.fixture
def issued(tmp_path):
    """A round in which the two transcripts answer two questions; its sheet for one coder."""
    return issued_to(tmp_path / "draft")


def issued_to(folder):
    table = CODEBOOK.frame(
        [dict(zip(("code_id", "parent_id", "level", "name", "question"), row, strict=True)) for row in BOOK]
    )
    said = segments()
    said["question"] = said["segment_id"].map(ANSWERS).fillna("")
    draft_round(round_of("C1"), said, ledger(), suggestions()[:0], table).write(folder)
    issue = Issue.read(folder, "r1")
    write_coding_sheet(folder / "sheets/C1.xlsx", issue, "C1", title="A study", own_codes=3)
    write_manifest(folder, manifest_of(folder, "r1", ["sheets/C1.xlsx"]))
    return folder, issue


def lists_of(book):
    """What the drop-down of the first column for codes offers beside each segment, and how many lists there are."""
    sheet, page = book[form.CODING], book[form.ISSUE]
    column = next(cell.column_letter for cell in sheet[form.HEADER_ROW] if cell.value == "Code 1")
    offered, sources = {}, set()
    for entry in sheet.data_validations.dataValidation:
        for cells in entry.sqref.ranges:
            first, last = cells.min_row, cells.max_row
            if cells.coord.startswith(column) and entry.formula1.startswith("'_issue'!"):
                sources.add(entry.formula1)
                listed = [cell.value for (cell,) in page[entry.formula1.partition("!")[2]]]
                offered |= {sheet.cell(row, 1).value: listed for row in range(first, last + 1)}
    return {segment: listed for segment, listed in offered.items() if segment}, sources


def test_a_drop_down_offers_the_codes_of_the_question_and_rows_of_one_question_share_a_list(issued):
    book = openpyxl.load_workbook(issued[0] / "sheets/C1.xlsx")
    offered, sources = lists_of(book)
    expected = {"q1": OF_Q1, "q2": OF_Q2}
    assert offered == {**{s: expected[q] for s, q in ANSWERS.items()}, "INT2-003": OF_ANY}
    assert len(sources) == 3
    rules = book[form.CODING].data_validations.dataValidation
    kinds = {entry.errorStyle for entry in rules if "_issue" in entry.formula1}
    assert kinds == {"information"}  # another code may be typed
    assert "codes of the question that the segment answers" in "".join(
        str(row[0].value) for row in book[form.READ_ME].iter_rows()
    )


def test_many_rows_are_named_by_several_drop_downs(tmp_path, monkeypatch):
    monkeypatch.setattr(code_lists, "_MOST_STRETCHES", 1)
    offered, sources = lists_of(openpyxl.load_workbook(issued_to(tmp_path)[0] / "sheets/C1.xlsx"))
    assert (len(offered), len(sources)) == (len(ANSWERS) + 1, 3)


def test_a_code_of_another_question_may_be_typed(issued, tmp_path):
    folder, issue = issued
    fill_sheet(folder / "sheets/C1.xlsx", tmp_path / "C1.xlsx", {"INT1-001": Row(own=["Too little time"])})
    (mark,) = read_returned(tmp_path / "C1.xlsx", GivenToCoder(issue, "C1")).marks
    assert (mark.segment_id, mark.code_id) == ("INT1-001", "time")


def offered_at(seat):
    """The codes that the panel of a desk shows."""
    return seat.tab.locator(".codes [role=option]:not([hidden])").all_inner_texts()


def test_the_desk_offers_the_codes_of_the_question_and_others_on_demand(issued, profile, tmp_path):
    write_desk(tmp_path / "C1.html", issued[1], "C1", title="A study")
    seat = Seat(profile(), tmp_path / "C1.html")
    every_code = ["Listening first", "Too little time", "Forms and paperwork", "Thanks"]
    of_question = {"q1": ["Listening first", "Thanks"], "q2": every_code[1:], "": every_code}
    for segment in ("INT1-001", "INT1-003", "INT1-004", "INT2-001", "INT2-002", "INT2-003"):
        becomes(lambda: (seat.current, offered_at(seat)), (segment, of_question[ANSWERS.get(segment, "")]))
        seat.keys("ArrowDown")
    more = seat.tab.get_by_role("button", name="Codes of all questions")
    becomes(more.is_visible, False)  # the last segment answers no question
    seat.keys("ArrowUp", "t", "i")
    becomes(seat.tab.locator(".found").inner_text, "No code of this question fits. Shift+P proposes a new one.")
    more.click()
    becomes(lambda: offered_at(seat), ["Too little time"])
    seat.keys("Enter")
    becomes(lambda: offered_at(seat), every_code)  # until another segment is read
    seat.keys("ArrowUp")
    becomes(lambda: offered_at(seat), of_question["q1"])
    export = seat.saved(tmp_path / "C1.json")
    seat.leave()
    assert [(one["segment_id"], one["code_id"]) for one in export["decisions"]] == [("INT2-002", "time")]
    marks = read_returned(tmp_path / "C1.json", GivenToCoder(issued[1], "C1")).marks
    assert [(mark.segment_id, mark.code_id) for mark in marks] == [("INT2-002", "time")]
