"""Automation bias: what suggestions change in the coding, from the share of segments in which nobody was shown any.

That share is drawn at random, so what differs between it and the others differs by the suggestions (and chance).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
import pandas as pd

from themetrail.agreement.automation.readings import BLIND, SHOWN, Readings
from themetrail.agreement.automation.shares import Resamples, Share, Sums, none
from themetrail.agreement.coded_units import CodedUnits
from themetrail.agreement.computation import estimate, make_statistic
from themetrail.agreement.estimate import ONE_CODER
from themetrail.agreement.resampling import bootstrap
from themetrail.contracts.agreement import AUTOMATION_BIAS
from themetrail.method_profiles import CODEBOOK_TA, Profile
from themetrail.rows import tuples_of

NO_BLIND_SHARE, NOTHING_SHOWN = "no_blind_share", "nothing_shown"
_WHY_NONE = {SHOWN: NOTHING_SHOWN, BLIND: NO_BLIND_SHARE}
DIFFERENCE, WHOLE = "difference", "all"


@dataclass(frozen=True)
class Measure:
    """What is counted in a reading, and of how much; `is_share`: the one is a part of the other."""

    name: str
    counted: Callable[[pd.DataFrame], pd.Series]
    of: Callable[[pd.DataFrame], pd.Series]
    is_share: bool = True


def _each(table: pd.DataFrame) -> pd.Series:
    return pd.Series(1, index=table.index)


ACCEPTANCE = Measure("acceptance", lambda table: table["taken"], lambda table: table["answered"])
MEASURES = (
    Measure("recall", lambda table: table["suggested_codes"], lambda table: table["codes"]),
    Measure("added_by_hand", lambda table: table["codes"] - table["suggested_codes"], _each, is_share=False),
    Measure("codes_per_segment", lambda table: table["codes"], _each, is_share=False),
    Measure("first_suggestion_given", lambda table: table["first_given"], lambda table: table["has_suggestion"]),
)


def automation_bias(
    readings: Readings,
    codes: Sequence[str],
    frame: CodedUnits,
    assignments: pd.DataFrame,
    *,
    draws: int = 1000,
    seed: int = 1,
    method: Profile = CODEBOOK_TA,
) -> pd.DataFrame:
    """The table `automation bias`: of all coders together and of each, with suggestions, without, and the difference.

    `frame` has what several coders saw, in which agreement is computed on the blind share and beside it. Without any
    reading of a coder who is shown suggestions, the table is empty.
    """
    rows: list[dict] = []
    if len(readings.table):
        resamples = Resamples(readings.n_transcripts, draws, seed)
        for coder in ("", *readings.coders):
            mine = readings.table if not coder else readings.table[readings.table["coder_id"] == coder]
            rows += _of_coder(coder, mine, resamples)
        rows += _of_codes(readings, codes, resamples)
        if method.coefficients:
            rows += _between_coders(frame, assignments, draws, seed)
    return AUTOMATION_BIAS.frame(rows)


def _of_coder(coder: str, mine: pd.DataFrame, resamples: Resamples) -> Iterator[dict]:
    parts = {share: mine[mine["share"] == share] for share in (SHOWN, BLIND)}
    accepted = resamples.shares(_sums(ACCEPTANCE, parts[SHOWN], resamples.n))[0]
    yield _row(ACCEPTANCE.name, SHOWN, coder, accepted if len(parts[SHOWN]) else none(NOTHING_SHOWN))
    missing = {share: why for share, why in _WHY_NONE.items() if parts[share].empty}
    for measure in MEASURES:
        sums = {share: _sums(measure, part, resamples.n) for share, part in parts.items()}
        for share, found in _compared(sums, resamples, is_share=measure.is_share).items():
            why = missing.get(share) or (share == DIFFERENCE and next(iter(missing.values()), ""))
            yield _row(measure.name, share, coder, none(why) if why else found[0])


def _of_codes(readings: Readings, codes: Sequence[str], resamples: Resamples) -> Iterator[dict]:
    """How often each code was given with suggestions and without; nothing where no share was blind."""
    table, given = readings.table, readings.given
    blind = (table["share"] == BLIND).to_numpy()
    there = set(given["code_id"])
    used = [code for code in codes if code in there]
    if not blind.any() or not used:
        return
    place, reading = table["transcript"].to_numpy(), given["reading"].to_numpy()
    row = given["code_id"].map({code: number for number, code in enumerate(used)}).to_numpy()
    sums = {}
    for share, part in ((SHOWN, ~blind), (BLIND, blind)):
        counted = np.zeros((len(used), resamples.n))
        here = part[reading]
        np.add.at(counted, (row[here], place[reading[here]]), 1)
        sums[share] = Sums(counted, np.bincount(place[part], minlength=resamples.n)[None].astype(float))
    found = _compared(sums, resamples)
    for number, code in enumerate(used):
        for share, values in found.items():
            yield _row("code_frequency", share, "", values[number], code)


def _compared(sums: dict[str, Sums], resamples: Resamples, *, is_share: bool = True) -> dict[str, list[Share]]:
    """Values with suggestions, without, and the difference."""
    return {
        **{share: resamples.shares(of_share, is_share=is_share) for share, of_share in sums.items()},
        DIFFERENCE: resamples.differences(sums[SHOWN], sums[BLIND], is_share=is_share),
    }


def _sums(measure: Measure, part: pd.DataFrame, n: int) -> Sums:
    place = part["transcript"].to_numpy()
    counts = (np.bincount(place, weights=count(part), minlength=n) for count in (measure.counted, measure.of))
    return Sums(*(count[None] for count in counts))


def _between_coders(frame: CodedUnits, assignments: pd.DataFrame, draws: int, seed: int) -> Iterator[dict]:
    """Alpha (MASI) of the sets of codes that coders gave: everywhere, where suggestions were shown, where withheld."""
    blind = set(tuples_of(assignments[assignments["arm"] == BLIND], "round", "segment_id"))
    withheld = np.array([unit in blind for unit in tuples_of(frame.units, "round", "segment_id")], dtype=bool)
    for share, units in ((WHOLE, np.ones(len(withheld), dtype=bool)), (SHOWN, ~withheld), (BLIND, withheld)):
        part = frame.where(units)
        if not blind and share != WHOLE:
            found = none(NO_BLIND_SHARE)
        elif not len(part.units):
            found = none(ONE_CODER)
        else:
            found = _alpha(part, draws, seed)
        yield _row("coder_agreement", share, "", found)


def _alpha(part: CodedUnits, draws: int, seed: int) -> Share:
    sets = part.sets()
    found = estimate(sets, make_statistic(sets, "alpha", "masi"))
    if not found.defined:
        return Share(nan, nan, nan, "", found.n_units, found.reason or "")
    if not draws:
        return Share(found.value, nan, nan, "", found.n_units)
    rated = [[None if one < 0 else sets.categories[one] for one in row] for row in sets.codes]
    transcripts = part.units["transcript_id"].tolist()
    interval = bootstrap(rated, "alpha", distance="masi", transcripts=transcripts, draws=draws, seed=seed)
    how = "transcripts" if not np.isnan(interval.ci_low) else ""
    return Share(found.value, interval.ci_low, interval.ci_high, how, found.n_units, interval.reason or "")


def _row(measure: str, share: str, coder: str, found: Share, code: str = "") -> dict:
    return {
        "measure": measure,
        "share": share,
        "coder_id": coder,
        "code_id": code,
        "value": found.value,
        "ci_low": found.low,
        "ci_high": found.high,
        "interval": found.how,
        "n_units": found.n,
        "reason": found.reason,
    }
