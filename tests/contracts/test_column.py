"""A column knows its type, what may stand in it, and which cell is wrong."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.contracts.column import flag, integer, number, text


@pytest.mark.parametrize(
    ("column", "cells", "what", "wrong"),
    [
        (text(), ["a", "", "b"], "must not be empty", [1]),
        (text(choices=("x", "y")), ["x", "z", ""], "must be one of: x, y", [1, 2]),
        (text(choices=("x", "y"), required=False), ["x", "z", ""], "must be one of: x, y", [1]),
        (flag(), ["yes", "Yes", "no"], "must be one of: yes, no", [1]),
        (integer(), [0, None, 2], "must not be missing", [1]),
        (integer(minimum=1), [0, 1, 2], "must be 1 or more", [0]),
        (integer(minimum=1, required=False), [0, None, 2], "must be 1 or more", [0]),
        (number(low=0, high=1), [0.0, None, 1.5], "must be 1 or less", [2]),
        (number(low=0, high=1), [-0.1, None, 1.0], "must be 0 or more", [0]),
    ],
)
def test_the_first_rule_that_is_broken_is_said_with_the_cells_that_break_it(column, cells, what, wrong):
    typed, untyped = column.typed(pd.Series(cells))
    assert untyped is None
    said, cells_wrong = column.wrong(typed)
    assert said == what
    assert [place for place, is_wrong in enumerate(cells_wrong) if is_wrong] == wrong


@given(st.lists(st.none() | st.integers(0, 10**9), max_size=9))
def test_whole_numbers_come_out_as_whole_numbers_however_they_came_in(numbers):
    for cells in (numbers, [None if n is None else str(n) for n in numbers]):
        typed, untyped = integer(required=False).typed(pd.Series(cells, dtype="object"))
        assert untyped is None
        assert str(typed.dtype) == "Int64"
        assert [None if pd.isna(n) else int(n) for n in typed] == numbers


_WRITTEN = st.integers(-(10**20), 10**20).map(str) | st.sampled_from(["", "007", "1.0", "1_0", "٣", "²", " 4", "soon"])


@pytest.mark.parametrize("column", [integer(required=False, minimum=None), number()])
@given(st.lists(st.integers(0, 10**18).map(str), max_size=9) | st.lists(_WRITTEN, max_size=9))
def test_numbers_in_a_file_are_read_as_pandas_reads_them(column, cells):
    written = pd.Series(cells, dtype="str")
    typed, untyped = column.typed(column.read(written))
    expected, wrong = column.typed(written.replace("", pd.NA))
    pd.testing.assert_series_equal(typed, expected)
    assert (untyped is None) == (wrong is None)


@given(st.lists(st.none() | st.text(max_size=5), max_size=9))
def test_text_that_is_missing_is_empty(cells):
    typed, _ = text(required=False).typed(pd.Series(cells, dtype="object"))
    assert typed.dtype == "str"
    assert typed.tolist() == [cell or "" for cell in cells]


def test_what_is_no_number_is_told_from_what_is_missing():
    _, untyped = number().typed(pd.Series(["1.5", None, "soon"]))
    assert untyped.tolist() == [False, False, True]
    _, untyped = integer().typed(pd.Series(["1", "1.5"]))
    assert untyped.tolist() == [False, True]
