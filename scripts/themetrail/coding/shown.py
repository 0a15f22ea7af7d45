"""What a coder saw beside a segment when deciding: the suggestions and their model, or that none were shown."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Suggestion:
    """One suggested code as it was shown."""

    rank: int
    code_id: str
    probability: float | None
    evidence: str
    model_id: str


def suggestions_by_segment(suggestions: pd.DataFrame) -> dict[str, list[Suggestion]]:
    """The suggestions of each segment, best first, from a table of `suggestions`."""
    by_segment: dict[str, list[Suggestion]] = {}
    for row in suggestions.sort_values(["segment_id", "rank"]).itertuples():
        probability = None if pd.isna(row.probability) else round(float(row.probability), 6)
        shown = Suggestion(int(row.rank), row.code_id, probability, row.evidence, row.model_id)
        by_segment.setdefault(row.segment_id, []).append(shown)
    return by_segment


def shown_digest(segment_id: str, arm: str, suggestions: list[Suggestion]) -> str:
    """SHA-256, in hexadecimal, of what was shown beside one segment: the arm and, in it, the suggestions.

    It is the digest of JSON with sorted keys, so that an auditor can compute it from the issued tables alone.
    """
    shown = [vars(entry) for entry in suggestions] if arm == "suggestions" else []
    content = {"segment_id": segment_id, "arm": arm, "suggestions": shown}
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
