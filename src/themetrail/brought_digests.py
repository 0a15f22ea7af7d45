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
    """A keyed digest of the content of files, in the order of their names."""
    state = hmac.new(key, digestmod=hashlib.sha256)
    for file in sorted(map(str, files)):
        state.update(hashlib.sha256(Path(file).read_bytes()).digest())
    return state.hexdigest()


def digest_of_sources(
    key: bytes, rows: pd.DataFrame, participants: pd.DataFrame, folder: Path, surveys: Surveys
) -> str:
    """A keyed digest of all that `ingest` reads for a batch: files in a folder, their rows in the sheet of sources, and
    who of them has withdrawn."""
    state = hmac.new(key, digestmod=hashlib.sha256)
    state.update(rows.to_csv(index=False).encode())
    gone = participants.loc[participants["withdrawn"] != "", "participant_id"]
    state.update(gone[gone.isin(rows["participant_id"])].to_csv(index=False).encode())
    left = rows[~rows["transcript_id"].isin(nobody_left_in(rows, participants))]
    for file, listed in left.groupby("file"):
        is_survey = file in surveys.plans  # of which only the rows of this batch's respondents are read
        content = surveys[file].digest_of(listed["speaker"]) if is_survey else None
        state.update((folder / file).read_bytes() if content is None else content)
    return state.hexdigest()


def check_as_planned(planned: str, read: str, place: str | Path) -> None:
    """What a job has read is what the run was planned for. Raises StudyError naming the place."""
    if planned != read:
        raise StudyError("what is here was changed while the run was at work; run again", file=place)
