"""The table of a paper: one per group, each row a theme, subtheme or code with its count, label and a quotation."""

from themetrail.contracts.column import flag, integer, number, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.study import LEVELS

FORMULA_SIGNS = tuple("=+-@\t\r")


def guarded(cell: str) -> str:
    """The cell as it stands in the CSV: an apostrophe keeps a spreadsheet program from taking it for a formula.

    After OWASP, "CSV Injection". The apostrophe is the sign by which spreadsheet programs know text.
    """
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA_SIGNS) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_SIGNS) else cell


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
