"""The table of a paper: one per group, each row a theme, subtheme or code with its count, label and a quotation."""

from themetrail.contracts.column import flag, integer, number, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.study import LEVELS

REPORT_TABLE = Contract(
    "the table of the report",
    {
        "level": text(choices=LEVELS),
        "code_id": text(),
        "theme": text(required=False),  # names, as in the codebook
        "subtheme": text(required=False),
        "code": text(required=False),
        "label": text(required=False),
        "n_participants": integer(),
        "n_total": integer(),
        "share": number(low=0, high=1),
        "quotation": text(required=False),
        "participant": text(required=False),  # label of who said it
        "segment_id": text(required=False),  # where it was said
        "provisional": flag(),
    },
    key=("code_id",),
)
