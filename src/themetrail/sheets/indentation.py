"""How far a name in a list is set in: by spaces (or Excel's button, read as spaces), dashes, or numbers such as 1.1."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)([.)]?)\s+(?=\S)")
_DASHED = re.compile(r"([-–—•·*>]+)\s*(?=\S)")
_BULLET = re.compile(r"([-–—•·*>]+)\s+(?=\S)")


def is_numbered(written: str) -> bool:
    """Whether a name begins with a number."""
    return _NUMBERED.match(written.strip()) is not None


def indent(written: str, *, all_numbered: bool) -> tuple[int, str]:
    """How far a name is set in, and the name without dashes and numbers before it.

    A number without a point or bracket is of the numbering only where all names have one: `2 jobs` is a name.
    """
    spaces, text = _spaces(written)
    numbered = _NUMBERED.match(text)
    if numbered and (all_numbered or "." in numbered[1] or numbered[2]):
        return spaces + numbered[1].count("."), " ".join(text[numbered.end() :].split())
    if dashed := _DASHED.match(text):
        return spaces + len(dashed[1]), " ".join(text[dashed.end() :].split())
    return spaces, " ".join(text.split())


def set_in(written: str) -> tuple[int, str]:
    """As `indent`, where levels have columns of their own: a number belongs to the name, a single space to nobody."""
    spaces, text = _spaces(written)
    bullet = _BULLET.match(text)
    steps = (spaces if spaces > 1 else 0) + (len(bullet[1]) if bullet else 0)
    return steps, " ".join(text[bullet.end() if bullet else 0 :].split())


def _spaces(written: str) -> tuple[int, str]:
    begun = written.expandtabs(4)
    return len(begun) - len(begun.lstrip()), begun.strip()


class OpenNames:
    """The names above the row that is read, by how far each is set in."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def above(self, steps: int, name: str) -> tuple[str, ...]:
        """The names above this one, which is open for those that follow."""
        while self._open and self._open[-1][0] >= steps:
            self._open.pop()
        above = tuple(one for _, one in self._open)
        self._open.append((steps, name))
        return above
