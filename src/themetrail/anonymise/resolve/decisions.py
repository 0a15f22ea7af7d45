"""The reviewer's decisions as they are returned: read, checked against what was asked, and the ids of what is asked."""

from __future__ import annotations

import hmac
from functools import lru_cache
from pathlib import Path

import pandas as pd

from themetrail.anonymise.names.forms import form_of
from themetrail.contracts.anonymise import DECISIONS_ON, REVIEW_DECISIONS, VERDICTS
from themetrail.contracts.errors import StudyError
from themetrail.interface.verdicts.returned import read_review, told_as_the_sheet_says
from themetrail.rows import tuples_of

OPTIONAL = (
    *("item_id", "kind", "category", "entity", "form", "transcript_id", "only_in", "words", "missed"),
    *("note", "decided_by", "decided_at"),
)
FILE = "data/private/review"
FORM_KINDS = ("frequent", "uncertain", "once", "unknown_word")  # items about a form, wherever it stands
TURN_KINDS = ("sample",)  # items about a turn, known by its words
FACT = "fact"  # items about what is told, in all places where it is
TAKEN_OUT = ("generalise", "blank")  # decisions by which it is told no more
QUESTIONS = ("uncertain", "unknown_word", "doubtful_link", FACT)  # what a transcript's page holds, one by one
THE_LIST = "list"  # stands as item_id in the row of a workbook that speaks of all frequent forms at once


def item_id_of(key: bytes, kind: str, category: str, form: str, place: str = "", words: str = "") -> str:
    """The name of an item of the queue: the same in every run, and telling nothing to who has not the study's key.

    `place` is a transcript or, of a doubtful link, an entity; `words` are those of the turn that an item is about.
    """
    named = (kind, category, form, place, words)
    return _digest(key, named) if words else _digest_of_form(key, named)


@lru_cache(maxsize=200_000)
def _digest_of_form(key: bytes, named: tuple[str, ...]) -> str:
    """Forms are asked for once a mention; turns once a run, and are too long to keep."""
    return _digest(key, named)


def _digest(key: bytes, named: tuple[str, ...]) -> str:
    content = "\0".join(named)
    return hmac.digest(key, content.encode(), "sha256").hex()[:12]


def marks_of(cell: str) -> list[tuple[int, int]]:
    """The marked stretches of a context, as the queue writes them: `4-9;20-27`."""
    stretches = [stretch.split("-") for stretch in cell.split(";") if stretch]
    return [(int(start), int(end)) for start, end in stretches]


def read_decisions(path: str | Path | None) -> pd.DataFrame:
    """The decisions in data/private/review (.csv, .tsv or .xlsx), in any language; none where there is no such file.

    Rows of a returned queue that nobody has decided are left out. Raises StudyError naming the row.
    """
    if path is None or not Path(path).exists():
        return REVIEW_DECISIONS.empty()
    sheet = read_review(path, optional=OPTIONAL)
    if "decision" not in sheet.columns:
        raise StudyError("the column 'decision' is missing", file=path)
    with told_as_the_sheet_says(path):
        return _checked(sheet, path)


def _checked(sheet: pd.DataFrame, path: str | Path) -> pd.DataFrame:
    """The decisions in the rows of a sheet."""
    decided = _looked_through(sheet, path)
    decided = decided[decided["decision"] != ""].copy()
    decided["decision"] = decided["decision"].str.lower()
    decided["category"] = decided["category"].str.lower()
    decided["missed"] = decided["missed"].replace("", pd.NA)
    if "context" in sheet.columns and "said_in" not in sheet.columns:
        # A copy of the queue: its column `entity` says what is proposed, which binds only who links to it.
        proposed = (decided["item_id"] != "") & ~decided["decision"].isin(["link", "separate"])
        decided["entity"] = decided["entity"].where(~proposed, "")
    if "context" in sheet.columns:
        read = decided["context"].str.replace(r"\[\[|\]\]", "", regex=True)  # the marks of a workbook
        of_turn = decided["kind"].isin(TURN_KINDS) & (decided["words"] == "")
        decided["words"] = decided["words"].mask(of_turn, read)
        if "said_in" in sheet.columns:
            asked = (decided["item_id"] != "") & (decided["transcript_id"] == "")
            decided["transcript_id"] = decided["transcript_id"].mask(of_turn | asked, decided["said_in"])
    for row, entry in decided.iterrows():
        if not entry["item_id"] and not (entry["form"] and entry["category"]):
            raise StudyError("needs an item_id, or a form and its category to be added", file=path, row=int(row))
        require_decision_on(entry, "" if not entry["item_id"] else entry.get("kind", "") or None, path, int(row))
    decided["row"] = decided.index
    return REVIEW_DECISIONS.check(decided, file=path)


def _looked_through(sheet: pd.DataFrame, file: str | Path) -> pd.DataFrame:
    """The sheet in which, where its list as a whole is said to be seen, so is each form of it that has no decision."""
    whole, said = sheet["item_id"] == THE_LIST, sheet["decision"].str.lower()
    for row in sheet.index[whole & ~said.isin(["", "seen"])]:
        told = "the list as a whole can be 'seen'; to decide on one of its forms, write it in the row of that form"
        raise StudyError(told, file=file, row=int(row), column="decision")
    if not said[whole].any():
        return sheet[~whole]
    unsaid = (sheet["kind"] == "frequent") & (said == "")
    return sheet.assign(decision=sheet["decision"].mask(unsaid, "seen"))[~whole]


def require_possible(queue: pd.DataFrame, decisions: pd.DataFrame) -> None:
    """Raise StudyError at the first decision that is not possible on its item, or whose item is another form."""
    asked = {row[0]: row[1:] for row in tuples_of(queue, "item_id", "kind", "form")}
    for row in decisions.to_dict("records"):
        if not row["item_id"] or row["item_id"] not in asked:
            continue
        kind, form = asked[row["item_id"]]
        require_decision_on(row, kind, FILE, row_of(row))
        if kind in (*FORM_KINDS, FACT) and row["form"] and form_of(row["form"]) not in (form, form_of(form)):
            raise StudyError(
                "the item of this row is about another form; to decide on a form of your own, add a row below with an "
                "empty item_id, the form, its category and the decision",
                file=FILE,
                row=row_of(row),
                column="form",
            )


def require_decision_on(row: dict | pd.Series, kind: str | None, file: str | Path, number: int | None) -> None:
    """Raise StudyError where a decision is none of those of its kind of item (None: not known here)."""
    decision, possible = row["decision"], DECISIONS_ON.get(kind) if kind is not None else None
    if possible is not None and decision in VERDICTS and decision not in possible:
        what = f"an item of the kind {kind!r}" if kind else "an added row"
        told = f"{decision!r} is no decision on {what}; possible: {', '.join(possible)}"
        if possible == ("seen",):
            told += " (to replace or keep a word of it, add a row below with its form and category)"
        raise StudyError(told, file=file, row=number, column="decision")
    if kind == "sample" and row["category"]:
        told = f"an item of the kind {kind!r} has no category; to replace or keep a word of it, add a row below"
        raise StudyError(told, file=file, row=number, column="category")
    if kind == FACT and decision == "keep" and not row["note"]:
        told = "a fact that stays needs its reason, in the column note: it is part of what an ethics board reads"
        raise StudyError(told, file=file, row=number, column="note")
    if kind == FACT and not (row["form"] and row["category"]):
        told = "a decision on a fact needs its form and category, as the queue of the review has them"
        raise StudyError(told, file=file, row=number, column="form")
    if decision == "link" and not row["entity"]:
        told = "a link needs the column entity: whose form it is, by id, name, or as it is shown ([Person 3])"
        raise StudyError(told, file=file, row=number, column="entity")


def row_of(row: dict) -> int | None:
    """The row of the sheet in which a decision stands, where it was read from one."""
    return int(row["row"]) if row.get("row") else None
