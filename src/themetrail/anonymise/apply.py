"""Apply: every mention is replaced on its place in the turn, and the ledger says what stands there."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from themetrail.anonymise.spans import replaced
from themetrail.contracts.replacements import REPLACEMENT_LEDGER, REPLACEMENTS
from themetrail.contracts.turns import TURNS
from themetrail.rows import tuples_of


def apply(turns: pd.DataFrame, replacements: pd.DataFrame, labels: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """TURNS and REPLACEMENT_LEDGER (public) of sealed turns and their REPLACEMENTS.

    `labels` gives the label of each participant. What stood between replacements is untouched: `restored` gives back
    every turn to the code point.
    """
    by_turn: dict[tuple[str, int], list[dict]] = defaultdict(list)
    for row in tuples_of(replacements, *REPLACEMENTS.columns):
        entry = dict(zip(REPLACEMENTS.columns, row, strict=True))
        by_turn[entry["transcript_id"], entry["turn"]].append(entry)
    texts, public = [], []
    for transcript_id, turn, said in tuples_of(turns, "transcript_id", "turn", "text"):
        text, after = anonymised(said, by_turn.get((transcript_id, turn), []))
        texts.append(text)
        public += after
    speakers = [speaker_shown(who, role, labels) for who, role in tuples_of(turns, "participant_id", "role")]
    return TURNS.check(turns.assign(text=texts, speaker=speakers)), REPLACEMENT_LEDGER.frame(public)


def anonymised(text: str, entries: list[dict]) -> tuple[str, list[dict]]:
    """The turn's text with its replacements in, and the ledger's rows in the offsets of that text."""
    if not entries:
        return text, []
    stretches = [
        (entry["start"], entry["end"], entry["replacement"] if is_replaced(entry) else entry["surface"])
        for entry in entries
    ]
    new, places = replaced(text, stretches)
    rows = []
    for entry, (start, end) in zip(entries, places, strict=True):
        rows.append(
            {name: entry[name] for name in REPLACEMENT_LEDGER.columns if name in entry} | {"start": start, "end": end}
        )
    return new, rows


def is_replaced(entry: dict) -> bool:
    """Whether a row of the ledger stands for words that were taken out."""
    return entry["status"] in ("applied", "awaiting_review")


def speaker_shown(participant_id: str, role: str, labels: dict[str, str]) -> str:
    """Under what a speaker appears: the participant's label, `Interviewer`, or `Other`."""
    if participant_id:
        return labels[participant_id]
    return "Interviewer" if role == "interviewer" else "Other"
