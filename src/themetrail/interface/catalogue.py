"""The words of a surface in a study's language, and what people mean who write words of it, in whichever language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from string import Formatter
from typing import Protocol
from unicodedata import normalize

from themetrail.in_print import CODES, TYPOGRAPHY, WRITINGS, unbroken
from themetrail.words_in_print import Words

FALLBACK = "english"
_NUMBERS = "bmc"  # the style in which numbers are written: 0.33 keeps its zero


class WordsOf(Protocol):
    """What gives the words of a surface in a language."""

    def __call__(self, language: str = FALLBACK) -> Words: ...


def is_spoken(language: str) -> bool:
    """Whether the catalogue has this language."""
    return language in CODES


def language_in(configuration: Mapping[str, object]) -> str:
    """The language of a study whose configuration nobody has checked yet; English where that says none that is here."""
    section = configuration.get("study")
    language = section.get("language") if isinstance(section, Mapping) else None
    return language if isinstance(language, str) and is_spoken(language) else FALLBACK


def words_below(surface: str) -> WordsOf:
    """The words of a surface by language: of its package (dotted), which has a module for each.

    They are in English where the catalogue lacks the language, which `Words.language` then says.
    """

    @cache
    def words(language: str = FALLBACK) -> Words:
        known = language if is_spoken(language) else FALLBACK
        return Words(known, import_module(f"{surface}.{known}").SENTENCES, WRITINGS[_NUMBERS])

    return words


def in_all(words_of: WordsOf) -> list[Words]:
    """The words of a surface in every language, English first."""
    return [words_of(language) for language in CODES]


def speech_of(*surfaces: Words) -> dict[str, object]:
    """What a page's scripts take up to speak: the sentences of some surfaces in one language, and of which numbers that
    language counts one thing."""
    code = surfaces[0].code
    sentences = {
        key: unbroken(said, code) if isinstance(said, str) else [unbroken(form, code) for form in said]
        for words in surfaces
        for key, said in words.sentences.items()
    }
    return {"language": code, "singular": list(TYPOGRAPHY[code].singular), "sentences": sentences}


def plain(text: str) -> str:
    """A word as it is compared: small letters, single blanks, accents in one form."""
    return " ".join(normalize("NFC", text).casefold().split())


def forms_of(words_of: WordsOf, name: str, facts: Mapping[str, str], *, flags: int = 0) -> list[re.Pattern[str]]:
    """What finds a sentence in a text, a pattern for each language; `facts` are the patterns of what stands in it.

    Blanks of any kind and number are as good as those of the catalogue: programs change them.
    """
    return [re.compile(_pattern(words.say(name, **_marked(words, name)), facts), flags) for words in in_all(words_of)]


def _marked(words: Words, name: str) -> dict[str, str]:
    named = (field for _, field, _, _ in Formatter().parse(str(words.sentences[name])) if field)
    return {field: f"{{{field}}}" for field in named}


def _pattern(sentence: str, facts: Mapping[str, str]) -> str:
    found = []
    for literal, field, _, _ in Formatter().parse(sentence):
        found += [re.escape(part) if part.strip() else r"\s+" for part in re.findall(r"\s+|\S+", literal)]
        if field:
            found.append(f"({facts[field]})")
    return re.sub(r"\\s\+(?=[:;?!%»])", r"\\s*", "".join(found))
