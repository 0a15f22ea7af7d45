"""Replacements: for each mention, what stands in its place from now on, or why it stays."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from themetrail.anonymise.resolve.mentions import Mention
from themetrail.contracts.replacements import REPLACEMENTS
from themetrail.rows import tuples_of


class Decided:
    """What the study decided on each form of each transcript."""

    def __init__(self, entities: pd.DataFrame, review_below: float) -> None:
        """`entities` are ENTITIES; replacements scored below `review_below` await review."""
        columns = ("transcript_id", "form", "category", "entity_id", "replacement", "treatment", "reviewed")
        self._of = {row[:3]: row[3:] for row in tuples_of(entities, *columns)}
        self._review_below = review_below

    def replacements(self, mentions: Iterable[Mention]) -> pd.DataFrame:
        """REPLACEMENTS, in the order of the mentions."""
        return REPLACEMENTS.frame([self._row(mention) for mention in mentions])

    def _row(self, mention: Mention) -> dict:
        transcript_id, turn, span, surface, form = mention
        entity, replacement, treatment, reviewed = self._of[transcript_id, form, span.category]
        if treatment == "keep":
            status = "kept"
        elif treatment in ("refused", "public"):
            status = treatment
        else:
            status = "awaiting_review" if reviewed == "no" and span.score < self._review_below else "applied"
        return {
            "transcript_id": transcript_id,
            "turn": turn,
            "start": span.start,
            "end": span.end,
            "surface": surface,
            "entity_id": entity,
            "category": span.category,
            "replacement": replacement,
            "detector": span.detector,
            "score": span.score,
            "status": status,
        }
