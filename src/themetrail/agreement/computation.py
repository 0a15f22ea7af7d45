"""One coefficient of one table of ratings."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

import numpy as np

from themetrail.agreement.distance import Distance, disagreement
from themetrail.agreement.estimate import NO_VARIATION, ONE_CODER, TOO_FEW_UNITS, Estimate
from themetrail.agreement.ratings import MISSING, Patterns, Ratings, patterns, read_ratings
from themetrail.agreement.statistics import COEFFICIENTS, NOT_CHANCE_CORRECTED, PAIRWISE, Statistic
from themetrail.contracts.errors import StudyError


def coefficient(
    ratings: object,
    statistic: str,
    *,
    distance: Distance = "nominal",
    categories: Sequence | None = None,
    weights: object = None,
) -> Estimate:
    """The agreement of `ratings`, units x coders (None or NaN = not rated; numbers, strings or frozensets).

    `statistic`: percent, holsti, cohen, scott, fleiss, conger, brennan_prediger, ac1, ac2 or alpha; the sources and
    equations stand in `themetrail.agreement.statistics`. `distance`: nominal, ordinal, interval, ratio, jaccard, masi,
    a code tree (a mapping of code to parent, or a CodeTree) or a function of two values. `categories` are those of
    the codebook, in order (Brennan-Prediger and Gwet count them all); without them those seen. `weights` (identity,
    linear, quadratic, ordinal, or a matrix of agreement weights) instead of a distance; ac2 without either is ac1.
    Raises StudyError for an unknown statistic or values that do not fit the distance.
    """
    read = read_ratings(ratings, categories)
    return estimate(read, make_statistic(read, statistic, distance, weights))


def make_statistic(
    read: Ratings,
    statistic: str,
    distance: Distance = "nominal",
    weights: object = None,
) -> Statistic:
    """The coefficient of this name for these categories."""
    if statistic not in COEFFICIENTS:
        raise StudyError(f"the statistic {statistic!r} is not known; there are: {', '.join(COEFFICIENTS)}")
    if statistic == "ac1" and (weights is not None or distance != "nominal"):
        raise StudyError("ac1 is for nominal categories without weights; with them it is ac2")
    if statistic == "holsti" and (weights is not None or distance != "nominal"):
        raise StudyError("holsti counts equal decisions; it takes neither a distance nor weights")
    ordinal = statistic == "alpha" and distance == "ordinal" and weights is None
    sizes = None
    sets = bool(read.categories) and all(isinstance(c, frozenset) for c in read.categories)
    if statistic == "holsti" and sets:
        sizes = np.array([[float(len(a & b)) for b in read.categories] for a in read.categories])
    return Statistic(statistic, disagreement(read.categories, distance, weights), ordinal, sizes)


def estimate(read: Ratings, statistic: Statistic) -> Estimate:
    """The coefficient, or the reason why there is none."""
    rated = read.codes != MISSING
    n_units = int((rated.sum(axis=1) >= 2).sum())
    n_coders = int(rated.any(axis=0).sum())
    reason = too_thin(read.codes.shape[1], n_coders, n_units, statistic.name)
    if reason:
        return Estimate(statistic.name, nan, n_units, reason, n_coders)
    totals = pattern_totals(patterns(read), statistic)
    value = float(statistic.value(totals))
    n_pairs, undefined = None, 0
    if statistic.name in PAIRWISE:
        pairs = statistic.pair_values(totals)
        n_pairs = int((~np.isnan(pairs)).sum())
        undefined = len(pairs) - n_pairs
        if n_pairs == 0:
            width = totals.reshape(len(pairs), -1)
            reason = NO_VARIATION if (width[:, 0] >= 2).any() else TOO_FEW_UNITS
    elif np.isnan(value):
        reason = NO_VARIATION
    return Estimate(statistic.name, value, n_units, reason, n_coders, n_pairs, undefined)


def too_thin(n_columns: int, n_coders: int, n_units: int, statistic: str) -> str | None:
    """Why so few ratings bear no coefficient: one coder, or fewer units rated twice than it needs (1 for percent and
    Holsti, 2 for all that correct for chance)."""
    if n_columns < 2 or n_coders == 1:
        return ONE_CODER
    if n_units < (1 if statistic in NOT_CHANCE_CORRECTED else 2):
        return TOO_FEW_UNITS
    return None


def pattern_totals(found: Patterns, statistic: Statistic) -> np.ndarray:
    """The totals over all units (strata taken together)."""
    return found.counts.sum(axis=0) @ statistic.contributions(found.rows)
