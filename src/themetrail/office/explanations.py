"""The page that explains a sheet to who fills it in: nothing on it is read, and nobody's words are passed over there.

The page states a digest of what was written on it. While it is as it was written, it is no content; once somebody has
typed something into it, the reader stops, as it does for any other page with words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

MARK = "This page explains the sheet beside it. Nothing on it is read."
_SEAL = "As it was laid: "
_SEALED = re.compile(rf"{_SEAL}([0-9a-f]{{16}})")


def seal_of(rows: Iterable[Sequence[object]]) -> str:
    """The line that says what the page held when it was written."""
    return _SEAL + _digest(rows)


def is_explanations(rows: Sequence[Sequence[object]]) -> bool:
    """Whether the rows of a page are of one that explains a sheet."""
    return any(cell == MARK for row in rows[:3] for cell in row)


def is_as_laid(rows: Sequence[Sequence[object]]) -> bool:
    """Whether nobody has changed what stands on such a page; how wide or where it stands does not count."""
    seals = [found[1] for row in rows for cell in row if (found := _SEALED.fullmatch(_plain(cell)))]
    return len(seals) == 1 and seals[0] == _digest(rows)


def _digest(rows: Iterable[Sequence[object]]) -> str:
    words = [_plain(cell) for row in rows for cell in row]
    told = "\n".join(word for word in words if word and not _SEALED.fullmatch(word))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _plain(cell: object) -> str:
    return "" if cell is None else " ".join(str(cell).split())
