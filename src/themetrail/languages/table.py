"""The table of languages, and what holds for all of them together.

Whoever asks it knows all records, so a word more of one language runs again each step that does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from themetrail.languages.de.record import DE
from themetrail.languages.en.record import EN
from themetrail.languages.fr.record import FR
from themetrail.languages.language import Language, Neighbour, Phrases, Words
from themetrail.languages.neighbours import NEIGHBOURS

LANGUAGES = {language.code: language for language in (EN, FR, DE)}

WRITTEN = "en"  # the language in which tables and texts are written


def words_of_all(asked: Callable[[Language], Iterable[str]]) -> Words:
    """The words that any language has."""
    return frozenset(word for language in LANGUAGES.values() for word in asked(language))


def phrases_of_all(asked: Callable[[Language], Iterable[str]]) -> Phrases:
    """The phrases that any language has, each once, in the order of the languages."""
    return tuple(dict.fromkeys(phrase for language in LANGUAGES.values() for phrase in asked(language)))


def any_of(phrases: Iterable[str]) -> str:
    """The alternatives as one regular expression; without any, one that nothing matches."""
    return "|".join(phrases) or "(?!)"


def any_of_all(asked: Callable[[Language], Iterable[str]]) -> str:
    """The phrases that any language has, as one regular expression."""
    return any_of(phrases_of_all(asked))


def beginnings_of(phrases: Iterable[str]) -> str:
    """The first two letters of any of these, as a regular expression: a look at them is faster than trying each."""
    seconds: dict[str, set[str]] = {}
    for phrase in phrases:
        seconds.setdefault(phrase[0], set()).add(phrase[1])
    return any_of(f"{first}[{''.join(sorted(seconds[first]))}]" for first in sorted(seconds))


def with_names() -> dict[str, Language | Neighbour]:
    """The languages whose names and titles are known, those of neighbours among them."""
    return {**NEIGHBOURS, **LANGUAGES}
