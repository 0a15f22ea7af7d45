"""The value of each coefficient for every one of many binary codes, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import nan

import numpy as np

from themetrail.agreement.cells import Cells, find_cells
from themetrail.agreement.coefficients import coefficient_named
from themetrail.agreement.computation import too_thin
from themetrail.agreement.estimate import CODE_NOT_USED, NO_VARIATION
from themetrail.agreement.statistics import Statistic

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
    `n_pairs` counts the pairs of coders behind each value, for coefficients of two coders; `n_compared` the segments
    behind it, where codes are compared on some of them."""

    statistic: str
    value: np.ndarray
    reason: list[str | None]
    n_units: int
    mean: float
    n_undefined: int
    n_pairs: np.ndarray | None = None
    n_compared: np.ndarray | None = None
    limits: dict[str, Limits] = field(default_factory=dict)
    mean_limits: dict[str, Limits] = field(default_factory=dict)


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
) -> list[dict[str, CodesAgreement]]:
    """The coefficients in each part."""
    counts = cells.counts(part, n_parts)
    n_units = np.bincount(part, minlength=n_parts)
    n_coders = _occurs(seen, part, n_parts).sum(axis=1)
    n_compared = None if frames is None else counts.sum(axis=2)
    n_comparing = None if frames is None else _comparing(seen, frames, part, n_parts)
    used = _occurs(np.asarray(applied.any(axis=1)), part, n_parts)
    found: list[dict[str, CodesAgreement]] = [{} for _ in range(n_parts)]
    for name in names:
        statistic = of_binary(name)
        totals = counts.reshape(len(applied) * n_parts, len(cells.rows)) @ statistic.contributions(cells.rows)
        values = statistic.value(totals).reshape(counts.shape[:2])
        of_pairs = statistic.pair_values(totals)
        pairs = None if of_pairs is None else (~np.isnan(of_pairs)).sum(axis=1).reshape(counts.shape[:2])
        for number in range(n_parts):
            known = statistic.coefficient
            if n_compared is None or n_comparing is None:
                thin = [too_thin(len(seen), int(n_coders[number]), int(n_units[number]), known)] * len(applied)
            else:
                of_codes = zip(n_comparing[:, number].tolist(), n_compared[:, number].tolist(), strict=True)
                thin = [too_thin(len(seen), coders, units, known) for coders, units in of_codes]
            n_pairs = None if pairs is None else pairs[:, number]
            agreement = _agreement(name, values[:, number], used[number], thin, int(n_units[number]), n_pairs)
            agreement.n_compared = None if n_compared is None else n_compared[:, number]
            found[number][name] = agreement
    return found


def _comparing(seen: np.ndarray, frames: np.ndarray, part: np.ndarray, n_parts: int) -> np.ndarray:
    """How many coders saw anything of what each code is compared on (codes x parts)."""
    distinct, which = np.unique(frames, axis=0, return_inverse=True)
    coders = [_occurs(seen & frame, part, n_parts).sum(axis=1) for frame in distinct]
    return np.stack(coders)[which.reshape(-1)] if len(coders) else np.zeros((0, n_parts), np.int64)


def _occurs(marks: np.ndarray, part: np.ndarray, n_parts: int) -> np.ndarray:
    """Whether each row of `marks` (rows x segments) is true anywhere in each part (parts x rows)."""
    rows, segments = np.nonzero(marks)
    found = np.zeros((n_parts, len(marks)), bool)
    found[part[segments], rows] = True
    return found


def _agreement(
    name: str, value: np.ndarray, used: np.ndarray, thin: list[str | None], n_units: int, n_pairs: np.ndarray | None
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
    return CodesAgreement(name, value, reason, n_units, mean, int((~defined).sum()), n_pairs)
