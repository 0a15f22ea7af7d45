"""Tables of a deposit: the data list, the participants, who may have what, and what was replaced."""

from themetrail.contracts.column import flag, integer, text
from themetrail.contracts.contract import Contract

# What lists of qualitative data in archives commonly hold; one row for each participant of an interview.
FIELDS_OF_PEOPLE = ("age", "gender", "occupation", "place")
DATA_LIST = Contract(
    "the data list",
    {
        "interview_id": text(),
        "group": text(),
        "participant_id": text(required=False),  # empty where nobody of the sheet speaks
        "pseudonym": text(required=False),  # how the participant is called in the texts
        **{
            field: text(required=False, about=f"the {field} of the participant, made general")
            for field in FIELDS_OF_PEOPLE
        },
        "date": text(required=False),  # year and month of the interview
        "language": text(),
        "turns": integer(minimum=0),  # turns of this participant in this interview
        "words": integer(minimum=0),  # words of this participant in this interview
        "file": text(),  # the text of the interview in the deposit
    },
    key=("interview_id", "participant_id"),
)

DEPOSITED_PARTICIPANTS = Contract(
    "the participants of a deposit",
    {
        "participant_id": text(),
        "label": text(),  # how the participant is called in the texts
    },
    key=("participant_id",),
    open_ended=True,  # with the columns that the study added to its sheet, made general
)

ACCESS = Contract(
    "who may have which file",
    {
        "file": text(),  # the file, by its path in the deposit
        "holds": text(),  # what it is
        "words_of_participants": text(choices=("yes", "no")),  # whether participants' own words stand in it
        # whether everybody may have it; left_out: it is not in the deposit, since somebody may not be archived
        "access": text(choices=("open", "restricted", "left_out")),
        "licence": text(),  # under which terms, by SPDX identifier
        "conditions": text(required=False),  # under which conditions somebody gets it who may not have it else
    },
    key=("file",),
)

CONSENT = Contract(
    "what participants agreed to",
    {
        "participant_id": text(),
        "label": text(),  # how the participant is called in the texts
        "may_quote": text(),  # whether their words may be quoted
        "may_share": text(),  # whether files with their words may be handed on, and until when
        "may_archive": text(),  # whether their words may be kept in an archive, and until when
        "interviews": text(required=False),  # the interviews of the deposit in which they speak, `;` between
        "in_deposit": flag(),  # no: they may not be archived, and what they said was left out
    },
    key=("participant_id",),
)

REPLACED_COUNTS = Contract(
    "what was replaced",
    {
        "interview_id": text(),
        "category": text(),
        "status": text(),  # what became of it: replaced, or left and why
        "mentions": integer(minimum=1),
    },
    key=("interview_id", "category", "status"),
)
