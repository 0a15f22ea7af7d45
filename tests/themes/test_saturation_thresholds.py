"""New codes in a run as a share of the codes of a base, worked out by hand.

The counts are made up in the manner of Guest, Namey & Chen (2020): those of their three studies stand in figures only.
"""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.contracts.themes import SATURATION
from themetrail.themes.saturation_thresholds import saturation_thresholds_of


def saturation_of(*new: int, group: str = "talks") -> pd.DataFrame:
    """The table of new codes per transcript, T1, T2, ..."""
    rows = [
        {
            "group": group,
            "transcript_id": f"T{place}",
            "collected_order": place,
            "n_codes": n,
            "n_new_codes": n,
            "n_codes_so_far": sum(new[:place]),
            "new_codes": "",
        }
        for place, n in enumerate(new, start=1)
    ]
    return SATURATION.frame(rows)


def judged(*new: int, base: int, run: int, threshold: float = 0.05) -> pd.Series:
    table = saturation_thresholds_of(saturation_of(*new), n_codes_at_start=None)
    return table[
        (table["base_size"] == base) & (table["run_length"] == run) & (table["threshold"] == threshold)
    ].squeeze()


def test_the_demo_study_reaches_no_threshold() -> None:
    """9 + 3 + 2 + 1 = 15 codes in the base, 1 + 0 in the run: 6.7 %, though the last transcript brought nothing new."""
    for threshold in (0.05, 0.0):
        row = judged(9, 3, 2, 1, 1, 0, base=4, run=2, threshold=threshold)
        assert row[["status", "n_base_codes", "n_new_codes", "n_before_run", "run"]].tolist() == [
            "not_reached",
            15,
            1,
            4,
            "T5;T6",
        ]
        assert row["value"] == pytest.approx(0.0667, abs=5e-5)
    missing = judged(9, 3, 2, 1, 1, 0, base=4, run=3)
    assert missing[["status", "reason"]].tolist() == [
        "not_computable",
        "base and run need 7 transcripts, and coders have read 6",
    ]
    assert pd.isna(missing["value"]) and missing["n_base_codes"] == 15


LONG = (16, 8, 6, 7, 2, 1, 1, 1, 0, 0)  # base of four: 37; runs of two: 3, 2, 2, 1, 0 new


@pytest.mark.parametrize(
    ("base", "run", "threshold", "status", "before", "new", "value"),
    [
        (4, 2, 0.05, "reached", 7, 1, 1 / 37),  # 8.1, 5.4 and 5.4 % before it: 7+2
        (4, 2, 0.0, "reached", 8, 0, 0),
        (4, 3, 0.05, "reached", 7, 1, 1 / 37),  # 4, 3, 2 and 1 new: 7+3
        (4, 3, 0.0, "not_reached", 7, 1, 1 / 37),
        (5, 2, 0.05, "reached", 7, 1, 1 / 39),  # 2 of 39 are 5.1 %
        (6, 2, 0.05, "reached", 6, 2, 2 / 40),  # 2 of 40 are 5 %, which is no more than 5 %
        (6, 3, 0.05, "reached", 6, 2, 2 / 40),
        (8, 2, 0.0, "reached", 8, 0, 0),
    ],
)
def test_ten_interviews(base, run, threshold, status, before, new, value) -> None:
    row = judged(*LONG, base=base, run=run, threshold=threshold)
    assert row[["status", "n_before_run", "n_new_codes"]].tolist() == [status, before, new]
    assert row["value"] == pytest.approx(value)


def test_a_late_find_counts_against_later_runs_alone() -> None:
    """Nothing new in the fifth and sixth, five codes in the seventh: reached at 4+2 as the rule has it, and told."""
    row = judged(10, 5, 3, 2, 0, 0, 5, base=4, run=2)
    assert row[["status", "n_before_run", "run", "n_new_after"]].tolist() == ["reached", 4, "T5;T6", 5]


def test_sizes_are_those_of_the_article_and_all_that_the_transcripts_allow() -> None:
    table = saturation_thresholds_of(saturation_of(*LONG), n_codes_at_start=12)
    sizes = set(zip(table["base_size"], table["run_length"], strict=True))
    assert sizes == {(base, run) for base in range(4, 9) for run in range(2, 7) if base + run <= 10}
    assert set(table["n_codes_at_start"]) == {12}
    few = saturation_thresholds_of(saturation_of(3, group="focus"), n_codes_at_start=None)
    assert set(zip(few["base_size"], few["run_length"], strict=True)) == {(b, r) for b in (4, 5, 6) for r in (2, 3)}
    assert set(few["status"]) == {"not_computable"}
    assert few["n_codes_at_start"].isna().all()


def test_bases_and_runs_are_of_twenty_transcripts_at_most() -> None:
    """Of 41, a base of 20 and a run of 20 would find place; nothing longer is told of."""
    table = saturation_thresholds_of(saturation_of(*[1] * 41), n_codes_at_start=None)
    sizes = set(zip(table["base_size"], table["run_length"], strict=True))
    assert sizes == {(base, run) for base in range(4, 21) for run in range(2, 21)}


def test_a_base_of_all_transcripts_has_its_codes_and_no_run() -> None:
    row = judged(3, 2, 1, 1, base=4, run=2)
    assert row[["status", "n_base_codes", "reason"]].tolist() == [
        "not_computable",
        7,
        "base and run need 6 transcripts, and coders have read 4",
    ]
    assert pd.isna(judged(3, 2, 1, 1, base=5, run=2)["n_base_codes"])


def test_five_percent_of_any_base_are_five_percent() -> None:
    """1 new code of 20, 2 of 40 and so on are no more than 5 %, whatever becomes of the product in floating point."""
    for n in (1, 3, 7, 20):
        assert judged(20 * n, 0, 0, 0, n, 0, base=4, run=2)["status"] == "reached"
        assert judged(20 * n - 1, 0, 0, 0, n, 0, base=4, run=2)["status"] == "not_reached"


def test_a_base_without_codes_can_be_divided_by_nothing() -> None:
    row = judged(0, 0, 0, 0, 3, 0, base=4, run=2)
    assert row[["status", "reason"]].tolist() == ["not_computable", "the base has no codes"]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=12))
def test_who_reaches_nothing_new_reaches_five_percent_no_later(new: list[int]) -> None:
    table = saturation_thresholds_of(saturation_of(*new), n_codes_at_start=None)
    for _, pair in table.groupby(["base_size", "run_length"]):
        at = pair.set_index("threshold")
        if at.loc[0.0, "status"] == "reached":
            assert at.loc[0.05, "status"] == "reached"
            assert at.loc[0.05, "n_before_run"] <= at.loc[0.0, "n_before_run"]
