"""Towns by a list: those of a language without a language model, and those that a model took for people.

Faker's lists of addresses name towns of the countries of a language. Those that are words, too (`Zug`), count
where a preposition of places stands before them without an article, or what towns have (`Spital Thun`).

In any language, a listed town that a model took for a person is a town where all that is said beside it speaks of a
place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.names.words import is_word_anywhere
from themetrail.anonymise.spans import Span
from themetrail.languages.table import LANGUAGES, any_of

DETECTOR = "town"
LISTED, BEHIND_PREPOSITION = 0.8, 0.6
SHORTEST = 3


def towns_in(text: str, language: str) -> list[Span]:
    """The towns of a text of this language that the list has."""
    found = []
    for match in _towns(language).finditer(text):
        if not is_word_anywhere(match[0]):
            found.append(Span(*match.span(), "place", DETECTOR, LISTED))
        elif _before_towns(language).search(text, max(0, match.start() - 24), match.start()):
            found.append(Span(*match.span(), "place", DETECTOR, BEHIND_PREPOSITION))
    return found


@lru_cache(maxsize=1)
def listed_towns() -> frozenset[str]:
    """The forms of the towns that the lists of all languages have whose records say what stands before towns."""
    return frozenset(
        form_of(name) for code, language in LANGUAGES.items() if language.talk.before_towns for name in _listed(code)
    )


def _listed(language: str) -> set[str]:
    known, names = LANGUAGES.get(language), set[str]()
    for locale in known.name_lists if known is not None else ():
        package = f"faker.providers.address.{locale}"
        if find_spec(package) is not None:
            names.update(getattr(import_module(package).Provider, "cities", ()))
    return {name for name in names if len(name) >= SHORTEST}


@lru_cache(maxsize=None)
def _towns(language: str) -> re.Pattern[str]:
    longest_first = sorted(_listed(language), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{any_of(map(re.escape, longest_first))})(?![\w-])")


@lru_cache(maxsize=None)
def _before_towns(language: str) -> re.Pattern[str]:
    phrases = LANGUAGES[language].talk.before_towns if language in LANGUAGES else ()
    return re.compile(rf"(?<![\w-])(?:{any_of(phrases)}) $", re.IGNORECASE)
