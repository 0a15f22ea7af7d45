"""A study as its sheets describe it: transcripts, participants, batches, rounds and what coders have delivered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from themetrail.anonymise.free_text.withdrawn import Withdrawn
from themetrail.brought_digests import digest_of_files, digest_of_sources
from themetrail.coding.deliveries import coders_of, resolve_deliveries
from themetrail.coding.exports import tells_whose
from themetrail.configuration.coding import Round
from themetrail.configuration.load import Configuration
from themetrail.contracts.coding import DELIVERIES
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS, SOURCES, TRANSCRIPTS, nobody_left_in
from themetrail.contracts.told_apart import check_told_apart
from themetrail.key import read_key
from themetrail.sheets.left_by_programs import files_below, files_in, folders_in
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.study_checks import (
    check_compared,
    check_dates,
    check_files,
    check_labels,
    check_languages,
    check_names,
    check_order,
    check_sources,
)
from themetrail.study_surveys import Surveys

# So many batches go together where each is a fraction of a second's work: less than it takes to start a job. No more,
# so that several cores share the work of a large study, and an edited transcript has a part of it done again.
_BATCHES_IN_A_BUNDLE = 10


@dataclass(frozen=True)
class Study:
    """The checked sheets of one study, and what follows from them. `key` keys the digests of what identifies."""

    configuration: Configuration
    transcripts: pd.DataFrame
    participants: pd.DataFrame
    sources: pd.DataFrame
    source_folder: Path
    rounds_folder: Path
    key: bytes
    surveys: Surveys = field(default_factory=lambda: Surveys({}, "", ""))
    resolved: Path | None = None  # the table of deliveries as this run's main process found them

    @classmethod
    def read(
        cls,
        configuration: Configuration,
        *,
        transcripts: Path,
        participants: Path,
        sources: Path,
        source_folder: Path,
        rounds_folder: Path,
        key: Path,
        survey: Path | None = None,
        deliveries: Path | None = None,
        look_for_files: bool = True,
    ) -> Study:
        """Read and check the sheets. Sheets are named without their ending (.tsv, .csv or .xlsx).

        Whether each transcript's file is there is looked up once for a whole run, not by each of its jobs: on a shared
        file system that takes long. So is what coders have delivered: jobs read the table of `deliveries`. Raises
        StudyError naming file and row.
        """
        sheet = find_sheet(transcripts)
        transcripts_table = read_sheet(sheet, TRANSCRIPTS)
        if transcripts_table.empty:
            raise StudyError("no transcript is listed here yet; fill in one row for each", file=sheet)
        # Ids and groups name files, and some file systems do not tell capitals.
        for column in ("transcript_id", "group"):
            check_names(transcripts_table, column, sheet)
            check_told_apart(transcripts_table[column], sheet)
        check_languages(transcripts_table, sheet)
        check_dates(transcripts_table, "date", sheet)
        check_order(transcripts_table, sheet)
        check_compared(configuration.themes.compare, transcripts_table, sheet)
        people_sheet = find_sheet(participants)
        participants_table = read_sheet(people_sheet, PARTICIPANTS)
        check_names(participants_table, "participant_id", people_sheet)
        check_told_apart(participants_table["participant_id"], people_sheet)
        check_labels(participants_table, people_sheet)
        check_dates(participants_table, "withdrawn", people_sheet)
        sources_sheet = find_sheet(sources)
        sources_table = read_sheet(sources_sheet, SOURCES)
        check_sources(sources_table, transcripts_table, participants_table, sources_sheet)
        surveys = Surveys.of(survey, source_folder, configuration.ingest.encodings)
        if look_for_files:
            needed = sources_table[
                ~sources_table["transcript_id"].isin(nobody_left_in(sources_table, participants_table))
            ]
            check_files(needed, Path(source_folder), sources_sheet, holds_many=surveys.plans)
            gone = participants_table.loc[participants_table["withdrawn"] != "", "participant_id"]
            surveys.check_listed(sources_table, set(gone), sources_sheet)
        return cls(
            configuration,
            transcripts_table,
            participants_table,
            sources_table,
            Path(source_folder),
            Path(rounds_folder),
            read_key(key),
            surveys,
            None if look_for_files or deliveries is None else Path(deliveries),
        )

    @property
    def files_in_no_sheet(self) -> int:
        """How many files in the folder of transcripts no sheet names, so that nobody reads them."""
        named = {(self.source_folder / name).resolve() for name in {*self.sources["file"], *self.surveys.plans}}
        return sum(file.resolve() not in named for file in files_below(self.source_folder))

    @cached_property
    def withdrawn(self) -> list[str]:
        """The participants who have withdrawn."""
        return sorted(self.withdrawn_on)

    @cached_property
    def withdrawn_on(self) -> dict[str, str]:
        """The date on which each participant who has withdrawn did so."""
        rows = self.participants[self.participants["withdrawn"] != ""]
        return dict(zip(rows["participant_id"], rows["withdrawn"], strict=True))

    @cached_property
    def withdrawn_from(self) -> dict[str, list[str]]:
        """The transcripts in which somebody spoke who has withdrawn, each with who that is."""
        rows = self.sources[self.sources["participant_id"].isin(self.withdrawn)]
        return {name: sorted(set(who)) for name, who in rows.groupby("transcript_id")["participant_id"]}

    @cached_property
    def ended(self) -> list[str]:
        """The transcripts of which nobody is left: all their participants have withdrawn."""
        return nobody_left_in(self.sources, self.participants)

    @cached_property
    def groups(self) -> list[str]:
        """The groups of transcripts, in the order in which they first stand in the sheet."""
        return list(dict.fromkeys(self.transcripts["group"]))

    @cached_property
    def batch_of(self) -> dict[str, str]:
        """The batch of each transcript; it follows from its id and the number of batches alone."""
        n = self.configuration.study.batches
        return {
            name: self._name_of_batch(int(hashlib.sha256(name.encode()).hexdigest(), 16) % n)
            for name in self.transcripts["transcript_id"]
        }

    @cached_property
    def batches(self) -> list[str]:
        """The batches that hold a transcript."""
        return sorted(set(self.batch_of.values()))

    @cached_property
    def bundles(self) -> dict[str, list[str]]:
        """The batches of each bundle, in which names are replaced and segments cut.

        A bundle is many batches, or one where sentences have to be found. It follows from the numbers of its
        batches alone: a batch that comes to hold a transcript, or ceases to, leaves other bundles as they are.
        """
        n = self.configuration.study.batches
        size = 1 if self.configuration.segment.needs_sentences else _BATCHES_IN_A_BUNDLE
        bundles: dict[str, list[str]] = {}
        for batch in self.batches:
            first = int(batch[1:]) // size * size
            ends = dict.fromkeys(self._name_of_batch(number) for number in (first, min(first + size, n) - 1))
            bundles.setdefault("-".join(ends), []).append(batch)
        return bundles

    def _name_of_batch(self, number: int) -> str:
        width = max(2, len(str(self.configuration.study.batches - 1)))
        return f"b{number:0{width}d}"

    @cached_property
    def _transcripts_by_batch(self) -> dict[str, list[dict[str, str]]]:
        """Made in one pass: asking the whole sheet anew for each batch takes minutes for ten thousand transcripts."""
        rows = self.transcripts[["transcript_id", "group", "language"]].sort_values("transcript_id")
        by_batch: dict[str, list[dict[str, str]]] = {}
        for row in rows.to_dict("records"):
            by_batch.setdefault(self.batch_of[row["transcript_id"]], []).append(row)
        return by_batch

    @cached_property
    def _sources_by_batch(self) -> dict[str, pd.DataFrame]:
        return dict(list(self.sources.groupby(self.sources["transcript_id"].map(self.batch_of))))

    def transcripts_of(self, *batches: str) -> list[dict[str, str]]:
        """Id, group and language of each transcript of some batches."""
        return [row for batch in batches for row in self._transcripts_by_batch.get(batch, [])]

    def languages_of(self, *batches: str) -> list[str]:
        """The languages spoken in some batches."""
        return sorted({row["language"] for row in self.transcripts_of(*batches)})

    def digest_of_sources(self, batch: str) -> str:
        """A keyed digest of everything that `ingest` reads for a batch: files, their rows in the sheets, withdrawals.

        It stands in a rule's parameters in the place of input files, whose names may identify people.
        """
        rows = self._sources_by_batch[batch]
        return digest_of_sources(self.key, rows, self.participants, self.source_folder, self.surveys)

    def digest_of_files(self, files: Iterable[str | Path]) -> str:
        """A keyed digest of files, whose names may identify people, by name and content."""
        return digest_of_files(self.key, files)

    @cached_property
    def digest_of_withdrawn(self) -> str:
        """A keyed digest of whom and what a withdrawal takes out of prior data; empty where nobody has withdrawn."""
        if not self.withdrawn_from:
            return ""
        return Withdrawn.of(self.withdrawn_from, self.participants, self.sources).digest(self.key)

    def is_issued(self, name: str) -> bool:
        """Whether a round has been issued to its coders."""
        return (self.rounds_folder / name / "issued" / "manifest.json").is_file()

    @cached_property
    def issued_rounds(self) -> list[str]:
        """The configured rounds that have been issued, in order."""
        return [entry.name for entry in self.configuration.coding.rounds if self.is_issued(entry.name)]

    @cached_property
    def issued_desks(self) -> list[tuple[str, str]]:
        """Round and coder of each desk that was issued; rounds of earlier versions have none."""
        folders = [(name, self.rounds_folder / name / "issued" / "desks") for name in self.issued_rounds]
        return [(name, page.stem) for name, folder in folders for page in files_in(folder, "*.html")]

    @cached_property
    def issued_in_word(self) -> list[tuple[str, str]]:
        """Round and coder where Word files were issued."""
        folders = [(name, self.rounds_folder / name / "issued" / "word") for name in self.issued_rounds]
        return [(name, of_coder.name) for name, folder in folders for of_coder in folders_in(folder)]

    @cached_property
    def open_rounds(self) -> list[Round]:
        """The configured rounds that have been issued, or have a transcript of which somebody is left."""
        left = set(self.transcripts["transcript_id"]) - set(self.ended)
        return [
            entry
            for entry in self.configuration.coding.rounds
            if self.is_issued(entry.name) or left & set(entry.transcripts or left)
        ]

    @cached_property
    def without_work(self) -> set[tuple[str, str]]:
        """Round and coder where all that the coder was given in an issued round was said by who has withdrawn."""
        if not self.withdrawn:
            return set()
        found = set()
        for name in self.issued_rounds:
            folder = self.rounds_folder / name / "issued"
            given = _columns(folder / "assignments.csv", "coder_id", "segment_id")
            issued = _columns(folder / "segments.csv", "segment_id", "participant_id", "transcript_id")
            gone = issued["participant_id"].isin(self.withdrawn) | issued["transcript_id"].isin(self.ended)
            left = given["segment_id"].isin(issued.loc[~gone, "segment_id"])
            found |= {(name, coder) for coder in set(given["coder_id"]) - set(given.loc[left, "coder_id"])}
        return found

    @cached_property
    def deliveries(self) -> pd.DataFrame:
        """Which files of which coder are there: a table of `DELIVERIES`, looked up once. Raises StudyError."""
        if self.resolved is not None and self.resolved.is_file():
            return DELIVERIES.read(self.resolved)
        return resolve_deliveries(
            self.open_rounds, self.issued_rounds, self.rounds_folder, key=self.key, without_work=self.without_work
        )

    @property
    def has_exports(self) -> bool:
        """Whether any coder has delivered what may hold proposals for the codebook: a desk's export, or a Word file."""
        return any(tells_whose(Path(file)) for file in self.deliveries["file"] if file)

    @cached_property
    def _states(self) -> list[str]:
        """The state of each coder of each issued round who has something to code, as the table of deliveries has it."""
        rows = coders_of(self.deliveries)
        keys = zip(rows["round"], rows["coder_id"], strict=True)
        return [state for key, state in zip(keys, rows["status"], strict=True) if key not in self.without_work]

    @property
    def is_coded(self) -> bool:
        """Whether any coder has delivered."""
        return "delivered" in self._states

    @property
    def is_complete(self) -> bool:
        """Whether all coders of all issued rounds have delivered."""
        return "awaited" not in self._states


def _columns(file: Path, *columns: str) -> pd.DataFrame:
    try:
        return pd.read_csv(file, dtype="str", keep_default_na=False, usecols=list(columns), lineterminator="\n")
    except (OSError, ValueError):
        raise StudyError(
            "this table of an issued round cannot be read; put it back as it was issued", file=file
        ) from None
