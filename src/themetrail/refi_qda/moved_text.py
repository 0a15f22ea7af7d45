"""Where words of a text stand in another state of it."""

from __future__ import annotations


class MovedText:
    """Places of one text in another that differs from it in one stretch, or not at all."""

    def __init__(self, before: str, after: str) -> None:
        self._grown = len(after) - len(before)
        self._head = _alike(before, after)
        rest = min(len(before), len(after)) - self._head
        tail = _alike(before[::-1], after[::-1])
        self._tail = len(before) - min(tail, rest)
        self.same = before == after
        self.same_words = self.same or before.split() == after.split()

    def place(self, offset: int) -> int:
        """Where what stood at an offset stands now; within the stretch that changed, where it stood."""
        return offset + self._grown if offset >= self._tail and offset > self._head else offset

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch stands now."""
        first = self.place(start)
        return first, max(first, self.place(end))


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    return next(place for place in range(shorter) if one[place] != other[place])
