"""The words of tables and figures in one language."""

from __future__ import annotations

from importlib import import_module

from themetrail.in_print import WRITINGS
from themetrail.words_in_print import Words, known_language


def words_of(language: str = "english", style: str = "apa7") -> Words:
    """The words of a language (a key of CODES), with numbers as a style (of `in_print`) writes them.

    Raises StudyError for a language that is not known.
    """
    known_language(language)
    return Words(language, import_module(f"themetrail.report.words.{language}").SENTENCES, WRITINGS[style])
