"""A study built in memory for the tests: turns, sheets and the phases on them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from themetrail.anonymise.apply import apply
from themetrail.anonymise.detect.beside import with_beside
from themetrail.anonymise.detect.detect import detect
from themetrail.anonymise.detect.models import models_of
from themetrail.anonymise.facts.told import told_in
from themetrail.anonymise.names.lower_case_words import lower_case_words
from themetrail.anonymise.resolve.pseudonym_registry import Registry
from themetrail.anonymise.resolve.replacements import Decided
from themetrail.anonymise.resolve.resolve import Resolution, resolve
from themetrail.anonymise.resolve.study_sheets import StudySheets
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.risk.findings import findings_of
from themetrail.configuration.anonymise import Anonymise
from themetrail.contracts.anonymise import DETECTIONS, PSEUDONYM_REGISTRY, REVIEW_DECISIONS
from themetrail.contracts.study import PARTICIPANTS, PEOPLE, SOURCES, TRANSCRIPTS
from themetrail.contracts.turns import SEALED_TURNS

KEY = bytes(range(32))
DEFAULTS = Anonymise()


def turns_of(talk: dict[str, list[str]], participant: dict[str, str] | None = None) -> pd.DataFrame:
    """Sealed turns: every turn of a transcript is said by its participant."""
    rows = [
        {
            "transcript_id": transcript_id,
            "turn": number,
            "speaker": "speaker",
            "role": "participant" if (participant or {}).get(transcript_id) else "other",
            "participant_id": (participant or {}).get(transcript_id, ""),
            "start_s": None,
            "end_s": None,
            "text": text,
            "place_unit": "line",
            "place_from": number + 1,
            "place_to": number + 1,
        }
        for transcript_id, said in talk.items()
        for number, text in enumerate(said)
    ]
    return SEALED_TURNS.frame(rows)


def sheets_of(
    transcripts: list[str],
    *,
    people: list[dict] = (),
    speakers: list[dict] = (),
    labels: dict[str, str] | None = None,
    language: str = "en",
) -> StudySheets:
    """The sheets of a study; `people` and `speakers` are rows of their sheets, `labels` the participants' labels."""
    blank = dict.fromkeys(PEOPLE.columns, "")
    said = {"file": "f.txt", "participant_id": "", "role": ""}
    labels = labels or {}
    return StudySheets(
        PEOPLE.frame([{**blank, **row} for row in people]),
        SOURCES.frame([{**said, **row} for row in speakers]),
        PARTICIPANTS.frame([{"participant_id": p, "label": label, "withdrawn": ""} for p, label in labels.items()]),
        TRANSCRIPTS.frame(
            [
                {"transcript_id": t, "group": "g", "language": language, "collected_order": n + 1, "date": ""}
                for n, t in enumerate(transcripts)
            ]
        ),
    )


def detections_of(turns: pd.DataFrame, sheets: StudySheets) -> pd.DataFrame:
    """What the default models detect."""
    models = models_of(sorted(set(sheets.language_of.values())), DEFAULTS.models)
    return DETECTIONS.frame(detect(turns, sheets.language_of, models, DEFAULTS.phone_regions))


def resolved(
    turns: pd.DataFrame,
    detections: pd.DataFrame,
    sheets: StudySheets,
    *,
    registry: pd.DataFrame | None = None,
    decisions: list[dict] = (),
    persons: str = "labels",
    categories: dict[str, str] | None = None,
    public: Iterable[str] = (),
) -> tuple[Resolution, Registry]:
    """The resolution, and the registry as it grew."""
    known = Registry(PSEUDONYM_REGISTRY.empty() if registry is None else registry, KEY)
    blank = {**dict.fromkeys(REVIEW_DECISIONS.columns, ""), "missed": None}
    verdicts = Verdicts(REVIEW_DECISIONS.frame([{**blank, **row} for row in decisions]), KEY, public)
    categories = {**DEFAULTS.categories, **(categories or {})}
    told = told_in(turns, sheets.language_of)
    detections = with_beside(detections, turns, sheets.language_of)
    found = detections, sheets, known, verdicts, told, lower_case_words(turns["text"])
    return resolve(turns, *found, persons=persons, categories=categories), known


def verdicts_of(decisions: list[dict]) -> Verdicts:
    """The reviewer's decisions as a study reads them."""
    blank = {**dict.fromkeys(REVIEW_DECISIONS.columns, ""), "missed": None}
    return Verdicts(REVIEW_DECISIONS.frame([{**blank, **row} for row in decisions]), KEY)


def found_in(
    turns: pd.DataFrame, resolution: Resolution, registry: Registry, sheets: StudySheets, decisions: list[dict] = ()
) -> pd.DataFrame:
    """FINDINGS on what is left in."""
    verdicts = verdicts_of(decisions).in_study(registry, {}, sheets.transcripts["transcript_id"])
    return findings_of(turns, resolution, verdicts, KEY, sheets.participants, sheets.language_of)


def anonymised(turns: pd.DataFrame, detections: pd.DataFrame, sheets: StudySheets, resolution: Resolution) -> tuple:
    """TURNS, REPLACEMENTS and REPLACEMENT_LEDGER."""
    labels = dict(zip(sheets.participants["participant_id"], sheets.participants["label"], strict=True))
    replacements = Decided(resolution.entities, DEFAULTS.review_below).replacements(resolution.mentions)
    said, ledger = apply(turns, replacements, labels)
    return said, replacements, ledger
