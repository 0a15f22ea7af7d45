"""The coding sheet: what a coder sees, and what comes back from it, with every mistake told by its row."""

import csv
import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment

from coding.filled import Row, fill_sheet
from coding.small_study import issue_to, round_of, suggestions
from themetrail.coding.reading import read_returned, read_round
from themetrail.coding.returned import GivenToCoder, decisions_of
from themetrail.coding.sheets import sheet_form as form
from themetrail.contracts.errors import StudyError
from themetrail.office.files import write_stable


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    folder = tmp_path_factory.mktemp("round")
    return folder, issue_to(folder, round_of("C1", "C2-"))


def _sheet(folder, coder="C1"):
    return folder / "sheets" / f"{coder}.xlsx"


def _returned(issued, tmp_path, rows, coder="C1"):
    folder, issue = issued
    fill_sheet(_sheet(folder, coder), tmp_path / f"{coder}.xlsx", rows)
    return read_returned(tmp_path / f"{coder}.xlsx", GivenToCoder(issue, coder))


def _changed(issued, tmp_path, change):
    """A copy of C1's sheet after `change(book)`."""
    book = openpyxl.load_workbook(_sheet(issued[0]))
    change(book)
    write_stable(tmp_path / "C1.xlsx", book.save)
    return tmp_path / "C1.xlsx"


def test_cells_that_are_not_in_the_order_of_their_columns_are_read_all(issued, tmp_path):
    rows = {"INT1-001": Row(own=["Forms and paperwork"], memo="a memo"), "INT1-003": Row(seen=form.SEEN_MARK)}
    expected = _returned(issued, tmp_path, rows)
    filled, shuffled = tmp_path / "C1.xlsx", tmp_path / "shuffled.xlsx"
    with zipfile.ZipFile(filled) as archive, zipfile.ZipFile(shuffled, "w") as turned:
        for member in archive.namelist():
            content = archive.read(member)
            if member.startswith("xl/worksheets/"):
                content = re.sub(rb"(<row\b[^>]*>)(.*?)(</row>)", _cells_turned_round, content, flags=re.DOTALL)
            turned.writestr(member, content)
    found = read_returned(shuffled, GivenToCoder(issued[1], "C1"))
    assert found.marks == expected.marks and len(found.marks) == 2
    assert (found.rows, found.unmarked_rows) == (expected.rows, expected.unmarked_rows)


def _cells_turned_round(row):
    cells = re.findall(rb"<c\b[^>]*/>|<c\b.*?</c>", row[2], flags=re.DOTALL)
    assert b"".join(cells) == row[2]
    return row[1] + b"".join(reversed(cells)) + row[3]


def test_the_sheet_shows_the_talk_in_order_with_context_in_between(issued):
    sheet = openpyxl.load_workbook(_sheet(issued[0]))[form.CODING]
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=3)]
    assert rows[0][3] == "Transcript INT1"
    assert rows[1] == [None, "0", "Interviewer", "How was the training?"]
    assert rows[2] == ["INT1-001", "1", "Coach 1", "It was good. I ask first now, and [Person 1] noticed."]
    assert sum(row[0] is not None for row in rows) == 6
    assert sheet.freeze_panes == "E3"


def test_only_what_is_to_be_filled_in_is_unlocked_and_there_is_no_password(issued):
    book = openpyxl.load_workbook(_sheet(issued[0]))
    sheet = book[form.CODING]
    names = [cell.value for cell in sheet[form.HEADER_ROW]]
    unlocked = {
        (cell.row, names[cell.column - 1]) for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    assert {name for _, name in unlocked} == {
        *(f"Answer {k}" for k in (1, 2)),
        *(f"Code {k}" for k in (1, 2, 3)),
        *("Words meant", "Seen", "Unsure", "Quote", "Memo"),
    }
    assert {row for row, _ in unlocked} == {5, 7, 8, 11, 12, 13}
    assert sheet.protection.sheet and sheet.protection.password is None


def test_suggestions_are_shown_in_their_arm_alone(issued):
    shown = openpyxl.load_workbook(_sheet(issued[0]))[form.CODING]
    assert shown["M5"].value == "Listening first\n(80 %, PRE1-004;PRE2-001)"
    assert shown["O5"].value == "Too little time\n(PRE1-004;PRE2-001)"
    other = openpyxl.load_workbook(_sheet(issued[0], "C2"))[form.CODING]
    assert "Suggestion 1" not in [cell.value for cell in other[form.HEADER_ROW]]


def test_drop_downs_offer_the_names_of_the_codes(issued):
    book = openpyxl.load_workbook(_sheet(issued[0]))
    lists = {str(entry.sqref): entry.formula1 for entry in book[form.CODING].data_validations.dataValidation}
    assert lists["E3:E13"] == "'_issue'!$D$1:$D$3"
    assert lists["N3:N13"] == '"accept,refuse"'
    assert [book[form.ISSUE].cell(row, 4).value for row in (1, 2, 3)] == [
        "Too little time",
        "Listening first",
        "Forms and paperwork",
    ]
    assert book[form.ISSUE].sheet_state == "veryHidden"


def test_the_sheet_says_whose_it_is_in_three_places(issued):
    folder, issue = issued
    book = openpyxl.load_workbook(_sheet(folder))
    assert book[form.CODING]["A1"].value == f"Round r1  ·  Coder C1  ·  Issue {issue.digest}"
    assert {prop.name: prop.value for prop in book.custom_doc_props.props}["Themetrail Issue"] == issue.digest
    assert f"Issue: {issue.digest}" in [row[0].value for row in book[form.READ_ME].iter_rows()]


def test_no_cell_is_a_formula_but_the_count_whatever_was_said(issued):
    for sheet in openpyxl.load_workbook(_sheet(issued[0])).worksheets:
        formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert formulas == (["E1"] if sheet.title == form.CODING else [])
    assert openpyxl.load_workbook(_sheet(issued[0]))[form.CODING]["D7"].value == "=1+1 is what my boss says."


def test_the_same_round_gives_the_same_bytes(issued, tmp_path):
    issue_to(tmp_path, round_of("C1", "C2-"))
    for coder in ("C1", "C2"):
        assert _sheet(tmp_path, coder).read_bytes() == _sheet(issued[0], coder).read_bytes()


def test_every_kind_of_mark_becomes_its_decision(issued, tmp_path):
    rows = {
        "INT1-001": Row(own=["Forms and paperwork"], answers={1: "accept", 2: "refuse"}, memo="as before"),
        "INT1-003": Row(seen="seen"),
        "INT1-004": Row(own=[" LISTEN ", "listening  FIRST"]),
        "INT2-001": Row(memo="unclear"),
    }
    returned = _returned(issued, tmp_path, rows)
    found = [(m["segment_id"], m["code_id"], m["action"], m["memo"]) for m in decisions_of(returned, _frame(issued))]
    assert found == [
        ("INT1-001", "forms", "own", "as before"),
        ("INT1-001", "listen", "accepted", ""),
        ("INT1-001", "time", "refused", ""),
        ("INT1-003", "", "seen", ""),
        ("INT1-004", "listen", "own", ""),
        ("INT1-004", "time", "ignored", ""),
        ("INT2-001", "", "seen", "unclear"),
    ]
    assert (returned.rows, returned.unmarked_rows, returned.repeated) == (6, 2, 1)


def _frame(issued, coder="C1"):
    return GivenToCoder(issued[1], coder)


def test_status_tells_seen_from_unseen(issued, tmp_path):
    folder, issue = issued
    rows = {"INT1-001": Row(answers={1: "refuse"}), "INT1-003": Row(seen="seen"), "INT2-001": Row(own=["time"])}
    fill_sheet(_sheet(folder), tmp_path / "C1.xlsx", rows)
    _, assignments, counts, _ = read_round(issue, {"C1": str(tmp_path / "C1.xlsx")})
    mine = assignments.query("coder_id == 'C1'").set_index("segment_id")["status"].to_dict()
    assert mine["INT1-001"] == mine["INT1-003"] == "no_code"
    assert mine["INT2-001"] == "coded"
    assert [mine[name] for name in ("INT1-004", "INT2-002", "INT2-003")] == ["unseen"] * 3
    assert set(assignments.query("coder_id == 'C2'")["status"]) == {"unseen"}
    assert counts["rows_in"] == counts["rows_decided"] + counts["rows_unmarked"] == 6


def test_a_suggested_code_chosen_from_the_list_is_the_coders_own(issued, tmp_path):
    decisions = decisions_of(_returned(issued, tmp_path, {"INT1-004": Row(own=["time"])}), _frame(issued))
    assert [(row["code_id"], row["action"]) for row in decisions] == [("time", "own")]


def test_what_was_shown_stands_beside_the_decision(issued, tmp_path):
    rows = {"INT1-001": Row(seen="seen"), "INT1-003": Row(seen="seen")}
    with_suggestions = decisions_of(_returned(issued, tmp_path, rows), _frame(issued))
    without = decisions_of(_returned(issued, tmp_path, rows, "C2"), _frame(issued, "C2"))
    digests = [row["shown_digest"] for row in (*with_suggestions, *without)]
    assert {len(digest) for digest in digests} == {64}
    by_segment = {row["segment_id"]: row["shown_digest"] for row in with_suggestions}
    assert by_segment["INT1-001"] != next(row for row in without if row["segment_id"] == "INT1-001")["shown_digest"]


def test_another_model_is_another_thing_shown(tmp_path):
    digests = []
    for model in ("m1", "m2"):
        issue = issue_to(tmp_path / model, round_of("C1"), suggested=suggestions().assign(model_id=model))
        fill_sheet(_sheet(tmp_path / model), tmp_path / model / "C1.xlsx", {"INT1-004": Row(seen="x")})
        rows = decisions_of(
            read_returned(tmp_path / model / "C1.xlsx", GivenToCoder(issue, "C1")), GivenToCoder(issue, "C1")
        )
        digests.append(rows[0]["shown_digest"])
    assert digests[0] != digests[1]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row(own=["no such code"]), r"row 5, column 'Code 1': this is no code"),
        (Row(own=["all"]), r"row 5, column 'Code 1': this is a theme; give one of the codes under it"),
        (Row(answers={1: "maybe"}), r"row 5, column 'Answer 1': must be 'accept', 'refuse' or empty"),
        (Row(own=["listen"], answers={1: "refuse"}), r"row 5: the code 'listen' is refused and given"),
        (Row(seen="perhaps"), r"row 5, column 'Seen': must be 'seen' or empty"),
    ],
)
def test_a_mistake_is_told_by_its_row(issued, tmp_path, row, said):
    with pytest.raises(StudyError, match=said) as told:
        _returned(issued, tmp_path, {"INT1-001": row})
    assert "no such code" not in str(told.value)


def test_an_answer_where_nothing_was_suggested_is_a_mistake(issued, tmp_path):
    with pytest.raises(StudyError, match="row 7, column 'Answer 1': there is no suggestion to answer"):
        _returned(issued, tmp_path, {"INT1-003": Row(answers={1: "accept"})})


def _set(place, value):
    def change(book):
        book[form.CODING][place] = value

    return change


def _drop(row):
    def change(book):
        book[form.CODING].delete_rows(row)

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set("E5", "=A1"), "row 5: a formula stands in column E"),
        (_set("D5", "=1+1"), "row 5: a formula stands in column D"),
        (_set("E5", "#REF!"), "row 5: an error value stands in column E"),
        (_set("E4", "time"), "row 4, column 'Code 1': there is no segment in this row"),
        (_set("A5", "INT9-001"), "row 5, column 'Segment': this segment is not one of round r1"),
        (_set("A7", "INT1-001"), "row 7, column 'Segment': this segment stands in row 5 already"),
        (_set("A5", "INT1-000"), "row 5, column 'Segment': this segment is not one that coder C1 codes"),
        (_set("D5", "There is never enough time."), "row 5, column 'Text': the text in this row is another segment's"),
        (_set("C5", "Coach 9"), "row 5, column 'Speaker': what stands here is not what was issued"),
        (_set("B5", "9"), "row 5, column 'Turn': what stands here is not what was issued"),
        (_set("D5", "It was bad."), "row 5, column 'Text': what stands here is not what was issued"),
        (_set("M5", "Forms and paperwork"), "row 5, column 'Suggestion 1': this is not the suggestion that was issued"),
        (_set("M7", "Forms and paperwork"), "row 7, column 'Suggestion 1': what stands here is not what was issued"),
        (_set("M6", "Forms and paperwork"), "row 6, column 'Suggestion 1': what stands here is not what was issued"),
        (_set("D6", "Nothing else?"), "row 6, column 'Text': what stands here is not what was issued"),
        (_set("C6", "Coach 9"), "row 6, column 'Text': what stands here is not what was issued"),
        (_set("A5", None), "row 5, column 'Segment': the segment's id is missing in this row"),
        (_set("E5", "time; money"), "row 5, column 'Code 1': several codes seem to stand here, and not all of them"),
        (_set("E5", "To little time"), "row 5, column 'Code 1': .*did you mean 'time'"),
        (lambda book: book.remove(book[form.CODING]), "the page 'Coding' of this coding sheet is missing"),
        (_set("Q5", "see me"), "row 5: something stands in column Q"),
        (_set("Q2", "Notes"), "row 2: the heading of column Q is not one"),
        (_set("D2", "Words"), "the row with the headings"),
        (_set("I2", None), "row 2: the column 'Seen' is missing"),
    ],
)
def test_a_sheet_that_was_tampered_with_is_told_by_its_row(issued, tmp_path, change, said):
    path = _changed(issued, tmp_path, change)
    with pytest.raises(StudyError, match=said):
        read_returned(path, _frame(issued))


def test_what_is_wrong_is_told_at_once_with_all_its_rows(issued, tmp_path):
    def change(book):
        sheet = book[form.CODING]
        for place in ("E5", "E7", "E8", "E12"):
            sheet[place] = "money and guilt"
        sheet["I11"], sheet["N5"], sheet["F7"] = "perhaps", "maybe", "=1+1"
        book[form.CODING]["L13"].comment = Comment("so it is", "a coder")

    with pytest.raises(StudyError) as told:
        read_returned(_changed(issued, tmp_path, change), _frame(issued))
    assert (told.value.row, told.value.column) == (None, None)  # what concerns the whole file comes first
    said = told.value.what
    assert "comments or notes on the sheet 'Coding', which are not read (at L13)" in said
    assert "rows 5, 7, 8, 12, column 'Code 1': this is no code of the codebook of this round" in said
    assert "row 11, column 'Seen': must be 'seen' or empty" in said
    assert "row 5, column 'Answer 1': must be 'accept', 'refuse' or empty" in said
    assert "row 7: a formula stands in column F" in said
    assert said.count("no code") == 1 and "guilt" not in said and "so it is" not in said


def test_the_faults_of_all_coders_are_told_in_one_run(issued, tmp_path):
    folder, issue = issued
    for coder in ("C1", "C2"):
        fill_sheet(_sheet(folder, coder), tmp_path / f"{coder}.xlsx", {"INT1-003": Row(seen=f"by {coder}")})
    with pytest.raises(StudyError) as told:
        read_round(issue, {coder: str(tmp_path / f"{coder}.xlsx") for coder in ("C1", "C2")}, processes=2)
    assert told.value.file == str(tmp_path / "C1.xlsx") and told.value.row == 7
    assert f"And {tmp_path / 'C2.xlsx'}, row 7, column 'Seen': must be 'seen' or empty" in told.value.what


def test_a_copy_in_which_rows_are_missing_is_a_part_and_loses_nothing(issued, tmp_path):
    folder, issue = issued
    rows = {"INT1-001": Row(own=["time"]), "INT1-003": Row(seen="seen"), "INT2-002": Row(own=["forms"])}
    fill_sheet(_sheet(folder), tmp_path / "C1.xlsx", rows)
    book = openpyxl.load_workbook(tmp_path / "C1.xlsx")
    for row in (13, 12, 9, 7):  # INT2-003, INT2-002, a row of context, INT1-003
        book[form.CODING].delete_rows(row)
    write_stable(tmp_path / "C1.xlsx", book.save)
    decisions, assignments, counts, _ = read_round(issue, {"C1": str(tmp_path / "C1.xlsx")})
    assert set(decisions["segment_id"]) == {"INT1-001"}
    mine = assignments.query("coder_id == 'C1'").set_index("segment_id")
    assert set(mine.index[mine["without_row"]]) == {"INT1-003", "INT2-002", "INT2-003"}
    assert mine["status"].to_dict() == {**dict.fromkeys(mine.index, "unseen"), "INT1-001": "coded"}
    assert not assignments.query("coder_id == 'C2'")["without_row"].any()
    assert (counts["rows_in"], counts["rows_decided"], counts["rows_unmarked"], counts["rows_missing"]) == (3, 1, 2, 3)


def test_a_sheet_without_any_segment_is_no_delivery(issued, tmp_path):
    with pytest.raises(StudyError, match="no row with a segment in this sheet"):
        read_returned(_changed(issued, tmp_path, lambda book: book[form.CODING].delete_rows(3, 20)), _frame(issued))


def test_a_name_that_was_replaced_after_the_sheet_was_given_out_is_counted(issued, tmp_path):
    path = _changed(issued, tmp_path, _set("D5", "It was good. I ask first now, and Ada Okafor noticed."))
    returned = read_returned(path, _frame(issued))
    assert (returned.changed_texts, returned.marks) == (1, [])


def test_rows_may_be_sorted(issued, tmp_path):
    def swap(book):
        sheet = book[form.CODING]
        for column in range(1, 17):
            one, other = sheet.cell(5, column), sheet.cell(8, column)
            one.value, other.value = other.value, one.value
        sheet["E8"] = "time"

    returned = read_returned(_changed(issued, tmp_path, swap), _frame(issued))
    assert [(mark.segment_id, mark.row) for mark in returned.marks] == [("INT1-001", 8)]


def test_another_coders_sheet_is_recognised(issued):
    with pytest.raises(StudyError, match="the sheet of another coder, not of 'C1'; call it by the id of its coder"):
        read_returned(_sheet(issued[0], "C2"), _frame(issued))


def test_a_sheet_of_another_round_or_issue_is_recognised(issued, tmp_path):
    issue_to(tmp_path / "r2", round_of("C1", "C2-", name="r2"))
    with pytest.raises(
        StudyError, match="a sheet of another round, not of round 'r1'; put it into the folder of its round"
    ):
        read_returned(_sheet(tmp_path / "r2"), _frame(issued))
    issue_to(tmp_path / "again", round_of("C1", "C2-"), suggested=suggestions().head(1))
    with pytest.raises(StudyError, match="made before round 'r1' was issued as it is"):
        read_returned(_sheet(tmp_path / "again"), _frame(issued))


def test_a_sheet_whose_hidden_part_is_lost_is_known_by_its_first_page(issued, tmp_path):
    path = _changed(issued, tmp_path, lambda book: book.remove(book[form.ISSUE]))
    assert read_returned(path, _frame(issued)).rows == 6

    def both(book):
        book.remove(book[form.ISSUE])
        book.remove(book[form.READ_ME])
        book[form.CODING]["A1"] = None

    with pytest.raises(StudyError, match="does not say which round it is of"):
        read_returned(_changed(issued, tmp_path, both), _frame(issued))


FILLED = {
    "INT1-001": Row(own=["Too little time"], answers={1: "accept"}, memo='so "it" is; 1,5\nin two lines, déjà'),
    "INT1-003": Row(seen="seen"),
}


def _alone(book):
    for title in (form.READ_ME, form.CODEBOOK, form.ISSUE):
        book.remove(book[title])


def _renamed(book):
    book[form.READ_ME].title, book[form.CODING].title, book[form.CODEBOOK].title = "Anleitung", "Piet", "Codes"


@pytest.mark.parametrize("change", [_alone, _renamed])
def test_the_page_alone_and_pages_of_other_names_are_read(issued, tmp_path, change):
    expected = _returned(issued, tmp_path, FILLED)
    book = openpyxl.load_workbook(tmp_path / "C1.xlsx")
    change(book)
    write_stable(tmp_path / "C1.xlsx", book.save)
    found = read_returned(tmp_path / "C1.xlsx", _frame(issued))
    assert found.marks == expected.marks and found.unmarked_rows == expected.unmarked_rows


def test_a_page_of_another_name_hides_nothing(issued, tmp_path):
    def change(book):
        _renamed(book)
        book["Codes"]["H3"] = "time"

    with pytest.raises(StudyError, match=r"something stands on sheet 3 of the workbook, which is not read") as told:
        read_returned(_changed(issued, tmp_path, change), _frame(issued))
    assert "Codes" not in str(told.value)

    def twice(book):
        book[form.CODING].title = "Piet"
        book.copy_worksheet(book["Piet"])

    with pytest.raises(StudyError, match="is there more than once under other names"):
        read_returned(_changed(issued, tmp_path, twice), _frame(issued))


def _exported(path, delimiter, ending="\r\n", change=lambda rows: rows):
    """The page as a spreadsheet program exports it."""
    sheet = openpyxl.load_workbook(path)[form.CODING]
    rows = change([[cell.value or "" for cell in row] for row in sheet.iter_rows()])
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator=ending).writerows(rows)
    return written.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850"])
def test_the_sheet_exported_as_csv_is_read_like_the_sheet(issued, tmp_path, delimiter, encoding):
    expected = _returned(issued, tmp_path, FILLED)
    text = _exported(tmp_path / "C1.xlsx", delimiter)
    (tmp_path / "C1.csv").write_bytes(text.encode(encoding))
    found = read_returned(tmp_path / "C1.csv", _frame(issued))
    assert found.marks == expected.marks
    assert (found.rows, found.unmarked_rows, found.without_row) == (6, 4, [])


def _without_first(rows):
    return rows[1:]


def _too_narrow(rows):
    rows[4][4] = "#####"
    return rows


def _another_text(rows):
    rows[4][3] = "other words"
    return rows


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_without_first, "the line above the table, which says whose sheet this is, is missing"),
        (_too_narrow, "row 5: an error value stands in column E"),
        (_another_text, "row 5, column 'Text': what stands here is not what was issued"),
    ],
)
def test_an_exported_sheet_is_held_against_what_was_issued(issued, tmp_path, change, said):
    (tmp_path / "C1.csv").write_text(_exported(_sheet(issued[0]), ";", change=change), encoding="utf-8")
    with pytest.raises(StudyError, match=said):
        read_returned(tmp_path / "C1.csv", _frame(issued))
    (tmp_path / "C2.csv").write_text(_exported(_sheet(issued[0], "C2"), ";"), encoding="utf-8")
    with pytest.raises(StudyError, match="the sheet of another coder"):
        read_returned(tmp_path / "C2.csv", _frame(issued))


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_a_file_that_is_no_workbook_is_told_so(issued, tmp_path, content):
    (tmp_path / "C1.xlsx").write_bytes(content)
    with pytest.raises(StudyError, match="not a readable XLSX file"):
        read_returned(tmp_path / "C1.xlsx", _frame(issued))
