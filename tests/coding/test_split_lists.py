"""The list on which a coder says which code it is now that was split: what is chosen is read, or told."""

import openpyxl
import pytest

from coding.small_study import SAID, book, issue_to, round_of, segments
from coding.test_carrying import decisions
from office.as_document import save_document
from test_codebook_changes import changes
from themetrail.coding.carrying import Chosen, Given, carried, splits_table
from themetrail.coding.labels import CodeNames
from themetrail.coding.reading import check_chosen, read_returned, read_splits
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets.split_book import to_decide, write_split_list
from themetrail.coding.sheets.split_form import HEAD, MEMO, NOW, SPLIT, choice_text
from themetrail.contracts.coding import NONE_OF_THESE, SPLITS
from themetrail.contracts.errors import StudyError

TABLE = changes(wide="split time listen", slow="renamed wide")
TEXT = SAID["INT1"][4][1]
PLACES = {
    ("r1", "INT1-004", 0, len(TEXT)): [("INT1-004", 0, len(TEXT))],
    ("r1", "INT1-004", 9, 14): [("INT1-004", 9, 14)],
    ("r1", "INT2-002", 0, 5): [("INT2-002", 0, len(SAID["INT2"][2][1])), ("INT2-003", 0, 3)],
    ("r1", "INT2-001", 0, 9): [],  # whoever said it has withdrawn
}
MADE = decisions(
    ("INT2-002", "wide", "own", "C1", 0, 5),
    ("INT1-004", "slow", "own", "C1", 9, 14),
    ("INT1-004", "wide", "own", "C1", 0, len(TEXT)),
    ("INT2-001", "wide", "own", "C1", 0, 9),
)


def a_list(tmp_path, chosen=None):
    """The list of C1, with what was chosen."""
    done = carried(MADE, TABLE, chosen or {})
    splits = SPLITS.frame(splits_table(done, TABLE, PLACES))
    rows = to_decide(splits, segments(), done.decisions, book(), {"wide": "Widely"})
    write_split_list(tmp_path / "made.xlsx", "r1", "C1", "A study", rows, book())
    return tmp_path / "made.xlsx"


def filled(tmp_path, *changes):
    workbook = openpyxl.load_workbook(a_list(tmp_path))
    for change in changes:
        change(workbook)
    workbook.save(tmp_path / "C1.xlsx")
    return tmp_path / "C1.xlsx"


def put(row, heading, text, page=SPLIT):
    def change(workbook):
        sheet = workbook[page] if page in workbook.sheetnames else workbook.create_sheet(page)
        sheet.cell(row, HEAD.index(heading) + 1 if isinstance(heading, str) else heading).value = text

    return change


def read(path, coder="C1", name="r1"):
    return read_splits({(name, coder): str(path)}, TABLE, CodeNames(book()).find)


def test_the_list_shows_the_words_the_code_then_and_what_it_became_in_the_order_of_talk(tmp_path):
    made = a_list(tmp_path)
    sheet = openpyxl.load_workbook(made)[SPLIT]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)]
    became = "Too little time [time]\nListening first [listen]"
    assert rows == [
        ["INT1-004", "0-27", "Coach 1", TEXT, "", "wide", "Widely", became, "", ""],
        ["INT1-004", "9-14", "Coach 1", TEXT, "never", "slow", "slow", became, "", ""],
        ["INT2-002", "0-5", "Coach 2", "Too many forms, and no time.\nHm.", "", "wide", "Widely", became, "", ""],
    ]
    lists = {str(choice.sqref): choice.formula1 for choice in sheet.data_validations.dataValidation}
    assert set(lists) == {sheet.cell(row, HEAD.index(NOW) + 1).coordinate for row in (2, 3, 4)}
    assert set(lists.values()) == {'"Too little time [time],Listening first [listen],none of these"'}
    unlocked = {cell.column for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {HEAD.index(NOW) + 1, HEAD.index(MEMO) + 1}
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:J4", "B2")
    assert made.read_bytes() == a_list(tmp_path).read_bytes()


def test_what_is_chosen_is_read_and_stands_filled_in_the_next_time(tmp_path):
    path = filled(
        tmp_path,
        put(2, NOW, "Too little time [time]; listen"),
        put(2, MEMO, "=both"),
        put(3, NOW, " None of  these"),
        put(4, NOW, "LISTENING FIRST"),
    )
    workbook = openpyxl.load_workbook(path)
    workbook[SPLIT].cell(2, HEAD.index(MEMO) + 1).data_type = "s"
    workbook.save(path)
    chosen = read(path)
    assert {given.segment_id + given.code_id: (one.codes, one.row, one.memo) for given, one in chosen.items()} == {
        "INT1-004wide": (("time", "listen"), 2, "=both"),
        "INT1-004slow": ((), 3, ""),
        "INT2-002wide": (("listen",), 4, ""),
    }
    assert len({one.shown for one in chosen.values()}) == 3
    again = openpyxl.load_workbook(a_list(tmp_path, chosen))[SPLIT]
    at = [HEAD.index(NOW) + 1, HEAD.index(MEMO) + 1]
    assert [[again.cell(row, column).value for column in at] for row in (2, 3, 4)] == [
        ["Too little time [time]; Listening first [listen]", "=both"],
        [NONE_OF_THESE, None],
        ["Listening first [listen]", None],
    ]


def test_rows_may_stay_open_and_be_sorted(tmp_path):
    def turned(workbook):
        sheet = workbook[SPLIT]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, cells in enumerate(reversed(rows), start=2):
            for column, text in enumerate(cells, start=1):
                sheet.cell(number, column).value = text

    chosen = read(filled(tmp_path, put(2, NOW, "time"), turned))
    assert [(given.segment_id, one.row) for given, one in chosen.items()] == [("INT1-004", 4)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put(2, NOW, "forms"), "row 2: what was decided is none of the codes that 'wide' became (time, listen)"),
        (put(2, NOW, "nonsense"), "none of the codes that 'wide' became"),
        (put(2, NOW, "time; none of these"), "none of the codes that 'wide' became"),
        (put(2, NOW, "=A1"), "row 2: a formula stands in column"),
        (put(2, MEMO, "why"), "row 2: a memo stands in this row and no decision; decide, or clear the memo"),
        (put(3, "Text", "Other words"), "row 3: what stands in this row is not what was written for you; put it back"),
        (put(3, "Code id", "listen"), "what stands in this row is not what was written for you"),
        (put(2, len(HEAD) + 1, "a note"), "row 2: something stands beside the table, which is not read; delete it"),
        (put(2, 1, "a note", "Added"), "something stands on sheet 5 of the workbook, which is not read (at A2)"),
        (put(3, 2, "r2", "Read me"), "this is not the list of split codes of coder C1 in round r1"),
    ],
)
def test_what_cannot_be_taken_is_one_sentence(tmp_path, change, said):
    with pytest.raises(StudyError) as problem:
        read(filled(tmp_path, change))
    assert said in str(problem.value)
    assert str(tmp_path / "C1.xlsx") in str(problem.value) and "nonsense" not in str(problem.value)


def test_the_list_of_another_coder_or_round_is_not_taken(tmp_path):
    path = filled(tmp_path)
    for coder, name in (("C2", "r1"), ("C1", "r2")):
        with pytest.raises(StudyError, match=f"not the list of split codes of coder {coder} in round {name}"):
            read(path, coder, name)


def test_all_that_is_wrong_in_all_lists_is_said_at_once(tmp_path):
    first = filled(tmp_path, put(2, NOW, "forms"), put(3, MEMO, "why"))
    second = tmp_path / "C2.csv"
    second.write_text("issued_segment_id,issued_start,issued_end,code_id,decided\nINT1-004,x,5,wide,time\n")
    with pytest.raises(StudyError) as problem:
        read_splits({("r1", "C1"): str(first), ("r1", "C2"): str(second)}, TABLE, CodeNames(book()).find)
    for said in ("row 2: what was decided", "row 3: a memo", "C2.csv, row 2: the place must be two whole numbers"):
        assert said in str(problem.value)


def test_a_plain_list_with_the_columns_of_splits_is_taken(tmp_path):
    done = carried(MADE, TABLE, {})
    table = SPLITS.frame(splits_table(done, TABLE, PLACES)).head(2)
    table["decided"] = ["time;listen", ""]
    table.to_csv(tmp_path / "C1.csv", index=False)
    assert read(tmp_path / "C1.csv") == {
        Given("r1", "C1", "INT1-004", 0, 27, "wide"): Chosen(("time", "listen"), str(tmp_path / "C1.csv"), 2)
    }
    table.assign(coder_id="C2").to_csv(tmp_path / "C1.csv", index=False)
    with pytest.raises(StudyError, match="row 2, column 'coder_id': must be 'C1' in this file"):
        read(tmp_path / "C1.csv")
    table.rename(columns={"decided": "chosen"}).to_csv(tmp_path / "C1.csv", index=False)
    with pytest.raises(StudyError, match="the column 'decided' is missing"):
        read(tmp_path / "C1.csv")


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_what_stands_on_a_second_page_of_a_list_is_told(tmp_path, ending):
    pages = {"Splits": [["issued_segment_id", "issued_start", "issued_end", "code_id", "decided"]]}
    pages["Splits"].append(["INT1-004", "0", "27", "wide", "time"])
    pages["Notes"] = [["ask her again"]]
    path = tmp_path / f"C1.{ending}"
    if ending == "ods":
        save_document(path, pages)
    else:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for title, rows in pages.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
        workbook.save(path)
    with pytest.raises(StudyError, match="something stands on sheet 2 of the workbook, which is not read"):
        read(path)


def test_two_rows_that_say_otherwise_and_codes_that_were_not_split_are_told(tmp_path):
    head = "issued_segment_id,issued_start,issued_end,code_id,decided\n"
    (tmp_path / "C1.csv").write_text(f"{head}INT1-004,0,27,wide,time\nINT1-004,0,27,wide,listen\na,0,2,forms,time\n")
    with pytest.raises(StudyError) as problem:
        read(tmp_path / "C1.csv")
    assert "row 3: another row says otherwise of the same words" in str(problem.value)
    assert "row 4: no row of the table of changes says that the code 'forms' was split" in str(problem.value)


def test_a_decision_on_what_its_coder_never_gave_is_told(tmp_path):
    stray, left = Given("r1", "C1", "INT1-001", 0, 9, "wide"), Given("r1", "C1", "INT1-004", 0, 27, "wide")
    chosen = {one: Chosen(("time",), "C1.xlsx", row) for row, one in enumerate((stray, left), start=4)}
    check_chosen([left], chosen, MADE)  # given, and no longer split
    with pytest.raises(StudyError, match=r"^C1.xlsx, row 4: the coder gave this code to these words in no returned"):
        check_chosen([stray, left], chosen, MADE)


def test_a_name_that_a_list_of_choices_cannot_hold_is_offered_by_its_id():
    assert choice_text("a", "Time,  money") == "a" and choice_text("b", "Time  again") == "Time again [b]"


def test_a_list_that_is_saved_over_what_was_coded_is_told(tmp_path):
    issue = issue_to(tmp_path / "issued", round_of("C1"))
    with pytest.raises(StudyError, match="this is a list of split codes; move it into the round's folder 'split'"):
        read_returned(a_list(tmp_path), GivenToCoder(issue, "C1"))
