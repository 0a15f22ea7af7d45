"""What is loaded before names of people can be read: word lists of all languages, some of them asked there alone."""

from __future__ import annotations

NO_WORD = "zzyzx"  # of any language, so that all are asked


def load() -> None:
    """Load the word lists and the lists of names."""
    from themetrail.anonymise.names.words import given_names, is_word_anywhere, surnames

    is_word_anywhere(NO_WORD)
    given_names()
    surnames()
