"""The agreement within each transcript, all transcripts of a study at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from themetrail.agreement.coded_units import CodedUnits
from themetrail.agreement.codes import agreement_by_part
from themetrail.agreement.computation import make_statistic, too_thin
from themetrail.agreement.estimate import CODE_NOT_USED, NO_VARIATION
from themetrail.agreement.frames import Frames, compared_in, names_of
from themetrail.agreement.ratings import patterns_by
from themetrail.agreement.rows import rows_of_level


def transcript_rows(
    frame: CodedUnits,
    members: Mapping[str, Mapping[str, Sequence[str]]],
    statistics: Sequence[str],
    distances: Sequence[str],
    frames: Frames,
) -> list[dict]:
    """The rows of each transcript in the order of their ids, without intervals: every level of `members` (its branches
    with their codes, compared in their `frames`), and alpha of the sets of codes with each of `distances`."""
    if frame.units.empty:
        return []
    number, names = pd.factorize(frame.units["transcript_id"], sort=True)
    n_units = np.bincount(number, minlength=len(names))
    saw = np.stack([np.bincount(number[seen], minlength=len(names)) for seen in frame.seen], axis=1)
    ratings = saw.sum(axis=1)
    scopes = [
        {
            "scope": "transcript",
            "coders": ";".join(coder for coder, units in zip(frame.coders, saw[place], strict=True) if units),
            "n_coders": int((saw[place] > 0).sum()),
            "n_units": int(n_units[place]),
            "transcript_id": name,
        }
        for place, name in enumerate(names)
    ]
    rows: list[list[dict]] = [[] for _ in names]
    for level, branches in members.items():
        of_level = frame.rolled_up(branches)
        compared = compared_in(frame, of_level.codes, frames.get(level, {}))
        prevalence = _prevalence(frame, of_level.applied, compared, number, ratings)
        found = agreement_by_part(frame.seen, of_level.applied, statistics, number, len(names), compared)
        named = names_of(of_level.codes, frames.get(level))
        for place, scope in enumerate(scopes):
            of_scope = scope | {"level": level}
            of_codes = (of_level.codes, found[place], prevalence[place], named)
            rows[place] += rows_of_level(of_scope, *of_codes, only_used=True)
    for place, overall in enumerate(_alpha_of_sets(frame, number, scopes, distances)):
        rows[place] += overall
    return [row for of_transcript in rows for row in of_transcript]


def _prevalence(
    frame: CodedUnits, applied: np.ndarray, compared: np.ndarray | None, number: np.ndarray, ratings: np.ndarray
) -> np.ndarray:
    """By transcript and code, in how many of the ratings that are compared the code was applied."""
    n = len(ratings)
    if compared is None:
        uses = [np.bincount(number, weights=code.sum(axis=0), minlength=n) for code in applied]
        return np.stack(uses, axis=1) / ratings[:, None]
    within, saw = applied & compared[:, None, :], frame.seen.sum(axis=0)
    uses = [np.bincount(number, weights=code.sum(axis=0), minlength=n) for code in within]
    rated = [np.bincount(number, weights=saw * here, minlength=n) for here in compared]
    with np.errstate(invalid="ignore"):  # nothing of nothing is none
        return np.nan_to_num(np.stack(uses, axis=1) / np.stack(rated, axis=1))


def _alpha_of_sets(
    frame: CodedUnits, number: np.ndarray, scopes: list[dict], distances: Sequence[str]
) -> list[list[dict]]:
    """Alpha of the sets of codes that coders gave to the segments of each transcript."""
    sets = frame.sets()
    counted = patterns_by(sets, number, len(scopes))
    nothing = sets.categories.index(frozenset()) if frozenset() in sets.categories else None
    uncoded = ((counted.rows == nothing) | (counted.rows < 0)).all(axis=1)
    used = np.any(counted.counts[:, ~uncoded] > 0, axis=1)
    rows: list[list[dict]] = [[] for _ in scopes]
    for distance in distances:
        statistic = make_statistic(sets, "alpha", distance)
        values = statistic.value(counted.counts @ statistic.contributions(counted.rows))
        for place, (scope, value) in enumerate(zip(scopes, values, strict=True)):
            thin = too_thin(len(frame.coders), scope["n_coders"], scope["n_units"], statistic.coefficient)
            reason = CODE_NOT_USED if not used[place] else thin or (NO_VARIATION if np.isnan(value) else None)
            row = scope | {"level": "overall", "statistic": f"alpha_{distance}", "reason": reason, "n_undefined": 0}
            rows[place].append(row | {"value": np.nan if reason else value})
    return rows
