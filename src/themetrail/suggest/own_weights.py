"""Weights of a code's own, near to those of all codes: some codes are told by their words, others by what was asked.

One Newton step leads from the common weights towards those that make the decisions on this code likely, held back by a
penalty (weights that vary by code around a common mean; Gelman and Hill 2007). How strong it is follows from the
likelihood of transcripts that are left out, which needs no refit: their share of the sums is taken off. Where no
penalty does better than the common weights, these stay.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from themetrail.suggest.combination import DECIMALS, learnt_from

PENALTIES = (30.0, 100.0, 300.0)  # so many passages must speak against the common weights to be heard


@dataclass(frozen=True)
class Weights:
    """What scores are made of: weights by code (codes x signals, none below zero), and what is added to each code."""

    by_code: np.ndarray
    start: np.ndarray

    @classmethod
    def common(cls, weights: np.ndarray, n_codes: int) -> Weights:
        """The same weights of the signals for all codes."""
        return cls(np.tile(weights, (n_codes, 1)), np.zeros(n_codes))

    def scores(self, signals: np.ndarray) -> np.ndarray:
        """Texts x codes, of texts x codes x signals."""
        return (np.einsum("tcs,cs->tc", signals, self.by_code) + self.start).round(DECIMALS)


def fit_own_weights(
    signals: np.ndarray, bearing: np.ndarray, allowed: np.ndarray, group: np.ndarray, common: np.ndarray
) -> tuple[Weights, np.ndarray]:
    """The weights, and scores of the same texts by weights that know nothing of their own group.

    `signals` (texts x codes x signals), `bearing` and `allowed` are those that the `common` weights were learnt from;
    a `group` of texts is left out together.
    """
    known = learnt_from(bearing, allowed)
    best = Weights.common(common, bearing.shape[1])
    scores = best.scores(signals)
    if not len(known):
        return best, scores
    open_ = allowed[known]
    share = bearing[known] * open_ / (bearing[known] * open_).sum(axis=1, keepdims=True)
    step = _Step(signals[known], open_, share, group[known], common)
    likelihood = _likelihood(scores[known], share, open_)
    for penalty in PENALTIES:
        weights = step.weights(penalty)
        left_out = weights.scores(signals)
        for place, name in enumerate(step.groups):
            rows = np.flatnonzero(group == name)
            left_out[rows] = step.weights(penalty, without=place).scores(signals[rows])
        found = _likelihood(left_out[known], share, open_)
        if found > likelihood:
            best, scores, likelihood = weights, left_out, found
    return best, scores


class _Step:
    """What the decisions of each group say of each code's weights: slope and curvature of their likelihood."""

    def __init__(
        self, signals: np.ndarray, allowed: np.ndarray, share: np.ndarray, group: np.ndarray, common: np.ndarray
    ) -> None:
        self._common, self._mean = common, signals[allowed].mean(axis=0)
        scale = signals[allowed].std(axis=0)
        self._per_scale = np.where(scale > 1e-9, 1 / np.maximum(scale, 1e-9), 0)
        self.groups = np.unique(group)
        member = (self.groups[:, None] == group).astype(float)
        likely = _softmax(signals @ common, allowed)
        slopes, curvatures = [], []
        for code in range(signals.shape[1]):
            z = np.column_stack([(signals[:, code] - self._mean) * self._per_scale, np.ones(len(signals))])
            p = likely[:, code]
            slopes.append(member @ (z * (share[:, code] - p)[:, None]))
            squares = (z * (p * (1 - p))[:, None])[:, :, None] * z[:, None, :]
            curvatures.append(np.tensordot(member, squares, axes=1))
        self._slope, self._curvature = np.stack(slopes, axis=1), np.stack(curvatures, axis=1)  # groups first
        self._all = self._slope.sum(axis=0), self._curvature.sum(axis=0)

    def weights(self, penalty: float, without: int | None = None) -> Weights:
        """The weights after the step, from all groups or without one."""
        slope, curvature = self._all
        if without is not None:
            slope, curvature = slope - self._slope[without], curvature - self._curvature[without]
        held_back = curvature + penalty * np.eye(curvature.shape[-1])
        moved = np.linalg.solve(held_back, slope[:, :, None])[:, :, 0]
        by_code = np.maximum(self._common + moved[:, :-1] * self._per_scale, 0).round(DECIMALS)
        return Weights(by_code, (moved[:, -1] - (by_code - self._common) @ self._mean).round(DECIMALS))


def _softmax(scores: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    highest = np.where(allowed, scores, -np.inf).max(axis=1, keepdims=True)
    likely = np.where(allowed, np.exp(np.minimum(scores - highest, 0)), 0)
    return likely / likely.sum(axis=1, keepdims=True)


def _likelihood(scores: np.ndarray, share: np.ndarray, allowed: np.ndarray) -> float:
    """The logarithm, of the codes that people gave among all codes of the text."""
    return float((share * np.log(np.maximum(_softmax(scores, allowed), 1e-300))).sum().round(DECIMALS))
