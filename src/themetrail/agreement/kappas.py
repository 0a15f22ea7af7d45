"""Percent agreement and the kappas of any number of coders.

All are written 1 - D_o / D_e, which is the usual (p_o - p_e) / (1 - p_e). The notation is that of `sums`.
"""

from __future__ import annotations

import numpy as np

from themetrail.agreement.statistics import ForAnyCoders, Statistic
from themetrail.agreement.sums import category_counts, disagreeing_pairs, expected, positive, shares


def observed(statistic: Statistic, rows: np.ndarray) -> np.ndarray:
    """Whether a unit was rated twice, and the share of its pairs of coders that disagree."""
    rated = category_counts(rows, len(statistic.apart)).sum(axis=1)
    pairable = rated >= 2
    between = disagreeing_pairs(rows, statistic.apart)
    share = np.divide(between, rated * (rated - 1), out=np.zeros(len(rated)), where=pairable)
    return np.stack([pairable.astype(float), share], axis=1)


def observed_and_shares(statistic: Statistic, rows: np.ndarray) -> np.ndarray:
    """As `observed`, and the share of each category among a unit's ratings."""
    counts = category_counts(rows, len(statistic.apart))
    rated = counts.sum(axis=1)[:, None]
    share = np.divide(counts, rated, out=np.zeros(counts.shape), where=rated > 0)
    return np.hstack([observed(statistic, rows), share])


def observed_and_choices(statistic: Statistic, rows: np.ndarray) -> np.ndarray:
    """As `observed`, and which category each coder chose."""
    chose = rows[:, :, None] == np.arange(len(statistic.apart))
    chose = chose.reshape(len(rows), rows.shape[1] * len(statistic.apart)).astype(float)
    return np.hstack([observed(statistic, rows), chose])


def percent(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Mean, over units, of the share of agreeing pairs of coders: 1 - (1/n) sum_i sum_kl n_ik n_il d_kl /
    (r_i (r_i - 1)) (Fleiss 1971, eq. 1-2; for missing ratings Gwet 2014, eq. 5.2)."""
    return 1 - totals[..., 1] / totals[..., 0]


def fleiss(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Fleiss' (1971) kappa: chance from the mean category shares p_k, D_e = sum_kl d_kl p_k p_l. With missing
    ratings p_k = (1/n) sum_i n_ik / r_i over all rated units (Gwet 2014, eq. 5.3)."""
    share = shares(totals[..., 2:])
    return 1 - totals[..., 1] / totals[..., 0] / expected(share, share, statistic.apart)


def conger(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Conger's (1980) kappa, the many-coder form of Cohen's: D_e is the mean, over ordered pairs of coders g, h,
    of sum_kl d_kl p_gk p_hl, with p_gk coder g's own category shares (Gwet 2014, sec. 5.3)."""
    coders = totals[..., 2:].reshape(*totals.shape[:-1], -1, len(statistic.apart))
    n = coders.sum(axis=-1, keepdims=True)
    share = np.where(n > 0, coders / n, 0.0)
    active = (n > 0).sum(axis=(-2, -1))
    together = share.sum(axis=-2)
    own = np.einsum("...gk,kl,...gl->...", share, statistic.apart, share)
    by_chance = (expected(together, together, statistic.apart) - own) / (active * (active - 1))
    return 1 - totals[..., 1] / totals[..., 0] / positive(by_chance)


def brennan_prediger(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Brennan & Prediger's (1981) kappa: chance 1/q, with q the categories of the codebook, D_e = sum_kl d_kl / q^2
    (weighted: Gwet 2014, eq. 5.8). Undefined where only one category was used."""
    return _where_varied(totals, 1 - totals[..., 1] / totals[..., 0] / statistic.apart.mean())


def gwet(statistic: Statistic, totals: np.ndarray) -> np.ndarray:
    """Gwet's (2008) AC1 and, weighted, AC2: p_e = T / (q (q - 1)) sum_k p_k (1 - p_k), T = sum_kl (1 - d_kl)
    (= q unweighted), p_k as in Fleiss' kappa. Undefined where only one category was used."""
    share = shares(totals[..., 2:])
    q = len(statistic.apart)
    chance = (1 - statistic.apart).sum() / (q * (q - 1)) * (share * (1 - share)).sum(axis=-1)
    return _where_varied(totals, 1 - totals[..., 1] / totals[..., 0] / (1 - chance))


def _where_varied(totals: np.ndarray, value: np.ndarray) -> np.ndarray:
    """`value`, or NaN where all ratings fall into one category."""
    return np.where((totals[..., 2:] > 0).sum(axis=-1) > 1, value, np.nan)


PERCENT = ForAnyCoders(contributions=observed, value=percent, blind=True, fewest_ratings=2)
FLEISS = ForAnyCoders(contributions=observed_and_shares, value=fleiss, blind=True, fewest_ratings=1)
CONGER = ForAnyCoders(contributions=observed_and_choices, value=conger, blind=False, fewest_ratings=1)
BRENNAN_PREDIGER = ForAnyCoders(contributions=observed_and_shares, value=brennan_prediger, blind=True, fewest_ratings=1)
GWET = ForAnyCoders(contributions=observed_and_shares, value=gwet, blind=True, fewest_ratings=1)
