"""Every published or cross-checked value, to its tolerance, with its source (worked_examples.json).

A data set there is a list of [ratings of one unit, how many such units], in order; lists of labels are sets.
"""

import json
from pathlib import Path

import pytest

from themetrail.agreement import coefficient, jaccard, masi

STORE = json.loads(Path(__file__).with_name("worked_examples.json").read_text(encoding="utf-8"))
EXAMPLES = STORE["examples"]


def units(dataset):
    """The data set as units x coders; lists of labels become frozensets."""
    rows = [row for row, count in STORE["datasets"][dataset] for _ in range(count)]
    return [[frozenset(value) if isinstance(value, list) else value for value in row] for row in rows]


def passonneau_2004(a, b):
    """Passonneau's (2004) distance of sets: equal 0, one within the other 1/3, overlapping 2/3, disjoint 1."""
    return 0 if a == b else 1 / 3 if a <= b or b <= a else 2 / 3 if a & b else 1


def dkpro_masi(a, b):
    """What DKPro calls MASI: the Jaccard distance times 1/3, 2/3 or 1."""
    return jaccard(a, b) * passonneau_2004(a, b)


OTHER_DISTANCES = {"passonneau2004": passonneau_2004, "dkpro_masi": dkpro_masi}
CODING = [e for e in EXAMPLES if e["dataset"] not in ("unitizing", "masi_distance")]


@pytest.mark.parametrize("example", CODING, ids=lambda e: f"{e['dataset']}-{e['statistic']}")
def test_value_of_the_worked_example(example):
    statistic, _, detail = example["statistic"].partition(":")
    data, options = units(example["dataset"]), {}
    if statistic == "fleiss_cat":  # Fleiss' kappa of one category against all others
        data, statistic = (
            [[str(value) == detail for value in row] for row in data],
            "fleiss",
        )
    elif statistic == "alpha":
        options["distance"] = OTHER_DISTANCES.get(detail, detail)
    elif detail:
        options["weights"] = detail
    found = coefficient(data, statistic, **options)
    assert found.reason is None
    assert found.value == pytest.approx(example["expected"], abs=example["tolerance"])


def test_masi_is_exact():
    (example,) = [e for e in EXAMPLES if e["dataset"] == "masi_distance"]
    # Passonneau's (2006) case of one set within another
    assert masi(frozenset({1, 2}), frozenset({1, 2, 3, 4})) == pytest.approx(example["expected"], abs=1e-12)
