"""The tables of agreement as they stand in a paper: the codes, and what was compared in parts, side by side."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.report.agreement_rows import HEADINGS, SEGMENTS, SIDES, agreement_rows, nested, over_all, summary_of
from themetrail.report.styles import Style
from themetrail.report.table import Built, Column, Line
from themetrail.rows import rows_of

MOST_COLUMNS_OF_CODERS = 4  # of more, the fewest and the most that any of them gave
TOO_FEW, NOT_USED, NO_DISAGREEMENT = "too_few_uses", "code_not_used", "no_disagreement"
NOTHING = "Nothing was compared: no segment was read by two coders, or the method computes no coefficient."
PAIRS = "Pairs of coders, all codes together"


@dataclass(frozen=True, kw_only=True)
class AgreementMaterial:
    """The table of agreement (contract AGREEMENT), the codebook, how numbers are written, and to how many segments a
    code must have been given to have a coefficient."""

    table: pd.DataFrame
    codebook: Codebook
    style: Style
    fewest: int

    @property
    def has_ac1(self) -> bool:
        """Whether AC1 was computed."""
        return "ac1" in set(self.table["statistic"])


def codes_table(material: AgreementMaterial) -> Built:
    """Each code with how often it was given, percent agreement, the coefficient with its interval, and AC1."""
    rows = agreement_rows(material.table, material.codebook)
    codes = over_all(rows)
    coders = [] if codes.empty else codes["coders"].iloc[0].split(";")
    columns = _headings(coders, rows, has_ac1=material.has_ac1)
    blank, lines = ("",) * (len(columns) - 1), []
    for code, row in nested(codes, material.codebook):
        level, depth = material.codebook.levels[code], material.codebook.depth(code)
        cells = blank if row is None else _cells(row, coders, material)
        marks = () if row is None else _marks(row)
        lines.append(Line(depth, level if row is None else "code", (material.codebook.names[code], *cells), marks))
    lines += _foot(rows, coders, material, blank)
    kept = rows[rows["scope"].isin(("all", "pair"))].reset_index(drop=True)
    return Built(
        data=kept,
        title="Agreement between coders, by code",
        columns=columns,
        lines=lines,
        note=_note(rows, coders, material),
        nothing=NOTHING,
        entries=len(kept),
    )


def sides_table(material: AgreementMaterial) -> Built:
    """The coefficient of each code, and of all together, on parts of what was compared, side by side."""
    rows = agreement_rows(material.table, material.codebook)
    sides = [scope for scope in SIDES if scope in set(rows["scope"])]
    wide = 11.0 / max(1, len(sides))
    columns = [Column("Theme and code", 36, 6.4, 5.6)]
    columns += [Column(SIDES[scope], 14, 1.5 * wide, wide, centred=True) for scope in sides]
    values = {(row["scope"], row["code_id"]): _value(row, material) for row in rows_of(rows[rows["summary"] == ""])}
    lines = []
    for code, row in nested(over_all(rows), material.codebook):
        level, depth = material.codebook.levels[code], material.codebook.depth(code)
        cells = [""] * len(sides) if row is None else [values.get((scope, code), "–") for scope in sides]
        lines.append(Line(depth, level if row is None else "code", (material.codebook.names[code], *cells)))
    pooled = [summary_of(rows, "pooled", scope) or {} for scope in sides]
    if lines and any(pooled):
        lines.append(Line(0, "theme", ("All codes together", *[""] * len(sides))))
        for name, tell in _TOGETHER.items():
            lines.append(Line(1, "code", (name, *[tell(row, material) if row else "–" for row in pooled])))
    kept = rows[rows["scope"].isin(sides)].reset_index(drop=True)
    return Built(
        data=kept,
        title="Agreement between coders on parts of what was compared",
        columns=tuple(columns),
        lines=lines,
        note=_note_of_sides(rows, sides, material),
        nothing=NOTHING,
        entries=len(kept),
    )


def _note_of_sides(rows: pd.DataFrame, sides: list[str], material: AgreementMaterial) -> list[str]:
    """What the parts are, and what stands for no value."""
    if rows.empty:
        return [NOTHING]
    suggested = (
        "Suggested codes: decisions about a code on a segment for which it had been suggested to all coders who read it"
        "; codes not suggested: to none of them."
    )
    return [
        f"{HEADINGS[rows['statistic'].iloc[0]]} of each code.",
        *([suggested] if {"suggested", "not_suggested"} & set(sides) else []),
        "All codes together: each code in use on each segment is one decision; intervals resample whole transcripts, or"
        " segments where that is not estimable.",
        _rule(material),
        "– = no coder gave the code there, or no value.",
    ]


def _percent(row: dict, material: AgreementMaterial) -> str:
    return material.style.percent(row["percent"])


def _coefficient(row: dict, material: AgreementMaterial) -> str:
    return _value(row, material)


def _limits(row: dict, material: AgreementMaterial) -> str:
    return material.style.interval(row["ci_low"], row["ci_high"], bounded=True)


def _ac1(row: dict, material: AgreementMaterial) -> str:
    return material.style.share(row["ac1"])


def _decisions(row: dict, material: AgreementMaterial) -> str:
    return material.style.count(int(row["n_units"]))


_TOGETHER = {
    "Coefficient": _coefficient,
    "95% interval": _limits,
    "Agreement": _percent,
    "AC1": _ac1,
    "Decisions": _decisions,
}


def _headings(coders: list[str], rows: pd.DataFrame, *, has_ac1: bool) -> tuple[Column, ...]:
    """The columns: the name, how often each coder gave the code and all of them did, and the coefficients."""
    coefficient = HEADINGS[rows["statistic"].iloc[0]] if len(rows) else "Coefficient"
    counted = [Column(coder, 7, 1.7, 1.3, centred=True) for coder in coders]
    if len(coders) > MOST_COLUMNS_OF_CODERS:
        counted = [Column("Each coder", 10, 2.2, 1.6, centred=True)]
    return (
        Column("Theme and code", 38, 8.4, 4.8),
        *counted,
        Column("Both" if len(coders) == 2 else "All", 7, 1.7, 1.4, centred=True),
        Column("Agreement", 11, 2.5, 2.3, centred=True),
        Column(f"{coefficient} [95% CI]", 22, 4.4, 3.6, centred=True),
        *((Column("AC1", 8, 1.8, 1.4, centred=True),) if has_ac1 else ()),
    )


def _cells(row: dict, coders: list[str], material: AgreementMaterial) -> tuple[str, ...]:
    """What stands behind the name of a code, of a mean or of all codes together."""
    positives = row["positives"].split(";") if row["positives"] else []
    counted = positives or [""] * len(coders)
    if len(coders) > MOST_COLUMNS_OF_CODERS:
        numbers = [int(n) for n in positives]
        counted = [f"{min(numbers)}–{max(numbers)}" if numbers else ""]
    value = _value(row, material)
    if pd.notna(row["ci_low"]):
        value = (
            f"{value} {_limits(row, material)}" if material.style.bracketed else f"{value} ({_limits(row, material)})"
        )
    ac1 = _value(row | {"value": row["ac1"]}, material) if pd.notna(row["value"]) else "–"
    both = "" if pd.isna(row["n_all"]) else str(int(row["n_all"]))
    return (*counted, both, _percent(row, material), value, *((ac1,) if material.has_ac1 else ()))


def _value(row: dict, material: AgreementMaterial) -> str:
    """The coefficient, or in words why there is none."""
    if pd.notna(row["value"]):
        return material.style.share(row["value"])
    return {TOO_FEW: "too few", NOT_USED: "not used"}.get(row["reason"], "undefined")


def _marks(row: dict) -> tuple[str, ...]:
    """What is to be said of an interval."""
    if pd.isna(row["value"]) or row["interval_reason"] == "":
        return ()
    if row["interval_reason"] == NO_DISAGREEMENT:
        return ("No disagreement in the sample: an interval is not estimable.",)
    if row["resampled"] == SEGMENTS:
        return ("Interval resampling segments, as none is estimable over transcripts.",)
    return () if pd.notna(row["ci_low"]) else ("An interval is not estimable.",)


def _foot(rows: pd.DataFrame, coders: list[str], material: AgreementMaterial, blank: tuple[str, ...]) -> list[Line]:
    """The mean over codes, all codes together, and each pair of coders."""
    lines = []
    mean, pooled = summary_of(rows, "mean"), summary_of(rows, "pooled")
    n = int(over_all(rows)["value"].notna().sum())
    if mean and n:
        name = f"Mean over {n} code{'' if n == 1 else 's'}"
        lines.append(Line(0, "theme", (name, *_cells(mean, coders, material)), _marks(mean)))
    if not pooled or pd.isna(pooled["value"]):
        return lines
    name = f"All codes together ({_decisions(pooled, material)} decisions)"
    lines.append(Line(0, "theme", (name, *_cells(pooled, coders, material)), _marks(pooled)))
    pairs = rows[(rows["scope"] == "pair") & (rows["summary"] == "pooled")]
    if len(pairs):
        lines.append(Line(0, "subtheme", (PAIRS, *blank)))
    for row in rows_of(pairs):
        two = dict(zip(row["coders"].split(";"), row["positives"].split(";"), strict=True))
        own = row | {"positives": ";".join(two.get(coder, "") for coder in coders)}
        if len(coders) > MOST_COLUMNS_OF_CODERS:
            own["positives"] = row["positives"]
        lines.append(Line(1, "code", (" and ".join(two), *_cells(own, coders, material))))
    return lines


def _note(rows: pd.DataFrame, coders: list[str], material: AgreementMaterial) -> list[str]:
    """What is counted, by which rule codes are too few, and which code is the lowest."""
    codes = over_all(rows)
    if codes.empty:
        return [NOTHING]
    all_of = "both" if len(coders) == 2 else "all who read them"
    several = codes["n_units"].nunique() > 1
    most = int(codes["n_units"].max())
    units = f"at most {most}, each code on the answers to its questions" if several else f"{most}"
    resampled = codes.loc[codes["ci_low"].notna() & (codes["resampled"] != SEGMENTS)]
    few = bool((resampled["interval_reason"] == "few_transcripts").any())
    sentences = [
        f"Segments that at least two coders read: {units}. Columns of coders: segments to which each, and {all_of}, "
        "gave the code.",
        _rule(material) if (codes["reason"] == TOO_FEW).any() else "",
        "Intervals resample whole transcripts"
        + (", of which there are fewer than ten, so that they are likely too narrow." if few else ".")
        if len(resampled)
        else "",
        _lowest(codes, coders, material),
        "All codes together: each code in use on each segment is one decision.",
        "Percent agreement and AC1 are high wherever a code is rare." if codes["ac1"].notna().any() else "",
    ]
    return [sentence for sentence in sentences if sentence]


def _rule(material: AgreementMaterial) -> str:
    return (
        f"Too few: given to fewer than {material.fewest} segments by any coder, so that no coefficient is computed and "
        "the mean leaves the code out."
    )


def _lowest(codes: pd.DataFrame, coders: list[str], material: AgreementMaterial) -> str:
    """The code with the lowest coefficient as it is printed, and the counts behind it; of several that share it, all
    are named and the counts are those of the first. Nothing where all are alike."""
    valued = codes[codes["value"].notna()]
    printed = valued["value"].round(2)
    if valued.empty or printed.min() == printed.max():
        return ""
    row, *others = rows_of(valued[printed == printed.min()])
    value, named = material.style.share(row["value"]), material.style.quoted(row["code"])
    if len(coders) == 2:
        first, second = row["positives"].split(";")
        counts = f"segments: {coders[0]} {first}, {coders[1]} {second}, both {int(row['n_all'])}"
    else:
        counts = f"segments: any coder {int(row['n_any'])}, all {int(row['n_all'])}"
    shared = f", shared by {', '.join(material.style.quoted(other['code']) for other in others)}" if others else ""
    return f"Lowest: {named} ({value}; {counts}){shared}."


# The tables of agreement by the names of their files, with the number of each in the paper.
TABLES = {"agreement": ("A1", codes_table), "agreement_side_by_side": ("A2", sides_table)}
