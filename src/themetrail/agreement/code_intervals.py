"""Intervals of the coefficients of many binary codes, and of their mean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import nan

import numpy as np

from themetrail.agreement.blocks import at_once
from themetrail.agreement.cells import OUTSIDE, Cells
from themetrail.agreement.code_values import CodesAgreement, Limits, no_limits, of_binary
from themetrail.agreement.estimate import FEW_TRANSCRIPTS, TOO_FEW_TRANSCRIPTS, TOO_FEW_UNITS
from themetrail.agreement.kinds import Resamples
from themetrail.agreement.resampling import FEWEST_TRANSCRIPTS, bca_limits, transcript_weights, why_no_limits
from themetrail.agreement.statistics import Statistic

_CHUNK = 2**24  # numbers held at once while drawing
_OF_TRANSCRIPTS = 2**32 - 2  # a stream of random numbers of their own


def add_intervals(
    found: dict[str, CodesAgreement],
    cells: Cells,
    transcripts: np.ndarray | None,
    draws: int,
    level: float,
    seed: int,
) -> None:
    """Intervals over segments, and over transcripts where these are known."""
    counts = cells.counts()
    statistics = {name: of_binary(name) for name in found}
    contributions = {name: statistic.contributions(cells.rows) for name, statistic in statistics.items()}
    values = {name: np.empty((len(counts), draws)) for name in found}
    without = {name: np.full(counts.shape, nan) for name in found}
    for code, row in enumerate(counts):
        occurs = np.flatnonzero(row)
        drawn = _draw(np.random.default_rng([seed, code]), row[occurs], draws)
        for name, statistic in statistics.items():
            each = contributions[name][occurs]
            values[name][code] = statistic.value(drawn @ each)
            if len(occurs):
                without[name][code, occurs] = statistic.value(row[occurs] @ each - each)
    for name, agreement in found.items():
        limits = limits_of(agreement.value, agreement.reason, values[name], without[name], counts, level)
        agreement.limits["segment"] = limits
    if transcripts is not None:
        _over_transcripts(found, cells, transcripts, draws, level, seed)


def _draw(rng: np.random.Generator, counts: np.ndarray, draws: int) -> np.ndarray:
    """Resamples of segments as counts of the patterns that occur (draws x patterns)."""
    if not len(counts):
        return np.zeros((draws, 0))
    return rng.multinomial(counts.sum(), counts / counts.sum(), size=draws).astype(float)


def limits_of(value, reason, values, without, multiplicity, level) -> Limits:
    """BCa limits by code; none where the code has no value or too many draws have none."""
    undefined = np.isnan(values).sum(axis=1)
    multiplicity = np.broadcast_to(multiplicity, without.shape)
    low, high = bca_limits(np.nan_to_num(value), values, without, multiplicity, level)
    found = why_no_limits(value, low, high, undefined, values.shape[1])
    reasons = [why or none for why, none in zip(reason, found, strict=True)]
    has = np.array([why is None for why in reasons], bool)
    return Limits(np.where(has, low, nan), np.where(has, high, nan), reasons)


def mean_over_segments(found: dict[str, CodesAgreement], cells: Cells, resamples: Resamples, level: float) -> None:
    """The mean over codes, all codes of a segment resampled together."""
    joint = JointCells(cells.of_segments(resamples.first))
    size = at_once(max(len(resamples.first), joint.width), _CHUNK)
    statistics = {name: of_binary(name) for name in found}
    contributions = {name: statistic.contributions(cells.rows) for name, statistic in statistics.items()}
    values = {name: np.empty((len(cells.cell), resamples.draws)) for name in found}
    for start, some in zip(range(0, resamples.draws, size), resamples.drawn(size), strict=True):
        for code, occurs, counts in joint.counts(some.T):
            for name, statistic in statistics.items():
                drawn = statistic.value(counts @ contributions[name][occurs])
                values[name][code, start : start + len(some)] = drawn
    for name, agreement in found.items():
        without = _mean_without_one(agreement, cells, statistics[name], contributions[name])
        agreement.mean_limits["segment"] = _mean_limits(agreement, values[name], without, level)


def _mean_without_one(
    agreement: CodesAgreement, cells: Cells, statistic: Statistic, contributions: np.ndarray
) -> np.ndarray:
    """The mean over the codes that have a value, without each of the segments."""
    without = np.zeros(cells.cell.shape[1])
    defined = np.flatnonzero(~np.isnan(agreement.value)).tolist()
    by_pattern = np.zeros(len(cells.rows))
    for code in defined:
        counts = cells.counts_of(code)
        occurs = np.flatnonzero(counts)
        if cells.framed:  # what is left out there is no part of the value
            occurs = np.union1d(OUTSIDE, occurs)
        by_pattern[occurs] = statistic.value(counts @ contributions - contributions[occurs])
        without += by_pattern[cells.cell[code]]
    return without / len(defined) if defined else without


class JointCells:
    """Pattern counts of all codes under weights of segments. Most codes are absent from most segments, so only the
    patterns with an application are multiplied out; the rest is what is left of each set of coders who saw."""

    def __init__(self, cells: Cells) -> None:
        from scipy.sparse import csr_array

        self.cells = cells
        n, p = cells.cell.shape[1], len(cells.rows)
        is_base = np.zeros(p, bool)
        is_base[cells.base] = True
        code, segment = np.nonzero(~is_base[cells.cell])
        kept, at = np.unique(code * p + cells.cell[code, segment], return_inverse=True)
        self.applied = csr_array((np.ones(len(at)), (at.reshape(-1), segment)), shape=(len(kept), n))
        self.pattern = kept % p  # of each row of `applied`, which are in the order of codes
        self.begins = np.searchsorted(kept // p, np.arange(len(cells.cell) + 1))
        # Who saw a segment is the same for all codes, but where they are compared on some of the segments.
        which, firsts = _alike(cells) if cells.framed else (np.zeros(len(cells.cell), int), [0][: len(cells.cell)])
        self.alike = which
        self.seen = [
            csr_array((np.ones(n), (cells.seen_by[cells.cell[first]], np.arange(n))), shape=(len(cells.base), n))
            for first in firsts
        ]

    @property
    def width(self) -> int:
        """How many counts there are of one draw."""
        return len(self.pattern) + len(self.seen) * len(self.cells.base)

    def counts(self, weights: np.ndarray) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
        """`weights`: segments x draws. Of each code its number, the patterns that occur, and their counts (draws x
        patterns)."""
        weights = weights.astype(float)
        applied, seen = self.applied @ weights, [of_these @ weights for of_these in self.seen]
        for code, (start, end) in enumerate(pairwise(self.begins)):
            pattern, counted = self.pattern[start:end], applied[start:end]
            left = seen[self.alike[code]].copy()
            seen_by = self.cells.seen_by[pattern]
            for number in np.unique(seen_by):
                left[number] -= counted[seen_by == number].sum(axis=0)
            occurs = np.concatenate([self.cells.base, pattern])
            in_order = np.argsort(occurs)
            yield code, occurs[in_order], np.concatenate([left, counted])[in_order].T


def _alike(cells: Cells) -> tuple[np.ndarray, list[int]]:
    """Which codes are compared on the same segments: of each the number of its set, and of each set the first code."""
    _, firsts, which = np.unique(cells.seen_by[cells.cell], axis=0, return_index=True, return_inverse=True)
    return which.reshape(-1), firsts.tolist()


def _over_transcripts(
    found: dict[str, CodesAgreement], cells: Cells, transcripts: np.ndarray, draws: int, level: float, seed: int
) -> None:
    """Whole transcripts resampled, all codes together."""
    names, strata = np.unique(transcripts, return_inverse=True)
    n = len(names)
    if n < 2:
        for agreement in found.values():
            none = np.full(len(agreement.value), nan)
            why: list[str | None] = [reason or TOO_FEW_TRANSCRIPTS for reason in agreement.reason]
            agreement.limits["transcript"] = Limits(none, none, why)
            agreement.mean_limits["transcript"] = _no_mean(agreement, TOO_FEW_TRANSCRIPTS)
        return
    weights = drawn_transcripts(n, draws, seed)
    statistics = {name: of_binary(name) for name in found}
    contributions = {name: statistic.contributions(cells.rows) for name, statistic in statistics.items()}
    values = {name: np.empty((len(cells.cell), draws)) for name in found}
    without = {name: np.empty((len(cells.cell), n)) for name in found}
    for code in range(len(cells.cell)):
        counts = cells.counts_by(code, strata, n)
        occurs = np.flatnonzero(counts.any(axis=0))
        for name, statistic in statistics.items():
            each = counts[:, occurs] @ contributions[name][occurs]
            values[name][code] = statistic.value(weights @ each)
            without[name][code] = statistic.value(each.sum(axis=0) - each)
    for name, agreement in found.items():
        limits = limits_of(agreement.value, agreement.reason, values[name], without[name], np.ones(n), level)
        defined = ~np.isnan(agreement.value)
        of_mean = without[name][defined].mean(axis=0) if defined.any() else np.full(n, nan)
        mean_limits = _mean_limits(agreement, values[name], of_mean, level)
        if n < FEWEST_TRANSCRIPTS:
            limits.reason = [why or FEW_TRANSCRIPTS for why in limits.reason]
            mean_limits.reason = [why or FEW_TRANSCRIPTS for why in mean_limits.reason]
        agreement.limits["transcript"], agreement.mean_limits["transcript"] = limits, mean_limits


@lru_cache(maxsize=1)  # all levels and coefficients of a part of the study meet the same resamples
def drawn_transcripts(n: int, draws: int, seed: int) -> np.ndarray:
    """Resamples of the transcripts of one part of a study."""
    return transcript_weights(n, draws, np.random.default_rng([seed, _OF_TRANSCRIPTS]))


def _mean_limits(agreement: CodesAgreement, values: np.ndarray, without: np.ndarray, level: float) -> Limits:
    """The interval of the mean over the codes that have a value, over the same codes in each draw.

    A draw in which one of them has no value gives none: the mean over the others is that of other codes, and would lie
    elsewhere (rare codes, whose AC1 is near 1, are those that a draw lacks).
    """
    used = values[~np.isnan(agreement.value)]
    if not len(used):
        return _no_mean(agreement, TOO_FEW_UNITS)
    drawn = used.mean(axis=0)
    return limits_of(np.array([agreement.mean]), [None], drawn[None], without[None], np.ones(len(without)), level)


def _no_mean(agreement: CodesAgreement, why: str) -> Limits:
    reason = next((reason for reason in agreement.reason if reason), why) if np.isnan(agreement.mean) else why
    return no_limits(reason)
