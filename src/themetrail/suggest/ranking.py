"""One linear classifier per code; its score orders the codes of a segment.

Support vector classification with squared hinge loss (Fan et al. 2008, LIBLINEAR), classes weighted by their rarity so
that codes of different frequency are scored on one scale. Training and prediction are linear in the number of segments.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

REGULARISATION = 0.1
LIMIT = 3.0  # scores beyond are no more certain
DECIMALS = 9  # so that ties are ties on every machine


@dataclass(frozen=True)
class Ranking:
    """Weights (terms x codes) and intercepts (codes); a code that was never or always borne has no weights."""

    weights: np.ndarray
    intercepts: np.ndarray

    def scores(self, vectors: sp.csr_matrix) -> np.ndarray:
        """Texts x codes, from -LIMIT to LIMIT; higher is likelier."""
        return np.clip(vectors @ self.weights + self.intercepts, -LIMIT, LIMIT).round(DECIMALS)


def fit_ranking(vectors: sp.csr_matrix, bearing: np.ndarray, seed: int) -> Ranking:
    """Learn to rank from vectors (texts x terms) and `bearing` (texts x codes, 0 or 1)."""
    from sklearn.svm import LinearSVC

    weights = np.zeros((vectors.shape[1], bearing.shape[1]))
    intercepts = np.zeros(bearing.shape[1])
    wide = sp.csr_matrix(vectors, dtype=np.float64)
    for code, borne in enumerate(bearing.T):
        if borne.min() == borne.max():
            intercepts[code] = LIMIT if borne.any() else -LIMIT
            continue
        classifier = LinearSVC(C=REGULARISATION, class_weight="balanced", random_state=seed, dual=True, max_iter=5000)
        classifier.fit(wide, borne)
        weights[:, code], intercepts[code] = classifier.coef_[0], classifier.intercept_[0]
    return Ranking(weights, intercepts)


def order_of(scores: np.ndarray) -> np.ndarray:
    """For each row the codes from best to worst; equal scores keep the order of the codebook."""
    return np.argsort(-scores, axis=1, kind="stable")
