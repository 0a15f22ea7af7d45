"""Resolve: forms become entities, entities get pseudonyms. Once per study, without a language model."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import pandas as pd

from themetrail.anonymise.generalise import generalised
from themetrail.anonymise.lexicon import Lexicon, build_lexicon
from themetrail.anonymise.linking import Link, link_persons
from themetrail.anonymise.mentions import Mention, lower_case_words, mentions_of
from themetrail.anonymise.organisations import core_of
from themetrail.anonymise.people import employers, known_people
from themetrail.anonymise.registry import Registry, placeholder
from themetrail.anonymise.verdicts import Verdicts
from themetrail.contracts.anonymise import ENTITIES, KEY
from themetrail.contracts.sheets import read_sheet
from themetrail.contracts.study import PARTICIPANTS, PEOPLE, SOURCES, TRANSCRIPTS


@dataclass(frozen=True)
class Resolution:
    """What `resolve` finds: the lexicon, the entity of each form, the key, and what the review asks about.

    `links` and `linked` hold, by transcript_id and form, the person meant and the entity linked before any decision.
    """

    lexicon: pd.DataFrame
    entities: pd.DataFrame
    key: pd.DataFrame
    mentions: list[Mention]
    links: dict[tuple[str, str], Link]
    linked: dict[tuple[str, str], str]


@dataclass(frozen=True)
class StudySheets:
    """The sheets that name people: PEOPLE, SOURCES, PARTICIPANTS and TRANSCRIPTS."""

    people: pd.DataFrame
    sources: pd.DataFrame
    participants: pd.DataFrame
    transcripts: pd.DataFrame

    @classmethod
    def read(cls, people: str, sources: str, participants: str, transcripts: str) -> StudySheets:
        """Read the four sheets. Raises StudyError naming file and row."""
        people_optional = tuple(PEOPLE.columns)
        return cls(
            read_sheet(people, PEOPLE, optional=people_optional),
            read_sheet(sources, SOURCES, optional=("role", "participant_id")),
            read_sheet(participants, PARTICIPANTS, optional=("withdrawn",)),
            read_sheet(transcripts, TRANSCRIPTS, optional=("date",)),
        )

    @property
    def language_of(self) -> dict[str, str]:
        """The language of each transcript."""
        return dict(zip(self.transcripts["transcript_id"], self.transcripts["language"], strict=True))

    @property
    def date_of(self) -> dict[str, str]:
        """The date of each transcript's interview, or empty."""
        return dict(zip(self.transcripts["transcript_id"], self.transcripts["date"], strict=True))


def resolve(
    turns: pd.DataFrame,
    detections: pd.DataFrame,
    sheets: StudySheets,
    registry: Registry,
    verdicts: Verdicts,
    *,
    persons: str,
    categories: dict[str, str],
) -> Resolution:
    """Entities and pseudonyms of a study, from its turns and what was detected in them.

    `persons` and `categories` are the study's choices (`labels`, `placeholder`, `invented`; keep, placeholder,
    generalise). `registry` takes the new rows in; the caller writes it before any output.
    """
    people = known_people(sheets.people, sheets.sources, sheets.participants)
    lower_words = lower_case_words(turns["text"].tolist())
    standing = detections[~verdicts.refuses(detections)]
    lexicon = build_lexicon(standing, people, employers(sheets.people), sheets.language_of, lower_words)
    lexicon = verdicts.on_lexicon(lexicon, detections)
    mentions = mentions_of(turns, detections, Lexicon.from_table(lexicon))
    links = link_persons(mentions, people)
    naming = _Naming(registry, links, verdicts, persons, {**categories}, sheets, people)
    entities = naming.table(mentions)
    linked = {place: registry.entity_of("person", place[1], place[0]) for place in links}
    return Resolution(lexicon, entities, key_of(entities, mentions), mentions, links, linked)


class _Naming:
    """Gives each form of each transcript its entity and what is shown for it."""

    def __init__(self, registry, links, verdicts, persons, categories, sheets, people) -> None:
        self.registry, self.links, self.verdicts = registry, links, verdicts
        self.persons, self.categories = persons, categories
        self.date_of, self.language_of = sheets.date_of, sheets.language_of
        self.labels = dict(zip(sheets.participants["participant_id"], sheets.participants["label"], strict=True))
        self.people = people

    def table(self, mentions: list[Mention]) -> pd.DataFrame:
        """ENTITIES: one row per transcript, form and category."""
        places = sorted({(mention.span.category, mention.form, mention.transcript_id) for mention in mentions})
        self._name_new(places)
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
        return other or self.verdicts.entity(category, form, transcript_id) or entity

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
        treatment = "refused" if verdict == "keep" else "replace"
        choice = self.categories.get(category, "placeholder")
        if treatment == "replace" and choice == "keep":
            treatment = "keep"
        return {
            "transcript_id": transcript_id,
            "form": form,
            "category": category,
            "entity_id": entity,
            "replacement": self._shown(category, form, transcript_id, entity, choice) if treatment == "replace" else "",
            "treatment": treatment,
            "reviewed": "yes" if verdict else "no",
        }

    def _shown(self, category: str, form: str, transcript_id: str, entity: str, choice: str) -> str:
        if category == "person" and entity in self.labels and self.persons == "labels":
            return self.labels[entity]
        if choice == "generalise":
            general = generalised(category, form, self.date_of.get(transcript_id, ""))
            if general:
                return general
        return self.registry.pseudonym_of(entity) or placeholder(category, entity)


def key_of(entities: pd.DataFrame, mentions: list[Mention]) -> pd.DataFrame:
    """KEY: for each entity what is shown, under which surfaces it was named, how often, and where."""
    place = {
        (row["transcript_id"], row["form"], row["category"]): (row["entity_id"], row["replacement"])
        for row in entities.to_dict("records")
    }
    surfaces: dict[str, Counter] = defaultdict(Counter)
    where: dict[str, set] = defaultdict(set)
    shown: dict[str, tuple[str, str]] = {}
    for mention in mentions:
        category = mention.span.category
        entity, replacement = place[mention.transcript_id, mention.form, category]
        surfaces[entity][mention.surface] += 1
        where[entity].add(mention.transcript_id)
        shown.setdefault(entity, (category, replacement))
    rows = [
        {
            "entity_id": entity,
            "category": shown[entity][0],
            "replacement": shown[entity][1],
            "forms": "; ".join(sorted(counts)),
            "mentions": sum(counts.values()),
            "transcripts": ";".join(sorted(where[entity])),
        }
        for entity, counts in sorted(surfaces.items())
    ]
    return KEY.frame(rows)
