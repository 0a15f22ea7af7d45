"""What the ethics pack tells, as numbers and names, from the sheets, the configuration and the last run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from themetrail import __version__, layout
from themetrail.anonymise.risk.report import attributes_of, only_ones, standing_out
from themetrail.audit.chain.rights import open_to_others
from themetrail.configuration.load import Configuration
from themetrail.consent import MAY_ARCHIVE, MAY_QUOTE, MAY_SHARE, ends_of, refused
from themetrail.contracts.anonymise import RECALL, REVIEW
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.risk import FINDINGS
from themetrail.contracts.study import PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.turns import TURNS
from themetrail.report.methods.counted import anonymisation_of, data_of
from themetrail.report.methods.facts import Anonymisation, Data
from themetrail.sheets.left_by_programs import files_in
from themetrail.sheets.read import find_sheet, read_sheet


@dataclass(frozen=True, kw_only=True)
class Gate:
    """What the last run's search for names found."""

    files: int
    found: int
    awaiting: int


@dataclass(frozen=True, kw_only=True)
class EthicsFacts:
    """A study as its folder and its last run hold it. Counts of participants leave out who has withdrawn."""

    title: str
    version: str
    data: Data
    members: int  # in the sheet of participants
    languages: tuple[str, ...]
    attributes: tuple[str, ...]
    persons: int  # pseudonyms of persons
    anonymisation: Anonymisation
    models: tuple[str, ...]  # name, version and the beginning of the digest of each
    only_ones: int
    stand_out_now: int
    stand_out_before: int
    coders: int
    rounds: int
    suggestions: bool
    refused: dict[str, int]  # by column of consent
    ending: dict[str, int]  # consents that end at a day
    recipients: int  # who may open the encrypted key; 0: it is not encrypted
    shared: tuple[str, ...]
    open_files: int
    gate: Gate | None


def facts_of(study: Path, configuration: Configuration) -> EthicsFacts:
    """The facts of a study that has been run at least as far as to its anonymised turns.

    Raises StudyError where a table that they rest on is not there.
    """
    people = read_sheet(find_sheet(study / layout.PARTICIPANTS_SHEET), PARTICIPANTS)
    transcripts = read_sheet(find_sheet(study / layout.TRANSCRIPTS_SHEET), TRANSCRIPTS)
    staying = people[people["withdrawn"] == ""]
    turns = TURNS.read(study / layout.ANONYMISED_TURNS)
    ledger = REPLACEMENT_LEDGER.read(study / layout.LEDGER)
    review, recall = REVIEW.read(study / layout.REVIEW_QUEUE), RECALL.read(study / layout.RECALL_OF_NAMES)
    now, before = standing_out(FINDINGS.read(study / layout.FINDINGS_OF_RISK))
    rounds = [entry for entry in configuration.coding.rounds if _is_issued(study, entry.name)]
    consent = (MAY_QUOTE, MAY_SHARE, MAY_ARCHIVE)
    return EthicsFacts(
        title=configuration.study.title,
        version=__version__,
        data=data_of(turns, transcripts, people, _speaking(turns, transcripts)),
        members=len(staying),
        languages=tuple(sorted(set(transcripts["language"]))),
        attributes=tuple(attributes_of(staying)),
        persons=int(ledger.loc[ledger["category"] == "person", "entity_id"].nunique()),
        anonymisation=anonymisation_of(ledger, review, recall),
        models=_models_of_run(study),
        only_ones=only_ones(people),
        stand_out_now=now,
        stand_out_before=before,
        coders=len({coder.coder_id for entry in rounds for coder in entry.coders}),
        rounds=len(rounds),
        suggestions=configuration.suggest.enabled,
        refused={what: len(refused(staying, what)) for what in consent},
        ending={what: len(ends_of(staying, what)) for what in consent if what != MAY_QUOTE},
        recipients=len(configuration.audit.recipients),
        shared=tuple(configuration.audit.share),
        open_files=len(open_to_others(study)),
        gate=_gate_of_run(study),
    )


def of_study(facts: EthicsFacts) -> dict[str, str]:
    """What of the facts are words that the study's own people chose."""
    return {
        "study.title": facts.title,
        "participants": ", ".join(facts.attributes),
        "transcripts": ", ".join(facts.languages),
        "audit.share": ", ".join(facts.shared),
        "anonymise.models": ", ".join(facts.models),
    }


def _is_issued(study: Path, name: str) -> bool:
    return (study / layout.ISSUED.replace("*", name) / "manifest.json").is_file()


def _speaking(turns: pd.DataFrame, transcripts: pd.DataFrame) -> dict[str, list[str]]:
    """The participants who speak, by group."""
    group_of = dict(zip(transcripts["transcript_id"], transcripts["group"], strict=True))
    said = turns[(turns["role"] == "participant") & (turns["participant_id"] != "")]
    members = said.groupby(said["transcript_id"].map(group_of))["participant_id"].agg(set).to_dict()
    return {group: sorted(members.get(group, ())) for group in dict.fromkeys(transcripts["group"])}


def _models_of_run(study: Path) -> tuple[str, ...]:
    """The models by which the last run found names, as its records state them."""
    found: dict[str, str] = {}
    for record in files_in(study / layout.RECORDS / "anonymise_detect", "*.json"):
        for name, said in json.loads(record.read_bytes()).get("models", {}).items():
            found[name] = f"{name} ({said.get('version', '')}, SHA-256 {str(said.get('digest', ''))[:12]})"
    return tuple(found[name] for name in sorted(found))


def _gate_of_run(study: Path) -> Gate | None:
    if not (study / layout.GATE).is_file():
        return None
    said = json.loads((study / layout.GATE).read_bytes())
    return Gate(files=said["files_searched"], found=said["found"], awaiting=said.get("awaiting_review", 0))
