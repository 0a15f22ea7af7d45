"""Capitals that say nothing: a turn, a sentence or a word in capitals, read as it would be written else.

A language model and the lists take such words for abbreviations or for names. So each stretch in capitals is set in
small letters, with the capitals that `truecase` would set; abbreviations stay, and so does the place of each letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from themetrail.anonymise.detect.address_forms import begins_sentence
from themetrail.anonymise.detect.clauses import Place, has_determiner, place_of
from themetrail.anonymise.detect.joints import is_double, is_listed, is_name_with_apostrophe, with_apostrophe
from themetrail.anonymise.detect.truecase import follows_title, is_capital, is_given
from themetrail.anonymise.names.forms import CAPITALS, Word, words_in
from themetrail.anonymise.names.function_words import is_function_word
from themetrail.anonymise.names.titles import SURE_TITLES, is_title
from themetrail.anonymise.names.words import (
    frequent_surnames,
    given_names,
    is_common,
    is_common_in_capitals,
    is_frequent_given_name,
    surnames,
)

_CAPITALS = re.compile(rf"[{CAPITALS}]['’]?[{CAPITALS}]")
_ELIDED = re.compile(r"['’](?![Ss]\b)\w")  # `QU'ELLE`, no `NHS'S`
_VOWEL = re.compile(r"[aeiouyà-öø-ÿ]", re.IGNORECASE)
TELLING = 4  # letters from which a common word in capitals is no abbreviation
LONGEST_ABBREVIATION = 5  # letters up to which an unknown word in capitals is one: `NATO`


class Restored(NamedTuple):
    """A text as it would be written without its stretches in capitals, and where its letters were changed."""

    text: str
    changed: tuple[tuple[int, int], ...]


def readings_of(texts: Sequence[str], language: str, lower: Set[str]) -> list[Restored]:
    """Texts of one language with their stretches in capitals in usual case; each letter keeps its place.

    `lower` holds what stands in small letters in them. What stands in capitals among words that do not, and is no word
    and no listed name, is an abbreviation in a stretch in capitals too.
    """
    runs = [[(run, _is_shouted(run, language)) for run in runs_in_capitals(text)] for text in texts]
    abbreviations: set[str] = set()
    if any(shouted for own in runs for _, shouted in own):
        abbreviations = {
            word.surface
            for text, own in zip(texts, runs, strict=True)
            for run, shouted in own
            if not shouted
            for word in run
            if not _is_known(word, language) and with_apostrophe(text, word) is None
        }
    return [
        _restored(text, own, language, lower, abbreviations) if own else Restored(text, ())
        for text, own in zip(texts, runs, strict=True)
    ]


def _restored(
    text: str, runs: list[tuple[list[Word], bool]], language: str, lower: Set[str], abbreviations: Set[str]
) -> Restored:
    letters, changed = list(text), []
    for run, shouted in runs:
        small = _small(text, run) if shouted else ""
        for word in run:
            if shouted:
                stays = word.surface in abbreviations or _is_abbreviation(text, word, language)
                capital = None if stays else _is_capital(small, word, language)
            else:
                capital = _lone(text, word, run, language, lower)
            if capital is not None:
                _set(letters, text, word, capital)
                changed.append((word.start, word.end))
    return Restored("".join(letters), tuple(changed))


def _is_capital(small: str, word: Word, language: str) -> bool:
    """Whether a word of a stretch in capitals would have one else; a common word that lacks its accents would not."""
    if not is_capital(small, word, language):
        return place_of(small, word, language) == Place.PERSON and word.folded in frequent_surnames()
    return (
        not is_common_in_capitals(word.folded, language)
        or is_common(word.surface, language)
        or word.folded in given_names()
        or (word.folded in surnames() and place_of(small, word, language) != Place.NOUN)
        or begins_sentence(small, word.start)
    )


def runs_in_capitals(text: str) -> Iterator[list[Word]]:
    """The stretches of words that are written in capitals throughout, numbers between them left out."""
    if not _CAPITALS.search(text):
        return
    words, run = words_in(text), list[Word]()
    for at, surface in enumerate(words.surfaces):
        if surface.isupper():
            run.append(words[at])
        elif run and not surface.isdigit():
            if any(len(one.surface) > 1 for one in run):
                yield run
            run = []
    if any(len(one.surface) > 1 for one in run):
        yield run


def _is_shouted(run: list[Word], language: str) -> bool:
    """Whether a stretch in capitals is a part of a sentence: it holds a word that is no abbreviation and no name."""
    words = [word for word in run if len(word.surface) > 1]
    if len(run) < 2 or _is_whole_name(words, language):
        return False
    common = [word for word in words if is_common(word.surface, language) or is_function_word(word, language)]
    return (len(common) > 1 and len(run) > 2) or any(len(word.surface) >= TELLING for word in common)


def _is_whole_name(words: list[Word], language: str) -> bool:
    """Whether words in capitals are a given name and surnames: `SANDRA KELLER`."""
    given, *others = words
    return (
        1 <= len(others) <= 2
        and given.folded in given_names()
        and not is_function_word(given, language)
        and all(word.folded in surnames() or not is_common(word.surface, language) for word in others)
    )


def _is_known(word: Word, language: str) -> bool:
    """Whether any list has a word: as a word, a title or a name."""
    return word.folded in given_names() or word.folded in surnames() or _is_word(word, language)


def _is_word(word: Word, language: str) -> bool:
    return is_common(word.surface, language) or is_title(word.surface.capitalize(), word.folded, language)


def _is_abbreviation(text: str, word: Word, language: str) -> bool:
    """Whether a word of a stretch in capitals would stand in capitals anyway: an initial, `NHS`, `ORP`."""
    if len(word.surface) == 1:
        return text[word.end : word.end + 1] == "." and not begins_sentence(text, word.end + 1)
    if _is_known(word, language) or is_function_word(word, language) or _ELIDED.match(text, word.end):
        return False
    return len(word.surface) <= 3 or not _VOWEL.search(word.surface)


def _lone(text: str, word: Word, run: list[Word], language: str, lower: Set[str]) -> bool | None:
    """How a word in capitals among others that are not would be written: with a capital (True), small (False), or as it
    stands (None), as an abbreviation does."""
    if (joined := with_apostrophe(text, word)) is not None and _is_joined_name(text, joined, language):
        return True
    if len(word.surface) < 3 or text[word.end : word.end + 2].lstrip("-").isdigit():
        return None
    whole = _is_whole_name([one for one in run if len(one.surface) > 1], language)
    if word.folded in SURE_TITLES or whole or follows_title(text, word) or is_double(text, word, language):
        return True
    place, given = place_of(text, word, language), word.folded in given_names()
    if is_common(word.surface, language) or is_function_word(word, language):
        if place == Place.NOUN and len(word.surface) <= LONGEST_ABBREVIATION:
            return None
        named = given and (place >= Place.EITHER or is_given(word.folded, word.surface, language))
        named = named or (place >= Place.EITHER and word.folded in surnames())
        return named or begins_sentence(text, word.start)
    if place == Place.PERSON and _VOWEL.search(word.surface):
        return True
    frequent = is_frequent_given_name(word.surface)
    if place >= Place.EITHER and (frequent or (len(word.surface) > 3 and is_listed(word.folded))):
        return True
    if len(word.surface) > 3 and (frequent or word.folded in surnames()):
        return True
    return False if word.surface.lower() in lower else None


def _is_joined_name(text: str, both: Word, language: str) -> bool:
    """Whether a letter before an apostrophe is a part of a name in capitals: its own capital says so inside a sentence,
    but for an article with what may be an abbreviation (`L'UNIL`)."""
    if not both.surface.isupper():
        return False
    if is_name_with_apostrophe(text, both, language):
        return True
    known = both.folded in given_names() or len(both.folded) > LONGEST_ABBREVIATION
    common = is_common(both.folded, language) or is_common_in_capitals(both.folded, language)
    return known and not common and not begins_sentence(text, both.start)


def is_unknown_in_capitals(text: str, word: Word, language: str) -> bool:
    """Whether a word in capitals may as well be an unknown name as an abbreviation: it is long, or where people are."""
    if len(word.surface) < TELLING or _is_word(word, language) or not _VOWEL.search(word.surface):
        return False
    if has_determiner(text, word.start, language) or not word.surface.isalpha():
        return False
    if is_listed(word.folded):
        return True
    return len(word.surface) > LONGEST_ABBREVIATION or place_of(text, word, language) >= Place.EITHER


def _small(text: str, run: list[Word]) -> str:
    """The text with a stretch in small letters."""
    letters = list(text)
    for word in run:
        _set(letters, text, word, capital=False)
    return "".join(letters)


def _set(letters: list[str], text: str, word: Word, capital: bool) -> None:
    """Write a word in small letters, with a capital where asked; a letter that would become two stays as it is."""
    for at in range(word.start, word.end):
        small = text[at].lower()
        letters[at] = small if len(small) == 1 else text[at]
    first = letters[word.start].upper()
    if capital and len(first) == 1:
        letters[word.start] = first
