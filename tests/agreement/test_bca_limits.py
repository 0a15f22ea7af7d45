"""Limits of BCa intervals are those of the formula, worked out value by value (Efron & Tibshirani 1993, ch. 14)."""

import numpy as np
import pytest
from scipy.stats import norm

from themetrail.agreement.resampling import bca_limits


def test_limits_are_the_quantiles_that_bias_and_acceleration_say():
    rng = np.random.default_rng(4)
    drawn, without = rng.normal(0.5, 0.1, 400), rng.gamma(2.0, 0.05, 30)  # skewed: the acceleration counts
    value = 0.53
    bias = norm.ppf(np.mean(drawn < value))
    gap = without.mean() - without
    acceleration = (gap**3).sum() / (6 * (gap**2).sum() ** 1.5)
    z = bias + norm.ppf([0.025, 0.975])
    wanted = np.quantile(drawn, norm.cdf(bias + z / (1 - acceleration * z)))
    low, high = bca_limits(np.array([value]), drawn[None], without[None], np.ones((1, 30)), 0.95)
    assert abs(acceleration) > 0.01
    assert (low[0], high[0]) == pytest.approx(tuple(wanted), abs=1e-12)
