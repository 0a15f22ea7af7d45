"""Limits of BCa intervals are those of the formula, worked out value by value (Efron & Tibshirani 1993, ch. 14)."""

import numpy as np
import pytest
from scipy.stats import norm

from themetrail.agreement.resampling import bca_limits, why_no_limits

RNG = np.random.default_rng(4)
DRAWN, WITHOUT = RNG.normal(0.5, 0.1, 400), RNG.gamma(2.0, 0.05, 30)  # skewed: the acceleration counts
GAPS = np.where(np.arange(400) % 8, DRAWN, np.nan)


def by_hand(value, drawn, without, level=0.95):
    """Eq. 14.10, 14.14 and 14.15, of what has a value; draws equal to the value count half, and bias has its bounds."""
    drawn, without = drawn[~np.isnan(drawn)], without[~np.isnan(without)]
    n = len(drawn)
    alike = np.isclose(drawn, value, rtol=0, atol=1e-12)  # sums in another order
    below = (np.sum((drawn < value) & ~alike) + np.sum(alike) / 2) / n
    bias = norm.ppf(np.clip(below, 0.5 / n, 1 - 0.5 / n))
    gap = without.mean() - without
    acceleration = (gap**3).sum() / (6 * (gap**2).sum() ** 1.5) if np.ptp(without) else 0.0
    z = bias + norm.ppf([(1 - level) / 2, (1 + level) / 2])
    return tuple(np.quantile(drawn, norm.cdf(bias + z / (1 - acceleration * z))))


def limits(value, drawn, without, times=None, level=0.95):
    times = np.ones(len(without)) if times is None else times
    low, high = bca_limits(np.array([value]), drawn[None], without[None], times[None], level)
    return low[0], high[0]


@pytest.mark.parametrize(
    ("value", "drawn", "without", "level"),
    [
        (0.53, DRAWN, WITHOUT, 0.95),
        (0.53, DRAWN, -WITHOUT, 0.9),
        (0.5, DRAWN.round(1), WITHOUT, 0.95),  # many draws equal the value
        (0.53, GAPS, WITHOUT, 0.95),
        (0.53, DRAWN, np.where(np.arange(30) % 4, WITHOUT, np.nan), 0.95),
        (0.1, DRAWN, WITHOUT, 0.95),  # all draws are above
        (0.9, GAPS, WITHOUT, 0.95),
        (0.53, DRAWN, np.full(30, 0.53), 0.95),  # nothing hangs on any unit
        (0.5, np.array([np.nan, 0.7, np.nan]), WITHOUT, 0.95),
    ],
)
def test_limits_are_the_quantiles_that_bias_and_acceleration_say(value, drawn, without, level):
    assert limits(value, drawn, without, level=level) == pytest.approx(by_hand(value, drawn, without, level), abs=1e-12)


def test_a_unit_that_stands_several_times_counts_as_often():
    times = np.arange(30) % 4
    wanted = by_hand(0.53, DRAWN, np.repeat(WITHOUT, times))
    assert limits(0.53, DRAWN, WITHOUT, times) == pytest.approx(wanted, abs=1e-12)
    assert wanted != pytest.approx(by_hand(0.53, DRAWN, WITHOUT), abs=1e-6)


def test_each_row_has_its_own_limits_and_without_a_draw_there_are_none():
    drawn, without = np.stack([DRAWN, GAPS, DRAWN * np.nan]), np.stack([WITHOUT, -WITHOUT, WITHOUT])
    low, high = bca_limits(np.array([0.53, 0.48, 0.5]), drawn, without, np.ones((3, 30)), 0.95)
    assert (low[0], high[0]) == pytest.approx(by_hand(0.53, DRAWN, WITHOUT), abs=1e-12)
    assert (low[1], high[1]) == pytest.approx(by_hand(0.48, GAPS, -WITHOUT), abs=1e-12)
    assert np.isnan([low[2], high[2]]).all()


@pytest.mark.parametrize(
    ("value", "low", "high", "undefined", "why"),
    [
        (0.5, 0.4, 0.6, 5, None),  # 5 of 100 are not more than 5 %
        (0.5, 0.4, 0.6, 6, "undefined_draws"),
        (0.5, 0.5, 0.5, 0, "resamples_alike"),
        (0.5, 0.5, 0.5 + 1e-15, 0, "resamples_alike"),
        (0.5, np.nan, np.nan, 100, "undefined_draws"),
        (1.0, 1.0, 1.0, 0, "no_disagreement"),
        (1 - 1e-15, 1.0, 1.0, 50, "no_disagreement"),
        (0.999, 0.9, 1.0, 0, None),
    ],
)
def test_why_resampling_says_nothing(value, low, high, undefined, why):
    told = why_no_limits(np.array([value]), np.array([low]), np.array([high]), np.array([undefined]), 100)
    assert told == [why]
