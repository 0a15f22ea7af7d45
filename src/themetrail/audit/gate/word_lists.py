"""The lists of words that the gate knows: `words.txt`.

Its own on purpose, not those of `themetrail.languages`: a searcher must not share the blind spots of what hides.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """The lists of `words.txt` by their names."""
    lists: dict[str, set[str]] = {}
    words = resources.files(__package__).joinpath("words.txt").read_text(encoding="utf-8")
    for line in words.splitlines():
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            current |= set(line.split())
    return {name: frozenset(words) for name, words in lists.items()}
