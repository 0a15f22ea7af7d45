"""Whole numbers as files state them: digits that Python takes for such and that are none are no number."""

import pytest

from themetrail.whole_number import whole_number


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
