"""Bootstrap intervals: exact to reproduce, honest when they cannot be given."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.agreement import bootstrap, coefficient
from themetrail.agreement.coefficients import COEFFICIENTS
from themetrail.contracts.errors import StudyError


def coded(seed=0, units=120, coders=3, prevalence=0.3, missing=0.1):
    """Binary ratings of a code, coders right four times in five."""
    rng = np.random.default_rng(seed)
    truth = rng.random(units) < prevalence
    own = rng.random((units, coders)) < prevalence
    ratings = np.where(rng.random((units, coders)) < 0.8, truth[:, None], own).astype(float)
    ratings[rng.random(ratings.shape) < missing] = np.nan
    return ratings


TRANSCRIPTS = [f"T{unit // 8}" for unit in range(120)]


@pytest.mark.parametrize("statistic", COEFFICIENTS)
@pytest.mark.parametrize("transcripts", [None, TRANSCRIPTS])
def test_same_seed_same_interval_around_the_value(statistic, transcripts):
    first = bootstrap(coded(), statistic, transcripts=transcripts, draws=300, seed=7)
    again = bootstrap(coded(), statistic, transcripts=transcripts, draws=300, seed=7)
    other = bootstrap(coded(), statistic, transcripts=transcripts, draws=300, seed=8)
    assert first == again
    assert (first.ci_low, first.ci_high) != (other.ci_low, other.ci_high)
    assert first.ci_low < first.value < first.ci_high
    assert first.value == coefficient(coded(), statistic).value
    assert first.kind == ("segment" if transcripts is None else "transcript")
    assert first.draws == 300


def test_all_draws_are_made_where_they_are_held_a_part_at_a_time(monkeypatch):
    monkeypatch.setattr("themetrail.agreement.resampling._CHUNK", 500)
    assert bootstrap(coded(), "alpha", draws=300).draws == 300


def test_draws_are_those_of_resampling_the_units_one_by_one():
    ratings = coded(units=40)
    quick = bootstrap(ratings, "alpha", draws=4000, seed=1)
    rng = np.random.default_rng(2)
    slow = [coefficient(ratings[rng.integers(0, 40, 40)], "alpha").value for _ in range(1500)]
    low, high = np.quantile(slow, [0.025, 0.975])
    # the percentile limits of a plain bootstrap, up to BCa's small correction and the noise of the draws
    assert quick.ci_low == pytest.approx(low, abs=0.04)
    assert quick.ci_high == pytest.approx(high, abs=0.04)


def test_segments_that_resemble_each_other_within_a_transcript_widen_the_transcript_interval():
    rng = np.random.default_rng(3)
    level = np.repeat(rng.random(15) < 0.5, 8)  # in half of the interviews the second coder is careless
    truth = rng.random(120) < 0.4
    second = np.where(level & (rng.random(120) < 0.8), ~truth, truth)
    ratings = np.stack([truth, second], axis=1).astype(float)
    by_segment = bootstrap(ratings, "alpha", seed=1)
    by_transcript = bootstrap(ratings, "alpha", transcripts=TRANSCRIPTS, seed=1)
    width = by_segment.ci_high - by_segment.ci_low
    assert by_transcript.ci_high - by_transcript.ci_low > 1.3 * width


def test_few_transcripts_are_flagged_and_one_is_too_few():
    few = bootstrap(coded(), "alpha", transcripts=[f"T{unit // 20}" for unit in range(120)])
    assert few.reason == "few_transcripts"
    assert few.ci_low < few.ci_high
    one = bootstrap(coded(), "alpha", transcripts=["T1"] * 120)
    assert one.reason == "too_few_transcripts"
    assert math.isnan(one.ci_low)
    assert bootstrap(coded(), "alpha", transcripts=TRANSCRIPTS).reason is None


def test_a_code_applied_twice_has_undefined_draws_and_no_interval():
    ratings = np.zeros((50, 2))
    ratings[0], ratings[1, 0] = 1, 1
    found = bootstrap(ratings, "alpha", draws=500)
    assert found.reason == "undefined_draws"
    assert 0.08 < found.n_undefined / found.draws < 0.2  # (1 - 2/50)^50 = .13 of resamples miss both segments
    assert math.isnan(found.ci_low)
    assert found.value < 1


@pytest.mark.parametrize("name", ["alpha", "percent", "cohen", "fleiss", "ac1"])
@pytest.mark.parametrize("transcripts", [None, [f"T{unit % 12}" for unit in range(60)]])
def test_where_nobody_disagreed_there_is_no_interval_of_one_to_one(name, transcripts):
    ratings = np.zeros((60, 2))
    ratings[:30] = 1
    found = bootstrap(ratings, name, transcripts=transcripts, draws=200)
    assert found.value == 1
    assert math.isnan(found.ci_low)
    assert math.isnan(found.ci_high)
    assert found.reason == "no_disagreement"


def test_transcripts_that_are_all_alike_say_nothing_of_how_far_a_value_varies():
    ratings = np.array([[1, 1], [1, 0], [0, 0], [0, 0]] * 12)
    alike = [f"T{unit // 4}" for unit in range(48)]
    found = bootstrap(ratings, "percent", transcripts=alike, draws=200)
    assert found.value == 0.75
    assert found.reason == "resamples_alike"
    assert math.isnan(found.ci_low)
    assert bootstrap(ratings, "percent", draws=200).reason is None


def test_without_a_coefficient_the_interval_has_its_reason():
    assert bootstrap(np.zeros((10, 2)), "alpha").reason == "no_variation"
    assert bootstrap(np.zeros((10, 1)), "alpha").reason == "one_coder"


def test_transcripts_must_fit_the_units():
    with pytest.raises(StudyError, match="one per unit"):
        bootstrap(coded(), "alpha", transcripts=["T1"])


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 4))
def test_limits_are_ordered_and_within_the_range_of_the_coefficient(seed, coders):
    found = bootstrap(coded(seed, units=30, coders=coders), "percent", draws=100, seed=seed)
    if found.value == 1:
        assert found.reason == "no_disagreement"
    else:
        assert 0 <= found.ci_low < found.ci_high <= 1


def test_units_rated_by_one_coder_do_not_move_the_interval_of_alpha():
    ratings = coded(missing=0.0)
    single = np.full((60, 3), np.nan)
    single[:, 0] = 1
    assert bootstrap(np.vstack([ratings, single]), "alpha", seed=4) == bootstrap(ratings, "alpha", seed=4)


def test_many_categories_are_resampled_as_few_are(monkeypatch):
    # sets of codes make many categories, for which the sums are kept sparse: the interval must not notice
    rng = np.random.default_rng(5)
    truth = rng.integers(0, 12, 80)[:, None]
    ratings = np.where(rng.random((80, 3)) < 0.6, truth, rng.integers(0, 12, (80, 3))).astype(float)
    ratings[rng.random(ratings.shape) < 0.2] = np.nan
    for transcripts in (None, [f"T{unit // 5}" for unit in range(80)]):
        dense = bootstrap(ratings, "alpha", distance="interval", transcripts=transcripts, draws=200, seed=9)
        monkeypatch.setattr("themetrail.agreement.alpha.MANY_CATEGORIES", 5)
        sparse = bootstrap(ratings, "alpha", distance="interval", transcripts=transcripts, draws=200, seed=9)
        monkeypatch.undo()
        assert sparse.value == pytest.approx(dense.value, abs=1e-12)
        assert (sparse.ci_low, sparse.ci_high) == pytest.approx((dense.ci_low, dense.ci_high), abs=1e-9)
