"""Text without capitals, as speech recognition writes it: the capitals that a reader would set, offsets unchanged.

A model that learned from edited text knows names by their capitals. Words that are no common words, given names, and
words that begin a sentence or follow a title or a greeting get theirs; no letter is added or lost, so offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from themetrail.anonymise.detect.announced import announced_capitals
from themetrail.anonymise.detect.clauses import Place, has_determiner, place_of
from themetrail.anonymise.detect.joints import (
    is_double,
    is_half_of_double,
    is_listed,
    is_name_with_apostrophe,
    is_part_of_word,
    with_apostrophe,
)
from themetrail.anonymise.names.forms import PARTICLES, WORD, Word, fold, words_of
from themetrail.anonymise.names.function_words import is_function_word
from themetrail.anonymise.names.titles import MONTHS_AND_DAYS, OFFICES, SELDOM, SURE_TITLES, TITLES
from themetrail.anonymise.names.words import (
    SHORT_FORMS,
    frequent_surnames,
    given_names,
    is_common,
    listed_names,
    surnames,
)
from themetrail.languages.table import LANGUAGES, any_of_all, words_of_all

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
# What an apostrophe leaves of a word behind it: `we'll`.
_CONTRACTED = words_of_all(lambda language: language.vocabulary.contracted)
_AFTER_TITLE = re.compile(r"(?<![^\W_])(?<!['’])([^\W\d_]+)\.?[ \u00a0]$")
_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+|\n\s*)$")


def lacks_capitals(texts: Iterable[str]) -> bool:
    """Whether these turns are written without capitals (a transcript of speech recognition)."""
    words = [word for text in texts for word in WORD.findall(text) if word.upper() not in PRONOUNS_IN_CAPITALS]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= FEWEST_WORDS and capitals < FEWEST_CAPITALS * len(words)


def truecased(text: str, language: str) -> str:
    """The text with the capitals that a reader would set; of the same length, each letter in its place."""
    letters = list(text)
    for word in words_of(text):
        first = text[word.start].upper()
        if len(first) == 1 and is_capital(text, word, language):
            letters[word.start] = first
    for place in announced_capitals(text, language):
        letters[place] = text[place].upper() if len(text[place].upper()) == 1 else text[place]
    return "".join(letters)


def is_capital(text: str, word: Word, language: str) -> bool:
    """Whether a reader would give a word of a text in small letters a capital."""
    surface, folded = text[word.start : word.end], word.folded
    before, after = text[max(0, word.start - 40) : word.start], text[word.end : word.end + 24]
    if before.endswith(("'", "’")) and (folded in _CONTRACTED or len(folded) < 3):
        return False
    if after.startswith(("'t", "’t")):
        return False
    # More often words here: `mes amis`, `ich mag`, `mm`; and `m'a` is no Monsieur.
    if folded in TITLES and folded not in SELDOM and not after.startswith(("'", "’")):
        return not has_determiner(text, word.start, language)  # as in `my sister`
    joined = with_apostrophe(text, word) if after.startswith(("'", "’")) else None
    if joined is not None and joined.start == word.start and is_name_with_apostrophe(text, joined, language):
        return True
    if folded in _CAPITALS or _SENTENCE.search(before):
        return True
    if follows_title(text, word) and not (is_function_word(word, language) and folded not in surnames()):
        return True  # but `eine frau aus dem Dorf`
    if is_part_of_word(text, word, language):
        return False
    known = LANGUAGES.get(language)
    capitalised = known is not None and known.vocabulary.nouns_capitalised
    if is_given(folded, surface, language):
        return not (is_common(surface, language) and has_determiner(text, word.start, language))
    if folded in given_names() and (_AFTER_GREETING.search(before) or _joins(after)):
        return True
    if is_double(text, word, language) or (capitalised and is_half_of_double(text, word, language)):
        return True
    no_surname = folded in AFTER_NAMES or folded in PARTICLES
    if _follows_given(before, language) and folded in frequent_surnames() and not no_surname:
        return True
    if is_listed(folded) and not is_function_word(word, language) and place_of(text, word, language) >= Place.EITHER:
        return True
    return len(surface) > 2 and surface.isalpha() and not is_common(surface, language)


def follows_title(text: str, word: Word) -> bool:
    """Whether a title is just before a word: one that only names follow (`mme`, `mr`), or any before a listed name."""
    match = _AFTER_TITLE.search(text, max(0, word.start - 16), word.start)
    if match is None or len(word.folded) < 2 or word.folded in AFTER_NAMES:
        return False
    title = fold(match.group(1))
    if title not in TITLES or title in SELDOM:
        return False
    return title in SURE_TITLES or (title not in OFFICES and is_listed(word.folded))


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
