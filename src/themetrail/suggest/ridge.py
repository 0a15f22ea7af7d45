"""Kernel ridge regression on all codes at once, with the scores that it gives to whatever it is made without.

A code's score for a text is a weighted sum of the text's likeness to the examples (Saunders et al. 1998). Left-out
scores need no refit: with A = (K + penalty I)^-1 and a = A Y, the model made without the rows g scores them
Y_g - (A_gg)^-1 a_g (An et al. 2007), and to be without the rows o as well is to eliminate them from A. Above MOST_EXACT
rows the likeness to that many of them, evenly spread, stands for the likeness to all (Williams and Seeger 2001), and
the rows of each part are taken off the normal equations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.linalg import cho_factor, cho_solve, cholesky, solve_triangular
from scipy.linalg.lapack import dpotrf, dpotri

PENALTIES = (0.3, 1.0, 3.0, 10.0)
PENALTIES_OF_MANY = (0.3, 3.0)  # with thousands of examples it matters little
MOST_EXACT = 2500
LANDMARKS = 1200
_JITTER = 1e-5  # texts that are said twice make the landmarks' likeness singular


@dataclass(frozen=True)
class LeftOut:
    """A model made without one part. `held`: rows x targets, each row scored by a model that knows neither that part
    nor the row's own group; `coefficients` (basis x targets) score new texts by their likeness to the basis."""

    penalty: float
    held: np.ndarray
    coefficients: np.ndarray

    def scores(self, likeness: np.ndarray) -> np.ndarray:
        """New texts x targets, of their likeness to the basis."""
        return likeness @ self.coefficients


@dataclass(frozen=True)
class Division:
    """Rows in groups that are left out together, and groups in parts. `group` and `part` are by row, -1 for rows that
    are never left out; a group lies in one part."""

    group: np.ndarray
    part: np.ndarray

    @property
    def parts(self) -> list[int]:
        """-1 (nothing is left out), then each part."""
        return [-1, *range(int(self.part.max()) + 1)] if len(self.part) else [-1]

    def inside(self, part: int) -> np.ndarray:
        """Whether each row is in the part; none is in -1."""
        return (self.part == part) & (part >= 0)

    def groups_outside(self, part: int) -> list[np.ndarray]:
        """The rows of each group that is not in the part."""
        return [rows for rows, where in self._groups if where != part or part == -1]

    @property
    def _groups(self) -> list[tuple[np.ndarray, int]]:
        found = []
        for group in range(int(self.group.max()) + 1):
            rows = np.flatnonzero(self.group == group)
            if len(rows):
                found.append((rows, int(self.part[rows[0]])))
        return found


Quality = Callable[[np.ndarray, int], float]  # of left-out scores, on the rows outside a part: higher is better


def exact_ridge(kernel: np.ndarray, targets: np.ndarray, division: Division, quality: Quality) -> dict[int, LeftOut]:
    """For each part the best-ranking model without it; the basis are all rows."""
    best: dict[int, tuple[float, LeftOut]] = {}
    groups = {part: division.groups_outside(part) for part in division.parts}
    for penalty in PENALTIES:
        inverse = _inverse(kernel, penalty)
        dual = inverse @ targets
        for part in division.parts:
            found = _without(inverse, dual, targets, np.flatnonzero(division.inside(part)), groups[part], penalty, part)
            _keep_better(best, part, found, quality)
    return {part: found for part, (_, found) in best.items()}


def _without(
    inverse: np.ndarray,
    dual: np.ndarray,
    targets: np.ndarray,
    left: np.ndarray,
    groups: list[np.ndarray],
    penalty: float,
    part: int,
) -> LeftOut:
    """The model without the rows `left` (none where the part is -1), and its scores."""
    held = np.zeros(targets.shape)
    coefficients = dual
    if part == -1:
        for rows in groups:
            held[rows] = targets[rows] - np.linalg.solve(inverse[np.ix_(rows, rows)], dual[rows])
    else:
        across = inverse[left]
        own = across[:, left]
        solved = np.linalg.solve(own, np.hstack([across, dual[left]]))
        eliminated, of_left = solved[:, : len(inverse)], solved[:, len(inverse) :]
        held[left] = targets[left] - of_left
        coefficients = dual - across.T @ of_left
        coefficients[left] = 0
        for rows in groups:
            block = inverse[np.ix_(rows, rows)] - across[:, rows].T @ eliminated[:, rows]
            held[rows] = targets[rows] - np.linalg.solve(block, coefficients[rows])
    return LeftOut(penalty, held.astype(np.float32), coefficients.astype(np.float32))


def landmark_ridge(
    likeness: np.ndarray, landmarks: np.ndarray, targets: np.ndarray, division: Division, quality: Quality
) -> dict[int, LeftOut]:
    """The same from the likeness of all rows to the landmarks (rows x basis; `landmarks` says which rows these are)."""
    among = likeness[landmarks].astype(np.float64)
    root = cholesky(among + _JITTER * np.eye(len(among)), lower=True)
    features = solve_triangular(root, likeness.T.astype(np.float64), lower=True).T
    normal = _NormalEquations(features, targets, division)
    best: dict[int, tuple[float, LeftOut]] = {}
    for penalty in PENALTIES_OF_MANY:
        solved = normal.solved_by(penalty)
        for part in division.parts:
            within = normal.groups_of(part)
            held = np.zeros(targets.shape, dtype=np.float32)
            for group, rows in normal.rows.items():
                held[rows] = features[rows] @ solved(within | {group})
            back = solve_triangular(root, solved(within), lower=True, trans="T").astype(np.float32)
            _keep_better(best, part, LeftOut(penalty, held, back), quality)
    return {part: found for part, (_, found) in best.items()}


class _NormalEquations:
    """Sums over the rows of each group, of which some can be taken off."""

    def __init__(self, features: np.ndarray, targets: np.ndarray, division: Division) -> None:
        self._division = division
        self.rows = {int(group): np.flatnonzero(division.group == group) for group in np.unique(division.group)}
        fixed = self.rows.pop(-1, np.zeros(0, dtype=int))
        self._sums = {
            group: (features[rows].T @ features[rows], features[rows].T @ targets[rows])
            for group, rows in {-1: fixed, **self.rows}.items()
        }

    def groups_of(self, part: int) -> frozenset[int]:
        """The groups in a part; none in -1, which leaves out nothing."""
        if part == -1:
            return frozenset()
        return frozenset(group for group, rows in self.rows.items() if self._division.part[rows[0]] == part)

    def solved_by(self, penalty: float) -> Callable[[frozenset[int]], np.ndarray]:
        """The weights without some groups; what was asked before is not solved again."""
        gram, moment = (sum(sums[place] for sums in self._sums.values()) for place in (0, 1))
        ridge = penalty * np.eye(len(gram))

        @cache
        def solved(without: frozenset[int]) -> np.ndarray:
            less = gram + ridge - sum(self._sums[group][0] for group in sorted(without))
            fewer = moment - sum(self._sums[group][1] for group in sorted(without))
            return cho_solve(cho_factor(less, lower=True, check_finite=False), fewer)

        return solved


def _keep_better(best: dict[int, tuple[float, LeftOut]], part: int, found: LeftOut, quality: Quality) -> None:
    """The first penalty stays where a later one ranks no better."""
    value = quality(found.held, part)
    if part not in best or value > best[part][0]:
        best[part] = value, found


def _inverse(kernel: np.ndarray, penalty: float) -> np.ndarray:
    """(kernel + penalty I)^-1 by its Cholesky factor."""
    factor, wrong = dpotrf(kernel + penalty * np.eye(len(kernel)), lower=True)
    inverse, wrong_too = dpotri(factor, lower=True)
    if wrong or wrong_too:
        raise np.linalg.LinAlgError("the likeness of the examples is no kernel")
    return np.tril(inverse) + np.tril(inverse, -1).T
