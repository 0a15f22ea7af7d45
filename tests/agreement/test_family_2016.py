"""The 2016 family of alpha for unitizing: the values that are printed, and texts that add up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.agreement import alpha_u
from themetrail.agreement.spans.family_2016 import among_units, binary, compared, overall, stacked

# Krippendorff (2019), Content analysis, 4th ed., fig. 12.11: a text of 60 characters, both ends of a unit included
PRINTED = {
    "Alex": "1-7:1 8-13:2 31-32:5 33-37:6 38-44:6 45-60:7",
    "Paul": "1-7:1 8-13:3 14-21:5 33-44:6",
    "Suzan": "1-7:1 8-13:4 14-21:5 33-37:6 38-41:6 42-44:6",
}


def spans_printed():
    spans = []
    for coder, units in PRINTED.items():
        for unit in units.split():
            place, category = unit.split(":")
            first, last = map(int, place.split("-"))
            spans.append((coder, int(category), first - 1, last))
    return spans


@pytest.mark.parametrize(("family", "expected"), [("2016", 0.510), ("2016_binary", 0.413), ("2016_units", 0.724)])
def test_values_of_krippendorff_2019(family, expected):
    assert alpha_u(spans_printed(), length=60, family=family).value == pytest.approx(expected, abs=1e-3)


def test_categories_of_krippendorff_2019():
    found = alpha_u(spans_printed(), length=60, family="2016_units").by_category
    assert {k: round(found[k], 1) for k in (1, 2, 3, 4, 5, 6)} == {1: 1, 2: 0, 3: 0, 4: 0, 5: 1, 6: 1}
    assert np.isnan(found[7])  # nobody but Alex marked anything there


marks = st.lists(
    st.tuples(st.integers(0, 2), st.integers(1, 3), st.integers(0, 9), st.integers(1, 4)), max_size=12
).map(
    lambda drawn: [
        (coder, number, 4 * slot, 4 * slot + long)
        for (coder, slot), (number, long) in {(c, s): (k, n) for c, k, s, n in drawn}.items()
    ]
)


@settings(deadline=None)
@given(marks, marks)
def test_lengths_of_two_texts_add_up_to_those_of_both_in_a_row(first, second):
    moved = [(coder, number, start + 40, end + 40) for coder, number, start, end in second]
    both = compared([*first, *moved], 3, 3, 80)
    apart = stacked([compared(first, 3, 3, 40), compared(second, 3, 3, 40)]).total()
    for part in ("text", "units"):
        for name in ("given", "alike", "squares"):
            assert getattr(getattr(apart, part), name) == pytest.approx(getattr(getattr(both, part), name), abs=1e-9)


def test_without_a_text_stand_the_lengths_of_the_others():
    given = [[(0, 1, 0, 4), (1, 1, 2, 6)], [(0, 2, 3, 9), (2, 2, 4, 8)], [(1, 1, 0, 5), (2, 3, 5, 7)]]
    texts = [compared(marks_of, 3, 3, 10) for marks_of in given]
    without = stacked(texts).without_one()
    for left_out in range(3):
        others = stacked([text for number, text in enumerate(texts) if number != left_out]).total()
        for part in ("text", "units"):
            for name in ("given", "alike", "squares"):
                found = getattr(getattr(without, part), name)[left_out]
                assert found == pytest.approx(getattr(getattr(others, part), name))


@settings(deadline=None)
@given(marks)
def test_order_of_marks_changes_nothing(drawn):
    one, other = compared(drawn, 3, 3, 40), compared(drawn[::-1], 3, 3, 40)
    for formula in (overall, binary, among_units):
        assert formula(one) == pytest.approx(formula(other), nan_ok=True)


@settings(deadline=None)
@given(marks)
def test_coders_who_mark_the_same_agree_wholly(drawn):
    alone = [mark for mark in drawn if mark[0] == 0]
    found = compared([(coder, *mark[1:]) for mark in alone for coder in range(3)], 3, 3, 40)
    for formula in (overall, binary, among_units):
        assert np.isnan(formula(found)) or formula(found) == pytest.approx(1)
