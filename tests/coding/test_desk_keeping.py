"""Nothing that a coder does is lost: stores, windows, files that come late, clocks that go back."""

import json

import pytest

from becoming import becomes, comes_to_hold
from coding.desk_in_browser import Seat, without_times
from coding.desk_study import desk_of, issue_of

BROWSERS = ["chromium", "firefox"]
NO_DATABASE = "delete window.indexedDB; Object.defineProperty(window, 'indexedDB', {get() { throw new Error('no'); }});"
NO_PAIRS = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
NO_CHANNEL = "delete window.BroadcastChannel;"
# A window waits as long as it takes for the answer of another one.
PATIENT = "const wait = window.setTimeout; window.setTimeout = (does, ms) => wait(does, 100 * ms);"


def worked(seat):
    """Some work of every kind."""
    seat.code("tr")
    seat.keys("ArrowRight", "Shift+ArrowRight")
    seat.code("ti")
    seat.keys("Tab", "m")
    seat.write("why 🎉")
    seat.keys("Escape", "Shift+U", "ArrowDown", "n", "Shift+Q", " ", "-", "1", "ArrowDown", "m")
    seat.write("a memo\nof two lines")
    seat.keys("Escape", "Shift+M")
    seat.write("of the transcript")
    seat.keys("Escape", "Shift+P")
    seat.write("Proposed")
    seat.keys("Enter")


@pytest.mark.parametrize("profile", BROWSERS, indirect=True)
def test_an_export_restores_everything_elsewhere_and_can_be_undone_there(profile, desk, tmp_path):
    here = Seat(profile("here"), desk)
    worked(here)
    saved = here.saved(tmp_path / "C1.json")
    here.leave()
    there = Seat(profile("there"), desk)
    there.load(tmp_path / "C1.json")
    there.tab.locator(".said", has_text="Loaded: 3 segments done of 40.").wait_for()
    again = there.saved(tmp_path / "again.json")
    assert without_times(again) == without_times(saved)
    assert again["desk"] != saved["desk"] and again["sequence"] == saved["sequence"] + 1
    assert again["history"][:-1] == saved["history"]
    assert {n: again["history"][-1][n] for n in ("what", "from_desk", "from_sequence")} == {
        "what": "import",
        "from_desk": saved["desk"],
        "from_sequence": saved["sequence"],
    }
    there.settle()
    there.reload()
    for _ in range(saved["sequence"]):
        there.keys("u")
    becomes(lambda: there.sum, "0 of 40 done")
    there.leave()


@pytest.mark.parametrize("profile", BROWSERS, indirect=True)
def test_an_older_file_is_asked_about_and_can_be_taken_back(profile, desk, tmp_path):
    seat = Seat(profile(), desk)
    seat.code("tr")
    seat.saved(tmp_path / "old.json")
    seat.keys("ArrowDown")
    seat.code("ti")
    newer = seat.saved(tmp_path / "new.json")
    seat.load(tmp_path / "old.json")
    dialog = seat.tab.locator("dialog")
    comes_to_hold(dialog.inner_text, "This file is older than what stands here")
    seat.keys("Escape")  # the careful answer
    becomes(lambda: seat.sum, "2 of 40 done")
    seat.load(tmp_path / "old.json")
    dialog.get_by_role("button", name="Load the file").click()
    seat.tab.locator(".sum", has_text="1 of 40 done").wait_for()
    taken = seat.saved(tmp_path / "back.json")
    assert taken["sequence"] > newer["sequence"]  # a later file says so, whatever it holds
    seat.keys("u")
    assert without_times(seat.saved(tmp_path / "again.json")) == without_times(newer)
    seat.leave()


def test_a_file_of_another_desk_takes_the_place_of_work_only_when_asked_for(profile, desk, tmp_path):
    elsewhere = profile("other")
    other = Seat(elsewhere, desk)
    other.keys("n")
    other.saved(tmp_path / "other.json")
    other.leave()
    seat = Seat(profile(), desk)
    seat.code("tr")
    seat.load(tmp_path / "other.json")
    comes_to_hold(seat.tab.locator("dialog").inner_text, "from another desk, such as another computer")
    seat.tab.get_by_role("button", name="Load the file").click()
    seat.tab.locator(".said", has_text="Loaded").wait_for()
    found = seat.saved(tmp_path / "both.json")
    assert found["decisions"] == [] and found["segments"][0]["status"] == "no_code"
    assert found["history"][0]["what"] == "code"  # what was there before is in the history, and so is the file's own
    assert [one["what"] for one in found["history"][-1]["history"]] == ["seen"]
    seat.keys("ArrowDown")
    seat.code("ti")
    seat.saved(tmp_path / "gone_on.json")
    seat.leave()
    back = Seat(elsewhere, desk)
    back.load(tmp_path / "gone_on.json")  # it was begun from all that stands here: nothing to ask
    back.tab.locator(".said", has_text="Loaded: 2 segments done of 40.").wait_for()
    assert not back.tab.locator("dialog").is_visible()
    back.load(tmp_path / "other.json")
    comes_to_hold(back.tab.locator("dialog").inner_text, "This file is older than what stands here")
    back.keys("Escape")
    back.leave()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"coder_id": "C2"}, "This file is of coder C2; this desk is that of C1."),
        ({"round": "r2"}, "This file is of round r2; this desk is for round r1."),
        ({"issue": "0" * 16}, "This file answers another issue of round r1 than this desk"),
        ({"version": 9}, "This file was written by another version of the desk (9, here 1)."),
        ({"format": "x"}, "This file is no saved coding of a Themetrail desk."),
        ({"segments": []}, "This file is damaged: segment INT1-0001.1 is missing."),
        ({"history": [{}]}, "This file is damaged: its history is not whole."),
    ],
)
def test_a_file_that_is_not_of_this_desk_is_refused_in_a_sentence(profile, desk, tmp_path, change, said):
    seat = Seat(profile(), desk)
    seat.code("tr")
    saved = seat.saved(tmp_path / "C1.json")
    (tmp_path / "bad.json").write_text(json.dumps({**saved, **change}))
    seat.load(tmp_path / "bad.json")
    seat.tab.locator(".reports", has_text="This file").wait_for()
    becomes(lambda: [one.startswith(said) for one in seat.reports], [True])
    assert without_times(seat.saved(tmp_path / "after.json")) == without_times(saved)
    seat.leave()


@pytest.mark.parametrize(
    "change",
    [{"words": "other words"}, {"end": 10**6}, {"code_id": "care"}, {"segment_id": "INT9-1"}, {"start": "0"}],
    ids=["words", "outside", "theme", "segment", "type"],
)
def test_a_decision_that_does_not_fit_is_refused(profile, desk, tmp_path, change):
    seat = Seat(profile(), desk)
    seat.code("tr")
    saved = seat.saved(tmp_path / "C1.json")
    saved["decisions"][0] |= change
    (tmp_path / "bad.json").write_text(json.dumps(saved))
    seat.load(tmp_path / "bad.json")
    seat.tab.locator(".reports", has_text="This file").wait_for()
    comes_to_hold(lambda: " ".join(seat.reports), "does not fit its words or the codebook")
    (tmp_path / "bad.json").write_text('{"format": "themetr')
    seat.load(tmp_path / "bad.json")
    seat.tab.locator(".reports p", has_text="no saved coding").wait_for()
    seat.leave()


@pytest.mark.parametrize("profile", BROWSERS, indirect=True)
@pytest.mark.parametrize("before", ["", NO_CHANNEL], ids=["channel", "storage"])
def test_a_second_window_reads_and_may_take_over(profile, desk, tmp_path, before):
    context = profile()
    one = Seat(context, desk, before=before)
    one.code("tr")
    one.settle()
    other = Seat(context, desk, before=before + PATIENT)
    becomes(
        lambda: other.reports,
        ["This desk is open in another window. Here it can be read; to code here, choose “Go on here”."],
    )
    other.keys("n")
    comes_to_hold(lambda: other.said, "This desk is open in another window")
    becomes(lambda: other.sum, "1 of 40 done")
    one.keys("ArrowDown", "n")
    other.tab.locator(".sum", has_text="2 of 40 done").wait_for()  # it shows what goes on
    other.tab.get_by_role("button", name="Go on here").click()
    other.tab.locator(".state", has_text="Saved in this browser").wait_for()
    one.tab.locator(".reports", has_text="You went on with this desk in another window").wait_for()
    other.keys("ArrowDown", "ArrowDown")
    other.code("ti")
    one.code("lo")  # refused
    other.settle()
    found = other.saved(tmp_path / "C1.json")
    assert [one["code_id"] for one in found["decisions"]] == ["trust", "time"]
    assert [one["sequence"] for one in found["history"]] == [1, 2, 3]
    one.leave()
    other.leave()


def test_a_window_that_slept_while_another_took_over_writes_nothing_more(profile, desk, tmp_path):
    context = profile()
    one = Seat(
        context, desk, before=f"{NO_CHANNEL} addEventListener('storage', (event) => event.stopImmediatePropagation());"
    )
    one.code("tr")
    one.settle()
    other = Seat(context, desk, before=NO_CHANNEL)  # nobody answers it
    other.keys("ArrowDown")
    other.code("ti")
    other.settle()
    one.keys("ArrowDown", "n")
    one.tab.locator(".reports", has_text="You went on with this desk in another window").wait_for()
    other.reload()
    assert [one["code_id"] for one in other.saved(tmp_path / "C1.json")["decisions"]] == ["trust", "time"]
    one.leave()
    other.leave()


@pytest.mark.parametrize("profile", BROWSERS, indirect=True)
def test_without_a_database_pairs_are_kept(profile, desk):
    seat = Seat(profile(), desk, before=NO_DATABASE)
    seat.code("tr")
    seat.settle()
    seat.reload()
    becomes(lambda: seat.sum, "1 of 40 done")
    seat.leave()


@pytest.mark.parametrize("profile", BROWSERS, indirect=True)
def test_a_store_that_is_forbidden_is_told_and_work_goes_on(profile, desk, tmp_path):
    seat = Seat(profile(), desk, before=NO_DATABASE + NO_PAIRS)
    told = (
        "This browser keeps nothing for this page. Your work is in this window alone: save a file before you close it."
    )
    becomes(lambda: seat.reports, [told])
    seat.code("tr")
    comes_to_hold(lambda: seat.state, "Not kept · no file saved yet")
    assert len(seat.saved(tmp_path / "C1.json")["decisions"]) == 1
    seat.code("ti")
    asked = []
    seat.tab.on("dialog", lambda dialog: asked.append(dialog.type) or dialog.accept())
    seat.tab.reload()  # the browser asks whether to leave
    assert asked == ["beforeunload"]
    seat.tab.wait_for_selector("body[data-ready]")
    seat.load(tmp_path / "C1.json")
    seat.tab.locator(".sum", has_text="1 of 40 done").wait_for()
    seat.leave()


@pytest.mark.parametrize("where", ["database", "pairs"])
def test_a_full_store_is_told_and_written_to_once_there_is_room(profile, desk, where):
    full = """
      window.full = false;
      const fail = () => { throw new DOMException('full', 'QuotaExceededError'); };
      const put = IDBObjectStore.prototype.put, set = Storage.prototype.setItem;
      IDBObjectStore.prototype.put = function (...given) { return window.full ? fail() : put.apply(this, given); };
      Storage.prototype.setItem = function (...given) { return window.full ? fail() : set.apply(this, given); };
    """
    seat = Seat(profile(), desk, before=full + (NO_DATABASE if where == "pairs" else ""))
    seat.code("tr")
    seat.settle()
    seat.tab.evaluate("window.full = true")
    seat.code("ti")
    seat.tab.locator(".reports", has_text="The browser’s store is full").wait_for()
    comes_to_hold(lambda: seat.state, "Not kept")
    seat.tab.evaluate("window.full = false")
    seat.keys("ArrowDown", "n")
    seat.settle()
    becomes(lambda: seat.reports, [])
    seat.reload()
    becomes(lambda: seat.sum, "2 of 40 done")
    becomes(seat.tab.locator(".segment").first.locator(".chip").count, 2)
    seat.leave()


@pytest.mark.parametrize("profile", BROWSERS, indirect=True)
def test_a_memo_that_was_being_typed_outlives_a_crash(profile, desk, tmp_path):
    context = profile()
    seat = Seat(context, desk)
    seat.keys("m")
    seat.write("half a thou")
    seat.tab.evaluate("desk.saving.chain")  # what is typed is written
    assert seat.problems == []
    context.close()
    seat = Seat(profile(), desk)
    becomes(lambda: seat.reports, ["A memo that you were writing when the page was closed has been kept."])
    assert seat.saved(tmp_path / "C1.json")["segments"][0]["memo"] == "half a thou"
    seat.leave()


def test_a_clock_that_goes_back_changes_no_order(profile, desk, tmp_path):
    seat = Seat(profile(), desk)
    seat.code("tr")
    seat.tab.evaluate("Date.prototype.toISOString = () => '2001-01-01T00:00:00.000Z'")
    seat.code("ti")
    comes_to_hold(lambda: " ".join(seat.reports), "The clock of this computer has gone back.")
    seat.keys("u")
    seat.settle()
    seat.reload()
    found = seat.saved(tmp_path / "C1.json")
    assert [one["code_id"] for one in found["decisions"]] == ["trust"]
    assert [one["sequence"] for one in found["history"]] == [1, 2, 3]
    seat.leave()


def test_who_opens_a_desk_for_the_first_time_learns_what_a_private_window_does(profile, desk):
    seat = Seat(profile(), desk)
    (told,) = seat.all_reports
    assert "A private window, or a browser that is set to forget, loses it when it is closed" in told
    seat.code("tr")
    seat.settle()
    seat.reload()  # the work was found again, so this browser keeps it
    becomes(lambda: seat.all_reports, [])
    seat.leave()


def test_desks_of_two_coders_and_two_issues_do_not_mix(profile, desk, issue, tmp_path):
    context = profile()
    seat = Seat(context, desk)
    seat.code("tr")
    seat.settle()
    for other in (desk_of(issue, tmp_path / "a", "C2"), desk_of(issue_of(tmp_path / "r", turns=4), tmp_path / "b")):
        stranger = Seat(context, other)
        comes_to_hold(lambda stranger=stranger: stranger.sum, "0 of")
        stranger.leave()
    seat.leave()
