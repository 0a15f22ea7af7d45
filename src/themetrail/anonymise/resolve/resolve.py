"""Resolve: forms become entities, entities get pseudonyms. Once per study, without a language model."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import pandas as pd

from themetrail.anonymise.facts.told import Told, beside_names
from themetrail.anonymise.names.people import Person, affiliations, employers, known_people
from themetrail.anonymise.resolve.contexts import places_in_labels, said_beside
from themetrail.anonymise.resolve.kinds import kinds_in
from themetrail.anonymise.resolve.lexicon import Lexicon
from themetrail.anonymise.resolve.lexicon_rows import lexicon_rows
from themetrail.anonymise.resolve.linking import Link, link_persons
from themetrail.anonymise.resolve.mentions import Mention, mentions_of
from themetrail.anonymise.resolve.naming import Naming
from themetrail.anonymise.resolve.pseudonym_registry import Registry
from themetrail.anonymise.resolve.public import borne_forms, met_forms
from themetrail.anonymise.resolve.study_sheets import StudySheets
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.resolve.weighed import weighed
from themetrail.contracts.anonymise import KEY, LEXICON
from themetrail.rows import tuples_of


@dataclass(frozen=True)
class Resolution:
    """What `resolve` finds: the lexicon, the entity of each form, the key, what the review asks about, and what is told
    beside names.

    `links` and `linked` hold, by transcript_id and form, the person meant and the entity linked before any decision;
    `doubtful` the forms of which it is in doubt whether they are a person's, `unclear` those things among them that are
    asked about even where they are replaced.
    """

    lexicon: pd.DataFrame
    entities: pd.DataFrame
    key: pd.DataFrame
    mentions: list[Mention]
    links: dict[tuple[str, str], Link]
    linked: dict[tuple[str, str], str]
    told: list[Told]
    doubtful: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()

    def mentions_by_transcript(self) -> dict[str, list[Mention]]:
        """The mentions of each transcript, in the order of its turns."""
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            mentions[mention.transcript_id].append(mention)
        return mentions


def resolve(
    turns: pd.DataFrame,
    detections: pd.DataFrame,
    sheets: StudySheets,
    registry: Registry,
    verdicts: Verdicts,
    told: list[Told],
    lower_words: Counter[str],
    *,
    persons: str,
    categories: dict[str, str],
    processes: int = 1,
) -> Resolution:
    """Entities and pseudonyms of a study, from its turns and what was found in them: detections, facts that are
    told, and how often each word stands in lower case.

    `persons` and `categories` are the study's choices (`labels`, `placeholder`, `invented`; keep, placeholder,
    generalise). `registry` takes the new rows in; the caller writes it before any output.
    """
    detections = weighed(detections, sheets.language_of)
    people = known_people(sheets.people, sheets.sources, sheets.participants)
    beside = affiliations(sheets.people, sheets.sources)
    borne = borne_forms(verdicts.public, people, [*employers(sheets.people), *beside], detections)
    borne |= met_forms(verdicts.public, turns, detections, sheets.language_of)
    verdicts = verdicts.in_study(registry, names_of(people), sheets.transcripts["transcript_id"], borne)
    standing = detections[~verdicts.refuses(detections)]
    said = said_beside(standing)
    shown = registry.forms_of("person")
    if categories.get("place") != "keep" and (places := places_in_labels(people, standing, said) - shown):
        people = known_people(sheets.people, sheets.sources, sheets.participants, places)
    kinds = kinds_in(standing, people, sheets.language_of, said, [*employers(sheets.people), *beside], shown)
    rows = lexicon_rows(standing, people, employers(sheets.people), sheets.language_of, lower_words, beside, kinds)
    lexicon = verdicts.on_lexicon(LEXICON.frame(rows), detections, sheets.language_of.values())
    told = beside_names(told, standing)
    generals = {fact.form: fact.general for fact in told if fact.general}
    limited = sorted(set(lexicon["transcript_id"]) - {""})
    own = {transcript_id: Lexicon.from_table(lexicon, transcript_id, shown) for transcript_id in limited}
    mentions = mentions_of(turns, detections, Lexicon.from_table(lexicon, shown=shown), processes, own)
    links = link_persons(mentions, people)
    naming = Naming(registry, links, verdicts, persons, {**categories}, sheets, people, generals)
    entities = naming.table(mentions, lower_words)
    lexicon = verdicts.kept_throughout(lexicon, entities)
    linked = {place: registry.entity_of("person", place[1], place[0]) for place in links}
    key, doubt = key_of(entities, mentions), (kinds.doubtful, kinds.unclear)
    return Resolution(lexicon, entities, key, mentions, links, linked, told, *doubt)


def names_of(people: list[Person]) -> dict[str, str]:
    """How the sheets name one person and nobody else (id, label, whole name), with the name that the registry has."""
    ways = [(way, person.name) for person in people for way in {person.entity, person.label, *person.full} - {""}]
    times = Counter(way for way, _ in ways)
    return {way: name for way, name in ways if times[way] == 1}


def key_of(entities: pd.DataFrame, mentions: list[Mention]) -> pd.DataFrame:
    """KEY: for each entity what is shown, under which surfaces it was named, how often, and where."""
    columns = ("transcript_id", "form", "category", "entity_id", "replacement")
    place = {row[:3]: row[3:] for row in tuples_of(entities, *columns)}
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
