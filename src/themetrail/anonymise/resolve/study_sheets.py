"""The sheets of a study that say who speaks, who is named, and in which language."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from themetrail.contracts.study import PARTICIPANTS, SOURCES, TRANSCRIPTS, spoken_in
from themetrail.sheets.people_sheet import read_people
from themetrail.sheets.read import read_sheet


@dataclass(frozen=True)
class StudySheets:
    """The sheets that name people: PEOPLE, SOURCES, PARTICIPANTS and TRANSCRIPTS."""

    people: pd.DataFrame
    sources: pd.DataFrame
    participants: pd.DataFrame
    transcripts: pd.DataFrame

    @classmethod
    def read(cls, people: str, sources: str, participants: str, transcripts: str) -> StudySheets:
        """Read the four sheets. Raises StudyError naming file and row."""
        return cls(
            read_people(people),
            spoken_in(read_sheet(sources, SOURCES)),
            read_sheet(participants, PARTICIPANTS),
            read_sheet(transcripts, TRANSCRIPTS),
        )

    @property
    def language_of(self) -> dict[str, str]:
        """The language of each transcript."""
        return dict(zip(self.transcripts["transcript_id"], self.transcripts["language"], strict=True))

    @property
    def date_of(self) -> dict[str, str]:
        """The date of each transcript's interview, or empty."""
        return dict(zip(self.transcripts["transcript_id"], self.transcripts["date"], strict=True))
