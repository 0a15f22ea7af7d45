"""The versions of the codebook: what was added, taken out and reworded between one round and the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from themetrail.contracts.pack import CODEBOOK_VERSIONS
from themetrail.report.pack.blocks import Grid, Head, Part, Row, Text, counted, listed
from themetrail.report.pack.material import PackMaterial
from themetrail.rows import rows_of

TODAY = "today"
_COMPARED = ("name", "definition", "include", "exclude", "example", "parent_id", "level", "codable")
# What an example said before may be the words of somebody who has withdrawn since: that it changed is told, no more.
_UNTOLD = ("example",)
_UNTOLD_WORDS = "(changed)"


def versions_of(material: PackMaterial) -> dict[str, pd.DataFrame]:
    """The codebook of each round as it was issued, in order, and that of today."""
    return {**material.issued, TODAY: material.codebook.table}


def codebook_versions(versions: dict[str, pd.DataFrame], changes: pd.DataFrame) -> pd.DataFrame:
    """CODEBOOK_VERSIONS: from each version to the next. `changes` (contract CARRIED) tell what became of a code."""
    fate = {row["old_code_id"]: row for row in rows_of(changes)}
    names = list(versions)
    rows = [
        {"before": before, "after": after, **row}
        for before, after in pairwise(names)
        for row in _differences(versions[before], versions[after], fate)
    ]
    empty = {"column": "", "old": "", "new": "", "reason": ""}
    return CODEBOOK_VERSIONS.frame([{**empty, **row} for row in rows])


def _differences(before: pd.DataFrame, after: pd.DataFrame, fate: dict[str, dict]) -> Iterator[dict]:
    old = {row["code_id"]: row for row in rows_of(before)}
    new = {row["code_id"]: row for row in rows_of(after)}
    for code, row in old.items():
        if code in new:
            continue
        step = fate.get(code)
        said = {"what": "removed"} if step is None else {"what": step["change"], "reason": step["reason"]}
        yield {**said, "code_id": code, "name": row["name"], "new": "" if step is None else step["new_code_id"]}
    for code, row in new.items():
        if code not in old:
            yield {"what": "added", "code_id": code, "name": row["name"]}
            continue
        for column in _COMPARED:
            was, now = old[code].get(column, ""), row.get(column, "")
            if was != now:
                words = {"new": _UNTOLD_WORDS} if column in _UNTOLD else {"old": was, "new": now}
                yield {"what": "changed", "code_id": code, "name": row["name"], "column": column, **words}


def versions_part(title: str, versions: dict[str, pd.DataFrame], table: pd.DataFrame) -> Part:
    """How many entries each version has, and a row for each change."""
    said = [f"round {name}" if name != TODAY else name for name in versions]
    sums = [
        f"{name} {counted(len(book), 'entry', 'entries')}" for name, book in zip(said, versions.values(), strict=True)
    ]
    opening = Text(f"Entries of the codebook as coders were given it, and as it is today: {listed(sums)}.")
    if table.empty:
        return Part(title, [opening, Text("Nothing in it was changed between these versions.")])
    heads = (Head("Between", 2.4), Head("Entry", 3.8), Head("What", 2.4), Head("Change", 8.4))
    lines = [
        Row((f"{row['before']} – {row['after']}", f"{row['name']}\n({row['code_id']})", _what(row), _change(row)))
        for row in rows_of(table)
    ]
    return Part(title, [opening, Grid("Changes of the codebook", heads, lines)])


def _what(row: dict) -> str:
    return f"{row['column'].replace('_id', '')} changed" if row["what"] == "changed" else row["what"]


def _change(row: dict) -> str:
    if row["what"] == "changed":
        return row["new"] if row["new"] == _UNTOLD_WORDS else f"before: {row['old'] or '–'}\nafter: {row['new'] or '–'}"
    parts = [f"now {row['new'].replace(';', ', ')}"] if row["new"] else []
    return "; ".join([*parts, *([row["reason"]] if row["reason"] else [])])
