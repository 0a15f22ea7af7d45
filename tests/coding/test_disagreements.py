"""Disagreements and their workbooks, and adjudications read back from them."""

import openpyxl
import pytest
from openpyxl.comments import Comment

from coding.filled import fill_adjudication
from coding.small_study import book, round_of, segments, suggestions
from office.libreoffice import saved_again
from themetrail.codebook_changes import CodebookChanges
from themetrail.coding.adjudication import follow_adjudications, read_adjudication
from themetrail.coding.carrying import carry_adjudications
from themetrail.coding.consensus import votes_of
from themetrail.coding.disagreements import RoundToSettle, disagreements_of, issued_ids, settled_so_far
from themetrail.coding.labels import CodeNames, NamesOverRounds
from themetrail.coding.rounds import assign
from themetrail.coding.sheets.adjudication_form import ADJUDICATION
from themetrail.coding.sheets.disagreement_book import write_adjudication_sheet, write_disagreements
from themetrail.coding.sheets.sheet_form import CODEBOOK, ISSUE, READ_ME
from themetrail.contracts.coding import ADJUDICATIONS, ANCHORS, CODINGS, DECISIONS
from themetrail.contracts.errors import StudyError

CODINGS_OF = {
    ("C1", "INT1-001"): ["listen", "time"],
    ("C2", "INT1-001"): ["listen"],
    ("C1", "INT2-002"): ["forms"],
    ("C2", "INT2-002"): ["time"],
}
ISSUED = segments()["segment_id"].tolist()


@pytest.fixture
def found():
    codings = CODINGS.frame(
        [
            {"round": "r1", "coder_id": coder, "segment_id": segment, "start": 0, "end": 5, "code_id": code}
            for (coder, segment), codes in CODINGS_OF.items()
            for code in codes
        ]
    )
    assignments = assign(round_of("C1", "C2"), segments(), suggestions()).assign(status="coded")
    decisions = DECISIONS.frame(
        [
            {
                **row,
                "action": "own",
                "memo": f"memo of {row['coder_id']}" if row["segment_id"] == "INT2-002" else "",
                "source_file": "f",
                "source_row": 2,
                "decided_at": "",
                "shown_digest": "",
            }
            for row in codings.to_dict("records")
        ]
    )
    return disagreements_of(votes_of(codings, assignments), decisions, segments(), book())


def test_disagreements_stand_in_the_order_of_talk_and_of_the_codebook(found):
    assert [(one.segment_id, one.code_id, one.given_by, one.not_given_by) for one in found] == [
        ("INT1-001", "time", ("C1",), ("C2",)),
        ("INT2-002", "time", ("C2",), ("C1",)),
        ("INT2-002", "forms", ("C1",), ("C2",)),
    ]
    assert found[0].codings == {"C1": ["time", "listen"], "C2": ["listen"]}
    assert found[1].memos == {"C1": "memo of C1", "C2": "memo of C2"}
    assert found[0].speaker == "Coach 1"


def test_the_workbook_shows_words_codings_and_memos(found, tmp_path):
    write_disagreements(tmp_path / "d.xlsx", found, book())
    sheet = openpyxl.load_workbook(tmp_path / "d.xlsx").active
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.orientation == "landscape"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:M4")  # round and segment stay on view
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert len(rows) == 4
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["Text"] == "It was good. I ask first now, and [Person 1] noticed."
    assert first["Codes of C1"] == "Too little time; Listening first"
    assert dict(zip(rows[0], rows[2], strict=True))["Memo of C2"] == "memo of C2"


def _adjudication_sheet(path, found, settled=None):
    ids = {segment_id: segment_id for segment_id in ISSUED}
    write_adjudication_sheet(path, RoundToSettle("r1", "d1", found, ids, settled or {}), book(), title="A study")
    return path


def test_the_adjudication_sheet_is_blind_to_who_gave_what(found, tmp_path):
    path = _adjudication_sheet(tmp_path / "a.xlsx", found)
    for sheet in openpyxl.load_workbook(path).worksheets:
        cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
        assert not [text for text in cells if text in ("C1", "C2")]
    row = [cell.value for cell in openpyxl.load_workbook(path)[ADJUDICATION][3]]
    assert row[:2] == ["INT2-002", "Coach 2"]
    assert row[3:7] == ["time", "Too little time", "1 of 2", "Forms and paperwork"]


def test_a_segment_that_has_become_several_is_settled_in_one_row(found, tmp_path):
    ids = dict.fromkeys(("INT1-001", "INT2-002"), "OLD-1")
    made = tmp_path / "a.xlsx"
    write_adjudication_sheet(made, RoundToSettle("r1", "d1", found, ids, {}), book(), title="A study")
    rows = openpyxl.load_workbook(made)[ADJUDICATION].iter_rows(min_row=2, values_only=True)
    assert [(row[0], row[3]) for row in rows] == [("OLD-1", "time"), ("OLD-1", "forms")]


def test_the_adjudication_sheet_prints_its_headings_on_each_page_and_its_title_on_one_line(found, tmp_path):
    _adjudication_sheet(tmp_path / "a.xlsx", found)
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [workbook[page].print_title_rows for page in (ADJUDICATION, CODEBOOK)] == ["$1:$1", "$1:$1"]
    assert not workbook[READ_ME]["A1"].alignment.wrap_text


def test_what_was_settled_is_read_back_and_stands_on_the_next_sheet(found, tmp_path):
    made = _adjudication_sheet(tmp_path / "made.xlsx", found)
    assert fill_adjudication(made, tmp_path / "back.xlsx", {"INT1-001": ["time"], "INT2-002": ["forms"]}) == 3
    find = CodeNames(book()).find
    table, counts = read_adjudication(tmp_path / "back.xlsx", "r1", "d1", find, ISSUED)
    assert table[["segment_id", "code_id", "decision", "decided_by"]].to_numpy().tolist() == [
        ["INT1-001", "time", "keep", "A1"],
        ["INT2-002", "time", "drop", "A1"],
        ["INT2-002", "forms", "keep", "A1"],
    ]
    assert counts == {"settled": 3, "left_open": 0}
    again = _adjudication_sheet(
        tmp_path / "again.xlsx", found, settled_so_far(carry_adjudications(table, CodebookChanges()), "r1")
    )
    table_again, _ = read_adjudication(again, "r1", "d1", find, ISSUED)
    assert table_again.equals(table)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_sheet_saved_again_by_libreoffice_is_read_alike(found, tmp_path, ending):
    made = _adjudication_sheet(tmp_path / "made.xlsx", found)
    fill_adjudication(made, tmp_path / "back.xlsx", {"INT1-001": ["time"], "INT2-002": ["forms"]})
    find = CodeNames(book()).find
    table, counts = read_adjudication(tmp_path / "back.xlsx", "r1", "d1", find, ISSUED)
    again, counts_again = read_adjudication(
        saved_again(tmp_path / "back.xlsx", ending, tmp_path), "r1", "d1", find, ISSUED
    )
    kept = [column for column in table if column != "source_file"]
    assert again[kept].equals(table[kept]) and counts_again == counts


def test_open_rows_stay_open(found, tmp_path):
    made = _adjudication_sheet(tmp_path / "made.xlsx", found)
    table, counts = read_adjudication(made, "r1", "d1", CodeNames(book()).find, ISSUED)
    assert table.empty and counts == {"settled": 0, "left_open": 3}


REMARK = "zq remark"


def _stray(title, place, value=REMARK):
    def change(workbook):
        sheet = workbook[title] if title in workbook.sheetnames else workbook.create_sheet(title)
        sheet[place] = value

    return change


def _comment(workbook):
    workbook[ADJUDICATION]["J2"].comment = Comment(REMARK, "a judge")


def _text_sorted_apart(workbook):
    sheet = workbook[ADJUDICATION]
    sheet["C2"].value, sheet["C3"].value = sheet["C3"].value, sheet["C2"].value


def _digests_of_another_page(workbook):
    for title, _ in workbook[ISSUE].iter_rows():
        title.value = READ_ME


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_stray(ADJUDICATION, "C2"), "row 2: what stands in this row is not what was written for the adjudicator"),
        (_stray(ADJUDICATION, "D2", "listen"), "row 2: what stands in this row is not what was written"),
        (_stray(ADJUDICATION, "H3"), "row 3: what stands in this row is not what was written"),
        (_digests_of_another_page, "row 1: what stands in this row is not what was written"),
        (_text_sorted_apart, "row 2: what stands in this row is not what was written"),
        (_stray(ADJUDICATION, "B9"), "row 9: what stands in this row is not what was written"),
        (_stray(ADJUDICATION, "K3"), "row 3: something stands in column K, beside the table"),
        (_stray(ADJUDICATION, "K1"), "row 1: something stands in column K, beside the table"),
        (_stray(ADJUDICATION, "J2"), "row 2, column 'decision': a reason needs a decision"),
        (_stray(READ_ME, "C5"), r"written on the sheet 'Read me', which is not read"),
        (_stray(READ_ME, "A20"), r"written on the sheet 'Read me', which is not read \(at A20\)"),
        (_stray(CODEBOOK, "H2"), r"written on the sheet 'Codebook', which is not read"),
        (_stray("More", "C4"), r"something stands on sheet 5 of the workbook, which is not read \(at C4\)"),
        (_comment, r"comments or notes on the sheet 'Adjudication', which are not read \(at J2\)"),
        (lambda made: made[ADJUDICATION].merge_cells("I2:I3"), r"merged on the sheet 'Adjudication' \(I2:I3\)"),
        (lambda made: setattr(made[ADJUDICATION], "title", "A"), "this workbook has no page 'Adjudication'"),
    ],
)
def test_what_an_adjudicator_wrote_elsewhere_is_told(found, tmp_path, change, said):
    workbook = openpyxl.load_workbook(_adjudication_sheet(tmp_path / "made.xlsx", found))
    change(workbook)
    workbook.save(tmp_path / "back.xlsx")
    with pytest.raises(StudyError, match=said) as told:
        read_adjudication(tmp_path / "back.xlsx", "r1", "d1", CodeNames(book()).find, ISSUED)
    assert REMARK not in str(told.value)


def test_an_adjudication_sheet_may_be_sorted_and_widened_and_lose_its_hidden_page(found, tmp_path):
    made = _adjudication_sheet(tmp_path / "made.xlsx", found)
    fill_adjudication(made, tmp_path / "back.xlsx", {"INT1-001": ["time"], "INT2-002": ["forms"]})
    find = CodeNames(book()).find
    expected, _ = read_adjudication(tmp_path / "back.xlsx", "r1", "d1", find, ISSUED)
    workbook = openpyxl.load_workbook(tmp_path / "back.xlsx")
    sheet = workbook[ADJUDICATION]
    for one, other in zip(sheet[2], sheet[4], strict=True):
        one.value, other.value = other.value, one.value
    sheet.column_dimensions["C"].width = 20
    workbook.save(tmp_path / "sorted.xlsx")
    found_again, _ = read_adjudication(tmp_path / "sorted.xlsx", "r1", "d1", find, ISSUED)
    assert sorted(found_again["decision"]) == sorted(expected["decision"]) == ["drop", "keep", "keep"]
    assert set(map(tuple, found_again.to_numpy())) == set(map(tuple, expected.to_numpy()))
    del workbook["_issue"]
    workbook.save(tmp_path / "without.xlsx")
    assert len(read_adjudication(tmp_path / "without.xlsx", "r1", "d1", find, ISSUED)[0]) == 3


def test_the_workbook_to_look_at_is_not_the_one_to_fill_in(found, tmp_path):
    write_disagreements(tmp_path / "adjudication.xlsx", found, book())
    with pytest.raises(StudyError, match="what is filled in is results/coding/adjudication_r1.xlsx"):
        read_adjudication(tmp_path / "adjudication.xlsx", "r1", "d1", CodeNames(book()).find, ISSUED)


def test_a_list_of_adjudications_may_be_a_workbook(tmp_path):
    workbook = openpyxl.Workbook()
    for row in (["segment_id", "code_id", "decision", "decided_by"], ["INT1-001", "time", "keep", "A1"]):
        workbook.active.append(row)
    workbook.save(tmp_path / "adjudication.xlsx")
    table, counts = read_adjudication(tmp_path / "adjudication.xlsx", "r1", "d1", CodeNames(book()).find, ISSUED)
    assert table[["segment_id", "code_id", "decision", "decided_by"]].to_numpy().tolist() == [
        ["INT1-001", "time", "keep", "A1"]
    ]
    assert counts == {"settled": 1, "left_open": 0}


def test_a_column_of_a_list_of_adjudications_that_is_not_read_is_told(tmp_path):
    path = tmp_path / "adjudication.csv"
    path.write_text("segment_id,code_id,decision,decided_by,why\nINT1-001,time,keep,A1,so\n", encoding="utf-8")
    with pytest.raises(StudyError, match="row 2: something stands in the 5th column with a heading, which is not read"):
        read_adjudication(path, "r1", "d1", CodeNames(book()).find, ISSUED)


def test_an_adjudication_of_another_round_or_issue_is_recognised(found, tmp_path):
    made = _adjudication_sheet(tmp_path / "made.xlsx", found)
    with pytest.raises(StudyError, match="not the adjudication sheet of round 'r2'"):
        read_adjudication(made, "r2", "d1", CodeNames(book()).find, ISSUED)
    with pytest.raises(StudyError, match="made from another issue of round 'r1'"):
        read_adjudication(made, "r1", "d2", CodeNames(book()).find, ISSUED)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("INT9,time,keep,A1,", "row 2, column 'segment_id': this segment is not one of round r1"),
        ("INT1-001,none,keep,A1,", "row 2, column 'code_id': this is no code"),
        ("INT1-001,time,perhaps,A1,", "row 2, column 'decision': must be 'keep', 'drop' or empty"),
        ("INT1-001,time,keep,,", "row 2: the adjudicator's id is missing"),
        ("INT1-001,time,,A1,because", "row 2, column 'decision': a reason needs a decision"),
        ("INT1-001,listen,keep,A1,\nINT1-001,listen,drop,A1,", "row 3: this row repeats row 2"),
    ],
)
def test_a_mistake_in_a_list_of_adjudications_is_told_by_its_row(tmp_path, line, said):
    path = tmp_path / "adjudication.csv"
    path.write_text(f"segment_id,code_id,decision,decided_by,reason\n{line}\n", encoding="utf-8")
    with pytest.raises(StudyError, match=said):
        read_adjudication(path, "r1", "d1", CodeNames(book()).find, ISSUED)


def test_adjudications_follow_the_words_and_keep_goes_before_drop():
    rows = [
        {"round": "r1", "segment_id": s, "code_id": "time", "decision": d, "decided_by": "A1", "reason": ""}
        for s, d in (("a", "drop"), ("b", "keep"), ("c", "keep"))
    ]
    anchors = ANCHORS.frame(
        [
            {"round": "r1", "issued_segment_id": issued, "segment_id": now, "how": how, "similarity": None}
            for issued, now, how in (("a", "s", "by_hand"), ("b", "s", "by_hand"), ("c", "", "withdrawn"))
        ]
    )
    followed = follow_adjudications(ADJUDICATIONS.frame(rows), anchors)
    assert followed[["segment_id", "decision"]].to_numpy().tolist() == [["s", "keep"]]
    assert issued_ids(anchors, "r1") == {"s": "a"}


def test_a_code_is_known_by_all_that_it_was_called_and_stays_as_it_was_given():
    older = book()
    newer = type(older).from_table(older.table.assign(code_id=older.table["code_id"].replace("time", "hours")))
    names = NamesOverRounds(newer, older, {"time", "minutes", "hours"})
    assert names.find("TIME") == "time"
    assert names.find("hours") == names.find("Too little time") == "hours"
    assert names.find("minutes") == "minutes"  # what it was called in between
    assert names.find("nothing") is None
