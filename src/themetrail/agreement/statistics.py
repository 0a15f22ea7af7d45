"""What a coefficient of agreement is: a record of what is known of it, and a formula.

A formula gives what each unit adds to some totals, and the coefficient as a function of these totals. A bootstrap then
needs no second implementation: it multiplies the contributions of the distinct rating patterns by resampling counts.
All fields of a record are required: one that is forgotten stops the import, not the reader of an interval.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from themetrail.agreement.ratings import MISSING, Ratings


@dataclass(frozen=True)
class Statistic:
    """A coefficient on categories with the disagreements `apart` (categories x categories, an array; of very many sets
    of codes, which alpha alone compares, `SetsApart`).

    `ordinal`: the categories are ranks that are as far apart as what was seen says (no `apart` holds that).
    """

    coefficient: Coefficient
    apart: Any
    ordinal: bool = False
    categories: tuple = ()

    @property
    def name(self) -> str:
        """The coefficient's name."""
        return self.coefficient.name

    def contributions(self, rows: np.ndarray) -> Any:
        """What a unit with each of these rating patterns adds to the totals (patterns x totals, dense or sparse)."""
        return self.coefficient.formula.contributions(self, rows)

    def value(self, totals: np.ndarray) -> np.ndarray:
        """The coefficient of these totals (last axis); NaN where it is undefined."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.coefficient.formula.value(self, totals)

    def without_one(self, totals: np.ndarray, contributions: Any) -> np.ndarray:
        """The coefficient when one unit of each pattern is left out, in turn."""
        return self.coefficient.formula.without_one(self, totals, contributions)

    def pair_values(self, totals: np.ndarray) -> np.ndarray | None:
        """The coefficient of each pair of coders (last axis: pairs), NaN where it is undefined; None where it is
        defined for any number of coders."""
        if isinstance(self.coefficient.formula, ForAnyCoders):
            return None
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.coefficient.formula.pair_values(self, totals)


def leave_out(statistic: Statistic, totals: np.ndarray, contributions: np.ndarray) -> np.ndarray:
    """The coefficient without each of the contributions."""
    return statistic.value(totals - contributions)


@dataclass(frozen=True, kw_only=True)
class ForAnyCoders:
    """The formula of a coefficient that is defined for two coders or more.

    `contributions` (of rating patterns) and `value` (of totals) are called with the statistic first. `blind`: who rated
    what does not matter to it. `fewest_ratings`: how many ratings a unit needs to bear on it: 2, or 1 where a single
    rating counts for the margins; a bootstrap resamples these units.
    """

    contributions: Callable[[Statistic, np.ndarray], Any]
    value: Callable[[Statistic, np.ndarray], np.ndarray]
    blind: bool
    fewest_ratings: int
    without_one: Callable[[Statistic, np.ndarray, Any], np.ndarray] = leave_out


@dataclass(frozen=True, kw_only=True)
class ForTwoCoders:
    """The formula of a coefficient that is defined for two coders; given more, it is the mean over their pairs.

    `of_pair` gives the contributions of units rated x by one and y by the other, 0 where not `both` rated;
    `value_of_pair` the coefficient of a pair's totals. The first total is the number of units that both rated.
    """

    of_pair: Callable[[Statistic, np.ndarray, np.ndarray, np.ndarray], np.ndarray]
    value_of_pair: Callable[[Statistic, np.ndarray], np.ndarray]
    blind = False
    fewest_ratings = 2

    def contributions(self, statistic: Statistic, rows: np.ndarray) -> np.ndarray:
        """The contributions of each pair of coders, side by side."""
        parts = [np.zeros((len(rows), 0))]
        for a, b in combinations(range(rows.shape[1]), 2):
            x, y = rows[:, a], rows[:, b]
            parts.append(self.of_pair(statistic, x, y, (x != MISSING) & (y != MISSING)))
        return np.hstack(parts)

    def pair_values(self, statistic: Statistic, totals: np.ndarray) -> np.ndarray:
        """The coefficient of each pair."""
        none = np.zeros(0, dtype=np.int64)
        width = self.of_pair(statistic, none, none, none > 0).shape[1]
        return self.value_of_pair(statistic, totals.reshape(*totals.shape[:-1], -1, width))

    def value(self, statistic: Statistic, totals: np.ndarray) -> np.ndarray:
        """The mean over the pairs of coders for whom the coefficient has a value."""
        values = self.pair_values(statistic, totals)
        defined = ~np.isnan(values)
        return np.where(defined, values, 0).sum(axis=-1) / defined.sum(axis=-1)

    def without_one(self, statistic: Statistic, totals: np.ndarray, contributions: np.ndarray) -> np.ndarray:
        """The coefficient without each of the contributions."""
        return leave_out(statistic, totals, contributions)


@dataclass(frozen=True, kw_only=True)
class Coefficient:
    """What is known of a coefficient; the table of all of them is `themetrail.agreement.coefficients`."""

    name: str
    """In the configuration and in tables."""

    title: str
    """In print, as it stands within a sentence."""

    source: str
    """Author, year and equation."""

    chance: str
    """Chance agreement, as docs/agreement.md gives it."""

    missing: str
    """Which units count where ratings are missing, as docs/agreement.md says it."""

    formula: ForAnyCoders | ForTwoCoders
    """Contributions and value, and which units they rest on."""

    standard_error: Callable[[Statistic, Ratings, float], float] | None
    """Its analytic standard error, from the ratings and the value; None where none is published."""

    corrects_for_chance: bool
    """Whether it needs two units and some variation to be defined."""

    stands_alone: bool
    """False where it looks high whenever a code is rare: alpha then stands beside it."""

    for_codes: bool
    """Whether it says something of its own about a code that was applied or not (no weights between two categories)."""

    refuses_weights: str
    """Why it takes neither weights nor a distance; empty where it does."""

    @property
    def fewest_units(self) -> int:
        """How many units must have been rated twice."""
        return 2 if self.corrects_for_chance else 1
