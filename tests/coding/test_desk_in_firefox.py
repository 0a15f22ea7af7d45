"""The desk in Firefox, from its file: coded by the keyboard, reloaded, crashed, saved, and read as a run reads it."""

import pytest

from becoming import becomes
from coding.desk_in_firefox import FirefoxSeat, firefox
from themetrail.coding.reading import read_returned
from themetrail.coding.returned import GivenToCoder


@pytest.fixture
def sit_down(tmp_path, desk):
    if firefox() is None:
        pytest.skip("firefox is not installed")
    seats = []

    def start():
        seats.append(FirefoxSeat(tmp_path / "profile", desk))
        return seats[-1]

    yield start
    for seat in seats:
        seat.crash()


def test_five_segments_by_keyboard_with_a_reload_and_a_crash(sit_down, issue, tmp_path):
    seat = sit_down()
    first = seat.current
    seat.code("tr")
    seat.keys("ArrowDown", "ArrowRight", "Shift+ArrowRight")
    seat.code("li")
    seat.settle()
    seat.reload()
    becomes(lambda: seat.sum, "2 of 40 done")
    second = seat.current
    seat.keys("ArrowDown", "n", "m")
    seat.write("why not")
    seat.keys("Escape")
    third = seat.current
    seat.settle()
    assert seat.requests() == []
    seat.crash()

    seat = sit_down()
    becomes(lambda: (seat.sum, seat.current), ("3 of 40 done", third))
    seat.keys("ArrowDown")
    fourth = seat.current
    seat.code("ti")
    seat.keys("Shift+U", "ArrowDown")
    seat.code("pa")
    seat.keys("u", "Shift+R")
    fifth = seat.current
    becomes(lambda: seat.sum, "5 of 40 done · 1 unsure")
    assert seat.requests() == []
    found = seat.saved(tmp_path / "C1.json")

    texts = issue.segments.set_index("segment_id")["text"]
    assert [(one["segment_id"], one["code_id"], one["words"]) for one in found["decisions"]] == [
        (first, "trust", texts[first]),
        (second, "listen", " ".join(texts[second].split(" ")[:2])),
        (fourth, "time", texts[fourth]),
        (fifth, "pay", texts[fifth]),
    ]
    states = {one["segment_id"]: one for one in found["segments"]}
    assert (states[third]["status"], states[third]["memo"]) == ("no_code", "why not")
    assert [segment_id for segment_id, one in states.items() if one["unsure"]] == [fourth]
    marks = read_returned(tmp_path / "C1.json", GivenToCoder(issue, "C1")).marks
    given = [(mark.segment_id, mark.code_id) for mark in marks if mark.action == "own"]
    assert given == [(first, "trust"), (second, "listen"), (fourth, "time"), (fifth, "pay")]
