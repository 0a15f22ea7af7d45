"""The form of a coding sheet, shared by those who write it and those who read it back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

FORM = 1  # of the coding sheet

READ_ME, CODING, CODEBOOK, ISSUE = "Read me", "Coding", "Codebook", "_issue"
SEGMENT, TURN, SPEAKER, TEXT, SEEN, MEMO = "Segment", "Turn", "Speaker", "Text", "Seen", "Memo"
ACCEPT, REFUSE, SEEN_MARK = "accept", "refuse", "seen"
HEADER_ROW = 2  # above it one line says whose sheet this is


@dataclass(frozen=True)
class Columns:
    """The header of a coding sheet with so many suggestions and own codes per segment."""

    suggestions: int
    own_codes: int

    @cached_property
    def names(self) -> list[str]:
        """All headings, from left to right."""
        suggested = [name for k in range(1, self.suggestions + 1) for name in (suggestion(k), answer(k))]
        return [SEGMENT, TURN, SPEAKER, TEXT, *suggested, *map(own_code, range(1, self.own_codes + 1)), SEEN, MEMO]

    @cached_property
    def editable(self) -> list[str]:
        """The headings of the columns that a coder fills in."""
        answers = [answer(k) for k in range(1, self.suggestions + 1)]
        return [*answers, *map(own_code, range(1, self.own_codes + 1)), SEEN, MEMO]

    def position(self, name: str) -> int:
        """The column's number, from 1."""
        return self._positions[name]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {name: position for position, name in enumerate(self.names, start=1)}


def suggestion(k: int) -> str:
    """Heading of the k-th suggestion."""
    return f"Suggestion {k}"


def answer(k: int) -> str:
    """Heading of the answer to the k-th suggestion."""
    return f"Answer {k}"


def own_code(k: int) -> str:
    """Heading of the k-th column for an own code."""
    return f"Code {k}"
