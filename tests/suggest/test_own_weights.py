"""Weights of a code's own: found where codes differ in every transcript, and left common where they do not."""

import numpy as np

from themetrail.suggest.combination import fit_weights
from themetrail.suggest.own_weights import PENALTIES, Weights, _Step, fit_own_weights

DRAW = np.random.default_rng(5)
N, CODES, GROUPS = 600, 4, 12
GROUP = np.arange(N) % GROUPS
SIGNALS = DRAW.normal(size=(N, CODES, 2))
ALL = np.ones((N, CODES), dtype=bool)
BY_WORDS, BY_QUESTION = slice(0, 2), slice(2, 4)


def decided(by_code, start=0.0):
    """One code of each text, the likelier the higher its score."""
    scores = np.einsum("tcs,cs->tc", SIGNALS, by_code) + start
    bearing = np.zeros((N, CODES), dtype=np.int8)
    bearing[np.arange(N), (scores + DRAW.gumbel(size=scores.shape)).argmax(axis=1)] = 1
    return bearing


def fitted(bearing, allowed=ALL):
    common = fit_weights(SIGNALS, bearing, allowed)
    weights, scores = fit_own_weights(SIGNALS, bearing, allowed, GROUP, common)
    return common, weights, scores


def test_codes_that_are_told_by_different_signals_have_weights_of_their_own():
    by_code = np.zeros((CODES, 2))
    by_code[BY_WORDS, 0], by_code[BY_QUESTION, 1] = 2.0, 2.0
    bearing = decided(by_code)
    common, weights, scores = fitted(bearing)
    assert (weights.by_code[BY_WORDS, 0] > common[0]).all()
    assert (weights.by_code[BY_QUESTION, 0] < common[0]).all()
    assert (weights.by_code >= 0).all()
    ours = (scores * bearing).sum(axis=1) >= scores.max(axis=1)
    before = SIGNALS @ common
    assert ours.mean() > ((before * bearing).sum(axis=1) >= before.max(axis=1)).mean() + 0.03


def test_a_code_that_is_given_more_often_starts_higher():
    _, weights, _ = fitted(decided(np.ones((CODES, 2)), start=np.array([1.5, 0, 0, 0])))
    assert weights.start[0] > max(weights.start[1:]) + 0.5


def test_what_holds_within_a_transcript_alone_changes_nothing():
    of_transcript = 3 * DRAW.normal(size=(GROUPS, CODES))[GROUP]
    bearing = decided(np.ones((CODES, 2)), start=of_transcript - of_transcript.mean(axis=0))
    common, weights, scores = fitted(bearing)
    assert np.array_equal(weights.by_code, np.tile(common, (CODES, 1)))
    assert np.array_equal(scores, Weights.common(common, CODES).scores(SIGNALS))


def test_a_transcript_that_is_left_out_informs_no_weight():
    bearing, common = decided(np.ones((CODES, 2))), np.ones(2)
    other = bearing.copy()
    other[GROUP == 3] = np.roll(bearing[GROUP == 3], 1, axis=1)
    one, two = (_Step(SIGNALS, ALL, share.astype(float), GROUP, common) for share in (bearing, other))
    for penalty in PENALTIES:
        without = [step.weights(penalty, without=3) for step in (one, two)]
        assert np.allclose(without[0].by_code, without[1].by_code, atol=1e-6)
        assert np.allclose(without[0].start, without[1].start, atol=1e-6)
        assert not np.allclose(one.weights(penalty).start, two.weights(penalty).start, atol=1e-4)


def test_a_code_that_is_masked_everywhere_keeps_the_common_weights():
    by_code = np.zeros((CODES, 2))
    by_code[BY_WORDS, 0], by_code[BY_QUESTION, 1] = 2.0, 2.0
    allowed = ALL.copy()
    allowed[:, 3] = False
    common, weights, _ = fitted(decided(by_code), allowed)
    assert weights.by_code[3].tolist() == common.tolist()
    assert weights.start[3] == 0
    assert weights.by_code[0].tolist() != common.tolist()


def test_without_a_coded_text_the_weights_are_common():
    _, weights, scores = fitted(np.zeros((N, CODES), dtype=np.int8))
    assert np.array_equal(weights.by_code, np.ones((CODES, 2)))
    assert scores.shape == (N, CODES)
