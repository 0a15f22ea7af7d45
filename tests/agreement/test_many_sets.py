"""Distances of very many sets of codes, of which no table of all pairs is made."""

import numpy as np
import pytest

from themetrail.agreement import bootstrap, coefficient, computation, standard_error
from themetrail.agreement.distance import disagreement, jaccard, masi
from themetrail.agreement.many_sets import SetsApart

CODES = [f"c{number:02}" for number in range(20)]
DISTANCES = {"masi": masi, "jaccard": jaccard}


def ratings(units=120, coders=4, seed=3):
    """What coders gave to units: mostly the same sets of up to three codes, some empty; some did not read a unit."""
    rng = np.random.default_rng(seed)

    def drawn():
        return frozenset(rng.choice(CODES, size=int(rng.integers(0, 4)), replace=False).tolist())

    rows = []
    for _ in range(units):
        meant = drawn()
        rows.append([meant if rng.random() < 0.6 else drawn() if rng.random() < 0.9 else None for _ in range(coders)])
    return rows


@pytest.fixture
def sparse(monkeypatch):
    """A few sets are many from then on."""
    return lambda: monkeypatch.setattr(computation, "MANY_SETS", 10)


@pytest.mark.parametrize("distance", DISTANCES)
def test_each_distance_is_that_of_the_two_sets(distance):
    sets = sorted({one for row in ratings() for one in row if one is not None}, key=sorted)
    apart = SetsApart(sets, masi=distance == "masi")
    rows, columns = np.divmod(np.arange(len(sets) ** 2), len(sets))
    expected = [DISTANCES[distance](sets[a], sets[b]) for a, b in zip(rows, columns, strict=True)]
    assert frozenset() in sets and len(apart) == len(sets)
    assert apart[rows, columns] == pytest.approx(np.array(expected), abs=1e-15)


@pytest.mark.parametrize("distance", DISTANCES)
def test_products_are_those_of_the_table_of_all_pairs(distance):
    sets = sorted({one for row in ratings() for one in row if one is not None}, key=sorted)
    apart, table = SetsApart(sets, masi=distance == "masi"), disagreement(sets, distance)
    margins = np.random.default_rng(1).integers(0, 9, (5, len(sets))).astype(float)
    assert margins @ apart == pytest.approx(margins @ table, rel=1e-12)
    assert margins[0] @ apart == pytest.approx(margins[0] @ table, rel=1e-12)
    assert apart @ margins[0] == pytest.approx(table @ margins[0], rel=1e-12)
    assert 1 - apart == pytest.approx(1 - table, abs=1e-15)


@pytest.mark.parametrize("distance", DISTANCES)
def test_alpha_its_intervals_and_its_error_are_the_same(distance, sparse):
    units = ratings()
    transcripts = [number // 8 for number in range(len(units))]

    def found():
        options = {"distance": distance}
        segment = bootstrap(units, "alpha", draws=200, **options)
        transcript = bootstrap(units, "alpha", draws=200, transcripts=transcripts, **options)
        limits = [segment.ci_low, segment.ci_high, transcript.ci_low, transcript.ci_high]
        return [coefficient(units, "alpha", **options).value, standard_error(units, "alpha", **options), *limits]

    of_table = found()
    sparse()
    assert found() == pytest.approx(of_table, rel=1e-9)


def test_where_all_gave_the_same_set_nothing_varies(sparse):
    sparse()
    units = [[frozenset({"a"})] * 2 for _ in range(5)]
    categories = [frozenset({code}) for code in ["a", *CODES]]
    assert coefficient(units, "alpha", distance="masi", categories=categories).reason == "no_variation"


def test_other_coefficients_and_weights_of_many_sets_keep_their_table(sparse):
    units = ratings(coders=2)
    before = coefficient(units, "fleiss", distance="masi").value
    sparse()
    assert coefficient(units, "fleiss", distance="masi").value == before
