"""Gwet's analytic standard errors: a check on the bootstrap, from one formula per coefficient."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan, sqrt

import numpy as np

from themetrail.agreement.computation import estimate, make_statistic
from themetrail.agreement.distance import Distance
from themetrail.agreement.ratings import Ratings, read_ratings
from themetrail.agreement.statistics import Statistic, category_counts

WITH_STANDARD_ERROR = ("percent", "fleiss", "conger", "cohen", "brennan_prediger", "ac1", "ac2", "alpha")


def standard_error(
    ratings: object,
    statistic: str,
    *,
    distance: Distance = "nominal",
    categories: Sequence | None = None,
    weights: object = None,
) -> float:
    """The large-sample standard error over units (Gwet 2014, ch. 5; 2021, Educ. Psychol. Meas. 81).

    Arguments as in `coefficient`. The error is that of the mean of each unit's own contribution to the coefficient,
    linearised for the estimated chance agreement. NaN where the coefficient is undefined or no such error is
    published: for Holsti and Scott, for Cohen's kappa of more than two coders, and for ordinal alpha.
    """
    read = read_ratings(ratings, categories)
    stat = make_statistic(read, statistic, distance, weights)
    found = estimate(read, stat)
    coders = read.codes.shape[1]
    if not found.defined or statistic not in WITH_STANDARD_ERROR or stat.ordinal:
        return nan
    if statistic == "cohen":
        if coders > 2:
            return nan
        read = Ratings(read.codes[read.per_unit == 2], read.categories)
    if statistic == "alpha":
        return _alpha_error(read, stat)
    return _kappa_error(read, stat, found.value)


def _kappa_error(read: Ratings, statistic: Statistic, value: float) -> float:
    """Gwet (2014, eq. 5.10 ff.): per unit kappa_i - 2 (1 - kappa) (p_e|i - p_e) / (1 - p_e), with kappa_i from the
    unit's own agreement and p_e|i its contribution to chance."""
    kept = read.codes[read.per_unit >= 1]
    counts = category_counts(kept, len(read.categories))
    rated = counts.sum(axis=1)
    twice = rated >= 2
    n = len(counts)
    apart = np.einsum("ik,ik->i", counts @ statistic.apart, counts)
    agreed = np.where(twice, 1 - apart / np.where(twice, rated * (rated - 1), 1), 0.0)
    chance_of_unit = _chance_of_units(kept, counts, statistic)
    chance = 0.0 if chance_of_unit is None else float(chance_of_unit.mean())
    if statistic.name in ("conger", "cohen"):
        chance = _conger_chance(kept, 1 - statistic.apart)
    if statistic.name == "brennan_prediger":
        chance = float((1 - statistic.apart).mean())
    of_unit = n / twice.sum() * (agreed - chance * twice) / (1 - chance)
    if chance_of_unit is not None:
        of_unit = of_unit - 2 * (1 - value) * (chance_of_unit - chance) / (1 - chance)
    return sqrt(((of_unit - value) ** 2).sum() / (n * (n - 1)))


def _chance_of_units(codes: np.ndarray, counts: np.ndarray, statistic: Statistic) -> np.ndarray | None:
    """Each unit's contribution to chance agreement; None where chance does not depend on the ratings."""
    weights = 1 - statistic.apart
    share_of_unit = counts / counts.sum(axis=1, keepdims=True)
    share = share_of_unit.mean(axis=0)
    if statistic.name == "fleiss":
        return share_of_unit @ (weights @ share)
    if statistic.name in ("ac1", "ac2"):
        q = len(share)
        return weights.sum() / (q * (q - 1)) * (share_of_unit @ (1 - share))
    if statistic.name in ("conger", "cohen"):
        return _conger_chance_of_units(codes, weights, len(share))
    return None


def _coder_shares(codes: np.ndarray, n_categories: int) -> tuple[np.ndarray, int]:
    """Each coder's own category shares (coders x categories), and the number of coders who rated."""
    chose = (codes[:, :, None] == np.arange(n_categories)).sum(axis=0).astype(float)
    n = chose.sum(axis=1, keepdims=True)
    return np.divide(chose, n, out=np.zeros_like(chose), where=n > 0), int((n > 0).sum())


def _conger_chance(codes: np.ndarray, weights: np.ndarray) -> float:
    own, active = _coder_shares(codes, len(weights))
    together = own.sum(axis=0)
    within = np.einsum("gk,kl,gl->", own, weights, own)
    return float((together @ weights @ together - within) / (active * (active - 1)))


def _conger_chance_of_units(codes: np.ndarray, weights: np.ndarray, n_categories: int) -> np.ndarray:
    """Gwet's p_e|i; where ratings are missing, a rating of coder g counts n / n_g times, for it moves that coder's
    shares by as much."""
    own, active = _coder_shares(codes, n_categories)
    of_unit = np.zeros(len(codes))
    for coder, shares in enumerate(own):
        rated = codes[:, coder] >= 0
        if rated.any():
            with_others = weights @ (own.sum(axis=0) - shares)
            surplus = with_others[codes[rated, coder]] - shares @ with_others
            of_unit[rated] += len(codes) / rated.sum() * surplus
    return _conger_chance(codes, weights) + of_unit / (active * (active - 1))


def _alpha_error(read: Ratings, statistic: Statistic) -> float:
    """Gwet (2014, sec. 5.4): as for the kappas, with each unit weighing by its number of ratings; the small-sample
    correction enters with that weight only."""
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
    value = (raw - chance) / (1 - chance)
    chance_of_unit = counts @ (weights @ share) / mean_rated - chance * surplus
    of_unit = (agreed_of_unit - chance) / (1 - chance) - 2 * (1 - value) * (chance_of_unit - chance) / (1 - chance)
    return sqrt(((of_unit - value) ** 2).sum() / (n * (n - 1)))
