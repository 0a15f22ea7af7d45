"""Checklists of reporting, answered where the run knows; the rest is the author's, and is never guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from themetrail.contracts.pack import CHECKLISTS
from themetrail.report.pack.blocks import Block, Grid, Head, Heading, Part, Row, Text
from themetrail.report.pack.known import Known
from themetrail.rows import rows_of

FOR_THE_AUTHOR = "for the author"


@dataclass(frozen=True)
class Answer:
    """What the run knows of an item; `left` is what the author has to add, empty where nothing is."""

    text: str
    left: str = ""


@dataclass(frozen=True)
class Item:
    """One item: its number, topic, what is asked in our own words, and what a run knows of it (None: nothing).

    `stated` are the keys under which people may have said something of it for the methods text.
    """

    number: str
    topic: str
    asked: str
    answer: Callable[[Known], Answer | None] = lambda known: None
    stated: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checklist:
    """A checklist with its source. `remark` says what a reader must know before using it."""

    name: str
    title: str
    source: str
    items: tuple[Item, ...]
    remark: str = ""


def checklist_table(lists: Sequence[Checklist], known: Known) -> pd.DataFrame:
    """CHECKLISTS: each item of each list with its answer."""
    rows = []
    for one in lists:
        for item in one.items:
            status, text = _answered(item, known)
            place = {"checklist": one.name, "item": item.number, "topic": item.topic, "asked": item.asked}
            rows.append({**place, "status": status, "answer": text})
    return CHECKLISTS.frame(rows)


def _answered(item: Item, known: Known) -> tuple[str, str]:
    """Status and text of an item. What people stated answers in part: whether it is what is asked, they know."""
    answer = item.answer(known)
    stated = [known.material.stated[key] for key in item.stated if key in known.material.stated]
    if answer is None and not stated:
        return "for_the_author", FOR_THE_AUTHOR
    said = [answer.text] if answer is not None else []
    left = [answer.left] if answer is not None and answer.left else []
    if stated:
        said.append(f"Stated: {' '.join(stated)}")
        left = left or ["whether that answers it"]
    if left:
        return "partly", f"{' '.join(said)} {FOR_THE_AUTHOR.capitalize()}: {'; '.join(left)}."
    return "filled", " ".join(said)


def checklists_part(title: str, lists: Sequence[Checklist], table: pd.DataFrame) -> Part:
    """A table for each list, with how many items are filled."""
    blocks: list[Block] = [
        Text(
            "Items are told in our own words; the wording that counts is that of the source. Parts are those of this"
            " document; whether a paper says the same is for its author to see."
        )
    ]
    heads = (Head("No.", 1.2), Head("Item", 5.8), Head("Where, or what", 10.0))
    for one in lists:
        rows = list(rows_of(table[table["checklist"] == one.name]))
        n_of = {status: sum(row["status"] == status for row in rows) for status in ("filled", "partly")}
        sums = f"{len(rows)} items: {n_of['filled']} filled by the run, {n_of['partly']} in part, "
        sums += f"{len(rows) - sum(n_of.values())} for the author."
        lines = [Row((row["item"], f"{row['topic']}\n{row['asked']}", row["answer"])) for row in rows]
        blocks += [Heading(one.title), Text(f"{one.source} {one.remark}".strip()), Text(sums)]
        blocks.append(Grid(one.title, heads, lines))
    return Part(title, blocks if lists else [Text("No checklist was asked for.")])
