"""Cut a text at given places into spans that leave nothing out, and never inside brackets."""

from __future__ import annotations

import re
from itertools import pairwise

Span = tuple[int, int]  # code points, start inclusive, end exclusive

_BRACKETED = re.compile(r"\[[^\[\]\n]{0,200}\]")  # [laughs], and the placeholders that stand for names
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")


def spans_between(text: str, starts: list[int]) -> list[Span]:
    """The text cut where each of `starts` is: spans next to each other, from the first character to the last.

    White space between two spans belongs to the first. A start inside square brackets is passed over, and so is one
    behind which no words follow.
    """
    inside = [match.span() for match in _BRACKETED.finditer(text)]
    cuts = set()
    for start in starts:
        moved = start + len(text[start:]) - len(text[start:].lstrip())
        if moved < len(text) and text[:moved].strip() and not any(a < moved < b for a, b in inside):
            cuts.add(moved)
    edges = [0, *sorted(cuts), len(text)]
    return list(pairwise(edges))


def paragraph_starts(text: str, paragraph_break: str = "blank_line") -> list[int]:
    """Where each paragraph after the first begins: behind a `blank_line`, or behind each end of a `line`."""
    pattern = _BLANK_LINE if paragraph_break == "blank_line" else _LINE
    return [match.end() for match in pattern.finditer(text)]


def windows(spans: list[Span], size: int) -> list[Span]:
    """Neighbouring spans joined `size` by `size`, none twice; the last window may be shorter."""
    return [(group[0][0], group[-1][1]) for i in range(0, len(spans), size) if (group := spans[i : i + size])]
