"""Krippendorff's alpha, from the coincidences of values that coders gave to the same units."""

from __future__ import annotations

from typing import Any

import numpy as np

from themetrail.agreement.ratings import MISSING
from themetrail.agreement.statistics import ForAnyCoders, Statistic, leave_out
from themetrail.agreement.sums import category_counts, disagreeing_pairs, expected, positive

MANY_CATEGORIES = 2**6  # beyond this (sets of codes), the margins are kept sparse


def coincidences_and_margins(statistic: Statistic, rows: np.ndarray) -> Any:
    """Units rated twice, their coincidences (ordinal: the whole table; else weighed by disagreement), the margins."""
    if not statistic.ordinal and len(statistic.apart) > MANY_CATEGORIES:
        return _sparse_contributions(rows, statistic.apart)
    counts = category_counts(rows, len(statistic.apart))
    rated = counts.sum(axis=1)
    pairable = rated >= 2
    weight = np.divide(1.0, rated - 1, out=np.zeros(len(rated)), where=pairable)
    if statistic.ordinal:
        disagreeing = _coincidences(counts, weight)
    else:
        disagreeing = (disagreeing_pairs(rows, statistic.apart) * weight)[:, None]
    return np.hstack([pairable[:, None].astype(float), disagreeing, counts * pairable[:, None]])


def alpha(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Krippendorff's (2004, ch. 11; 2011) alpha = 1 - (n - 1) sum_ck o_ck d_ck / sum_ck n_c n_k d_ck, with o the
    coincidences of units with two ratings or more, n_c their margins and n their sum. The ordinal d_ck is the squared
    difference of the categories' mid-ranks, (sum_{g=c..k} n_g - (n_c + n_k) / 2)^2."""
    q = len(statistic.apart)
    margin = totals[..., -q:]
    if statistic.ordinal:
        midrank = np.cumsum(margin, axis=-1) - margin / 2
        apart = (midrank[..., :, None] - midrank[..., None, :]) ** 2
        coincidences = totals[..., 1:-q].reshape(*totals.shape[:-1], q, q)
        observed = np.einsum("...ck,...ck->...", coincidences, apart)
        by_chance = positive(np.einsum("...c,...k,...ck->...", margin, margin, apart))
    else:
        observed = totals[..., 1]
        by_chance = expected(margin, margin, statistic.apart)
    return 1 - (margin.sum(axis=-1) - 1) * observed / by_chance


def without_one(statistic: Statistic, totals: np.ndarray, contributions: Any) -> np.ndarray:
    """Alpha without one unit of each pattern. Of sparse contributions: the expected sum n'dn loses 2 c'dn - c'dc for a
    unit with counts c."""
    if isinstance(contributions, np.ndarray):
        return leave_out(statistic, totals, contributions)
    margin = totals[2:]
    toward = statistic.apart @ margin
    own = contributions[:, 2:]
    rated = own.sum(axis=1)
    observed_of_unit = contributions[:, [1]].toarray()[:, 0]
    by_chance = margin @ toward - 2 * (own @ toward) + observed_of_unit * (rated - 1)
    by_chance = np.where(by_chance > 1e-9, by_chance, np.nan)
    return 1 - (margin.sum() - rated - 1) * (totals[1] - observed_of_unit) / by_chance


def _sparse_contributions(rows: np.ndarray, apart: np.ndarray) -> Any:
    """The contributions as a sparse matrix: a unit touches few of many categories."""
    from scipy.sparse import csr_array, hstack

    rated = (rows != MISSING).sum(axis=1)
    pairable = rated >= 2
    weight = np.divide(1.0, rated - 1, out=np.zeros(len(rows)), where=pairable)
    unit, coder = np.nonzero((rows != MISSING) & pairable[:, None])
    margin = csr_array((np.ones(len(unit)), (unit, rows[unit, coder])), shape=(len(rows), len(apart)))
    head = csr_array(np.stack([pairable.astype(float), disagreeing_pairs(rows, apart) * weight], axis=1))
    return hstack([head, margin]).tocsr()


def _coincidences(counts: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Krippendorff's coincidences of each unit, all cells of the category x category table in a row."""
    table = counts[:, :, None] * counts[:, None, :]
    place = np.arange(counts.shape[1])
    table[:, place, place] -= counts
    return (table * weight[:, None, None]).reshape(len(counts), -1)


ALPHA = ForAnyCoders(
    contributions=coincidences_and_margins, value=alpha, without_one=without_one, blind=True, fewest_ratings=2
)
