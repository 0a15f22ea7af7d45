"""Intervals of shares and of their differences against the numbers in print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.proportions import newcombe, newcombe_paired, wilson

COUNTS = st.integers(0, 12)


def test_a_share_has_the_interval_in_print() -> None:
    """Newcombe 1998, Statistics in Medicine 17:857-872, table I."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 7)[0] == 0 and wilson(7, 7)[1] == 1


@pytest.mark.parametrize(
    ("first", "second", "interval"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
    ],
)
def test_two_groups_differ_by_the_interval_in_print(first, second, interval) -> None:
    """Newcombe 1998a, table II, method 10."""
    assert newcombe(first, second) == pytest.approx(interval, abs=5e-5)


@pytest.mark.parametrize(
    ("cells", "interval"),
    [
        ((36, 12, 2, 0), (0.0569, 0.3404)),
        ((18, 12, 2, 18), (0.0562, 0.3290)),
        ((53, 0, 0, 1), (-0.0729, 0.0729)),
        ((0, 30, 0, 0), (0.8395, 1.0)),
    ],
)
def test_the_same_people_differ_by_the_interval_in_print(cells, interval) -> None:
    """Newcombe 1998b, table III, method 10: cells both, first alone, second alone, neither."""
    assert newcombe_paired(*cells) == pytest.approx(interval, abs=5e-5)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_times_the_other_way_round_turn_the_interval_about(both, first, second, neither) -> None:
    if both + first + second + neither:
        low, high = newcombe_paired(both, first, second, neither)
        assert newcombe_paired(both, second, first, neither) == pytest.approx((-high, -low))
        assert -1 <= low <= (first - second) / (both + first + second + neither) <= high <= 1
