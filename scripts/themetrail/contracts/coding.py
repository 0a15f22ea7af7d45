"""What coders were given and what they gave back: assignments, decisions, codings, consensus, adjudications."""

from themetrail.contracts.contract import Contract, integer, text

ARMS = ("suggestions", "none")
STATUSES = ("coded", "no_code", "unseen")
ACTIONS = ("own", "accepted", "edited", "refused", "ignored")

ASSIGNMENTS = Contract(
    "assignments",
    {
        "round": text(),
        "coder_id": text(),
        "segment_id": text(),
        "arm": text(choices=ARMS),  # whether suggestions were shown
        "status": text(choices=STATUSES),
    },
    key=("round", "coder_id", "segment_id"),
)

# `start` and `end` are offsets in the anonymised turn; `shown_digest` stands for what the coder saw.
DECISIONS = Contract(
    "decisions",
    {
        "round": text(),
        "coder_id": text(),
        "segment_id": text(),
        "start": integer(),
        "end": integer(),
        "code_id": text(),
        "action": text(choices=ACTIONS),
        "memo": text(required=False),
        "decided_at": text(required=False),
        "shown_digest": text(required=False),
        "source_file": text(),
        "source_row": integer(minimum=1),
    },
)

CODINGS = Contract(
    "codings",
    {
        "round": text(),
        "coder_id": text(),
        "segment_id": text(),
        "start": integer(),
        "end": integer(),
        "code_id": text(),
    },
    key=("round", "coder_id", "segment_id", "start", "end", "code_id"),
)

CONSENSUS = Contract(
    "consensus",
    {
        "segment_id": text(),
        "code_id": text(),
        "support": text(),  # coders for it of coders who saw the segment, as "1/2"
        "rule": text(),  # single, union, intersection, majority, primary, adjudicated
        "decided_by": text(),  # coder ids, `;` between
    },
    key=("segment_id", "code_id"),
)

ADJUDICATIONS = Contract(
    "adjudications",
    {
        "round": text(),
        "segment_id": text(),
        "code_id": text(),
        "decision": text(choices=("keep", "drop")),
        "decided_by": text(),
        "reason": text(required=False),
    },
    key=("round", "segment_id", "code_id"),
)

DELIVERIES = Contract(
    "deliveries",
    {
        "round": text(),
        "coder_id": text(),
        "status": text(choices=("not_issued", "awaited", "delivered")),
        "file": text(required=False),
        "digest": text(required=False),
    },
    key=("round", "coder_id"),
)
