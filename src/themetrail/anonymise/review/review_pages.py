"""The review queue as a workbook and as one offline page. Both hold what identifies: they are sealed."""

from __future__ import annotations

import json
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import Any

import pandas as pd

from themetrail.anonymise.resolve.decisions import THE_LIST, TURN_KINDS, marks_of
from themetrail.anonymise.review.pages import BEYOND
from themetrail.contracts.anonymise import CATEGORIES, DECISIONS_ON, REVIEW_DECISIONS, VERDICTS
from themetrail.office.workbook import Workbook

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
_NOT_NEEDED = "More than the page of its transcript holds: no decision is needed. "
EMPTY_ROWS = 1000  # below the queue, for names that nobody found


def write_workbook(queue: pd.DataFrame, decisions: pd.DataFrame, path: str | Path) -> None:
    """The queue as XLSX with drop-downs; a copy filled in and saved as data/private/review.xlsx is read back.

    It holds the earlier `decisions` too, those on items that are no longer asked about and names that were added below
    the queue, so that nothing is lost where it takes the place of an earlier file.
    """
    book = Workbook(path)
    sheet = book.add_sheet("review")
    bold, wrapped = book.style(bold=True), book.style(text_wrap=True, valign="top")
    sheet.add([(name, bold) for name in _COLUMNS])
    rows = [*_the_list(queue), *_with_earlier(queue, decisions)]
    for row in rows:
        sheet.add([(_literal(row.get(name, "")), wrapped) for name in _COLUMNS])
    sheet.set_widths(list(_COLUMNS.values()))
    column = list(_COLUMNS).index("decision") + 1
    for choices, stretches in _choices(rows).items():
        sheet.offer(column, stretches, choices, f"Choose {' or '.join(choices)}, or leave the cell empty.")
    sheet.layout.freeze_panes(1, 0)
    book.save()


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


def _the_list(queue: pd.DataFrame) -> list[dict]:
    """The row that speaks of all frequent forms at once, where any of them is open."""
    waiting = int(((queue["kind"] == "frequent") & (queue["status"] == "open")).sum())
    if not waiting:
        return []
    told = (
        "The list of the forms that are replaced most often, in the rows of the kind 'frequent': look through it, "
        f"write keep beside one that identifies nobody, and seen here, which holds for the others ({waiting} are new)."
    )
    return [{"item_id": THE_LIST, "kind": THE_LIST, "proposed": "seen", "question": told}]


def _with_earlier(queue: pd.DataFrame, decisions: pd.DataFrame) -> list[dict]:
    """The queue's rows with what was decided, then the earlier decisions that no row of the queue answers to."""
    earlier = {row["item_id"]: row for row in decisions.to_dict("records") if row["item_id"]}
    rows = []
    for row in queue.to_dict("records"):
        said = earlier.pop(row["item_id"], {})
        own = {name: said.get(name, "") for name in ("missed", "note", "decided_by", "decided_at")}
        own |= {"entity": said.get("entity", ""), "only_in": said.get("only_in", ""), "said_in": row["transcript_id"]}
        own |= {"category": said.get("category") or row["category"]}
        if row["status"] == BEYOND:
            own["question"] = _NOT_NEEDED + row["question"]
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


def write_page(queue: pd.DataFrame, decisions: pd.DataFrame, title: str, path: str | Path) -> None:
    """The queue as one HTML page that works without a network and writes the decisions as review.csv.

    What was decided earlier, and names that were added, are in the file that it writes.
    """
    template = resources.files(__package__).joinpath("review.html").read_text(encoding="utf-8")
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
    # Nothing in the words may end the element that holds them, or begin another.
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    page = template.replace("{{title}}", _escaped(title)).replace("{{data}}", text)
    Path(path).write_text(page, encoding="utf-8")


def _part(row: dict) -> int:
    return _LAST if row["status"] == BEYOND else _PARTS.get(row["kind"], 1)


def _plain(table: pd.DataFrame) -> list[dict]:
    """The rows of a table with numbers as numbers and missing cells as empty strings."""
    return [{name: _literal(value) for name, value in row.items()} for row in table.to_dict("records")]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
