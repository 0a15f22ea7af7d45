"""Apply: every mention is replaced on its place in the turn, and the ledger says what stands there."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from themetrail.anonymise.spans import replaced
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.turns import TURNS
from themetrail.rows import tuples_of

_TAKEN_OUT = ("applied", "awaiting_review")  # the states of words that are replaced; others stay as they were said


def apply(turns: pd.DataFrame, replacements: pd.DataFrame, labels: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """TURNS and REPLACEMENT_LEDGER (public) of sealed turns and their REPLACEMENTS.

    `labels` gives the label of each participant. What stood between replacements is untouched: `restored` gives back
    every turn to the code point.
    """
    by_turn: dict[tuple[str, int], list[tuple[int, tuple[int, int, str]]]] = defaultdict(list)
    columns = ("transcript_id", "turn", "start", "end", "surface", "replacement", "status")
    for row, (name, turn, start, end, surface, replacement, status) in enumerate(tuples_of(replacements, *columns)):
        by_turn[name, turn].append((row, (start, end, replacement if status in _TAKEN_OUT else surface)))
    texts: list[str] = []
    rows: list[int] = []
    places: list[tuple[int, int]] = []
    for name, turn, said in tuples_of(turns, "transcript_id", "turn", "text"):
        entries = by_turn.get((name, turn), [])
        text, after = replaced(said, [stretch for _, stretch in entries]) if entries else (said, [])
        texts.append(text)
        rows += [row for row, _ in entries]
        places += after
    # The ledger says where each stands in the new text.
    starts, ends = ([place[side] for place in places] for side in (0, 1))
    ledger = replacements.iloc[rows].assign(start=pd.array(starts, "Int64"), end=pd.array(ends, "Int64"))
    speakers = [speaker_shown(who, role, labels) for who, role in tuples_of(turns, "participant_id", "role")]
    return TURNS.check(turns.assign(text=texts, speaker=speakers)), REPLACEMENT_LEDGER.check(ledger)


def speaker_shown(participant_id: str, role: str, labels: dict[str, str]) -> str:
    """Under what a speaker appears: the participant's label, `Interviewer`, or `Other`."""
    if participant_id:
        return labels[participant_id]
    return "Interviewer" if role == "interviewer" else "Other"
