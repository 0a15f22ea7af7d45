"""Segments: the meaning units that coders code. Every character of a codable turn is in exactly one."""

from themetrail.contracts.column import flag, integer, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.turns import ROLES

SEGMENTS = Contract(
    "segments",
    {
        "segment_id": text(),
        "transcript_id": text(),
        "group": text(),
        "participant_id": text(required=False),
        "role": text(choices=ROLES),
        "turn": integer(),
        "start": integer(),
        "end": integer(),
        "text": text(required=False),
        "codable": flag(),
        "speaker": text(optional=True),  # who speaks, as in the anonymised turn: the participant's label, or the role
        "question": text(optional=True),  # the id of the survey's question that is asked or answered
    },
    key=("segment_id",),
)

# What is read of it where only is asked whose each segment is, and not what is said.
WHOSE = Contract(
    SEGMENTS.name,
    {
        name: SEGMENTS.columns[name]
        for name in ("segment_id", "transcript_id", "group", "participant_id", "role", "codable")
    },
    key=SEGMENTS.key,
)

# Segments that somebody who talks may have asked to be struck, or that stand next to where it is asked.
STRUCK = Contract("segments that may have to be struck", {"segment_id": text()}, key=("segment_id",))
