"""Intervals of the coefficients of many binary codes, and of their mean."""

from __future__ import annotations

from functools import lru_cache
from math import nan

import numpy as np

from themetrail.agreement.cells import Cells
from themetrail.agreement.code_values import CodesAgreement, Limits, of_binary
from themetrail.agreement.estimate import FEW_TRANSCRIPTS, TOO_FEW_TRANSCRIPTS, TOO_FEW_UNITS
from themetrail.agreement.kinds import Resamples
from themetrail.agreement.resampling import FEWEST_TRANSCRIPTS, bca_limits, transcript_weights, why_no_limits


def add_intervals(
    found: dict[str, CodesAgreement],
    cells: Cells,
    transcripts: np.ndarray | None,
    draws: int,
    level: float,
    seed: int,
) -> None:
    """Intervals over segments, and over transcripts where these are known."""
    counts = cells.counts()[:, 0]
    drawn = np.stack([_draw(np.random.default_rng([seed, code]), row, draws) for code, row in enumerate(counts)])
    for name, agreement in found.items():
        statistic = of_binary(name)
        contributions = statistic.contributions(cells.rows)
        values = statistic.value(drawn @ contributions)
        without = statistic.value((counts @ contributions)[:, None] - contributions)
        agreement.limits["segment"] = limits_of(agreement.value, agreement.reason, values, without, counts, level)
    if transcripts is not None:
        _over_transcripts(found, cells, transcripts, draws, level, seed)


def _draw(rng: np.random.Generator, counts: np.ndarray, draws: int) -> np.ndarray:
    """Resamples of segments as counts of patterns (draws x patterns)."""
    occurs = counts > 0
    drawn = np.zeros((draws, len(counts)))
    if not occurs.any():
        return drawn
    drawn[:, occurs] = rng.multinomial(counts.sum(), counts[occurs] / counts.sum(), size=draws)
    return drawn


def limits_of(value, reason, values, without, multiplicity, level) -> Limits:
    """BCa limits by code; none where the code has no value or too many draws have none."""
    undefined = np.isnan(values).sum(axis=1)
    multiplicity = np.broadcast_to(multiplicity, without.shape)
    low, high = bca_limits(np.nan_to_num(value), values, without, multiplicity, level)
    found = why_no_limits(value, low, high, undefined, values.shape[1])
    reasons = [why or none for why, none in zip(reason, found, strict=True)]
    has = np.array([why is None for why in reasons], bool)
    return Limits(np.where(has, low, nan), np.where(has, high, nan), undefined, reasons)


def mean_over_segments(found: dict[str, CodesAgreement], cells: Cells, resamples: Resamples, level: float) -> None:
    """The mean over codes, all codes of a segment resampled together."""
    n = cells.cell.shape[1]
    joint = JointCells(cells.of_segments(resamples.first))
    size = max(1, min(resamples.draws, 2**24 // max(len(resamples.first), cells.cell.shape[0] * len(cells.rows))))
    values: dict[str, list] = {name: [] for name in found}
    for some in resamples.drawn(size):
        counts = joint.counts(some.T)
        for name in found:
            statistic = of_binary(name)
            values[name].append(statistic.value(counts @ statistic.contributions(cells.rows)))
    all_counts = cells.counts()[:, 0]
    for name, agreement in found.items():
        statistic = of_binary(name)
        contributions = statistic.contributions(cells.rows)
        by_cell = statistic.value((all_counts @ contributions)[:, None] - contributions)
        without = np.zeros(n)
        defined = ~np.isnan(agreement.value)
        for code in np.flatnonzero(defined):
            without += by_cell[code][cells.cell[code]]
        drawn = np.concatenate(values[name], axis=1)
        agreement.mean_limits["segment"] = _mean_limits(agreement, drawn, without / max(1, defined.sum()), level)


class JointCells:
    """Pattern counts of all codes under weights of segments. Most codes are absent from most segments, so only the
    patterns with an application are multiplied out; the rest is what is left of each set of coders who saw."""

    def __init__(self, cells: Cells) -> None:
        from scipy.sparse import csr_array

        self.cells = cells
        codes, n = cells.cell.shape
        p = len(cells.rows)
        is_base = np.zeros(p, bool)
        is_base[cells.base] = True
        code, segment = np.nonzero(~is_base[cells.cell])
        at = code * p + cells.cell[code, segment]
        self.applied = csr_array((np.ones(len(at)), (at, segment)), shape=(codes * p, n))
        # Who saw a segment is the same for all codes, but where they are compared on some of the segments.
        self.codes_alike = _alike(cells.seen_by[cells.cell]) if cells.framed else [np.arange(codes)][: bool(codes)]
        self.seen = [
            csr_array((np.ones(n), (cells.seen_by[cells.cell[alike[0]]], np.arange(n))), shape=(len(cells.base), n))
            for alike in self.codes_alike
        ]

    def counts(self, weights: np.ndarray) -> np.ndarray:
        """`weights`: segments x draws; the result: codes x draws x patterns."""
        codes, p, draws = len(self.cells.cell), len(self.cells.rows), weights.shape[1]
        weights = weights.astype(float)
        counts = (self.applied @ weights).reshape(codes, p, draws).transpose(0, 2, 1).copy()
        for alike, seen in zip(self.codes_alike, self.seen, strict=True):
            total = seen @ weights
            of_these = slice(None) if len(alike) == codes else alike
            for seen_by, base in enumerate(self.cells.base):
                same = self.cells.seen_by == seen_by
                counts[of_these, :, base] = total[seen_by] - counts[of_these][:, :, same].sum(axis=2)
        return counts


def _alike(seen_by: np.ndarray) -> list[np.ndarray]:
    """The codes that are compared on the same segments, by who saw each of them (codes x segments)."""
    _, which = np.unique(seen_by, axis=0, return_inverse=True)
    return [np.flatnonzero(which.reshape(-1) == number) for number in range(which.max(initial=-1) + 1)]


def _over_transcripts(
    found: dict[str, CodesAgreement], cells: Cells, transcripts: np.ndarray, draws: int, level: float, seed: int
) -> None:
    """Whole transcripts resampled, all codes together."""
    names, strata = np.unique(transcripts, return_inverse=True)
    n = len(names)
    by_transcript = cells.counts(strata, n)
    weights = drawn_transcripts(n, draws, seed)
    for name, agreement in found.items():
        if n < 2:
            none = np.full(len(agreement.value), nan)
            why: list[str | None] = [reason or TOO_FEW_TRANSCRIPTS for reason in agreement.reason]
            agreement.limits["transcript"] = Limits(none, none, np.zeros(len(none), int), why)
            agreement.mean_limits["transcript"] = _no_mean(agreement, TOO_FEW_TRANSCRIPTS)
            continue
        statistic = of_binary(name)
        per_transcript = by_transcript @ statistic.contributions(cells.rows)
        values = statistic.value(np.einsum("bt,ktf->kbf", weights, per_transcript, optimize=True))
        without = statistic.value(per_transcript.sum(axis=1, keepdims=True) - per_transcript)
        limits = limits_of(agreement.value, agreement.reason, values, without, np.ones(n), level)
        defined = ~np.isnan(agreement.value)
        of_mean = without[defined].mean(axis=0) if defined.any() else np.full(n, nan)
        mean_limits = _mean_limits(agreement, values, of_mean, level)
        if n < FEWEST_TRANSCRIPTS:
            limits.reason = [why or FEW_TRANSCRIPTS for why in limits.reason]
            mean_limits.reason = [why or FEW_TRANSCRIPTS for why in mean_limits.reason]
        agreement.limits["transcript"], agreement.mean_limits["transcript"] = limits, mean_limits


@lru_cache(maxsize=1)  # all levels and coefficients of a part of the study meet the same resamples
def drawn_transcripts(n: int, draws: int, seed: int) -> np.ndarray:
    """Resamples of the transcripts of one part of a study."""
    return transcript_weights(n, draws, np.random.default_rng([seed, 2**32 - 2]))


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
    return Limits(np.array([nan]), np.array([nan]), np.array([0]), [reason])
