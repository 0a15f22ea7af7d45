"""Krippendorff's alpha for unitizing: printed values, and what it must do on cases that can be reasoned out."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.agreement import alpha_u, coefficient
from themetrail.contracts.errors import StudyError

STORE = json.loads(Path(__file__).with_name("worked_examples.json").read_text(encoding="utf-8"))
DIGITISED = [
    (coder, category, start, start + length)
    for coder, categories in STORE["unitizing"]["coders"].items()
    for category, found in categories.items()
    for start, length in found
]

# Krippendorff (2004), "Measuring the reliability of qualitative text analysis data", Quality & Quantity 38:787-800,
# the example with categories c and k on a continuum of 300 from 150; values as the DKPro test-suite asserts them
TEXT_ANALYSIS = [
    ("i", "c", 225, 295), ("i", "c", 370, 400), ("j", "c", 220, 300), ("j", "c", 355, 375), ("j", "c", 400, 420),
    ("i", "k", 180, 240), ("i", "k", 300, 350), ("j", "k", 180, 240), ("j", "k", 300, 350),
]  # fmt: skip


@pytest.mark.parametrize(
    "example", [e for e in STORE["examples"] if e["dataset"] == "unitizing"], ids=lambda e: e["category"]
)
def test_observed_disagreement_of_krippendorff_1995(example):
    found = alpha_u(DIGITISED, length=STORE["unitizing"]["length"])
    assert found.observed[example["category"]] == pytest.approx(example["expected"], abs=example["tolerance"])


def test_text_analysis_example_of_krippendorff_2004():
    found = alpha_u(TEXT_ANALYSIS, length=300, begin=150)
    assert found.observed == {"c": pytest.approx(0.0144, abs=1e-4), "k": 0}
    assert found.expected == {"c": pytest.approx(0.0532, abs=1e-4), "k": pytest.approx(0.0490, abs=1e-4)}
    assert found.by_category == {"c": pytest.approx(0.7285, abs=1e-4), "k": 1}
    assert found.value == pytest.approx(0.8587, abs=1e-4)


@pytest.mark.parametrize("coders", [2, 3, 5])
def test_overall_2016_on_units_of_length_one_is_nominal_alpha(coders):
    rng = np.random.default_rng(coders)
    labels = rng.integers(0, 4, (60, coders))
    labels[:40] = labels[:40, :1]  # much agreement
    spans = [(c, int(k), u, u + 1) for u, row in enumerate(labels) for c, k in enumerate(row) if k]
    found = alpha_u(spans, length=60, coders=range(coders), family="2016")
    assert found.value == pytest.approx(coefficient(labels, "alpha").value, abs=1e-12)


def test_binary_2016_does_not_see_the_categories():
    spans = [("i", "a", 0, 10), ("j", "b", 0, 10)]
    assert alpha_u(spans, length=40, family="2016_binary").value == pytest.approx(1)
    assert alpha_u(spans, length=40, family="2016").value < 1


@pytest.mark.parametrize("family", ["1995", "2016", "2016_binary"])
def test_the_same_spans_agree_perfectly(family):
    spans = [(c, k, s, e) for c in "ij" for k, s, e in [("a", 3, 9), ("b", 12, 20)]]
    assert alpha_u(spans, length=50, family=family).value == pytest.approx(1)


@pytest.mark.parametrize("family", ["1995", "2016", "2016_binary"])
def test_no_value_has_a_reason(family):
    assert alpha_u([], length=10, coders=["i", "j"], family=family).reason == "code_not_used"
    assert alpha_u([("i", "a", 0, 5)], length=10, family=family).reason == "one_coder"
    assert math.isnan(alpha_u([("i", "a", 0, 5)], length=10, family=family).value)
    alone = alpha_u([("i", "a", 0, 5)], length=10, coders=["i", "j"], family=family)
    assert alone.value < 0.5  # the other coder marked nothing
    assert alone.n_coders == 2


def test_overall_2016_without_variation():
    spans = [("i", "a", 0, 10), ("j", "a", 0, 10)]
    assert alpha_u(spans, length=10, family="2016").reason == "no_variation"


@pytest.mark.parametrize(
    ("spans", "options", "words"),
    [
        ([("i", "a", 0, 11)], {}, "within the text"),
        ([("i", "a", 4, 4)], {}, "within the text"),
        ([("i", "a", 0, 5), ("i", "a", 4, 8)], {}, "overlaps"),
        ([("i", "a", 0, 5), ("i", "b", 4, 8)], {"family": "2016"}, "overlaps"),
        ([("i", "a", 0, 5)], {"family": "2004"}, "family"),
    ],
)
def test_impossible_spans_are_refused(spans, options, words):
    with pytest.raises(StudyError, match=words):
        alpha_u(spans, length=10, **options)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 50))
def test_moving_all_spans_and_renaming_coders_changes_nothing(seed, begin):
    rng = np.random.default_rng(seed)
    edges = [np.sort(rng.choice(61, 6, replace=False)) for _ in range(2)]
    spans = [(c, "a", int(e[i]), int(e[i + 1])) for c, e in zip("ij", edges, strict=True) for i in (0, 2, 4)]
    moved = [("ji"["ij".index(c)], k, s + begin, e + begin) for c, k, s, e in spans]
    for family in ("1995", "2016"):
        ours = alpha_u(spans, length=60, family=family)
        theirs = alpha_u(moved, length=60, begin=begin, family=family)
        assert ours.value == pytest.approx(theirs.value, abs=1e-12)
        assert ours.value <= 1
