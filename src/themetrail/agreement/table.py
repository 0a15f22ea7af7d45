"""The table of agreement: every level, scope and coefficient of a study, with intervals or the reason for none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from themetrail.agreement.coded_units import CodedUnits, coded_units_of
from themetrail.agreement.codes import agreement_of_codes
from themetrail.agreement.coefficients import coefficient_named
from themetrail.agreement.estimate import CODE_NOT_USED
from themetrail.agreement.frames import Frame, Frames, compared_in, frames_of, given, names_of, shares, told_apart
from themetrail.agreement.kinds import resample_segments
from themetrail.agreement.per_segment import SET_DISTANCES, rows_of_one_code, rows_of_sets
from themetrail.agreement.reading import read_value
from themetrail.agreement.rows import rows_of_level
from themetrail.agreement.side_by_side import OnView, Side, sides_of
from themetrail.agreement.transcripts import transcript_rows
from themetrail.codebook import applied_entries
from themetrail.method_profiles import CODEBOOK_TA, Profile

DECIMALS = 6
STATISTICS = ("percent", "alpha", "cohen", "fleiss", "ac1")
COLUMNS = (
    "scope",
    "level",
    "summary",
    "code_id",
    "group",
    "round",
    "transcript_id",
    "coders",
    "frame",
    "statistic",
    "value",
    "ci_low",
    "ci_high",
    "interval_reason",
    "transcript_ci_low",
    "transcript_ci_high",
    "transcript_reason",
    "n_units",
    "positives",
    "n_any",
    "n_all",
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
    method: Profile = CODEBOOK_TA,
    fewest: int = 1,
) -> pd.DataFrame:
    """All coefficients of a study, one row each (columns COLUMNS; values rounded to six decimals).

    Scopes: all; each round and each group where there are several; each transcript; each pair of coders; and, of codes
    alone, the parts that stand side by side (`side_by_side`). Levels:
    code, each entry that coders apply, as it was applied; branch, subtheme and theme, each code that has others below
    it, each subtheme and each theme, applied where it or anything below it is; all with a row of summary `mean` over
    those that have a value (`n_undefined` have none), codes also with one of summary `pooled`, in which each code on
    each segment is one unit; one_code, which one of what coders apply a segment was given, of
    the whole codebook (no code_id) and of each theme, where no coder gave a segment several of them; and overall, alpha
    of the sets of codes with MASI and Jaccard distance.
    `ci_low` and `ci_high` come from resampling segments, `transcript_ci_low` and `transcript_ci_high` from
    resampling transcripts; `draws` 0: no intervals. `frame` names the questions to whose answers a code was compared,
    where the codebook says that it belongs to some. `positives` counts the segments to which each of the coders gave
    the code, `n_any` and `n_all` those to which any and all who saw them did; a code that was given to fewer than
    `fewest` segments has no coefficient beyond chance (but within a transcript, where a code that nobody used has no
    row). Where the method profile computes no coefficient the table is empty.

    Raises StudyError as `coded_units_of` does.
    """
    whole = coded_units_of(segments, assignments, codings, list(codebook["code_id"]))
    frame = whole if uncoded_in_frame else whole.only_coded()
    return frame_table(
        frame,
        codebook,
        statistics,
        draws=draws,
        level=level,
        seed=seed,
        scale=scale,
        method=method,
        fewest=fewest,
        whole=whole,
    )


def frame_table(
    frame: CodedUnits,
    codebook: pd.DataFrame,
    statistics: Sequence[str] = STATISTICS,
    *,
    draws: int = 1000,
    level: float = 0.95,
    seed: int = 1,
    scale: str = "none",
    method: Profile = CODEBOOK_TA,
    fewest: int = 1,
    whole: CodedUnits | None = None,
    seen: OnView | None = None,
) -> pd.DataFrame:
    """The table of `agreement_table` from a frame.

    `whole` has also what nobody coded, `seen` what coders were shown: for the parts that stand side by side.
    """
    if not method.coefficients:
        return pd.DataFrame(columns=list(COLUMNS))
    statistics = in_company(statistics)
    members = {level: found for level, found in _members(codebook).items() if found}
    options, without = {"draws": draws, "level": level, "seed": seed, "fewest": fewest}, {"draws": 0, "fewest": fewest}
    rows: list[dict] = []
    frames = frames_of(codebook, members)
    for scope, part in _parts_with_intervals(frame):
        rows += _rows(scope, part, members, statistics, options, frames)
    in_use = np.asarray(frame.rolled_up(members.get("code", {})).applied.any(axis=(1, 2)))
    for side in sides_of(frame, whole or frame, seen) if members.get("code") else ():
        rows += _side_rows(side, members["code"], in_use, statistics, options, frames.get("code", {}))
    rows += transcript_rows(frame, members, statistics, SET_DISTANCES, frames)
    for first, second in combinations(frame.coders, 2):
        part = frame.pair(first, second)
        rows += _rows(_named("pair", part), part, members, statistics, without, frames)
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table["reading"] = [read_value(value, scale) for value in table["value"]]
    numbers = ["value", "ci_low", "ci_high", "transcript_ci_low", "transcript_ci_high", "prevalence"]
    table[numbers] = table[numbers].astype(float).round(DECIMALS) + 0.0  # + 0.0: no "-0.0"
    counts = ["n_pairs", "n_any", "n_all"]
    table[counts] = table[counts].astype("Int64")
    texts = table.columns.difference([*numbers, *counts, "n_units", "n_coders", "n_undefined"])
    table[texts] = table[texts].astype(object).where(table[texts].notna(), "")
    return table


def in_company(statistics: Sequence[str]) -> list[str]:
    """The statistics asked for, with alpha added where none of them stands alone."""
    asked = list(dict.fromkeys(statistics))
    return asked if any(coefficient_named(name).stands_alone for name in asked) else [*asked, "alpha"]


def as_written(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table without single transcripts, and the part of these, as a study keeps them.

    That nobody used a code is said once, over all units, and not again for each part of them and pair of coders.
    """
    told = table[(table["scope"] == "all") | (table["reason"] != CODE_NOT_USED) | (table["code_id"] == "")]
    of_transcripts = told["scope"] == "transcript"
    return told[~of_transcripts], told[of_transcripts]


def coder_matrix(table: pd.DataFrame, statistic: str = "alpha", level: str = "code") -> pd.DataFrame:
    """Coder by coder: the mean over codes of a coefficient for each pair (NaN where there is none)."""
    pairs = _pairs(table, statistic, level)
    names = sorted({name for coders in pairs["coders"] for name in coders.split(";")})
    matrix = pd.DataFrame(np.nan, index=names, columns=names)
    for coders, value in zip(pairs["coders"], pairs["value"], strict=True):
        first, second = coders.split(";")
        matrix.loc[first, second] = matrix.loc[second, first] = value
    return matrix


def matrix_as_written(table: pd.DataFrame, statistic: str = "alpha", level: str = "code") -> pd.DataFrame:
    """The same as texts, with the reason where two coders have no value; who codes alone stands beside nobody."""
    matrix = coder_matrix(table, statistic, level)
    written = matrix.map(lambda value: "" if np.isnan(value) else f"{value:.{DECIMALS}f}").astype(object)
    for row in _pairs(table, statistic, level).to_dict("records"):
        first, second = row["coders"].split(";")
        if row["reason"] and np.isnan(row["value"]):
            written.loc[first, second] = written.loc[second, first] = f"undefined: {row['reason']}"
    return written


def _pairs(table: pd.DataFrame, statistic: str, level: str) -> pd.DataFrame:
    is_mean = (table["level"] == level) & (table["summary"] == "mean") & (table["statistic"] == statistic)
    return table[(table["scope"] == "pair") & is_mean]


def _parts_with_intervals(frame: CodedUnits) -> Iterator[tuple[dict, CodedUnits]]:
    """All of it, and each round and each group where there are several."""
    yield _named("all", frame), frame
    for column in ("round", "group"):
        values = sorted(frame.units[column].unique())
        for value in values if len(values) > 1 else []:
            part = frame.where((frame.units[column] == value).to_numpy())
            yield _named(column, part) | {column: value}, part


def _named(scope: str, part: CodedUnits) -> dict:
    return {"scope": scope, "coders": ";".join(part.coders), "n_coders": len(part.coders), "n_units": len(part.units)}


def _members(codebook: pd.DataFrame) -> dict[str, dict[str, list[str]]]:
    """By level, what is compared and the entries that make it: an applied entry itself, else a whole branch."""
    of_level = {level: codebook.loc[codebook["level"] == level, "code_id"] for level in ("code", "subtheme", "theme")}
    parents = of_level["code"][of_level["code"].isin(codebook["parent_id"])]
    return {
        "code": {code: [code] for code in applied_entries(codebook)},
        "branch": _branches(codebook, parents),
        "subtheme": _branches(codebook, of_level["subtheme"]),
        "theme": _branches(codebook, of_level["theme"]),
    }


def _branches(codebook: pd.DataFrame, entries: pd.Series) -> dict[str, list[str]]:
    """Each of these entries with itself and all entries under it."""
    parents = dict(zip(codebook["code_id"], codebook["parent_id"].fillna(""), strict=True))
    members: dict[str, list[str]] = {code: [] for code in entries}
    for code in parents:
        step, passed = code, set()
        while step and step not in passed:
            if step in members:
                members[step].append(code)
            passed.add(step)
            step = parents.get(step, "")
    return members


def _rows(
    scope: dict,
    part: CodedUnits,
    members: dict[str, dict],
    statistics: list[str],
    options: dict,
    frames: Frames,
) -> list[dict]:
    """The rows of one part of the frame: each level, and overall. `members` has the branches of each level."""
    rows, draws = [], options["draws"]
    transcripts = part.transcripts()
    # the same resamples for all levels
    apart = told_apart(part, frames)
    is_drawn = draws and len(part.units)
    drawn = resample_segments(part.seen, part.applied, draws, options["seed"], apart) if is_drawn else None
    for level, branches in members.items():
        of_level = part.rolled_up(branches)
        compared = compared_in(part, of_level.codes, frames.get(level, {}))
        found = agreement_of_codes(
            part.seen,
            of_level.applied,
            statistics,
            transcripts=transcripts,
            resamples=drawn,
            frames=compared,
            pooled_draws=draws * (level == "code"),
            **options,
        )
        uses = given(of_level.applied, compared)
        named, of_scope = names_of(of_level.codes, frames.get(level)), scope | {"level": level}
        prevalence = shares(part, uses, compared)
        rows += rows_of_level(of_scope, of_level.codes, found, prevalence, named, uses, pooled=level == "code")
    codes, themes, framed = list(members.get("code", {})), members.get("theme", {}), frames.get("theme", {})
    everywhere = {theme: branch for theme, branch in themes.items() if not framed.get(theme)}
    options = {name: value for name, value in options.items() if name != "fewest"}
    rows += rows_of_one_code(scope, part, codes, everywhere, statistics, options)
    for theme in filter(framed.get, themes):
        rows += _one_code_in_frame(scope, part, codes, theme, themes[theme], framed[theme], statistics, options)
    return rows + rows_of_sets(scope, part, options)


def _side_rows(
    side: Side,
    codes: dict[str, list[str]],
    in_use: np.ndarray,
    statistics: list[str],
    options: dict,
    frames: Mapping[str, Frame],
) -> list[dict]:
    """The codes of a part that stands beside others, each without an interval; all that are `in_use` together with one;
    and the sets of codes, where the part is of whole segments."""
    part = side.part.rolled_up(codes)
    compared = compared_in(side.part, part.codes, frames)
    if side.compared is not None:
        place = {code: number for number, code in enumerate(side.part.codes)}
        own = side.compared[[place[code] for code in codes]]
        compared = own if compared is None else own & compared
    found = agreement_of_codes(
        part.seen,
        part.applied,
        statistics,
        transcripts=part.transcripts(),
        level=options["level"],
        seed=options["seed"],
        frames=compared,
        fewest=options["fewest"],
        pooled_draws=options["draws"],
        in_use=in_use,
    )
    uses = given(part.applied, compared)
    named = None if compared is None else names_of(part.codes, frames) or [""] * len(part.codes)
    scope = _named(side.scope, side.part) | {"level": "code"}
    rows = rows_of_level(scope, part.codes, found, shares(part, uses, compared), named, uses, pooled=True)
    return (
        rows
        if side.compared is not None
        else rows + rows_of_sets(_named(side.scope, side.part), side.part, {"draws": 0})
    )


def _one_code_in_frame(
    scope: dict,
    part: CodedUnits,
    codes: list[str],
    theme: str,
    branch: Sequence[str],
    frame: Frame,
    statistics: list[str],
    options: dict,
) -> list[dict]:
    """The rows of level `one_code` of a theme that belongs to questions: on the answers to these."""
    within = part.where(np.isin(part.questions(), list(frame)))
    told = scope | {"frame": ";".join(sorted(frame)), "n_units": len(within.units)}
    found = rows_of_one_code(told, within, codes, {theme: branch}, statistics, options)
    return [row for row in found if row["code_id"] == theme]
