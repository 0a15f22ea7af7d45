"""The part of the pack that shows who took part."""

from __future__ import annotations

import pandas as pd

from themetrail.in_print import NOTHING
from themetrail.report.pack.blocks import Grid, Head, Part, Row, Text
from themetrail.report.wording import printed_group
from themetrail.rows import rows_of
from themetrail.words_in_print import Words

NAME, WIDTH = 5.5, 11.5  # centimetres of the first column, and of all others together


def sample_part(title: str, sample: pd.DataFrame, k: int, words: Words) -> Part:
    """`sample` is a table of SAMPLE in which no cell counts fewer than `k`."""
    rows = list(rows_of(sample))
    n_of = {row["group"]: int(row["n"]) for row in rows if row["kind"] == "participants"}
    shown = [group for group in n_of if any(row["group"] == group for row in rows if row["kind"] == "count")] or [""]
    heads = [Head("", NAME)]
    heads += [Head(f"{_named(group, words)}\n(n = {n_of[group]})", WIDTH / len(shown), centred=True) for group in shown]
    lines = [line for attribute in _attributes(rows) for line in _lines(attribute, rows, shown, words)]
    groups = [
        words.say("of_group", group=_named(group, words), participants=words.say("participants", n))
        for group, n in n_of.items()
        if group
    ]
    opening = Text(words.say("took_part", n_of[""], groups=words.say("then").join(groups)))
    note = _note(rows, shown, n_of, k, words)
    if not lines:
        return Part(title, [opening, *map(Text, note)])
    return Part(
        title, [opening, Grid(words.say("part_sample"), tuple(heads), lines, [words.say("sample_note"), *note])]
    )


def _attributes(rows: list[dict]) -> list[str]:
    return list(dict.fromkeys(row["attribute"] for row in rows if row["kind"] in ("count", "number")))


def _lines(attribute: str, rows: list[dict], shown: list[str], words: Words) -> list[Row]:
    """An attribute: its name, mean and range where it is a number, and its counts."""
    here = [row for row in rows if row["attribute"] == attribute]
    lines = [Row((_printed(attribute), *[""] * len(shown)), bold=True)]
    number = {row["group"]: row for row in here if row["kind"] == "number"}
    if number:
        means = [number[group]["mean"] if group in number else None for group in shown]
        mean = [words.writing.number(value, 1, words.code) for value in means]
        ranges = [_range(number[group], words) if group in number else NOTHING for group in shown]
        lines += [Row((words.say("average"), *mean), depth=1), Row((words.say("range"), *ranges), depth=1)]
    counts: dict[str, dict[str, dict]] = {}
    for row in here:
        if row["kind"] == "count":
            counts.setdefault(row["category"], {})[row["group"]] = row
    for category, by_group in counts.items():
        cells = [f"{by_group[group]['n']} ({_percent(by_group[group]['share'], words)})" for group in shown]
        lines.append(Row((category, *cells), depth=1))
    return lines


def _note(rows: list[dict], shown: list[str], n_of: dict[str, int], k: int, words: Words) -> list[str]:
    """What was merged and left out, so that nobody takes silence for a zero."""
    sentences = [words.say("sample_cells", k=k)]
    hidden = [_named(group, words) for group in n_of if group and group not in shown]
    if hidden:
        sentences.append(words.say("without_column", k=k, groups=", ".join(hidden)))
    merged = [
        f"{_printed(row['attribute'])} ({row['category']})"
        for row in rows
        if row["kind"] == "count" and not row["group"] and row["merged"] > 1
    ]
    if merged:
        sentences.append(words.say("merged", categories=words.say("then").join(merged)))
    sentences += [
        words.say("attribute_left_out", attribute=_printed(row["attribute"]), reason=row["reason"])
        for row in rows
        if row["kind"] == "left_out"
    ]
    if not any(row["attribute"] for row in rows):
        sentences.append(words.say("no_attributes"))
    return sentences


def _range(row: dict, words: Words) -> str:
    return words.say("from_to", low=words.brief(row["low"]), high=words.brief(row["high"]))


def _percent(share: float, words: Words) -> str:
    return words.writing.percent(share, 0, words.code)


def _named(group: str, words: Words) -> str:
    return printed_group(group) if group else words.say("all")


def _printed(attribute: str) -> str:
    return attribute.replace("_", " ")
