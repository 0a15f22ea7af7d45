"""Who runs out of columns for codes is said before the next round is issued."""

import pytest

from themetrail.coding.room_for_codes import room_line
from themetrail.contracts.coding import CODINGS


def _codings(*given):
    """(coder, segment, code, start): the codings of one round."""
    names = ("coder_id", "segment_id", "code_id", "start")
    return CODINGS.frame([{"round": "r1", "end": 9, **dict(zip(names, one, strict=True))} for one in given])


FOUR = [("C1", "S1", code, 0) for code in "abcd"]


def test_nothing_is_said_where_there_is_room():
    assert room_line(CODINGS.empty(), 3) == ""
    assert room_line(_codings(*FOUR), 5) == ""
    assert room_line(_codings(*FOUR[:2], ("C2", "S1", "c", 0), ("C1", "S2", "c", 0)), 3) == ""


def test_the_same_code_on_two_stretches_of_a_segment_is_one():
    assert room_line(_codings(*FOUR[:2], ("C1", "S1", "a", 4)), 3) == ""


@pytest.mark.parametrize("own_codes", [3, 4])
def test_a_segment_with_as_many_codes_as_columns_is_told(own_codes):
    line = room_line(_codings(*FOUR), own_codes)
    assert f"gave a segment {own_codes} codes or more once so far (at most 4)" in line
    assert "set coding.own_codes to 5 before it is issued" in line


def test_every_such_segment_counts():
    assert "4 codes or more 2 times" in room_line(_codings(*FOUR, *(("C2", *one[1:]) for one in FOUR)), 4)
