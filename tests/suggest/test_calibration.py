"""Probabilities: right on average where scores mean something, distrusted where they do not."""

import numpy as np
import pytest

from themetrail.suggest.calibration import (
    brier_skill,
    calibration_error,
    cross_calibrated,
    distrust,
    fit_calibration,
    lengths_of,
)


def drawn(n=4000, seed=1):
    """Scores, and decisions that follow them by a known curve."""
    draw = np.random.default_rng(seed)
    scores = draw.uniform(-3, 3, (n, 2))
    lengths = draw.uniform(0, 5, n)
    likely = 1 / (1 + np.exp(-(1.5 * scores + 0.5 * lengths[:, None] - 2)))
    return scores, lengths, (draw.random((n, 2)) < likely).astype(np.int8), likely


def test_the_curve_that_made_the_data_is_found():
    scores, lengths, borne, likely = drawn()
    curve = fit_calibration(scores, lengths, borne)
    assert curve.slope == pytest.approx(1.5, abs=0.1)
    assert curve.per_length == pytest.approx(0.5, abs=0.1)
    assert curve.intercept == pytest.approx(-2, abs=0.2)
    usual = (lengths > 0.5) & (lengths < 4.5)
    assert np.abs(curve.probabilities(scores, lengths) - likely)[usual].max() < 0.04


def test_a_fold_is_calibrated_by_the_others_alone():
    scores, lengths, borne, _ = drawn(600)
    fold = np.arange(600) % 3
    before = cross_calibrated(scores, lengths, borne, fold)
    changed = borne.copy()
    changed[fold == 0] = 1 - changed[fold == 0]
    after = cross_calibrated(scores, lengths, changed, fold)
    assert np.array_equal(before[fold == 0], after[fold == 0])
    assert not np.array_equal(before[fold == 1], after[fold == 1])


def test_scores_that_run_against_the_decisions_are_not_informative():
    scores, lengths, borne, _ = drawn(500)
    assert fit_calibration(scores, lengths, borne).informative
    assert not fit_calibration(-scores, lengths, borne).informative


def test_decisions_that_are_all_alike_give_a_level_curve():
    scores, lengths, borne, _ = drawn(50)
    assert fit_calibration(scores, lengths, np.zeros_like(borne)).probabilities(scores, lengths).max() < 0.001
    assert not fit_calibration(scores, lengths, np.zeros_like(borne)).informative


def test_brier_skill_by_hand():
    borne = np.array([1, 0, 0, 0])
    assert brier_skill(borne.astype(float), borne) == 1
    assert brier_skill(np.full(4, 0.25), borne) == pytest.approx(0)
    # squared errors .25 + .04 against 4 x .1875
    assert brier_skill(np.array([0.5, 0.2, 0, 0]), borne) == pytest.approx(1 - 0.29 / 0.75)


def test_calibration_error_by_hand():
    # the bin of .8 holds two cells of which one is borne: |1.6 - 1| / 4; the bin of .1: |.2 - 0| / 4
    assert calibration_error(np.array([0.8, 0.8, 0.1, 0.1]), np.array([1, 0, 0, 0])) == pytest.approx(0.2)


def test_who_is_distrusted_and_why():
    transcripts = np.array(["A", "A", "B", "B"])
    bearing = np.array([[1, 1, 1], [1, 0, 0], [0, 1, 1], [0, 0, 0]], dtype=np.int8)
    probabilities = np.array([[0.9, 0.9, 0.1], [0.9, 0.1, 0.9], [0.1, 0.9, 0.1], [0.1, 0.1, 0.9]])
    assert distrust(probabilities, bearing, transcripts) == ["one_transcript", "", "no_better_than_base_rate"]


def test_length_is_logarithmic_and_0_without_a_word():
    assert lengths_of(np.array([0, 1, 5])) == pytest.approx(np.log([1, 2, 6]))


@pytest.mark.parametrize("sign", [1, -1])
def test_a_text_of_unusual_length_gains_no_more_than_usual_ones(sign):
    draw = np.random.default_rng(3)
    scores, lengths = draw.uniform(-3, 3, (3000, 1)), draw.uniform(2, 4, 3000)
    likely = 1 / (1 + np.exp(-(scores + sign * (lengths[:, None] - 3))))
    curve = fit_calibration(scores, lengths, (draw.random((3000, 1)) < likely).astype(np.int8))
    short, low, high, long = curve.probabilities(np.zeros((4, 1)), np.array([0.5, 2.2, 3.8, 6]))[:, 0]
    if sign > 0:
        assert short < low < high
        assert long == pytest.approx(high, abs=0.01)
    else:
        assert long < high < low
        assert short == pytest.approx(low, abs=0.01)
