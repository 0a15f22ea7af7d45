"""Turns: what one speaker said before the next began. Sealed as they come in; public once anonymised."""

from themetrail.contracts.column import integer, number, text
from themetrail.contracts.contract import Contract

ROLES = ("participant", "interviewer", "other")

_SAID = {
    "transcript_id": text(),
    "turn": integer(),  # 0, 1, 2 ... in the order of talk; a dropped turn leaves a gap
    "speaker": text(),
    "role": text(choices=ROLES),
    "participant_id": text(required=False),  # the participant, by id; empty for interviewers and others
    "start_s": number(low=0),
    "end_s": number(low=0),
    "text": text(required=False),
    "question": text(optional=True),  # the id of the survey's question that is asked or answered
}

# As read from the sources: `speaker` is the label in the file; the last three say where the turn stood in it.
SEALED_TURNS = Contract(
    "sealed turns",
    {
        **_SAID,
        "place_unit": text(choices=("line", "paragraph", "cue", "row", "record", "page", "annotation")),
        "place_from": integer(minimum=1),
        "place_to": integer(minimum=1),
    },
    key=("transcript_id", "turn"),
)

# What is read of them where names are looked for, and what else tells who somebody is.
SAID_BY = Contract(
    "sealed turns",
    {name: _SAID[name] for name in ("transcript_id", "turn", "role", "participant_id", "text")},
    key=("transcript_id", "turn"),
)

# After anonymisation: `speaker` is the participant's label ("Job Coach 2") or the role.
TURNS = Contract("turns", _SAID, key=("transcript_id", "turn"))
