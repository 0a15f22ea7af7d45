"""The desk for everybody: without violations of the rules for access, at any size, in light and in dark."""

import pytest

from becoming import becomes, comes_to_hold
from coding.desk_in_browser import Seat

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

LAPTOP, TABLET, ZOOMED = {"width": 1366, "height": 768}, {"width": 820, "height": 1180}, {"width": 683, "height": 384}


def violations(seat):
    found = axe.Axe().run(seat.tab).response["violations"]
    return [(one["id"], one["impact"], [node["target"] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [LAPTOP, TABLET, ZOOMED], ids=["laptop", "tablet", "zoomed"])
def test_no_rule_of_access_is_broken(profile, desk, size, scheme):
    seat = Seat(profile(viewport=size, color_scheme=scheme), desk)
    becomes(lambda: violations(seat), [])
    seat.keys("ArrowRight", "Shift+ArrowRight")
    seat.code("tr")
    seat.code("ti")
    seat.keys("1", "-", "2", "Shift+U", "Shift+Q", "m")
    seat.write("A memo")
    seat.keys("Escape", "Tab", "Enter")
    becomes(lambda: violations(seat), [])
    seat.keys("Escape", "t")
    becomes(lambda: violations(seat), [])
    for key, leave in (("?", "Escape"), ("/", "Escape"), ("Shift+P", "Escape")):
        seat.keys("Escape", key)
        becomes(seat.tab.locator("dialog").count, 1)
        becomes(lambda: violations(seat), [])
        seat.keys(leave)
    seat.tab.locator(".sum").click()
    becomes(lambda: violations(seat), [])
    seat.leave()


@pytest.mark.parametrize("size", [LAPTOP, TABLET, ZOOMED], ids=["laptop", "tablet", "zoomed"])
def test_nothing_stands_beside_the_screen(profile, desk, size):
    seat = Seat(profile(viewport=size), desk)
    seat.code("tr")
    width = seat.tab.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width[0] <= width[1]
    box = seat.tab.locator(".segment.current").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    field = seat.tab.locator("#code").bounding_box()
    assert field["y"] >= 0 and field["y"] + field["height"] <= size["height"]
    seat.leave()


def test_a_finger_reads_what_a_code_means_before_it_gives_it(profile, desk):
    seat = Seat(profile(viewport=TABLET, has_touch=True), desk)
    option = seat.tab.get_by_role("option", name="No time")
    option.tap()
    comes_to_hold(seat.tab.locator(".card").inner_text, "What it means.")
    becomes(seat.tab.locator(".chip").count, 0)
    option.tap()
    becomes(seat.tab.locator(".chip").all_inner_texts, ["No time"])
    seat.tab.locator('[data-segment="INT1-0001.2"] .words').tap()
    becomes(lambda: seat.current, "INT1-0001.2")
    seat.tab.get_by_role("button", name="Nothing fits").tap()
    becomes(lambda: seat.sum, "2 of 40 done")
    seat.leave()


def test_what_is_done_is_said_to_who_listens(profile, desk):
    seat = Seat(profile(), desk)
    line = seat.tab.locator("[role=status][aria-live=polite].said")
    seat.code("tr")
    becomes(line.inner_text, "Trust & <b>calm</b>: whole segment.")
    becomes(
        lambda: seat.tab.evaluate("document.activeElement.getAttribute('aria-label')"),
        "Segment 1 of 20, codes: Trust & <b>calm</b>",
    )
    seat.keys("ArrowDown")
    becomes(
        lambda: seat.tab.evaluate("document.activeElement.getAttribute('aria-label')"), "Segment 2 of 20, not yet seen"
    )
    seat.leave()


def test_single_keys_can_be_turned_off_and_colours_chosen(profile, desk):
    seat = Seat(profile(color_scheme="light"), desk)
    seat.keys("?")
    seat.tab.get_by_role("checkbox").uncheck()
    seat.keys("Escape", "n", "1")
    becomes(lambda: seat.sum, "0 of 40 done")
    seat.tab.get_by_role("button", name="Light or dark").click()
    seat.tab.get_by_role("button", name="Light or dark").click()
    becomes(lambda: seat.tab.evaluate("document.documentElement.dataset.theme"), "dark")
    seat.reload()
    becomes(lambda: seat.tab.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(19, 20, 23)")
    seat.tab.locator("#code").fill("tr")
    seat.keys("Enter")
    becomes(lambda: seat.sum, "1 of 40 done")
    seat.leave()
