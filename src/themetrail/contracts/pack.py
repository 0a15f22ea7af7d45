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
        "date": text(),  # YYYY-MM-DD
        "title": text(required=False),  # what stands behind the date
        "text": text(),
    },
    key=("coder_id", "entry"),
)

# Who took part. `group` is empty for all participants together.
SAMPLE = Contract(
    "the sample",
    {
        "attribute": text(required=False),  # a column of the sheet of participants; empty for how many there are
        "kind": text(choices=("participants", "count", "number", "left_out")),
        "category": text(required=False),
        "group": text(required=False),
        "n": integer(required=False),
        "share": number(low=0, high=1),
        "merged": integer(required=False, minimum=1),  # how many categories it was before small ones were merged
        "mean": number(),
        "low": number(),  # lower end of the lowest band in which there are people, never a person's own value
        "high": number(),
        "reason": text(required=False),  # why it is left out
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
        "code_a": text(),
        "code_b": text(),
        "n_both": integer(minimum=1),
        "n_a": integer(),
        "n_b": integer(),
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
        "n_segments": integer(),  # that bear it or anything below it
        "n_participants": integer(required=False),  # who mention it or anything below it
    },
    key=("code_id",),
)

MEMOS = Contract(
    "the memo book",
    {
        "memo_id": text(),
        "round": text(),
        "coder_id": text(),
        "transcript_id": text(required=False),
        "segment_id": text(required=False),  # empty: it is on the whole transcript
        "speaker": text(required=False),
        "codes": text(required=False),  # that the coder gave there with this memo, `;` between
        "refused": text(required=False),  # suggested codes that the coder did not take
        "deviant": flag(),  # whether it bears the tag of a deviant case
        "memo": text(),
        "passage": text(required=False),  # empty where it may not be quoted
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
        "decision": text(choices=("keep", "drop")),
        "decided_by": text(),
        "n_gave": integer(),  # coders who gave it, of those who read the segment
        "n_read": integer(),
        "reason": text(required=False),
        "passage": text(required=False),
        "quotable": flag(),
    },
)

# What changed from one codebook that coders were given to the next, and to that of today.
CODEBOOK_VERSIONS = Contract(
    "the versions of the codebook",
    {
        "before": text(),  # a round, or `today`
        "after": text(),
        "what": text(choices=("added", "removed", "renamed", "merged", "split", "deleted", "changed")),
        "code_id": text(),
        "name": text(required=False),
        "column": text(required=False),  # of the codebook, where a cell was changed
        "old": text(required=False),
        "new": text(required=False),
        "reason": text(required=False),
    },
)

STATUSES_OF_ITEMS = ("filled", "partly", "for_the_author")
CHECKLISTS = Contract(
    "the checklists",
    {
        "checklist": text(),
        "item": text(),
        "topic": text(),
        "asked": text(),
        "status": text(choices=STATUSES_OF_ITEMS),
        "answer": text(),
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
