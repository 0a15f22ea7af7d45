"""The versions of the codebook: what was added, taken out and reworded between one round and the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from themetrail.contracts.pack import CODEBOOK_VERSIONS
from themetrail.in_print import NOTHING
from themetrail.report.pack.blocks import Grid, Head, Part, Row, Text
from themetrail.report.pack.material import PackMaterial
from themetrail.rows import rows_of
from themetrail.words_in_print import Words

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


def versions_part(title: str, versions: dict[str, pd.DataFrame], table: pd.DataFrame, words: Words) -> Part:
    """How many entries each version has, and a row for each change."""
    said = {name: words.say("of_round", round=name) for name in versions} | {TODAY: words.say("today")}
    sums = [
        words.say("of_version", version=said[name], entries=words.say("entries", len(book)))
        for name, book in versions.items()
    ]
    opening = Text(words.say("versions", versions=words.listed(sums)))
    if table.empty:
        return Part(title, [opening, Text(words.say("versions_same"))])
    widths = {"head_between": 2.4, "head_book_entry": 3.8, "head_what": 2.4, "head_change": 8.4}
    heads = tuple(Head(words.say(name), width) for name, width in widths.items())
    lines = [
        Row(
            (
                " – ".join(said[TODAY] if row[side] == TODAY else row[side] for side in ("before", "after")),
                f"{row['name']}\n({row['code_id']})",
                words.say(f"changed_{row['column']}" if row["what"] == "changed" else f"change_{row['what']}"),
                _change(row, words),
            )
        )
        for row in rows_of(table)
    ]
    return Part(title, [opening, Grid(words.say("versions_title"), heads, lines)])


def _change(row: dict, words: Words) -> str:
    if row["what"] == "changed" and row["column"] in _UNTOLD:
        return words.say("changed_untold")
    if row["what"] == "changed":
        return words.say("before_after", old=row["old"] or NOTHING, new=row["new"] or NOTHING)
    now = [words.say("now", codes=row["new"].replace(";", ", "))] if row["new"] else []
    return words.say("then").join([*now, *([row["reason"]] if row["reason"] else [])])
