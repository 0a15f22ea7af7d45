"""What follows from a coder's marks: decisions, what is beside them, what stands of each segment, what cannot be."""

import pytest

from coding.small_study import PSEUDONYM, codebook, ledger, round_of, segments, suggestions
from themetrail.coding.draft import draft_round
from themetrail.coding.returned import (
    Aside,
    GivenToCoder,
    Mark,
    Returned,
    asides_of,
    contradictions,
    decisions_of,
    statuses_of,
)

LENGTH = dict(zip(segments()["segment_id"], segments()["end"], strict=True))


@pytest.fixture(scope="module")
def frame():
    """C1 is shown suggestions: listen and time beside INT1-001, time beside INT1-004."""
    drafted = draft_round(round_of("C1", "C2-"), segments(), ledger(PSEUDONYM), suggestions(), codebook())
    return GivenToCoder(drafted, "C1")


def decided(frame, *marks: Mark, **returned) -> list[tuple]:
    """The decisions that marks come to: code, action, memo and stretch."""
    rows = decisions_of(Returned("C1.xlsx", list(marks), len(marks), 0, **returned), frame)
    return [(row["code_id"], row["action"], row["memo"], row["start"], row["end"]) for row in rows]


WHOLE = (0, LENGTH["INT1-001"])


def test_a_suggestion_without_an_answer_is_ignored_where_its_segment_was_seen(frame):
    assert decided(frame, Mark(5, "INT1-001", "forms", "own")) == [
        ("forms", "own", "", *WHOLE),
        ("listen", "ignored", "", *WHOLE),
        ("time", "ignored", "", *WHOLE),
    ]
    assert decided(frame, Mark(5, "INT1-001", "listen", "accepted"), Mark(5, "INT1-001", "time", "refused")) == [
        ("listen", "accepted", "", *WHOLE),
        ("time", "refused", "", *WHOLE),
    ]
    assert decided(frame) == []


def test_a_suggestion_that_was_answered_by_another_code_is_not_ignored(frame):
    answered = decided(frame, Mark(5, "INT1-001", "forms", "edited", answered="listen"))
    assert [one[:2] for one in answered] == [("forms", "edited"), ("time", "ignored")]


def test_a_suggestion_that_was_never_revealed_is_not_ignored(frame):
    mark = Mark(5, "INT1-001", "forms", "own")
    assert [one[0] for one in decided(frame, mark, unviewed=frozenset({"INT1-001"}))] == ["forms"]
    assert [one[0] for one in decided(frame, mark, unviewed=frozenset({"INT1-004"}))] == ["forms", "listen", "time"]


def test_who_is_shown_no_suggestions_ignores_none(frame):
    other = GivenToCoder(frame.issue, "C2")
    assert [one[0] for one in decided(other, Mark(5, "INT1-001", "forms", "own"))] == ["forms"]


def test_a_mark_on_some_words_is_a_decision_on_them_and_any_other_on_the_whole_segment(frame):
    marks = (Mark(5, "INT1-003", "time", "own", start=0, end=4), Mark(5, "INT1-003", "forms", "own"))
    whole = (0, LENGTH["INT1-003"])
    assert decided(frame, *marks) == [("time", "own", "", 0, 4), ("forms", "own", "", *whole)]


@pytest.mark.parametrize(
    ("marks", "left"),
    [
        ([("", "seen", "")], [("seen", "")]),
        ([("", "seen", ""), ("", "seen", "")], [("seen", "")]),
        ([("", "seen", "a"), ("", "seen", "")], [("seen", "a")]),
        ([("", "seen", "a"), ("", "seen", "b")], [("seen", "a"), ("seen", "b")]),
        ([("", "seen", ""), ("time", "own", "")], [("own", "")]),
        ([("", "seen", "a"), ("time", "own", "")], [("seen", "a"), ("own", "")]),
        ([("", "seen", ""), ("time", "refused", "a")], [("refused", "a")]),
    ],
)
def test_that_a_segment_was_seen_is_said_once_and_only_where_nothing_else_says_so(frame, marks, left):
    made = [Mark(5, "INT1-003", code, action, memo) for code, action, memo in marks]
    assert [(action, memo) for _, action, memo, *_ in decided(frame, *made)] == left


def test_what_stands_of_a_segment_is_coded_where_any_of_its_decisions_leaves_a_code(frame):
    actions = {"own": "coded", "accepted": "coded", "edited": "coded", "refused": "no_code", "ignored": "no_code"}
    rows = [{"segment_id": action, "action": action} for action in actions]
    assert statuses_of(rows) == actions
    both = [{"segment_id": "s", "action": action} for action in ("refused", "own", "ignored")]
    assert statuses_of(both) == statuses_of(reversed(both)) == {"s": "coded"}
    assert statuses_of([]) == {}


@pytest.mark.parametrize(
    ("marks", "rows"),
    [
        ([("INT1-001", "listen", "accepted"), ("INT1-001", "time", "refused")], []),
        ([("INT1-001", "forms", "accepted")], [3]),
        ([("INT1-001", "forms", "refused")], [3]),
        ([("INT1-001", "forms", "ignored")], [3]),
        ([("INT1-001", "forms", "own")], []),
        ([("INT1-003", "time", "accepted")], [3]),
        ([("INT1-001", "time", "refused"), ("INT1-001", "time", "own")], [3]),
        ([("INT1-001", "time", "own"), ("INT1-001", "time", "refused")], [4]),
        ([("INT1-001", "time", "refused"), ("INT1-004", "time", "own")], []),
        ([("INT1-001", "time", "ignored"), ("INT1-001", "time", "own")], []),
    ],
)
def test_what_cannot_be_is_told_with_its_row(frame, marks, rows):
    made = [Mark(number, *mark) for number, mark in enumerate(marks, start=3)]
    assert [row for row, _ in contradictions(made, frame)] == rows


def test_a_segment_that_the_coder_was_not_given_takes_no_mark(frame):
    drafted = draft_round(
        round_of("C1", transcripts=["INT1"]), segments(), ledger(PSEUDONYM), suggestions(), codebook()
    )
    only_one = GivenToCoder(drafted, "C1")
    assert frame.problem_with("INT2-001") is None
    assert "is not one of round r1" in only_one.problem_with("INT2-001")
    assert "is not one that coder C1 codes" in frame.problem_with("INT1-000")


def test_what_is_marked_beside_the_codes_is_on_its_words_or_on_the_whole_segment(frame):
    asides = [Aside(5, "INT1-003", True, ""), Aside(6, "INT1-004", False, "never_quote", 1, 4)]
    rows = asides_of(Returned("C1.xlsx", [], 2, 2, asides=asides), frame)
    assert [(row["segment_id"], row["start"], row["end"], row["unsure"], row["quote"]) for row in rows] == [
        ("INT1-003", 0, LENGTH["INT1-003"], "yes", ""),
        ("INT1-004", 1, 4, "no", "never_quote"),
    ]
    assert [(row["source_file"], row["source_row"]) for row in rows] == [("C1.xlsx", 5), ("C1.xlsx", 6)]
