"""The workbook on which a person settles where corrected words belong: what is chosen is read, or told."""

import openpyxl
import pytest
from openpyxl.comments import Comment

from coding.small_study import SAID, codebook, ledger, round_of, segments, suggestions
from themetrail.coding.anchoring import anchor_round
from themetrail.coding.draft import draft_round
from themetrail.coding.reading import read_anchors
from themetrail.coding.sheets.anchor_book import to_settle, write_anchor_sheet
from themetrail.coding.sheets.anchor_form import BELONGS, CORRECTED, HEAD
from themetrail.contracts.errors import StudyError

NOW = {
    "INT1": [*SAID["INT1"][:4], ("P1", "There is never enough money."), ("P1", "Never enough of it.")],
    "INT2": [turn for turn in SAID["INT2"] if "forms" not in turn[1]],
}
CHOSEN = HEAD.index(BELONGS) + 1


def _issued():
    return draft_round(round_of("C1"), segments(), ledger(), suggestions().head(0), codebook()).segments


def _sheet(tmp_path, by_hand=None):
    anchors, lost = anchor_round("r1", _issued(), segments(NOW), ledger(), by_hand=by_hand)
    write_anchor_sheet(tmp_path / "made.xlsx", "r1", "A study", to_settle(anchors, _issued(), segments(NOW)))
    return tmp_path / "made.xlsx", lost


def _filled(tmp_path, *changes):
    made, _ = _sheet(tmp_path)
    book = openpyxl.load_workbook(made)
    for change in changes:
        change(book)
    book.save(tmp_path / "anchors.xlsx")
    return tmp_path / "anchors.xlsx"


def _set(row, column, value, page=CORRECTED):
    def change(book):
        (book[page] if page in book.sheetnames else book.create_sheet(page)).cell(row, column).value = value

    return change


def test_the_sheet_shows_the_old_words_and_what_is_nearest_now(tmp_path):
    made, lost = _sheet(tmp_path)
    assert lost["issued_segment_id"].tolist() == ["INT1-004", "INT2-002"]
    sheet = openpyxl.load_workbook(made)[CORRECTED]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[0][:9] == [
        *("INT1-004", "INT1", "4", "Coach 1", "There is never enough time."),
        *("INT1-004", "There is never enough money.", "INT1-005", "Never enough of it."),
    ]
    assert rows[1][:5] == ["INT2-002", "INT2", "2", "Coach 2", "Too many forms, and no time."]
    assert not any(rows[1][5:])
    lists = {str(choice.sqref): choice.formula1 for choice in sheet.data_validations.dataValidation}
    assert lists == {"L2": '"INT1-004,INT1-005,gone"', "L3": '"gone"'}
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked} == {"L2", "L3"}
    assert made.read_bytes() == _sheet(tmp_path)[0].read_bytes()


def test_what_is_chosen_is_read_and_stands_filled_in_the_next_time(tmp_path):
    path = _filled(tmp_path, _set(2, CHOSEN, "INT1-004; INT1-005, INT1-004"), _set(3, CHOSEN, " Gone"))
    settled = read_anchors(path, "r1")
    assert [(row, *texts) for row, texts in zip(settled.index, settled.to_numpy().tolist(), strict=True)] == [
        (2, "INT1-004", "INT1-004"),
        (2, "INT1-004", "INT1-005"),
        (3, "INT2-002", ""),
    ]
    again, lost = _sheet(tmp_path, settled)
    assert lost.empty
    sheet = openpyxl.load_workbook(again)[CORRECTED]
    assert [sheet.cell(row, CHOSEN).value for row in (2, 3)] == ["INT1-004; INT1-005", "gone"]
    assert read_anchors(again, "r1").to_numpy().tolist() == settled.to_numpy().tolist()


def test_rows_may_stay_open_and_be_sorted(tmp_path):
    def turned(book):
        sheet = book[CORRECTED]
        for column in range(1, len(HEAD) + 1):
            one, other = sheet.cell(2, column), sheet.cell(3, column)
            one.value, other.value = other.value, one.value

    assert read_anchors(_filled(tmp_path), "r1").empty
    assert read_anchors(_filled(tmp_path, _set(2, CHOSEN, "INT1-004"), turned), "r1").index.tolist() == [3]


def test_an_id_that_is_none_is_told_by_its_cell(tmp_path):
    settled = read_anchors(_filled(tmp_path, _set(3, CHOSEN, "perhaps")), "r1")
    with pytest.raises(StudyError, match=r"^anchors.xlsx, row 3, column 'Belongs to': this is not a codable segment"):
        anchor_round("r1", _issued(), segments(NOW), ledger(), by_hand=settled, by_hand_file="anchors.xlsx")


def _commented(book):
    book[CORRECTED]["L2"].comment = Comment("zq remark", "a researcher")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set(2, 5, "zq remark"), "row 2: what stands in this row is not what was written for you"),
        (_set(2, 1, "INT2-002"), "row 2: what stands in this row is not what was written for you"),
        (_set(5, CHOSEN, "gone"), "row 5: what stands in this row is not what was written for you"),
        (_set(2, CHOSEN + 1, "zq remark"), "row 2: something stands beside the table"),
        (_set(9, 1, "zq remark", "Read me"), "something was written on the sheet 'Read me', which is not read"),
        (_set(1, 1, "zq remark", "Notes"), "something stands on sheet 4 of the workbook, which is not read"),
        (_commented, r"comments or notes on sheet 2 of the workbook, which are not read \(at L2\)"),
        (_set(2, CHOSEN, "=A2"), "row 2: a formula stands in column L"),
        (_set(2, CHOSEN, "gone; INT1-004"), "row 2: 'gone' and a segment are chosen for the same words"),
        (lambda book: book.remove(book["_issue"]), "the hidden page of this sheet is missing"),
        (_set(3, 2, "r2", "Read me"), "this is not the sheet of round 'r1', or its first page was changed"),
    ],
)
def test_what_is_written_elsewhere_is_told(tmp_path, change, said):
    with pytest.raises(StudyError, match=said) as told:
        read_anchors(_filled(tmp_path, change), "r1")
    assert "anchors.xlsx" in str(told.value) and "zq" not in str(told.value) and "Notes" not in str(told.value)
