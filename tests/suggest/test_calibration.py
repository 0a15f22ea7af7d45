"""Probabilities: right on average where scores mean something, distrusted where they do not."""

import numpy as np
import pytest

from themetrail.suggest.calibration import (
    brier_skill,
    calibration_error,
    cross_calibrated,
    distrust,
    fit_calibration,
)


def drawn(n=4000, seed=1):
    """Scores, and decisions that follow them by a known curve."""
    draw = np.random.default_rng(seed)
    scores = draw.uniform(-3, 3, (n, 2))
    likely = 1 / (1 + np.exp(-(1.5 * scores - 1)))
    return scores, (draw.random((n, 2)) < likely).astype(np.int8), likely


def test_the_curve_that_made_the_data_is_found():
    scores, borne, likely = drawn()
    curve = fit_calibration(scores, borne)
    assert curve.slope == pytest.approx(1.5, abs=0.1)
    assert curve.intercept == pytest.approx(-1, abs=0.1)
    assert np.abs(curve.probabilities(scores) - likely).max() < 0.03


def test_a_fold_is_calibrated_by_the_others_alone():
    scores, borne, _ = drawn(600)
    fold = np.arange(600) % 3
    before = cross_calibrated(scores, borne, fold)
    changed = borne.copy()
    changed[fold == 0] = 1 - changed[fold == 0]
    after = cross_calibrated(scores, changed, fold)
    assert np.array_equal(before[fold == 0], after[fold == 0])
    assert not np.array_equal(before[fold == 1], after[fold == 1])


def test_scores_that_run_against_the_decisions_are_not_informative():
    scores, borne, _ = drawn(500)
    assert fit_calibration(scores, borne).informative
    assert not fit_calibration(-scores, borne).informative


def test_decisions_that_are_all_alike_give_a_level_curve():
    scores, borne, _ = drawn(50)
    assert fit_calibration(scores, np.zeros_like(borne)).probabilities(scores).max() < 0.001
    assert not fit_calibration(scores, np.zeros_like(borne)).informative


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
