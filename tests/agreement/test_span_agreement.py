"""Agreement of spans as the vendors define it, against their own published examples and by hand."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest

from themetrail.agreement.spans.characters import character_agreement
from themetrail.agreement.spans.gamma import gamma
from themetrail.agreement.spans.overlap import overlap_agreement
from themetrail.contracts.errors import StudyError


def test_percent_of_nvivos_own_example():
    # NVivo help, "Run a coding comparison query": 1000 characters, 50 coded by both, 150 by one, 800 by neither: 85 %
    spans = [("A", "D1", "c", 0, 200), ("B", "D1", "c", 150, 200)]
    row = character_agreement(spans, {"D1": 1000}, ("A", "B")).iloc[0]
    assert (row["both"], row["first_only"] + row["second_only"], row["neither"]) == (50, 150, 800)
    assert row["percent"] == pytest.approx(0.85)
    by_chance = (200 * 50 + 800 * 950) / 1000  # the same page: EF1 + EF2
    assert row["kappa"] == pytest.approx((850 - by_chance) / (1000 - by_chance))


def test_mean_over_documents_is_weighted_by_length_and_leaves_out_undefined_kappas():
    spans = [("A", "D1", "c", 0, 10), ("B", "D1", "c", 0, 10), ("A", "D2", "c", 0, 100), ("B", "D2", "c", 100, 200)]
    table = character_agreement(spans, {"D1": 100, "D2": 300, "D3": 500}, ("A", "B")).set_index("transcript_id")
    kappa = table.loc["D2", "kappa"]
    assert table.loc["D1", "kappa"] == pytest.approx(1)
    assert table.loc["D3", "reason"] == "code_not_used"
    assert table.loc["", "kappa"] == pytest.approx((100 * 1 + 300 * kappa) / 400)
    assert table.loc["", "percent"] == pytest.approx((100 + 100 + 500) / 900)
    assert table.loc["", "n_undefined"] == 1


def test_documents_stand_in_the_order_of_their_names_and_all_of_them_last():
    table = character_agreement([("A", "D1", "c", 0, 5)], {"D2": 10, "D1": 20}, ("A", "B"))
    assert table[["transcript_id", "n_characters"]].to_numpy().tolist() == [["D1", 20], ["D2", 10], ["", 30]]


def test_overlapping_spans_of_one_coder_count_once():
    spans = [("A", "D", "c", 0, 60), ("A", "D", "c", 40, 80), ("B", "D", "c", 0, 80)]
    assert character_agreement(spans, {"D": 100}, ("A", "B")).iloc[0]["both"] == 80


def test_a_document_coded_throughout_has_no_kappa():
    spans = [("A", "D", "c", 0, 9), ("B", "D", "c", 0, 9)]
    row = character_agreement(spans, {"D": 9}, ("A", "B")).iloc[0]
    assert row["reason"] == "no_variation"
    assert row["percent"] == 1


def test_spans_outside_the_document_are_refused():
    with pytest.raises(StudyError, match="length"):
        character_agreement([("A", "D", "c", 0, 11)], {"D": 10}, ("A", "B"))


def test_segments_agree_at_the_least_overlap():
    spans = [
        ("A", "D", "c", 0, 100), ("B", "D", "c", 5, 100),  # 95 of 100 characters
        ("A", "D", "d", 0, 100), ("B", "D", "d", 50, 100),  # half
        ("A", "D", "e", 0, 10),
    ]  # fmt: skip
    strict = overlap_agreement(spans, ("A", "B"), minimum=0.9, n_codes=4)
    assert (strict.agreed, strict.n_units) == (2, 5)
    assert strict.kappa == pytest.approx((0.4 - 0.25) / 0.75)
    loose = overlap_agreement(spans, ("A", "B"), minimum=0.5, n_codes=4)
    assert loose.percent == pytest.approx(0.8)
    assert overlap_agreement(spans, ("A", "B"), minimum=0.96).agreed == 0


def test_segment_agreement_without_segments_or_with_one_code_has_no_kappa():
    assert overlap_agreement([], ("A", "B")).reason == "too_few_units"
    one = overlap_agreement([("A", "D", "c", 0, 5), ("B", "D", "c", 0, 5)], ("A", "B"))
    assert (one.percent, one.reason) == (1, "too_few_units")
    with pytest.raises(StudyError, match="least overlap"):
        overlap_agreement([], ("A", "B"), minimum=0)


def test_gamma_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pygamma_agreement", None)
    with pytest.raises(StudyError, match="pygamma-agreement"):
        gamma([("A", "c", 0, 5), ("B", "c", 0, 5)])
    with pytest.raises(StudyError, match="two coders"):
        gamma([("A", "c", 0, 5)])


def test_gamma_of_equal_spans_is_one():
    pytest.importorskip("pygamma_agreement")
    spans = [(coder, code, start, start + 5) for coder in "AB" for code, start in [("c", 0), ("d", 10), ("c", 20)]]
    assert gamma(spans) == pytest.approx(1)
    assert gamma([*spans[:-1], ("B", "d", 24, 29)], seed=3) == gamma([*spans[:-1], ("B", "d", 24, 29)], seed=3)


def test_segments_that_share_nine_tenths_agree_unless_another_least_is_asked_for():
    spans = [("A", "D", "c", 0, 10), ("B", "D", "c", 0, 9), ("A", "D", "d", 20, 28), ("B", "D", "d", 20, 27)]
    found = overlap_agreement(spans, ("A", "B"))
    assert (found.agreed, found.n_units, found.n_codes) == (2, 4, 2)
    with pytest.raises(StudyError, match="least overlap"):
        overlap_agreement(spans, ("A", "B"), minimum=1.2)


def test_gamma_hands_over_the_spans_and_what_differences_weigh(monkeypatch):
    given = {}

    class Continuum:
        def add(self, *unit):
            given.setdefault("units", []).append(unit)

        def compute_gamma(self, dissimilarity, n_samples):
            given.update(dissimilarity=dissimilarity, samples=n_samples, drawn=np.random.rand())
            return SimpleNamespace(gamma=0.25)

    package = SimpleNamespace(Continuum=Continuum, CombinedCategoricalDissimilarity=lambda **weights: weights)
    monkeypatch.setitem(sys.modules, "pygamma_agreement", package)
    monkeypatch.setitem(sys.modules, "pyannote.core", SimpleNamespace(Segment=lambda start, end: (start, end)))
    monkeypatch.setitem(sys.modules, "pyannote", SimpleNamespace())
    assert gamma([("A", "c", 0, 5), ("B", "d", 2, 7)]) == 0.25
    assert given["units"] == [("A", (0.0, 5.0), "c"), ("B", (2.0, 7.0), "d")]
    assert given["dissimilarity"] == {"alpha": 1.0, "beta": 1.0, "delta_empty": 1.0} and given["samples"] == 30
    assert given["drawn"] == np.random.RandomState(1).rand()
