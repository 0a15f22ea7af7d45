"""The table of two groups or time points side by side: counts, labels, how far they differ, and who stayed."""

from __future__ import annotations

import pandas as pd

from themetrail.contracts.report import COMPARISON_TABLE, groups_in
from themetrail.contracts.themes import NOT_MENTIONED, NOT_REPORTED
from themetrail.report.material import Material
from themetrail.report.progress import provisional
from themetrail.report.small_counts import hidden_in, told
from themetrail.report.table import Built, Column, Line
from themetrail.report.theme_rows import name_above, nested
from themetrail.report.theme_table import shown_label
from themetrail.report.wording import labels_told, printed_group
from themetrail.words_in_print import Words

_PAIRED = "newcombe_paired"
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
        marks = (material.words.say(row.flag_rule),) if row.flagged == "yes" and not any(why) else ()
        lines.append(Line(row.depth, row.level, _cells(row, why, material, stayed=stayed), marks))
    data, words = _without_hidden(table, hidden, below), material.words
    return Built(
        data=COMPARISON_TABLE.frame(data[list(COMPARISON_TABLE.columns)].to_dict("records")),
        title=words.say("title_comparison", first=printed_group(first).capitalize(), second=printed_group(second)),
        columns=_columns(first, second, words, stayed=stayed),
        lines=lines,
        note=_note(compared, first, second, material, stayed=stayed),
        nothing=words.say("nothing"),
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
        called = "–" if hides or label == NOT_MENTIONED else shown_label(label, material.words)
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
    writing, code = material.words.writing, material.words.code
    points = writing.number(100 * row.difference, 0, code)
    points = f"+{points}" if round(100 * row.difference) > 0 else points
    if pd.isna(row.ci_low) or not with_interval:
        return points
    return f"{points} {writing.interval(100 * row.ci_low, 100 * row.ci_high, 0, code)}"


def _columns(first: str, second: str, words: Words, *, stayed: bool) -> tuple[Column, ...]:
    of_group = (words.say("head_compared", group=printed_group(group).capitalize()) for group in (first, second))
    return (
        Column(words.say("head_entry"), characters=38, wide=8.0, narrow=5.0),
        *(Column(name, characters=20, wide=4.4, narrow=3.2) for name in of_group),
        Column(words.say("head_difference"), characters=18, wide=3.8, narrow=2.6, centred=True),
        *((Column(words.say("head_stayed"), characters=14, wide=2.8, narrow=1.9, centred=True),) if stayed else ()),
    )


def _note(compared: pd.DataFrame, first: str, second: str, material: Material, *, stayed: bool) -> list[str]:
    words, below = material.words, material.settings["suppress_below"]
    names = {"first": printed_group(first), "second": printed_group(second)}
    note = [words.say("counted"), words.say("difference", **names)]
    note += [words.say(method) for method in dict.fromkeys(compared["method"]) if method]
    note += _no_interval(compared, words)
    note += [words.say("stayed", **names)] if stayed else []
    for group in (first, second):
        cut_offs = material.cut_offs[material.cut_offs["group"] == group]
        note += [labels_told(cut_offs, words, group)] if len(cut_offs) else []
    note.append(words.say("caution"))
    note += [words.say("suppressed", below=below)] if below else []
    return [*note, *filter(None, [provisional(material.missing, words)])]


def _no_interval(compared: pd.DataFrame, words: Words) -> list[str]:
    """Why there is none: nobody in one of the groups, or some people in both and others not."""
    if not compared["reason"].any():
        return []
    both, first, second = compared[["n_in_both", "total_first", "total_second"]].iloc[0].astype(int)
    if not first or not second:
        return [words.say("no_interval_nobody")]
    return [words.say("no_interval_partly", n_both=both, n_all=first + second - both)]
