"""The registry of pseudonyms: who is shown as what, in this study, for good.

Rows are added and never changed, so that adding, editing or removing a transcript changes no pseudonym. Numbers are
given in the order of a digest keyed by the study's key: they tell nothing of names, nor of who was met first.
"""

from __future__ import annotations

import hmac
from pathlib import Path

import pandas as pd

from themetrail.anonymise.names.forms import form_of
from themetrail.contracts.anonymise import NUMBERED, PSEUDONYM_REGISTRY, WORD_FOR
from themetrail.contracts.errors import StudyError
from themetrail.rows import tuples_of
from themetrail.whole_number import whole_number


class Registry:
    """The registry as it was found, and the rows that this run adds."""

    def __init__(self, table: pd.DataFrame, key: bytes) -> None:
        self._key = key
        self.table = table
        self.added: list[dict] = []
        rows = (
            dict(zip(PSEUDONYM_REGISTRY.columns, row, strict=True))
            for row in tuples_of(table, *PSEUDONYM_REGISTRY.columns)
        )
        self._rows = {(row["category"], row["form"], row["transcript_id"]): row for row in rows}
        self._pseudonyms: dict[str, str] = {}
        self._entities: dict[tuple[str, str], set[str]] = {}
        self._categories: dict[str, str] = {}
        for row in self._rows.values():
            self._pseudonyms.setdefault(row["entity_id"], row["pseudonym"])
            self._entities.setdefault((row["category"], row["form"]), set()).add(row["entity_id"])
            self._categories.setdefault(row["entity_id"], row["category"])
        self._highest: dict[str, int] = {}
        for entity_id in set(table["entity_id"].tolist()):
            self._note(entity_id)

    def entity_of(self, category: str, form: str, transcript_id: str = "") -> str:
        """The entity that a form was given to in a transcript (or, without one, study-wide); empty where none was."""
        row = self._rows.get((category, form, transcript_id))
        return row["entity_id"] if row else ""

    def pseudonym_of(self, entity_id: str) -> str:
        """The pseudonym under which an entity stands in the registry; empty where none does."""
        return self._pseudonyms.get(entity_id, "")

    @property
    def transcripts(self) -> set[str]:
        """The transcripts that the registry knows, also those that were withdrawn."""
        return {row["transcript_id"] for row in self._rows.values()}

    def entities_of(self, category: str, form: str) -> list[str]:
        """The entities that a form was ever given to."""
        return sorted(self._entities.get((category, form), ()))

    def forms_of(self, category: str) -> frozenset[str]:
        """The forms of a category that the registry knows."""
        return frozenset(form for known, form in self._entities if known == category)

    def category_of(self, entity_id: str) -> str:
        """What an entity of the registry is; empty where there is none of this id."""
        return self._categories.get(entity_id, "")

    def category_meant(self, words: str) -> str:
        """The category of what a person means by an entity; empty where that is not known, or not yet."""
        meant = self._meant(words)
        return self.category_of(meant.pop()) if len(meant) == 1 else ""

    def _meant(self, words: str) -> set[str]:
        """The entities that these words may mean: an id, how one is shown, or a name."""
        if words in self._pseudonyms:
            return {words}
        shown = {row["entity_id"] for row in self._rows.values() if row["pseudonym"] == words}
        return shown or {row["entity_id"] for row in self._rows.values() if row["form"] == form_of(words)}

    def entity_meant(self, words: str, row: int | None = None) -> str:
        """The entity that a person means by its id, by how it is shown (`[Person 3]`), or by its name.

        Raises StudyError, with the `row` of the review, where there is none, or where the words fit several.
        """
        meant = self._meant(words)
        if len(meant) != 1:
            raise StudyError(
                f"a decision of the review links to {'several entities' if meant else 'an entity that is not known'}; "
                "write it as the column 'entity' of the review has it, or as it is shown, for example [Person 3]",
                file="data/private/review",
                row=row,
                column="entity",
            )
        return meant.pop()

    def shown(self, category: str, form: str) -> str:
        """What the study-wide row of a form shows; empty where there is none."""
        row = self._rows.get((category, form, ""))
        return row["pseudonym"] if row else ""

    def order(self, category: str, form: str) -> str:
        """The keyed digest by which new entities are ordered."""
        return hmac.digest(self._key, f"{category}\0{form}".encode(), "sha256").hex()

    def new_entity(self, category: str) -> str:
        """The next free entity id of a category: person-1, person-2 ..."""
        self._highest[category] = self._highest.get(category, 0) + 1
        return f"{category.replace('_', '-')}-{self._highest[category]}"

    def add(self, category: str, form: str, transcript_id: str, entity_id: str, pseudonym: str) -> None:
        """Add a row, unless one with this form and transcript is there."""
        place = (category, form, transcript_id)
        if place not in self._rows:
            row = dict(
                zip(PSEUDONYM_REGISTRY.columns, (category, form, transcript_id, entity_id, pseudonym), strict=True)
            )
            self._rows[place] = row
            self._pseudonyms.setdefault(entity_id, pseudonym)
            self._entities.setdefault((category, form), set()).add(entity_id)
            self._categories.setdefault(entity_id, category)
            self.added.append(row)

    def grown(self) -> pd.DataFrame:
        """The registry with the rows of this run behind its own, in the keyed order."""
        fresh = sorted(self.added, key=lambda row: (row["category"], self.order(row["form"], row["transcript_id"])))
        return PSEUDONYM_REGISTRY.check(pd.concat([self.table, PSEUDONYM_REGISTRY.frame(fresh)], ignore_index=True))

    def _note(self, entity_id: str) -> None:
        stem, _, number = entity_id.rpartition("-")
        if (given := whole_number(number)) is not None:
            category = stem.replace("-", "_")
            self._highest[category] = max(self._highest.get(category, 0), given)


def read_registry(path: str | Path, key: bytes) -> Registry:
    """The registry in a file; an absent file is an empty registry."""
    return Registry(PSEUDONYM_REGISTRY.read(path) if Path(path).exists() else PSEUDONYM_REGISTRY.empty(), key)


def write_grown(registry: Registry, path: str | Path) -> int:
    """Write the registry where it grew, whole or not at all; the number of rows added."""
    if registry.added:
        PSEUDONYM_REGISTRY.write(registry.grown(), path)
    return len(registry.added)


def placeholder(category: str, entity_id: str) -> str:
    """What is shown for an entity that has no name of its own: `[Person 7]`, `[E-mail]`."""
    number = entity_id.rpartition("-")[2]
    return (
        f"[{WORD_FOR[category]} {number}]" if category in NUMBERED and number.isdecimal() else f"[{WORD_FOR[category]}]"
    )
