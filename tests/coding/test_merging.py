"""From decisions to codings: they follow their words, are counted once, and stop the run where words are gone."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.small_study import segments
from themetrail.coding.merging import Spans, codings_of, follow_assignments, follow_marks, follow_words
from themetrail.contracts.coding import ANCHORS, ASSIGNMENTS, DECISIONS, MARKS
from themetrail.contracts.errors import StudyError


def _decisions(*rows):
    blank = {"round": "r1", "coder_id": "C1", "memo": "", "decided_at": "", "shown_digest": "d", "source_file": "f"}
    names = ("segment_id", "start", "end", "code_id", "action")
    rows = [{**blank, "source_row": 2, **dict(zip(names, row, strict=True))} for row in rows]
    return DECISIONS.frame([{**row, "code_now": row["code_id"]} for row in rows])


def _anchors(*rows):
    names = ("issued_segment_id", "segment_id", "how")
    blank = {"round": "r1", "similarity": None}
    return ANCHORS.frame([{**blank, **dict(zip(names, row, strict=True))} for row in rows])


def _spans(before, now):
    """Spans of segments a0, a1 ... that were issued as `before` and are `now`."""
    return {"r1": Spans.of(segments({"a": before}), segments({"a": now}))}


def test_actions_that_leave_a_code_standing_and_those_that_do_not():
    rows = [("s1", 0, 5, code, action) for code, action in zip("abcde", ACTIONS, strict=True)]
    codings = codings_of(_decisions(*rows, ("s2", 0, 5, "", "seen")))
    assert codings["code_id"].tolist() == ["a", "b", "c"]


ACTIONS = ("own", "accepted", "edited", "refused", "ignored")


def test_the_same_code_twice_on_the_same_words_is_one_coding():
    assert len(codings_of(_decisions(("s1", 0, 5, "a", "own"), ("s1", 0, 5, "a", "accepted")))) == 1


def test_marks_go_where_their_words_went_and_end_where_these_are_gone():
    spans = _spans([("P1", "One two."), ("P1", "Gone.")], [("I", "Hello."), ("P1", "One two.")])
    anchors = _anchors(("a-000", "a-001", "moved"), ("a-001", "", "dropped"))
    blank = {"round": "r1", "coder_id": "C1", "source_file": "f", "source_row": 3, "unsure": "yes"}
    rows = [("a-000", 0, 8, "never_quote"), ("a-000", 4, 7, ""), ("a-001", 0, 5, "quote_me")]
    names = ("segment_id", "start", "end", "quote")
    marks = MARKS.frame([{**blank, **dict(zip(names, row, strict=True))} for row in rows])
    followed = follow_marks(marks, anchors, spans)
    assert followed[[*names, "unsure"]].to_numpy().tolist() == [
        ["a-001", 0, 8, "never_quote", "yes"],
        ["a-001", 4, 7, "", "yes"],
    ]


def test_whole_segments_stay_whole_and_parts_keep_their_words():
    spans = _spans([("P1", "Then Kevin laughed.")], [("P1", "Then [Person 12] laughed.")])["r1"]
    assert spans.follow("a-000", "a-000", 0, 19) == (0, 25)
    first, last = spans.follow("a-000", "a-000", 11, 18)
    assert "Then [Person 12] laughed."[first:last] == "laughed"
    first, last = spans.follow("a-000", "a-000", 5, 10)
    assert "[Person 12]" in "Then [Person 12] laughed."[first:last]


def test_a_part_of_a_segment_within_a_turn_keeps_its_words():
    """Places are counted from the beginning of the turn, where another segment stands."""
    columns = ["segment_id", "start", "end", "text"]
    before = pd.DataFrame([("a-000.02", 10, 29, "Then Kevin laughed.")], columns=columns)
    now = pd.DataFrame([("a-000.02", 14, 39, "Then [Person 12] laughed.")], columns=columns)
    spans = Spans.of(before, now)
    assert spans.follow("a-000.02", "a-000.02", 10, 29) == (14, 39)
    assert spans.follow("a-000.02", "a-000.02", 10, 14) == (14, 18)  # Then
    assert spans.follow("a-000.02", "a-000.02", 21, 28) == (31, 38)  # laughed


def test_a_part_of_a_segment_that_was_issued_again_keeps_the_words_that_were_issued_first():
    """Names were replaced in between: places are those of the words as they were first given out."""
    again = pd.DataFrame(
        [("a-000.02", 10, 35, "Then [Person 12] laughed.")], columns=["segment_id", "start", "end", "text"]
    )
    spans = Spans.of(again, again.assign(start=14, end=39), {"a-000.02": [[(5, 10, 11)]]})  # Kevin, 5 to 10
    assert spans.follow("a-000.02", "a-000.02", 10, 14) == (14, 18)  # Then
    assert spans.follow("a-000.02", "a-000.02", 21, 28) == (31, 38)  # laughed
    assert spans.follow("a-000.02", "a-000.02", 16, 18) == (19, 30)  # within the name: all that stands for it


def test_decisions_go_where_their_words_went():
    spans = _spans([("P1", "One."), ("P1", "Two.")], [("I", "Hello."), ("P1", "One."), ("P1", "Two.")])
    anchors = _anchors(("a-000", "a-001", "moved"), ("a-001", "a-002", "moved"))
    followed = follow_words(
        _decisions(("a-000", 0, 4, "x", "own"), ("a-001", 1, 3, "y", "own")), anchors, spans, lost_in="lost.csv"
    )
    assert followed[["segment_id", "start", "end", "code_id"]].to_numpy().tolist() == [
        ["a-001", 0, 4, "x"],
        ["a-002", 1, 3, "y"],
    ]


def test_one_segment_that_became_two_leaves_its_decisions_on_both():
    spans = _spans([("P1", "One. Two.")], [("P1", "One."), ("P1", "Two.")])
    anchors = _anchors(("a-000", "a-000", "by_hand"), ("a-000", "a-001", "by_hand"))
    followed = follow_words(_decisions(("a-000", 0, 9, "x", "own")), anchors, spans, lost_in="lost.csv")
    assert followed["segment_id"].tolist() == ["a-000", "a-001"]


def test_decisions_on_lost_words_stop_the_run_and_name_the_list():
    spans = _spans([("P1", "One."), ("P1", "Two.")], [("P1", "One.")])
    anchors = _anchors(("a-000", "a-000", "same"), ("a-001", "", "lost"))
    kept = follow_words(_decisions(("a-000", 0, 4, "x", "own")), anchors, spans, lost_in="lost.csv")
    assert len(kept) == 1
    with pytest.raises(StudyError, match=r"^lost.csv: 1 of the segments that coders decided on in round r1 is gone"):
        follow_words(_decisions(("a-001", 0, 4, "x", "own")), anchors, spans, lost_in="lost.csv")


@pytest.mark.parametrize("how", ["withdrawn", "dropped"])
def test_decisions_on_withdrawn_or_dropped_segments_end_without_stopping(how):
    spans = _spans([("P1", "One.")], [("P1", "Two.")])
    followed = follow_words(
        _decisions(("a-000", 0, 4, "x", "own")), _anchors(("a-000", "", how)), spans, lost_in="lost.csv"
    )
    assert followed.empty


def _assigned(*rows):
    names = ("segment_id", "status")
    blank = {"round": "r1", "coder_id": "C1", "arm": "none"}
    return ASSIGNMENTS.frame([{**blank, **dict(zip(names, row, strict=True))} for row in rows])


def test_several_issued_segments_that_became_one_count_as_seen_once_one_of_them_was():
    anchors = _anchors(("a", "s", "by_hand"), ("b", "s", "by_hand"), ("c", "t", "same"), ("d", "", "withdrawn"))
    table = _assigned(("a", "unseen"), ("b", "no_code"), ("c", "coded"), ("d", "coded"))
    followed = follow_assignments(table, anchors)
    assert dict(zip(followed["segment_id"], followed["status"], strict=True)) == {"s": "no_code", "t": "coded"}


def test_no_decision_gives_tables_without_rows():
    assert codings_of(DECISIONS.empty()).empty
    assert follow_words(DECISIONS.empty(), ANCHORS.empty(), {}, lost_in="lost.csv").empty
    assert follow_assignments(ASSIGNMENTS.empty(), ANCHORS.empty()).empty


@pytest.mark.parametrize(
    ("before", "now", "part", "becomes"),
    [
        ("I ask frst and then listen", "I ask first and then listen", "ask frst", "ask first"),
        ("I ask first and then listen", "I ask and then listen", "first and", "and"),
        ("I ask first and then listen", "I ask and then listen", "ask first", "ask"),
        (
            "I ask first and then listen",
            "I ask and then listen",
            "first",
            "and",
        ),  # taken out: what follows stands for it
        ("I ask and listen", "I ask and listen well", "listen", "listen"),
        ("I ask and listen", "Well I ask and listen", "I ask", "I ask"),
        ("then we ask and listen", "now we ask and listen", " we ask", "we ask"),
    ],
)
def test_a_stretch_follows_its_words_through_a_correction(before, now, part, becomes):
    spans = _spans([("P1", before)], [("P1", now)])["r1"]
    start = before.index(part)
    first, last = spans.follow("a-000", "a-000", start, start + len(part))
    assert now[first:last] == becomes


_WORDS = st.integers(1, 7).map(lambda n: [letter * (place % 3 + 1) for place, letter in enumerate("abcdefg"[:n])])


def _stretch(words, first, last):
    """Where the words from one to another stand in a text."""
    start = len(" ".join(words[:first])) + (first > 0)
    return start, start + len(" ".join(words[first : last + 1]))


@settings(deadline=None, max_examples=30)
@given(_WORDS, st.data())
def test_a_stretch_shrinks_to_what_is_left_of_its_words(words, data):
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    kept = data.draw(st.lists(st.integers(0, len(words) - 1), unique=True, min_size=1).map(sorted))
    left = [word for place, word in enumerate(words) if place in kept]
    spans = _spans([("P1", " ".join(words))], [("P1", " ".join(left))])["r1"]
    within = [at for at, place in enumerate(kept) if first <= place <= last]
    following = min(next((at for at, place in enumerate(kept) if place > last), len(kept)), len(kept) - 1)
    expected = _stretch(left, within[0], within[-1]) if within else _stretch(left, following, following)
    if (first, last) == (0, len(words) - 1):
        expected = 0, len(" ".join(left))  # the whole stays the whole
    assert spans.follow("a-000", "a-000", *_stretch(words, first, last)) == expected


@settings(deadline=None, max_examples=30)
@given(_WORDS, st.data())
def test_a_stretch_takes_in_words_that_were_added_within_it_and_none_beside_it(words, data):
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    added = {place: data.draw(st.integers(0, 2)) for place in range(len(words) + 1)}
    now, at = [], []
    for place, word in enumerate(words):
        now += ["x"] * added[place]
        at.append(len(now))
        now.append(word)
    now += ["x"] * added[len(words)]
    spans = _spans([("P1", " ".join(words))], [("P1", " ".join(now))])["r1"]
    is_whole = (first, last) == (0, len(words) - 1)
    expected = (0, len(" ".join(now))) if is_whole else _stretch(now, at[first], at[last])
    assert spans.follow("a-000", "a-000", *_stretch(words, first, last)) == expected


def test_of_a_segment_whose_words_are_all_gone_the_place_is_left():
    columns = ["segment_id", "start", "end", "text"]
    before = pd.DataFrame([("a-000", 10, 19, "Then Ada.")], columns=columns)
    now = pd.DataFrame([("a-000", 14, 17, "   ")], columns=columns)
    assert Spans.of(before, now).follow("a-000", "a-000", 15, 19) == (14, 17)
    assert Spans.of(now, before).follow("a-000", "a-000", 15, 16) == (10, 19)
