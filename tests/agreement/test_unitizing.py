"""Krippendorff's alpha for unitizing: printed values, and what it must do on cases that can be reasoned out."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.agreement import alpha_u, coefficient
from themetrail.agreement.spans.family_2016 import _alpha
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


def test_where_no_two_coders_marked_the_same_words_there_is_nothing_to_compare_categories_on():
    found = alpha_u([("i", "a", 0, 5), ("j", "b", 6, 9)], length=10, family="2016_units")
    assert (found.observed, found.expected, found.reason) == ({"all": 0.0}, {"all": 0.0}, "no_variation")
    assert (found.n_units, found.n_coders) == (2, 2) and math.isnan(found.by_category["a"])


def test_a_chance_below_one_character_is_a_chance():
    assert float(_alpha(np.array(0.1), np.array(0.5))) == pytest.approx(0.8)
    assert np.isnan(_alpha(np.array([0.0, 0.0]), np.array([0.0, 1e-15]))).all()


def test_a_span_that_cannot_be_is_told_with_its_row():
    for spans, row in (([("i", "a", 0, 5), ("j", "a", 2, 11)], 2), ([("i", "a", 4, 8), ("i", "a", 0, 5)], 1)):
        with pytest.raises(StudyError) as told:
            alpha_u(spans, length=10)
        assert told.value.row == row
    whole = alpha_u(
        [("i", "a", 0, 10), ("j", "a", 0, 5), ("j", "a", 5, 10)], length=10
    )  # what touches does not overlap
    assert whole.n_units == 3


def expected_by_hand(units, length):
    """Krippendorff 2004, p. 254, term by term: `units` of each coder, the rest of the text are gaps."""
    lengths, gaps = [], []
    for own in units:
        edges = [0, *(edge for unit in sorted(own) for edge in unit), length]
        gaps += [edges[at + 1] - edges[at] for at in range(0, len(edges), 2)]
        lengths += [end - start for start, end in own]
    n, every = len(lengths), len(units) * length
    total = sum((n - 1) / 3 * (2 * long**3 - 3 * long**2 + long) for long in lengths)
    total += sum(long**2 * (gap - long + 1) for long in lengths for gap in gaps if gap >= long)
    return 2 / length * total / (every * (every - 1) - sum(long * (long - 1) for long in lengths))


@pytest.mark.parametrize(
    "units",
    [
        [[(0, 2), (3, 4)], [(1, 3)]],
        [[(0, 1)], [(5, 6)]],
        [[(2, 6)], []],
        [[(0, 3), (3, 5)], [(1, 2)], [(4, 6)]],
    ],
)
def test_expected_disagreement_is_that_of_the_formula_where_units_are_short(units):
    spans = [(coder, "a", start, end) for coder, own in enumerate(units) for start, end in own]
    found = alpha_u(spans, length=6, coders=range(len(units)))
    assert found.expected["a"] == pytest.approx(expected_by_hand(units, 6), abs=1e-12)


def test_observed_disagreement_of_units_that_touch_and_of_those_in_gaps():
    # (0, 5) lies in a gap of the other's, as long as it, and (5, 8) in one from 5 on; they touch and do not overlap
    found = alpha_u([("i", "a", 0, 5), ("j", "a", 5, 8)], length=10)
    assert found.observed["a"] == pytest.approx(2 * (5**2 + 3**2) / (2 * 10**2))
    found = alpha_u([("i", "a", 2, 5), ("j", "a", 4, 8), ("k", "a", 8, 9)], length=10)
    of_two = 2 * (2**2 + 3**2)  # by their unmatched ends
    apart = 2 * (3**2 + 1**2 + 4**2 + 1**2)
    assert found.observed["a"] == pytest.approx((of_two + apart) / (3 * 2 * 10**2))


def test_a_text_of_one_character_says_nothing():
    found = alpha_u([("i", "a", 0, 1), ("j", "a", 0, 1)], length=1)
    assert (found.reason, found.expected) == ("no_variation", {"a": 0.0}) and math.isnan(found.by_category["a"])
