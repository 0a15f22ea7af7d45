"""Measures by hand: three segments, three codes; the second segment has no code and counts for no ranking measure."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from themetrail.suggest.measures import (
    accepted_matrix,
    average_precision,
    macro_f1,
    mean_average_precision,
    precision_recall_f1,
    recalls,
    reciprocal_ranks,
)

SCORES = np.array([[0.9, 0.5, 0.1], [0.9, 0.5, 0.1], [0.2, 0.3, 0.8]])
BEARING = np.array([[0, 1, 1], [0, 0, 0], [0, 0, 1]], dtype=np.int8)


@pytest.mark.parametrize(("k", "recall"), [(1, (0 + 1) / 2), (2, (1 / 2 + 1) / 2), (3, 1.0)])
def test_recall_at_k_is_the_mean_share_of_a_segments_codes(k, recall):
    assert recalls(k, SCORES, BEARING).mean() == pytest.approx(recall)


def test_reciprocal_rank_is_that_of_the_first_right_code():
    assert reciprocal_ranks(SCORES, BEARING).tolist() == [1 / 2, 1]


def test_mean_average_precision_by_hand():
    first = (1 / 2 + 2 / 3) / 2
    assert mean_average_precision(SCORES, BEARING) == pytest.approx((first + 1) / 2)


def test_average_precision_of_one_code_by_hand():
    assert average_precision(np.array([0.9, 0.8, 0.7]), np.array([1, 0, 1])) == pytest.approx((1 + 2 / 3) / 2)


def test_equal_scores_keep_the_order_of_the_codebook():
    level = np.zeros((1, 3))
    assert reciprocal_ranks(level, np.array([[1, 0, 0]], dtype=np.int8)) == 1
    assert reciprocal_ranks(level, np.array([[0, 0, 1]], dtype=np.int8)) == 1 / 3


def test_accepted_set_by_hand():
    accepted = accepted_matrix([[0, 1], [], [2]], 3)
    precision, recall, f1 = precision_recall_f1(accepted, BEARING)
    assert (precision, recall, f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    # code 0 is borne by nobody and does not count; code 1: 1; code 2: precision 1, recall 1/2
    assert macro_f1(accepted, BEARING) == pytest.approx((1 + 2 / 3) / 2)


def test_what_has_no_denominator_is_undefined():
    none = np.zeros((2, 2), dtype=np.int8)
    assert len(recalls(1, np.zeros((2, 2)), none)) == 0
    assert math.isnan(mean_average_precision(np.zeros((2, 2)), none))
    assert math.isnan(precision_recall_f1(none, none)[0])
    assert math.isnan(average_precision(np.zeros(2), none[:, 0]))


@given(
    npst.arrays(np.float64, (6, 4), elements=st.floats(-3, 3)),
    npst.arrays(np.int8, (6, 4), elements=st.integers(0, 1)).filter(lambda bearing: bearing.any()),
)
def test_recall_grows_with_k_to_all(scores, bearing):
    found = [recalls(k, scores, bearing).mean() for k in (1, 2, 3, 4)]
    assert found == sorted(found)
    assert found[-1] == pytest.approx(1)
    assert 0 < mean_average_precision(scores, bearing) <= 1
