"""Words for professions, as far as they help to see that a person could be recognised by what they do."""

from __future__ import annotations

from themetrail.anonymise.names.forms import folded_words_of
from themetrail.languages.table import words_of_all

PROFESSIONS = words_of_all(lambda language: language.vocabulary.professions)


def names_profession(text: str) -> bool:
    """Whether a word of a text names a profession."""
    return not PROFESSIONS.isdisjoint(folded_words_of(text))
