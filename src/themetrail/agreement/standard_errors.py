"""Gwet's analytic standard errors, one for each way of estimating chance.

The error is that of the mean of each unit's own contribution to the coefficient, linearised for the estimated chance
agreement (Gwet 2014, ch. 5; 2021, Educ. Psychol. Meas. 81).
"""

from __future__ import annotations

from collections.abc import Callable
from math import nan, sqrt

import numpy as np

from themetrail.agreement.ratings import Ratings
from themetrail.agreement.statistics import Statistic
from themetrail.agreement.sums import category_counts

# Chance agreement, and each unit's contribution to it (None: it does not depend on the ratings), from the ratings
# (units x coders), the counts (units x categories) and the agreement of categories.
Chance = Callable[[np.ndarray, np.ndarray, np.ndarray], tuple[float, np.ndarray | None]]
StandardError = Callable[[Statistic, Ratings, float], float]


def kappa_error(chance_of: Chance) -> StandardError:
    """The error of a kappa whose chance agreement is estimated so (Gwet 2014, eq. 5.10 ff.): per unit
    kappa_i - 2 (1 - kappa) (p_e|i - p_e) / (1 - p_e), with kappa_i from the unit's own agreement and p_e|i its
    contribution to chance."""

    def error(statistic: Statistic, read: Ratings, value: float) -> float:
        kept = read.codes[read.per_unit >= 1]
        counts = category_counts(kept, len(read.categories))
        rated = counts.sum(axis=1)
        twice = rated >= 2
        n = len(counts)
        apart = np.einsum("ik,ik->i", counts @ statistic.apart, counts)
        agreed = 1 - np.divide(apart, rated * (rated - 1), out=np.ones(n), where=twice)
        chance, chance_of_unit = chance_of(kept, counts, 1 - statistic.apart)
        of_unit = n / twice.sum() * (agreed - chance * twice) / (1 - chance)
        if chance_of_unit is not None:
            of_unit = of_unit - 2 * (1 - value) * (chance_of_unit - chance) / (1 - chance)
        return sqrt(((of_unit - value) ** 2).sum() / (n * (n - 1)))

    return error


def no_chance(codes: np.ndarray, counts: np.ndarray, weights: np.ndarray) -> tuple[float, None]:
    """Percent agreement."""
    return 0.0, None


def chance_of_categories(codes: np.ndarray, counts: np.ndarray, weights: np.ndarray) -> tuple[float, None]:
    """Brennan and Prediger's."""
    return float(weights.mean()), None


def chance_of_fleiss(codes: np.ndarray, counts: np.ndarray, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """Fleiss'."""
    share_of_unit, share = _shares(counts)
    of_unit = share_of_unit @ (weights @ share)
    return float(of_unit.mean()), of_unit


def chance_of_gwet(codes: np.ndarray, counts: np.ndarray, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """AC1's and AC2's."""
    share_of_unit, share = _shares(counts)
    q = len(share)
    of_unit = weights.sum() / (q * (q - 1)) * (share_of_unit @ (1 - share))
    return float(of_unit.mean()), of_unit


def chance_of_conger(codes: np.ndarray, counts: np.ndarray, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """Conger's and Cohen's: Gwet's p_e|i; where ratings are missing, a rating of coder g counts n / n_g times, for it
    moves that coder's shares by as much."""
    own, active = _coder_shares(codes, len(weights))
    together = own.sum(axis=0)
    within = np.einsum("gk,kl,gl->", own, weights, own)
    chance = float((together @ weights @ together - within) / (active * (active - 1)))
    of_unit = np.zeros(len(codes))
    for coder, shares in enumerate(own):
        rated = codes[:, coder] >= 0
        if rated.any():
            with_others = weights @ (own.sum(axis=0) - shares)
            surplus = with_others[codes[rated, coder]] - shares @ with_others
            of_unit[rated] += len(codes) / rated.sum() * surplus
    return chance, chance + of_unit / (active * (active - 1))


def cohen_error(statistic: Statistic, read: Ratings, value: float) -> float:
    """Of two coders, over the units that both rated; none is published for the mean over pairs of more."""
    if read.codes.shape[1] > 2:
        return nan
    both = Ratings(read.codes[read.per_unit == 2], read.categories)
    return kappa_error(chance_of_conger)(statistic, both, value)


def alpha_error(statistic: Statistic, read: Ratings, value: float) -> float:
    """Gwet (2014, sec. 5.4): as for the kappas, with each unit weighing by its number of ratings; the small-sample
    correction enters with that weight only. None is published for ordinal alpha."""
    if statistic.ordinal:
        return nan
    counts = category_counts(read.codes[read.per_unit >= 2], len(read.categories))
    rated = counts.sum(axis=1)
    n, mean_rated = len(counts), rated.mean()
    weights = 1 - statistic.apart
    agreeing = np.einsum("ik,ik->i", counts @ weights, counts) - rated
    agreed = agreeing / (mean_rated * (rated - 1))
    raw = agreed.mean()
    share = counts.mean(axis=0) / mean_rated
    chance = float(share @ weights @ share)
    surplus = (rated - mean_rated) / mean_rated
    corrected = raw + (1 - raw) / rated.sum()
    agreed_of_unit = agreed - corrected * surplus
    uncorrected = (raw - chance) / (1 - chance)
    chance_of_unit = counts @ (weights @ share) / mean_rated - chance * surplus
    of_unit = (agreed_of_unit - chance) / (1 - chance)
    of_unit = of_unit - 2 * (1 - uncorrected) * (chance_of_unit - chance) / (1 - chance)
    return sqrt(((of_unit - uncorrected) ** 2).sum() / (n * (n - 1)))


def _shares(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The share of each category among a unit's ratings, and their mean over units."""
    share_of_unit = counts / counts.sum(axis=1, keepdims=True)
    return share_of_unit, share_of_unit.mean(axis=0)


def _coder_shares(codes: np.ndarray, n_categories: int) -> tuple[np.ndarray, int]:
    """Each coder's own category shares (coders x categories), and the number of coders who rated."""
    chose = (codes[:, :, None] == np.arange(n_categories)).sum(axis=0).astype(float)
    n = chose.sum(axis=1, keepdims=True)
    return np.divide(chose, n, out=np.zeros_like(chose), where=n > 0), int((n > 0).sum())
