"""From labels in the file to participants and roles: utterances into turns."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import NOBODY, spoken_in
from themetrail.contracts.turns import SEALED_TURNS
from themetrail.ingest.source import ReadTranscript, Source, Utterance, places_of
from themetrail.ingest.suspicion import core_of
from themetrail.speaker_label import folded_label, plain_label


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
    """The speakers of one transcript by their label as it is compared, from its rows of the sheet of sources.

    Rows of `nobody` say that what looks like a label is none: see `not_speakers_of`.
    """
    speakers = {}
    for row in spoken_in(sources).to_dict("records"):
        role = row["role"] or ("participant" if row["participant_id"] else "other")
        speakers[plain_label(row["speaker"])] = Speaker(row["participant_id"], role)
    return speakers


def not_speakers_of(sources: pd.DataFrame) -> list[str]:
    """What looks like a label in one transcript and is nobody's, by its rows of the sheet of sources."""
    return list(sources.loc[sources["role"] == NOBODY, "speaker"])


def turns_of(
    reading: ReadTranscript,
    source: Source,
    speakers: dict[str, Speaker],
    withdrawn: frozenset[str] | set[str] = frozenset(),
) -> Turns:
    """Number the utterances of a transcript 0, 1, 2 ... and name who speaks.

    Turns of participants in `withdrawn` are left out; their numbers are not used again. Where no other participant
    takes a turn, nothing is left of the talk, and the questions go with the answers. Raises StudyError where a label is
    not in `speakers`, by the places of all such labels and never by their words.
    """
    if unknown := [said for said in reading.utterances if said.speaker not in speakers]:
        raise _unknown(source, unknown, speakers)
    rows, dropped = [], 0
    for number, said in enumerate(reading.utterances):
        speaker = speakers[said.speaker]
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
                "question": said.question,
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


def _unknown(source: Source, unknown: list[Utterance], speakers: dict[str, Speaker]) -> StudyError:
    """One question about all labels that are not listed, by their places."""
    first = unknown[0]
    others = [said.place_from for said in unknown if said.place_from != first.place_from]
    more = f" (and at {places_of(first.place_unit, others)})" if others else ""
    listed = {folded_label(label) for label in speakers}
    near = {said.place_from for said in unknown if {folded_label(said.speaker), _core(said.speaker)} & listed}
    what = f"the speaker's label here{more} is not in the sheet of sources for this transcript"
    if near:
        where = "it" if not others else f"that at {places_of(first.place_unit, near)}"
        what += f"; {where} differs from a listed one in capitals only, or in accents, spaces, brackets or marks"
    return source.problem(
        f"{what}; give each such label a row there, with the participant or the role, or with the role {NOBODY} where"
        " it is no speaker (as 'Note:'); `themetrail labels FILE --directory MY-STUDY` shows the labels of a file and"
        " where they stand",
        f"{first.place_unit} {first.place_from}",
    )


def _core(label: str) -> str:
    return folded_label(core_of(label))
