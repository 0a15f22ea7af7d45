"""A study as its sheets describe it: transcripts, participants, batches, rounds and what coders have delivered."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import pandas as pd

from themetrail.configuration import Configuration
from themetrail.configuration.coding import Round
from themetrail.contracts.errors import StudyError
from themetrail.contracts.sheets import find_sheet, read_sheet
from themetrail.contracts.study import NOBODY, PARTICIPANTS, SOURCES, TRANSCRIPTS
from themetrail.contracts.told_apart import check_told_apart
from themetrail.key import read_key
from themetrail.speaker_label import plain_label

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
# So many batches go together where each is a fraction of a second's work: less than it takes to start a job.
_BATCHES_IN_A_BUNDLE = 40


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
        look_for_files: bool = True,
    ) -> Study:
        """Read and check the sheets. Sheets are named without their ending (.tsv, .csv or .xlsx).

        Whether each transcript's file is there is looked up once for a whole run, not by each of its jobs: on a shared
        file system that takes long. Raises StudyError naming file and row.
        """
        sheet = find_sheet(transcripts)
        transcripts_table = read_sheet(sheet, TRANSCRIPTS, optional=("date",))
        if transcripts_table.empty:
            raise StudyError("no transcript is listed here yet; fill in one row for each", file=sheet)
        # Ids and groups name files, and some file systems do not tell capitals.
        for column in ("transcript_id", "group"):
            _check_names(transcripts_table, column, sheet)
            check_told_apart(transcripts_table[column], sheet)
        _check_languages(transcripts_table, sheet)
        _check_dates(transcripts_table, "date", sheet)
        _check_order(transcripts_table, sheet)
        people_sheet = find_sheet(participants)
        participants_table = read_sheet(people_sheet, PARTICIPANTS, optional=("withdrawn",))
        _check_names(participants_table, "participant_id", people_sheet)
        check_told_apart(participants_table["participant_id"], people_sheet)
        _check_labels(participants_table, people_sheet)
        _check_dates(participants_table, "withdrawn", people_sheet)
        sources_sheet = find_sheet(sources)
        sources_table = read_sheet(sources_sheet, SOURCES, optional=("role", "participant_id"))
        _check_sources(sources_table, transcripts_table, participants_table, sources_sheet)
        if look_for_files:
            needed = sources_table[~sources_table["transcript_id"].isin(_ended(sources_table, participants_table))]
            _check_files(needed, Path(source_folder), sources_sheet)
        return cls(
            configuration,
            transcripts_table,
            participants_table,
            sources_table,
            Path(source_folder),
            Path(rounds_folder),
            read_key(key),
        )

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
        return _ended(self.sources, self.participants)

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
        state = hmac.new(self.key, digestmod=hashlib.sha256)
        rows = self._sources_by_batch[batch]
        state.update(rows.to_csv(index=False).encode())
        gone = self.participants.loc[self.participants["withdrawn"] != "", "participant_id"]
        state.update(gone[gone.isin(rows["participant_id"])].to_csv(index=False).encode())
        for file in sorted(set(rows.loc[~rows["transcript_id"].isin(self.ended), "file"])):
            state.update((self.source_folder / file).read_bytes())
        return state.hexdigest()

    def digest_of_files(self, files: Iterable[str | Path]) -> str:
        """A keyed digest of the content of files whose names may identify people, in the order of their names."""
        state = hmac.new(self.key, digestmod=hashlib.sha256)
        for file in sorted(map(str, files)):
            state.update(hashlib.sha256(Path(file).read_bytes()).digest())
        return state.hexdigest()

    def is_issued(self, name: str) -> bool:
        """Whether a round has been issued to its coders."""
        return (self.rounds_folder / name / "issued" / "manifest.json").is_file()

    @cached_property
    def issued_rounds(self) -> list[str]:
        """The configured rounds that have been issued, in order."""
        return [entry.name for entry in self.configuration.coding.rounds if self.is_issued(entry.name)]

    def has_delivered(self, name: str, coder_id: str) -> bool:
        """Whether a coder's file of a round is there."""
        folder = self.rounds_folder / name / "returned"
        return any(file.stem.casefold() == coder_id.casefold() for file in folder.glob("*") if file.is_file())

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
    def deliveries(self) -> list[bool]:
        """For each coder of each issued round who has something to code, whether their file is there."""
        return [
            self.has_delivered(entry.name, coder.coder_id)
            for entry in self.configuration.coding.rounds
            if entry.name in self.issued_rounds
            for coder in entry.coders
            if (entry.name, coder.coder_id) not in self.without_work
        ]

    @property
    def is_coded(self) -> bool:
        """Whether any coder has delivered."""
        return any(self.deliveries)

    @property
    def is_complete(self) -> bool:
        """Whether all coders of all issued rounds have delivered."""
        return all(self.deliveries)


def _columns(file: Path, *columns: str) -> pd.DataFrame:
    try:
        return pd.read_csv(file, dtype="str", keep_default_na=False, usecols=list(columns), lineterminator="\n")
    except (OSError, ValueError):
        raise StudyError(
            "this table of an issued round cannot be read; put it back as it was issued", file=file
        ) from None


def _ended(sources: pd.DataFrame, participants: pd.DataFrame) -> list[str]:
    """The transcripts that had participants, all of whom have withdrawn. Their files need not be there any more."""
    gone = participants.loc[participants["withdrawn"] != "", "participant_id"]
    speak = sources[sources["participant_id"] != ""]
    left = speak.loc[~speak["participant_id"].isin(gone), "transcript_id"]
    return sorted(set(speak["transcript_id"]) - set(left))


def _check_names(table: pd.DataFrame, column: str, sheet: Path) -> None:
    """Ids become names of files: letters, digits, - and _ only."""
    for row, name in table[column].items():
        if not _SAFE_NAME.fullmatch(name):
            raise StudyError(
                "may hold only letters, digits, '-' and '_' (60 at most) and must begin with a letter or digit",
                file=sheet,
                row=int(row),
                column=column,
            )


def _check_languages(table: pd.DataFrame, sheet: Path) -> None:
    for row, language in table["language"].items():
        if not _LANGUAGE.fullmatch(language):
            raise StudyError(
                "must be a language code in small letters, such as en or fr",
                file=sheet,
                row=int(row),
                column="language",
            )


def _check_dates(table: pd.DataFrame, column: str, sheet: Path) -> None:
    """Dates or nothing: a 'no' in the column of withdrawals must not take a participant out of the study."""
    for row, given in table[column].items():
        try:
            date.fromisoformat(given or "2000-01-01")
        except ValueError:
            raise StudyError(
                "must be a date written YYYY-MM-DD, or empty", file=sheet, row=int(row), column=column
            ) from None


def _check_labels(table: pd.DataFrame, sheet: Path) -> None:
    """One label for two people would make them one person wherever the text speaks of them."""
    first: dict[str, int] = {}
    for row, label in table["label"].items():
        earlier = first.setdefault(" ".join(label.casefold().split()), int(row))
        if earlier != int(row):
            raise StudyError(
                f"another participant has the same label (row {earlier}); give each their own, for example"
                " 'Job Coach 2'",
                file=sheet,
                row=int(row),
                column="label",
            )


def _check_order(table: pd.DataFrame, sheet: Path) -> None:
    first: dict[tuple[str, int], tuple[int, str]] = {}
    for row, name, *place in table[["transcript_id", "group", "collected_order"]].itertuples(name=None):
        earlier, other = first.setdefault(tuple(place), (int(row), name))
        if earlier != int(row):
            raise StudyError(
                f"{other} (row {earlier}), another transcript of the group {place[0]}, has the same place in the order"
                f" of collection ({place[1]}); number the transcripts of a group 1, 2, 3 ...",
                file=sheet,
                row=int(row),
                column="collected_order",
            )


def _check_sources(sources: pd.DataFrame, transcripts: pd.DataFrame, participants: pd.DataFrame, sheet: Path) -> None:
    """Every transcript has one file, and every row speaks of a known transcript and participant."""
    known, people = set(transcripts["transcript_id"]), set(participants["participant_id"])
    for source in sources.itertuples():
        where = {"file": sheet, "row": int(source.Index)}
        if source.transcript_id not in known:
            raise StudyError(f"the transcript {source.transcript_id!r} is not in the sheet of transcripts", **where)
        if source.participant_id and source.participant_id not in people:
            raise StudyError("the participant_id is not in the sheet of participants", **where)
        if not source.participant_id and source.role not in ("interviewer", "other", NOBODY):
            raise StudyError(
                f"needs a participant_id, or the role interviewer or other (or {NOBODY}, where this is no speaker)",
                column="role",
                **where,
            )
        if source.participant_id and source.role not in ("", "participant"):
            raise StudyError("a speaker with a participant_id has the role participant, or none given", **where)
    _check_speakers(sources, sheet)
    files: dict[str, tuple[str, int]] = {}
    for row, transcript_id, file in sources[["transcript_id", "file"]].itertuples(name=None):
        known, earlier = files.setdefault(transcript_id, (file, int(row)))
        if known != file:
            raise StudyError(
                f"the transcript {transcript_id} has two different files, this one and that of row {earlier}; a"
                " transcript is one file",
                file=sheet,
                row=int(row),
                column="file",
            )
    for transcript_id in transcripts["transcript_id"]:
        if transcript_id not in files:
            raise StudyError(f"the transcript {transcript_id} has no row here, so its file is unknown", file=sheet)


def _check_speakers(sources: pd.DataFrame, sheet: Path) -> None:
    """Labels are compared without white space around, invisible marks and a colon behind: alike so, one would win."""
    first: dict[tuple[str, str], int] = {}
    for source in sources.itertuples():
        label = plain_label(source.speaker)
        if not label:
            raise StudyError(
                "this label has no letter, digit or mark but a colon",
                file=sheet,
                row=int(source.Index),
                column="speaker",
            )
        row = first.setdefault((source.transcript_id, label), int(source.Index))
        if row != int(source.Index):
            raise StudyError(
                f"stands for the same label as row {row} (a colon behind it and white space are not counted); keep one",
                file=sheet,
                row=int(source.Index),
                column="speaker",
            )


def _check_files(sources: pd.DataFrame, folder: Path, sheet: Path) -> None:
    """Each file that is named is there, in the folder of transcripts, and is one transcript's alone."""
    root = folder.resolve()
    named: dict[str, tuple[int, str]] = {}
    for row, transcript_id, name in sources[["transcript_id", "file"]].itertuples(name=None):
        named.setdefault(name, (int(row), transcript_id))
        if named[name][1] != transcript_id:
            _refuse_shared(sheet, int(row), named[name][0])
    for name, (row, transcript_id) in named.items():
        file = (folder / name).resolve()
        if not file.is_relative_to(root):
            raise StudyError(
                "the file named here lies outside the folder of transcripts", file=sheet, row=row, column="file"
            )
        if not file.is_file():
            raise StudyError(
                f"the file of transcript {transcript_id} is not in the folder of transcripts",
                file=sheet,
                row=row,
                column="file",
            )
    _check_shared([(folder / name, row) for name, (row, _) in named.items()], sheet)


def _check_shared(files: list[tuple[Path, int]], sheet: Path) -> None:
    """No two names of files are one file (by another spelling or a link), or hold the same to the last byte."""
    by_file: dict[tuple[int, int], int] = {}
    by_size: dict[int, list[tuple[Path, int]]] = {}
    for file, row in files:
        status = file.stat()
        if (first := by_file.setdefault((status.st_dev, status.st_ino), row)) != row:
            _refuse_shared(sheet, row, first)
        by_size.setdefault(status.st_size, []).append((file, row))
    for alike in by_size.values():
        by_content: dict[bytes, int] = {}
        for file, row in alike if len(alike) > 1 else ():
            content = hashlib.sha256(file.read_bytes()).digest()
            if (first := by_content.setdefault(content, row)) != row:
                _refuse_shared(sheet, row, first, "holds the same, to the last byte, as the file of")


def _refuse_shared(sheet: Path, row: int, first: int, how: str = "is also the file of") -> NoReturn:
    raise StudyError(
        f"the file named here {how} another transcript (row {first}), so that its words would count twice; give each"
        " transcript its own file, or take one of the two out of the sheets",
        file=sheet,
        row=row,
        column="file",
    )
