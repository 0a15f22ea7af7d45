"""What coders were given and what they gave back: assignments, decisions, codings, consensus, adjudications."""

import pandas as pd

from themetrail.contracts.column import flag, integer, number, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CHANGES, CODEBOOK_CHANGES

# Suggestions at once, or once the coder has coded; none in a share that judges them, or never.
SHOWING_ARMS = ("suggestions", "code_first")
# What comes back to its own coder in a later round is `again`: it judges the coder, and decides nothing.
AGAIN = "again"
ARMS = (*SHOWING_ARMS, "blind", "none", AGAIN)
STATUSES = ("coded", "no_code", "unseen")
# What leaves a code standing, what answers a suggestion without a code, and `seen`: looked at and given no code.
# `split` and `split_none` answer for a code that was split since: one of the codes that it became, or none of them.
GIVEN = ("own", "accepted", "edited")
STANDING = (*GIVEN, "split")
RETURNED_ACTIONS = (*GIVEN, "refused", "ignored", "seen")
ACTIONS = (*RETURNED_ACTIONS, "split", "split_none")
QUOTES = ("quote_me", "never_quote")

# What a round's coders were given, frozen. `words` is the text with each pseudonym collapsed to its category.
ISSUED_SEGMENTS = Contract(
    "issued segments",
    {
        **SEGMENTS.columns,
        "words": text(required=False),  # the text with each pseudonym collapsed, by which it is found again
    },
    key=("segment_id",),
)

# In which order the transcripts of a round stand, where the study asks for those first that teach most.
ORDER = Contract(
    "the order of transcripts",
    {
        "transcript_id": text(),
        "place": integer(minimum=1),  # where the transcript stands, from 1
        "chosen_by": text(choices=("gain", "random")),  # the drawn share judges suggestions, the others do not
        "gain": number(low=0),  # how much its coding would teach; empty where none is known
    },
    key=("transcript_id",),
)

ASSIGNMENTS = Contract(
    "assignments",
    {
        "round": text(),
        "coder_id": text(),
        "segment_id": text(),
        "arm": text(choices=ARMS),  # whether suggestions were shown, and when
        "status": text(choices=STATUSES),  # coded, seen without a code, or not seen
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
        "action": text(choices=ACTIONS),  # how the code came about, or what became of a suggestion
        "memo": text(required=False),
        "decided_at": text(required=False),
        "shown_digest": text(required=False),  # a digest of what the coder saw beside the segment
        "source_file": text(),
        "source_row": integer(minimum=1),
        "code_now": text(optional=True),  # empty where it was deleted, split, or no code was given
        "change": text(choices=CHANGES, optional=True),  # what became of the code since
        # As the coding desk tells them, and empty where a file does not
        "on_view": text(choices=("yes", "no"), optional=True),  # whether suggestions were on view when this was decided
        "unsure": text(choices=("yes", "no"), optional=True),
        "span": text(optional=True),  # shared by the parts of one selection of words over several segments
    },
)

# What coders marked beside their codes, on a whole segment or on a stretch of it: that they are not sure, and whether
# its words may stand in a paper. There is a row only where one of the two is said.
MARKS = Contract(
    "marks",
    {
        "round": text(),
        "coder_id": text(),
        "segment_id": text(),
        "start": integer(),
        "end": integer(),
        "unsure": flag(),
        # whether the coder asks for the words to be quoted, or never; empty: nothing is said of it
        "quote": text(required=False, choices=QUOTES),
        "source_file": text(),
        "source_row": integer(minimum=1),
    },
)

# For the codebook meeting: codes that coders propose, which are no codes yet, what they wrote on whole transcripts, and
# words that they highlighted in Word without a comment.
PROPOSALS = Contract(
    "proposals",
    {
        "round": text(),
        "coder_id": text(),
        # a code that is proposed, a memo on a whole transcript, or words that were only marked
        "what": text(choices=("new_code", "transcript_memo", "marked")),
        "transcript_id": text(required=False),
        "segment_id": text(required=False),
        "start": integer(required=False),
        "end": integer(required=False),  # where they end; empty with start: the whole segment, or none
        "name": text(required=False),
        "definition": text(required=False),
        "memo": text(required=False),
        "proposed_at": text(required=False),  # when, where the file tells it
        "source_file": text(),
        "source_row": integer(minimum=1),  # its place in the list of the export, or its number among the comments
    },
)

# Every change that coders made in their desks, on segments as they were issued. What was there before holds memos.
DESK_HISTORY = Contract(
    "desk history",
    {
        "round": text(),
        "coder_id": text(),
        "sequence": integer(),  # the place of the change in the coder's work
        "at": text(required=False),  # when it was made
        "what": text(),  # what the coder did
        "segment_id": text(required=False),
        "before": text(required=False),  # JSON of what was changed, from what and to what
        "source_file": text(),
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
        "decided_by": text(),  # who gave it or settled it: coder ids, `;` between
    },
    key=("segment_id", "code_id"),
)

# The words that codes of the consensus stand on: one row a stretch, offsets in the anonymised turn.
CONSENSUS_SPANS = Contract(
    "consensus spans",
    {
        "segment_id": text(),
        "code_id": text(),
        "start": integer(),
        "end": integer(),
        "rule": text(choices=("union", "intersection", "majority", "whole")),  # `whole`: nobody marked words for it
        "marked_by": text(required=False),  # who marked these words: coder ids, `;` between
    },
    key=("segment_id", "code_id", "start", "end"),
)

ADJUDICATIONS = Contract(
    "adjudications",
    {
        "round": text(),
        "segment_id": text(),
        "code_id": text(),
        "decision": text(choices=("keep", "drop")),  # whether the code stands in this segment
        "decided_by": text(),
        "reason": text(required=False),
        # the code of today, as in decisions; of a split code that was dropped a row for each
        "code_now": text(optional=True),
    },
    key=("round", "segment_id", "code_id", "code_now"),
)

DELIVERIES = Contract(
    "deliveries",
    {
        "round": text(),
        "coder_id": text(),
        # whether it was issued, is awaited, has nothing left to code, or is here
        "status": text(choices=("not_issued", "awaited", "nothing_left", "delivered")),
        "file": text(required=False),  # the file, called by the coder's id
        "digest": text(required=False),  # a keyed digest of the file
    },
    key=("round", "coder_id", "file"),  # a coder who works in Word returns a file for each transcript
)

# Where the words of an issued segment stand now; one issued segment may have become several.
ANCHORS = Contract(
    "anchors",
    {
        "round": text(),
        "issued_segment_id": text(),
        "segment_id": text(required=False),  # the segment of today, by its id; empty where the words are gone
        # how the words were found again (docs: coding)
        "how": text(choices=("same", "moved", "pseudonym", "alike", "by_hand", "withdrawn", "dropped", "lost")),
        "similarity": number(low=0, high=1),  # of words that were corrected (alike): the share that both have in common
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
        "similarity": number(low=0, high=1),  # the share of words that both have
    },
    key=("round", "issued_segment_id"),
)

UNRESOLVED = Contract(
    "unresolved codings",
    {
        "round": text(),
        "segment_id": text(),
        "code_id": text(),
        "support": text(),  # coders for it of coders who saw the segment, as in consensus
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
        "issued_start": integer(),  # where the coding begins in the segment as it was issued
        "issued_end": integer(),  # where it ends in the segment as it was issued
        "code_id": text(),  # the code as it was given
        "offered": text(),  # the codes of today that it became, `;` between
        "decided": text(required=False),  # the codes that the coder chose, `;` between, or `none of these`
        "segment_id": text(),  # where the words stand now, as in the anchors
        "start": integer(),
        "end": integer(),
        "source_row": integer(required=False, minimum=1),  # the row of the coder's list, where it is decided
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
        "decisions": integer(),  # decisions that gave the old code, on issued segments
        "carried": integer(),  # of these, how many stand under the code of today
        "decided_anew": integer(),  # how many stand as the codes that the coder chose after the split
        "dropped": integer(),  # how many are gone, since the code was deleted or none of its successors fits
        "waiting": integer(),  # how many wait for their coder to say which code they are
    },
    key=("old_code_id",),
)

# What is missing before the tables are whole: a row for each round, coder, segment or code of a segment.
STILL_TO_COME = Contract(
    "what is still to come",
    {
        "what": text(  # what is missing
            choices=("round_not_issued", "coder_awaited", "unseen", "given_to_nobody", "unresolved", "split_open")
        ),
        "round": text(optional=True),
        "coder_id": text(optional=True),
        "transcript_id": text(optional=True),
        "segment_id": text(optional=True),
        "code_id": text(optional=True),
    },
)


def without_again(assignments: pd.DataFrame, codings: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Assignments and codings without those that came back to their own coder, which compare no two coders."""
    key = ["round", "coder_id", "segment_id"]
    back = pd.MultiIndex.from_frame(assignments.loc[assignments["arm"] == AGAIN, key])
    kept = codings if back.empty else codings[~pd.MultiIndex.from_frame(codings[key]).isin(back)]
    return assignments[assignments["arm"] != AGAIN], kept
