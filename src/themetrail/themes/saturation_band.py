"""Codes found by the first, second, ... transcript: as they were collected, and as they might have been.

The share of all codes found by a transcript is that of Hennink, Kaiser & Marconi (2017), Qualitative Health Research
27(4), 591-608. The order in which transcripts were collected is one of many: the band says how far the curve hangs on
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import factorial
from zlib import crc32

import numpy as np
import pandas as pd

from themetrail.contracts.themes import SATURATION_BAND

ALL_UP_TO = 8  # transcripts whose orders are all counted; of more, some are drawn
SAMPLED = 1000
_CHUNK = 2**23  # numbers held at once while drawing
_BAND = (2.5, 97.5)


def saturation_band_of(saturation: pd.DataFrame, mentions: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row per group and place in the order of collection (contract `SATURATION_BAND`).

    `saturation` is the table of new codes per transcript. Up to ALL_UP_TO transcripts of a group all orders are
    counted, of more SAMPLED orders drawn by the study's seed and the group's name.
    """
    rows = []
    for group, collected in saturation.groupby("group", sort=False):
        place = {name: n for n, name in enumerate(collected["transcript_id"])}
        found = mentions.loc[mentions["transcript_id"].isin(place), ["transcript_id", "code_id"]].drop_duplicates()
        codes, transcripts = pd.factorize(found["code_id"])[0], found["transcript_id"].map(place).to_numpy(dtype=int)
        n = len(collected)
        sampled = n > ALL_UP_TO
        rng = np.random.default_rng([seed, crc32(str(group).encode())])
        curves, quiet = _of_samples(codes, transcripts, n, rng) if sampled else _of_all_orders(codes, transcripts, n)
        for row in _rows_of(collected["n_codes_so_far"].tolist(), curves, quiet):
            orders = ("sampled", SAMPLED) if sampled else ("all", factorial(n))
            rows.append({"group": group, **row, "orders": orders[0], "n_orders": orders[1]})
    return SATURATION_BAND.frame(rows)


def _rows_of(as_collected: list[int], curves: list[np.ndarray], quiet: np.ndarray) -> Iterator[dict]:
    """`curves`: for each place, the codes so far in each order; `quiet`: the share of orders with nothing new there."""
    total = as_collected[-1]
    for place, (so_far, counts, nothing) in enumerate(zip(as_collected, curves, quiet, strict=True), start=1):
        low, high = np.percentile(counts, _BAND, method="inverted_cdf")
        yield {
            "place": place,
            "codes_so_far": so_far,
            "share": so_far / total if total else None,
            "mean": float(counts.mean()),
            "low": float(low),
            "high": float(high),
            "least": int(counts.min()),
            "most": int(counts.max()),
            "nothing_new": float(nothing),
        }


def _of_all_orders(codes: np.ndarray, transcripts: np.ndarray, n: int) -> tuple[list[np.ndarray], np.ndarray]:
    """Over all orders of n transcripts. The first k of an order are any k with the same frequency, so that the codes of
    each set of transcripts say it all: 256 sets stand for the 40,320 orders of eight."""
    held = np.zeros(len(np.unique(codes)), dtype=int)  # of each code, the transcripts that have it, as bits
    np.bitwise_or.at(held, codes, 1 << transcripts)
    sets = np.arange(1 << n)
    counts = ((sets[:, None] & held) != 0).sum(axis=1)
    size = np.bitwise_count(sets)
    curves = [counts[size == k] for k in range(1, n + 1)]
    quiet = np.empty(n)
    for k in range(n):
        before = sets[size == k]
        without = [(before[(before & bit) == 0], bit) for bit in 1 << sets[:n]]  # each with one that comes next
        quiet[k] = np.concatenate([counts[these | bit] == counts[these] for these, bit in without]).mean()
    return curves, quiet


def _of_samples(
    codes: np.ndarray, transcripts: np.ndarray, n: int, rng: np.random.Generator
) -> tuple[list[np.ndarray], np.ndarray]:
    """Over orders drawn at random: a code is new at the first place of the transcripts that have it."""
    by_code = np.argsort(codes, kind="stable")
    holders = transcripts[by_code]
    begins = np.unique(codes[by_code], return_index=True)[1]  # where those of each code do
    new = np.zeros((SAMPLED, n), dtype=np.int64)
    step = max(1, _CHUNK // max(len(holders), n))
    for start in range(0, SAMPLED, step):
        m = min(step, SAMPLED - start)
        places = rng.permuted(np.tile(np.arange(n), (m, 1)), axis=1)
        if len(begins):
            first = np.minimum.reduceat(places[:, holders], begins, axis=1) + n * np.arange(m)[:, None]
            new[start : start + m] = np.bincount(first.ravel(), minlength=m * n).reshape(m, n)
    return list(new.cumsum(axis=1).T), (new == 0).mean(axis=0)
