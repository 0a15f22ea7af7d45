"""Tables of a deposit: the data list, the participants, who may have what, and what was replaced."""

from themetrail.contracts.column import integer, text
from themetrail.contracts.contract import Contract

# What lists of qualitative data in archives commonly hold; one row for each participant of an interview.
FIELDS_OF_PEOPLE = ("age", "gender", "occupation", "place")
DATA_LIST = Contract(
    "the data list",
    {
        "interview_id": text(),
        "group": text(),
        "participant_id": text(required=False),  # empty where nobody of the sheet speaks
        "pseudonym": text(required=False),
        **{field: text(required=False) for field in FIELDS_OF_PEOPLE},
        "date": text(required=False),  # year and month
        "language": text(),
        "turns": integer(minimum=0),
        "words": integer(minimum=0),
        "file": text(),
    },
    key=("interview_id", "participant_id"),
)

DEPOSITED_PARTICIPANTS = Contract(
    "the participants of a deposit",
    {"participant_id": text(), "label": text()},
    key=("participant_id",),
    open_ended=True,  # with the columns that the study added to its sheet, made general
)

ACCESS = Contract(
    "who may have which file",
    {
        "file": text(),
        "holds": text(),
        "words_of_participants": text(choices=("yes", "no")),
        "access": text(choices=("open", "restricted")),
        "licence": text(),
        "conditions": text(required=False),
    },
    key=("file",),
)

CONSENT = Contract(
    "what participants agreed to",
    {
        "participant_id": text(),
        "label": text(),
        "may_quote": text(),
        "may_share": text(),
        "may_archive": text(),
        "interviews": text(required=False),  # `;` between
    },
    key=("participant_id",),
)

REPLACED_COUNTS = Contract(
    "what was replaced",
    {"interview_id": text(), "category": text(), "status": text(), "mentions": integer(minimum=1)},
    key=("interview_id", "category", "status"),
)
