"""In which rows of a sheet each list of codes is offered."""

from hypothesis import assume, given
from hypothesis import strategies as st

from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.code_lists import CodeLists


def test_a_list_stands_in_a_column_of_its_own_and_is_offered_in_the_rows_of_its_questions():
    lists = CodeLists([["Time", "Rest"], ["Forms"]], {"q1": 0, "q2": 1, "q3": 1})
    rows = {3: "q1", 4: "q1", 6: "q2", 7: "q3", 9: "q2", 10: "q1"}
    assert list(lists.places(rows, (3, 12))) == [
        (f"='{form.ISSUE}'!$D$1:$D$2", [(3, 4), (10, 10)]),
        (f"='{form.ISSUE}'!$E$1:$E$1", [(6, 7), (9, 9)]),
    ]


def test_one_list_for_all_is_offered_in_the_whole_table():
    assert list(CodeLists([["Time"]], {"": 0}).places({4: ""}, (3, 12))) == [(f"='{form.ISSUE}'!$D$1:$D$1", [(3, 12)])]


def test_a_question_without_codes_has_no_list():
    assert [
        source for source, _ in CodeLists([[], ["Time"]], {"q1": 0, "q2": 1}).places({3: "q1", 4: "q2"}, (3, 4))
    ] == [f"='{form.ISSUE}'!$E$1:$E$1"]


@given(st.sets(st.integers(3, 40), min_size=2), st.data())
def test_every_row_is_in_the_stretches_of_its_own_list_alone(numbers, data):
    asked = {row: data.draw(st.sampled_from(["q1", "q2"])) for row in sorted(numbers)}
    assume(len(set(asked.values())) == 2)
    lists = CodeLists([["Time"], ["Rest"]], {"q1": 0, "q2": 1})
    offered = {"D": "q1", "E": "q2"}
    found = {
        row: offered[source.split("$")[1]]
        for source, stretches in lists.places(asked, (3, 40))
        for first, last in stretches
        for row in range(first, last + 1)
    }
    assert found == asked


def test_so_many_stretches_are_named_by_one_drop_down_as_excel_reads():
    """A drop-down names its rows in one text, which Excel cuts off beyond some 8,000 characters."""
    rows = {row: "q1" if row % 2 else "q2" for row in range(3, 1_703)}
    lists = CodeLists([["Time"], ["Rest"]], {"q1": 0, "q2": 1})
    parts = [stretches for _, stretches in lists.places(rows, (3, 1_702))]
    assert sorted(len(part) for part in parts) == [50, 50, 400, 400, 400, 400]
    assert sorted(first for part in parts for first, _ in part) == sorted(rows)
