"""Coefficients and intervals of many binary codes (applied or not) on the same segments, and of their mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import nan

import numpy as np

from themetrail.agreement.cells import Cells, find_cells
from themetrail.agreement.computation import too_thin
from themetrail.agreement.estimate import (
    CODE_NOT_USED,
    FEW_TRANSCRIPTS,
    NO_VARIATION,
    TOO_FEW_TRANSCRIPTS,
    TOO_FEW_UNITS,
    UNDEFINED_DRAWS,
)
from themetrail.agreement.kinds import Resamples, resample_segments
from themetrail.agreement.resampling import FEWEST_TRANSCRIPTS, MOST_UNDEFINED, bca_limits, transcript_weights
from themetrail.agreement.statistics import CODER_BLIND, PAIRWISE, Statistic

_BINARY = 1.0 - np.eye(2)


@dataclass
class Limits:
    """Interval limits, draws without a value and reasons; one entry per code, or one for a mean over codes."""

    low: np.ndarray
    high: np.ndarray
    undefined: np.ndarray
    reason: list[str | None]


@dataclass
class CodesAgreement:
    """One coefficient of every code. `value` is NaN where `reason` says why. `mean` is over the codes with a value,
    `n_undefined` of them left out. `limits` and `mean_limits` are by kind of resampling: segment, transcript.
    `n_pairs` counts the pairs of coders behind each value, for coefficients of two coders."""

    statistic: str
    value: np.ndarray
    reason: list[str | None]
    n_units: int
    mean: float
    n_undefined: int
    n_pairs: np.ndarray | None = None
    limits: dict[str, Limits] = field(default_factory=dict)
    mean_limits: dict[str, Limits] = field(default_factory=dict)


def agreement_of_codes(
    seen: np.ndarray,
    applied: np.ndarray,
    statistics: Sequence[str],
    *,
    transcripts: np.ndarray | None = None,
    draws: int = 0,
    level: float = 0.95,
    seed: int = 1,
    mean_interval: bool = True,
    resamples: Resamples | None = None,
) -> dict[str, CodesAgreement]:
    """Each of `statistics` for every code.

    `seen` (coders x segments) says who saw a segment, `applied` (codes x coders x segments) who applied which code;
    segments that fewer than two coders saw are left aside. With `draws`, BCa intervals over segments and, given the
    number of each segment's transcript (from 0), over transcripts. The interval of the mean over codes resamples
    the codes' segments jointly; `resamples` are these where they have been drawn already, for segments that were all
    seen twice, with the same seed.
    """
    seen, applied = np.asarray(seen, bool), np.asarray(applied, bool)
    twice = seen.sum(axis=0) >= 2
    if not twice.all():
        seen, applied = seen[:, twice], applied[:, :, twice]
        transcripts = None if transcripts is None else transcripts[twice]
    draws = draws if seen.shape[1] else 0
    if draws and mean_interval and resamples is None:
        resamples = resample_segments(seen, applied, draws, seed)
    together = np.zeros(seen.shape[1], dtype=np.int64)
    result: dict[str, CodesAgreement] = {}
    for names, cells in _cells_for(statistics, seen, applied):
        (found,) = _estimates(names, cells, seen, applied, together, 1)
        if draws:
            _add_intervals(found, cells, transcripts, draws, level, seed)
            if mean_interval:
                _mean_over_segments(found, cells, resamples, level)
        result |= found
    return {name: result[name] for name in statistics}


def agreement_by_part(
    seen: np.ndarray, applied: np.ndarray, statistics: Sequence[str], part: np.ndarray, n_parts: int
) -> list[dict[str, CodesAgreement]]:
    """Each of `statistics` for every code in each part of the segments, without intervals.

    `seen` and `applied` as above, of segments that two coders or more saw; `part` numbers each segment's part from 0.
    """
    found: list[dict[str, CodesAgreement]] = [{} for _ in range(n_parts)]
    for names, cells in _cells_for(statistics, seen, applied):
        for of_part, more in zip(found, _estimates(names, cells, seen, applied, part, n_parts), strict=True):
            of_part |= more
    return [{name: of_part[name] for name in statistics} for of_part in found]


def _cells_for(statistics: Sequence[str], seen: np.ndarray, applied: np.ndarray) -> Iterator[tuple[list[str], Cells]]:
    """The statistics that are blind to who the coders are and those that are not, each with its patterns."""
    for blind in (True, False):
        names = [name for name in statistics if (name in CODER_BLIND) == blind]
        if names:
            yield names, find_cells(seen, applied, blind)


def _estimates(
    names: list[str], cells: Cells, seen: np.ndarray, applied: np.ndarray, part: np.ndarray, n_parts: int
) -> list[dict[str, CodesAgreement]]:
    """The coefficients in each part."""
    counts = cells.counts(part, n_parts)
    n_units = np.bincount(part, minlength=n_parts)
    n_coders = _occurs(seen, part, n_parts).sum(axis=1)
    used = _occurs(applied.any(axis=1), part, n_parts)
    found: list[dict[str, CodesAgreement]] = [{} for _ in range(n_parts)]
    for name in names:
        statistic = Statistic(name, _BINARY)
        totals = counts.reshape(len(applied) * n_parts, len(cells.rows)) @ statistic.contributions(cells.rows)
        values = statistic.value(totals).reshape(counts.shape[:2])
        pairs = None
        if name in PAIRWISE:
            pairs = (~np.isnan(statistic.pair_values(totals))).sum(axis=1).reshape(counts.shape[:2])
        for number in range(n_parts):
            thin = too_thin(len(seen), int(n_coders[number]), int(n_units[number]), name)
            n_pairs = None if pairs is None else pairs[:, number]
            found[number][name] = _agreement(name, values[:, number], used[number], thin, int(n_units[number]), n_pairs)
    return found


def _occurs(marks: np.ndarray, part: np.ndarray, n_parts: int) -> np.ndarray:
    """Whether each row of `marks` (rows x segments) is true anywhere in each part (parts x rows)."""
    rows, segments = np.nonzero(marks)
    found = np.zeros((n_parts, len(marks)), bool)
    found[part[segments], rows] = True
    return found


def _agreement(
    name: str, value: np.ndarray, used: np.ndarray, thin: str | None, n_units: int, n_pairs: np.ndarray | None
) -> CodesAgreement:
    """The values of one coefficient, with the reason for each that is missing, and their mean."""
    # agreement that nobody applied an unused code is no agreement on it
    value = np.where(used, nan if thin else value, nan)
    defined = ~np.isnan(value)
    reason = [
        None if has else thin or (NO_VARIATION if is_used else CODE_NOT_USED)
        for has, is_used in zip(defined, used, strict=True)
    ]
    mean = float(value[defined].mean()) if defined.any() else nan
    return CodesAgreement(name, value, reason, n_units, mean, int((~defined).sum()), n_pairs)


def _add_intervals(
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
        statistic = Statistic(name, _BINARY)
        contributions = statistic.contributions(cells.rows)
        values = statistic.value(drawn @ contributions)
        without = statistic.value((counts @ contributions)[:, None] - contributions)
        agreement.limits["segment"] = _limits(agreement.value, agreement.reason, values, without, counts, level)
    if transcripts is not None:
        _over_transcripts(found, cells, transcripts, draws, level, seed)


def _draw(rng: np.random.Generator, counts: np.ndarray, draws: int) -> np.ndarray:
    """Resamples of segments as counts of patterns (draws x patterns)."""
    occurs = counts > 0
    drawn = np.zeros((draws, len(counts)))
    drawn[:, occurs] = rng.multinomial(counts.sum(), counts[occurs] / counts.sum(), size=draws)
    return drawn


def _limits(value, reason, values, without, multiplicity, level) -> Limits:
    """BCa limits by code; none where the code has no value or too many draws have none."""
    undefined = np.isnan(values).sum(axis=1)
    multiplicity = np.broadcast_to(multiplicity, without.shape)
    low, high = bca_limits(np.nan_to_num(value), values, without, multiplicity, level)
    too_many = undefined > MOST_UNDEFINED * values.shape[1]
    none = too_many | np.isnan(value)
    reasons = [why or (UNDEFINED_DRAWS if many else None) for why, many in zip(reason, too_many, strict=True)]
    return Limits(np.where(none, nan, low), np.where(none, nan, high), undefined, reasons)


def _mean_over_segments(found: dict[str, CodesAgreement], cells: Cells, resamples: Resamples, level: float) -> None:
    """The mean over codes, all codes of a segment resampled together."""
    n = cells.cell.shape[1]
    joint = _JointCells(cells.of_segments(resamples.first))
    size = max(1, min(resamples.draws, 2**24 // max(len(resamples.first), cells.cell.shape[0] * len(cells.rows))))
    values: dict[str, list] = {name: [] for name in found}
    for some in resamples.drawn(size):
        counts = joint.counts(some.T)
        for name in found:
            statistic = Statistic(name, _BINARY)
            values[name].append(statistic.value(counts @ statistic.contributions(cells.rows)))
    all_counts = cells.counts()[:, 0]
    for name, agreement in found.items():
        statistic = Statistic(name, _BINARY)
        contributions = statistic.contributions(cells.rows)
        by_cell = statistic.value((all_counts @ contributions)[:, None] - contributions)
        without = np.zeros(n)
        defined = ~np.isnan(agreement.value)
        for code in np.flatnonzero(defined):
            without += by_cell[code][cells.cell[code]]
        drawn = np.concatenate(values[name], axis=1)
        agreement.mean_limits["segment"] = _mean_limits(agreement, drawn, without / max(1, defined.sum()), level)


class _JointCells:
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
        seen = cells.seen_by[cells.cell[0]] if codes else np.zeros(n, np.int64)
        self.seen = csr_array((np.ones(n), (seen, np.arange(n))), shape=(len(cells.base), n))

    def counts(self, weights: np.ndarray) -> np.ndarray:
        """`weights`: segments x draws; the result: codes x draws x patterns."""
        codes, p, draws = len(self.cells.cell), len(self.cells.rows), weights.shape[1]
        weights = weights.astype(float)
        counts = (self.applied @ weights).reshape(codes, p, draws).transpose(0, 2, 1).copy()
        total = self.seen @ weights
        for seen_by, base in enumerate(self.cells.base):
            same = self.cells.seen_by == seen_by
            counts[:, :, base] = total[seen_by] - counts[:, :, same].sum(axis=2)
        return counts


def _over_transcripts(
    found: dict[str, CodesAgreement], cells: Cells, transcripts: np.ndarray, draws: int, level: float, seed: int
) -> None:
    """Whole transcripts resampled, all codes together."""
    names, strata = np.unique(transcripts, return_inverse=True)
    n = len(names)
    by_transcript = cells.counts(strata, n)
    weights = _drawn_transcripts(n, draws, seed)
    for name, agreement in found.items():
        if n < 2:
            none = np.full(len(agreement.value), nan)
            why = [reason or TOO_FEW_TRANSCRIPTS for reason in agreement.reason]
            agreement.limits["transcript"] = Limits(none, none, np.zeros(len(none), int), why)
            agreement.mean_limits["transcript"] = _no_mean(agreement, TOO_FEW_TRANSCRIPTS)
            continue
        statistic = Statistic(name, _BINARY)
        per_transcript = by_transcript @ statistic.contributions(cells.rows)
        values = statistic.value(np.einsum("bt,ktf->kbf", weights, per_transcript, optimize=True))
        without = statistic.value(per_transcript.sum(axis=1, keepdims=True) - per_transcript)
        limits = _limits(agreement.value, agreement.reason, values, without, np.ones(n), level)
        defined = ~np.isnan(agreement.value)
        of_mean = without[defined].mean(axis=0) if defined.any() else np.full(n, nan)
        mean_limits = _mean_limits(agreement, values, of_mean, level)
        if n < FEWEST_TRANSCRIPTS:
            limits.reason = [why or FEW_TRANSCRIPTS for why in limits.reason]
            mean_limits.reason = [why or FEW_TRANSCRIPTS for why in mean_limits.reason]
        agreement.limits["transcript"], agreement.mean_limits["transcript"] = limits, mean_limits


@lru_cache(maxsize=1)  # all levels and coefficients of a part of the study meet the same resamples
def _drawn_transcripts(n: int, draws: int, seed: int) -> np.ndarray:
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
    return _limits(np.array([agreement.mean]), [None], drawn[None], without[None], np.ones(len(without)), level)


def _no_mean(agreement: CodesAgreement, why: str) -> Limits:
    reason = next((reason for reason in agreement.reason if reason), why) if np.isnan(agreement.mean) else why
    return Limits(np.array([nan]), np.array([nan]), np.array([0]), [reason])
