"""Many binary codes at once: how many segments fall into each pattern of who saw and who applied a code.

For a coefficient that is blind to who the coders are, the pair (coders who saw, coders who applied) is all there is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from themetrail.agreement.ratings import MISSING

MOST_LISTED = 2**20  # keys of patterns, those of twelve coders; beyond it they are sorted
OUTSIDE = 0  # the pattern of segments that nobody saw, the first of all


@dataclass(frozen=True)
class Cells:
    """`rows`: patterns x coders (1 applied, 0 not, -1 did not see); `cell`: codes x segments, the pattern of each;
    `seen_by`: for each pattern the number of the set of coders (or count of coders) who saw; `base`: for each such
    set the pattern in which none of them applied the code.

    Where `framed`, codes are compared on some of the segments only: elsewhere a code's pattern is OUTSIDE, of which no
    coefficient takes notice, since nobody saw."""

    rows: np.ndarray
    cell: np.ndarray
    seen_by: np.ndarray
    base: np.ndarray
    framed: bool

    def counts(self) -> np.ndarray:
        """Segments in each pattern (codes x patterns)."""
        counts = np.zeros((len(self.cell), len(self.rows)), dtype=np.int64)
        for code in range(len(self.cell)):
            counts[code] = self.counts_of(code)
        return counts

    def counts_of(self, code: int) -> np.ndarray:
        """Segments of one code in each pattern."""
        return self._counted(self.cell[code], 1)[0]

    def counts_by(self, code: int, strata: np.ndarray, n_strata: int) -> np.ndarray:
        """Segments of one code in each pattern (strata x patterns); `strata` numbers each segment's transcript."""
        return self._counted(strata * len(self.rows) + self.cell[code], n_strata)

    def _counted(self, key: np.ndarray, n_strata: int) -> np.ndarray:
        p = len(self.rows)
        counts = np.bincount(key, minlength=n_strata * p).reshape(n_strata, p)
        if self.framed:
            counts[:, OUTSIDE] = 0
        return counts

    def of_segments(self, chosen: np.ndarray) -> Cells:
        """The same patterns, for some of the segments (their numbers)."""
        return Cells(self.rows, self.cell[:, chosen], self.seen_by, self.base, self.framed)


def find_cells(seen: np.ndarray, applied: np.ndarray, blind: bool, frames: np.ndarray | None = None) -> Cells:
    """Sort segments into patterns. `seen`: coders x segments; `applied`: codes x coders x segments, true only where
    seen. With `blind`, coders are told apart only by number. `frames` (codes x segments) says where each code is
    compared, if not everywhere."""
    sort = _blind_cells if blind else _coder_cells
    cells = sort(seen, applied, frames is not None)
    if frames is not None:
        cells.cell[~frames] = OUTSIDE
    return cells


def _blind_cells(seen: np.ndarray, applied: np.ndarray, framed: bool) -> Cells:
    """Patterns (r coders saw, a of them applied), 0 <= a <= r."""
    coders = len(seen)
    saw = np.arange(coders + 1)
    start = saw * (saw + 1) // 2  # the number of the pattern (r, 0)
    seen_by = np.repeat(saw, saw + 1)
    rows = np.full((len(seen_by), coders), MISSING, dtype=np.int64)
    for number, r in enumerate(seen_by):
        a = number - start[r]
        rows[number, :r] = 0
        rows[number, :a] = 1
    kind = np.min_scalar_type(len(rows))
    offset = start.astype(kind)[seen.sum(axis=0)]
    cell = np.empty((len(applied), seen.shape[1]), dtype=kind)
    for code, of_code in enumerate(applied):
        np.add.reduce(of_code.view(np.uint8), axis=0, dtype=kind, out=cell[code])
        cell[code] += offset
    return Cells(rows, cell, seen_by, start, framed)


def _coder_cells(seen: np.ndarray, applied: np.ndarray, framed: bool) -> Cells:
    """Patterns of coders by name, those that occur and the empty one of each set of coders who saw.

    Where `framed`, the one that nobody saw is there as well, and is the first.
    """
    coders = len(seen)
    power = 3 ** np.arange(coders, dtype=np.int64)
    nobody_applied = power @ seen.astype(np.int64)
    bases = np.unique(np.append(nobody_applied, np.zeros(int(framed), np.int64)))
    keys = np.empty((len(applied), seen.shape[1]), dtype=np.int32 if 3**coders < 2**31 else np.int64)
    for code, of_code in enumerate(applied):
        keys[code] = nobody_applied + power @ of_code.astype(np.int64)
    patterns, cell = _numbered(keys, bases, 3**coders)
    rows = patterns[:, None] // power % 3 - 1
    seen_by = np.searchsorted(bases, (rows >= 0) @ power)
    return Cells(rows, cell, seen_by, np.searchsorted(patterns, bases), framed)


def _numbered(keys: np.ndarray, bases: np.ndarray, n_keys: int) -> tuple[np.ndarray, np.ndarray]:
    """The keys that occur (of codes x segments), `bases` among them, in order, and the place of each key in these."""
    find: Callable[[np.ndarray], np.ndarray]
    if n_keys <= MOST_LISTED:  # to look a key up in a list of all costs a fraction of sorting them
        occurs = np.zeros(n_keys, bool)
        for of_code in [bases, *keys]:
            occurs[of_code] = True
        patterns = np.flatnonzero(occurs)
        find = (np.cumsum(occurs) - 1).take
    else:
        patterns = np.unique(np.concatenate([bases, *map(np.unique, keys)]))
        find = patterns.searchsorted
    cell = np.empty(keys.shape, dtype=np.min_scalar_type(len(patterns)))
    for code, of_code in enumerate(keys):
        cell[code] = find(of_code)
    return patterns, cell
