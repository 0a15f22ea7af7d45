"""Evidence: the coded examples most like a segment among those that bear a code; and the nearest-neighbour baseline."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp

from themetrail.suggest.products import dots, greatest, times

CHUNK = 1000  # texts whose similarities are in memory at once
MOST_BEARERS = 1000  # examples of one code among which evidence is sought


def nearest(texts: sp.csr_matrix, examples: sp.csr_matrix, most: int) -> list[list[int]]:
    """For each text the columns of the `most` most similar examples, best first; equal ones in the order of the
    examples.

    Both are vectors of unit length (texts x terms, terms x examples). An example that shares no term with the text is
    no evidence.
    """
    found: list[list[int]] = []
    for start in range(0, texts.shape[0], CHUNK):
        similarity = times(texts[start : start + CHUNK], examples).round(6)
        order = greatest(similarity, most, decimals=6)
        found += [
            [int(example) for example in row if likeness[example] > 0]
            for row, likeness in zip(order, similarity, strict=True)
        ]
    return found


def clearest(bearers: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """The bearers of a code with the highest scores where there are too many to compare all; in their own order.

    This bounds the work per segment, so that evidence for many segments takes time in proportion to their number.
    """
    if len(bearers) <= MOST_BEARERS:
        return bearers
    return np.sort(bearers[np.argsort(-scores, kind="stable")[:MOST_BEARERS]])


def most_similar_bearer(texts: sp.csr_matrix, examples: sp.csr_matrix, bearing: np.ndarray) -> np.ndarray:
    """Texts x codes: cosine similarity of the most similar example that bears the code; 0 where none does."""
    similarity_to = np.zeros((texts.shape[0], bearing.shape[1]))
    for start in range(0, texts.shape[0], CHUNK):
        similarity = dots(texts[start : start + CHUNK], examples).round(6)
        for code in range(bearing.shape[1]):
            bearers = np.flatnonzero(bearing[:, code])
            if len(bearers):
                similarity_to[start : start + CHUNK, code] = similarity[:, bearers].max(axis=1)
    return similarity_to
