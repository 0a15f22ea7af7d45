"""Time stamps: what they state, and which are taken off the ends of a turn."""

import pytest

from themetrail.ingest.clock import seconds, take_leading_stamp, take_trailing_stamp, times_in


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("00:00:12-3", 12.3), ("0:03", 3), ("1:02:03.250", 3723.25), ("75:10", 4510), ("00:00:01,5", 1.5)],
)
def test_clock_readings_in_seconds(clock, expected):
    assert seconds(clock) == expected


def test_a_stamp_states_one_time_or_two():
    assert times_in("[00:13.5 --> 00:15.0]") == (13.5, 15.0)
    assert times_in("[00:12-00:15]") == (12.0, 15.0)
    assert times_in("#00:00:07-3#") == (7.3, None)
    assert times_in(None) == (None, None)


def test_marked_stamps_at_the_ends_are_taken_off():
    assert take_leading_stamp("[00:01] yes") == ("yes", 1.0, None)
    assert take_trailing_stamp("yes #00:00:09-1#") == ("yes", 9.1)


@pytest.mark.parametrize("text", ["we met at 12:30", "it was (12:30)", "yes [00:06] no", "12:30 was too late"])
def test_times_that_somebody_spoke_of_stay(text):
    assert take_leading_stamp(text)[0] == text
    assert take_trailing_stamp(text)[0] == text
