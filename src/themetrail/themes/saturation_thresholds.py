"""Saturation by thresholds: the new codes in a run of transcripts, as a share of the codes of the first ones.

Guest, Namey & Chen (2020), PLoS ONE 15(5), e0232076: a base of four, five or six interviews, runs of two or three, and
thresholds of 5 % and none. Runs move on by one interview; the first whose share is no more than the threshold reaches
it. They write it as the interviews before the run and its length, 6+2 for a run of the seventh and eighth.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from themetrail.contracts.themes import SATURATION_THRESHOLDS

PERCENT = (5, 0)  # of the codes of the base, as whole numbers: 20 new codes of 400 are 5 %, whatever a quotient says
BASE_SIZES, RUN_LENGTHS = (4, 5, 6), (2, 3)  # of the article; each has its row, also where it cannot be computed
LARGEST = 20  # transcripts of a base or a run


def saturation_thresholds_of(saturation: pd.DataFrame, n_codes_at_start: int | None) -> pd.DataFrame:
    """One row per group, base size, run length and threshold (contract `SATURATION_THRESHOLDS`).

    `saturation` is the table of new codes per transcript, in the order of collection within each group. Beside the
    sizes of the article stand all larger ones that the number of transcripts allows, up to LARGEST.
    `n_codes_at_start` are the codes of the codebook with which coding began, None where nobody knows.
    """
    blank = dict.fromkeys(SATURATION_THRESHOLDS.columns)
    rows = [
        blank | {"group": group, **row, "n_codes_at_start": n_codes_at_start}
        for group, collected in saturation.groupby("group", sort=False)
        for base_size, run_length in _sizes(len(collected))
        for row in _rows_of(collected, base_size, run_length)
    ]
    return SATURATION_THRESHOLDS.frame(rows)


def _sizes(n: int) -> list[tuple[int, int]]:
    """Base sizes and run lengths: those of the article, and all that n transcripts allow."""
    allowed = {
        (base, run)
        for base in range(min(BASE_SIZES), min(n, LARGEST) + 1)
        for run in range(min(RUN_LENGTHS), min(n - base, LARGEST) + 1)
    }
    return sorted(allowed | {(base, run) for base in BASE_SIZES for run in RUN_LENGTHS})


def _rows_of(collected: pd.DataFrame, base_size: int, run_length: int) -> Iterator[dict]:
    """A row for each threshold: the first run that reaches it, or the last run there is."""
    n, new = len(collected), collected["n_new_codes"].tolist()
    head = {"base_size": base_size, "run_length": run_length, "n_transcripts": n}
    n_base = int(sum(new[:base_size])) if n >= base_size else None
    starts = range(base_size, n - run_length + 1)
    runs = [(start, int(sum(new[start : start + run_length]))) for start in starts]
    for percent in PERCENT:
        row = head | {"threshold": percent / 100, "n_base_codes": n_base}
        if not runs or not n_base:
            why = f"base and run need {base_size + run_length} transcripts, and coders have read {n}"
            yield row | {"status": "not_computable", "reason": why if not runs else "the base has no codes"}
            continue
        reached = next(((start, found) for start, found in runs if 100 * found <= percent * n_base), None)
        start, found = reached or runs[-1]
        yield row | {
            "status": "reached" if reached else "not_reached",
            "n_before_run": start,
            "n_new_codes": found,
            "value": found / n_base,
            "n_new_after": int(sum(new[start + run_length :])),
            "run": ";".join(collected["transcript_id"].iloc[start : start + run_length]),
        }
