"""Probabilities: right on average where scores mean something, distrusted where they do not."""

import numpy as np
import pytest

from themetrail.suggest.calibration import (
    brier_skill,
    calibration_error,
    distrust,
    fit_calibration,
    rivals_of,
)

ALL = np.ones((4000, 2), dtype=bool)


def drawn(n=4000, seed=1):
    """Scores, and decisions that follow them by a known curve."""
    draw = np.random.default_rng(seed)
    scores = draw.uniform(-3, 3, (n, 2))
    rivals, any_code = draw.uniform(0, 2, n), draw.uniform(0, 1, n)
    likely = 1 / (1 + np.exp(-(1.5 * scores - 0.5 * rivals[:, None] + 2 * any_code[:, None] - 2)))
    return scores, rivals, any_code, (draw.random((n, 2)) < likely).astype(np.int8), likely


def test_the_curve_that_made_the_data_is_found():
    *known, borne, likely = drawn()
    curve = fit_calibration(*known, borne, ALL)
    assert curve.slope == pytest.approx(1.5, abs=0.1)
    assert curve.per_rivals == pytest.approx(-0.5, abs=0.1)
    assert curve.per_any == pytest.approx(2, abs=0.3)
    assert curve.intercept == pytest.approx(-2, abs=0.2)
    assert np.abs(curve.probabilities(*known) - likely).max() < 0.05


def test_what_may_not_be_proposed_teaches_nothing():
    *known, borne, _ = drawn()
    masked = ALL.copy()
    masked[::3, 1] = False
    changed = np.where(masked, borne, 1 - borne)
    assert fit_calibration(*known, borne, masked) == fit_calibration(*known, changed, masked)


def test_scores_that_run_against_the_decisions_are_not_informative():
    scores, rivals, any_code, borne, _ = drawn()
    assert fit_calibration(scores, rivals, any_code, borne, ALL).informative
    assert not fit_calibration(-scores, rivals, any_code, borne, ALL).informative


def test_decisions_that_are_all_alike_give_a_level_curve():
    *known, borne, _ = drawn()
    curve = fit_calibration(*known, np.zeros_like(borne), ALL)
    assert curve.probabilities(*known).max() < 0.001
    assert not curve.informative


def test_rivals_are_the_sum_of_what_the_allowed_codes_are_worth():
    scores = np.log([[1.0, 2.0, 5.0], [1.0, 2.0, 5.0]])
    allowed = np.array([[True, True, True], [True, False, True]])
    assert np.exp(rivals_of(scores, allowed)) == pytest.approx([8, 6])


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
    enough, few = np.zeros(3, dtype=bool), np.array([False, True, False])
    assert distrust(probabilities, bearing, transcripts, enough) == ["one_transcript", "", "no_better_than_base_rate"]
    assert distrust(probabilities, bearing, transcripts, few)[1] == "too_few_examples"
