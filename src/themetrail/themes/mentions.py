"""Who mentioned what: the consensus joined to the participants who spoke.

All tables of this step count mentions of participants. What interviewers and others said may be coded; it is not
counted.
"""

from __future__ import annotations

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.errors import StudyError

COLUMNS = ["group", "transcript_id", "participant_id", "segment_id", "code_id"]


def participants_of(
    segments: pd.DataFrame, transcripts: pd.DataFrame, participants: pd.DataFrame
) -> dict[str, list[str]]:
    """The participants of each group, in the order of the sheet: whoever takes a turn as participant in one of its
    transcripts and has not withdrawn, whether or not anything of theirs was coded.

    Raises StudyError where a transcript or participant of `segments` is not in its sheet.
    """
    group_of = dict(zip(transcripts["transcript_id"], transcripts["group"], strict=True))
    said = segments[(segments["role"] == "participant") & (segments["participant_id"] != "")]
    said = said[["transcript_id", "participant_id"]].drop_duplicates()
    _require_known(said["transcript_id"], set(group_of), "transcript", "sheet of transcripts")
    _require_known(said["participant_id"], set(participants["participant_id"]), "participant", "sheet of participants")
    staying = participants.loc[participants["withdrawn"] == "", "participant_id"]
    spoke = set(zip(said["transcript_id"].map(group_of), said["participant_id"], strict=True))
    return {group: [who for who in staying if (group, who) in spoke] for group in dict.fromkeys(transcripts["group"])}


def spoken_in(segments: pd.DataFrame, transcripts: pd.DataFrame, people: dict[str, list[str]]) -> pd.DataFrame:
    """The segments that participants who are counted said: segment_id, transcript_id, participant_id, group."""
    group_of = dict(zip(transcripts["transcript_id"], transcripts["group"], strict=True))
    spoken = segments.loc[segments["role"] == "participant", ["segment_id", "transcript_id", "participant_id"]]
    spoken = spoken.assign(group=spoken["transcript_id"].map(group_of))
    counted = {(group, who) for group, members in people.items() for who in members}
    pairs = zip(spoken["group"], spoken["participant_id"], strict=True)
    return spoken[pd.Series([pair in counted for pair in pairs], index=spoken.index, dtype=bool)]


def mentions_of(
    consensus: pd.DataFrame,
    segments: pd.DataFrame,
    transcripts: pd.DataFrame,
    codebook: Codebook,
    people: dict[str, list[str]],
) -> pd.DataFrame:
    """One row per segment and code that a participant of a group mentions: group, transcript_id, participant_id,
    segment_id, code_id. `people` is what `participants_of` gives.

    Raises StudyError where the consensus names a segment or code that is not there.
    """
    _require_known(consensus["segment_id"], set(segments["segment_id"]), "segment", "table of segments")
    _require_known(consensus["code_id"], set(codebook.levels), "code", "codebook")
    joined = consensus[["segment_id", "code_id"]].merge(spoken_in(segments, transcripts, people), on="segment_id")
    return joined[COLUMNS]


def paths_of(codebook: Codebook) -> pd.DataFrame:
    """Each entry of the codebook as code_id, with itself and all that stands above it as step, a row for each."""
    return pd.DataFrame(
        [(code_id, step) for code_id in codebook.levels for step in codebook.path(code_id)],
        columns=["code_id", "step"],
        dtype="str",
    )


def with_branches(mentions: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The mentions, each also as a mention of all that stands above its code; a segment counts once for each."""
    raised = mentions.merge(paths_of(codebook), on="code_id").assign(code_id=lambda raised: raised["step"])
    return raised[COLUMNS].drop_duplicates()


def _require_known(found: pd.Series, known: set[str], noun: str, place: str) -> None:
    unknown = found[~found.isin(known)]
    if len(unknown):
        raise StudyError(f"the {noun} {unknown.iloc[0]!r} is not in the {place}", row=int(unknown.index[0]) + 2)
