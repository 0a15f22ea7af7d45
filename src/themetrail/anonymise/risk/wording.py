"""How findings are said: what is known of them, and no more."""

from __future__ import annotations

import pandas as pd

KINDS = {
    "role": "role",
    "post": "unusual work",
    "origin": "origin, language or faith",
    "illness": "illness or disability",
    "event": "event",
    "public": "something public",
    "family": "family",
    "quantity": "rare number",
    "standing out": "standing out",
    "organisation": "organisation",
    "place": "place",
    "age": "age",
    "date": "date",
    "dated": "date of an event",
    "expression": "rare expression",
}


def said_of(row: dict) -> str:
    """Why a finding is worth a question, in one sentence or two."""
    kind = KINDS[row["kind"]]
    if row["on"] == "linkability":
        there = f"{row['other_voice']}, turn {int(row['other_turn'])}"
        if row["other_transcript"] not in row["other_voice"]:
            there = f"{row['other_voice']} in {row['other_transcript']}, turn {int(row['other_turn'])}"
        return (
            f"The same ({kind}) is told by {row['voice']} in {row['transcript_id']} and by {there}, so that readers "
            "can link the two."
        )
    if row["on"] == "told of":
        return f"With what else this turn tells ({kind}), it may tell who is spoken of."
    told = f"Left in ({kind}), with other facts that {row['voice']} tells: together told of {share_of(row['k'], row)}"
    told += f"; this alone of {share_of(row['k_alone'], row)}"
    if number(row["k_general_alone"]) is not None:
        told += f", made general of {share_of(row['k_general_alone'], row)}"
    return f"{told}."


def share_of(k: object, row: dict) -> str:
    """`1 of 6 participants`."""
    return f"{number(k)} of {int(row['n'])} participants"


def number(cell: object) -> int | None:
    """A cell of whole numbers, None where it is empty."""
    return None if pd.isna(cell) else int(cell)  # type: ignore[call-overload]
