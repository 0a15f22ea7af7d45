"""The same numbers as independent implementations, on random data, where the definitions agree."""

import krippendorff
import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance, masi_distance
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

from themetrail.agreement import coefficient

SEEDS = range(6)


def random_ratings(seed, units=40, coders=3, categories=4, missing=0.0):
    """Ratings 1..categories that lean towards a common value, some missing."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(1, categories + 1, units)[:, None]
    own = rng.integers(1, categories + 1, (units, coders))
    ratings = np.where(rng.random((units, coders)) < 0.5, truth, own).astype(float)
    ratings[rng.random(ratings.shape) < missing] = np.nan
    return ratings


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_as_in_krippendorff(seed, metric):
    ratings = random_ratings(seed, coders=2 + seed, missing=0.25)
    theirs = krippendorff.alpha(reliability_data=ratings.T, level_of_measurement=metric)
    assert coefficient(ratings, "alpha", distance=metric).value == pytest.approx(theirs, abs=1e-12)


def test_ordinal_alpha_of_many_categories_as_in_krippendorff():
    ratings = random_ratings(1, units=150, coders=3, categories=80, missing=0.2)
    theirs = krippendorff.alpha(reliability_data=ratings.T, level_of_measurement="ordinal")
    assert coefficient(ratings, "alpha", distance="ordinal").value == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("weights", [None, "linear", "quadratic"])
def test_cohen_as_in_scikit_learn(seed, weights):
    ratings = random_ratings(seed, coders=2)
    theirs = cohen_kappa_score(*ratings.T, weights=weights)
    assert coefficient(ratings, "cohen", weights=weights).value == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_fleiss_and_randolph_as_in_statsmodels(seed):
    ratings = random_ratings(seed, coders=2 + seed)
    table, _ = aggregate_raters(ratings)
    assert coefficient(ratings, "fleiss").value == pytest.approx(fleiss_kappa(table), abs=1e-12)
    theirs = fleiss_kappa(table, method="randolph")
    assert coefficient(ratings, "brennan_prediger").value == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_coder_coefficients_as_in_nltk(seed):
    ratings = random_ratings(seed, coders=2)
    task = AnnotationTask([(c, u, ratings[u, c]) for u in range(len(ratings)) for c in range(2)])
    for ours, theirs in [
        ("percent", task.avg_Ao()),
        ("cohen", task.kappa()),
        ("scott", task.pi()),
    ]:
        assert coefficient(ratings, ours).value == pytest.approx(theirs, abs=1e-12)
    assert coefficient(ratings, "brennan_prediger").value == pytest.approx(task.S(), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_conger_as_davies_and_fleiss_in_nltk(seed):
    # NLTK's multi_kappa is Davies & Fleiss (1982): chance from every pair of coders' own margins, as Conger's (1980)
    ratings = random_ratings(seed, coders=4)
    task = AnnotationTask([(c, u, ratings[u, c]) for u in range(len(ratings)) for c in range(4)])
    assert coefficient(ratings, "conger").value == pytest.approx(task.multi_kappa(), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("ours", "theirs"), [("jaccard", jaccard_distance), ("masi", masi_distance)])
def test_alpha_of_sets_as_in_nltk(seed, ours, theirs):
    rng = np.random.default_rng(seed)
    labels = list("abcd")
    table = [
        [frozenset(x for x in labels if rng.random() < 0.5) | {labels[unit % 4]} for _ in range(3)]
        for unit in range(25)
    ]
    task = AnnotationTask([(c, u, table[u][c]) for u in range(25) for c in range(3)], distance=theirs)
    assert coefficient(table, "alpha", distance=ours).value == pytest.approx(task.alpha(), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_mean_over_pairs_is_the_mean_of_the_pairs(seed):
    ratings = random_ratings(seed, coders=4, missing=0.3)
    pairs = [(a, b) for a in range(4) for b in range(a + 1, 4)]
    for statistic in ("cohen", "scott", "holsti"):
        found = coefficient(ratings, statistic)
        each = [coefficient(ratings[:, pair], statistic).value for pair in pairs]
        assert found.value == pytest.approx(np.mean(each), abs=1e-12)
        assert (found.n_pairs, found.n_pairs_undefined) == (6, 0)
