"""What is still to come in the rounds of coding. As long as there is anything, tables are provisional."""

from __future__ import annotations

import pandas as pd

from themetrail.unassigned import unassigned_segments


def still_to_come(
    deliveries: pd.DataFrame,
    assignments: pd.DataFrame,
    unresolved: pd.DataFrame,
    segments: pd.DataFrame,
    anchors: pd.DataFrame,
) -> list[str]:
    """One clause per thing that is missing: rounds not issued, coders awaited, segments that a coder who delivered left
    unseen, segments that no round gave to a coder, codes on which nobody has decided."""
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
        missing.append(f"{len(unseen)} assigned segment{'s' if len(unseen) > 1 else ''} left unseen")
    given_to_nobody = unassigned_segments(segments, assignments, anchors)
    if len(given_to_nobody):
        n, transcripts = len(given_to_nobody), given_to_nobody["transcript_id"].nunique()
        missing.append(
            f"{n} segment{'s' if n > 1 else ''} of {transcripts} transcript{'s' if transcripts > 1 else ''} given to no"
            " coder in any issued round"
        )
    if len(unresolved):
        missing.append(f"{len(unresolved)} code{'s' if len(unresolved) > 1 else ''} of a segment to be adjudicated")
    return missing
