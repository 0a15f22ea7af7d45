"""Small counts, and what they could be computed from."""

import pytest

from themetrail.report.small_counts import DERIVED, SMALL, hidden_counts


def test_counts_below_are_hidden_and_none_and_nobody_are_not():
    counts = {"a": 2, "b": 3, "c": 0, "d": 1}
    assert hidden_counts(counts, {}, {}, 3) == {"a": SMALL, "d": SMALL}
    assert hidden_counts(counts, {}, {}, 0) == {}


@pytest.mark.parametrize(
    ("counts", "alone", "hidden"),
    [
        # 6 in all, 4 at the other code: at least 2 at the small one, which is below 3, so it would be known.
        ({"t": 6, "a": 4, "b": 2}, {}, {"b": SMALL, "t": DERIVED}),
        # 6 in all and 5 at the other: at least 1, as the cell says itself.
        ({"t": 6, "a": 5, "b": 2}, {}, {"b": SMALL}),
        # Two small ones share what is left: 4 of 6, of which each is at most 2, so each is 2.
        ({"t": 6, "a": 2, "b": 2, "c": 2}, {}, {"a": SMALL, "b": SMALL, "c": SMALL, "t": DERIVED}),
        ({"t": 4, "a": 2, "b": 2, "c": 2}, {}, {"a": SMALL, "b": SMALL, "c": SMALL}),
        # One who is counted at the parent alone takes the doubt back; that number is small and hidden itself.
        ({"t": 6, "a": 4, "b": 2}, {"t": 1}, {"b": SMALL}),
        ({"t": 9, "a": 4, "b": 2}, {"t": 3}, {"b": SMALL, "t": DERIVED}),
        # 9 in all, 7 at both codes together at most: the two at the parent alone would be known.
        ({"t": 9, "a": 4, "b": 3}, {"t": 2}, {"t": DERIVED}),
        ({"t": 8, "a": 4, "b": 3}, {"t": 2}, {}),
    ],
)
def test_a_parent_is_hidden_where_its_count_would_tell_a_small_one(counts, alone, hidden):
    parents = dict.fromkeys("abc", "t")
    assert hidden_counts(counts, alone, parents, 3) == hidden


def test_what_stands_above_a_hidden_parent_is_hidden_where_it_would_tell_it():
    counts = {"theme": 6, "sub": 6, "a": 4, "b": 2}
    parents = {"sub": "theme", "a": "sub", "b": "sub"}
    assert hidden_counts(counts, {}, parents, 3) == {"b": SMALL, "sub": DERIVED, "theme": DERIVED}
    wide = {**counts, "other": 5}
    assert hidden_counts(wide, {}, {**parents, "other": "theme"}, 3) == {"b": SMALL, "sub": DERIVED}


def test_a_parent_of_one_small_code_is_small_itself():
    assert hidden_counts({"t": 2, "a": 2}, {}, {"a": "t"}, 3) == {"t": SMALL, "a": SMALL}
