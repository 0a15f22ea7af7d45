"""How far apart categories are, by the definitions worked out by hand."""

import numpy as np
import pytest

from themetrail.agreement import coefficient
from themetrail.agreement.distance import disagreement


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
