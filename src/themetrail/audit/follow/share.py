"""What may leave: the files that a study shares, never one that identifies."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

import pandas as pd

from themetrail.audit.chain.manifest import FILES, study_files
from themetrail.audit.chain.record import file_claim, identifies
from themetrail.audit.follow.forgetting import withdrawn_anew
from themetrail.consent import MAY_SHARE, refused
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS, SOURCES
from themetrail.layout import (
    BENCHMARKS,
    ISSUED,
    LOGS,
    MANIFEST,
    PARTICIPANTS_SHEET,
    SOURCES_SHEET,
    Kind,
    beginnings,
    is_of,
)
from themetrail.sheets.read import find_sheet, read_sheet

# What is made after the crate, or is the crate: a crate cannot hold them.
AFTER_THE_CRATE = beginnings(Kind.AFTER_THE_CRATE)
BY_NAME = beginnings(Kind.SHARED_BY_NAME)
_OF_A_JOB = ((LOGS, ".log"), (LOGS, ".json"), (BENCHMARKS, ".tsv"))  # what stands there of each job


def shared_files(
    patterns: Iterable[str], root: Path, *, day: date | None = None, without: tuple[str, ...] = ()
) -> list[str]:
    """The files of the study that match one of the patterns, none that identifies, none that begins like `without`.

    A pattern of a folder does not reach what in it holds coders' own words (memos): it has to name that. What coders
    were issued stays here where somebody whose words are in it has withdrawn since, and so does all talk of who may not
    be shared on this `day`; a run knows no day.
    """
    asked = _asked_for(patterns, root, (*without, *rounds_of_withdrawn(root)))
    kept = set(kept_by_consent(asked, root, day=day))
    return [path for path in asked if path not in kept]


def _asked_for(patterns: Iterable[str], root: Path, without: tuple[str, ...]) -> list[str]:
    patterns = list(patterns)
    return [
        path
        for path in study_files(root)
        if is_asked_for(path, patterns)
        and not identifies(path)
        and not path.startswith(without)
        and not path.rsplit("/", 1)[-1].startswith(".")
    ]


def kept_by_consent(files: Iterable[str], root: Path, *, day: date | None = None) -> list[str]:
    """Of these files, those that hold what somebody said who may not be shared on this `day`."""
    refusing = set(not_to_be_shared(root, day=day))
    if not refusing:
        return []
    rounds = rounds_with_words_of(refusing, root)
    return [path for path in files if is_of(path, Kind.TALK) or path.startswith(rounds)]


def not_to_be_shared(root: Path, *, day: date | None = None) -> dict[str, str]:
    """Of whom nothing that they said may be shared on this `day`, each with the reason; the results hold nothing of who
    has withdrawn."""
    people = read_sheet(find_sheet(root / PARTICIPANTS_SHEET), PARTICIPANTS)
    return refused(people[people["withdrawn"] == ""], MAY_SHARE, day)


def kept_for_consent(patterns: Iterable[str], root: Path, *, day: date | None = None) -> list[str]:
    """The files that the patterns ask for, and that stay here since somebody whose words are in them refused."""
    return kept_by_consent(_asked_for(patterns, root, rounds_of_withdrawn(root)), root, day=day)


def is_asked_for(path: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern matches the path, and names it where that must be named."""
    named = next((begins for begins in BY_NAME if path.startswith(begins)), "")
    return any(pattern.startswith(named) and fnmatchcase(path, pattern) for pattern in patterns)


def of_present_jobs(files: Iterable[str], logs: Iterable[str]) -> list[str]:
    """`files` without what lies among logs and benchmarks and is not of a job of one of these `logs`.

    What an earlier run left there, or somebody put there, is no part of this run, and a study without it would lack it.
    """
    jobs = {log.removeprefix(LOGS).removesuffix(".log") for log in logs}
    theirs = {f"{folder}{job}{ending}" for job in jobs for folder, ending in _OF_A_JOB}
    return [path for path in files if not path.startswith((LOGS, BENCHMARKS)) or path in theirs]


def withdrawn_in(root: Path) -> set[str]:
    """The participants of the study in `root` who have withdrawn."""
    people = read_sheet(find_sheet(root / PARTICIPANTS_SHEET), PARTICIPANTS)
    return set(people.loc[people["withdrawn"] != "", "participant_id"])


def rounds_of_withdrawn(root: Path) -> tuple[str, ...]:
    """The folders of the issued rounds that hold words of somebody who has withdrawn since, or what was asked them."""
    gone = withdrawn_in(root)
    return rounds_with_words_of(gone, root) if gone else ()


def rounds_with_words_of(gone: Collection[str], root: Path) -> tuple[str, ...]:
    """The folders of the issued rounds that hold words of these participants, or what was asked them."""
    gone, issued = set(gone), sorted(root.glob(ISSUED.rstrip("/")))
    if not issued:
        return ()
    sources = read_sheet(find_sheet(root / SOURCES_SHEET), SOURCES)
    transcripts = set(sources.loc[sources["participant_id"].isin(gone), "transcript_id"])
    return tuple(
        f"{folder.relative_to(root).as_posix()}/" for folder in issued if holds_words_of(folder, gone, transcripts)
    )


def holds_words_of(issued: Path, participants: set[str], transcripts: set[str]) -> bool:
    """Whether an issued round holds something of these participants, or of a transcript in which they spoke."""
    try:
        table = pd.read_csv(issued / "segments.csv", dtype="str", keep_default_na=False, lineterminator="\n")
        in_transcript = table["transcript_id"].isin(transcripts) if "transcript_id" in table else False
        return bool((table["participant_id"].isin(participants) | in_transcript).any())
    except (OSError, ValueError, LookupError):
        return True  # nobody can say, so it stays here


def check_nobody_withdrew_since(root: Path = Path()) -> None:
    """Raise StudyError where the results were made before somebody withdrew: nothing of them is handed out."""
    if withdrawn_anew(withdrawn_in(root), root):
        raise StudyError(
            "somebody has withdrawn since these results were made, or the run after that did not come to its end; run"
            " the study to its end first",
            file=find_sheet(root / PARTICIPANTS_SHEET),
        )


def check_consent_is_of_these_results(root: Path = Path()) -> None:
    """Raise StudyError where the sheet of participants is another than that of the last run: somebody may have refused
    since what these results, or their crate, still hold."""
    sheet = find_sheet(root / PARTICIPANTS_SHEET)
    path, listed = sheet.relative_to(root).as_posix(), FILES.read(root / MANIFEST)
    if dict(zip(listed["path"], listed["digest"], strict=True)).get(path) != file_claim(path, root=root)["digest"]:
        raise StudyError(
            "this sheet has changed since these results were made, and with it perhaps what may be quoted or shared;"
            " run the study first",
            file=sheet,
        )
