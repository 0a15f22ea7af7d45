"""Whose words may not be kept in an archive."""

from __future__ import annotations

from datetime import date

import pandas as pd

from themetrail.rows import rows_of

_UNTIL = "until "


def not_to_be_archived(participants: pd.DataFrame, day: date | None) -> dict[str, str]:
    """Why, by participant who has not withdrawn: the sheet's `may_archive`, or `may_share` where that says nothing.

    `no` refuses, `until YYYY-MM-DD` refuses after that day, of which an archive that keeps data knows none: without the
    `day` of the deposit it refuses too. An empty cell, or no such column, refuses nothing.
    """
    found = {}
    for row in rows_of(participants[participants["withdrawn"] == ""]):
        column = "may_archive" if row.get("may_archive") else "may_share"
        said = row.get(column) or ""
        if said == "no":
            found[row["participant_id"]] = f"{column}: no"
        elif said.startswith(_UNTIL) and (day is None or day.isoformat() > said.removeprefix(_UNTIL).strip()):
            found[row["participant_id"]] = f"{column}: {said}"
    return found
