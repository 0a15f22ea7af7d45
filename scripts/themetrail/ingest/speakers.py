"""From labels in the file to participants and roles: utterances into turns."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from themetrail.contracts.turns import SEALED_TURNS
from themetrail.ingest.source import Reading, Source, plain_label


@dataclass(frozen=True)
class Speaker:
    """Who a label stands for: a participant by id, or a role only."""

    participant_id: str
    role: str


@dataclass(frozen=True)
class Turns:
    """A transcript's turns as rows of SEALED_TURNS; how many were read, and how many dropped for a withdrawal."""

    rows: list[dict]
    read: int
    withdrawn: int
    unheard: int  # labels of the sheet that no turn bears


def speakers_of(sources: pd.DataFrame) -> dict[str, Speaker]:
    """The speakers of one transcript by their label as it is compared, from its rows of the sheet of sources."""
    speakers = {}
    for row in sources.to_dict("records"):
        role = row["role"] or ("participant" if row["participant_id"] else "other")
        speakers[plain_label(row["speaker"])] = Speaker(row["participant_id"], role)
    return speakers


def turns_of(
    reading: Reading, source: Source, speakers: dict[str, Speaker], withdrawn: frozenset[str] | set[str] = frozenset()
) -> Turns:
    """Number the utterances of a transcript 0, 1, 2 ... and name who speaks.

    Turns of participants in `withdrawn` are left out; their numbers are not used again. Where no other participant
    takes a turn, nothing is left of the talk, and the questions go with the answers. Raises StudyError at the first
    label that is not in `speakers`, by its place and never by its words.
    """
    rows, dropped = [], 0
    for number, said in enumerate(reading.utterances):
        speaker = speakers.get(said.speaker)
        if speaker is None:
            raise source.problem(_unknown(said.speaker, speakers), f"{said.place_unit} {said.place_from}")
        if speaker.participant_id and speaker.participant_id in withdrawn:
            dropped += 1
            continue
        rows.append(
            {
                "transcript_id": source.name,
                "turn": number,
                "speaker": said.speaker,
                "role": speaker.role,
                "participant_id": speaker.participant_id,
                "start_s": said.start_s,
                "end_s": said.end_s,
                "text": said.text,
                "place_unit": said.place_unit,
                "place_from": said.place_from,
                "place_to": said.place_to,
            }
        )
    if dropped and not any(row["role"] == "participant" for row in rows):
        rows, dropped = [], len(reading.utterances)
    unheard = len(set(speakers) - {said.speaker for said in reading.utterances})
    return Turns(rows, len(reading.utterances), dropped, unheard)


def sealed_table(turns: list[Turns]) -> pd.DataFrame:
    """The turns of several transcripts as one checked table."""
    return SEALED_TURNS.frame([row for transcript in turns for row in transcript.rows])


def _unknown(label: str, speakers: dict[str, Speaker]) -> str:
    """What to do about a label that is not listed, without saying it."""
    if label.casefold() in {listed.casefold() for listed in speakers}:
        return "the speaker's label here differs from one in the sheet of sources in capitals only; write both alike"
    return (
        "the speaker's label here is not in the sheet of sources for this transcript; add it there, or, where it is no"
        " speaker (as 'Note:'), to ingest.not_speakers; `python -m themetrail.ingest FILE` shows all labels of a file"
    )
