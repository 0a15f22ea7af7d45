"""The review queue as a workbook and as one offline page, in the study's language. Both hold what identifies: they are
sealed."""

from __future__ import annotations

import json
import re
from html import escape
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import Any

import pandas as pd

from themetrail.anonymise.resolve.decisions import FILE, THE_LIST, TURN_KINDS, marks_of
from themetrail.anonymise.review.pages import BEYOND
from themetrail.anonymise.review.questions import decisions_in
from themetrail.contracts.anonymise import CATEGORIES, DECISIONS_ON, REVIEW_DECISIONS, VERDICTS
from themetrail.interface.catalogue import speech_of
from themetrail.interface.review.words import review_words
from themetrail.interface.verdicts.returned import CHOSEN
from themetrail.interface.verdicts.words import verdict_words
from themetrail.office.workbook import Workbook
from themetrail.page_scripts import page_script
from themetrail.words_in_print import Words

_COLUMNS = {
    "item_id": 16,
    "decision": 12,
    "proposed": 12,
    "kind": 16,
    "category": 14,
    "form": 26,
    "shown_as": 18,
    "context": 90,
    "question": 60,
    "mentions": 10,
    "said_in": 14,
    "turn": 8,
    "entity": 14,
    "only_in": 14,
    "missed": 8,
    "note": 30,
    "decided_by": 12,
    "decided_at": 20,
}
_PARTS = {"frequent": 0, "once": 2}  # of the page: the list to look through, the questions, what is told, and more
_LAST = 3
EMPTY_ROWS = 1000  # below the queue, for names that nobody found


def write_workbook(queue: pd.DataFrame, decisions: pd.DataFrame, path: str | Path, language: str = "english") -> None:
    """The queue as XLSX with drop-downs; a copy filled in and saved as data/private/review.xlsx is read back.

    It holds the earlier `decisions` too, those on items that are no longer asked about and names that were added below
    the queue, so that nothing is lost where it takes the place of an earlier file.
    """
    words, known = review_words(language), verdict_words(language)
    book = Workbook(path)
    sheet = book.add_sheet(words.say("sheet"))
    bold, wrapped = book.style(bold=True), book.style(text_wrap=True, valign="top")
    sheet.add([(known.say(f"head_{name}"), bold) for name in _COLUMNS])
    rows = [*_the_list(queue, words), *_with_earlier(queue, decisions, words)]
    for row in rows:
        sheet.add([(_said(name, _literal(row.get(name, "")), known), wrapped) for name in _COLUMNS])
    sheet.set_widths(list(_COLUMNS.values()))
    column = list(_COLUMNS).index("decision") + 1
    for choices, stretches in _choices(rows).items():
        offered = [known.say(f"decision_{choice}") for choice in choices]
        hint = words.say("choose", choices=words.say("or").join(offered))
        sheet.offer(column, stretches, offered, hint, refused=words.say("not_listed"))
    sheet.layout.freeze_panes(1, 0)
    book.save()


def _said(column: str, cell: str | int, known: Words) -> str | int:
    """A cell as people read it: decisions, categories and kinds in the language, all else as it is."""
    kind = "decision" if column == "proposed" else column
    return known.named(f"{kind}_{cell}", cell) if kind in CHOSEN and isinstance(cell, str) else cell


def _choices(rows: list[dict]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """What can be decided in which rows of the sheet, and in the empty ones below, where names are added."""
    on = {THE_LIST: ("seen",), **DECISIONS_ON}
    of_row = [on.get(row.get("kind") or ("?" if row["item_id"] else ""), VERDICTS) for row in rows]
    stretches: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    number = 2
    for choices, same in groupby(of_row):
        last = number + len(list(same)) - 1
        stretches.setdefault(choices, []).append((number, last))
        number = last + 1
    stretches.setdefault(DECISIONS_ON[""], []).append((number, number + EMPTY_ROWS))
    return stretches


def _the_list(queue: pd.DataFrame, words: Words) -> list[dict]:
    """The row that speaks of all frequent forms at once, where any of them is open."""
    waiting = int(((queue["kind"] == "frequent") & (queue["status"] == "open")).sum())
    if not waiting:
        return []
    frequent = verdict_words(words.language).say("kind_frequent")
    told = words.say("the_list", frequent=frequent, new=words.count(waiting), **decisions_in(words.language))
    return [{"item_id": THE_LIST, "kind": THE_LIST, "proposed": "seen", "question": told}]


def _with_earlier(queue: pd.DataFrame, decisions: pd.DataFrame, words: Words) -> list[dict]:
    """The queue's rows with what was decided, then the earlier decisions that no row of the queue answers to."""
    earlier = {row["item_id"]: row for row in decisions.to_dict("records") if row["item_id"]}
    rows = []
    for row in queue.to_dict("records"):
        said = earlier.pop(row["item_id"], {})
        own = {name: said.get(name, "") for name in ("missed", "note", "decided_by", "decided_at")}
        own |= {"entity": said.get("entity", ""), "only_in": said.get("only_in", ""), "said_in": row["transcript_id"]}
        own |= {"category": said.get("category") or row["category"]}
        if row["status"] == BEYOND:
            own["question"] = words.say("not_needed", question=row["question"])
        rows.append({**row, **own, "context": _bracketed(row["context"], marks_of(row["marks"]))})
    for row in earlier.values():
        context = row["words"] if row["kind"] in TURN_KINDS else ""
        rows.append({**row, "said_in": row["transcript_id"], "context": context})
    added = decisions[decisions["item_id"] == ""].to_dict("records")
    return rows + [{**row, "only_in": row["only_in"] or row["transcript_id"]} for row in added]


def _bracketed(context: str, marks: list[tuple[int, int]]) -> str:
    """The context with the marked stretches in double brackets, where nothing can be coloured."""
    for start, end in reversed(marks):
        context = f"{context[:start]}[[{context[start:end]}]]{context[end:]}"
    return context


def _literal(value: Any) -> str | int:
    if isinstance(value, str):
        return value
    if pd.isna(value):
        return ""
    return int(value) if hasattr(value, "__index__") else str(value)


def write_page(
    queue: pd.DataFrame, decisions: pd.DataFrame, title: str, path: str | Path, language: str = "english"
) -> None:
    """The queue as one HTML page that works without a network and writes the decisions as review.csv.

    What was decided earlier, and names that were added, are in the file that it writes.
    """
    words, known = review_words(language), verdict_words(language)
    said = {row["item_id"]: row for row in _plain(decisions) if row["item_id"]}
    items = [
        {
            **row,
            "marks": marks_of(row["marks"]),
            "missed": said.get(row["item_id"], {}).get("missed", ""),
            "note": said.get(row["item_id"], {}).get("note", ""),
            "linked": said.get(row["item_id"], {}).get("entity", ""),
            "only_in": said.get(row["item_id"], {}).get("only_in", ""),
            "called": said.get(row["item_id"], {}).get("category", "") or row["category"],
        }
        for row in sorted(_plain(queue), key=_part)
    ]
    earlier = _plain(decisions[list(REVIEW_DECISIONS.columns)])
    data = {"items": items, "earlier": earlier, "categories": CATEGORIES, "choices": DECISIONS_ON}
    data["words"] = speech_of(words, known)
    Path(path).write_text(_page(data, title, words, known), encoding="utf-8")


def _page(data: dict, title: str, words: Words, known: Words) -> str:
    """The template with what it names between double braces: a sentence of the catalogue, or one of these."""
    parts = {
        "language": words.code,
        "page_title": escape(words.say("page_title", study=title), quote=False),
        "heading": escape(words.say("heading", study=title), quote=False),
        "save_as": escape(words.say("save_as", file="{file}")).replace("{file}", f"<code>{FILE}.csv</code>"),
        # Nothing in the words may end the element that holds them, or begin another.
        "data": json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
        "scripts": page_script("speech.js") + _beside("review.js"),
    }

    def part(found: re.Match[str]) -> str:
        name = found[1]
        return parts[name] if name in parts else escape((known if name in known.sentences else words).say(name))

    return re.sub(r"\{\{(\w+)\}\}", part, _beside("review.html"))


def _beside(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _part(row: dict) -> int:
    return _LAST if row["status"] == BEYOND else _PARTS.get(row["kind"], 1)


def _plain(table: pd.DataFrame) -> list[dict]:
    """The rows of a table with numbers as numbers and missing cells as empty strings."""
    return [{name: _literal(value) for name, value in row.items()} for row in table.to_dict("records")]
