"""The value of each coefficient for every one of many binary codes, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import nan

import numpy as np

from themetrail.agreement.blocks import at_once
from themetrail.agreement.cells import Cells, find_cells
from themetrail.agreement.coefficients import coefficient_named
from themetrail.agreement.computation import too_thin
from themetrail.agreement.estimate import CODE_NOT_USED, NO_VARIATION, TOO_FEW_USES
from themetrail.agreement.ratings import MISSING
from themetrail.agreement.statistics import Statistic

_BINARY = 1.0 - np.eye(2)
_CHUNK = 2**20  # numbers of segments held at once while they are summed up


@dataclass
class Limits:
    """Interval limits and reasons; one entry per code, or one for a mean over codes."""

    low: np.ndarray
    high: np.ndarray
    reason: list[str | None]


def no_limits(reason: str) -> Limits:
    """No interval of one value, and why."""
    return Limits(np.array([nan]), np.array([nan]), [reason])


@dataclass
class CodesAgreement:
    """One coefficient of every code. `value` is NaN where `reason` says why. `mean` is over the codes with a value,
    `n_undefined` of them left out. `limits` and `mean_limits` are by kind of resampling: segment, transcript.
    `n_pairs` counts the pairs of coders behind each value, for coefficients of two coders; `n_compared` the segments
    behind it. `n_any` and `n_all` count the segments to which any, and all,
    of the coders who saw them gave the code. `pooled` is over all decisions on codes that were used, `n_pooled` of
    them, for coefficients to which it is all one who coded what; NaN where `pooled_reason` says why."""

    statistic: str
    value: np.ndarray
    reason: list[str | None]
    n_units: int
    mean: float
    n_undefined: int
    n_compared: np.ndarray
    n_any: np.ndarray
    n_all: np.ndarray
    n_pairs: np.ndarray | None = None
    pooled: float | None = None
    pooled_reason: str | None = None
    n_pooled: int = 0
    limits: dict[str, Limits] = field(default_factory=dict)
    mean_limits: dict[str, Limits] = field(default_factory=dict)
    pooled_limits: dict[str, Limits] = field(default_factory=dict)


def of_binary(name: str) -> Statistic:
    """The coefficient of codes that were applied or not."""
    return Statistic(coefficient_named(name), _BINARY)


def cells_for(
    statistics: Sequence[str], seen: np.ndarray, applied: np.ndarray, frames: np.ndarray | None = None
) -> Iterator[tuple[list[str], Cells]]:
    """The statistics that are blind to who the coders are and those that are not, each with its patterns."""
    for blind in (True, False):
        names = [name for name in statistics if coefficient_named(name).formula.blind == blind]
        if names:
            yield names, find_cells(seen, applied, blind, frames)


def values_of(
    names: list[str],
    cells: Cells,
    seen: np.ndarray,
    applied: np.ndarray,
    part: np.ndarray,
    n_parts: int,
    frames: np.ndarray | None = None,
    fewest: int = 1,
    in_use: np.ndarray | None = None,
) -> list[dict[str, CodesAgreement]]:
    """The coefficients in each part. Beyond chance, those of codes given to fewer than `fewest` segments have none; all
    decisions together are those on the codes `in_use`, if not on those that were given in the part."""
    sums = _sums_of(names, cells, part, n_parts, in_use)
    n_units = np.bincount(part, minlength=n_parts)
    n_coders = _occurs(seen, part, n_parts).sum(axis=1)
    n_comparing = None if frames is None else _comparing(seen, frames, part, n_parts)
    n_any, n_all = sums.n_any, sums.n_all
    used = (n_any > 0).T
    found: list[dict[str, CodesAgreement]] = [{} for _ in range(n_parts)]
    for name in names:
        statistic, values, pairs = of_binary(name), sums.values[name], sums.n_pairs.get(name)
        contributions = statistic.contributions(cells.rows)
        for number in range(n_parts):
            known = statistic.coefficient
            if n_comparing is None:
                thin = [too_thin(len(seen), int(n_coders[number]), int(n_units[number]), known)] * len(applied)
            else:
                of_codes = zip(n_comparing[:, number].tolist(), sums.n_units[:, number].tolist(), strict=True)
                thin = [too_thin(len(seen), coders, units, known) for coders, units in of_codes]
            if known.corrects_for_chance:
                rare = (n_any[:, number] < fewest).tolist()
                of_use = zip(thin, rare, used[number].tolist(), strict=True)
                thin = [why or (TOO_FEW_USES if is_rare and is_used else None) for why, is_rare, is_used in of_use]
            n_pairs = None if pairs is None else pairs[:, number]
            counts = sums.n_units[:, number], n_any[:, number], n_all[:, number]
            agreement = _agreement(name, values[:, number], used[number], thin, int(n_units[number]), counts, n_pairs)
            if known.formula.blind:
                few = too_thin(len(seen), int(n_coders[number]), int(n_units[number]), known)
                _pool(agreement, statistic, contributions, sums.together[number], few)
            found[number][name] = agreement
    return found


@dataclass
class _Sums:
    """What the segments of each code come to in each part (codes x parts): the coefficients and their pairs of coders,
    by name; segments that are compared, and those to which any, and all, of the coders who saw them gave the code; and
    the patterns of all codes that are pooled (parts x patterns)."""

    values: dict[str, np.ndarray]
    n_pairs: dict[str, np.ndarray]
    n_units: np.ndarray
    n_any: np.ndarray
    n_all: np.ndarray
    together: np.ndarray


def _sums_of(names: list[str], cells: Cells, part: np.ndarray, n_parts: int, in_use: np.ndarray | None) -> _Sums:
    """Some codes at a time, and of these the patterns that occur: of ten coders' thousand a code has few."""
    shape = (len(cells.cell), n_parts)
    statistics = {name: of_binary(name) for name in names}
    contributions = {name: statistic.contributions(cells.rows) for name, statistic in statistics.items()}
    sums = _Sums(
        {name: np.full(shape, nan) for name in names},
        {},
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
        np.zeros((n_parts, len(cells.rows)), np.int64),
    )
    is_pooled = any(coefficient_named(name).formula.blind for name in names)
    gave, saw = (cells.rows == 1).sum(axis=1), (cells.rows != MISSING).sum(axis=1)
    size = at_once(n_parts * len(cells.rows), _CHUNK)
    for start in range(0, len(cells.cell), size):
        here = slice(start, start + size)
        counts = np.stack([cells.counts_by(code, part, n_parts) for code in range(len(cells.cell))[here]])
        sums.n_units[here] = counts.sum(axis=2)
        sums.n_any[here] = counts[:, :, gave > 0].sum(axis=2)
        sums.n_all[here] = counts[:, :, gave == saw].sum(axis=2)
        if is_pooled:
            pooled = sums.n_any[here] > 0 if in_use is None else in_use[here, None]
            sums.together += (counts * pooled[:, :, None]).sum(axis=0)
        occurs = np.flatnonzero(counts.any(axis=(0, 1)))
        by_occurrence = counts.reshape(len(counts) * n_parts, len(cells.rows))[:, occurs]
        for name, statistic in statistics.items():
            totals = by_occurrence @ contributions[name][occurs]
            sums.values[name][here] = statistic.value(totals).reshape(counts.shape[:2])
            of_pairs = statistic.pair_values(totals)
            if of_pairs is not None:
                n_pairs = sums.n_pairs.setdefault(name, np.zeros(shape, np.int64))
                n_pairs[here] = (~np.isnan(of_pairs)).sum(axis=1).reshape(counts.shape[:2])
    return sums


def _pool(
    agreement: CodesAgreement, statistic: Statistic, contributions: np.ndarray, counts: np.ndarray, thin: str | None
) -> None:
    """Adds the value over all decisions, of which there are `counts` in each pattern, with its `contributions`."""
    agreement.n_pooled = int(counts.sum())
    value = float(statistic.value((counts @ contributions)[None])[0])
    unused = CODE_NOT_USED if not agreement.n_pooled else NO_VARIATION if np.isnan(value) else None
    agreement.pooled_reason = thin or unused
    agreement.pooled = nan if agreement.pooled_reason else value


def _comparing(seen: np.ndarray, frames: np.ndarray, part: np.ndarray, n_parts: int) -> np.ndarray:
    """How many coders saw anything of what each code is compared on (codes x parts)."""
    distinct = {frame.tobytes(): frame for frame in frames}  # few: most codes are compared on the same segments
    coders = {key: _occurs(seen & frame, part, n_parts).sum(axis=1) for key, frame in distinct.items()}
    return np.array([coders[frame.tobytes()] for frame in frames], np.int64).reshape(len(frames), n_parts)


def _occurs(marks: np.ndarray, part: np.ndarray, n_parts: int) -> np.ndarray:
    """Whether each row of `marks` (rows x segments) is true anywhere in each part (parts x rows)."""
    rows, segments = np.nonzero(marks)
    found = np.zeros((n_parts, len(marks)), bool)
    found[part[segments], rows] = True
    return found


def _agreement(
    name: str,
    value: np.ndarray,
    used: np.ndarray,
    thin: list[str | None],
    n_units: int,
    counts: tuple[np.ndarray, np.ndarray, np.ndarray],
    n_pairs: np.ndarray | None,
) -> CodesAgreement:
    """The values of one coefficient, with the reason for each that is missing, and their mean."""
    # agreement that nobody applied an unused code is no agreement on it
    value = np.where(used, value, nan)
    if any(thin):
        value[[bool(why) for why in thin]] = nan
    defined = ~np.isnan(value)
    reason = [
        None if has else why or (NO_VARIATION if is_used else CODE_NOT_USED)
        for has, is_used, why in zip(defined.tolist(), used.tolist(), thin, strict=True)
    ]
    mean = float(value[defined].mean()) if defined.any() else nan
    return CodesAgreement(name, value, reason, n_units, mean, int((~defined).sum()), *counts, n_pairs)
