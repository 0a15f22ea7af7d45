"""The table of two groups or time points side by side: counts, labels, how far they differ, and who stayed."""

from __future__ import annotations

import pandas as pd

from themetrail.contracts.report import COMPARISON_TABLE, groups_in
from themetrail.contracts.themes import NOT_MENTIONED, NOT_REPORTED
from themetrail.report.material import Material
from themetrail.report.small_counts import hidden_in, told
from themetrail.report.table import Built, Column, Line
from themetrail.report.theme_rows import name_above, nested
from themetrail.report.theme_table import printed_label
from themetrail.report.wording import labels_in_words, printed_group

FLAGS = {
    "labels_apart": "The labels of the two groups are at least two apart.",
    "points_apart": "The shares of the two groups are at least 30 percentage points apart.",
}
_PAIRED = "newcombe_paired"
_INTERVALS = {
    "newcombe_independent": "Intervals are Newcombe's for two independent groups (1998, method 10).",
    _PAIRED: "Intervals are Newcombe's for the same participants at both times (1998, method 10).",
}
_CAUTION = (
    "A difference between the groups is no test of a change: they differ in what participants had occasion to speak of."
)
_STAYED = ["n_kept", "n_new", "n_gone"]


def comparison_table(material: Material, pair: str) -> Built:
    """The table of a pair of groups (`pair_name`): what either of them mentions, without counts that are too small."""
    first, second = groups_in(pair)
    of_pair = (material.comparison["first"] == first) & (material.comparison["second"] == second)
    compared = material.comparison[of_pair]
    table = _rows(nested(compared, material.codebook), material)
    below = material.settings["suppress_below"]
    hidden = [hidden_in(material.counts(group), material.codebook.parents, below) for group in (first, second)]
    stayed = bool((compared["n_in_both"] > 0).any())
    lines = []
    for row in table.itertuples():
        why = [of_group.get(row.code_id, "") for of_group in hidden]
        marks = (FLAGS[row.flag_rule],) if row.flagged == "yes" and not any(why) else ()
        lines.append(Line(row.depth, row.level, _cells(row, why, material, stayed=stayed), marks))
    data = _without_hidden(table, hidden, below)
    return Built(
        data=COMPARISON_TABLE.frame(data[list(COMPARISON_TABLE.columns)].to_dict("records")),
        title=f"{printed_group(first).capitalize()} and {printed_group(second)} side by side",
        columns=_columns(first, second, stayed=stayed),
        lines=lines,
        note=_note(compared, first, second, material, stayed=stayed),
        nothing="No theme was mentioned.",
        entries=len(compared),
    )


def _rows(compared: pd.DataFrame, material: Material) -> pd.DataFrame:
    """What is shown: entries that one of the groups mentions and reports, or that the study shows all the same."""
    unwanted = [label for label in (NOT_MENTIONED, NOT_REPORTED) if not material.settings[f"show_{label}"]]
    told = ~(compared["label_first"].isin(unwanted) & compared["label_second"].isin(unwanted))
    told &= ((compared["n_first"] + compared["n_second"]) > 0) | (NOT_MENTIONED not in unwanted)
    shown = compared[told].reset_index(drop=True)
    codes, book = list(shown["code_id"]), material.codebook
    return shown.assign(
        theme=[name_above(book, code, "theme") for code in codes],
        subtheme=[name_above(book, code, "subtheme") for code in codes],
        code=[book.names[code] if book.levels[code] == "code" else "" for code in codes],
        depth=[book.depth(code) for code in codes],
        provisional="yes" if material.missing else "no",
        n_kept=[_number(cell) for cell in shown["kept"]],
        n_new=[_number(cell) for cell in shown["new"]],
        n_gone=[_number(cell) for cell in shown["gone"]],
    )


def _number(people: str) -> int:
    return len([who for who in people.split(";") if who])


def _without_hidden(table: pd.DataFrame, hidden: list[dict[str, str]], below: int) -> pd.DataFrame:
    """Without the counts and labels that a group hides, and what they could be computed from: of the same participants
    the interval tells how many stayed."""
    data = table.astype(dict.fromkeys(_STAYED, "Int64")).copy()
    either = pd.Series(False, index=data.index)
    for group, of_group in zip(("first", "second"), hidden, strict=True):
        here = data["code_id"].isin(of_group)
        data.loc[here, f"n_{group}"] = pd.NA
        data.loc[here, f"label_{group}"] = ""
        either |= here
    few = ((data[_STAYED] > 0) & (data[_STAYED] < below)).any(axis=1)
    data.loc[either, "difference"] = float("nan")
    data.loc[either | (few & (data["method"] == _PAIRED)), ["ci_low", "ci_high"]] = float("nan")
    data.loc[either | few, _STAYED] = pd.NA
    data.loc[either, "flagged"] = ""
    return data


def _cells(row, why: list[str], material: Material, *, stayed: bool) -> tuple[str, ...]:
    below = material.settings["suppress_below"]
    cells = [material.codebook.names[row.code_id]]
    for n, total, label, hides in (
        (row.n_first, row.total_first, row.label_first, why[0]),
        (row.n_second, row.total_second, row.label_second, why[1]),
    ):
        called = "–" if hides or label == NOT_MENTIONED else printed_label(label)
        cells.append(f"{called} ({told(n, hides, below)}/{total})")
    numbers = (row.n_kept, row.n_new, row.n_gone)
    few = any(0 < n < below for n in numbers)
    cells.append("–" if any(why) else _difference(row, material, with_interval=not (few and row.method == _PAIRED)))
    if stayed:
        cells.append("–" if any(why) or few else ", ".join(map(str, numbers)))
    return tuple(cells)


def _difference(row, material: Material, *, with_interval: bool) -> str:
    """In percentage points, with its interval where there is one that may be told."""
    if pd.isna(row.difference):
        return "–"
    points = material.style.number(100 * row.difference, 0)
    points = f"+{points}" if round(100 * row.difference) > 0 else points
    if pd.isna(row.ci_low) or not with_interval:
        return points
    return f"{points} {material.style.interval(100 * row.ci_low, 100 * row.ci_high, 0)}"


def _columns(first: str, second: str, *, stayed: bool) -> tuple[Column, ...]:
    of_group = (f"{printed_group(group).capitalize()}: label (n/N)" for group in (first, second))
    return (
        Column("Theme, subtheme and code", characters=38, wide=8.0, narrow=5.0),
        *(Column(name, characters=20, wide=4.4, narrow=3.2) for name in of_group),
        Column("Difference, points", characters=18, wide=3.8, narrow=2.6, centred=True),
        *((Column("Kept, new, gone", characters=14, wide=2.8, narrow=1.9, centred=True),) if stayed else ()),
    )


def _note(compared: pd.DataFrame, first: str, second: str, material: Material, *, stayed: bool) -> list[str]:
    one, two = printed_group(first), printed_group(second)
    note = ["n/N = participants who mention it, of all participants of the group."]
    note.append(f"Differences are {two} less {one}, in percentage points.")
    note += [_INTERVALS[method] for method in dict.fromkeys(compared["method"]) if method]
    note += [f"No intervals: {reason}." for reason in dict.fromkeys(compared["reason"]) if reason]
    if stayed:
        note.append(
            f"Kept, new, gone = participants in both groups who mention it in both, in {two} alone, in {one} alone."
        )
    for group in (first, second):
        cut_offs = material.cut_offs[material.cut_offs["group"] == group]
        if len(cut_offs):
            scheme, source, n = cut_offs[["scheme", "source", "n_total"]].iloc[0]
            note.append(
                f"Labels by the scheme {scheme} ({source}), in {n} participants of {printed_group(group)}:"
                f" {labels_in_words(cut_offs)}."
            )
    note.append(_CAUTION)
    if material.settings["suppress_below"]:
        note.append(f"Counts of fewer than {material.settings['suppress_below']}, and what tells them, are not given.")
    if material.missing:
        note.append(f"Provisional: {'; '.join(material.missing)}.")
    return note
