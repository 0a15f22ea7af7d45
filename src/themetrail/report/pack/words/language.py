"""The words of the pack in one language: its own, beside those of tables and figures."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from themetrail.in_print import WRITINGS
from themetrail.report.words.language import words_of
from themetrail.words_in_print import Words


@cache
def pack_words(language: str = "english", style: str = "apa7") -> Words:
    """The words of a language (a key of CODES), with numbers as a style (of `in_print`) writes them.

    Raises StudyError for a language that is not known.
    """
    printed = words_of(language, style)
    own = import_module(f"themetrail.report.pack.words.{language}").SENTENCES
    return Words(language, {**printed.sentences, **own}, WRITINGS[style])
