"""What a coder saw beside a segment when deciding: the suggestions and their model, or that none were shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from themetrail.contracts.coding import SHOWING_ARMS
from themetrail.rows import tuples_of

_JSON = json.JSONEncoder(sort_keys=True, ensure_ascii=False)


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
    columns = ("segment_id", "rank", "code_id", "probability", "evidence", "model_id")
    for segment_id, *shown in tuples_of(suggestions.sort_values(["segment_id", "rank"]), *columns):
        rank, code_id, probability, evidence, model_id = shown
        known = None if pd.isna(probability) else round(float(probability), 6)
        by_segment.setdefault(segment_id, []).append(Suggestion(int(rank), code_id, known, evidence, model_id))
    return by_segment


def suggestion_text(entry: Suggestion, labels: Mapping[str, str]) -> str:
    """A suggestion as it stands on a coding sheet: the code's label, and below it how likely it is, and why."""
    likely = "" if entry.probability is None else f"{round(100 * entry.probability)} %"
    why = ", ".join(part for part in (likely, entry.evidence) if part)
    return labels[entry.code_id] + (f"\n({why})" if why else "")


def shown_digest(segment_id: str, arm: str, suggestions: list[Suggestion]) -> str:
    """SHA-256, in hexadecimal, of what was shown beside one segment: the arm and, where it shows any, the suggestions.

    It is the digest of JSON with sorted keys, so that an auditor can compute it from the issued tables alone.
    """
    shown = [vars(entry) for entry in suggestions] if arm in SHOWING_ARMS else []
    content = {"segment_id": segment_id, "arm": arm, "suggestions": shown}
    return hashlib.sha256(_JSON.encode(content).encode()).hexdigest()
