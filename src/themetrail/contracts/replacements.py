"""Replacements: each stretch of a turn that was taken out, what stood there (sealed) and what stands there now."""

from themetrail.contracts.column import integer, number, text
from themetrail.contracts.contract import Contract

STATUSES = ("applied", "kept", "refused", "public", "awaiting_review")

# Offsets are of the turn as it came in.
REPLACEMENTS = Contract(
    "replacements",
    {
        "transcript_id": text(),
        "turn": integer(),
        "start": integer(),
        "end": integer(),
        "surface": text(),
        "entity_id": text(),
        "category": text(),
        "replacement": text(required=False),
        "detector": text(),
        "score": number(low=0, high=1),
        "status": text(choices=STATUSES),  # what became of it: replaced, or left and why
    },
    key=("transcript_id", "turn", "start"),
)

# The public part: no surface form, and offsets of the anonymised turn.
REPLACEMENT_LEDGER = Contract(
    "the anonymisation ledger",
    {name: column for name, column in REPLACEMENTS.columns.items() if name != "surface"},
    key=("transcript_id", "turn", "start"),
)

# What is read of it where only is asked where pseudonyms stand.
PSEUDONYM_PLACES = Contract(
    REPLACEMENT_LEDGER.name,
    {
        name: REPLACEMENT_LEDGER.columns[name]
        for name in ("transcript_id", "turn", "start", "end", "category", "status")
    },
    key=REPLACEMENT_LEDGER.key,
)

# What is read of it where only is counted what became of what was found.
FATES = Contract(
    REPLACEMENT_LEDGER.name,
    {name: REPLACEMENT_LEDGER.columns[name] for name in ("transcript_id", "category", "status")},
)

# What is read of them where only is asked which words were replaced.
REPLACED = Contract(REPLACEMENTS.name, {name: REPLACEMENTS.columns[name] for name in ("surface", "category", "status")})
