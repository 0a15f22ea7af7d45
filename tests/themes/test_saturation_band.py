"""Codes so far over all orders of collection, by hand and against every order written out."""

from itertools import permutations
from math import comb

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.codebook import Codebook
from themetrail.contracts.study import CODEBOOK
from themetrail.themes import saturation_band
from themetrail.themes.saturation import saturation_of
from themetrail.themes.saturation_band import saturation_band_of

BOOK = Codebook.from_table(CODEBOOK.frame([{"code_id": c, "level": "code", "name": c} for c in "abcdefgh"]))


def band_of(codes_of: list[set[str]], seed: int = 1) -> pd.DataFrame:
    names = [f"T{place}" for place in range(1, len(codes_of) + 1)]
    transcripts = pd.DataFrame({"transcript_id": names, "group": "g", "collected_order": range(1, len(names) + 1)})
    mentions = pd.DataFrame(
        [(name, code) for name, codes in zip(names, codes_of, strict=True) for code in sorted(codes)],
        columns=["transcript_id", "code_id"],
        dtype="str",
    )
    return saturation_band_of(saturation_of(mentions, transcripts, BOOK, set(names)), mentions, seed)


def test_three_transcripts_by_hand() -> None:
    """{a, b}, {a}, {c}. First alone: 2, 1 or 1 codes. Two: 2, 3 or 2. Of the six orders one has nothing new in its
    second place (the first transcript, then the second), and two in the last (the second comes last)."""
    table = band_of([{"a", "b"}, {"a"}, {"c"}])
    assert table["codes_so_far"].tolist() == [2, 2, 3]
    assert table["share"].tolist() == pytest.approx([2 / 3, 2 / 3, 1])
    assert table["mean"].tolist() == pytest.approx([4 / 3, 7 / 3, 3])
    assert table[["least", "most"]].to_numpy().tolist() == [[1, 2], [2, 3], [3, 3]]
    assert table["nothing_new"].tolist() == pytest.approx([0, 1 / 6, 2 / 6])
    assert set(zip(table["orders"], table["n_orders"], strict=True)) == {("all", 6)}


def test_the_band_leaves_out_a_fortieth_of_the_orders_at_each_end() -> None:
    """Eight transcripts hold 0, 0, 0, 1, 1, 2, 2, 2 codes of their own. Of the 70 sets of four, two have one code and
    two have seven; the 2nd and the 69th bound the band, the 3rd and the 68th have two and six. Of the 56 sets of three,
    one has none and one has six; the 2nd and the 55th bound the band."""
    table = band_of([set(), set(), set(), {"a"}, {"b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}])
    place = table.iloc[3]
    assert (place["least"], place["low"], place["high"], place["most"]) == (1, 1, 7, 7)
    place = table.iloc[2]
    assert (place["least"], place["low"], place["high"], place["most"]) == (0, 1, 5, 6)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sets(st.sampled_from("abcdef")), min_size=1, max_size=5))
def test_all_orders_are_those_written_out(codes_of: list[set[str]]) -> None:
    table = band_of(codes_of)
    so_far = [[len(set().union(*order[: k + 1])) for k in range(len(order))] for order in permutations(codes_of)]
    curves = np.array(so_far)
    new = np.diff(curves, axis=1, prepend=0)
    assert table["mean"].tolist() == pytest.approx(curves.mean(axis=0))
    assert table["least"].tolist() == curves.min(axis=0).tolist()
    assert table["most"].tolist() == curves.max(axis=0).tolist()
    assert table["low"].tolist() == np.percentile(curves, 2.5, axis=0, method="inverted_cdf").tolist()
    assert table["high"].tolist() == np.percentile(curves, 97.5, axis=0, method="inverted_cdf").tolist()
    assert table["nothing_new"].tolist() == pytest.approx((new == 0).mean(axis=0))


def test_sampled_orders_are_near_what_all_would_give_and_the_same_each_time() -> None:
    """A code of f of n transcripts is among the first k with 1 - C(n - f, k) / C(n, k)."""
    rng = np.random.default_rng(3)
    codes_of = [{code for code in "abcdefgh" if rng.random() < 0.2} for _ in range(20)]
    held = [sum(code in codes for codes in codes_of) for code in "abcdefgh"]
    table = band_of(codes_of)
    assert set(zip(table["orders"], table["n_orders"], strict=True)) == {("sampled", 1000)}
    wanted = [sum(1 - comb(20 - f, k) / comb(20, k) for f in held) for k in range(1, 21)]
    assert table["mean"].tolist() == pytest.approx(wanted, abs=0.1)
    pd.testing.assert_frame_equal(table, band_of(codes_of))
    assert not table.equals(band_of(codes_of, seed=2))


def test_groups_stand_in_the_order_of_the_study_and_places_from_the_first() -> None:
    transcripts = pd.DataFrame(
        {"transcript_id": ["T1", "T2", "F1"], "group": ["talks", "talks", "focus"], "collected_order": [1, 2, 3]}
    )
    mentions = pd.DataFrame([("T1", "a"), ("F1", "b")], columns=["transcript_id", "code_id"], dtype="str")
    saturation = saturation_of(mentions, transcripts, BOOK, set(transcripts["transcript_id"]))
    table = saturation_band_of(saturation, mentions, 1)
    assert table[["group", "place", "most"]].to_numpy().tolist() == [["talks", 1, 1], ["talks", 2, 1], ["focus", 1, 1]]


def test_in_every_drawn_order_each_transcript_with_a_code_of_its_own_brings_it(monkeypatch) -> None:
    """However many orders are held at once while they are drawn."""
    codes_of = [{code} for code in "abcdefgh"] + [{"h"}]
    whole = band_of(codes_of)
    assert whole["least"].tolist() == [1, 1, 2, 3, 4, 5, 6, 7, 8] and whole["most"].tolist() == [*range(1, 9), 8]
    monkeypatch.setattr(saturation_band, "_CHUNK", 9 * 7)  # seven orders, 142 times and six more
    pd.testing.assert_frame_equal(whole, band_of(codes_of))


def test_transcripts_without_codes_have_a_band_of_nothing() -> None:
    for n, orders in ((2, ("all", 2)), (8, ("all", 40_320)), (9, ("sampled", 1000))):
        table = band_of([set()] * n)
        assert set(zip(table["orders"], table["n_orders"], strict=True)) == {orders}
        assert table["most"].tolist() == [0] * n
        assert table["nothing_new"].tolist() == [1] * n
        assert table["share"].isna().all()
