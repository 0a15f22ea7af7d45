"""Whole numbers as files state them: digits that Python takes for such and that are none are no number."""

import pytest

from themetrail.whole_number import counted, whole_number


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("0", 0),
        ("0012", 12),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("9" * 5_000, None),
        ("²", None),
        ("٣", None),
        ("-1", None),
        ("1.0", None),
        (" 1", None),
        ("", None),
    ],
)
def test_a_number_is_one_that_can_be_counted_to(said, number):
    assert whole_number(said) == number


def test_one_is_no_plural():
    assert [counted(n, "row") for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
    assert [counted(n, "talk was", "talks were") for n in (1, 3)] == ["1 talk was", "3 talks were"]
