"""Names of two parts: a letter that an apostrophe joins to a name (`O'Neill`, `N'Diaye`), and names with a hyphen.

In capitals and in small letters `d'agostino` is written as `d'Adaeze` is, where `d'` is a preposition without its
vowel. The letters tell, for no vowel is left out before a consonant, and so does the clause.
"""

from __future__ import annotations

import re

from themetrail.anonymise.detect.clauses import Place, place_of
from themetrail.anonymise.names.forms import SMALL, Word, fold
from themetrail.anonymise.names.words import (
    frequent_surnames,
    given_names,
    is_common,
    is_common_in_capitals,
    surnames,
)
from themetrail.anonymise.spans import Span
from themetrail.languages.table import LANGUAGES, words_of_all

# Behind `d'` as well (`d'O'Brien`), but not behind a word (`rock'n'roll`).
_JOINED = re.compile(r"(?<![^\W_])(?<![^\W_][^\W_][^\W_]['’])(de|[dlmno])(['’])([^\W\d_]{3,})", re.IGNORECASE)
_LONGEST_LETTERS = 2  # before the apostrophe: `De'Andre`
_VOWELS = frozenset("aeiouyhæœ")  # and the letter before which vowels are left out too
_NAME_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)-$")
_CHAIN_BEFORE = re.compile(r"(?<![^\W_])(?:[^\W\d_]+-)+$")
_CHAIN_BEHIND = re.compile(r"(?:-[^\W\d_]+)+")
_ARTICLE_BEFORE = re.compile(r"(?<![^\W_])(?<![-'’])(?:al|el|ul)-$", re.IGNORECASE)
_SYLLABLES = re.compile(rf"-([{SMALL}]{{2,5}})(?![\w-])")  # a second syllable, as Korean and Chinese names have
_JOINED_TO_NAMES = words_of_all(lambda language: language.vocabulary.joined_to_names)
_NAME_BEHIND = re.compile(r"-([^\W\d_]+)")


def with_apostrophe(text: str, word: Word) -> Word | None:
    """The letter, its apostrophe and what stands behind, where a word is either part of `O'Neill`."""
    starts = [word.start]
    if text[word.start - 1 : word.start] in ("'", "’"):
        starts += [word.start - letters - 1 for letters in range(1, _LONGEST_LETTERS + 1)]
    for start in starts:
        match = _JOINED.match(text, start) if start >= 0 else None
        if match is not None and word.end in (match.end(1), match.end()):
            return Word(match.start(), match.end(), match[0], fold(match[3]))
    return None


def is_name_with_apostrophe(text: str, both: Word, language: str) -> bool:
    """Whether a letter belongs to the name behind its apostrophe, in any case, and is no word without its vowel."""
    letter, name = re.split("['’]", both.surface, maxsplit=1)
    if is_common(name, language):
        return both.folded in surnames() and not _is_elided(letter, language)
    if is_common_in_capitals(both.folded, language):
        return False
    if not _is_elided(letter, language):
        return True
    given = both.folded in given_names()
    if fold(name[0]) not in _VOWELS and not given:
        return True
    if given or letter.lower() in LANGUAGES[language].talk.determiners:
        return False
    return place_of(text, both, language) >= Place.EITHER  # of `with d'Adaeze` one of the two words is too many


def _is_elided(letter: str, language: str) -> bool:
    """Whether a word of the language stands without its vowel as this letter: `d'` in French."""
    return language in LANGUAGES and letter.lower() in LANGUAGES[language].vocabulary.elided


def is_double(text: str, word: Word, language: str) -> bool:
    """Whether a hyphen joins two names, of which this is one: both are listed, or one is no word and both are surnames
    that many bear (`favre-bulle`)."""
    before = _NAME_BEFORE.search(text, max(0, word.start - 24), word.start)
    behind = _NAME_BEHIND.match(text, word.end)
    return any(match is not None and _are_names(word, match[1], language) for match in (before, behind))


def is_part_of_word(text: str, word: Word, language: str) -> bool:
    """Whether hyphens join a word to others with which it is a common word: `bain-marie`."""
    if "-" not in (text[word.start - 1 : word.start], text[word.end : word.end + 1]):
        return False
    before = _CHAIN_BEFORE.search(text, max(0, word.start - 24), word.start)
    behind = _CHAIN_BEHIND.match(text, word.end)
    return is_common(f"{before[0] if before else ''}{word.surface}{behind[0] if behind else ''}", language)


def _are_names(word: Word, other: str, language: str) -> bool:
    both = (word.folded, fold(other))
    if all(is_listed(folded) for folded in both):
        return True
    if is_common(word.surface, language) and is_common(other, language):
        return False
    return all(is_listed(folded) or folded in frequent_surnames() for folded in both)


def is_half_of_double(text: str, word: Word, language: str) -> bool:
    """Whether a hyphen joins a listed surname that may be a word, and a name that no list has: `Keller-Osei`."""
    before = _NAME_BEFORE.search(text, max(0, word.start - 24), word.start)
    behind = _NAME_BEHIND.match(text, word.end)
    return any(
        match is not None
        and len(match[1]) > 2
        and (word.folded in surnames() or fold(match[1]) in surnames())
        and not (is_common(match[1], language) and is_common(word.surface, language))
        for match in (before, behind)
    )


def with_particle(text: str, word: Word) -> Word:
    """A name with the Arabic article that a hyphen joins to it: `Al-Amin`."""
    match = _ARTICLE_BEFORE.search(text, max(0, word.start - 4), word.start)
    return word if match is None else word._replace(start=match.start(), surface=match[0] + word.surface)


def with_syllables(text: str, span: Span) -> Span:
    """A person's name with the syllable in small letters that a hyphen joins to it: `Hyun-woo`, no `Oakcombe-based`."""
    if span.category != "person" or text[span.end : span.end + 1] != "-":
        return span
    match = _SYLLABLES.match(text, span.end)
    return span if match is None or match[1] in _JOINED_TO_NAMES else span._replace(end=match.end())


def is_listed(folded: str) -> bool:
    """Whether a list has a word as a given name or a surname."""
    return len(folded) > 2 and (folded in given_names() or folded in surnames())
