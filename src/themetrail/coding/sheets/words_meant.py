"""Find the words that a coder typed or pasted in the segment that they were taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from unicodedata import combining, normalize

Stretch = tuple[int, int]  # offsets in the text, in Unicode code points, end exclusive

_SINGLE, _DOUBLE, _DASHES = "‘’‚‛‹›`´", "“”„‟«»", "–—‑−"
_AS_TYPED = str.maketrans(dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_DASHES, "-"))


def find_words(words: str, text: str) -> tuple[Stretch | None, str]:
    """Where the words stand in the text, and what is wrong where they cannot be found once.

    First exactly; where they do not stand there so, without regard to case, white space, and the kind of quotation
    marks, apostrophes and dashes. What is wrong tells the words of the text by their number, and repeats none.
    """
    found = list(_exactly(words, text)) or list(_folded(words, text))
    if len(found) == 1:
        return found[0], ""
    if found:
        return None, (
            f"these words stand {len(found)} times in the segment; write more of the words around those that are meant"
        )
    return None, f"these words do not stand in the segment; {_nearest(words, text)}"


def _exactly(words: str, text: str) -> Iterator[Stretch]:
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _folded(words: str, text: str) -> Iterator[Stretch]:
    """The stretches that are the same once both are folded; each begins and ends with whole characters."""
    sought = "".join(folded for folded, _, _ in _characters(words.strip())).strip()
    pieces = list(_characters(text))
    whole = "".join(folded for folded, _, _ in pieces)
    starts: dict[int, int] = {}  # by the place in `whole`, where a character starts in the text, and where one ends
    ends: dict[int, int] = {}
    place = 0
    for folded, start, end in pieces:
        starts.setdefault(place, start)
        place += len(folded)
        ends[place] = end
    for first, last in _exactly(sought, whole) if sought else ():
        if first in starts and last in ends:
            yield starts[first], ends[last]


def _characters(text: str) -> Iterator[tuple[str, int, int]]:
    """Each character with the accents upon it, or each run of white space, as it is compared, and where it stands."""
    for found in re.finditer(r"\s+|\S", text):
        start, end = found.span()
        if combining(text[start]) and start:
            continue  # it stands upon the character before it
        while end < len(text) and combining(text[end]):
            end += 1
        folded = " " if text[start].isspace() else normalize("NFC", normalize("NFC", text[start:end]).casefold())
        yield folded.translate(_AS_TYPED), start, end


def _nearest(words: str, text: str) -> str:
    """Which words of the text are nearest to those that are sought, by their numbers."""
    sought, there = ([word.casefold() for word in one.split()] for one in (words, text))
    same = SequenceMatcher(None, there, sought, autojunk=False).find_longest_match()
    if not same.size:
        return (
            "none of them does, so that they may be another segment's (copy them from the column Text of the same row)"
        )
    first, last = max(same.a - same.b, 0) + 1, min(same.a - same.b + len(sought), len(there))
    place = f"its word {first}" if first == last else f"its words {first} to {last}"
    return f"nearest is {place} of {len(there)} (copy them from the column Text of the same row)"
