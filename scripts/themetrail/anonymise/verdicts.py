"""The reviewer's decisions, as they bear on forms: what is replaced, what is left, who is who."""

from __future__ import annotations

import hmac
from functools import lru_cache
from pathlib import Path

import pandas as pd

from themetrail.anonymise.forms import form_of
from themetrail.contracts.anonymise import LEXICON, REVIEW_DECISIONS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.sheets import read_sheet
from themetrail.rows import tuples_of

OPTIONAL = ("category", "entity", "form", "transcript_id", "missed", "note", "decided_by", "decided_at", "item_id")


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
    return [tuple(map(int, stretch.split("-"))) for stretch in cell.split(";") if stretch]


def read_decisions(path: str | Path | None) -> pd.DataFrame:
    """The decisions in data/private/review (.csv, .tsv or .xlsx); none where there is no such file.

    Rows of a returned queue that nobody has decided are left out. Raises StudyError naming the row.
    """
    if path is None or not Path(path).exists():
        return REVIEW_DECISIONS.empty()
    sheet = read_sheet(path, optional=OPTIONAL)
    if "decision" not in sheet.columns:
        raise StudyError("the column 'decision' is missing", file=path)
    decided = sheet[sheet["decision"] != ""].copy()
    decided["decision"] = decided["decision"].str.lower()
    decided["missed"] = decided["missed"].replace("", pd.NA)
    for row, entry in decided.iterrows():
        if not entry["item_id"] and not (entry["form"] and entry["category"]):
            raise StudyError("needs an item_id, or a form and its category to be added", file=path, row=int(row))
    return REVIEW_DECISIONS.check(decided, file=path)


class Verdicts:
    """The last decision on each item. A later row on the same item replaces an earlier one."""

    def __init__(self, decisions: pd.DataFrame, key: bytes) -> None:
        self._key = key
        self.by_item = {row["item_id"]: row for row in decisions.to_dict("records") if row["item_id"]}
        self.additions = [row for row in decisions.to_dict("records") if not row["item_id"]]
        self._added = {(form_of(row["form"]), row["category"]): row for row in self.additions}

    def decided(self, item_id: str) -> str:
        """The decision on an item, or empty."""
        return self.by_item[item_id]["decision"] if item_id in self.by_item else ""

    def on(self, category: str, form: str, transcript_id: str) -> str:
        """`replace` or `keep` where a reviewer decided so on a form, in this transcript or everywhere; else empty."""
        row = self._row(("uncertain", "once", "unknown_word"), category, form, transcript_id)
        if row is None:
            row = self._added.get((form.partition("|")[0], category))
        if row is None:
            return ""
        return "keep" if row["decision"] == "keep" else "replace"

    def refuses(self, detections: pd.DataFrame) -> pd.Series:
        """Which detections a reviewer called no identifier: their words are then no names elsewhere either."""
        if not (self.by_item or self.additions):
            return pd.Series(False, index=detections.index, dtype=bool)
        forms = tuples_of(detections, "category", "surface", "transcript_id")
        refused = [self.on(category, form_of(surface), transcript) == "keep" for category, surface, transcript in forms]
        return pd.Series(refused, index=detections.index, dtype=bool)

    def entity(self, category: str, form: str, transcript_id: str) -> str:
        """The entity that a reviewer linked a form to; empty where none did."""
        row = self._row(("uncertain", "once", "unknown_word"), category, form, transcript_id)
        row = row or self._added.get((form.partition("|")[0], category))
        return row["entity"] if row and row["decision"] in ("replace", "separate", "link") and row["entity"] else ""

    def separates(self, form: str, entity: str, transcript_id: str) -> str:
        """Where a reviewer said that a form is not this entity: the entity it is (`*`: its own), else empty."""
        if not self.by_item:
            return ""
        row = self.by_item.get(item_id_of(self._key, "doubtful_link", "person", form, entity))
        if (
            row is None
            or row["decision"] not in ("separate", "link")
            or row["transcript_id"] not in ("", transcript_id)
        ):
            return ""
        return row["entity"] if row["entity"] not in ("", entity) else "*"

    def on_lexicon(self, lexicon: pd.DataFrame, detections: pd.DataFrame) -> pd.DataFrame:
        """The lexicon with what reviewers added, and with the unknown words that they called names."""
        rows = {(row["form"], row["category"]): row for row in lexicon.to_dict("records")}
        seen = detections[["surface", "category", "detector", "transcript_id"]].drop_duplicates()
        for surface, category, detector, transcript_id in sorted(tuples_of(seen, *seen.columns)):
            form = form_of(surface)
            unknown = detector == "capitalised"
            kinds = ("unknown_word", "uncertain", "once") if unknown else ("uncertain", "once")
            # An unknown word has no category of its own; a reviewer may have given it one.
            item = self._row(kinds, "person" if unknown else category, form, transcript_id)
            if item is not None and item["decision"] == "replace":
                named = (item["category"] or "person") if unknown else category
                rows.setdefault((form, named), _as_reviewed(form, named, own_case=True))
        for row in self.additions:
            form = form_of(row["form"])
            verdict = "keep" if row["decision"] == "keep" else "replace"
            entry = _as_reviewed(form, row["category"], own_case=row["form"][:1].isupper())
            rows[form, row["category"]] = entry | {"verdict": verdict}
        return LEXICON.frame([rows[place] for place in sorted(rows)])

    def _row(self, kinds: tuple[str, ...], category: str, form: str, transcript_id: str) -> dict | None:
        if not self.by_item:
            return None
        for kind in kinds:
            for place in (transcript_id, ""):
                row = self.by_item.get(item_id_of(self._key, kind, category, form, place))
                if row is not None:
                    return row
        return None


def _as_reviewed(form: str, category: str, *, own_case: bool) -> dict:
    """A row of the lexicon that stands on a reviewer's word."""
    return {
        "form": form,
        "category": category,
        "own_case": "yes" if own_case else "no",
        "source": "review",
        "verdict": "replace",
    }
