"""Every table is checked on its way in and out, and comes back as it went."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.contracts.column import integer, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.errors import StudyError
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.turns import TURNS
from themetrail.sheets.read import read_sheet

TURN = {
    "transcript_id": "INT1",
    "turn": 0,
    "speaker": "Job Coach 1",
    "role": "participant",
    "participant_id": "P1",
    "start_s": 1.5,
    "end_s": None,
    "text": "Well, yes.",
}

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), max_size=80)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return tmp_path_factory.mktemp("table")


@settings(deadline=None)  # a busy machine is slow to write
@given(st.lists(words, max_size=8))
def test_what_is_written_is_read_back_word_for_word(written, texts):
    path = written / "turns.csv"
    table = TURNS.frame([TURN | {"turn": n, "text": text} for n, text in enumerate(texts)])
    TURNS.write(table, path)
    pd.testing.assert_frame_equal(TURNS.read(path), table)


def test_only_the_rows_of_some_transcripts_are_read(tmp_path):
    table = TURNS.frame([TURN | {"transcript_id": name, "turn": n} for n, name in enumerate(["A", "B", "A", "C"])])
    TURNS.write(table, tmp_path / "turns.csv")
    some = TURNS.read(tmp_path / "turns.csv", only=("transcript_id", {"A", "C"}))
    pd.testing.assert_frame_equal(some, table[table["transcript_id"] != "B"].reset_index(drop=True))


def test_writing_twice_gives_the_same_bytes_with_rounded_numbers(tmp_path):
    table = TURNS.frame([TURN | {"start_s": 1 / 3, "end_s": 2.0}])
    for name in ("a.csv", "b.csv"):
        TURNS.write(table, tmp_path / name)
    content = (tmp_path / "a.csv").read_bytes()
    assert content == (tmp_path / "b.csv").read_bytes()
    assert b"0.333333,2.0" in content


@pytest.mark.parametrize(
    ("change", "column", "says"),
    [
        ({"role": "doctor"}, "role", "must be one of: participant, interviewer, other"),
        ({"turn": "two"}, "turn", "must be a whole number"),
        ({"turn": 1.5}, "turn", "must be a whole number"),
        ({"turn": -1}, "turn", "must be 0 or more"),
        ({"turn": None}, "turn", "must not be missing"),
        ({"transcript_id": ""}, "transcript_id", "must not be empty"),
        ({"start_s": "soon"}, "start_s", "must be a number"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column_and_never_repeated(change, column, says):
    with pytest.raises(StudyError) as caught:
        TURNS.frame([TURN, TURN | {"turn": 1} | change])
    assert caught.value.row == 3
    assert caught.value.column == column
    assert says in str(caught.value)
    assert "doctor" not in str(caught.value)


def test_a_repeated_key_and_a_missing_column_are_errors():
    with pytest.raises(
        StudyError, match=r"row 3: this row of turns repeats row 2 \(transcript_id \w+\); transcript_id, turn together"
    ):
        TURNS.frame([TURN, TURN])
    with pytest.raises(StudyError, match="the column 'text' is missing"):
        TURNS.check(pd.DataFrame([TURN]).drop(columns="text"))


def test_an_empty_table_keeps_its_types(tmp_path):
    SEGMENTS.write(SEGMENTS.empty(), tmp_path / "segments.csv")
    back = SEGMENTS.read(tmp_path / "segments.csv")
    assert len(back) == 0
    assert list(back.columns) == list(SEGMENTS.columns)


def test_parts_are_read_in_the_order_given(tmp_path):
    for n in range(3):
        TURNS.write(TURNS.frame([TURN | {"turn": n}]), tmp_path / f"{n}.csv")
    together = TURNS.read_parts([tmp_path / f"{n}.csv" for n in (2, 0, 1)])
    assert together["turn"].tolist() == [2, 0, 1]


def test_a_missing_or_broken_table_is_one_clear_sentence(tmp_path):
    with pytest.raises(StudyError, match="is not there"):
        TURNS.read(tmp_path / "none.csv")
    (tmp_path / "junk.csv").write_bytes(b"\xff\xfe\x00\x00")
    with pytest.raises(StudyError, match="not a readable table"):
        TURNS.read(tmp_path / "junk.csv")


def test_an_optional_column_may_be_absent_and_is_then_empty(tmp_path):
    contract = Contract("things", {"id": text(), "about": text(optional=True), "n": integer(required=False)})
    table = contract.check(pd.DataFrame({"n": [1, 2], "id": ["a", "b"]}))
    assert table.to_dict("list") == {"id": ["a", "b"], "about": ["", ""], "n": [1, 2]}
    (tmp_path / "old.csv").write_text("id,n\na,1\n")  # as it was written before the column was there
    assert contract.read(tmp_path / "old.csv")["about"].tolist() == [""]
    with pytest.raises(StudyError, match="the column 'n' is missing"):
        contract.check(pd.DataFrame({"id": ["a"]}))
    (tmp_path / "sheet.csv").write_text("id,abouts,n\na,x,1\n")
    with pytest.raises(StudyError, match="did you mean 'about'"):
        read_sheet(tmp_path / "sheet.csv", contract)
