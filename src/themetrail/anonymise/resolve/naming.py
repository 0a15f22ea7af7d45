"""Naming: each form of each transcript gets its entity, and each entity what is shown in its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import pandas as pd

from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.names.organisations import core_of
from themetrail.anonymise.names.people import Person, affiliations, employers
from themetrail.anonymise.resolve.generalise import generalised
from themetrail.anonymise.resolve.invented import invented_name, part_of
from themetrail.anonymise.resolve.linking import Link
from themetrail.anonymise.resolve.mentions import Mention
from themetrail.anonymise.resolve.pseudonym_registry import Registry, placeholder
from themetrail.anonymise.resolve.study_sheets import StudySheets
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.contracts.anonymise import DETAIL, ENTITIES
from themetrail.languages.table import WRITTEN


class Naming:
    """Gives each form of each transcript its entity and what is shown for it."""

    def __init__(
        self,
        registry: Registry,
        links: dict[tuple[str, str], Link],
        verdicts: Verdicts,
        persons: str,
        categories: dict[str, str],
        sheets: StudySheets,
        people: list[Person],
        generals: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`persons` is how persons appear (labels, placeholder, invented), `categories` the rule of each other one.

        `generals` says what becomes of the form of a fact that is told where it is made general.
        """
        self.registry, self.links, self.verdicts = registry, links, verdicts
        self.persons, self.categories = persons, categories
        self.date_of, self.language_of = sheets.date_of, sheets.language_of
        self.labels = dict(zip(sheets.participants["participant_id"], sheets.participants["label"], strict=True))
        self.people, self.generals = people, generals
        # Organisations that people listed are replaced whatever becomes of others.
        listed = [*employers(sheets.people), *affiliations(sheets.people, sheets.sources)]
        self._employers = {form_of(name) for name in listed} | {core_of(form_of(name)) for name in listed}

    def table(self, mentions: list[Mention], words: Iterable[str] = ()) -> pd.DataFrame:
        """ENTITIES: one row per transcript, form and category. No invented name is among the study's `words`."""
        places = sorted({(mention.span.category, mention.form, mention.transcript_id) for mention in mentions})
        self._name_new(places)
        self._person_of = {person.name: person for person in self.people}
        self._person_of |= {link.person.name: link.person for link in self.links.values()}
        self._bearer = {self.registry.entity_of("person", name): person for name, person in self._person_of.items()}
        if self.persons != "labels":
            self._rename({word for form in self._forms(places) for word in form.split()} | set(words))
        rows = [self._row(*place) for place in places] + self._known_rows()
        return ENTITIES.frame(sorted(rows, key=lambda row: (row["transcript_id"], row["category"], row["form"])))

    def _home(self, category: str, form: str, transcript_id: str) -> str:
        """The canonical form of a form's entity: a person's name, the core of an organisation, itself."""
        if category == "person":
            return self.links[transcript_id, form].person.name
        return core_of(form) if category == "organisation" else form

    def _name_new(self, places: list[tuple[str, str, str]]) -> None:
        """Number what is new in the keyed order, and enter it in the registry."""
        homes = {(category, self._home(category, form, transcript_id)) for category, form, transcript_id in places}
        homes |= {("person", person.name) for person in self.people}
        interviewers = {person.name for person in self.people if person.label == "interviewer"}
        given = {person.name: person.entity for person in self.people if person.entity}
        for category, home in sorted(homes, key=lambda entry: self.registry.order(*entry)):
            if self.registry.entity_of(category, home):
                continue
            if category == "person" and home in given:
                self.registry.add(category, home, "", given[home], self.labels.get(given[home], ""))
                continue
            kind = "interviewer" if category == "person" and home in interviewers else category
            entity = self.registry.new_entity(kind)
            shown = (
                f"[Interviewer {entity.rpartition('-')[2]}]" if kind == "interviewer" else placeholder(category, entity)
            )
            self.registry.add(category, home, "", entity, shown)
        for category, form, transcript_id in places:
            home = self._home(category, form, transcript_id)
            entity = self.registry.entity_of(category, home)
            self.registry.add(category, form, transcript_id, entity, self.registry.pseudonym_of(entity))
        apart = [place for place in places if self._stands_apart(*place)]
        for category, form, transcript_id in sorted(
            apart, key=lambda place: self.registry.order(*place[:2]) + place[2]
        ):
            home = f"{form} in {transcript_id}"
            if not self.registry.entity_of(category, home):
                entity = self.registry.new_entity(category)
                self.registry.add(category, home, "", entity, placeholder(category, entity))

    def _forms(self, places: list[tuple[str, str, str]]) -> set[str]:
        return {form.partition("|")[0] for _, form, _ in places} | {f for person in self.people for f in person.forms}

    def _rename(self, taken: set[str]) -> None:
        """Enter in the registry how participants, or everybody, appear where it is not by their labels."""
        persons = sorted(self._person_of.values(), key=lambda person: self.registry.order("person", person.name))
        for person in persons:
            home, entity = f"{person.name} ({self.persons})", self.registry.entity_of("person", person.name)
            if not entity or self.registry.entity_of("person", home):
                continue
            if self.persons == "invented":
                shown = invented_name(person, self._language_of(person), taken, self.registry)
                taken.update(form_of(shown).split())
            elif entity in self.labels:
                shown = placeholder("person", self.registry.new_entity("person"))
            else:
                shown = self.registry.pseudonym_of(entity)
            self.registry.add("person", home, "", entity, shown)

    def _language_of(self, person: Person) -> str:
        spoken = sorted(person.transcripts) or sorted(self.language_of)
        return self.language_of.get(spoken[0], WRITTEN) if spoken else WRITTEN

    def _stands_apart(self, category: str, form: str, transcript_id: str) -> bool:
        """Whether a reviewer said that a form is somebody else in this transcript, and not who."""
        entity = self.registry.entity_of(category, form, transcript_id)
        return category == "person" and self.verdicts.separates(form, entity, transcript_id) == "*"

    def _entity(self, category: str, form: str, transcript_id: str) -> str:
        """The entity of a form in a transcript: the registry's, unless a reviewer decided otherwise."""
        entity = self.registry.entity_of(category, form, transcript_id)
        if self._stands_apart(category, form, transcript_id):
            return self.registry.entity_of(category, f"{form} in {transcript_id}")
        other = self.verdicts.separates(form, entity, transcript_id) if category == "person" else ""
        other = other or self.verdicts.entity(form, transcript_id)
        return self.verdicts.meant_by(other) if other else entity

    def _known_rows(self) -> list[dict]:
        """The forms of the people list, wherever they may be said later: what names one person alone."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for person in self.people:
            for form in person.forms:
                bearers[form].add(person.name)
        alone = sorted((form, *names) for form, names in bearers.items() if len(names) == 1)
        return [
            {
                "transcript_id": "",
                "form": form,
                "category": "person",
                "entity_id": entity,
                "replacement": self._shown("person", form, "", entity, "placeholder"),
                "treatment": "replace",
                "reviewed": "yes",
            }
            for form, name in alone
            if (entity := self.registry.entity_of("person", name))
        ]

    def _row(self, category: str, form: str, transcript_id: str) -> dict:
        entity = self._entity(category, form, transcript_id)
        verdict = self.verdicts.on(category, form, transcript_id)
        asked = self.registry.entity_of(category, form, transcript_id)
        if category == "person" and self.verdicts.keeps(form, asked, transcript_id):
            verdict = "keep"
        treatment = "refused" if verdict == "keep" else "replace"
        if not verdict and self.verdicts.keeps_public(category, form, transcript_id):
            treatment = "public"
        # What is linked to a person is shown as persons are, whatever a model took it for.
        kind = self.registry.category_of(entity) or category
        choice = self.categories.get(kind, "placeholder")
        if choice == "keep" and category == "organisation" and form in self._employers:
            choice = "placeholder"
        if made := self.verdicts.taken_out(form, transcript_id):
            choice = "generalise" if made == "generalise" else "placeholder"
        if treatment == "replace" and choice == "keep":
            treatment = "keep"
        return {
            "transcript_id": transcript_id,
            "form": form,
            "category": category,
            "entity_id": entity,
            "replacement": self._shown(kind, form, transcript_id, entity, choice) if treatment == "replace" else "",
            "treatment": treatment,
            "reviewed": "yes" if verdict else "no",
        }

    def _shown(self, category: str, form: str, transcript_id: str, entity: str, choice: str) -> str:
        if category == "person" and self.persons == "labels" and entity in self.labels:
            return self.labels[entity]
        if category == "person" and self.persons != "labels":
            person = self._bearer.get(entity)
            shown = self.registry.shown("person", f"{person.name} ({self.persons})") if person else ""
            if person and shown:
                return part_of(shown, person, form) if self.persons == "invented" else shown
        if choice == "generalise":
            general = self.generals.get(form, "") if category == DETAIL else ""
            general = general or generalised(category, form, self.date_of.get(transcript_id, ""))
            if general:
                return general
        return self.registry.pseudonym_of(entity) or placeholder(category, entity)
