"""Krippendorff's alpha for unitizing: agreement on where spans lie, not only on what given segments are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import nan

import numpy as np

from themetrail.agreement.estimate import CODE_NOT_USED, NO_VARIATION, ONE_CODER
from themetrail.agreement.spans.family_2016 import (
    LEAST_CHANCE,
    compared,
    disagreement_binary,
    disagreement_overall,
    of_category,
)
from themetrail.contracts.errors import StudyError

FAMILIES = ("1995", "2016", "2016_binary", "2016_units")
Span = tuple  # (coder, category, start, end), end exclusive


@dataclass(frozen=True)
class UnitizingEstimate:
    """alpha_U, with the observed and expected disagreement of each category (of all together in the 2016 family).

    `value` is NaN exactly where `reason` says why. `n_units` counts the spans of all coders. `by_category` has the
    alpha_U of each category alone, NaN where undefined (1995 and 2016_units)."""

    family: str
    value: float
    n_units: int
    reason: str | None
    n_coders: int
    observed: dict = field(default_factory=dict)
    expected: dict = field(default_factory=dict)
    by_category: dict = field(default_factory=dict)


def alpha_u(
    spans: Iterable[Span], *, length: int, begin: int = 0, coders: Sequence | None = None, family: str = "1995"
) -> UnitizingEstimate:
    """Krippendorff's alpha_U of `spans`, each (coder, category, start, end), on a text of `length` from `begin`.

    `coders` names all who unitized, also those who marked nothing. `family` "1995": Krippendorff (1995; 2004, sec.
    11.6), one continuum per category, alpha_U = 1 - sum_c D_oc / sum_c D_ec. "2016": the overall coefficient of
    Krippendorff, Mathet, Bouvry & Widlöcher (2016), for categories that exclude each other; "2016_binary": their
    coefficient of marked against unmarked text; "2016_units": that of the categories where two coders marked something.
    Raises StudyError for spans outside the text or overlapping.
    """
    if family not in FAMILIES:
        raise StudyError(f"the family {family!r} is not known; there are: {', '.join(FAMILIES)}")
    marks = [(coder, category, start - begin, end - begin) for coder, category, start, end in spans]
    names = sorted({mark[0] for mark in marks} | set(coders or ()), key=str)
    for number, (_, _, start, end) in enumerate(marks, start=1):
        if not 0 <= start < end <= length:
            raise StudyError("this span is empty or not within the text", row=number)
    _refuse_overlaps(marks, by_category=family == "1995")
    if len(names) < 2 or not marks:
        reason = ONE_CODER if len(names) < 2 else CODE_NOT_USED
        return UnitizingEstimate(family, nan, len(marks), reason, len(names))
    if family == "1995":
        return _by_category(marks, names, length)
    return _family_2016(marks, names, length, family)


def _refuse_overlaps(marks: list[Span], by_category: bool) -> None:
    """One coder's units must not overlap: within a category (1995), or at all (2016)."""
    last: dict = {}
    order = sorted(range(len(marks)), key=lambda i: (marks[i][2], marks[i][3]))
    for i in order:
        coder, category, start, end = marks[i]
        lane = (coder, category if by_category else None)
        if start < last.get(lane, 0):
            of_what = "the same coder and category" if by_category else "the same coder"
            raise StudyError(f"this span overlaps another of {of_what}; join or cut them first", row=i + 1)
        last[lane] = end


def _by_category(marks: list[Span], names: list, length: int) -> UnitizingEstimate:
    categories = sorted({mark[1] for mark in marks}, key=str)
    observed, expected = {}, {}
    for category in categories:
        units = [_units([m[2:] for m in marks if m[0] == name and m[1] == category], length) for name in names]
        observed[category] = _observed(units, length)
        expected[category] = _expected(units, length)
    alone = {c: 1 - observed[c] / expected[c] if expected[c] > 0 else nan for c in categories}
    chance = sum(expected.values())
    value = 1 - sum(observed.values()) / chance if chance > 0 else nan
    reason = None if chance > 0 else NO_VARIATION
    return UnitizingEstimate("1995", value, len(marks), reason, len(names), observed, expected, alone)


def _units(spans: list[tuple[int, int]], length: int) -> np.ndarray:
    """One coder's units and the gaps between them: rows of start, end, 1 for a unit or 0 for a gap (an empty one counts
    for nothing)."""
    rows, at = [], 0
    for start, end in sorted(spans):
        rows += [(at, start, 0), (start, end, 1)]
        at = end
    return np.array([*rows, (at, length, 0)], dtype=float)


def _observed(units: list[np.ndarray], length: int) -> float:
    """D_oc = sum_i sum_{j != i} sum_g sum_h d2(g, h) / (m (m - 1) L^2) (Krippendorff 1995, eq. 4-5): overlapping units
    differ by the squares of their unmatched ends, a unit within the other coder's gap by its squared length."""
    m = len(units)
    total = 0.0
    for i in range(m):
        for j in range(m):
            if i != j:
                start, end, mark = units[i][:, None, :].transpose(2, 0, 1)
                start2, end2, mark2 = units[j][None, :, :].transpose(2, 0, 1)
                both = (mark == 1) & (mark2 == 1) & (start < end2) & (start2 < end)
                total += (((start - start2) ** 2 + (end - end2) ** 2) * both).sum()
                total += ((end - start) ** 2 * ((mark == 1) & (mark2 == 0) & (start2 <= start) & (end <= end2))).sum()
                total += ((end2 - start2) ** 2 * ((mark == 0) & (mark2 == 1) & (start <= start2) & (end2 <= end))).sum()
    return float(total / (m * (m - 1) * length**2))


def _expected(units: list[np.ndarray], length: int) -> float:
    """D_ec, the mean difference of a category's units in all their possible combinations and positions
    (Krippendorff 1995, eq. 6; 2004, p. 254): (2/L) sum over units of [(N_c - 1)/3 (2 l^3 - 3 l^2 + l)
    + l^2 sum over gaps at least as long of (l_gap - l + 1)] / (m L (m L - 1) - sum l (l - 1))."""
    m = len(units)
    every = np.concatenate(units)
    size = every[:, 1] - every[:, 0]
    units_long, gaps_long = size[every[:, 2] == 1], size[every[:, 2] == 0]
    room = np.maximum(gaps_long[None, :] - units_long[:, None] + 1, 0).sum(axis=1)
    against_units = (len(units_long) - 1) / 3 * (2 * units_long**3 - 3 * units_long**2 + units_long)
    above = 2 / length * (against_units + units_long**2 * room).sum()
    below = m * length * (m * length - 1) - (units_long * (units_long - 1)).sum()
    return float(above / below)


def _family_2016(marks: list[Span], names: list, length: int, family: str) -> UnitizingEstimate:
    categories = sorted({mark[1] for mark in marks}, key=str)
    number = {category: place for place, category in enumerate(categories, start=1)}
    coder = {name: place for place, name in enumerate(names)}
    numbered = [(coder[who], number[what], start, end) for who, what, start, end in marks]
    found = compared(numbered, len(names), len(categories), length)
    lengths = found.units if family == "2016_units" else found.text
    apart, by_chance = (disagreement_binary if family == "2016_binary" else disagreement_overall)(lengths)
    every = lengths.given.sum()
    observed, expected = ({"all": float(part / every) if every else 0.0} for part in (apart, by_chance))
    alone = {c: float(of_category(place)(found)) for c, place in number.items()} if family == "2016_units" else {}
    reason = None if by_chance > LEAST_CHANCE else NO_VARIATION
    value = float(1 - apart / by_chance) if reason is None else nan
    return UnitizingEstimate(family, value, len(marks), reason, len(names), observed, expected, alone)
