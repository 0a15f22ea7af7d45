"""The form of the sheet on which disagreements are settled, shared by those who write it and those who read it back."""

from collections.abc import Callable, Collection
from typing import NamedTuple

FindCode = Callable[[str], str | None]
Rows = list[tuple[int, dict[str, str]]]  # the number of a row, and its cells by column; `place`, where it has another

ADJUDICATION = "Adjudication"
KEEP, DROP = "keep", "drop"
DECIDED_BY = "Decided by"
OPEN = ("Decision", "Reason")  # the columns that the adjudicator fills in
HEAD = ["Segment", "Speaker", "Text", "Code id", "Code", "Given by", "Also given", "Memos", "Decision", "Reason"]


class JudgedRound(NamedTuple):
    """A round that is adjudicated: the digests of its issues, the segments that were issued, and what a code's id or
    name means in it."""

    name: str
    digests: Collection[str]
    issued: Collection[str]
    find: FindCode
