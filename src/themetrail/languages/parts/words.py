"""Words and phrases as a record holds them, and how they are written in it."""

from __future__ import annotations

Words = frozenset[str]
Phrases = tuple[str, ...]


def word_set(words: str) -> Words:
    """The words of a text, as a set."""
    return frozenset(words.split())


def name_list(names: str) -> Phrases:
    """The names of a text, `;` between, each as it is written."""
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names.split(";") if name.strip()))
