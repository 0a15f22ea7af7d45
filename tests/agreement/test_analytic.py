"""Gwet's standard errors: as R's irrCAC documents them, and close to the spread of a bootstrap."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from themetrail.agreement import coefficient, standard_error

STORE = json.loads(Path(__file__).with_name("worked_examples.json").read_text(encoding="utf-8"))
RAW4RATERS = [row for row, count in STORE["datasets"]["gwet_raw4raters"] for _ in range(count)]


@pytest.mark.parametrize(
    ("statistic", "expected"),
    [  # R irrCAC's documentation of its data set cac.raw4raters (Gwet 2014, p. 120), coeff.se
        ("percent", 0.12561),
        ("ac1", 0.14295),
        ("fleiss", 0.15302),
        ("alpha", 0.14557),
        ("conger", 0.14917),
        ("brennan_prediger", 0.14472),
    ],
)
def test_standard_errors_as_in_irrcac(statistic, expected):
    assert standard_error(RAW4RATERS, statistic) == pytest.approx(expected, abs=5e-6)


@pytest.mark.parametrize("statistic", ["percent", "fleiss", "conger", "brennan_prediger", "ac1", "alpha", "cohen"])
def test_standard_errors_are_near_the_spread_of_resamples(statistic):
    rng = np.random.default_rng(0)
    coders = 2 if statistic == "cohen" else 4
    truth = rng.integers(0, 3, 200)[:, None]
    ratings = np.where(rng.random((200, coders)) < 0.6, truth, rng.integers(0, 3, (200, coders))).astype(float)
    ratings[rng.random(ratings.shape) < 0.2] = np.nan
    spread = np.std([coefficient(ratings[rng.integers(0, 200, 200)], statistic).value for _ in range(400)])
    assert standard_error(ratings, statistic) == pytest.approx(spread, rel=0.15)


def test_no_standard_error_where_none_is_published_or_no_value():
    assert math.isnan(standard_error(RAW4RATERS, "holsti"))
    assert math.isnan(standard_error(RAW4RATERS, "cohen"))  # four coders
    assert math.isnan(standard_error(RAW4RATERS, "alpha", distance="ordinal"))
    assert math.isnan(standard_error([[1, 1], [1, 1]], "alpha"))
