"""How programs count the characters of a text, and which of these ways a project was written in.

The standard counts code points, says nothing of line breaks, and speaks of "the first and the last character". So the
ways differ in three things, and a project tells by itself which one it is: people mark whole words, and ends of spans
that are counted right stand on the edges of words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True)
class OffsetModel:
    """One way to count: units of UTF-16 or code points, line breaks as two or one, `end` of the last character or
    behind it."""

    utf16: bool = False
    crlf: bool = False
    inclusive: bool = False

    @property
    def name(self) -> str:
        """What it is called where it is forced."""
        parts = ["utf-16" if self.utf16 else "code-points", "crlf" * self.crlf, "inclusive" * self.inclusive]
        return "-".join(filter(None, parts))

    def __str__(self) -> str:
        units = "UTF-16 units" if self.utf16 else "code points"
        breaks = "two" if self.crlf else "one"
        return f"{units}, a line break is {breaks}, the end is {'in' if self.inclusive else 'ex'}clusive ({self.name})"


MODELS = {model.name: model for model in (OffsetModel(*said) for said in product((False, True), repeat=3))}
STANDARD = OffsetModel()
_FEWEST = 2  # ends of spans that must speak for another way than the usual one before it is taken
_SHARE = 0.25  # and this share of the ends that the two read differently; by chance about a third stand on edges


def usual_model(origin: str, has_crlf: bool) -> tuple[OffsetModel, str]:
    """The way in which the program named by `origin` is known to count, and its name; empty where it is unknown."""
    said = origin.casefold()
    if "nvivo" in said:  # on Windows; on a Mac it stores LF and counts it as one
        return OffsetModel(utf16=True, crlf=has_crlf), "NVivo"
    if "atlas" in said:
        return STANDARD, "ATLAS.ti"  # stores CRLF and counts it as one
    for name in ("MAXQDA", "QualCoder", "Themetrail"):
        if name.casefold() in said:
            return STANDARD, name
    return OffsetModel(crlf=has_crlf), ""


class Ruler:
    """Places of one text (LF) as a model counts them, and back."""

    def __init__(self, text: str, model: OffsetModel) -> None:
        self._inclusive = model.inclusive
        self._length = len(text)
        classes = ("\n" if model.crlf else "") + ("\U00010000-\U0010ffff" if model.utf16 else "")
        self._wide = [found.start() for found in re.finditer(f"[{classes}]", text)] if classes else []
        self._ends = [place + number + 2 for number, place in enumerate(self._wide)]  # as the model counts

    def place(self, offset: int) -> int | None:
        """The code point at an offset of the model; None where it lies outside the text. An offset in the middle of a
        line break or of a character stands for its beginning."""
        before = bisect_right(self._ends, offset)
        inside = before < len(self._wide) and offset == self._ends[before] - 1
        place = offset - before - inside
        return place if 0 <= place <= self._length else None

    def is_inside(self, offset: int) -> bool:
        """Whether an offset stands in the middle of a character or of a line break."""
        before = bisect_right(self._ends, offset)
        return before < len(self._wide) and offset == self._ends[before] - 1

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Start and end (exclusive) as code points; None where that is no stretch of the text."""
        first, last = self.place(start), self.place(end + self._inclusive)
        return None if first is None or last is None or first >= last else (first, last)

    def offset(self, place: int) -> int:
        """The offset at which the model sees a code point."""
        return place + bisect_right(self._wide, place - 1)


@dataclass(frozen=True)
class FoundModel:
    """The way of counting that a project is read in, and what speaks for it.

    `certain` is False where another way fits as well and would give other words.
    """

    model: OffsetModel
    why: str
    certain: bool
    on_edges: int  # ends of spans on edges of words
    ends: int

    def __str__(self) -> str:
        doubt = "" if self.certain else "; NOT CERTAIN, other ways fit as well and give other words"
        edges = f"; {self.on_edges} of {self.ends} ends of spans stand on edges of words" if self.ends else ""
        return f"{self.model}: {self.why}{edges}{doubt}"


Spans = Sequence[tuple[int, int]]


def find_model(
    texts: Iterable[tuple[str, Spans]], origin: str, *, has_crlf: bool, forced: OffsetModel | None = None
) -> FoundModel:
    """The model in which the spans of these texts were counted.

    The program's own way stands unless the ends of spans clearly speak for another.
    """
    texts = [(text, spans) for text, spans in texts if spans]
    usual, program = usual_model(origin, has_crlf)
    read = {model: [_read(text, spans, model) for text, spans in texts] for model in MODELS.values()}
    ends = sum(2 * len(spans) for _, spans in texts)
    hits = {
        model: sum(_on_edges(text, places) for (text, _), places in zip(texts, read[model], strict=True))
        for model in read
    }
    if forced is not None:
        return FoundModel(forced, "as you said", True, hits[forced], ends)
    best = max(hits, key=lambda model: (hits[model], model == usual, not model.inclusive))
    clear = _is_clear(hits[best] - hits[usual], read[best], read[usual])
    taken = best if clear else usual
    rivals = [model for model in hits if read[model] != read[taken] and hits[model] >= hits[taken]]
    if program and not clear:
        own = [model for model in rivals if hits[model] > hits[taken]]
        return FoundModel(taken, f"as {program} counts", not own, hits[taken], ends)
    why = "as the ends of spans say" if clear or not rivals else "as the text is stored"
    if clear and program:
        why += f", though {program} counts otherwise"
    return FoundModel(taken, why, not rivals, hits[taken], ends)


def _is_clear(more: int, one: list[list], other: list[list]) -> bool:
    """Whether so many more ends on edges of words decide between two readings of the same spans."""
    pairs = ((a, b) for own, others in zip(one, other, strict=True) for a, b in zip(own, others, strict=True))
    differing = 2 * sum(a != b for a, b in pairs)
    return more >= max(_FEWEST, _SHARE * differing)


def _read(text: str, spans: Spans, model: OffsetModel) -> list[tuple[int, int] | None]:
    ruler = Ruler(text, model)
    return [
        None if ruler.is_inside(start) or ruler.is_inside(end + model.inclusive) else ruler.span(start, end)
        for start, end in spans
    ]


def _on_edges(text: str, places: Iterable[tuple[int, int] | None]) -> int:
    """How many ends stand on edges of words: a span begins with a word or a mark, and ends behind one."""
    return sum(_begins(text, span[0]) + _ends(text, span[1]) for span in places if span is not None)


def _begins(text: str, place: int) -> bool:
    return not text[place].isspace() and not (place and text[place].isalnum() and text[place - 1].isalnum())


def _ends(text: str, place: int) -> bool:
    if text[place - 1].isspace():
        return False
    return place == len(text) or not (text[place - 1].isalnum() and text[place].isalnum())
