"""What is still to come in the rounds of coding. As long as there is anything, tables are provisional."""

from __future__ import annotations

import pandas as pd


def still_to_come(deliveries: pd.DataFrame, assignments: pd.DataFrame, unresolved: pd.DataFrame) -> list[str]:
    """One clause per thing that is missing: rounds not issued, coders awaited, segments that a coder who delivered left
    unseen, codes on which nobody has decided."""
    missing = []
    for name in dict.fromkeys(deliveries["round"]):
        of_round = deliveries[deliveries["round"] == name]
        awaited = list(of_round.loc[of_round["status"] == "awaited", "coder_id"])
        if (of_round["status"] == "not_issued").any():
            missing.append(f"round {name} is not issued")
        elif awaited:
            missing.append(f"round {name} awaits {', '.join(awaited)}")
    delivered = deliveries.loc[deliveries["status"] == "delivered", ["round", "coder_id"]]
    unseen = assignments[assignments["status"] == "unseen"].merge(delivered, on=["round", "coder_id"])
    if len(unseen):
        segments = f"{len(unseen)} assigned segment{'s' if len(unseen) > 1 else ''}"
        missing.append(f"{segments} left unseen")
    if len(unresolved):
        missing.append(f"{len(unresolved)} code{'s' if len(unresolved) > 1 else ''} of a segment to be adjudicated")
    return missing
