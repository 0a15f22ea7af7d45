"""The tables of agreement as they stand in a paper: the codes, and what was compared in parts, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.in_print import NOTHING
from themetrail.report.agreement_rows import SEGMENTS, SIDES, agreement_rows, nested, over_all, summary_of
from themetrail.report.table import Built, Column, Line
from themetrail.rows import rows_of
from themetrail.words_in_print import Words

MOST_COLUMNS_OF_CODERS = 4  # of more, the fewest and the most that any of them gave
TOO_FEW, NOT_USED, NO_DISAGREEMENT = "too_few_uses", "code_not_used", "no_disagreement"


@dataclass(frozen=True, kw_only=True)
class AgreementMaterial:
    """The table of agreement (contract AGREEMENT), the codebook, the words and numbers of the paper, and to how many
    segments a code must have been given to have a coefficient."""

    table: pd.DataFrame
    codebook: Codebook
    words: Words
    fewest: int

    @cached_property
    def has_ac1(self) -> bool:
        """Whether AC1 was computed."""
        return "ac1" in set(self.table["statistic"])

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows of both tables."""
        return agreement_rows(self.table, self.codebook)


def codes_table(material: AgreementMaterial) -> Built:
    """Each code with how often it was given, percent agreement, the coefficient with its interval, and AC1."""
    rows = material.rows
    codes = over_all(rows)
    coders = [] if codes.empty else codes["coders"].iloc[0].split(";")
    columns = _headings(coders, rows, material)
    blank, lines = ("",) * (len(columns) - 1), []
    for code, row in nested(codes, material.codebook):
        level, depth = material.codebook.levels[code], material.codebook.depth(code)
        cells = blank if row is None else _cells(row, coders, material)
        marks = () if row is None else _marks(row, material)
        lines.append(Line(depth, level if row is None else "code", (material.codebook.names[code], *cells), marks))
    lines += _foot(rows, coders, material, blank)
    kept = rows[rows["scope"].isin(("all", "pair"))].reset_index(drop=True)
    return Built(
        data=kept,
        title=material.words.say("title_agreement"),
        columns=columns,
        lines=lines,
        note=_note(rows, coders, material),
        nothing=material.words.say("nothing_compared"),
        entries=len(kept),
    )


def sides_table(material: AgreementMaterial) -> Built:
    """The coefficient of each code, and of all together, on parts of what was compared, side by side."""
    rows = material.rows
    sides = [scope for scope in SIDES if scope in set(rows["scope"])]
    wide = 11.0 / max(1, len(sides))
    columns = [Column(material.words.say("head_code"), 36, 6.4, 5.6)]
    columns += [Column(material.words.say(f"side_{scope}"), 14, 1.5 * wide, wide, centred=True) for scope in sides]
    values = {(row["scope"], row["code_id"]): _value(row, material) for row in rows_of(rows[rows["summary"] == ""])}
    lines = []
    for code, row in nested(over_all(rows), material.codebook):
        level, depth = material.codebook.levels[code], material.codebook.depth(code)
        cells = [""] * len(sides) if row is None else [values.get((scope, code), "–") for scope in sides]
        lines.append(Line(depth, level if row is None else "code", (material.codebook.names[code], *cells)))
    pooled = [summary_of(rows, "pooled", scope) or {} for scope in sides]
    if lines and any(pooled):
        lines.append(Line(0, "theme", (material.words.say("together"), *[""] * len(sides))))
        for name, tell in _TOGETHER.items():
            lines.append(
                Line(1, "code", (material.words.say(name), *[tell(row, material) if row else "–" for row in pooled]))
            )
    kept = rows[rows["scope"].isin(sides)].reset_index(drop=True)
    return Built(
        data=kept,
        title=material.words.say("title_sides"),
        columns=tuple(columns),
        lines=lines,
        note=_note_of_sides(rows, sides, material),
        nothing=material.words.say("nothing_compared"),
        entries=len(kept),
    )


def _note_of_sides(rows: pd.DataFrame, sides: list[str], material: AgreementMaterial) -> list[str]:
    """What the parts are, and what stands for no value."""
    if rows.empty:
        return [material.words.say("nothing_compared")]
    say = material.words.say
    return [
        say("note_coefficient", coefficient=say(f"coefficient_{rows['statistic'].iloc[0]}")),
        *([say("note_suggested")] if {"suggested", "not_suggested"} & set(sides) else []),
        say("note_together"),
        say("note_too_few", fewest=material.fewest),
        say("note_no_value"),
    ]


def _percent(row: dict, material: AgreementMaterial) -> str:
    return NOTHING if pd.isna(row["percent"]) else material.words.percent(row["percent"])


def _coefficient(row: dict, material: AgreementMaterial) -> str:
    return _value(row, material)


def _limits(row: dict, material: AgreementMaterial) -> str:
    return material.words.interval(row["ci_low"], row["ci_high"])


def _ac1(row: dict, material: AgreementMaterial) -> str:
    return material.words.value(row["ac1"])


def _decisions(row: dict, material: AgreementMaterial) -> str:
    return material.words.count(int(row["n_units"]))


_TOGETHER = {
    "coefficient": _coefficient,
    "row_interval": _limits,
    "head_agreement": _percent,
    "ac1": _ac1,
    "row_decisions": _decisions,
}


def _headings(coders: list[str], rows: pd.DataFrame, material: AgreementMaterial) -> tuple[Column, ...]:
    """The columns: the name, how often each coder gave the code and all of them did, and the coefficients."""
    say = material.words.say
    coefficient = say(f"coefficient_{rows['statistic'].iloc[0]}" if len(rows) else "coefficient")
    counted = [Column(coder, 7, 1.7, 1.1, centred=True) for coder in coders]
    if len(coders) > MOST_COLUMNS_OF_CODERS:
        counted = [Column(say("head_each_coder"), 10, 2.2, 1.6, centred=True)]
    return (
        Column(say("head_code"), 38, 8.4, 5.0),
        *counted,
        Column(say("head_both" if len(coders) == 2 else "head_all"), 7, 1.7, 1.3, centred=True),
        Column(say("head_agreement"), 11, 2.5, 2.1, centred=True),
        Column(_behind(coefficient, say("head_interval"), material), 22, 4.4, 4.3, centred=True),
        *((Column("AC1", 8, 1.8, 1.3, centred=True),) if material.has_ac1 else ()),
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
        limits = _limits(row, material)
        value = f"{value} {limits}" if material.words.writing.bracketed else f"{value} ({limits})"
    ac1 = _value(row | {"value": row["ac1"]}, material) if pd.notna(row["value"]) else "–"
    both = "" if pd.isna(row["n_all"]) else str(int(row["n_all"]))
    return (*counted, both, _percent(row, material), value, *((ac1,) if material.has_ac1 else ()))


def _behind(coefficient: str, interval: str, material: AgreementMaterial) -> str:
    """The heading of a coefficient with its interval, in the brackets in which the style sets intervals."""
    return f"{coefficient} [{interval}]" if material.words.writing.bracketed else f"{coefficient} ({interval})"


def _value(row: dict, material: AgreementMaterial) -> str:
    """The coefficient, or in words why there is none."""
    if pd.notna(row["value"]):
        return material.words.value(row["value"])
    return material.words.say(row["reason"] if row["reason"] in (TOO_FEW, NOT_USED) else "undefined")


def _marks(row: dict, material: AgreementMaterial) -> tuple[str, ...]:
    """What is to be said of an interval."""
    if pd.isna(row["value"]) or row["interval_reason"] == "":
        return ()
    if row["interval_reason"] == NO_DISAGREEMENT:
        return (material.words.say("mark_no_disagreement"),)
    if row["resampled"] == SEGMENTS:
        return (material.words.say("mark_segments"),)
    return () if pd.notna(row["ci_low"]) else (material.words.say("mark_no_interval"),)


def _foot(rows: pd.DataFrame, coders: list[str], material: AgreementMaterial, blank: tuple[str, ...]) -> list[Line]:
    """The mean over codes, all codes together, and each pair of coders."""
    lines = []
    mean, pooled = summary_of(rows, "mean"), summary_of(rows, "pooled")
    n = int(over_all(rows)["value"].notna().sum())
    if mean and n:
        name = material.words.say("mean", n)
        lines.append(Line(0, "theme", (name, *_cells(mean, coders, material)), _marks(mean, material)))
    if not pooled or pd.isna(pooled["value"]):
        return lines
    name = material.words.say("together_of", int(pooled["n_units"]))
    lines.append(Line(0, "theme", (name, *_cells(pooled, coders, material)), _marks(pooled, material)))
    pairs = rows[(rows["scope"] == "pair") & (rows["summary"] == "pooled")]
    if len(pairs):
        lines.append(Line(0, "subtheme", (material.words.say("pairs"), *blank)))
    for row in rows_of(pairs):
        two = dict(zip(row["coders"].split(";"), row["positives"].split(";"), strict=True))
        own = row | {"positives": ";".join(two.get(coder, "") for coder in coders)}
        if len(coders) > MOST_COLUMNS_OF_CODERS:
            own["positives"] = row["positives"]
        lines.append(Line(1, "code", (material.words.listed(list(two)), *_cells(own, coders, material))))
    return lines


def _note(rows: pd.DataFrame, coders: list[str], material: AgreementMaterial) -> list[str]:
    """What is counted, by which rule codes are too few, and which code is the lowest."""
    codes = over_all(rows)
    if codes.empty:
        return [material.words.say("nothing_compared")]
    say = material.words.say
    most = int(codes["n_units"].max())
    several = codes["n_units"].nunique() > 1
    units = say("note_at_most", most=most) if several else material.words.count(most)
    resampled = codes.loc[codes["ci_low"].notna() & (codes["resampled"] != SEGMENTS)]
    few = bool((resampled["interval_reason"] == "few_transcripts").any())
    sentences = [
        say("note_segments", units=units),
        say("note_both" if len(coders) == 2 else "note_all"),
        say("note_too_few", fewest=material.fewest) if (codes["reason"] == TOO_FEW).any() else "",
        say("note_intervals_few" if few else "note_intervals") if len(resampled) else "",
        _lowest(codes, coders, material),
        say("note_decisions"),
        say("note_rare") if codes["ac1"].notna().any() else "",
    ]
    return [sentence for sentence in sentences if sentence]


def _lowest(codes: pd.DataFrame, coders: list[str], material: AgreementMaterial) -> str:
    """The code with the lowest coefficient as it is printed, and the counts behind it; of several that share it, all
    are named and the counts are those of the first. Nothing where all are alike."""
    valued = codes[codes["value"].notna()]
    printed = valued["value"].round(2)
    if valued.empty or printed.min() == printed.max():
        return ""
    row, *others = rows_of(valued[printed == printed.min()])
    words, named = (
        material.words,
        {"code": material.words.quoted(row["code"]), "value": material.words.value(row["value"])},
    )
    shared = ", ".join(words.quoted(other["code"]) for other in others)
    named["shared"] = words.say("note_shared", codes=shared) if shared else ""
    if len(coders) != 2:
        return words.say("note_lowest_of_more", **named, n_any=int(row["n_any"]), n_all=int(row["n_all"]))
    first, second = row["positives"].split(";")
    counts = {"first": coders[0], "n_first": first, "second": coders[1], "n_second": second}
    return words.say("note_lowest_of_two", **named, **counts, n_both=int(row["n_all"]))


# The tables of agreement by the names of their files, with the number of each in the paper.
TABLES = {"agreement": ("A1", codes_table), "agreement_side_by_side": ("A2", sides_table)}
