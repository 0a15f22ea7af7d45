"""The weights of the signals: none below zero, learnt from what may be proposed alone."""

import numpy as np

from themetrail.suggest.combination import evenly, fit_weights

DRAW = np.random.default_rng(2)
N, CODES = 400, 5
TRUE, NOISE = DRAW.normal(size=(N, CODES)), DRAW.normal(size=(N, CODES))
BEARING = np.zeros((N, CODES), dtype=np.int8)
BEARING[np.arange(N), (TRUE + 0.5 * DRAW.normal(size=(N, CODES))).argmax(axis=1)] = 1
ALL = np.ones((N, CODES), dtype=bool)


def test_what_speaks_for_a_code_weighs_and_what_speaks_against_it_weighs_nothing():
    weights = fit_weights(np.stack([TRUE, NOISE, -TRUE], axis=2), BEARING, ALL)
    assert weights[0] > 1
    assert weights[1] < 0.2
    assert weights[2] == 0


def test_a_masked_code_teaches_nothing():
    allowed = ALL.copy()
    allowed[::2, 0] = False
    signals = np.stack([TRUE, NOISE], axis=2)
    changed = np.where(allowed[:, :, None], signals, 9.0)
    other = np.where(allowed, BEARING, 1 - BEARING)
    assert np.array_equal(fit_weights(signals, BEARING, allowed), fit_weights(changed, other, allowed))


def test_a_signal_that_never_differs_has_no_weight_and_without_data_all_weigh_alike():
    signals = np.stack([TRUE, np.ones_like(TRUE)], axis=2)
    assert fit_weights(signals, BEARING, ALL)[1] == 0
    assert fit_weights(signals, np.zeros_like(BEARING), ALL).tolist() == [1, 0]


def test_rows_are_spread_evenly():
    assert evenly(np.arange(3), 5).tolist() == [0, 1, 2]
    assert evenly(np.arange(101), 3).tolist() == [0, 50, 100]
