"""Text without capitals, as speech recognition writes it: the capitals that a reader would set, offsets unchanged.

A model that learned from edited text knows names by their capitals. Words that are no common words, given names, and
words that begin a sentence or follow a title or a greeting get theirs; no letter is added or lost, so offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from themetrail.anonymise.detect.announced import announced_capitals
from themetrail.anonymise.names.forms import WORD, fold
from themetrail.anonymise.names.titles import MONTHS_AND_DAYS, SELDOM, TITLES
from themetrail.anonymise.names.words import SHORT_FORMS, frequent_surnames, given_names, is_common, listed_names
from themetrail.languages.table import any_of_all, words_of_all

FEWEST_WORDS, FEWEST_CAPITALS = 20, 0.02
PRONOUNS_IN_CAPITALS = words_of_all(lambda language: language.vocabulary.pronouns_in_capitals)  # `I`
# Common words that are given names too, and far more often the word.
MOSTLY_WORDS = words_of_all(lambda language: language.vocabulary.mostly_words)
# What follows a given name as a word of the sentence, though it is a surname somewhere.
AFTER_NAMES = words_of_all(lambda language: language.vocabulary.after_names)
_GREETINGS = any_of_all(lambda language: language.talk.spoken_greetings)
_FILLERS = any_of_all(lambda language: language.talk.spoken_fillers)
_AFTER_GREETING = re.compile(rf"\b(?:{_GREETINGS})(?:[,.]? (?:{_FILLERS}))*[,.]? $", re.IGNORECASE)
# Set with a capital wherever they stand: pronouns, months and days that are no other word.
_CAPITALS = frozenset(map(str.lower, PRONOUNS_IN_CAPITALS)) | (
    MONTHS_AND_DAYS - words_of_all(lambda language: language.calendar.months_as_words)
)
_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+|\n\s*)$")


def lacks_capitals(texts: Iterable[str]) -> bool:
    """Whether these turns are written without capitals (a transcript of speech recognition)."""
    words = [word for text in texts for word in WORD.findall(text) if word.upper() not in PRONOUNS_IN_CAPITALS]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= FEWEST_WORDS and capitals < FEWEST_CAPITALS * len(words)


def truecased(text: str, language: str) -> str:
    """The text with the capitals that a reader would set; of the same length, each letter in its place."""
    letters = list(text)
    for match in WORD.finditer(text):
        first = text[match.start()]
        if _is_capital(text, match, language) and len(first.upper()) == 1:
            letters[match.start()] = first.upper()
    for place in announced_capitals(text, language):
        letters[place] = text[place].upper() if len(text[place].upper()) == 1 else text[place]
    return "".join(letters)


def _is_capital(text: str, match: re.Match, language: str) -> bool:
    word, folded = match.group(), fold(match.group())
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 24]
    if before.endswith(("'", "’")):
        return len(word) > 2  # not the `s` and `ll` of a contraction
    if after.startswith(("'t", "’t")):
        return False
    if folded in TITLES and folded not in SELDOM:  # more often words here: `mes amis`, `ich mag`, `mm`
        return True
    if folded in _CAPITALS or _SENTENCE.search(before):
        return True
    if is_given(folded, word, language):
        return True
    if folded in given_names() and (_AFTER_GREETING.search(before) or _joins(after)):
        return True
    if _follows_given(before, language) and folded in frequent_surnames() and folded not in AFTER_NAMES:
        return True
    return len(word) > 2 and word.isalpha() and not is_common(word, language)


@lru_cache(maxsize=50_000)
def is_given(folded: str, word: str, language: str) -> bool:
    """Whether a word is a given name rather than a word: no common word, or a listed name of this language itself."""
    if folded in MOSTLY_WORDS or folded not in given_names():
        return False
    own = folded in SHORT_FORMS or folded in listed_names(language, "first_names")
    return own or not is_common(word, language)


def _joins(after: str) -> bool:
    """Whether a hyphen and another given name follow: `jean-marc`."""
    match = re.match(r"-([^\W\d_]+)", after)
    return match is not None and fold(match.group(1)) in given_names()


def _follows_given(before: str, language: str) -> bool:
    match = re.search(r"([^\W\d_]+) $", before)
    return match is not None and is_given(fold(match.group(1)), match.group(1), language)
