"""Where in a returned Word file the words of each segment stand, whatever a program has made of the file.

Texts are compared letter by letter, without white space and with quotation marks, dashes and accents in one form: all
else that differs was changed by somebody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple
from unicodedata import combining, normalize

_AS_TYPED = str.maketrans(dict.fromkeys("‘’‚‛‹›`´", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("–—‑−", "-"))
_SEEN = re.compile("[^\\s\u00ad\u200b\u2060\ufeff]")  # the last four are put in and taken out by programs

Stretch = tuple[int, int]
Opcode = tuple[str, int, int, int, int]  # as difflib gives them


class Letters(NamedTuple):
    """The letters of a text as they are compared, and where each starts and ends there."""

    folded: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> Letters:
        """Each character that is seen, with the accents upon it."""
        if text.isascii():
            starts = [found.start() for found in _SEEN.finditer(text)]
            return cls([text[start] for start in starts], starts, [start + 1 for start in starts])
        letters = cls([], [], [])
        for found in _SEEN.finditer(text):
            place, character = found.start(), found[0]
            if letters.ends and letters.ends[-1] == place and combining(character):
                letters.folded[-1] += character
                letters.ends[-1] = place + 1
            else:
                letters.folded.append(character)
                letters.starts.append(place)
                letters.ends.append(place + 1)
        letters.folded[:] = [
            one if one.isascii() else normalize("NFC", one).translate(_AS_TYPED) for one in letters.folded
        ]
        return letters

    def between(self, start: int, end: int) -> Stretch:
        """The first and the last (exclusive) of the letters that stand in a stretch of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


@dataclass(frozen=True)
class Placed:
    """A segment in a returned file: where its letters stand among those of the file, and which of its own they are."""

    first: int
    last: int
    own: Letters
    moved: Sequence[Opcode] = ()  # where a name was replaced

    def stretch(self, first: int, last: int) -> Stretch | None:
        """The stretch of the segment's text (offsets in it) that these letters of the file are; None where none."""
        at, end = max(first, self.first) - self.first, min(last, self.last) - self.first
        if at >= end:
            return None
        if self.moved:
            touched = [op for op in self.moved if op[1] < end and op[2] > at and op[3] < op[4]]
            if not touched:
                return None
            (kind, i1, _, j1, _), (other, _, i2, _, j2) = touched[0], touched[-1]
            at = j1 + (at - i1 if kind == "equal" and at > i1 else 0)
            end = j2 - (i2 - end if other == "equal" and end < i2 else 0)
        return self.own.starts[at], self.own.ends[end - 1]


def place_segments(
    letters: Letters,
    issued: Sequence[tuple[str, str]],
    marked: Mapping[str, Stretch],
    replaced: Mapping[str, Sequence[Stretch]],
) -> dict[str, Placed]:
    """Where each of the issued segments (id and text, in the order of talk) stands in a file of these letters.

    `marked` has the stretches of the text that bookmarks say, `replaced` those of a segment that were names in the file
    and are replaced since. Where a bookmark is gone or is on other words, the words
    are looked for between the segments before and behind; a segment whose words are changed, or can be at several
    places there, is left out.
    """
    own = {segment_id: Letters.of(said) for segment_id, said in issued}
    found: dict[str, Placed] = {}
    for segment_id in own:
        if segment_id in marked:
            first, last = letters.between(*marked[segment_id])
            if letters.folded[first:last] == own[segment_id].folded:
                found[segment_id] = Placed(first, last, own[segment_id])
            elif codes := _but_for_names(letters.folded[first:last], own[segment_id], replaced.get(segment_id, ())):
                found[segment_id] = Placed(first, last, own[segment_id], codes)
    order = list(own)
    missing = [place for place, segment_id in enumerate(order) if segment_id not in found]
    joined = _Joined(letters.folded)
    for together in _runs(missing):
        before, behind = found.get(order[together[0] - 1]) if together[0] else None, None
        if together[-1] + 1 < len(order):
            behind = found[order[together[-1] + 1]]
        bounds = (before.last if before else 0, behind.first if behind else len(letters.folded))
        sought = [own[order[place]] for place in together]
        for place, letter in zip(together, joined.places(sought, *bounds), strict=True):
            if letter is not None:
                one = own[order[place]]
                found[order[place]] = Placed(letter, letter + len(one.folded), one)
    return found


def as_one_piece(letters: Letters, own: Letters, names: Sequence[Stretch]) -> Placed | None:
    """A whole text of these letters as another one of which stretches were names in it; None where it is another."""
    if letters.folded == own.folded:
        return Placed(0, len(letters.folded), own)
    codes = _but_for_names(letters.folded, own, names)
    return Placed(0, len(letters.folded), own, codes) if codes else None


def _but_for_names(here: list[str], own: Letters, names: Sequence[Stretch]) -> list[Opcode]:
    """How letters became those of a segment, of which stretches were names when the file was given out; none where the
    letters are others."""
    parts, at = [], 0
    for first, last in (own.between(*stretch) for stretch in names):
        parts += [re.escape(_as_one(own.folded[at:first])), "(?:[^\0]+\0)+?"]
        at = last
    parts.append(re.escape(_as_one(own.folded[at:])))
    found = re.fullmatch("".join(f"({part})" for part in parts), _as_one(here)) if names else None
    if found is None:
        return []
    edges = [0, *(edge for stretch in names for edge in own.between(*stretch)), len(own.folded)]
    codes, place = [], 0
    for number, said in enumerate(found.groups()):
        end = place + said.count("\0")
        codes.append(("replace" if number % 2 else "equal", place, end, edges[number], edges[number + 1]))
        place = end
    return codes


def _as_one(folded: Sequence[str]) -> str:
    """Letters in one string, in which each is told from the next."""
    return "".join(f"{one}\0" for one in folded)


def _runs(places: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


class _Joined:
    """The letters of a file as one string, in which words are looked for."""

    def __init__(self, folded: list[str]) -> None:
        self._whole = _as_one(folded)
        self._starts = [0, *accumulate(len(one) + 1 for one in folded)]

    def places(self, sought: list[Letters], first: int, last: int) -> list[int | None]:
        """Where texts stand one behind the other between two letters; None of each that can stand at several places.

        They can where the first possible place and the last possible one are not the same.
        """
        texts = [_as_one(letters.folded) for letters in sought]
        start, end = self._starts[first], self._starts[max(first, last)]
        from_left, at = [], start
        for text in texts:
            from_left.append(self._next(text, at, end))
            at = at if from_left[-1] < 0 else from_left[-1] + len(text)
        from_right, at = [], end
        for text in reversed(texts):
            from_right.append(self._last(text, start, at))
            at = at if from_right[-1] < 0 else from_right[-1]
        return [
            bisect_left(self._starts, left) if left >= 0 and (left == right or not text) else None
            for left, right, text in zip(from_left, reversed(from_right), texts, strict=True)
        ]

    def _next(self, text: str, start: int, end: int) -> int:
        """The first place of a text at which a letter begins."""
        at = self._whole.find(text, start, end)
        while at > 0 and self._whole[at - 1] != "\0":
            at = self._whole.find(text, at + 1, end)
        return at

    def _last(self, text: str, start: int, end: int) -> int:
        at = self._whole.rfind(text, start, end)
        while at > 0 and self._whole[at - 1] != "\0":
            at = self._whole.rfind(text, start, at + len(text) - 1)
        return at
