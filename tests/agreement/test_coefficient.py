"""Coefficients: what has no value and why, what input is refused, and properties that must hold for any ratings."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.agreement import CodeTree, bootstrap, coefficient, jaccard, masi
from themetrail.agreement.alpha import _sparse_contributions, without_one
from themetrail.agreement.coefficients import COEFFICIENTS
from themetrail.agreement.computation import make_statistic
from themetrail.agreement.distance import _agreement_weights
from themetrail.agreement.ratings import read_ratings
from themetrail.agreement.table import in_company
from themetrail.contracts.errors import StudyError

CHANCE_CORRECTED = [name for name, known in COEFFICIENTS.items() if known.corrects_for_chance]
NOT_CHANCE_CORRECTED = ["percent", "holsti"]


@pytest.mark.parametrize("statistic", CHANCE_CORRECTED)
@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        (np.empty((0, 2)), "too_few_units"),
        ([[None, None], [None, None]], "too_few_units"),
        ([[1, None], [None, 2], [1, None]], "too_few_units"),
        ([[1, 2], [1, None]], "too_few_units"),
        ([[1], [2], [1]], "one_coder"),
        ([[1, None], [2, None]], "one_coder"),
        ([[1, 1], [1, 1], [1, 1]], "no_variation"),
        ([[0, 0, None], [0, None, 0], [None, 0, 0], [0, 0, 0]], "no_variation"),
        ([["a", "a"], ["a", "a"]], "no_variation"),
        ([[frozenset(), frozenset()], [frozenset(), frozenset()]], "no_variation"),
    ],
)
def test_no_value_has_a_reason(statistic, ratings, reason):
    found = coefficient(ratings, statistic)
    assert found.reason == reason
    assert math.isnan(found.value)


@pytest.mark.parametrize("statistic", NOT_CHANCE_CORRECTED)
def test_raw_agreement_needs_no_variation_but_two_coders(statistic):
    assert coefficient([[1, 1], [1, 1]], statistic).value == 1
    assert coefficient([[1], [1]], statistic).reason == "one_coder"
    assert coefficient([[1, None], [None, 1]], statistic).reason == "too_few_units"


def test_holsti_of_sets_counts_every_code_applied():
    a, b, ab, none = frozenset("a"), frozenset("b"), frozenset("ab"), frozenset()
    # decisions: 1 + 2 + 0 and 1 + 1 + 1, agreed on: 1 + 1 + 0
    assert coefficient([[a, a], [ab, b], [none, b]], "holsti").value == pytest.approx(2 * 2 / (3 + 3))
    assert coefficient([[none, none], [none, none]], "holsti").reason == "no_variation"


def test_seen_without_a_code_is_a_value_and_unseen_is_missing():
    seen = coefficient([[1, 0], [1, 1], [0, 0]], "percent")
    unseen = coefficient([[1, None], [1, 1], [0, 0]], "percent")
    assert (seen.value, seen.n_units) == (pytest.approx(2 / 3), 3)
    assert (unseen.value, unseen.n_units) == (1, 2)


def test_a_pair_without_a_value_is_left_out_and_counted():
    ratings = [
        [1, 1, None],
        [2, 1, None],
        [1, 1, None],
        [None, 1, 2],
        [None, 2, 2],
        [None, 2, 2],
    ]
    found = coefficient(ratings, "scott")
    assert (found.n_pairs, found.n_pairs_undefined) == (2, 1)


def test_brennan_prediger_counts_the_categories_of_the_codebook():
    ratings = [["a", "a"], ["b", "b"], ["a", "b"], ["b", "b"]]
    assert coefficient(ratings, "brennan_prediger").value == pytest.approx((0.75 - 1 / 2) / (1 - 1 / 2))
    wide = coefficient(ratings, "brennan_prediger", categories=["a", "b", "c", "d"])
    assert wide.value == pytest.approx((0.75 - 1 / 4) / (1 - 1 / 4))


def test_code_tree_distance_follows_the_tree():
    tree = CodeTree({"work": "", "boss": "work", "pay": "work", "home": "", "rest": "home"})
    assert tree("boss", "boss") == 0
    assert tree("boss", "pay") == pytest.approx(1 - 2 * 1 / 4)
    assert tree("boss", "work") == pytest.approx(1 - 2 * 1 / 3)
    assert tree("boss", "rest") == 1
    assert tree(frozenset(), frozenset()) == 0
    assert tree(frozenset({"boss"}), frozenset()) == 1
    assert tree(frozenset({"boss", "rest"}), frozenset({"boss"})) == pytest.approx(1 / 3)


def test_alpha_forgives_siblings_more_than_strangers():
    parents = {"a1": "a", "a2": "a", "b1": "b", "a": "", "b": ""}
    base = [["a1", "a1"], ["b1", "b1"], ["a2", "a2"], ["b1", "b1"]]
    near = coefficient([*base, ["a1", "a2"]], "alpha", distance=parents).value
    far = coefficient([*base, ["a1", "b1"]], "alpha", distance=parents).value
    assert near > far


def test_a_flat_tree_is_nominal():
    ratings = [["a", "b"], ["a", "a"], ["b", "b"], ["c", "b"]]
    flat = coefficient(ratings, "alpha", distance={"a": None, "b": None, "c": None}).value
    assert flat == pytest.approx(coefficient(ratings, "alpha").value, abs=1e-12)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (([[1, 2]], "kappa"), "not known"),
        (([[1, 2], [1]], "alpha"), "ratings"),
        (([[1, 2, 3]], "alpha", {"distance": "euclid"}), "distance"),
        (([["a", "b"]], "alpha", {"distance": "interval"}), "numbers"),
        (([["a", "b"]], "alpha", {"distance": "jaccard"}), "sets"),
        (([[-1, 2]], "alpha", {"distance": "ratio"}), "0 or more"),
        (([[1, 2]], "alpha", {"categories": [1]}), "categories"),
        (([[1, 2]], "cohen", {"weights": "cubic"}), "weights"),
        (([[1, 2]], "cohen", {"weights": [[1, 0], [0.5, 1]]}), "symmetric"),
        (([[1, 2]], "cohen", {"weights": "linear", "distance": "interval"}), "either"),
        (([[1, 2]], "ac1", {"weights": "linear"}), "ac2"),
        (([[1, 2]], "holsti", {"weights": "linear"}), "holsti"),
        (([[1, 2]], "alpha", {"distance": lambda a, b: a - b}), "distance"),
        (([[1, 2]], "alpha", {"distance": lambda a, b: max(a - b, 0)}), "the same from a to b as from b to a"),
        ((np.zeros(3), "alpha"), "table"),
        (([["a", "b"]], "alpha", {"distance": {"a": "b", "b": "a"}}), "ancestor"),
    ],
)
def test_what_cannot_be_computed_is_refused_in_a_sentence(arguments, words):
    ratings, statistic, *options = arguments
    with pytest.raises(StudyError, match=words):
        coefficient(ratings, statistic, **(options[0] if options else {}))


tables = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.lists(st.sampled_from([None, 1, 2, 3]), min_size=coders, max_size=coders),
        min_size=2,
        max_size=12,
    )
)


def test_what_each_coefficient_may_be_used_for():
    """Shares of agreement take no chance away; AC1 and AC2 need a coefficient beside them; AC2 is of ordered values."""
    not_for_chance = {name for name, known in COEFFICIENTS.items() if not known.corrects_for_chance}
    not_alone = {name for name, known in COEFFICIENTS.items() if not known.stands_alone}
    not_of_codes = {name for name, known in COEFFICIENTS.items() if not known.for_codes}
    assert not_for_chance == {"percent", "holsti"}
    assert not_alone == {"percent", "holsti", "ac1", "ac2"}
    assert not_of_codes == {"ac2"}


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from(list(COEFFICIENTS)), st.randoms())
def test_order_of_units_and_coders_does_not_matter(table, statistic, random):
    units = random.sample(table, len(table))
    coders = random.sample(range(len(table[0])), len(table[0]))
    shuffled = [[row[c] for c in coders] for row in units]
    ours, theirs = coefficient(table, statistic), coefficient(shuffled, statistic)
    assert ours.reason == theirs.reason
    assert ours.value == pytest.approx(theirs.value, abs=1e-12, nan_ok=True)


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from(list(COEFFICIENTS)))
def test_a_value_or_a_reason_never_both_and_never_beyond_one(table, statistic):
    found = coefficient(table, statistic)
    assert (found.reason is None) == (not math.isnan(found.value))
    assert found.reason is not None or found.value <= 1 + 1e-12


@settings(max_examples=60, deadline=None)
@given(tables)
def test_names_of_categories_do_not_matter_to_nominal_alpha(table):
    names = {None: None, 1: "z", 2: "m", 3: "a"}
    renamed = [[names[value] for value in row] for row in table]
    for statistic in COEFFICIENTS:
        ours, theirs = coefficient(table, statistic), coefficient(renamed, statistic)
        assert ours.value == pytest.approx(theirs.value, abs=1e-12, nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(
    tables,
    st.sampled_from(["percent", "fleiss", "alpha", "ac1", "conger", "cohen", "scott"]),
)
def test_perfect_agreement_is_one_or_undefined(table, statistic):
    agreed = [[row[0]] * 3 for row in table]
    found = coefficient(agreed, statistic)
    assert found.reason is not None or found.value == pytest.approx(1, abs=1e-12)


sets = st.frozensets(st.sampled_from("abcd"))


@given(sets, sets, sets)
def test_jaccard_and_masi_are_distances(a, b, c):
    for distance in (jaccard, masi):
        assert distance(a, a) == 0
        assert distance(a, b) == distance(b, a)
        assert 0 <= distance(a, b) <= 1
        assert (distance(a, b) == 0) == (a == b)
    assert jaccard(a, c) <= jaccard(a, b) + jaccard(b, c) + 1e-12


def test_a_code_by_itself_is_as_far_from_a_set_as_the_set_of_that_code():
    tree = CodeTree({"work": "", "boss": "work", "pay": "work"})
    assert tree(frozenset({"pay"}), "boss") == tree("boss", frozenset({"pay"})) == tree("pay", "boss") == 0.5


def test_numbers_of_any_kind_are_ratings_beside_words():
    half = Fraction(1, 2)
    assert coefficient([[half, half], ["a", "a"], [half, math.nan], ["a", half]], "percent").value == pytest.approx(
        2 / 3
    )


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        *((name, False) for name in ("percent", "holsti", "ac1", "ac2")),  # high where a code is rare
        *((name, True) for name in ("cohen", "scott", "fleiss", "conger", "brennan_prediger", "alpha")),
    ],
)
def test_what_is_high_by_construction_is_reported_beside_alpha(name, alone):
    assert in_company([name]) == ([name] if alone else [name, "alpha"])
    assert in_company([name, "alpha", name]) == (["alpha"] if name == "alpha" else [name, "alpha"])


def test_conger_is_that_of_the_others_where_a_coder_is_not_in_a_draw():
    """A coder of a single segment is not in each resample; what is left is the value of those who are."""
    rng = np.random.default_rng(1)
    truth = rng.integers(0, 2, 60).astype(float)
    ratings = np.array([np.where(rng.random(60) < 0.8, truth, 1 - truth) for _ in range(3)]).T
    ratings[1:, 2] = np.nan
    found = bootstrap(ratings, "conger", draws=400)
    assert found.reason is None and found.ci_low < found.value < found.ci_high


def test_ordinal_weights_are_shares_of_the_farthest_pair():
    """Gwet 2014, ch. 3: 1 - C(gap + 1, 2) / C(q, 2)."""
    weights = _agreement_weights(["low", "mid", "high", "top"], "ordinal")
    assert weights[0] == pytest.approx([1, 1 - 1 / 6, 1 - 3 / 6, 0])
    assert np.array_equal(weights, weights.T)


def test_no_ratings_at_all_have_a_reason_and_no_value():
    for ratings in ([], [[], []]):
        found = coefficient(ratings, "alpha")
        assert (found.reason, found.n_units, found.n_coders) == ("one_coder", 0, 0)


def test_a_table_that_is_none_and_a_rating_that_is_none_are_told_with_their_row():
    with pytest.raises(StudyError, match="this unit has 1 ratings, the first one has 2") as told:
        coefficient([[1, 2], [1, 2], [1]], "alpha")
    assert told.value.row == 3
    with pytest.raises(StudyError, match="the rating of coder 2 is not among the 2 categories") as told:
        coefficient([["a", "b"], ["a", "c"]], "alpha", categories=["a", "b"])
    assert told.value.row == 2


@pytest.mark.parametrize("statistic", ["cohen", "scott"])
def test_two_units_are_enough_of_a_pair_and_one_is_too_few(statistic):
    assert coefficient([[1, 1], [2, 2]], statistic).value == 1
    found = coefficient([[1, 2, None], [None, 1, 1], [1, None, 1]], statistic)  # each pair shares one unit
    assert (found.reason, found.n_pairs, found.n_pairs_undefined) == ("too_few_units", 0, 3)
    found = coefficient([[1, 1, None], [1, 1, None], [None, 1, 1]], statistic)
    assert (found.reason, found.n_pairs_undefined) == ("no_variation", 3)
    assert coefficient([[1, 2, 1]], statistic).n_pairs_undefined == 0
    assert coefficient([[1, 2], [2, 2]], "alpha").n_pairs_undefined == 0


def test_without_a_value_the_interval_says_of_how_many_units_and_draws():
    found = bootstrap([[0, 0], [0, 0], [0, None]], "alpha", draws=70, level=0.9)
    assert (found.reason, found.n_units, found.draws, found.level, found.n_undefined) == ("no_variation", 2, 70, 0.9, 0)
    assert bootstrap([[0, 1], [0, 0], [1, 1], [0, 1]] * 9, "alpha", draws=70).n_units == 36


def test_alpha_without_a_unit_is_the_same_from_sums_that_are_kept_sparse():
    """Without each unit in turn, sums that are kept sparse give what sums that are kept whole give."""
    sets = [[frozenset(a), frozenset(b), frozenset(c)] for a, b, c in ["aab", "aba", "abb", "bbb", "acc"]]
    read = read_ratings([*sets, [frozenset("a"), frozenset("a"), None], [frozenset("c"), None, None]])
    for distance in ("nominal", "masi", lambda a, b: 0.01 * (a != b)):
        statistic = make_statistic(read, "alpha", distance)
        whole = statistic.contributions(read.codes)
        sparse = _sparse_contributions(read.codes, statistic.apart)
        assert sparse.toarray() == pytest.approx(whole)
        totals = whole.sum(axis=0)
        assert without_one(statistic, totals, sparse) == pytest.approx(without_one(statistic, totals, whole))
    two = read_ratings([["a", "a"], ["a", "a"], ["a", "b"]])  # without the last unit nothing varies
    statistic = make_statistic(two, "alpha")
    whole = statistic.contributions(two.codes)
    sparse = _sparse_contributions(two.codes, statistic.apart)
    left = without_one(statistic, whole.sum(axis=0), sparse)
    assert np.isnan(left[2]) and left[:2] == pytest.approx(without_one(statistic, whole.sum(axis=0), whole)[:2])
