"""What participants agreed to: whose words may be quoted, handed on, kept in an archive, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from themetrail.contracts.column import last_day
from themetrail.rows import tuples_of

MAY_QUOTE, MAY_SHARE, MAY_ARCHIVE = "may_quote", "may_share", "may_archive"


def refused(participants: pd.DataFrame, what: str, day: date | None = None) -> dict[str, str]:
    """Why something may not be done with a participant's words, by participant: who refused, and who has withdrawn.

    `what` is a column of the sheet of participants. A consent that ends is held against `day`, its last day included;
    without one, as in a run, which knows no day, it is taken to have ended: what is made then may be read later.
    """
    found = {}
    for who, withdrawn, said in tuples_of(participants, "participant_id", "withdrawn", what):
        ends = last_day(said)
        if withdrawn:
            found[who] = "has withdrawn"
        elif said == "no":
            found[who] = "said no"
        elif ends is not None and (day is None or day > ends):
            found[who] = f"agreed until {ends.isoformat()}"
    return found


def not_to_be_archived(participants: pd.DataFrame, day: date | None = None) -> dict[str, str]:
    """Whose words may not be kept in an archive, and why: who refused that or, saying nothing of it, to share them.

    Who has withdrawn is not among them: nothing of theirs is in a study's results.
    """
    there = participants[participants["withdrawn"] == ""]
    said = there[MAY_ARCHIVE].mask(there[MAY_ARCHIVE] == "", there[MAY_SHARE])
    return refused(there.assign(**{MAY_ARCHIVE: said}), MAY_ARCHIVE, day)


def named_with_reason(why: Mapping[str, str]) -> str:
    """Who is left out, each with the reason: `P2 (said no), P5 (agreed until 2028-12-31)`."""
    return ", ".join(f"{who} ({reason})" for who, reason in why.items())


def ends_of(participants: pd.DataFrame, what: str) -> dict[str, date]:
    """The last day of each consent that ends, by participant."""
    cells = tuples_of(participants, "participant_id", what)
    return {who: day for who, said in cells if (day := last_day(said)) is not None}
