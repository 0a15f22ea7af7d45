"""What a deposit is made from: a finished study, read, and what people state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from themetrail.configuration.anonymise import Anonymise
from themetrail.configuration.deposit_text import UNTITLED, DepositText
from themetrail.contracts.contract import Contract
from themetrail.contracts.report import guarded
from themetrail.contracts.study import PARTICIPANTS
from themetrail.deposit.anonymity import MadeGeneral, made_general
from themetrail.deposit.licences import Licence
from themetrail.refi_qda.of_study import StudyTables


@dataclass(frozen=True)
class Deidentification:
    """How names were found and replaced: the public ledger and review, rules, models, and who decided."""

    ledger: pd.DataFrame
    review: pd.DataFrame
    recall: pd.DataFrame
    rules: Anonymise
    models: Mapping[str, str]  # name and version, by its digest
    reviewers: list[str]  # their ids


@dataclass(frozen=True)
class LeftOut:
    """Who may not be archived, each with the reason; the transcripts in which they speak, each with who; and what else
    holds words of these: files of results, and examples in the codebook."""

    people: Mapping[str, str] = field(default_factory=dict)
    transcripts: Mapping[str, list[str]] = field(default_factory=dict)
    results: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()  # codes whose example in the codebook somebody of them said

    def reason_for(self, transcript: str) -> str:
        """Why a transcript is not here: `P4 may not be archived (said no)`."""
        return "; ".join(f"{who} may not be archived ({self.people[who]})" for who in self.transcripts[transcript])


@dataclass(frozen=True)
class Material:
    """A study to deposit. `results` are files of its results that go in as they are, by their path in the deposit."""

    title: str
    stated: DepositText
    licence: Licence
    tables: StudyTables
    deidentification: Deidentification
    k: int
    head: str  # digest of the run
    results: Mapping[str, bytes] = field(default_factory=dict)
    left_out: LeftOut = field(default_factory=LeftOut)

    @property
    def asked(self) -> pd.DataFrame:
        """The participants who have not withdrawn."""
        return self.tables.participants[self.tables.participants["withdrawn"] == ""]

    @property
    def people(self) -> pd.DataFrame:
        """Those of them who are in the deposit."""
        return self.asked[~self.asked["participant_id"].isin(self.left_out.people)]

    @property
    def attributes(self) -> list[str]:
        """The columns that the study added to the sheet of participants."""
        return [name for name in self.tables.participants.columns if name not in PARTICIPANTS.columns]

    @property
    def main_title(self) -> str:
        """The title of the deposit."""
        return self.stated.title or (self.title if self.title != UNTITLED else "")

    @property
    def conditions(self) -> str:
        """Under which conditions somebody gets the data, where not everybody does."""
        return "" if self.licence.is_open else self.stated.access_conditions

    def anonymous(self) -> MadeGeneral:
        """The participants with their attributes made general."""
        return made_general(self.people[["participant_id", "label", *self.attributes]], self.attributes, self.k)

    def unnamed(self) -> Material:
        """The same without who is named to be cited or written to."""
        return replace(self, stated=self.stated.without_names())

    def citation(self) -> str:
        """How the data are to be cited."""
        authors = "; ".join(author.name for author in self.stated.authors)
        return f"{authors} ({self.stated.date[:4]}). {self.main_title} (Version {self.stated.version}) [Data set]."


def csv_of(table: pd.DataFrame, contract: Contract) -> bytes:
    """A table of a contract as CSV, safe to open in a spreadsheet program."""
    safe = contract.check(table)
    for name in safe.select_dtypes(["str", "object"]).columns:
        safe[name] = list(map(guarded, safe[name]))
    return safe.to_csv(index=False, lineterminator="\n").encode()


def month_of(day: str) -> str:
    """Year and month of a date; empty where there is none, or it is written in another way."""
    return day[:7] if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", day) else ""
