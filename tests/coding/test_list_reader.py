"""Codings that come back as a plain list."""

import openpyxl
import pytest

from coding.small_study import issue_to, round_of
from themetrail.coding.reading import read_returned, read_round
from themetrail.coding.returned import Frame, decisions_of
from themetrail.contracts.errors import StudyError


@pytest.fixture(scope="module")
def issue(tmp_path_factory):
    return issue_to(tmp_path_factory.mktemp("round"), round_of("C1", "C2-"))


def _read(issue, tmp_path, *lines, header="coder_id,segment_id,code_id,memo"):
    (tmp_path / "C1.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return read_returned(tmp_path / "C1.csv", Frame(issue, "C1"))


def test_a_row_without_a_code_marks_its_segment_as_seen(issue, tmp_path):
    _read(issue, tmp_path, "C1,INT1-001,time,a memo", "C1,INT1-003,,", "C1,INT2-001,Listening First,")
    decisions, assignments, counts = read_round(issue, {"C1": str(tmp_path / "C1.csv")})
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
    found = [(row["code_id"], row["action"]) for row in decisions_of(returned, Frame(issue, "C1"))]
    assert found == [("time", "refused"), ("listen", "ignored")]


def test_turn_and_offsets_say_which_words_are_meant(issue, tmp_path):
    header = "coder_id,transcript_id,turn,start,end,code_id"
    returned = _read(issue, tmp_path, "C1,INT1,1,3,12,time", "C1,INT1,4,,,listen", header=header)
    places = [(mark.segment_id, mark.start, mark.end) for mark in returned.marks]
    assert places == [("INT1-001", 3, 12), ("INT1-004", None, None)]


def test_a_plain_table_in_xlsx_is_a_list(issue, tmp_path):
    book = openpyxl.Workbook()
    for row in (["coder_id", "segment_id", "code_id"], ["C1", "INT1-001", "time"]):
        book.active.append(row)
    book.save(tmp_path / "C1.xlsx")
    returned = read_returned(tmp_path / "C1.xlsx", Frame(issue, "C1"))
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
        decisions_of(_read(issue, tmp_path, line, header=header), Frame(issue, "C1"))


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
