"""Coefficients of one rating a segment: the set of codes that a coder gave it, or the one code of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from themetrail.agreement.coded_units import CodedUnits
from themetrail.agreement.computation import estimate, make_statistic
from themetrail.agreement.estimate import CODE_NOT_USED, Estimate
from themetrail.agreement.ratings import MISSING, Ratings, patterns, patterns_by
from themetrail.agreement.resampling import relevant, segment_interval, transcript_interval
from themetrail.agreement.rows import interval_columns
from themetrail.agreement.statistics import Statistic

SET_DISTANCES = ("masi", "jaccard")
NO_CODE = ""  # the category of a segment that a coder gave none of the codes


def rows_of_sets(scope: dict, part: CodedUnits, options: dict) -> list[dict]:
    """Alpha of the sets of codes that coders gave to segments."""
    sets = part.sets()
    rows = []
    for distance in SET_DISTANCES:
        statistic = make_statistic(sets, "alpha", distance)
        found = estimate(sets, statistic)
        if sets.categories == (frozenset(),):
            found = Estimate("alpha", found.value, found.n_units, CODE_NOT_USED, found.n_coders)
        named = scope | {"level": "overall", "statistic": f"alpha_{distance}"}
        rows.append(_row(named, found, statistic, part, sets, options))
    return rows


def rows_of_one_code(
    scope: dict,
    part: CodedUnits,
    codes: Sequence[str],
    themes: Mapping[str, Sequence[str]],
    statistics: Sequence[str],
    options: dict,
) -> list[dict]:
    """Which one of several codes: the rows of level `one_code`, for the whole codebook (no code_id) and for each theme.

    `codes` are what coders apply, `themes` has what belongs to each theme. There are no rows where a coder gave some
    segment several of the codes, nor where fewer than two of them were used: then each code is a question of its own.
    """
    rows = []
    applied = set(codes)
    of_theme = {theme: [code for code in branch if code in applied] for theme, branch in themes.items()}
    for theme, categories in {NO_CODE: codes, **of_theme}.items():
        ratings = one_code_of(part, categories)
        if ratings is None:
            continue
        for name in statistics:
            statistic = make_statistic(ratings, name)
            named = scope | {"level": "one_code", "code_id": theme, "statistic": name}
            rows.append(_row(named, estimate(ratings, statistic), statistic, part, ratings, options))
    return rows


def one_code_of(part: CodedUnits, codes: Sequence[str]) -> Ratings | None:
    """The one of `codes` that each coder gave to each segment, or NO_CODE (a category only where a segment was given
    none); None where a coder gave several of them to one segment, or where fewer than two were used."""
    place = {code: number for number, code in enumerate(part.codes)}
    applied = part.applied[[place[code] for code in codes]]
    given = applied.sum(axis=0)
    if (given > 1).any() or applied.any(axis=(1, 2)).sum() < 2:
        return None
    number = np.where(given == 0, len(codes), applied.argmax(axis=0))
    rated = np.where(part.seen, number, MISSING).T
    none_given = bool((part.seen & (given == 0)).any())
    return Ratings(rated, (*codes, *([NO_CODE] if none_given else [])))


def _row(named: dict, found: Estimate, statistic: Statistic, part: CodedUnits, ratings: Ratings, options: dict) -> dict:
    row = named | {"value": found.value, "reason": found.reason, "n_undefined": 0}
    if found.n_pairs is not None:
        row["n_pairs"] = found.n_pairs
    return row | (_intervals(found, statistic, part, ratings, **options) if options["draws"] else {})


def _intervals(
    found: Estimate, statistic: Statistic, part: CodedUnits, ratings: Ratings, *, draws: int, level: float, seed: int
) -> dict:
    kept = relevant(ratings, statistic.coefficient)
    transcripts = part.transcripts()
    by_transcript = patterns_by(ratings, transcripts, len(np.unique(transcripts)))
    return interval_columns(
        segment_interval(found, statistic, patterns(kept), np.random.default_rng(seed), draws, level),
        transcript_interval(found, statistic, by_transcript, np.random.default_rng(seed), draws, level),
    )
