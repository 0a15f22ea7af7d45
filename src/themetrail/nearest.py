"""What somebody may have meant who wrote a name that there is not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

_FEW = 12  # names that a sentence lists
_BETWEEN = re.compile(r"[\s_-]+")


def nearest(written: str, known: Iterable[str]) -> str:
    """The known name that is nearest to what was written; empty where none is near.

    Capitals, and whether words are joined by a blank, a hyphen or a stroke, make no difference.
    """
    plain = {_plain(name): name for name in known}
    found = get_close_matches(_plain(written), plain, n=1, cutoff=0.66)  # `rum` is near to `run`
    return plain[found[0]] if found else ""


def meant_instead(written: str, known: Collection[str]) -> str:
    """How a sentence ends that there is nothing of this name: what may have been meant or, of a few, what there is."""
    if near := nearest(written, known):
        return f"; did you mean {near!r}?"
    return f"; there are: {', '.join(known)}" if 0 < len(known) <= _FEW else ""


def _plain(name: str) -> str:
    return _BETWEEN.sub(" ", name).strip().casefold()
