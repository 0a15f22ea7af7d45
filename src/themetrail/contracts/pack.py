"""The tables of the reviewer's pack, and the reflexivity log that it prints."""

from themetrail.contracts.column import flag, integer, number, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.study import LEVELS

# What coders wrote on themselves: one row for each dated entry of a coder's file.
REFLEXIVITY = Contract(
    "the reflexivity log",
    {
        "coder_id": text(),
        "entry": integer(minimum=1),  # its place in the coder's file
        "date": text(),  # the date of the entry (YYYY-MM-DD)
        "title": text(required=False),  # what stands behind the date
        "text": text(),  # what the coder wrote, with names replaced
    },
    key=("coder_id", "entry"),
)

# Who took part. `group` is empty for all participants together.
SAMPLE = Contract(
    "the sample",
    {
        "attribute": text(required=False),  # a column of the sheet of participants; empty for how many there are
        # how many there are, how many of a category, numbers, or a column that is left out
        "kind": text(choices=("participants", "count", "number", "left_out")),
        "category": text(required=False),  # the value of the attribute; of merged ones all
        "group": text(required=False),
        "n": integer(required=False),  # participants
        "share": number(low=0, high=1),
        "merged": integer(required=False, minimum=1),  # how many categories it was before small ones were merged
        "mean": number(),  # the mean, of an attribute in numbers
        "low": number(),  # lower end of the lowest band in which there are people, never a person's own value
        "high": number(),  # upper end of the highest band in which there are people
        "reason": text(required=False),  # why a column is left out
    },
    key=("attribute", "kind", "category", "group"),
)

# Behind these a column for each participant of the study, empty where somebody is not in the group.
PARTICIPANTS_BY_CODES = Contract(
    "participants by codes",
    {
        "group": text(),
        "code_id": text(),
        "level": text(choices=LEVELS),
        "name": text(),
        "n_participants": integer(),
        "n_total": integer(),
    },
    key=("group", "code_id"),
    open_ended=True,
)

# Pairs of codes that stand on the same segment of the final coding. `group` is empty for all together.
COOCCURRENCE = Contract(
    "co-occurrence of codes",
    {
        "group": text(required=False),
        "code_a": text(),  # one of the two codes, by its id
        "code_b": text(),  # the other, by its id
        "n_both": integer(minimum=1),  # segments that bear both
        "n_a": integer(),  # segments that bear the first
        "n_b": integer(),  # segments that bear the second
        "jaccard": number(low=0, high=1),  # n_both of all segments that bear either
    },
    key=("group", "code_a", "code_b"),
)

CODEBOOK_APPENDIX = Contract(
    "the codebook as an appendix",
    {
        "code_id": text(),
        "parent_id": text(required=False),
        "level": text(choices=LEVELS),
        "depth": integer(),
        "name": text(),
        "definition": text(required=False),
        "include": text(required=False),
        "exclude": text(required=False),
        "example": text(required=False),
        "n_segments": integer(),  # segments that bear it or anything below it
        "n_participants": integer(required=False),  # participants who mention it or anything below it
    },
    key=("code_id",),
)

MEMOS = Contract(
    "the memo book",
    {
        "memo_id": text(),  # the memo, by an id of its own
        "round": text(),
        "coder_id": text(),
        "transcript_id": text(required=False),
        "segment_id": text(required=False),  # the segment, by its id; empty: it is on the whole transcript
        "speaker": text(required=False),
        "codes": text(required=False),  # codes that the coder gave there with this memo, `;` between
        "refused": text(required=False),  # suggested codes that the coder did not take
        "deviant": flag(),  # whether it bears the tag of a deviant case
        "memo": text(),
        "passage": text(required=False),  # the words of the segment; empty where they may not be quoted
        "quotable": flag(),
    },
    key=("memo_id",),
)

ADJUDICATION_LOG = Contract(
    "the log of adjudications",
    {
        "round": text(),
        "segment_id": text(),
        "code_id": text(),
        "name": text(),
        "decision": text(choices=("keep", "drop")),  # whether the code stands in this segment
        "decided_by": text(),
        "n_gave": integer(),  # coders who gave it
        "n_read": integer(),  # coders who read the segment
        "reason": text(required=False),
        "passage": text(required=False),
        "quotable": flag(),
    },
)

# What changed from one codebook that coders were given to the next, and to that of today.
CODEBOOK_VERSIONS = Contract(
    "the versions of the codebook",
    {
        "before": text(),  # the earlier codebook: that of a round
        "after": text(),  # the later one: that of a round, or `today`
        # what happened to the entry
        "what": text(choices=("added", "removed", "renamed", "merged", "split", "deleted", "changed")),
        "code_id": text(),
        "name": text(required=False),
        "column": text(required=False),  # the column of the codebook, where a cell was changed
        "old": text(required=False),  # what stood in that column before
        "new": text(required=False),  # what stands in it now
        "reason": text(required=False),
    },
)

STATUSES_OF_ITEMS = ("filled", "partly", "for_the_author")
CHECKLISTS = Contract(
    "the checklists",
    {
        "checklist": text(),  # the checklist, such as COREQ
        "item": text(),  # the item, by its number in the checklist
        "topic": text(),  # what the item is about
        "asked": text(),  # what the item asks, in short
        "status": text(choices=STATUSES_OF_ITEMS),  # whether the study answers it, in part, or the author has to
        "answer": text(),  # the answer, or what the author has to say
    },
    key=("checklist", "item"),
)

# The tables of the pack by the names of their files.
TABLES_OF_PACK: dict[str, Contract] = {
    "sample": SAMPLE,
    "participants_by_codes": PARTICIPANTS_BY_CODES,
    "cooccurrence": COOCCURRENCE,
    "codebook": CODEBOOK_APPENDIX,
    "memos": MEMOS,
    "deviant_cases": MEMOS,
    "adjudications": ADJUDICATION_LOG,
    "codebook_versions": CODEBOOK_VERSIONS,
    "reflexivity": REFLEXIVITY,
    "checklists": CHECKLISTS,
}
