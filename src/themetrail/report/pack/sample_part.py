"""The part of the pack that shows who took part."""

from __future__ import annotations

import pandas as pd

from themetrail.in_print import Writing
from themetrail.report.pack.blocks import Grid, Head, Part, Row, Text, counted
from themetrail.report.wording import printed_group
from themetrail.rows import rows_of

NAME, WIDTH = 5.5, 11.5  # centimetres of the first column, and of all others together


def sample_part(title: str, sample: pd.DataFrame, k: int, writing: Writing) -> Part:
    """`sample` is a table of SAMPLE in which no cell counts fewer than `k`."""
    rows = list(rows_of(sample))
    n_of = {row["group"]: int(row["n"]) for row in rows if row["kind"] == "participants"}
    shown = [group for group in n_of if any(row["group"] == group for row in rows if row["kind"] == "count")] or [""]
    heads = [Head("", NAME)]
    heads += [Head(f"{_named(group)}\n(n = {n_of[group]})", WIDTH / len(shown), centred=True) for group in shown]
    lines = [line for attribute in _attributes(rows) for line in _lines(attribute, rows, shown, writing)]
    said = "; ".join(f"{_named(group)}: {counted(n, 'participant')}" for group, n in n_of.items() if group)
    opening = Text(f"{counted(n_of[''], 'participant')} took part in the data that were analysed ({said}).")
    if not lines:
        return Part(title, [opening, *map(Text, _note(rows, shown, n_of, k))])
    note = ["n (%) of the participants of the column.", *_note(rows, shown, n_of, k)]
    return Part(title, [opening, Grid("Participants", tuple(heads), lines, note)])


def _attributes(rows: list[dict]) -> list[str]:
    return list(dict.fromkeys(row["attribute"] for row in rows if row["kind"] in ("count", "number")))


def _lines(attribute: str, rows: list[dict], shown: list[str], writing: Writing) -> list[Row]:
    """An attribute: its name, mean and range where it is a number, and its counts."""
    here = [row for row in rows if row["attribute"] == attribute]
    lines = [Row((_printed(attribute), *[""] * len(shown)), bold=True)]
    number = {row["group"]: row for row in here if row["kind"] == "number"}
    if number:
        mean = [writing.number(number[group]["mean"] if group in number else None, 1) for group in shown]
        ranges = [f"{number[g]['low']:g} to {number[g]['high']:g}" if g in number else "–" for g in shown]
        lines += [Row(("mean", *mean), depth=1), Row(("range, in bands", *ranges), depth=1)]
    counts: dict[str, dict[str, dict]] = {}
    for row in here:
        if row["kind"] == "count":
            counts.setdefault(row["category"], {})[row["group"]] = row
    for category, by_group in counts.items():
        cells = [f"{by_group[group]['n']} ({writing.percent(by_group[group]['share'], 0)})" for group in shown]
        lines.append(Row((category, *cells), depth=1))
    return lines


def _note(rows: list[dict], shown: list[str], n_of: dict[str, int], k: int) -> list[str]:
    """What was merged and left out, so that nobody takes silence for a zero."""
    sentences = [
        f"No cell, and no difference between two columns, speaks of fewer than {k} participants: categories are"
        " merged, and ranges given in bands, until that holds."
    ]
    hidden = [_named(group) for group in n_of if group and group not in shown]
    if hidden:
        sentences.append(
            f"Without a column of their own, since fewer than {k} participants could be told from it or from what is"
            f" left without it: {', '.join(hidden)}."
        )
    merged = [
        f"{_printed(row['attribute'])} ({row['category']})"
        for row in rows
        if row["kind"] == "count" and not row["group"] and row["merged"] > 1
    ]
    if merged:
        sentences.append(f"Merged: {'; '.join(merged)}.")
    sentences += [
        f"Left out: {_printed(row['attribute'])} ({row['reason']})." for row in rows if row["kind"] == "left_out"
    ]
    if not any(row["attribute"] for row in rows):
        sentences.append("The sheet of participants has no attributes.")
    return sentences


def _named(group: str) -> str:
    return printed_group(group) if group else "all"


def _printed(attribute: str) -> str:
    return attribute.replace("_", " ")
