"""What the reviewer's decisions mean for forms: what is replaced, what is left, who is who."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

import pandas as pd

from themetrail.anonymise.names.forms import PARTICLES, form_of
from themetrail.anonymise.names.organisations import without_article
from themetrail.anonymise.names.words import is_common
from themetrail.anonymise.resolve.decisions import (
    FACT,
    FILE,
    FORM_KINDS,
    TAKEN_OUT,
    item_id_of,
    require_decision_on,
    row_of,
)
from themetrail.anonymise.resolve.pseudonym_registry import Registry
from themetrail.anonymise.spans import NAMED, STRONG
from themetrail.contracts.anonymise import DETAIL, LEXICON, PSEUDONYM_REGISTRY
from themetrail.contracts.errors import StudyError
from themetrail.contracts.ids import id_of
from themetrail.rows import rows_of, tuples_of


class Verdicts:
    """What a reviewer decided on forms. Of several rows on one form, or on one item, the sheet's last one holds; rows
    that name different transcripts (`only_in`) hold beside one another."""

    def __init__(self, decisions: pd.DataFrame, key: bytes, public: Iterable[str] = ()) -> None:
        """`public` are the folded forms, without articles, that stay without anybody's decision; a reviewer's word
        comes before."""
        self._key, self.public = key, frozenset(public)
        self._rows = [{**row, "at": at} for at, row in enumerate(decisions.to_dict("records"))]
        self.by_item = {row["item_id"]: row for row in self._rows if row["item_id"]}
        self._of_item = _standing(row for row in self._rows if row["item_id"])
        self.additions = [row for row in self._rows if not row["item_id"]]
        self._added: dict[str, list[dict]] = {}
        for row in self.additions:
            self._added.setdefault(form_of(row["form"]), []).append(row)
        self._facts: dict[str, list[dict]] = {}
        for row in (row for rows in self._of_item.values() for row in rows):
            # These are decisions on facts alone; a sheet need not say of which kind, and what it says is checked later.
            if row["decision"] in TAKEN_OUT and row["kind"] in ("", FACT) and row["form"]:
                self._facts.setdefault(form_of(row["form"]), []).append(row)
        self._registry = Registry(PSEUDONYM_REGISTRY.empty(), key)  # of no study yet, so that it knows nobody
        self._persons: dict[str, str] = {}
        self._of_form: dict[str, dict[str, dict]] = {}

    def in_study(
        self, registry: Registry, persons: dict[str, str], transcripts: Iterable[str], borne: Iterable[str] = ()
    ) -> Verdicts:
        """The verdicts with the study they are about. Raises StudyError naming a row that speaks of no transcript.

        `persons` are the ways in which the sheets name somebody (id, label, whole name), with the registry's name;
        `borne` are the forms that are somebody's name here, and so not public.
        """
        self._registry, self._persons = registry, persons
        self.public = self.public.difference(borne)
        self._of_form.clear()
        known = {"", *transcripts, *registry.transcripts}  # those that were withdrawn too: their rows hold nowhere
        for row in self._rows:
            if not known.issuperset(_scope(row)):
                told = "no transcript has this id; write it as config/transcripts does, or leave the cell empty"
                column = "only_in" if row["only_in"] else "transcript_id"
                raise StudyError(told, file=FILE, row=row_of(row), column=column)
        return self

    def decided(self, item_id: str) -> str:
        """The decision on an item, or empty."""
        return self.by_item[item_id]["decision"] if item_id in self.by_item else ""

    def on(self, category: str, form: str, transcript_id: str) -> str:
        """`replace` or `keep` where a reviewer decided so on a form, in this transcript or everywhere; else empty.

        Who keeps a place or a firm does not speak of a person of that name whom a title or a greeting announces.
        """
        row = self._row(form, transcript_id)
        if row is None:
            return ""
        if row["decision"] == "keep":
            return "keep" if category != "person" or self._category_of(row, category) == "person" else ""
        return "replace"

    def taken_out(self, form: str, transcript_id: str) -> str:
        """`generalise` or `blank` where a reviewer decided so on a fact, in this transcript or everywhere."""
        row = self._row(form, transcript_id) if self._facts else None
        return row["decision"] if row is not None and row["decision"] in TAKEN_OUT else ""

    def why_kept(self, item_id: str, transcript_id: str = "") -> str:
        """The reason for which a reviewer keeps a fact in a transcript (empty: anywhere), by the id of its item; empty
        where none does."""
        kept = (row for row in self._of_item.get(item_id, ()) if row["decision"] == "keep")
        return next(
            (row["note"] for row in kept if not transcript_id or not {"", transcript_id}.isdisjoint(_scope(row))), ""
        )

    def keeps_public(self, category: str, form: str, transcript_id: str) -> bool:
        """Whether a form stays since it is a public name, of which no reviewer said anything else.

        It speaks of no person: whom a greeting announces, and none of `borne`, keeps the category of a person.
        """
        if category == "person" or without_article(form) not in self.public:
            return False
        return self._row(form, transcript_id) is None

    def refuses(self, detections: pd.DataFrame) -> pd.Series:
        """Which detections a reviewer, or the list of public names, calls no identifier: their words are then no names
        elsewhere either."""
        if not self._rows and not self.public:
            return pd.Series(False, index=detections.index, dtype=bool)
        columns = ("category", "surface", "transcript_id", "detector")
        refused = [
            self.on(category, form, transcript) == "keep"
            or (detector not in STRONG and self.keeps_public("", form, transcript))
            for category, surface, transcript, detector in tuples_of(detections, *columns)
            for form in [form_of(surface)]
        ]
        return pd.Series(refused, index=detections.index, dtype=bool)

    def entity(self, form: str, transcript_id: str) -> str:
        """The entity that a reviewer linked a form to; empty where none did."""
        row = self._row(form, transcript_id)
        return row["entity"] if row is not None and row["decision"] != "keep" else ""

    def meant_by(self, words: str) -> str:
        """The entity that the column `entity` means: an id, a label, a name, or how somebody is shown.

        Raises StudyError naming the row where it is not known, or could be several.
        """
        person = self._persons.get(words) or self._persons.get(form_of(words))
        known = self._registry.entity_of("person", person) if person else ""
        row = next((row_of(row) for row in self._rows if row["entity"] == words), None)
        return known or self._registry.entity_meant(words, row)

    def separates(self, form: str, entity: str, transcript_id: str) -> str:
        """Where a reviewer said that a form is not this entity: the entity it is (`*`: its own), else empty."""
        if not self._rows:
            return ""
        added = self._row(form, transcript_id)
        if added is not None and added["decision"] == "separate" and not added["entity"]:
            return "*"
        row = self._link_row(form, entity, transcript_id)
        if row is None or row["decision"] not in ("separate", "link"):
            return ""
        if row["decision"] == "link":
            return "" if row["entity"] == entity else row["entity"]
        return row["entity"] if row["entity"] not in ("", entity) else "*"

    def keeps(self, form: str, entity: str, transcript_id: str) -> bool:
        """Whether a reviewer who was asked who is meant by a form said that it is nobody."""
        row = self._link_row(form, entity, transcript_id)
        return row is not None and row["decision"] == "keep"

    def on_lexicon(self, lexicon: pd.DataFrame, detections: pd.DataFrame, languages: Iterable[str]) -> pd.DataFrame:
        """The lexicon with what reviewers decided: of each form one row, and theirs before any other.

        Raises StudyError naming the row where one keeps what the people list or a speaker's label names.
        """
        rows = {(row["transcript_id"], row["form"]): row for row in rows_of(lexicon)}
        if not self._rows and not self.public:
            return lexicon
        seen = {form_of(surface) for surface in detections["surface"].drop_duplicates()}
        public = self.public | {form for form in seen if without_article(form) in self.public}
        rows |= {("", form): _as_public(form) for form in public}
        if not self._rows:
            return LEXICON.frame([rows[place] for place in sorted(rows)])
        short = sorted({language.split("-")[0] for language in languages})
        forms = seen | {form for _, form in rows} | {*self._added, *self._facts}
        parts: set[str] = set()
        for form in sorted(forms):
            for place, row in sorted(self._about(form).items()):
                before = rows.get((place, form)) or rows.get(("", form))
                entry = self._entry(form, place, row, before, short)
                if entry is not None:
                    rows[place, form] = entry
                    parts |= _rare_parts(form, short) if _adds_a_person(row) else set()
        for part in sorted(parts):
            rows.setdefault(("", part), _as_reviewed(part, "person"))
        return LEXICON.frame([rows[place] for place in sorted(rows)])

    def kept_throughout(self, lexicon: pd.DataFrame, entities: pd.DataFrame) -> pd.DataFrame:
        """The lexicon in which a form is kept of which each mention was: so it is looked for nowhere else either."""
        if not self._rows:
            return lexicon
        refused: set[str] = set()
        shown: set[str] = set(lexicon.loc[lexicon["transcript_id"] != "", "form"])  # what is limited is left as it is
        for transcript_id, form, treatment in tuples_of(entities, "transcript_id", "form", "treatment"):
            if transcript_id:
                (refused if treatment == "refused" else shown).add(form.partition("|")[0])
        kept = refused - shown
        here = lexicon["form"].isin(kept) & (lexicon["source"] == "found")
        told = {"verdict": lexicon["verdict"].mask(here, "keep"), "source": lexicon["source"].mask(here, "review")}
        return LEXICON.check(lexicon.assign(**told))

    def _entry(self, form: str, place: str, row: dict, before: dict | None, languages: list[str]) -> dict | None:
        """The row of the lexicon that a decision on a form makes; None where the row that is there says the same."""
        listed = before is not None and before["source"] in ("people", "speakers")
        category = self._category_of(row, before["category"] if before else "person")
        if row["decision"] == "keep":
            if before is not None and before["source"] == "people":
                raise StudyError(
                    "this row keeps a form that data/private/people or a speaker's label in data/private/sources "
                    "names, and what they name is never shown; decide 'replace', or 'separate' where somebody else is "
                    "meant, or take the form out of the people list",
                    file=FILE,
                    row=row_of(row),
                    column="decision",
                )
            return _as_reviewed(form, category, place=place, verdict="keep")
        same = before is not None and before["category"] == category and before["verdict"] == "replace"
        if same and (listed or row["item_id"]):
            return None
        if category == "age" and row["decision"] in TAKEN_OUT:
            return None  # a number is an age only where it is said to be one
        words = form.split()
        common = category != DETAIL and all(len(word) < 3 or _is_common(word, languages) for word in words)
        if not row["item_id"] and not row["form"][:1].isupper() and len(form) > 2:
            common = False  # written in small letters by who added it
        return _as_reviewed(form, category, place=place, own_case=common)

    def _category_of(self, row: dict, otherwise: str) -> str:
        """What a decision says its form is: what it is linked to, else its category, else what it was taken for."""
        linked = row["entity"] if row["decision"] != "keep" else ""
        return (self._category_meant(linked) if linked else "") or row["category"] or row.get("asked") or otherwise

    def _category_meant(self, words: str) -> str:
        if words in self._persons or form_of(words) in self._persons:
            return "person"
        return self._registry.category_meant(words)

    def _row(self, form: str, transcript_id: str) -> dict | None:
        """The decision on a form that holds in a transcript."""
        if not self._rows:
            return None
        about = self._about(form)
        return about.get(transcript_id) or about.get("")

    def _about(self, form: str) -> dict[str, dict]:
        """The decisions on a form, by the transcript in which they hold (``: everywhere)."""
        if form not in self._of_form:
            rows = list(self._added.get(form.partition("|")[0], ()))
            if self.by_item:
                rows += self._asked(form)
            places: dict[str, dict] = {}
            for row in sorted(rows, key=lambda row: row["at"]):
                places.update(dict.fromkeys(_scope(row), row))
            self._of_form[form] = places
        return self._of_form[form]

    def _asked(self, form: str) -> list[dict]:
        """The decisions on the items about a form; of a doubtful link, only what says that it is no person."""
        found = list(self._facts.get(form, ()))
        for row in self._of_item.get(item_id_of(self._key, "frequent", "", form.partition("|")[0]), ()):
            require_decision_on(row, "frequent", FILE, row_of(row))
            found += [row] if row["decision"] != "seen" else []
        for category in NAMED:
            for kind in FORM_KINDS:
                for row in self._of_item.get(item_id_of(self._key, kind, category, form), ()):
                    require_decision_on(row, kind, FILE, row_of(row))
                    found.append({**row, "asked": category})
        for entity in self._registry.entities_of("person", form):
            for row in self._of_item.get(item_id_of(self._key, "doubtful_link", "person", form, entity), ()):
                if row["decision"] == "replace" and row["category"] not in ("", "person"):
                    found.append(row)
        return found

    def _link_row(self, form: str, entity: str, transcript_id: str) -> dict | None:
        """The decision on the doubt whether a form is an entity, where it holds in this transcript."""
        if not self.by_item:
            return None
        rows = self._of_item.get(item_id_of(self._key, "doubtful_link", "person", form, entity), ())
        for row in rows:
            require_decision_on(row, "doubtful_link", FILE, row_of(row))
        by_scope = {scope: row for row in rows for scope in _scope(row)}
        return by_scope.get(transcript_id) or by_scope.get("")


def _scope(row: dict) -> list[str]:
    """The transcripts in which alone a decision holds; one empty name where it holds everywhere.

    On an item, `transcript_id` says where it was quoted from.
    """
    said = row.get("only_in") or ("" if row["item_id"] else row["transcript_id"])
    return [id_of(name) for name in said.split(";") if name.strip()] or [""]


def _standing(rows: Iterable[dict]) -> dict[str, list[dict]]:
    """By item the rows that hold: of several on the same transcripts, or on all, the last one."""
    last: dict[str, dict[str, dict]] = {}
    for row in rows:
        last.setdefault(row["item_id"], {}).update(dict.fromkeys(_scope(row), row))
    return {
        item_id: list({row["at"]: row for row in sorted(of.values(), key=itemgetter("at"))}.values())
        for item_id, of in last.items()
    }


def _adds_a_person(row: dict) -> bool:
    return not row["item_id"] and row["decision"] != "keep" and row["category"] == "person"


def _rare_parts(form: str, languages: list[str]) -> set[str]:
    """The words of a whole name that are no common words: each is the name of its bearer too."""
    words = form.split()
    if len(words) < 2:
        return set()
    rare = {word for word in words if len(word) > 2 and word.isalpha() and word not in PARTICLES}
    return {word for word in rare if not _is_common(word, languages)}


def _is_common(word: str, languages: list[str]) -> bool:
    return any(is_common(word, language) for language in languages)


def _as_public(form: str) -> dict:
    """The row of the lexicon that keeps a public name."""
    return {**_as_reviewed(form, "organisation", verdict="keep"), "source": "public"}


def _as_reviewed(
    form: str, category: str, *, place: str = "", own_case: bool = False, verdict: str = "replace"
) -> dict:
    """A row of the lexicon that stands on a reviewer's word."""
    return {
        "transcript_id": place,
        "form": form,
        "category": category,
        "own_case": "yes" if own_case else "no",
        "source": "review",
        "verdict": verdict,
    }
