"""What the formulas of the coefficients are built from: counts, pairs that disagree, chance.

Notation: unit i was rated by r_i coders, n_ik of whom chose category k; d_kl is the disagreement of two categories
(0 on the diagonal, at most 1; 1 off it for nominal categories).
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from themetrail.agreement.ratings import MISSING


def category_counts(rows: np.ndarray, n_categories: int) -> np.ndarray:
    """n_ik: how many coders put each unit into each category (units x categories)."""
    counts = np.zeros((len(rows), n_categories))
    for column in rows.T:
        rated = column != MISSING
        counts[np.flatnonzero(rated), column[rated]] += 1
    return counts


def disagreeing_pairs(rows: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """The summed disagreement of all ordered pairs of coders on each unit."""
    between = np.zeros(len(rows))
    for a, b in combinations(range(rows.shape[1]), 2):
        both = (rows[:, a] != MISSING) & (rows[:, b] != MISSING)
        between[both] += 2 * apart[rows[both, a], rows[both, b]]
    return between


def shares(totals: np.ndarray) -> np.ndarray:
    """Each category's share."""
    return totals / totals.sum(axis=-1, keepdims=True)


def expected(first: np.ndarray, second: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """sum_kl d_kl first_k second_l; NaN where it is 0, for then nothing varies and no coefficient is defined."""
    if len(apart) == 2:  # applied or not: products of so small matrices cost many times what is in them
        return positive(apart[0, 1] * (first[..., 1] * second[..., 0] + first[..., 0] * second[..., 1]))
    return positive(((first @ apart) * second).sum(axis=-1))


def positive(disagreement: np.ndarray) -> np.ndarray:
    """The disagreement by chance, or NaN where there is none."""
    return np.where(disagreement > 0, disagreement, np.nan)
