"""Gwet's analytic standard errors: a check on the bootstrap, from one formula per coefficient."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import nan

from themetrail.agreement.computation import estimate, make_statistic
from themetrail.agreement.distance import Distance
from themetrail.agreement.ratings import read_ratings


def standard_error(
    ratings: Iterable,
    statistic: str,
    *,
    distance: Distance = "nominal",
    categories: Sequence | None = None,
    weights: object = None,
) -> float:
    """The large-sample standard error over units (Gwet 2014, ch. 5; 2021, Educ. Psychol. Meas. 81).

    Arguments as in `coefficient`. NaN where the coefficient is undefined or no such error is published: for Holsti and
    Scott, for Cohen's kappa of more than two coders, and for ordinal alpha.
    """
    read = read_ratings(ratings, categories)
    stat = make_statistic(read, statistic, distance, weights)
    found = estimate(read, stat)
    error = stat.coefficient.standard_error
    return nan if error is None or not found.defined else error(stat, read, found.value)
