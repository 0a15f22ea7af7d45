"""Checklists of reporting, answered where the run knows; the rest is the author's, and is never guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from themetrail.contracts.pack import CHECKLISTS
from themetrail.report.pack.blocks import Block, Grid, Head, Heading, Part, Row, Text
from themetrail.report.pack.items.language import items_in
from themetrail.report.pack.known import Known
from themetrail.rows import rows_of
from themetrail.words_in_print import Words


@dataclass(frozen=True)
class Answer:
    """What the run knows of an item; `left` is what the author has to add, empty where nothing is."""

    text: str
    left: str = ""


@dataclass(frozen=True)
class Item:
    """One item: its number, and what a run knows of it (None: nothing). Its topic and what it asks stand in `items`.

    `stated` are the keys under which people may have said something of it for the methods text.
    """

    number: str
    answer: Callable[[Known], Answer | None] = lambda known: None
    stated: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checklist:
    """A checklist with its source. `remark` names the sentence that a reader must know before using it."""

    name: str
    title: str
    source: str
    items: tuple[Item, ...]
    remark: str = ""


def checklist_table(lists: Sequence[Checklist], known: Known) -> pd.DataFrame:
    """CHECKLISTS: each item of each list with its answer."""
    rows, texts = [], items_in(known.words.language)
    for one in lists:
        for item in one.items:
            status, text = _answered(item, known)
            topic, asked = texts[f"{one.name} {item.number}"]
            place = {"checklist": one.name, "item": item.number, "topic": topic, "asked": asked}
            rows.append({**place, "status": status, "answer": text})
    return CHECKLISTS.frame(rows)


def _answered(item: Item, known: Known) -> tuple[str, str]:
    """Status and text of an item. What people stated answers in part: whether it is what is asked, they know."""
    answer, words = item.answer(known), known.words
    stated = [known.material.stated[key] for key in item.stated if key in known.material.stated]
    if answer is None and not stated:
        return "for_the_author", words.say("for_the_author")
    said = [answer.text] if answer is not None else []
    left = [answer.left] if answer is not None and answer.left else []
    if stated:
        said.append(words.say("stated", text=" ".join(stated)))
        left = left or [words.say("left_whether")]
    if left:
        return "partly", words.say("partly", said=" ".join(said), left=words.say("then").join(left))
    return "filled", " ".join(said)


def checklists_part(title: str, lists: Sequence[Checklist], table: pd.DataFrame, words: Words) -> Part:
    """A table for each list, with how many items are filled."""
    if not lists:
        return Part(title, [Text(words.say("no_checklist"))])
    blocks: list[Block] = [Text(words.say("own_words"))]
    widths = {"head_number": 1.2, "head_item": 5.8, "head_where": 10.0}
    heads = tuple(Head(words.say(name), width) for name, width in widths.items())
    for one in lists:
        rows = list(rows_of(table[table["checklist"] == one.name]))
        n_of = {status: sum(row["status"] == status for row in rows) for status in ("filled", "partly")}
        sums = words.say("items", items=len(rows), left=len(rows) - sum(n_of.values()), **n_of)
        remark = words.say(one.remark) if one.remark else ""
        lines = [Row((row["item"], f"{row['topic']}\n{row['asked']}", row["answer"])) for row in rows]
        blocks += [Heading(one.title), Text(f"{one.source} {remark}".strip()), Text(sums)]
        blocks.append(Grid(one.title, heads, lines))
    return Part(title, blocks)
