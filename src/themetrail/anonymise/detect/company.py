"""Names that no list need hold, where only people stand: `my colleague Titi`, `with Rich Day`, `who is Chance Park`.

No list of given names has all that people are called, and lists of surnames are full of words. Two words with capitals
inside a sentence, the second a listed surname, name somebody behind what is done to people and where nothing goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from themetrail.anonymise.detect.address_forms import NOT_GREETED, begins_sentence, last_of_name
from themetrail.anonymise.detect.clauses import Place, is_company, is_met, place_of
from themetrail.anonymise.names.forms import CAPITALS, Word, Words, words_of
from themetrail.anonymise.names.function_words import is_function_word
from themetrail.anonymise.names.organisations import HEADS
from themetrail.anonymise.names.titles import SURNAMES_TOO, is_title, months_and_days
from themetrail.anonymise.names.words import given_names, is_common, surnames
from themetrail.anonymise.spans import Span
from themetrail.languages.table import LANGUAGES, any_of_all

_SCORE = 0.7  # sure enough to look for its parts elsewhere, and asked about
_ASKED = 0.3  # of two nouns: `with Wolke Fuchs`
_SHORTEST = 3  # letters of each part


def names_among_people(text: str, words: Words, language: str) -> Iterator[Span]:
    """Two words as somebody's given name and surname; in a language whose nouns have capitals they are asked about."""
    known = LANGUAGES.get(language)
    if known is None:
        return
    nouns = known.vocabulary.nouns_capitalised
    score = _ASKED if nouns else _SCORE
    kept, listed = known.vocabulary.written_with_capital, surnames()
    for position, behind in pairwise(words.capitalised):
        if behind != position + 1 or words.folded[behind] not in listed:
            continue
        first, last = words[position], words[behind]
        if text[first.end : last.start] != " ":
            continue
        if not (_is_written(first) and _is_written(last)):
            continue
        if last.folded in HEADS or not is_common(first.surface, language):
            continue
        if _is_other(first, language) or _is_other(last, language) or kept.intersection((first.folded, last.folded)):
            continue
        if begins_sentence(text, first.start):
            continue
        met = is_met(text, first.start, last.end, language) or is_company(text, first.start, last.end, language)
        if nouns and not met:  # the verb may come last: `mit Wolke Fuchs geredet`
            both = Word(first.start, last.end, text[first.start : last.end], "")
            met = place_of(text, both, language) == Place.PERSON
        if met:
            yield Span(first.start, last.end, "person", "role", score)


def _is_written(word: Word) -> bool:
    return len(word.surface) >= _SHORTEST and not word.surface.isupper()


def _is_other(word: Word, language: str) -> bool:
    """Whether a word with a capital is sooner something else than a part of a name."""
    if is_function_word(word, language) and word.folded not in given_names():
        return True
    title = is_title(word.surface, word.folded, language) and word.folded not in SURNAMES_TOO
    return title or word.folded in months_and_days(language)


# Who somebody is to the speaker, and then the name: `my colleague Sandra`, `ma sœur, Aline`.
_ROLE = re.compile(rf"\b(?:{any_of_all(lambda language: language.talk.kin)}),? (?=[{CAPITALS}])")


def names_after_roles(text: str, language: str) -> Iterator[Span]:
    """The name that follows a word of kinship, friendship or work."""
    for match in _ROLE.finditer(text):
        following = words_of(text[match.end() : match.end() + 60])
        if not following or following[0].start or following[0].folded in NOT_GREETED:
            continue
        first = following[0]
        if is_title(first.surface, first.folded, language) or first.surface.isupper() or first.folded in HEADS:
            continue
        score = 0.85
        if is_common(first.surface, language) and first.folded not in given_names():
            if not _is_called(first, language):
                continue
            score = 0.45  # a word with a capital that only a name explains
        last = last_of_name(text[match.end() :], following, 0) or 0
        yield Span(match.end(), match.end() + following[last].end, "person", "role", score)


def _is_called(word: Word, language: str) -> bool:
    """Whether a common word behind who somebody is can only be a name: it has a capital, and needs none."""
    known = LANGUAGES.get(language)
    if known is None or known.vocabulary.nouns_capitalised:
        return False
    vocabulary = known.vocabulary
    return not (
        is_function_word(word, language)
        or word.folded in vocabulary.called | vocabulary.written_with_capital
        or word.folded in months_and_days(language)
    )
