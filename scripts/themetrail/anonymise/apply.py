"""Apply: every mention is replaced on its place in the turn, and the ledger says what stood there."""

from __future__ import annotations

import pandas as pd

from themetrail.anonymise.lexicon import Lexicon
from themetrail.anonymise.mentions import Mention, mentions_of
from themetrail.anonymise.spans import replaced
from themetrail.contracts.anonymise import ENTITIES
from themetrail.contracts.replacements import LEDGER, REPLACEMENTS
from themetrail.contracts.turns import TURNS


def apply(
    turns: pd.DataFrame,
    detections: pd.DataFrame,
    lexicon: pd.DataFrame,
    entities: pd.DataFrame,
    labels: dict[str, str],
    review_below: float,
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """TURNS, REPLACEMENTS (sealed) and LEDGER (public) of sealed turns.

    `labels` gives the label of each participant; replacements scored below `review_below` await review. What stood
    between replacements is untouched: `restored` gives back every turn to the code point.
    """
    shown = {
        (row["transcript_id"], row["form"], row["category"]): row for row in ENTITIES.check(entities).to_dict("records")
    }
    by_turn: dict[tuple[str, int], list[Mention]] = {}
    for mention in mentions_of(turns, detections, Lexicon.from_table(lexicon)):
        by_turn.setdefault((mention.transcript_id, mention.turn), []).append(mention)
    texts, sealed, public = [], [], []
    for row in turns[["transcript_id", "turn", "text"]].itertuples(index=False):
        entries = [
            _entry(mention, shown[mention.transcript_id, mention.form, mention.span.category], review_below)
            for mention in by_turn.get((row.transcript_id, int(row.turn)), [])
        ]
        text, after = anonymised(row.text, entries)
        texts.append(text)
        sealed += entries
        public += after
    said = turns.assign(text=texts, speaker=[speaker_shown(row, labels) for row in turns.to_dict("records")])
    return TURNS.check(said), REPLACEMENTS.frame(sealed), LEDGER.frame(public)


def anonymised(text: str, entries: list[dict]) -> tuple[str, list[dict]]:
    """The turn's text with its replacements in, and the ledger's rows in the offsets of that text."""
    stretches = [
        (entry["start"], entry["end"], entry["replacement"] if is_replaced(entry) else entry["surface"])
        for entry in entries
    ]
    new, places = replaced(text, stretches)
    rows = []
    for entry, (start, end) in zip(entries, places, strict=True):
        rows.append({name: entry[name] for name in LEDGER.columns if name in entry} | {"start": start, "end": end})
    return new, rows


def is_replaced(entry: dict) -> bool:
    """Whether a row of the ledger stands for words that were taken out."""
    return entry["status"] in ("applied", "awaiting_review")


def speaker_shown(turn: dict, labels: dict[str, str]) -> str:
    """Under what a speaker appears: the participant's label, `Interviewer`, or `Other`."""
    if turn["participant_id"]:
        return labels[turn["participant_id"]]
    return "Interviewer" if turn["role"] == "interviewer" else "Other"


def _entry(mention: Mention, entity: dict, review_below: float) -> dict:
    if entity["treatment"] == "keep":
        status = "kept"
    elif entity["treatment"] == "refused":
        status = "refused"
    else:
        doubtful = entity["reviewed"] == "no" and mention.span.score < review_below
        status = "awaiting_review" if doubtful else "applied"
    return {
        "transcript_id": mention.transcript_id,
        "turn": mention.turn,
        "start": mention.span.start,
        "end": mention.span.end,
        "surface": mention.surface,
        "entity_id": entity["entity_id"],
        "category": mention.span.category,
        "replacement": entity["replacement"],
        "detector": mention.span.detector,
        "score": mention.span.score,
        "status": status,
    }
