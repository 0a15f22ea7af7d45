"""Who decided with a suggestion on view, and how far coders agree who saw none."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pandas as pd

from themetrail.contracts.coding import AGAIN
from themetrail.rows import tuples_of

ANSWERS = ("accepted", "edited", "refused", "ignored")  # what stands in decisions only of a suggestion that was shown

Reading = tuple[str, str, str]  # round, coder, segment


def readings_on_view(decisions: pd.DataFrame, assignments: pd.DataFrame) -> set[Reading]:
    """The readings in which suggestions were on view, from tables of the contracts DECISIONS and ASSIGNMENTS.

    Of a coder who sees them at once these are all readings of the round, also where none was made for the segment: that
    says something too. Of one who codes first, those in which he or she asked for them.
    """
    key = ["round", "coder_id", "segment_id"]
    answered = decisions[decisions["action"].isin(ANSWERS) | (decisions["on_view"] == "yes")]
    shown_to = set(tuples_of(answered, "round", "coder_id"))
    at_once = assignments[assignments["arm"] == "suggestions"]
    return set(tuples_of(answered, *key)) | {reading for reading in tuples_of(at_once, *key) if reading[:2] in shown_to}


def blind_agreement(
    codings: pd.DataFrame, assignments: pd.DataFrame, on_view: set[Reading]
) -> dict[str, tuple[int, int]]:
    """By segment, over all pairs of coders of a round who read it without suggestions: how many codes one gave, and how
    many of these the other gave too. Agreed / given is the F1 of one coder against another."""
    seen = assignments[(assignments["status"] != "unseen") & (assignments["arm"] != AGAIN)]
    coders: dict[tuple[str, str], set[str]] = {}
    for name, coder_id, segment_id in tuples_of(seen, "round", "coder_id", "segment_id"):
        if (name, coder_id, segment_id) not in on_view:
            coders.setdefault((name, segment_id), set()).add(coder_id)
    codes: dict[Reading, set[str]] = {}
    for name, coder_id, segment_id, code_id in tuples_of(codings, "round", "coder_id", "segment_id", "code_id"):
        codes.setdefault((name, coder_id, segment_id), set()).add(code_id)
    given: Counter = Counter()
    agreed: Counter = Counter()
    for (name, segment_id), by in coders.items():
        for one, other in permutations(sorted(by), 2):
            mine, theirs = (codes.get((name, coder, segment_id), set()) for coder in (one, other))
            given[segment_id] += len(mine)
            agreed[segment_id] += len(mine & theirs)
    return {segment_id: (n, agreed[segment_id]) for segment_id, n in sorted(given.items())}
