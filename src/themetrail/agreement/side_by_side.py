"""Agreement on parts of what was compared, side by side: with and without segments that nobody coded, where suggestions
were shown and where they were not, on codes that were suggested and on those that were not.

Coders who are shown the same suggestion agree more easily on it, and segments that nobody codes are agreed on by all:
a single coefficient hides how much of it comes of either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from themetrail.agreement.coded_units import CodedUnits
from themetrail.contracts.coding import SHOWING_ARMS
from themetrail.rows import tuples_of

WITH_UNCODED, WITHOUT_UNCODED = "with_uncoded", "without_uncoded"
SHOWN, WITHHELD, SHOWN_TO_SOME = "suggestions_shown", "suggestions_withheld", "suggestions_shown_to_some"
SUGGESTED, NOT_SUGGESTED, SUGGESTED_TO_SOME = "suggested", "not_suggested", "suggested_to_some"
SCOPES = (WITH_UNCODED, WITHOUT_UNCODED, SHOWN, WITHHELD, SHOWN_TO_SOME, SUGGESTED, NOT_SUGGESTED, SUGGESTED_TO_SOME)


@dataclass(frozen=True)
class OnView:
    """What coders were shown. `offered`: whether each code had been suggested for each unit (codes x units); `showing`:
    whether each coder was to see the suggestions for it (coders x units)."""

    offered: np.ndarray
    showing: np.ndarray


def on_view(frame: CodedUnits, assignments: pd.DataFrame, suggested: Mapping[tuple[str, str], Sequence[str]]) -> OnView:
    """What was on view in a frame: `suggested` has the codes by round and segment, the assignments each coder's arm."""
    units = {key: number for number, key in enumerate(tuples_of(frame.units, "round", "segment_id"))}
    coders = {coder: number for number, coder in enumerate(frame.coders)}
    codes = {code: number for number, code in enumerate(frame.codes)}
    showing = np.zeros(frame.seen.shape, bool)
    shown = assignments[assignments["arm"].isin(SHOWING_ARMS) & assignments["coder_id"].isin(coders.keys())]
    for name, segment, coder in tuples_of(shown, "round", "segment_id", "coder_id"):
        if (unit := units.get((name, segment))) is not None:
            showing[coders[coder], unit] = True
    offered = np.zeros((len(frame.codes), len(frame.units)), bool)
    for key, unit in units.items():
        for code in suggested.get(key, ()):
            if code in codes:
                offered[codes[code], unit] = True
    return OnView(offered, showing & frame.seen)


@dataclass(frozen=True)
class Side:
    """A part of what was compared: its scope in the table, its units, and, where it is of codes on segments and not of
    whole segments, which codes are compared on which units (codes x units)."""

    scope: str
    part: CodedUnits
    compared: np.ndarray | None = None


def sides_of(frame: CodedUnits, whole: CodedUnits, seen: OnView | None) -> Iterator[Side]:
    """The parts that differ from each other. `whole` has the frame's segments and those that nobody coded."""
    coded = whole.only_coded()
    if 0 < len(coded.units) < len(whole.units):
        others = {WITH_UNCODED: whole, WITHOUT_UNCODED: coded}
        yield from (Side(name, part) for name, part in others.items() if len(part.units) != len(frame.units))
    if seen is None or not seen.showing.any():
        return
    shown = seen.showing.sum(axis=0)
    to_all, to_none = shown == frame.seen.sum(axis=0), shown == 0
    by_arm = {SHOWN: to_all, WITHHELD: to_none, SHOWN_TO_SOME: ~to_all & ~to_none}
    if not to_all.all():
        yield from (Side(name, frame.where(units)) for name, units in by_arm.items() if units.any())
    by_code = {
        SUGGESTED: seen.offered & to_all,
        NOT_SUGGESTED: ~seen.offered | to_none,
        SUGGESTED_TO_SOME: seen.offered & by_arm[SHOWN_TO_SOME],
    }
    if (seen.offered & ~to_none).any():
        yield from (Side(name, frame, where) for name, where in by_code.items() if where.any())
