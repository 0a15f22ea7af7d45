"""The sheets that describe a study: transcripts, participants, codebook, sources and people."""

from themetrail.contracts.contract import Contract, integer, text
from themetrail.contracts.turns import ROLES

LEVELS = ("theme", "subtheme", "code")

TRANSCRIPTS = Contract(
    "transcripts",
    {
        "transcript_id": text(),
        "group": text(),
        "language": text(),
        "collected_order": integer(minimum=1),
        "date": text(required=False),
    },
    key=("transcript_id",),
    open_ended=True,
)

PARTICIPANTS = Contract(
    "participants",
    {
        "participant_id": text(),
        "label": text(),
        "withdrawn": text(required=False),
    },
    key=("participant_id",),
    open_ended=True,
)

CODEBOOK = Contract(
    "the codebook",
    {
        "code_id": text(),
        "parent_id": text(required=False),
        "level": text(choices=LEVELS),
        "name": text(),
        "definition": text(required=False),
        "include": text(required=False),
        "exclude": text(required=False),
        "example": text(required=False),
        "colour": text(required=False),
    },
    key=("code_id",),
    open_ended=True,
)

SOURCES = Contract(
    "sources",
    {
        "transcript_id": text(),
        "file": text(),
        "speaker": text(),
        "participant_id": text(required=False),
        "role": text(choices=ROLES, required=False),  # empty where participant_id says it
    },
    key=("transcript_id", "speaker"),
)

# One row per person or other entity that must not be recognised; forms of one kind are separated by `;`.
PEOPLE = Contract(
    "people",
    {
        "participant_id": text(required=False),
        "entity": text(required=False),
        "names": text(required=False),
        "nicknames": text(required=False),
        "initials": text(required=False),
        "employer": text(required=False),
    },
    open_ended=True,
)
