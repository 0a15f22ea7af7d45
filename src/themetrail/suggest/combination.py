"""One weight per signal, for all codes: how much each speaks for a code. `own_weights` lets codes differ from them.

The weights make the codes that people gave likely among all codes of the segment (McFadden's conditional logit 1974),
learnt from left-out scores. None is below zero: a signal may be worthless but never speak against its own.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

SHRINKAGE = 1e-3
DECIMALS = 6  # of weights, and of the scores that they make, so that ties are ties on every machine
MOST_CELLS = 60_000  # segments x codes that the weights are learnt from: more make them no better


def fit_weights(signals: np.ndarray, bearing: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    """Weights of the signals (texts x codes x signals), for texts x codes that people gave.

    A code that is not `allowed` for a text (it may not be proposed there, or nothing without that text's transcript
    bears it) is masked, not scored. All weights are equal where no text can be learnt from.
    """
    borne = bearing * allowed
    known = learnt_from(bearing, allowed)
    scale = signals[allowed].std(axis=0) if allowed.any() else np.zeros(signals.shape[2])
    usable = scale > 1e-9
    if not len(known) or not usable.any():
        return np.where(usable, 1.0, 0.0)
    scale = np.where(usable, scale, 1.0)
    z, open_ = (signals[known] / scale)[:, :, usable], allowed[known]
    share = borne[known] / borne[known].sum(axis=1, keepdims=True)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = np.where(open_, z @ weights, -np.inf)
        top = scores.max(axis=1, keepdims=True)
        likely = np.exp(scores - top)
        total = likely.sum(axis=1, keepdims=True)
        gain = np.sum(share * np.where(open_, scores, 0.0)) - np.sum(top + np.log(total))
        slope = np.tensordot(share - likely / total, z, axes=2)
        n = len(known)
        return SHRINKAGE * weights @ weights - gain / n, 2 * SHRINKAGE * weights - slope / n

    start = np.full(int(usable.sum()), 0.3)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(start))
    weights = np.zeros(signals.shape[2])
    weights[usable] = found.x
    return (weights / scale).round(DECIMALS)


def learnt_from(bearing: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    """The texts with a code that is allowed there, evenly spread where they are more than weights need."""
    known = np.flatnonzero((bearing * allowed).any(axis=1))
    return evenly(known, max(MOST_CELLS // max(bearing.shape[1], 1), 100))


def evenly(rows: np.ndarray, most: int) -> np.ndarray:
    """At most so many of the rows, evenly spread over them."""
    if len(rows) <= most:
        return rows
    return rows[np.linspace(0, len(rows) - 1, most).astype(int)]
