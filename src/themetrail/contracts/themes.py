"""How many participants mentioned each theme, subtheme and code, and when new codes stopped coming."""

from themetrail.contracts.column import integer, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.study import LEVELS

NOT_MENTIONED = "not_mentioned"  # the label of what nobody in a group mentions
NOT_REPORTED = "not_reported"  # the label of what a scheme leaves out of the tables of a paper

REPRESENTATIVENESS = Contract(
    "representativeness",
    {
        "group": text(),
        "level": text(choices=LEVELS),
        "code_id": text(),
        "parent_id": text(required=False),
        "n_participants": integer(),
        "n_total": integer(),
        "label": text(required=False),
        "reason": text(required=False),  # why there is no label
        "participants": text(required=False),  # ids, `;` between
        # Of an entry that coders apply and that has others below it: who mentions it and nothing below it.
        "n_alone": integer(required=False),
    },
    key=("group", "code_id"),
)

SATURATION = Contract(
    "saturation",
    {
        "group": text(),
        "transcript_id": text(),
        "collected_order": integer(minimum=1),
        "n_codes": integer(),  # codes in this transcript
        "n_new_codes": integer(),  # not in any transcript collected before it
        "n_codes_so_far": integer(),
        "new_codes": text(required=False),
    },
    key=("group", "transcript_id"),
)

# What each label of the scheme means in a group, in numbers of its participants.
CUT_OFFS = Contract(
    "cut-offs",
    {
        "group": text(),
        "n_total": integer(),
        "scheme": text(),
        "label": text(),
        "fewest": integer(required=False),  # empty where no number of this group's participants gets the label
        "most": integer(required=False),
        "rule": text(),
        "source": text(),
    },
    key=("group", "label"),
)

MATRIX = Contract(
    "the participant-by-theme matrix",
    {
        "group": text(),
        "code_id": text(),
        "participant_id": text(),
        "n_segments": integer(),
    },
    key=("group", "code_id", "participant_id"),
)
