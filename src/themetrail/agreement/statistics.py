"""The agreement coefficients, each as sums over units and a value of those sums.

Every coefficient here is a function of totals of per-unit contributions. A bootstrap then needs no second
implementation: it multiplies the contributions of the distinct rating patterns by resampling counts.

Notation: unit i was rated by r_i coders, n_ik of whom chose category k; d_kl is the disagreement of two categories
(0 on the diagonal, at most 1; 1 off it for nominal categories). All kappas are written 1 - D_o / D_e, which is the
usual (p_o - p_e) / (1 - p_e).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from themetrail.agreement.ratings import MISSING

COEFFICIENTS = (
    "percent",
    "holsti",
    "cohen",
    "scott",
    "fleiss",
    "conger",
    "brennan_prediger",
    "ac1",
    "ac2",
    "alpha",
)
PAIRWISE = (
    "holsti",
    "cohen",
    "scott",
)  # defined for two coders; given more, the mean over pairs
CODER_BLIND = (
    "percent",
    "fleiss",
    "brennan_prediger",
    "ac1",
    "ac2",
    "alpha",
)  # who rated what does not matter
NOT_CHANCE_CORRECTED = ("percent", "holsti")
MANY_CATEGORIES = 64  # beyond this (sets of codes), alpha's margins are kept sparse
USES_SINGLE_RATINGS = (
    "fleiss",
    "conger",
    "brennan_prediger",
    "ac1",
    "ac2",
)  # for the margins


@dataclass(frozen=True)
class Statistic:
    """One coefficient on categories with the disagreements `apart` (categories x categories).

    `sizes` (holsti on sets of codes) has |A & B| for every two sets.
    """

    name: str
    apart: np.ndarray
    ordinal: bool = False
    sizes: np.ndarray | None = None

    def contributions(self, rows: np.ndarray) -> np.ndarray:
        """What a unit with each of these rating patterns adds to the totals (patterns x totals)."""
        if self.name in PAIRWISE:
            return self._pair_contributions(rows)
        if self.name == "alpha" and not self.ordinal and len(self.apart) > MANY_CATEGORIES:
            return _sparse_alpha_contributions(rows, self.apart)
        counts = category_counts(rows, len(self.apart))
        rated = counts.sum(axis=1)
        pairable = rated >= 2
        between = disagreeing_pairs(rows, self.apart)
        parts = [pairable[:, None].astype(float)]
        if self.name == "alpha":
            weight = np.divide(1.0, rated - 1, out=np.zeros(len(rated)), where=pairable)
            parts.append(_coincidences(counts, weight) if self.ordinal else (between * weight)[:, None])
            return np.hstack([*parts, counts * pairable[:, None]])
        share = np.divide(between, rated * (rated - 1), out=np.zeros(len(rated)), where=pairable)
        parts.append(share[:, None])
        if self.name == "conger":
            chose = rows[:, :, None] == np.arange(len(self.apart))
            parts.append(chose.reshape(len(rows), rows.shape[1] * len(self.apart)).astype(float))
        elif self.name != "percent":
            parts.append(
                np.divide(
                    counts,
                    rated[:, None],
                    out=np.zeros(counts.shape),
                    where=rated[:, None] > 0,
                )
            )
        return np.hstack(parts)

    def value(self, totals: np.ndarray) -> np.ndarray:
        """The coefficient of these totals (last axis); NaN where it is undefined."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return _VALUES[self.name](self, totals)

    def without_one(self, totals: np.ndarray, contributions: np.ndarray) -> np.ndarray:
        """The coefficient when one unit of each pattern is left out, in turn."""
        if isinstance(contributions, np.ndarray):
            return self.value(totals - contributions)
        return _alpha_without_one(self.apart, totals, contributions)

    def pair_values(self, totals: np.ndarray) -> np.ndarray:
        """The coefficient of each pair of coders (last axis: pairs); NaN where it is undefined."""
        q = len(self.apart)
        width = 4 if self.name == "holsti" else 2 + 2 * q
        pairs = totals.reshape(*totals.shape[:-1], -1, width)
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.name == "holsti":
                return _holsti_pair(pairs)
            pair = _cohen_pair if self.name == "cohen" else _scott_pair
            return pair(
                pairs[..., 0],
                pairs[..., 1],
                pairs[..., 2 : 2 + q],
                pairs[..., 2 + q :],
                self.apart,
            )

    def _pair_contributions(self, rows: np.ndarray) -> np.ndarray:
        """For each pair of coders, on units that both rated: units, disagreement, both coders' category counts
        (holsti: units, agreed decisions, both coders' numbers of decisions)."""
        parts = [np.zeros((len(rows), 0))]
        one_hot = np.eye(len(self.apart) + 1)[:, :-1]  # the last row, reached by -1, is all zero
        for a, b in combinations(range(rows.shape[1]), 2):
            x, y = rows[:, a], rows[:, b]
            both = (x != MISSING) & (y != MISSING)
            if self.name == "holsti":
                sizes = np.eye(len(self.apart)) if self.sizes is None else self.sizes
                own = sizes.diagonal()
                parts.append(np.stack([np.ones(len(x)), sizes[x, y], own[x], own[y]], axis=1) * both[:, None])
            else:
                parts.append(np.stack([both, self.apart[x, y] * both], axis=1).astype(float))
                parts.extend([one_hot[x] * both[:, None], one_hot[y] * both[:, None]])
        return np.hstack(parts)


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


def _sparse_alpha_contributions(rows: np.ndarray, apart: np.ndarray):
    """What `Statistic.contributions` gives for alpha, as a sparse matrix: a unit touches few of many categories."""
    from scipy.sparse import csr_array, hstack

    rated = (rows != MISSING).sum(axis=1)
    pairable = rated >= 2
    weight = np.divide(1.0, rated - 1, out=np.zeros(len(rows)), where=pairable)
    unit, coder = np.nonzero((rows != MISSING) & pairable[:, None])
    margin = csr_array((np.ones(len(unit)), (unit, rows[unit, coder])), shape=(len(rows), len(apart)))
    head = csr_array(np.stack([pairable.astype(float), disagreeing_pairs(rows, apart) * weight], axis=1))
    return hstack([head, margin]).tocsr()


def _alpha_without_one(apart: np.ndarray, totals: np.ndarray, contributions) -> np.ndarray:
    """Alpha without one unit of each pattern: the expected sum n'dn loses 2 c'dn - c'dc for a unit with counts c."""
    margin = totals[2:]
    toward = apart @ margin
    own = contributions[:, 2:]
    rated = own.sum(axis=1)
    observed_of_unit = contributions[:, [1]].toarray()[:, 0]
    expected = margin @ toward - 2 * (own @ toward) + observed_of_unit * np.maximum(rated - 1, 0)
    expected = np.where(expected > 1e-9, expected, np.nan)
    return 1 - (margin.sum() - rated - 1) * (totals[1] - observed_of_unit) / expected


def _coincidences(counts: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Krippendorff's coincidences of each unit, all cells of the category x category table in a row."""
    table = counts[:, :, None] * counts[:, None, :]
    place = np.arange(counts.shape[1])
    table[:, place, place] -= counts
    return (table * weight[:, None, None]).reshape(len(counts), -1)


def _percent(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Mean, over units, of the share of agreeing pairs of coders: 1 - (1/n) sum_i sum_kl n_ik n_il d_kl /
    (r_i (r_i - 1)) (Fleiss 1971, eq. 1-2; for missing ratings Gwet 2014, eq. 5.2)."""
    return 1 - totals[..., 1] / totals[..., 0]


def _fleiss(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Fleiss' (1971) kappa: chance from the mean category shares p_k, D_e = sum_kl d_kl p_k p_l. With missing
    ratings p_k = (1/n) sum_i n_ik / r_i over all rated units (Gwet 2014, eq. 5.3)."""
    share = _shares(totals[..., 2:])
    return 1 - totals[..., 1] / totals[..., 0] / _expected(share, share, statistic.apart)


def _conger(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Conger's (1980) kappa, the many-coder form of Cohen's: D_e is the mean, over ordered pairs of coders g, h,
    of sum_kl d_kl p_gk p_hl, with p_gk coder g's own category shares (Gwet 2014, sec. 5.3)."""
    coders = totals[..., 2:].reshape(*totals.shape[:-1], -1, len(statistic.apart))
    n = coders.sum(axis=-1, keepdims=True)
    share = np.where(n > 0, coders / n, 0.0)
    active = (n > 0).sum(axis=(-2, -1))
    together = share.sum(axis=-2)
    own = np.einsum("...gk,kl,...gl->...", share, statistic.apart, share)
    expected = (_expected(together, together, statistic.apart) - own) / (active * (active - 1))
    return 1 - totals[..., 1] / totals[..., 0] / _positive(expected)


def _brennan_prediger(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Brennan & Prediger's (1981) kappa: chance 1/q, with q the categories of the codebook, D_e = sum_kl d_kl / q^2
    (weighted: Gwet 2014, eq. 5.8). Undefined where only one category was used."""
    return _where_varied(totals, 1 - totals[..., 1] / totals[..., 0] / statistic.apart.mean())


def _gwet(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Gwet's (2008) AC1 and, weighted, AC2: p_e = T / (q (q - 1)) sum_k p_k (1 - p_k), T = sum_kl (1 - d_kl)
    (= q unweighted), p_k as in Fleiss' kappa. Undefined where only one category was used."""
    share = _shares(totals[..., 2:])
    q = len(statistic.apart)
    chance = (1 - statistic.apart).sum() / (q * (q - 1)) * (share * (1 - share)).sum(axis=-1) if q > 1 else np.nan
    return _where_varied(totals, 1 - totals[..., 1] / totals[..., 0] / (1 - chance))


def _alpha(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Krippendorff's (2004, ch. 11; 2011) alpha = 1 - (n - 1) sum_ck o_ck d_ck / sum_ck n_c n_k d_ck, with o the
    coincidences of units with two ratings or more, n_c their margins and n their sum. The ordinal d_ck is the squared
    difference of the categories' mid-ranks, (sum_{g=c..k} n_g - (n_c + n_k) / 2)^2."""
    q = len(statistic.apart)
    margin = totals[..., -q:] if q else totals[..., :0]
    if statistic.ordinal:
        midrank = np.cumsum(margin, axis=-1) - margin / 2
        apart = (midrank[..., :, None] - midrank[..., None, :]) ** 2
        coincidences = totals[..., 1:-q].reshape(*totals.shape[:-1], q, q)
        observed = np.einsum("...ck,...ck->...", coincidences, apart)
        expected = _positive(np.einsum("...c,...k,...ck->...", margin, margin, apart))
    else:
        observed = totals[..., 1]
        expected = _expected(margin, margin, statistic.apart)
    return 1 - (margin.sum(axis=-1) - 1) * observed / expected


def _mean_over_pairs(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """The mean over the pairs of coders for whom the coefficient has a value."""
    values = statistic.pair_values(totals)
    defined = ~np.isnan(values)
    return np.where(defined, values, 0).sum(axis=-1) / defined.sum(axis=-1)


def _holsti_pair(pairs: np.ndarray) -> np.ndarray:
    """Holsti's (1969) coefficient of reliability 2 M / (N_1 + N_2): M the decisions on which two coders agree, N_1 and
    N_2 the decisions that each made, on units that both saw; for sets of codes every code applied is a decision."""
    return 2 * pairs[..., 1] / (pairs[..., 2] + pairs[..., 3])


def _cohen_pair(n, apart, first, second, distances: np.ndarray) -> np.ndarray:
    """Cohen's (1960; weighted 1968) kappa: D_e = sum_kl d_kl p_1k p_2l with each coder's own category shares."""
    return np.where(n < 2, np.nan, 1 - apart * n / _expected(first, second, distances))


def _scott_pair(n, apart, first, second, distances: np.ndarray) -> np.ndarray:
    """Scott's (1955) pi: D_e = sum_kl d_kl p_k p_l with the category shares of both coders together."""
    both = (first + second) / 2
    return np.where(n < 2, np.nan, 1 - apart * n / _expected(both, both, distances))


def _shares(totals: np.ndarray) -> np.ndarray:
    return totals / totals.sum(axis=-1, keepdims=True)


def _expected(first: np.ndarray, second: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """sum_kl d_kl first_k second_l; NaN where it is 0, for then nothing varies and no coefficient is defined."""
    return _positive(((first @ apart) * second).sum(axis=-1))


def _positive(expected: np.ndarray) -> np.ndarray:
    return np.where(expected > 0, expected, np.nan)


def _where_varied(totals: np.ndarray, value: np.ndarray) -> np.ndarray:
    """`value`, or NaN where all ratings fall into one category."""
    return np.where((totals[..., 2:] > 0).sum(axis=-1) > 1, value, np.nan)


_VALUES = {
    "percent": _percent,
    "holsti": _mean_over_pairs,
    "cohen": _mean_over_pairs,
    "scott": _mean_over_pairs,
    "fleiss": _fleiss,
    "conger": _conger,
    "brennan_prediger": _brennan_prediger,
    "ac1": _gwet,
    "ac2": _gwet,
    "alpha": _alpha,
}
