"""Consensus: rules, ties, adjudication, and the laws that hold between the rules."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.coding.consensus import Rule, consensus, verdict, votes_of
from themetrail.contracts.coding import ADJUDICATIONS, ASSIGNMENTS, CODINGS

RULES = ("union", "intersection", "majority", "primary")


def _tables(votes, name="r1", *, unseen=()):
    """Codings and assignments from {segment: {coder: codes}}."""
    assignments, codings = [], []
    for segment, by_coder in votes.items():
        for coder, codes in by_coder.items():
            status = "unseen" if (segment, coder) in unseen else "coded" if codes else "no_code"
            row = {"round": name, "coder_id": coder, "segment_id": segment}
            assignments.append({**row, "arm": "none", "status": status})
            codings += [{**row, "start": 0, "end": 5, "code_id": code} for code in codes]
    return CODINGS.frame(codings), ASSIGNMENTS.frame(assignments)


def _settled(*rows, name="r1"):
    return ADJUDICATIONS.frame(
        [
            {
                "round": name,
                "segment_id": s,
                "code_id": c,
                "code_now": c,
                "decision": d,
                "decided_by": "A1",
                "reason": "",
            }
            for s, c, d in rows
        ]
    )


def _consensus(votes, rule, settled=None, *, primary="C1", unseen=()):
    codings, assignments = _tables(votes, unseen=unseen)
    judged = _settled() if settled is None else settled
    kept, open_ones = consensus(votes_of(codings, assignments), judged, {"r1": Rule(rule, primary)})
    return (
        {(row.segment_id, row.code_id): (row.support, row.rule, row.decided_by) for row in kept.itertuples()},
        {(row.segment_id, row.code_id): (row.support, row.reason) for row in open_ones.itertuples()},
    )


TWO = {"s1": {"C1": ["a", "b"], "C2": ["a"]}, "s2": {"C1": [], "C2": ["c"]}}


@pytest.mark.parametrize(
    ("rule", "stand", "unresolved"),
    [
        ("union", {("s1", "a"), ("s1", "b"), ("s2", "c")}, set()),
        ("intersection", {("s1", "a")}, set()),
        ("majority", {("s1", "a")}, {("s1", "b"), ("s2", "c")}),
        ("primary", {("s1", "a"), ("s1", "b")}, set()),
    ],
)
def test_two_coders(rule, stand, unresolved):
    kept, open_ones = _consensus(TWO, rule)
    assert set(kept) == stand
    assert set(open_ones) == unresolved
    assert kept["s1", "a"] == ("2/2", rule, "C1;C2")


def test_a_tie_is_out_until_it_is_adjudicated():
    kept, open_ones = _consensus(TWO, "majority", _settled(("s1", "b", "keep"), ("s2", "c", "drop")))
    assert kept["s1", "b"] == ("1/2", "adjudicated", "A1")
    assert ("s2", "c") not in kept
    assert open_ones == {}


@pytest.mark.parametrize("rule", RULES)
def test_one_coders_codes_stand_under_the_rule_single(rule):
    kept, open_ones = _consensus({"s1": {"C2": ["a", "b"]}}, rule)
    assert kept == {("s1", "a"): ("1/1", "single", "C2"), ("s1", "b"): ("1/1", "single", "C2")}
    assert open_ones == {}


def test_a_coder_who_has_not_seen_a_segment_has_no_vote():
    kept, _ = _consensus({"s1": {"C1": ["a"], "C2": []}}, "intersection", unseen={("s1", "C2")})
    assert kept == {("s1", "a"): ("1/1", "single", "C1")}
    kept, _ = _consensus({"s1": {"C1": ["a"], "C2": []}}, "intersection")
    assert kept == {}


def test_three_coders_by_majority_need_no_adjudicator():
    votes = {"s1": {"C1": ["a"], "C2": ["a", "b"], "C3": []}}
    kept, open_ones = _consensus(votes, "majority")
    assert kept == {("s1", "a"): ("2/3", "majority", "C1;C2")}
    assert open_ones == {}


def test_where_the_primary_coder_has_not_looked_two_others_cannot_settle():
    votes = {"s1": {"C1": [], "C2": ["a"], "C3": ["a"]}}
    kept, open_ones = _consensus(votes, "primary", unseen={("s1", "C1")})
    assert kept == {}
    assert open_ones == {("s1", "a"): ("2/2", "primary_has_not_seen_it")}


def test_an_adjudicator_may_add_a_code_and_drop_one_that_all_gave():
    kept, _ = _consensus(TWO, "majority", _settled(("s1", "z", "keep"), ("s1", "a", "drop")))
    assert kept["s1", "z"] == ("0/2", "adjudicated", "A1")
    assert ("s1", "a") not in kept


def test_the_last_round_in_which_a_segment_was_seen_decides():
    first, seen_first = _tables({"s1": {"C1": ["a"]}, "s2": {"C1": ["a"]}}, "pilot")
    second, seen_second = _tables({"s1": {"C1": ["b"]}, "s2": {"C1": []}}, "main", unseen={("s2", "C1")})
    kept, _ = consensus(
        votes_of(pd.concat([first, second]), pd.concat([seen_first, seen_second])),
        _settled(),
        {"pilot": Rule("majority"), "main": Rule("majority")},
    )
    assert list(zip(kept["segment_id"], kept["code_id"], strict=True)) == [("s1", "b"), ("s2", "a")]


VOTES = st.dictionaries(
    st.sampled_from(["s1", "s2", "s3"]),
    st.dictionaries(
        st.sampled_from(["C1", "C2", "C3", "C4"]),
        st.lists(st.sampled_from(["a", "b", "c"]), unique=True),
        min_size=1,
    ),
    min_size=1,
)


@settings(max_examples=30, deadline=None)
@given(VOTES)
def test_intersection_is_within_majority_is_within_union(votes):
    kept = {rule: set(_consensus(votes, rule)[0]) for rule in ("intersection", "majority", "union")}
    assert kept["intersection"] <= kept["majority"] <= kept["union"]


@settings(max_examples=30, deadline=None)
@given(VOTES)
def test_under_majority_every_code_stands_falls_or_is_unresolved(votes):
    kept, open_ones = _consensus(votes, "majority")
    union, _ = _consensus(votes, "union")
    assert set(kept).isdisjoint(open_ones)
    assert set(kept) | set(open_ones) <= set(union)
    for segment, code in set(union) - set(kept) - set(open_ones):
        given = sum(code in codes for codes in votes[segment].values())
        assert 2 * given < len(votes[segment])


@settings(max_examples=30, deadline=None)
@given(VOTES, st.sampled_from(("union", "intersection", "majority")), st.permutations(["C1", "C2", "C3", "C4"]))
def test_the_names_and_the_order_of_coders_do_not_matter(votes, rule, order):
    names = dict(zip(["C1", "C2", "C3", "C4"], order, strict=True))
    other = {
        segment: {names[coder]: codes for coder, codes in reversed(list(by.items()))} for segment, by in votes.items()
    }
    one, two = _consensus(votes, rule), _consensus(other, rule)
    assert {key: entry[:2] for key, entry in one[0].items()} == {key: entry[:2] for key, entry in two[0].items()}
    assert one[1] == two[1]


@given(st.sampled_from(RULES), st.frozensets(st.sampled_from(["C1", "C2", "C3"]), min_size=1))
def test_a_code_that_all_gave_stands_where_the_primary_coder_looked(rule, seen):
    expected = "primary_has_not_seen_it" if rule == "primary" and "C1" not in seen and len(seen) > 1 else "stands"
    assert verdict(Rule(rule, "C1"), seen, seen) == expected
