"""Suggestions: candidate codes for a segment, best first, each with its evidence. They propose and never decide."""

from themetrail.contracts.contract import Contract, integer, number, text

SUGGESTIONS = Contract(
    "suggestions",
    {
        "segment_id": text(),
        "rank": integer(minimum=1),
        "code_id": text(),
        "probability": number(low=0, high=1),  # empty where it cannot be trusted
        "evidence": text(required=False),
        "model_id": text(),
    },
    key=("segment_id", "rank"),
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
