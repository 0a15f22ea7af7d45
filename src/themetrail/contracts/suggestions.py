"""Suggestions: candidate codes for a segment, best first, each with its evidence. They propose and never decide."""

from themetrail.contracts.column import integer, number, text
from themetrail.contracts.contract import Contract

SUGGESTIONS = Contract(
    "suggestions",
    {
        "segment_id": text(),
        "rank": integer(minimum=1),
        "code_id": text(),
        "probability": number(low=0, high=1),  # empty where it cannot be trusted
        "evidence": text(required=False),  # evidence_ids, `;` between, most similar first
        "model_id": text(),
    },
    key=("segment_id", "rank"),
)

# What people decided in the rounds before the current one: a segment that they saw, and its codes, maybe none.
EARLIER = Contract(
    "decisions of earlier rounds",
    {
        "segment_id": text(),
        "round": text(),  # the latest of those rounds in which anybody saw the segment
        "codes": text(required=False),  # code_ids of the consensus, `;` between
    },
    key=("segment_id",),
)

# The coded examples that suggestions cite, with their anonymised words.
EVIDENCE = Contract(
    "the evidence of suggestions",
    {
        "evidence_id": text(),  # the segment_id, with source and transcript_id before it where two examples share one
        "source": text(),  # prior, or the round in which people coded it
        "transcript_id": text(),
        "segment_id": text(),
        "codes": text(),  # code_ids, `;` between
        "text": text(),
    },
    key=("evidence_id",),
)

EVALUATION = Contract(
    "the evaluation of suggestions",
    {
        "scope": text(),  # overall, or a code
        "code_id": text(required=False),
        "method": text(),  # the model, or the baseline it is held against
        "measure": text(),
        "value": number(),
        "n_segments": integer(),
        "reason": text(required=False),  # why the value is empty
    },
    key=("scope", "code_id", "method", "measure"),
)
