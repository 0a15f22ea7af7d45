"""Segments of one kind: those that the same coders saw and to which each of them gave the same codes.

There are far fewer kinds than segments, and all that a coefficient needs of a resample is how many it has of each kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

MOST_HELD = 2**26  # counts (draws x kinds) that are kept, 256 MB of them; beyond it they are drawn anew at every use
_OF_SEGMENTS = 2**32 - 1  # a stream of random numbers of their own


@dataclass(frozen=True)
class Resamples:
    """Resamples of segments. `first`: a segment of each kind; `kind`: the kind of each segment."""

    first: np.ndarray
    kind: np.ndarray
    draws: int
    seed: int

    def drawn(self, size: int) -> Iterator[np.ndarray]:
        """How many segments of each kind are in each resample (draws x kinds), so many draws at a time."""
        rng = self._rng()
        for start in range(0, self.draws, size):
            end = min(start + size, self.draws)
            yield self._held[start:end] if self._is_held else self._draw(rng, end - start)

    @property
    def _is_held(self) -> bool:
        return self.draws * len(self.first) <= MOST_HELD

    @cached_property
    def _held(self) -> np.ndarray:
        return self._draw(self._rng(), self.draws)

    def _rng(self) -> np.random.Generator:
        return np.random.default_rng([self.seed, _OF_SEGMENTS])

    def _draw(self, rng: np.random.Generator, draws: int) -> np.ndarray:
        drawn = np.empty((draws, len(self.first)), dtype=np.int32)
        n = len(self.kind)
        for row in drawn:
            row[:] = np.bincount(self.kind[rng.integers(0, n, n)], minlength=len(self.first))
        return drawn


def kinds_of(seen: np.ndarray, applied: np.ndarray, apart: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """The first segment of each kind, and each segment's kind, by `seen` and `applied` (as in `agreement_of_codes`).

    `apart` (anything x segments) are further marks that tell kinds apart.
    """
    n = seen.shape[1]
    marks = np.packbits(np.vstack([seen, applied.reshape(-1, n), *([] if apart is None else [apart])]), axis=0)
    columns = np.ascontiguousarray(marks.T).view(np.dtype((np.void, len(marks)))).ravel()
    _, first, kind = np.unique(columns, return_index=True, return_inverse=True)
    return first, kind.reshape(-1)


def resample_segments(
    seen: np.ndarray, applied: np.ndarray, draws: int, seed: int, apart: np.ndarray | None = None
) -> Resamples:
    """Resamples of the segments with replacement, all codes of a segment together."""
    return Resamples(*kinds_of(seen, applied, apart), draws, seed)
