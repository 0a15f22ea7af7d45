"""The table of agreement: every level, scope and coefficient of a study, with intervals or the reason for none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from themetrail.agreement.bootstrap import relevant, segment_interval, transcript_interval
from themetrail.agreement.codes import CodesAgreement, Limits, agreement_of_codes
from themetrail.agreement.coefficient import estimate, make_statistic
from themetrail.agreement.estimate import CODE_NOT_USED, Estimate, Interval
from themetrail.agreement.frame import Frame, make_frame
from themetrail.agreement.profiles import computes_coefficients
from themetrail.agreement.ratings import patterns
from themetrail.agreement.reading import read_value

DECIMALS = 6
STATISTICS = ("percent", "alpha", "cohen", "fleiss", "ac1")
NEVER_ALONE = ("percent", "holsti", "ac1")  # they look high wherever a code is rare
LEVELS = ("code", "subtheme", "theme")
SET_DISTANCES = ("masi", "jaccard")
COLUMNS = (
    "scope",
    "level",
    "summary",
    "code_id",
    "group",
    "round",
    "transcript_id",
    "coders",
    "statistic",
    "value",
    "ci_low",
    "ci_high",
    "interval_reason",
    "transcript_ci_low",
    "transcript_ci_high",
    "transcript_reason",
    "n_units",
    "prevalence",
    "n_coders",
    "n_pairs",
    "n_undefined",
    "reading",
    "reason",
)


def agreement_table(
    segments: pd.DataFrame,
    assignments: pd.DataFrame,
    codings: pd.DataFrame,
    codebook: pd.DataFrame,
    *,
    statistics: Sequence[str] = STATISTICS,
    draws: int = 1000,
    level: float = 0.95,
    seed: int = 1,
    uncoded_in_frame: bool = True,
    scale: str = "none",
    method: str = "codebook_ta",
) -> pd.DataFrame:
    """All coefficients of a study, one row each (columns COLUMNS; values rounded to six decimals).

    Scopes: all; each round and each group where there are several; each transcript; each pair of coders. Levels:
    each code, subtheme and theme (applied where any code under it is), with a row of summary `mean` over those that
    have a value (`n_undefined` have none); and overall, alpha of the sets of codes with MASI and Jaccard distance.
    `ci_low` and `ci_high` come from resampling segments, `transcript_ci_low` and `transcript_ci_high` from
    resampling transcripts; `draws` 0: no intervals. Where the method profile computes no coefficient the table is
    empty. Raises StudyError as `make_frame` does.
    """
    if not computes_coefficients(method):
        return pd.DataFrame(columns=list(COLUMNS))
    frame = make_frame(segments, assignments, codings, list(codebook["code_id"]), uncoded_in_frame=uncoded_in_frame)
    return frame_table(frame, codebook, statistics, draws=draws, level=level, seed=seed, scale=scale)


def frame_table(
    frame: Frame,
    codebook: pd.DataFrame,
    statistics: Sequence[str] = STATISTICS,
    *,
    draws: int = 1000,
    level: float = 0.95,
    seed: int = 1,
    scale: str = "none",
) -> pd.DataFrame:
    """The table of `agreement_table` from a frame."""
    statistics = in_company(statistics)
    rows: list[dict] = []
    for scope, part, with_intervals in _scopes(frame):
        options = {"draws": draws if with_intervals else 0, "level": level, "seed": seed}
        for name in LEVELS:
            members = _members(codebook, name)
            if members:
                rows += _level_rows(scope | {"level": name}, part.rolled_up(members), statistics, options)
        rows += _overall_rows(scope | {"level": "overall"}, part, options)
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table["reading"] = [read_value(value, scale) for value in table["value"]]
    numbers = ["value", "ci_low", "ci_high", "transcript_ci_low", "transcript_ci_high", "prevalence"]
    table[numbers] = table[numbers].astype(float).round(DECIMALS) + 0.0  # + 0.0: no "-0.0"
    table["n_pairs"] = table["n_pairs"].astype("Int64")
    texts = table.columns.difference([*numbers, "n_units", "n_coders", "n_pairs", "n_undefined"])
    table[texts] = table[texts].astype(object).where(table[texts].notna(), "")
    return table


def in_company(statistics: Sequence[str]) -> list[str]:
    """The statistics asked for, with alpha added where only percent, Holsti or AC1 would stand."""
    asked = list(dict.fromkeys(statistics))
    return asked if set(asked) - set(NEVER_ALONE) else [*asked, "alpha"]


def coder_matrix(table: pd.DataFrame, statistic: str = "alpha", level: str = "code") -> pd.DataFrame:
    """Coder by coder: the mean over codes of a coefficient for each pair (NaN where there is none)."""
    pairs = table[
        (table["scope"] == "pair")
        & (table["level"] == level)
        & (table["summary"] == "mean")
        & (table["statistic"] == statistic)
    ]
    names = sorted({name for coders in pairs["coders"] for name in coders.split(";")})
    matrix = pd.DataFrame(np.nan, index=names, columns=names)
    for coders, value in zip(pairs["coders"], pairs["value"], strict=True):
        first, second = coders.split(";")
        matrix.loc[first, second] = matrix.loc[second, first] = value
    return matrix


def _scopes(frame: Frame) -> Iterator[tuple[dict, Frame, bool]]:
    """The parts of the frame that get rows, and whether with intervals."""
    yield _named("all", frame), frame, True
    for column in ("round", "group"):
        values = sorted(frame.units[column].unique())
        for value in values if len(values) > 1 else []:
            part = frame.where((frame.units[column] == value).to_numpy())
            yield _named(column, part) | {column: value}, part, True
    for value in sorted(frame.units["transcript_id"].unique()):
        part = frame.where((frame.units["transcript_id"] == value).to_numpy())
        yield _named("transcript", part) | {"transcript_id": value}, part, False
    for first, second in combinations(frame.coders, 2):
        part = frame.pair(first, second)
        yield _named("pair", part), part, False


def _named(scope: str, part: Frame) -> dict:
    return {"scope": scope, "coders": ";".join(part.coders), "n_coders": len(part.coders), "n_units": len(part.units)}


def _members(codebook: pd.DataFrame, level: str) -> dict[str, list[str]]:
    """Each entry of this level with itself and all entries under it."""
    parents = dict(zip(codebook["code_id"], codebook["parent_id"].fillna(""), strict=True))
    members: dict[str, list[str]] = {code: [] for code in codebook.loc[codebook["level"] == level, "code_id"]}
    for code in parents:
        step, passed = code, set()
        while step and step not in passed:
            if step in members:
                members[step].append(code)
            passed.add(step)
            step = parents.get(step, "")
    return members


def _level_rows(scope: dict, part: Frame, statistics: list[str], options: dict) -> list[dict]:
    """A row per code and coefficient, then the means over codes."""
    found = agreement_of_codes(part.seen, part.applied, statistics, transcripts=part.transcripts(), **options)
    ratings = max(1, part.seen.sum())
    prevalence = part.applied.sum(axis=(1, 2)) / ratings
    rows = []
    for number, code in enumerate(part.codes):
        for name, agreement in found.items():
            row = scope | {"code_id": code, "statistic": name, "prevalence": prevalence[number]}
            row |= {"value": agreement.value[number], "reason": agreement.reason[number]}
            if agreement.n_pairs is not None:
                row["n_pairs"] = agreement.n_pairs[number]
            rows.append(row | {"n_undefined": 0} | _limit_columns(agreement.limits, number))
    return rows + [_mean_row(scope, name, agreement, prevalence) for name, agreement in found.items()]


def _mean_row(scope: dict, name: str, agreement: CodesAgreement, prevalence: np.ndarray) -> dict:
    row = scope | {"summary": "mean", "statistic": name, "value": agreement.mean, "n_undefined": agreement.n_undefined}
    row["prevalence"] = prevalence.mean()
    reasons = [reason for reason in agreement.reason if reason]
    row["reason"] = reasons[0] if np.isnan(agreement.mean) and reasons else ""
    return row | _limit_columns(agreement.mean_limits, 0)


def _limit_columns(limits: dict[str, Limits], number: int) -> dict:
    columns = {}
    for kind, prefix in (("segment", ""), ("transcript", "transcript_")):
        if kind in limits:
            columns[f"{prefix}ci_low"] = limits[kind].low[number]
            columns[f"{prefix}ci_high"] = limits[kind].high[number]
            columns["interval_reason" if kind == "segment" else "transcript_reason"] = limits[kind].reason[number]
    return columns


def _overall_rows(scope: dict, part: Frame, options: dict) -> list[dict]:
    """Alpha of the sets of codes that coders gave to segments."""
    sets = part.sets()
    rows = []
    for distance in SET_DISTANCES:
        statistic = make_statistic(sets, "alpha", distance)
        found = estimate(sets, statistic)
        if sets.categories == (frozenset(),):
            found = Estimate("alpha", found.value, found.n_units, CODE_NOT_USED, found.n_coders)
        row = scope | {"statistic": f"alpha_{distance}", "value": found.value, "reason": found.reason}
        if options["draws"]:
            row |= _interval_columns(*_intervals(found, statistic, part, sets, options))
        rows.append(row | {"n_undefined": 0})
    return rows


def _intervals(found, statistic, part, sets, options) -> tuple[Interval, Interval]:
    draws, level, seed = options["draws"], options["level"], options["seed"]
    kept = relevant(sets, "alpha")
    transcripts = part.transcripts()
    counted = patterns(kept, transcripts, int(transcripts.max(initial=-1)) + 1)
    by_segment = segment_interval(found, statistic, patterns(kept), np.random.default_rng(seed), draws, level)
    return by_segment, transcript_interval(found, statistic, counted, np.random.default_rng(seed), draws, level)


def _interval_columns(by_segment: Interval, by_transcript: Interval) -> dict:
    return {
        "ci_low": by_segment.ci_low,
        "ci_high": by_segment.ci_high,
        "interval_reason": by_segment.reason,
        "transcript_ci_low": by_transcript.ci_low,
        "transcript_ci_high": by_transcript.ci_high,
        "transcript_reason": by_transcript.reason,
    }
