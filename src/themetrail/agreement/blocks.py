"""How much is reckoned at once: as much as can be held. What comes of it is the same."""

from __future__ import annotations


def at_once(width: int, held: int) -> int:
    """How many rows of `width` numbers are no more than `held` numbers together; one at least."""
    return max(1, held // max(1, width))
