"""Segments of one kind: those that the same coders saw and to which each of them gave the same codes.

There are far fewer kinds than segments, and all that a coefficient needs of a resample is how many it has of each kind.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Resamples:
    """`first`: a segment of each kind; `drawn`: how many segments of each kind are in each resample (draws x kinds)."""

    first: np.ndarray
    drawn: np.ndarray


def kinds_of(seen: np.ndarray, applied: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first segment of each kind, and each segment's kind, by `seen` and `applied` (as in `agreement_of_codes`)."""
    n = seen.shape[1]
    marks = np.packbits(np.vstack([seen, applied.reshape(-1, n)]), axis=0)
    columns = np.ascontiguousarray(marks.T).view(np.dtype((np.void, len(marks)))).ravel()
    _, first, kind = np.unique(columns, return_index=True, return_inverse=True)
    return first, kind.reshape(-1)


def resample_segments(seen: np.ndarray, applied: np.ndarray, draws: int, seed: int) -> Resamples:
    """Resamples of the segments with replacement, all codes of a segment together."""
    first, kind = kinds_of(seen, applied)
    rng = np.random.default_rng([seed, 2**32 - 1])
    drawn = np.empty((draws, len(first)), dtype=np.int32)
    n = len(kind)
    for row in drawn:
        row[:] = np.bincount(kind[rng.integers(0, n, n)], minlength=len(first))
    return Resamples(first, drawn)
