"""A round coded at the desk with the keyboard alone; the file holds exactly what was decided."""

import json

import pytest

from becoming import becomes, comes_to_hold
from coding.desk_in_browser import Seat, without_times
from coding.desk_study import ARMS, desk_of, issue_of, words_at
from themetrail.coding.reading import read_returned
from themetrail.coding.returned import GivenToCoder, decisions_of

CODED = 30
BROWSERS = ["chromium", "firefox"]


@pytest.fixture
def seat(profile, desk):
    opened = Seat(profile(), desk)
    yield opened
    opened.leave()


def decision(issue, segment_id, code, *, words=None, action="own", rank=None, on_view=False, **more):
    """A decision as it has to stand in the file: on the whole segment, or on these words of it."""
    segment = issue.segments.set_index("segment_id").loc[segment_id]
    text, first = segment["text"], int(segment["start"])
    start, end = (0, len(text)) if words is None else (text.index(words), text.index(words) + len(words))
    where = {"segment_id": segment_id, "start": first + start, "end": first + end, "words": text[start:end]}
    said = {"code_id": code, "action": action, "rank": rank, "on_view": on_view}
    return {**where, **said, "memo": "", "unsure": False, "span": "", **more}


def timeless(decisions):
    kept = [{name: value for name, value in one.items() if name != "decided_at"} for one in decisions]
    return sorted(kept, key=lambda one: (one["segment_id"], one["start"], one["end"], one["code_id"]))


def code_by_turns(seat, issue, n, segment_id, arm, suggested):
    """Code one segment in one of several ways; what has to be in the file of it: decisions and fields."""
    way = n % 6
    seen = arm == "suggestions" and suggested
    if way == 0:
        seat.code("tr")
        return [decision(issue, segment_id, "trust", on_view=seen)], {}
    if way == 1:  # words, twice, that overlap
        words = issue.segments.set_index("segment_id").loc[segment_id, "text"].split()
        seat.keys("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
        seat.code("li")
        seat.keys("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
        seat.code("pa")
        text = issue.segments.set_index("segment_id").loc[segment_id, "text"]
        one = text[: text.index(words[2]) + len(words[2])]
        rest = text[text.index(words[1]) :]
        other = rest[: rest.index(words[3]) + len(words[3])]
        made = [decision(issue, segment_id, "listen", words=one, on_view=seen)]
        return [*made, decision(issue, segment_id, "pay", words=other, on_view=seen)], {}
    if way == 2:
        seat.keys("n", "m")
        seat.write("Nothing here 🎉 …\nreally")
        seat.keys("Escape", "Shift+Q", "Shift+Q")
        return [], {"memo": "Nothing here 🎉 …\nreally", "quote": "never_quote", "status": "no_code"}
    if way == 3:
        seat.code("no")
        seat.keys("Shift+U", "Shift+Q")
        return [decision(issue, segment_id, "time", on_view=seen)], {"unsure": True, "quote": "quote_me"}
    if way == 4:  # own code, then a look at what is suggested, and answers
        seat.code("ti")
        seat.keys(" ")
        own = decision(issue, segment_id, "time", on_view=seen)
        if arm == "blind" or not suggested:
            return [own], ({"revealed": True} if arm == "code_first" else {})
        seat.keys("1", "-", "2")
        answers = [decision(issue, segment_id, "listen", action="accepted", rank=1, on_view=True)]
        answers.append(decision(issue, segment_id, "pay", action="refused", rank=2, on_view=True))
        return [own, *answers], ({"revealed": True} if arm == "code_first" else {})
    seat.code("lo")
    seat.keys("Tab", "m")
    seat.write("=why pay")
    seat.keys("Escape", "u", "Shift+R")  # undone and done again
    return [decision(issue, segment_id, "pay", on_view=seen, memo="=why pay")], {}


def own_segments(issue):
    own = issue.assignments[issue.assignments["coder_id"] == "C1"]
    suggested = set(issue.suggestions["segment_id"])
    return [(s, arm, s in suggested) for s, arm in zip(own["segment_id"], own["arm"], strict=True)]


@pytest.mark.parametrize("profile", BROWSERS, indirect=True)
def test_thirty_segments_by_keyboard_with_a_reload_and_a_crash(profile, desk, issue, tmp_path):
    context = profile()
    seat = Seat(context, desk)
    decisions, fields = [], {}
    for n, (segment_id, arm, suggested) in enumerate(own_segments(issue)[:CODED]):
        becomes(lambda seat=seat: seat.current, segment_id)
        made, said = code_by_turns(seat, issue, n, segment_id, arm, suggested)
        decisions += made
        fields[segment_id] = {"status": "coded", "revealed": False, "unsure": False, "memo": "", "quote": "", **said}
        if n == 9:
            seat.settle()
            seat.reload()
            becomes(lambda seat=seat: seat.current, segment_id)
        if n == 19:
            seat.settle()
            assert seat.problems == []
            context.close()  # without a word to the page
            context = profile()
            seat = Seat(context, desk)
            becomes(lambda seat=seat: seat.current, segment_id)
        seat.keys("ArrowDown")
    comes_to_hold(lambda: seat.sum, f"{CODED} of 40 done")
    found = seat.saved(tmp_path / "C1.json")
    seat.leave()

    assert {arm for _, arm, _ in own_segments(issue)[:CODED]} == set(ARMS)
    assert timeless(found["decisions"]) == timeless(decisions)
    states = {one.pop("segment_id"): one for one in found["segments"]}
    for segment_id, expected in fields.items():
        assert {**states[segment_id], "revealed_at": ""} == {**expected, "revealed_at": ""}
        assert bool(states[segment_id]["revealed_at"]) == expected["revealed"]
    assert {states[s]["status"] for s, *_ in own_segments(issue)[CODED:]} == {"unseen"}
    head = {name: found[name] for name in ("format", "version", "round", "issue", "coder_id")}
    assert head == {"format": "themetrail coding", "version": 1, "round": "r1", "issue": issue.digest, "coder_id": "C1"}
    assert found["sequence"] == len(found["history"]) == found["history"][-1]["sequence"]
    assert [one["sequence"] for one in found["history"]] == list(range(1, found["sequence"] + 1))
    for one in found["decisions"]:
        assert one["words"] == words_at(issue, one["segment_id"], one["start"], one["end"])
    read_as_saved(tmp_path / "C1.json", issue, decisions, fields)


def read_as_saved(file, issue, decisions, fields):
    """What a run reads of the file is what was decided at the desk, one for one."""
    frame = GivenToCoder(issue, "C1")
    returned = read_returned(file, frame)
    rows = [row for row in decisions_of(returned, frame) if row["action"] not in ("seen", "ignored")]
    columns = ("segment_id", "start", "end", "code_id", "action", "memo")
    flags = {True: "yes", False: "no"}
    read = sorted((*(row[name] for name in columns), row["on_view"], row["unsure"]) for row in rows)
    assert read == sorted(
        (*(one[name] for name in columns), flags[one["on_view"]], flags[one["unsure"]]) for one in decisions
    )
    seen = {row["segment_id"]: row["memo"] for row in decisions_of(returned, frame) if row["action"] == "seen"}
    assert seen == {segment_id: said["memo"] for segment_id, said in fields.items() if said["status"] == "no_code"}
    marked = {aside.segment_id: (aside.unsure, aside.quote) for aside in returned.asides}
    assert marked == {
        segment_id: (said["unsure"], said["quote"])
        for segment_id, said in fields.items()
        if said["unsure"] or said["quote"]
    }


@pytest.mark.parametrize("profile", BROWSERS, indirect=True)
def test_words_are_counted_in_code_points_whatever_they_are_written_with(seat, issue, tmp_path):
    texts = issue.segments.set_index("segment_id")["text"]
    hard = {s: t for s, t in texts.items() if s.startswith("INT1") and ("👩" in t or "\u0301" in t or "א" in t)}
    assert len(hard) == 3
    for segment_id, text in hard.items():
        seat.tab.locator(f'[data-segment="{segment_id}"] .words').click(position={"x": 3, "y": 8})
        for place in range(len(text.split())):
            forwards = "ArrowLeft" if "א" in text else "ArrowRight"
            seat.keys(*[forwards] * (place + 1))
            seat.code("tr" if place % 2 else "ti")
    found = seat.saved(tmp_path / "C1.json")["decisions"]
    for segment_id, text in hard.items():
        words = [one["words"] for one in found if one["segment_id"] == segment_id]
        assert words == text.split()
    assert all(one["words"] == words_at(issue, one["segment_id"], one["start"], one["end"]) for one in found)


def test_words_marked_with_the_mouse_over_two_segments_are_one_span(seat, issue, tmp_path):
    one, other = (seat.tab.locator(f'[data-segment="INT1-0001.{n}"] .words') for n in (1, 2))
    one.evaluate(
        """(one) => {
          const other = document.querySelector('[data-segment="INT1-0001.2"] .words');
          const range = document.createRange();
          range.setStart(one.firstChild, 3);
          range.setEnd(other.firstChild, 6);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    assert other.count() == 1
    seat.tab.wait_for_function("document.querySelector('.meant q')")
    seat.tab.get_by_role("option", name="No time").click()
    found = seat.saved(tmp_path / "C1.json")["decisions"]
    assert [(d["segment_id"], d["words"]) for d in found] == [
        ("INT1-0001.1", "week 0 I asked first and waited for her."),
        ("INT1-0001.2", "Nobody"),
    ]
    assert len({d["span"] for d in found}) == 1 and found[0]["span"]


def test_words_are_marked_by_dragging_and_a_click_takes_it_back(seat, tmp_path):
    words = seat.tab.locator('[data-segment="INT1-0015.1"] .words')
    words.scroll_into_view_if_needed()
    mouse, tops = seat.tab.mouse, []
    for code in ("No time", "Low pay"):
        box = words.bounding_box()
        tops.append(box["y"])
        y = box["y"] + box["height"] / 2
        drag = [(box["x"] + 1, y), (box["x"] + 90, y)]
        mouse.move(*drag[0])
        mouse.down()
        mouse.move(*drag[1], steps=4)
        mouse.up()
        becomes(lambda: seat.current, "INT1-0015.1")
        becomes(seat.tab.locator(".meant q").count, 1)
        if code == "Low pay":
            mouse.click(box["x"] + 40, y)
        seat.tab.get_by_role("option", name=code).click()
    assert abs(tops[0] - tops[1]) < 1  # it stayed where it was, though more was closed above it
    found = {one["code_id"]: one["words"] for one in seat.saved(tmp_path / "C1.json")["decisions"]}
    assert "In week 7 I".startswith(found["time"][:6]) and len(found["time"]) < 25
    assert found["pay"] == "In week 7 I asked first and waited for her."
    words.dblclick(position={"x": 30, "y": 10})
    becomes(seat.tab.locator(".meant q").inner_text, "week")


def test_several_segments_take_one_code_with_the_keyboard(seat, tmp_path):
    seat.keys("Shift+ArrowDown", "Shift+ArrowDown")
    becomes(lambda: seat.said, "3 segments chosen.")
    seat.code("tr")
    found = seat.saved(tmp_path / "C1.json")["decisions"]
    assert [d["segment_id"] for d in found] == ["INT1-0001.1", "INT1-0001.2", "INT1-0003.1"]
    assert {d["span"] for d in found} == {"s1"}


def test_suggestions_wait_for_the_coder_and_a_look_before_coding_is_asked_for_twice(seat, tmp_path):
    seat.keys("ArrowDown")  # code_first
    becomes(seat.tab.locator(".suggestion").count, 0)
    seat.keys("1")
    becomes(lambda: seat.said, "Suggestions are not on view; Space shows them.")
    seat.keys(" ")
    comes_to_hold(lambda: seat.said, "Press again")
    becomes(seat.tab.locator(".suggestion").count, 0)
    seat.keys(" ")
    becomes(seat.tab.locator(".suggestion").count, 2)
    seat.keys("1")
    first = seat.saved(tmp_path / "a.json")
    assert first["decisions"][0]["on_view"] is True
    seat.keys("u", "u", "u")
    again = seat.saved(tmp_path / "b.json")
    assert again["decisions"] == [] and again["segments"][1]["revealed"] is True  # what was seen cannot be unseen
    seat.keys("ArrowDown", " ")
    becomes(lambda: seat.said, "No suggestions are shown for this segment.")


def test_what_was_revealed_stays_seen_when_an_earlier_change_is_undone(seat, tmp_path):
    seat.keys("ArrowDown", "n", " ", "u")  # code_first
    becomes(seat.tab.locator(".suggestion").count, 2)
    seat.code("ti")
    found = seat.saved(tmp_path / "C1.json")
    assert found["segments"][1]["revealed"] is True and found["segments"][1]["revealed_at"]
    assert [one["on_view"] for one in found["decisions"]] == [True]


def test_to_refuse_a_suggestion_takes_no_code_away_that_was_given_in_its_place(seat, tmp_path):
    seat.keys("+", "1")
    seat.code("ti")
    seat.keys("-", "1")
    comes_to_hold(lambda: seat.said, "stands in the place of Listening first; take it off first")
    found = seat.saved(tmp_path / "C1.json")["decisions"]
    assert [(one["code_id"], one["action"], one["rank"]) for one in found] == [("time", "edited", 1)]


def test_a_suggestion_has_one_answer(seat, tmp_path):
    seat.keys("1", "+", "1")
    seat.code("ti")
    comes_to_hold(lambda: seat.said, "in the place of Listening first: whole segment.")
    found = seat.saved(tmp_path / "instead.json")["decisions"]
    assert [(one["code_id"], one["action"], one["rank"]) for one in found] == [("time", "edited", 1)]
    seat.keys("1")
    found = seat.saved(tmp_path / "both.json")["decisions"]
    given = {(one["code_id"], one["action"], one["rank"]) for one in found}
    assert given == {("listen", "accepted", 1), ("time", "own", None)}


def test_a_suggestion_is_shown_with_the_words_that_speak_for_it_and_can_be_edited(seat, tmp_path):
    shown = seat.tab.locator(".suggestion").first.inner_text()
    assert "Listening first" in shown and "right in about 75 of 100 such cases" in shown
    assert "I let them talk first." in shown and "also Trust & <b>calm</b>" in shown
    assert "Mere talk." in shown
    seat.tab.get_by_text("1 more example").first.click()
    comes_to_hold(seat.tab.locator(".suggestion").first.inner_text, "</script> I wait, and 🎉.")
    seat.tab.locator(".segment.current").focus()
    assert "of 100" not in seat.tab.locator(".suggestion").nth(1).inner_text()  # its probability is not trusted
    seat.keys("ArrowRight", "1", "+", "2")
    seat.code("ti")
    found = seat.saved(tmp_path / "C1.json")["decisions"]
    assert [(d["code_id"], d["action"], d["rank"], d["words"]) for d in found] == [
        ("time", "edited", 2, "In week 0 I asked first and waited for her."),
        ("listen", "edited", 1, "In"),
    ]
    seat.keys("-", "1")
    becomes(lambda: seat.said, "Listening first refused.")
    found = seat.saved(tmp_path / "C1.json")["decisions"]
    assert {(d["code_id"], d["action"]) for d in found} == {("listen", "refused"), ("time", "edited")}


def test_undo_and_redo_go_through_everything(seat, tmp_path):
    for letters in ("tr", "ti", "lo"):
        seat.code(letters)
    seat.keys("n", "Shift+U", "ArrowDown", "n", "Shift+P")
    seat.write("Shift work")
    seat.keys("Enter")
    whole = without_times(seat.saved(tmp_path / "a.json"))
    assert [(one["name"], one["segment_id"]) for one in whole["proposals"]] == [("Shift work", "INT1-0001.2")]
    for _ in range(6):
        seat.keys("u")
    assert not seat.saved(tmp_path / "b.json")["decisions"]
    seat.keys("u")
    becomes(lambda: seat.said, "There is nothing to undo.")
    seat.settle()
    seat.reload()
    for _ in range(6):
        seat.keys("Shift+R")
    assert without_times(seat.saved(tmp_path / "c.json")) == whole


def test_jumps_search_and_progress(seat):
    seat.code("tr")
    seat.keys("Shift+N")
    becomes(lambda: seat.current, "INT1-0001.2")
    seat.keys("ArrowDown", "Shift+U", "ArrowUp", "ArrowUp", "Shift+J")
    becomes(lambda: seat.current, "INT1-0003.1")
    seat.keys("Shift+J")
    becomes(lambda: seat.current, "INT1-0003.1")
    seat.keys("/")
    seat.write("cafe")
    becomes(seat.tab.locator(".results mark").all_inner_texts, ["Cafe\u0301"] * 2)
    seat.tab.locator(".results button").first.click()
    becomes(lambda: seat.current, "INT1-0009.1")
    seat.tab.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert seat.tab.evaluate("document.activeElement.dataset.segment") == "INT1-0009.1"  # and there the focus stays
    seat.keys("/")
    seat.tab.locator(".results button").nth(1).click()
    becomes(lambda: seat.current, "INT2-0009.1")
    becomes(seat.tab.locator(".hit").inner_text, "Cafe\u0301")
    becomes(lambda: seat.sum, "1 of 40 done · 1 unsure")
    seat.tab.locator(".sum").click()
    rows = [row.split("\t") for row in seat.tab.locator("dialog tbody tr").all_inner_texts()]
    assert rows == [["INT1", "1", "19", "1", "20"], ["INT2", "0", "20", "0", "20"], ["All", "1", "39", "1", "40"]]


def test_letters_find_codes_by_name_theme_and_id_and_words_stay_words(seat):
    for typed, codes in {
        "tr": ["Trust & <b>calm</b>"],
        "mo": ["Low pay"],
        "care": ["Listening first", "Trust & <b>calm</b>"],
    }.items():
        seat.tab.locator("#code").fill(typed)
        becomes(seat.tab.locator("[role=option]:visible").all_inner_texts, codes)
    seat.tab.locator("#code").fill("zzz")
    comes_to_hold(seat.tab.locator(".found").inner_text, "No code fits")
    assert seat.tab.title() == "A study of <nurses> – coding desk of C1, round r1"
    becomes(seat.tab.locator(".words b, .codes b").count, 0)


def test_n_is_a_letter_where_the_next_one_makes_the_beginning_of_a_code(seat, tmp_path):
    seat.code("no")
    found = seat.saved(tmp_path / "a.json")
    assert [one["code_id"] for one in found["decisions"]] == ["time"]
    seat.keys("ArrowDown", "n", "ArrowDown", "n")
    seat.code("tr")  # no code begins with nt
    found = seat.saved(tmp_path / "b.json")
    assert [one["status"] for one in found["segments"][:3]] == ["coded", "no_code", "coded"]
    assert [one["code_id"] for one in found["decisions"]] == ["time", "trust"]


def test_the_history_says_what_was_before(seat, tmp_path):
    seat.code("tr")
    seat.keys("Tab", "Delete", "u", "n")
    history = seat.saved(tmp_path / "C1.json")["history"]
    assert [one["what"] for one in history] == ["code", "uncode", "undo"]
    taken_off = history[1]["changed"][0]
    assert taken_off["before"]["code_id"] == "trust" and taken_off["after"] is None
    assert json.dumps(history[2]["changed"][0]["after"]) == json.dumps(taken_off["before"])


def test_of_a_long_talk_only_what_is_near_stands_in_the_page(profile, tmp_path):
    long = desk_of(issue_of(tmp_path / "round", turns=300), tmp_path)
    seat = Seat(profile(), long)
    turns = seat.tab.locator(".turn")
    becomes(turns.count, 61)  # sixty after the one that is read, and all before it
    seat.code("tr")

    def goes_on() -> bool:
        seat.tab.locator(".reading").evaluate("(talk) => { talk.scrollTop = talk.scrollHeight; }")
        return seat.tab.get_by_role("button", name="Later turns").is_visible()

    becomes(goes_on, False)  # to the end of the talk
    becomes(turns.count, 360)
    becomes(seat.tab.locator(".segment.current").count, 0)
    seat.keys("Shift+U", "Shift+U")  # it is shown before anything is done to it
    becomes(lambda: seat.current, "INT1-0001.1")
    seat.keys("Shift+N")  # from far away back to where one is
    becomes(lambda: seat.current, "INT1-0001.2")
    seat.keys("/")
    seat.write("number 290?")
    seat.tab.locator(".results button").first.click()
    becomes(lambda: seat.current, "INT1-0581.1")
    box = seat.tab.locator(".segment.current").bounding_box()
    assert 0 < box["y"] < 700
    before = box["y"]
    seat.tab.locator(".reading").evaluate("(talk) => { talk.scrollTop = 0; }")
    becomes(lambda: turns.count() > 100, True)
    seat.keys("ArrowDown", "ArrowUp")
    assert abs(seat.tab.locator(".segment.current").bounding_box()["y"] - before) < 400
    seat.code("ti")
    found = seat.saved(tmp_path / "C1.json")["decisions"]
    assert [(one["segment_id"], one["code_id"]) for one in found] == [("INT1-0001.1", "trust"), ("INT1-0581.1", "time")]
    seat.leave()


def test_a_code_is_set_in_below_what_it_stands_under_and_no_deeper(seat):
    names = ("Listening first", "Money", "Low pay", "No time")
    places = [seat.tab.locator("#codes").get_by_text(name, exact=True).bounding_box()["x"] for name in names]
    beside, money, below, after = places
    assert beside == money == after < below


def test_the_list_of_keys_opens_at_its_beginning(seat):
    seat.tab.set_viewport_size({"width": 1024, "height": 400})
    seat.keys("?")
    becomes(lambda: seat.tab.evaluate("document.querySelector('dialog').scrollTop"), 0)
    becomes(lambda: seat.tab.evaluate("document.activeElement.textContent"), "Keys")


def test_a_proposal_needs_a_name_and_is_made_without_the_mouse(seat, tmp_path):
    seat.keys("Shift+P", "Tab")
    seat.write("Without a name")
    seat.keys("Control+Enter")
    becomes(seat.tab.locator("dialog").count, 1)
    seat.keys("Escape", "Shift+P")
    seat.write("Mornings")
    seat.keys("Tab")
    seat.write("Free when others work")
    seat.keys("Control+Enter")
    found = seat.saved(tmp_path / "C1.json")["proposals"]
    assert [(one["name"], one["definition"]) for one in found] == [("Mornings", "Free when others work")]
