"""Keyed digests of what people bring under names that may identify: made when a run is planned, and again when a job
has read it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import nobody_left_in
from themetrail.study_surveys import Surveys


def digest_of_files(key: bytes, files: Iterable[str | Path]) -> str:
    """A keyed digest of files by name and content: as what a file is read follows from how its name ends."""
    return _digest_of_each(key, (part for file in sorted(map(str, files)) for part in (file.encode(), _content(file))))


def digest_of_sources(
    key: bytes, rows: pd.DataFrame, participants: pd.DataFrame, folder: Path, surveys: Surveys
) -> str:
    """A keyed digest of all that `ingest` reads for a batch: files in a folder, their rows in the sheet of sources, and
    who of them has withdrawn."""
    gone = participants.loc[participants["withdrawn"] != "", "participant_id"]
    parts = [rows, gone[gone.isin(rows["participant_id"])]]
    read = [part.to_csv(index=False).encode() for part in parts]
    left = rows[~rows["transcript_id"].isin(nobody_left_in(rows, participants))]
    for file, listed in left.groupby("file"):
        is_survey = file in surveys.plans  # of which only the rows of this batch's respondents are read
        content = surveys[file].digest_of(listed["speaker"]) if is_survey else None
        read.append(_content(folder / file) if content is None else content)
    return _digest_of_each(key, read)


def _content(file: str | Path) -> bytes:
    return Path(file).read_bytes()


def _digest_of_each(key: bytes, parts: Iterable[bytes]) -> str:
    """A keyed digest of parts, each by its own: words that move from the end of one to the head of the next count."""
    state = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        state.update(hashlib.sha256(part).digest())
    return state.hexdigest()


def check_as_planned(planned: str, read: str, place: str | Path) -> None:
    """What a job has read is what the run was planned for. Raises StudyError naming the place."""
    if planned != read:
        raise StudyError("what is here was changed while the run was at work; run again", file=place)
