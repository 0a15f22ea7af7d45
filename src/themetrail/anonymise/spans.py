"""Stretches of a turn: made disjoint, replaced on their original offsets, and put back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, Protocol

REPLACED_FROM = 0.4  # what is detected with less than this score is asked about, not replaced
STRONG = ("title", "greeting", "initials", "role")  # detectors that go by what announces a person
NAMED = ("person", "place", "organisation")  # the categories of what bears a name


class Span(NamedTuple):
    """A stretch of a text (code points, end exclusive), what it is, who says so and how surely (0 to 1)."""

    start: int
    end: int
    category: str
    detector: str
    score: float


class Stretch(Protocol):
    """A word, a span: whatever has a place in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def lies_in_any(place: Stretch, stretches: Iterable[tuple[int, int]]) -> bool:
    """Whether one of the stretches holds all of a place."""
    return any(start <= place.start and place.end <= end for start, end in stretches)


# Where two overlap, what is read from its shape alone is surer than a name.
_NAMES = ("person", "organisation", "place")
_ORDER = {"person": 1, "organisation": 2, "place": 2, "age": 4, "date": 3}


def disjoint(spans: Iterable[Span]) -> list[Span]:
    """Spans that do not overlap, in order, and that cover every character that a dropped span covered.

    Overlapping spans of one category become one; of two categories, patterns come before names, then the longer one,
    and what is left over of the other keeps its own category, so that nothing detected is left uncovered.
    """
    joined = sorted(_joined(spans))
    if all(span.start < span.end for span in joined) and all(one.end <= after.start for one, after in pairwise(joined)):
        return joined  # as nearly always
    taken: list[Span] = []
    ranked = sorted(joined, key=lambda s: (_ORDER.get(s.category, 0), s.start - s.end, -s.score, s.start, s.category))
    for span in ranked:
        for start, end in _free(span.start, span.end, taken):
            taken.append(span._replace(start=start, end=end))
    return sorted(taken)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans of one category as one, under its surest detector."""
    joined: list[Span] = []
    for span in sorted(spans, key=attrgetter("category", "start", "end", "detector")):
        last = joined[-1] if joined else None
        if last and last.category == span.category and span.start < last.end:
            best = span if span.score > last.score else last
            joined[-1] = Span(last.start, max(last.end, span.end), *best[2:])
        else:
            joined.append(span)
    return joined


def _free(start: int, end: int, taken: list[Span]) -> list[tuple[int, int]]:
    """The parts of [start, end) that no span has taken."""
    free = []
    for span in sorted(taken):
        if span.end <= start or span.start >= end:
            continue
        if span.start > start:
            free.append((start, span.start))
        start = max(start, span.end)
    if start < end:
        free.append((start, end))
    return free


def replaced(text: str, spans: list[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int]]]:
    """The text with each disjoint (start, end, replacement) put in, and where each replacement stands in it."""
    pieces, places, at, length = [], [], 0, 0
    for start, end, replacement in spans:
        pieces += [text[at:start], replacement]
        length += start - at
        places.append((length, length + len(replacement)))
        length += len(replacement)
        at = end
    return "".join([*pieces, text[at:]]), places


def restored(text: str, spans: list[tuple[int, int, str]]) -> str:
    """The text with each disjoint (start, end, surface) put back: the inverse of `replaced`."""
    return replaced(text, spans)[0]
