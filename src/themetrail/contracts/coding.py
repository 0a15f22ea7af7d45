"""What coders were given and what they gave back: assignments, decisions, codings, consensus, adjudications."""

from themetrail.contracts.column import integer, number, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CHANGES, CODEBOOK_CHANGES

ARMS = ("suggestions", "none")
STATUSES = ("coded", "no_code", "unseen")
# What leaves a code standing, what answers a suggestion without a code, and `seen`: looked at and given no code.
# `split` and `split_none` answer for a code that was split since: one of the codes that it became, or none of them.
GIVEN = ("own", "accepted", "edited")
STANDING = (*GIVEN, "split")
RETURNED_ACTIONS = (*GIVEN, "refused", "ignored", "seen")
ACTIONS = (*RETURNED_ACTIONS, "split", "split_none")

# What a round's coders were given, frozen. `words` is the text with each pseudonym collapsed to its category.
ISSUED_SEGMENTS = Contract(
    "issued segments",
    {**SEGMENTS.columns, "words": text(required=False)},
    key=("segment_id",),
)

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

# Of the unseen: what has no row in the sheet that its coder returned, such as a copy of what a filter showed.
WITHOUT_ROW = Contract(
    "segments without a row",
    {"round": text(), "coder_id": text(), "segment_id": text()},
    key=("round", "coder_id", "segment_id"),
)

# `start` and `end` are offsets in the anonymised turn; `shown_digest` stands for what the coder saw. `code_id` is the
# code as it was given; `code_now` is what it is called in the codebook of today, and `change` what became of it since.
DECISIONS = Contract(
    "decisions",
    {
        "round": text(),
        "coder_id": text(),
        "segment_id": text(),
        "start": integer(),
        "end": integer(),
        "code_id": text(required=False),  # empty only where the action is `seen`
        "action": text(choices=ACTIONS),
        "memo": text(required=False),
        "decided_at": text(required=False),
        "shown_digest": text(required=False),
        "source_file": text(),
        "source_row": integer(minimum=1),
        "code_now": text(optional=True),  # empty where it was deleted, split, or no code was given
        "change": text(choices=CHANGES, optional=True),
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
        "code_now": text(optional=True),  # as in decisions; of a split code that was dropped a row for each
    },
    key=("round", "segment_id", "code_id", "code_now"),
)

DELIVERIES = Contract(
    "deliveries",
    {
        "round": text(),
        "coder_id": text(),
        "status": text(choices=("not_issued", "awaited", "nothing_left", "delivered")),
        "file": text(required=False),
        "digest": text(required=False),
    },
    key=("round", "coder_id"),
)

# Where the words of an issued segment stand now; one issued segment may have become several.
ANCHORS = Contract(
    "anchors",
    {
        "round": text(),
        "issued_segment_id": text(),
        "segment_id": text(required=False),  # empty where the words are gone
        "how": text(choices=("same", "moved", "pseudonym", "alike", "by_hand", "withdrawn", "dropped", "lost")),
        "similarity": number(low=0, high=1),  # of words that were corrected (alike): the share that they have in common
    },
    key=("round", "issued_segment_id", "segment_id"),
)

LOST = Contract(
    "lost segments",
    {
        "round": text(),
        "issued_segment_id": text(),
        "transcript_id": text(),
        "turn": integer(),
        "nearest_segment_id": text(required=False),  # the most similar of the segments that nothing else is anchored to
        "similarity": number(low=0, high=1),
    },
    key=("round", "issued_segment_id"),
)

UNRESOLVED = Contract(
    "unresolved codings",
    {
        "round": text(),
        "segment_id": text(),
        "code_id": text(),
        "support": text(),  # as in consensus
        "rule": text(),
        "reason": text(choices=("tie", "primary_has_not_seen_it", "split_open")),
    },
    key=("round", "segment_id", "code_id"),
)

# What a coder gave a code that was split since: which code it is now, is this coder's to say.
SPLITS = Contract(
    "codings of codes that were split",
    {
        "round": text(),
        "coder_id": text(),
        "issued_segment_id": text(),
        "issued_start": integer(),
        "issued_end": integer(),
        "code_id": text(),  # as it was given
        "offered": text(),  # the codes of today that it became, `;` between
        "decided": text(required=False),  # the codes that the coder chose, `;` between, or `none of these`
        "segment_id": text(),  # where the words stand now, as in the anchors
        "start": integer(),
        "end": integer(),
        "source_row": integer(required=False, minimum=1),  # of the coder's list, where it is decided
    },
    key=("round", "coder_id", "issued_segment_id", "issued_start", "issued_end", "code_id", "segment_id"),
)
NONE_OF_THESE = "none of these"

# What the table of changes came to: decisions = carried + decided_anew + dropped + waiting in each row.
CARRIED = Contract(
    "the changes of the codebook and what they carried",
    {
        **CODEBOOK_CHANGES.columns,
        "code_now": text(required=False),  # the codes of today at the end of all changes, `;` between
        "decisions": integer(),  # that gave the old code, on issued segments
        "carried": integer(),  # that stand under the code of today
        "decided_anew": integer(),  # that stand as the codes that the coder chose after the split
        "dropped": integer(),  # since the code was deleted, or none of the codes fits that it became
        "waiting": integer(),  # for their coder to say which code they are
    },
    key=("old_code_id",),
)

# What is missing before the tables are whole: a row for each round, coder, segment or code of a segment.
STILL_TO_COME = Contract(
    "what is still to come",
    {
        "what": text(
            choices=("round_not_issued", "coder_awaited", "unseen", "given_to_nobody", "unresolved", "split_open")
        ),
        "round": text(optional=True),
        "coder_id": text(optional=True),
        "transcript_id": text(optional=True),
        "segment_id": text(optional=True),
        "code_id": text(optional=True),
    },
)
