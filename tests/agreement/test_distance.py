"""How far apart categories are, by the definitions worked out by hand."""

import numpy as np
import pytest

from themetrail.agreement import coefficient
from themetrail.agreement.distance import disagreement, jaccard, masi
from themetrail.contracts.errors import StudyError


def test_the_ratio_distance_holds_from_zero_upwards():
    # ((a - b) / (a + b)) squared, and no distance between 0 and 0 (Krippendorff 2018, ch. 12)
    assert disagreement([0, 1, 3], "ratio") == pytest.approx(np.array([[0, 1, 1], [1, 0, 0.25], [1, 0.25, 0]]))


def test_the_interval_distance_is_squared_and_a_share_of_the_largest():
    assert disagreement([1, 2, 5], "interval") == pytest.approx(np.array([[0, 1, 16], [1, 0, 9], [16, 9, 0]]) / 16)


@pytest.mark.parametrize(("weights", "middle"), [("linear", 0.5), ("quadratic", 0.25)])
def test_weights_of_words_go_by_their_ranks_and_of_numbers_by_their_values(weights, middle):
    assert disagreement(["low", "mid", "top"], "nominal", weights)[0] == pytest.approx([0, middle, 1])
    of_numbers = {"linear": 1 / 9, "quadratic": 1 / 81}[weights]
    assert disagreement([1, 2, 10], "nominal", weights)[0] == pytest.approx([0, of_numbers, 1])


def test_ordinal_weights_go_by_ranks_whatever_the_values():
    # gap (gap + 1) / 2, as a share of the largest (Gwet 2014, ch. 3)
    assert disagreement([1, 2, 10], "nominal", "ordinal")[0] == pytest.approx([0, 1 / 3, 1])


@pytest.mark.parametrize("statistic", ["alpha", "ac1"])
def test_an_estimate_says_which_coefficient_it_is(statistic):
    assert coefficient(np.array([[0, 1], [1, 1], [0, 0]]), statistic).statistic == statistic


def test_weights_may_be_a_matrix_and_those_of_identity_change_nothing():
    ratings = [[1, 1], [1, 2], [2, 3], [3, 3], [2, 2], [1, 2]]
    linear = [[1, 0.5, 0], [0.5, 1, 0.5], [0, 0.5, 1]]
    given = coefficient(ratings, "cohen", weights=linear).value
    assert given == pytest.approx(coefficient(ratings, "cohen", weights="linear").value, abs=1e-12)
    plain = coefficient(ratings, "cohen").value
    assert coefficient(ratings, "cohen", weights="identity").value == pytest.approx(plain, abs=1e-12)
    assert given > plain + 0.1


def test_a_distance_of_ones_own_stands_as_it_is_where_none_is_beyond_one():
    between = {("a", "b"): 0.25, ("a", "c"): 0.5, ("b", "c"): 0.1}
    apart = disagreement(["a", "b", "c"], lambda a, b: between.get((a, b), between.get((b, a), 0.0)))
    assert apart == pytest.approx(np.array([[0, 0.25, 0.5], [0.25, 0, 0.1], [0.5, 0.1, 0]]))


SETS = [frozenset(), *map(frozenset, ("a", "b", "ab", "bc", "abc", "abcd", "d"))]


def test_masi_is_jaccard_by_how_one_set_lies_in_the_other():
    """Passonneau 2006: 1 - J M, with M 1 of equal sets, 2/3 of one within the other, 1/3 of two that overlap."""
    assert masi(frozenset("ab"), frozenset("bc")) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert (
        masi(frozenset("a"), frozenset("ab"))
        == masi(frozenset("ab"), frozenset("a"))
        == pytest.approx(1 - 1 / 2 * 2 / 3)
    )
    assert masi(frozenset("a"), frozenset("b")) == masi(frozenset(), frozenset("b")) == 1


@pytest.mark.parametrize(("name", "between"), [("jaccard", jaccard), ("masi", masi)])
def test_distances_of_all_sets_at_once_are_those_of_each_two(name, between):
    assert disagreement(SETS, name) == pytest.approx(np.array([[between(a, b) for b in SETS] for a in SETS]))


def test_small_numbers_are_as_far_apart_as_large_ones():
    assert disagreement([0.1, 0.2, 0.5], "interval") == pytest.approx(disagreement([1, 2, 5], "interval"))
    for weights in ("linear", "quadratic"):
        small = disagreement([0.1, 0.2, 0.5], "nominal", weights)
        assert small == pytest.approx(disagreement([1, 2, 5], "nominal", weights))


@pytest.mark.parametrize("categories", [[], ["a"]])
@pytest.mark.parametrize("weights", ["identity", "linear", "ordinal"])
def test_nothing_is_apart_where_there_is_one_category_or_none(categories, weights):
    n = len(categories)
    assert disagreement(categories, "nominal", weights).tolist() == np.zeros((n, n)).tolist()
    assert disagreement(categories, "interval" if not n else "nominal").tolist() == np.zeros((n, n)).tolist()


def test_a_distance_beyond_one_is_a_share_of_the_largest():
    assert disagreement([1, 2, 4], lambda a, b: abs(a - b) / 2)[0] == pytest.approx([0, 1 / 3, 1])


@pytest.mark.parametrize(
    "between",
    [lambda a, b: float("nan") if a != b else 0, lambda a, b: -1 if a != b else 0, lambda a, b: 1],
    ids=["no number", "below 0", "not 0 of equal values"],
)
def test_what_is_no_distance_is_refused_for_what_is_wrong_with_it(between):
    with pytest.raises(StudyError, match="0 between equal values and a finite number of 0 or more"):
        disagreement(["a", "b"], between)


@pytest.mark.parametrize("weights", [np.eye(3), [[1, 0.5], [0.2, 1]], [[0.9, 0], [0, 1]]])
def test_a_matrix_of_weights_fits_the_categories(weights):
    with pytest.raises(StudyError, match="symmetric 2 x 2 matrix with 1 on the diagonal"):
        disagreement(["a", "b"], "nominal", weights)
