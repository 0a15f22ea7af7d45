"""What is still to come in the rounds of coding, in words. As long as there is anything, tables are provisional."""

from __future__ import annotations

import pandas as pd


def clauses_of(still_to_come: pd.DataFrame) -> list[str]:
    """One clause for each round that is to come, and for each kind of thing that is missing besides, with how many."""
    by_kind = {kind: still_to_come[still_to_come["what"] == kind] for kind in set(still_to_come["what"])}
    missing = []
    for name in dict.fromkeys(still_to_come["round"]):
        of_round = still_to_come[still_to_come["round"] == name]
        awaited = list(of_round.loc[of_round["what"] == "coder_awaited", "coder_id"])
        if (of_round["what"] == "round_not_issued").any():
            missing.append(f"round {name} is not issued")
        elif awaited:
            missing.append(f"round {name} awaits {', '.join(awaited)}")
    if "unseen" in by_kind:
        n = len(by_kind["unseen"])
        missing.append(f"{n} assigned segment{'s' if n > 1 else ''} left unseen")
    if "given_to_nobody" in by_kind:
        n, transcripts = len(by_kind["given_to_nobody"]), by_kind["given_to_nobody"]["transcript_id"].nunique()
        missing.append(
            f"{n} segment{'s' if n > 1 else ''} of {transcripts} transcript{'s' if transcripts > 1 else ''} given to no"
            " coder in any issued round"
        )
    if "split_open" in by_kind:
        n = len(by_kind["split_open"])
        missing.append(f"{n} coding{'s' if n > 1 else ''} of split codes for their coders to decide")
    if "unresolved" in by_kind:
        n = len(by_kind["unresolved"])
        missing.append(f"{n} code{'s' if n > 1 else ''} of a segment to be adjudicated")
    return missing
