"""The form of a coding sheet, shared by those who write it and those who read it back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

FORM = 2  # of the coding sheet; in the first, suggestions stood before the codes, and nothing but Seen and Memo after

READ_ME, CODING, CODEBOOK, EVIDENCE, ISSUE = "Read me", "Coding", "Codebook", "Evidence", "_issue"
SEGMENT, TURN, SPEAKER, TEXT, SEEN, MEMO = "Segment", "Turn", "Speaker", "Text", "Seen", "Memo"
WORDS, UNSURE, QUOTE = "Words meant", "Unsure", "Quote"
ACCEPT, REFUSE, SEEN_MARK, UNSURE_MARK = "accept", "refuse", "seen", "unsure"
QUOTE_ME, NEVER_QUOTE = "quote me", "never quote"
HEADER_ROW = 2  # above it one line says whose sheet this is, and how much of it is done
_PROGRESS = re.compile(r"Done \d+ of \d+")


@dataclass(frozen=True)
class Columns:
    """The header of a coding sheet with so many suggestions and own codes per segment."""

    suggestions: int
    own_codes: int

    @cached_property
    def codes(self) -> list[str]:
        """The headings of the columns for codes of the coder's own."""
        return [own_code(k) for k in range(1, self.own_codes + 1)]

    @cached_property
    def suggested(self) -> list[str]:
        """The headings of the suggestions, each with its answer."""
        return [name for k in range(1, self.suggestions + 1) for name in (suggestion(k), answer(k))]

    @cached_property
    def names(self) -> list[str]:
        """All headings, from left to right: what is read, what the coder writes, and last what was suggested."""
        return [SEGMENT, TURN, SPEAKER, TEXT, *self.codes, WORDS, SEEN, UNSURE, QUOTE, MEMO, *self.suggested]

    @cached_property
    def editable(self) -> list[str]:
        """The headings of the columns that a coder fills in."""
        answers = [answer(k) for k in range(1, self.suggestions + 1)]
        return [*self.codes, WORDS, SEEN, UNSURE, QUOTE, MEMO, *answers]

    @cached_property
    def deciding(self) -> list[str]:
        """The headings of the columns in any of which something has to stand for a segment to count as seen."""
        answers = [answer(k) for k in range(1, self.suggestions + 1)]
        return [*self.codes, SEEN, MEMO, *answers]

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


def progress(done: int, of: int) -> str:
    """What the cell above the codes shows."""
    return f"Done {done} of {of}"


def is_progress(text: str) -> bool:
    """Whether this is what that cell shows, or its formula, whatever a program has made of the rest of it."""
    return _PROGRESS.fullmatch(text) is not None or (text.startswith("=") and "Done" in text and "SUMPRODUCT" in text)
