"""One coefficient of one table of ratings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import nan
from typing import Any

import numpy as np

from themetrail.agreement.coefficients import coefficient_named
from themetrail.agreement.distance import Distance, disagreement
from themetrail.agreement.estimate import NO_VARIATION, ONE_CODER, TOO_FEW_UNITS, Estimate
from themetrail.agreement.many_sets import SetsApart
from themetrail.agreement.ratings import MISSING, Patterns, Ratings, patterns, read_ratings
from themetrail.agreement.statistics import Coefficient, Statistic
from themetrail.contracts.errors import StudyError

MANY_SETS = 2**11  # beyond this no table of all pairs is made: of 14,000 sets it would hold 1.6 GB


def coefficient(
    ratings: Iterable,
    statistic: str,
    *,
    distance: Distance = "nominal",
    categories: Sequence | None = None,
    weights: object = None,
) -> Estimate:
    """The agreement of `ratings`, units x coders (None or NaN = not rated; numbers, strings or frozensets).

    `statistic` is the name of one of `themetrail.agreement.coefficients`, where the sources stand. `distance`: nominal,
    ordinal, interval, ratio, jaccard, masi, a code tree (a mapping of code to parent, or a CodeTree) or a function of
    two values. `categories` are those of the codebook, in order (Brennan-Prediger and Gwet count them all); without
    them those seen. `weights` (identity, linear, quadratic, ordinal, or a matrix of agreement weights) instead of a
    distance; ac2 without either is ac1.
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
    known = coefficient_named(statistic)
    if known.refuses_weights and (weights is not None or distance != "nominal"):
        raise StudyError(known.refuses_weights)
    ordinal = distance == "ordinal" and weights is None
    return Statistic(known, _apart(known, read.categories, distance, weights), ordinal, read.categories)


def _apart(known: Coefficient, categories: tuple, distance: Distance, weights: object) -> Any:
    """The disagreement of every two categories."""
    are_sets = distance in ("jaccard", "masi") and all(isinstance(one, frozenset) for one in categories)
    if known.name == "alpha" and are_sets and weights is None and len(categories) > MANY_SETS:
        return SetsApart(categories, masi=distance == "masi")
    return disagreement(categories, distance, weights)


def estimate(read: Ratings, statistic: Statistic) -> Estimate:
    """The coefficient, or the reason why there is none."""
    rated = read.codes != MISSING
    n_units = int((rated.sum(axis=1) >= 2).sum())
    n_coders = int(rated.any(axis=0).sum())
    reason = too_thin(read.codes.shape[1], n_coders, n_units, statistic.coefficient)
    if reason:
        return Estimate(statistic.name, nan, n_units, reason, n_coders)
    totals = pattern_totals(patterns(read), statistic)
    value = float(statistic.value(totals))
    n_pairs, undefined = None, 0
    pairs = statistic.pair_values(totals)
    if pairs is not None:
        n_pairs = int((~np.isnan(pairs)).sum())
        undefined = len(pairs) - n_pairs
        if n_pairs == 0:
            width = totals.reshape(len(pairs), -1)
            reason = NO_VARIATION if (width[:, 0] >= 2).any() else TOO_FEW_UNITS
    elif np.isnan(value):
        reason = NO_VARIATION
    return Estimate(statistic.name, value, n_units, reason, n_coders, n_pairs, undefined)


def too_thin(n_columns: int, n_coders: int, n_units: int, known: Coefficient) -> str | None:
    """Why so few ratings bear no coefficient: one coder, or fewer units rated twice than it needs (1 for percent and
    Holsti, 2 for all that correct for chance)."""
    if n_columns < 2 or n_coders == 1:
        return ONE_CODER
    if n_units < known.fewest_units:
        return TOO_FEW_UNITS
    return None


def pattern_totals(found: Patterns, statistic: Statistic) -> np.ndarray:
    """The totals over all units (strata taken together)."""
    return found.counts.sum(axis=0) @ statistic.contributions(found.rows)
