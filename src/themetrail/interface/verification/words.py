"""The words of this surface, in the language that is asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from themetrail.interface.catalogue import words_in
from themetrail.words_in_print import Words


@cache
def verification_words(language: str = "english") -> Words:
    """The words in a language."""
    return words_in(language, lambda known: import_module(f"themetrail.interface.verification.{known}"))
