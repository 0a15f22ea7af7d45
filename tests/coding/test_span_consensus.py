"""Which words a code of the consensus stands on."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.coding.span_consensus import consensus_spans
from themetrail.contracts.coding import CONSENSUS_SPANS

SEGMENTS = pd.DataFrame([{"segment_id": "S1", "start": 10, "end": 50}])
KEPT = pd.DataFrame([{"segment_id": "S1", "code_id": "a"}])
COLUMNS = ["round", "segment_id", "code_id", "coder_id", "start", "end"]


def codings(*rows):
    """Each row: coder, start, end, maybe another round."""
    return pd.DataFrame(
        [(row[3] if len(row) > 3 else "r1", "S1", "a", row[0], row[1], row[2]) for row in rows], columns=COLUMNS
    )


def found(rule, *rows, back=()):
    """`back` are coders and rounds in which the segment came back to its own coder."""
    given = codings(*rows)
    assigned = given[["round", "coder_id", "segment_id"]].drop_duplicates()
    pairs = zip(assigned["coder_id"], assigned["round"], strict=True)
    assigned["arm"] = ["again" if pair in back else "none" for pair in pairs]
    table = CONSENSUS_SPANS.check(consensus_spans(KEPT, given, assigned, SEGMENTS, rule, ["r1", "r2"]))
    return list(zip(table["start"], table["end"], table["rule"], strict=True))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("union", [(10, 30, "union")]),
        ("intersection", [(20, 24, "intersection")]),
        ("majority", [(15, 25, "majority")]),
    ],
)
def test_three_coders_by_hand(rule, expected):
    assert found(rule, ("C1", 10, 24), ("C2", 15, 30), ("C3", 20, 25)) == expected


def test_of_two_coders_the_majority_is_both():
    assert found("majority", ("C1", 10, 50), ("C2", 12, 20), ("C2", 30, 35)) == [
        (12, 20, "majority"),
        (30, 35, "majority"),
    ]


def test_where_no_character_meets_the_rule_the_union_stands_and_says_so():
    assert found("intersection", ("C1", 10, 14), ("C2", 20, 24)) == [(10, 14, "union"), (20, 24, "union")]


def test_a_code_of_the_adjudicator_alone_stands_on_the_whole_segment():
    assert found("majority") == [(10, 50, "whole")]


def test_the_last_round_in_which_the_code_was_given_counts():
    assert found("union", ("C1", 10, 14), ("C1", 30, 40, "r2")) == [(30, 40, "union")]


stretches = st.lists(
    st.tuples(st.sampled_from(["C1", "C2", "C3"]), st.integers(10, 48), st.integers(1, 20)), min_size=1, max_size=8
).map(lambda drawn: [(coder, start, min(start + long, 50)) for coder, start, long in drawn])


@settings(deadline=None)
@given(stretches, st.sampled_from(["union", "intersection", "majority"]))
def test_each_character_is_counted_as_the_rule_says(drawn, rule):
    marked = [
        sum(any(c == coder and a <= at < b for c, a, b in drawn) for coder in {c for c, *_ in drawn})
        for at in range(60)
    ]
    coders = len({coder for coder, *_ in drawn})
    least = {"union": 1, "intersection": coders, "majority": coders // 2 + 1}[rule]
    expected = {at for at, n in enumerate(marked) if n >= least} or {at for at, n in enumerate(marked) if n}
    stands = [at for start, end, _ in found(rule, *drawn) for at in range(start, end)]
    assert len(stands) == len(set(stands)) and set(stands) == expected


def test_what_came_back_to_its_own_coder_is_no_word_of_the_consensus():
    rows = [("C1", 10, 24), ("C2", 15, 30), ("C1", 40, 44, "r2")]
    assert found("union", *rows, back={("C1", "r2")}) == [(10, 30, "union")]
    assert found("union", *rows) == [(40, 44, "union")]
