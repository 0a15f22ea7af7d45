"""Codings that come back as a plain list."""

from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from coding.small_study import SAID, codebook, issue_to, ledger, round_of, segments, suggestions
from themetrail.codebook import Codebook
from themetrail.coding.draft import Issue, draft_round
from themetrail.coding.labels import CodeNames
from themetrail.coding.reading import read_returned, read_round
from themetrail.coding.returned import GivenToCoder, decisions_of
from themetrail.contracts.errors import StudyError


@pytest.fixture(scope="module")
def issue(tmp_path_factory):
    return issue_to(tmp_path_factory.mktemp("round"), round_of("C1", "C2-"))


def _read(issue, tmp_path, *lines, header="coder_id,segment_id,code_id,memo"):
    (tmp_path / "C1.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return read_returned(tmp_path / "C1.csv", GivenToCoder(issue, "C1"))


def test_a_row_without_a_code_marks_its_segment_as_seen(issue, tmp_path):
    _read(issue, tmp_path, "C1,INT1-001,time,a memo", "C1,INT1-003,,", "C1,INT2-001,Listening First,")
    decisions, assignments, counts, _ = read_round(issue, {"C1": str(tmp_path / "C1.csv")})
    status = assignments.query("coder_id == 'C1'").set_index("segment_id")["status"]
    assert status.to_dict() == {
        "INT1-001": "coded",
        "INT1-003": "no_code",
        "INT1-004": "unseen",
        "INT2-001": "coded",
        "INT2-002": "unseen",
        "INT2-003": "unseen",
    }
    own = decisions.query("action == 'own'")
    assert own[["code_id", "memo", "source_row"]].to_numpy().tolist() == [["time", "a memo", 2], ["listen", "", 4]]
    assert counts["rows_in"] == counts["rows_decided"] == 3


def test_suggestions_without_an_answer_are_ignored_here_too(issue, tmp_path):
    returned = _read(issue, tmp_path, "C1,INT1-001,time,,refused", header="coder_id,segment_id,code_id,memo,action")
    found = [(row["code_id"], row["action"]) for row in decisions_of(returned, GivenToCoder(issue, "C1"))]
    assert found == [("time", "refused"), ("listen", "ignored")]


def test_turn_and_offsets_say_which_words_are_meant(issue, tmp_path):
    header = "coder_id,transcript_id,turn,start,end,code_id"
    returned = _read(issue, tmp_path, "C1,INT1,1,3,12,time", "C1,INT1,4,,,listen", header=header)
    places = [(mark.segment_id, mark.start, mark.end) for mark in returned.marks]
    assert places == [("INT1-001", 3, 12), ("INT1-004", None, None)]


def test_a_segment_with_offsets_says_which_of_its_words_are_meant(issue, tmp_path):
    header = "coder_id,segment_id,start,end,code_id"
    returned = _read(issue, tmp_path, "C1,INT1-001,3,12,time", "C1,INT1-004,,,listen", header=header)
    places = [(mark.segment_id, mark.start, mark.end) for mark in returned.marks]
    assert places == [("INT1-001", 3, 12), ("INT1-004", None, None)]


@pytest.mark.parametrize("place", ["3,999", "12,3", "3,3", "3,", ",12"])
def test_offsets_that_are_no_words_of_the_segment_are_told(issue, tmp_path, place):
    last = len(SAID["INT1"][1][1])
    said = rf"row 2: start and end must lie within the segment \(0 to {last}\), start first"
    with pytest.raises(StudyError, match=said):
        _read(issue, tmp_path, f"C1,INT1-001,{place},time", header="coder_id,segment_id,start,end,code_id")


def test_a_plain_table_in_xlsx_is_a_list(issue, tmp_path):
    book = openpyxl.Workbook()
    for row in (["coder_id", "segment_id", "code_id"], ["C1", "INT1-001", "time"]):
        book.active.append(row)
    book.save(tmp_path / "C1.xlsx")
    returned = read_returned(tmp_path / "C1.xlsx", GivenToCoder(issue, "C1"))
    assert [(mark.segment_id, mark.code_id, mark.row) for mark in returned.marks] == [("INT1-001", "time", 2)]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["C2,INT1-001,time,"], "row 2, column 'coder_id': must be 'C1'"),
        ([",INT1-001,time,"], "row 2, column 'coder_id': must be 'C1'"),
        (["C1,INT1-001,time,", "C1,INT9-001,time,"], "row 3, column 'segment_id': this segment is not one of round r1"),
        (["C1,INT1-000,time,"], "row 2, column 'segment_id': this segment is not one that coder C1 codes"),
        (["C1,INT1-001,secret,"], "row 2, column 'code_id': this is no code"),
        (["C1,INT1-001,time,", "C1,INT1-001,TIME,"], "row 3: this row repeats row 2"),
        (["C1,,time,"], "row 2: needs a segment_id"),
    ],
)
def test_a_mistake_is_told_by_its_row(issue, tmp_path, lines, said):
    with pytest.raises(StudyError, match=said) as told:
        _read(issue, tmp_path, *lines)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("C1,INT1,1,3,999,time,,", "must lie within the codable words of the turn"),
        ("C1,INT1,1,12,3,time,,", "must lie within the codable words of the turn"),
        ("C1,INT1,0,,,time,,", "this turn holds no segment that coder C1 codes"),
        ("C1,,1,,,time,,", "needs a transcript_id"),
        ("C1,INT1,one,,,time,,", "column 'turn': must be a whole number"),
        ("C1,INT1,1,,,time,liked,", "the action must be one of: own, accepted, edited, refused, ignored"),
        ("C1,INT1,1,,,forms,accepted,", "a suggestion is accepted here that was not shown"),
        ("C1,INT1,1,,,,accepted,", "needs a code"),
        ("C1,INT1,1,,,time,,0000", "column 'issue': must be"),
    ],
)
def test_a_mistake_in_a_list_by_place_is_told_too(issue, tmp_path, line, said):
    header = "coder_id,transcript_id,turn,start,end,code_id,action,issue"
    with pytest.raises(StudyError, match=said):
        decisions_of(_read(issue, tmp_path, line, header=header), GivenToCoder(issue, "C1"))


@pytest.mark.parametrize("digest", ["", "0000", "1111"])
def test_a_list_may_be_of_an_issue_that_was_withdrawn(issue, tmp_path, digest):
    anew = replace(issue, superseded=("0000", "1111"))
    returned = _read(anew, tmp_path, f"C1,INT1-001,time,{digest}", header="coder_id,segment_id,code_id,issue")
    assert [mark.code_id for mark in returned.marks] == ["time"]


def test_all_that_is_wrong_in_a_list_is_told_at_once(issue, tmp_path):
    lines = [*["C1,INT1-001,money,,"] * 3, "C1,INT9-001,time,,", "C2,INT1-004,time,,", "C1,INT1-003,forms,,accepted"]
    with pytest.raises(StudyError) as told:
        _read(issue, tmp_path, *lines, header="coder_id,segment_id,code_id,memo,action")
    assert (told.value.row, told.value.column) == (2, "code_id")
    assert "no code of the codebook of this round (also in the rows 3, 4). Also wrong" in told.value.what
    assert "row 5, column 'segment_id': this segment is not one of round r1" in told.value.what
    assert "row 6, column 'coder_id': must be 'C1' in this file" in told.value.what
    assert "row 7: a suggestion is accepted here that was not shown" in told.value.what


def test_several_codes_in_one_cell_of_a_list_are_all_given(issue, tmp_path):
    header = "coder_id,segment_id,code_id,memo,code_name"
    returned = _read(issue, tmp_path, "C1,INT1-001,time; forms,why,Too little time; Forms and paperwork", header=header)
    assert [(mark.code_id, mark.memo) for mark in returned.marks] == [("time", "why"), ("forms", "")]
    with pytest.raises(StudyError, match="row 3: this row repeats row 2"):
        _read(issue, tmp_path, "C1,INT1-001,time; forms,", "C1,INT1-001,forms,")


def test_a_list_without_codes_is_no_list(issue, tmp_path):
    with pytest.raises(StudyError, match="the column 'code_id' is missing"):
        _read(issue, tmp_path, "C1,INT1-001", header="coder_id,segment_id")


def test_a_file_of_a_coder_who_was_issued_nothing(issue, tmp_path):
    (tmp_path / "C9.csv").write_text("coder_id,segment_id,code_id\n", encoding="utf-8")
    with pytest.raises(StudyError, match="'C9' is no coder of round r1 as it was issued"):
        read_round(issue, {"C9": str(tmp_path / "C9.csv")})


def test_how_many_files_are_read_at_once_does_not_matter(issue, tmp_path):
    for coder in ("C1", "C2"):
        lines = f"coder_id,segment_id,code_id,memo\n{coder},INT1-001,time,of {coder}\n{coder},INT1-003,,\n"
        (tmp_path / f"{coder}.csv").write_text(lines, encoding="utf-8")
    files = {coder: str(tmp_path / f"{coder}.csv") for coder in ("C1", "C2")}
    one, two = read_round(issue, files), read_round(issue, files, processes=2)
    assert one[0].equals(two[0]) and one[1].equals(two[1]) and one[2] == two[2]
    assert set(two[0]["memo"]) >= {"of C1", "of C2"}
    (tmp_path / "C2.csv").write_text("coder_id,segment_id,code_id\nC2,INT1-001,no such code\n", encoding="utf-8")
    with pytest.raises(StudyError, match="this is no code of the codebook") as problem:
        read_round(issue, files, processes=2)
    assert problem.value.file == files["C2"] and problem.value.row == 2


BESIDE = "coder_id,segment_id,code_id,memo,text,speaker,turn,group,notes"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("C1,INT1-001,time,,,,,,see me", "row 2: something stands in the 9th column with a heading, which is not read"),
        ("C1,INT1-001,time,,There is never enough time.,,,,", "row 2, column 'text': this is not what was issued"),
        ("C1,INT1-001,time,,,Coach 2,,,", "row 2, column 'speaker': this is not what was issued"),
        ("C1,INT1-001,time,,,,4,,", "row 2, column 'turn': this is not what was issued"),
        ("C1,INT1-001,time,,,,,others,", "row 2, column 'group': this is not what was issued"),
        ("C1,INT1-001,01-Feb,,,,,,", "row 2, column 'code_id': .* if Excel has made a date or a number of it"),
    ],
)
def test_what_a_row_says_again_has_to_be_what_was_issued_and_nothing_is_passed_over(issue, tmp_path, line, said):
    with pytest.raises(StudyError, match=said) as told:
        _read(issue, tmp_path, line, header=BESIDE)
    assert "notes" not in str(told.value)


def test_a_list_may_say_again_what_was_issued(issue, tmp_path):
    lines = [
        'C1,INT1-001,time,a memo,"It was good.  I ask first now, and [Person 1] noticed.",Coach 1,1,interviews,',
        'C1,INT2-002,forms,,"no time",participant,2.0,Interviews,',
    ]
    returned = _read(issue, tmp_path, *lines, header=BESIDE)
    assert [(mark.segment_id, mark.code_id, mark.memo) for mark in returned.marks] == [
        ("INT1-001", "time", "a memo"),
        ("INT2-002", "forms", ""),
    ]


def _book(tmp_path, change):
    book = openpyxl.Workbook()
    for row in (["coder_id", "segment_id", "code_id"], ["C1", "INT1-001", "time"], ["C1", "INT1-003", "forms"]):
        book.active.append(row)
    change(book)
    book.save(tmp_path / "C1.xlsx")
    return tmp_path / "C1.xlsx"


def _cell(place, value):
    def change(book):
        book.active[place] = value

    return change


def _comment(book):
    book.active["C2"].comment = Comment("not sure", "a coder")


def _second_sheet(book):
    book.create_sheet("Piet")["B3"] = "more"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: book.active.merge_cells("C2:C3"), r"cells are merged on sheet 1 of the workbook \(C2:C3\)"),
        (_comment, r"comments or notes on sheet 1 of the workbook, which are not read \(at C2\)"),
        (_second_sheet, r"something stands on sheet 2 of the workbook, which is not read \(at B3\)"),
        (_cell("C2", '="time"'), "row 2: a formula stands in column C"),
        (_cell("C2", "#REF!"), "row 2: an error value stands in column C"),
    ],
)
def test_what_is_not_read_in_a_list_in_xlsx_is_told(issue, tmp_path, change, said):
    with pytest.raises(StudyError, match=said) as told:
        read_returned(_book(tmp_path, change), GivenToCoder(issue, "C1"))
    assert "Piet" not in str(told.value)


REMARK = "zq remark"
COLUMNS = ["coder_id", "segment_id", "code_id", "memo", "text", "speaker", "turn", "start", "end", "round", "more"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["INT1-001", "INT1-003", "INT2-002"]), st.sampled_from(["time", "Forms and paperwork", ""])
        ),
        min_size=1,
        max_size=5,
        unique_by=lambda row: row[0],
    ),
    st.integers(0, 4),
    st.sampled_from(COLUMNS),
    st.sampled_from([".csv", ".tsv", ".xlsx"]),
)
def test_a_remark_in_any_cell_of_a_list_is_a_memo_or_is_told(issue, tmp_path, rows, place, column, ending):
    table = [{"coder_id": "C1", "segment_id": segment, "code_id": code} for segment, code in rows]
    table[place % len(table)][column] = REMARK
    path = tmp_path / f"C1{ending}"
    lines = [COLUMNS, *([row.get(name, "") for name in COLUMNS] for row in table)]
    if ending == ".xlsx":
        book = openpyxl.Workbook()
        for line in lines:
            book.active.append(line)
        book.save(path)
    else:
        path.write_text("\n".join(("," if ending == ".csv" else "\t").join(line) for line in lines), encoding="utf-8")
    frame = GivenToCoder(issue, "C1")
    if column == "memo":
        decisions = [row for row in decisions_of(read_returned(path, frame), frame) if row["action"] != "ignored"]
        assert [row["memo"] for row in decisions].count(REMARK) == 1
        assert {(row["segment_id"], bool(row["code_id"])) for row in decisions} == {(s, bool(c)) for s, c in rows}
    else:
        with pytest.raises(StudyError) as told:
            read_returned(path, frame)
        assert REMARK not in str(told.value) and f"row {place % len(table) + 2}" in str(told.value)


def test_ids_may_be_written_with_blanks(tmp_path):
    said = segments({"INT_1": SAID["INT1"], "INT2": SAID["INT2"]}, groups={"INT_1": "Focus_groups"})
    entry = round_of("Coder A", name="round 1")
    drafted = draft_round(entry, said, ledger(), suggestions().iloc[:0], codebook())
    drafted.write(tmp_path / "issued")
    frame = GivenToCoder(Issue.read(tmp_path / "issued", entry.name), "Coder_A")
    header = "coder_id,round,transcript_id,group,turn,code_id\n"
    (tmp_path / "Coder A.csv").write_text(header + "Coder A,round 1,INT 1,Focus groups,1,time\n", encoding="utf-8")
    assert [(mark.segment_id, mark.code_id) for mark in read_returned(tmp_path / "Coder A.csv", frame).marks] == [
        ("INT_1-001", "time")
    ]


def test_a_code_that_a_spreadsheet_has_made_a_number_is_taken_where_it_can_be_one_alone(tmp_path):
    book = codebook()
    book.loc[book["code_id"] == "time", "code_id"] = "020"
    names = CodeNames(Codebook(book))
    assert (names.find("20"), names.find("20.0"), names.find_several("20; listen")) == ("020", "020", ["020", "listen"])
    assert names.find("2") is None and names.find("21") is None
    book.loc[book["code_id"] == "listen", "code_id"] = "0020"
    assert CodeNames(Codebook(book)).find("20") is None
    assert CodeNames(Codebook(book)).find("0020") == "0020"
