"""What a language model takes for a name and grammar or usage tells to be none.

A model knows names by their capitals. A capital is explained where a common word begins a sentence, where a word is
what everybody calls somebody (`Dad`, `le Curé`) or an institution (`the Hospital`), and in a set phrase (`Mark my
words`). Where such a word is also somebody's name, it is asked about rather than replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import lru_cache

from themetrail.anonymise.detect.address_forms import begins_sentence
from themetrail.anonymise.detect.clauses import Place, has_determiner, is_one_of_many, place_of
from themetrail.anonymise.detect.truecase import is_given
from themetrail.anonymise.names.forms import PARTICLES, Word, folded_words_of, words_of
from themetrail.anonymise.names.function_words import is_function_word
from themetrail.anonymise.names.label_words import ROLES
from themetrail.anonymise.names.organisations import HEADS
from themetrail.anonymise.names.titles import months_and_days
from themetrail.anonymise.names.words import given_names, is_common, is_frequent_given_name, surnames
from themetrail.anonymise.spans import NAMED, Span, lies_in_any
from themetrail.languages.everywhere import EVERYWHERE
from themetrail.languages.parts.words import Words
from themetrail.languages.table import LANGUAGES, any_of, words_of_all

_GUESSED = ("ner", "capitalised", "given_name", "engine")
_LONGEST = 40  # characters in a set phrase
ASKED = 0.3  # below what is replaced
_ARTICLES = words_of_all(lambda language: language.vocabulary.articles)
_LETTER_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)['’]$")
_ROW = re.compile(r", ([^\W\d_]+), ([^\W\d_]+)(?=[,.;:!?]|$)")


def without_no_names(
    text: str, spans: Iterable[Span], language: str, ours: Sequence[tuple[int, int]] = ()
) -> list[Span]:
    """The spans without those that name nothing; what may be a name nevertheless stands at a score at which it is
    asked about. At the places `ours` the capital was set by us."""
    spans = [span for each in spans if (span := _with_own_capital(text, each, language, ours)) is not None]
    judged = (
        _judged(text, span, language) if span.category in NAMED and span.detector in _GUESSED else span
        for span in spans
    )
    return [span for span in judged if span is not None]


def without_words(text: str, spans: Iterable[Span], language: str) -> list[Span]:
    """The spans of words that may be names by their clause, without what is none there: a part of a set phrase or of a
    public name, what people are called, one of several nouns in a row."""
    return [
        span
        for span in spans
        if not (
            _is_in_phrase(text, span, language)
            or _is_called_so(words := words_of(text[span.start : span.end]), language)
            or (len(words) == 1 and _is_first_of_nouns(text, span, words[0], language))
        )
    ]


def _with_own_capital(text: str, span: Span, language: str, ours: Sequence[tuple[int, int]]) -> Span | None:
    """A model's name whose capitals we have set: a thing of common words alone is nothing, or may be somebody's name;
    who is called by one word is asked about where that is a word sooner than a name."""
    if not ours or span.detector != "ner" or span.category not in NAMED:
        return span
    words = [
        word._replace(start=span.start + word.start, end=span.start + word.end)
        for word in words_of(text[span.start : span.end])
    ]
    if not all(lies_in_any(word, ours) for word in words):
        return span
    if span.category == "person":
        own = [word for word in words if not is_function_word(word, language)]
        doubtful = len(own) == 1 and _is_word_sooner(text, own[0], language)
        return span._replace(score=min(span.score, ASKED)) if doubtful else span
    if not all(is_common(word.surface, language) or is_function_word(word, language) for word in words):
        return span
    borne = any(word.folded in given_names() or word.folded in surnames() for word in words)
    return span._replace(score=min(span.score, ASKED)) if borne else None


def _is_word_sooner(text: str, word: Word, language: str) -> bool:
    """Whether a word that has no capital of its own is a noun here, or a common word where no person need stand."""
    if is_common(word.surface, language) and _is_elided_before(text, word.start, language):
        return True  # `voix d'ange`
    if is_given(word.folded, word.surface, language):
        return False
    if is_common(word.surface, language):
        given = word.folded in given_names() and word.folded not in months_and_days(language)
        return place_of(text, word, language) < (Place.EITHER if given else Place.PERSON)
    return word.folded not in given_names() and bool(has_determiner(text, word.start, language))


def _is_elided_before(text: str, start: int, language: str) -> bool:
    """Whether a word without its vowel stands just before a place: `d'` in French."""
    match = _LETTER_BEFORE.search(text, max(0, start - 4), start)
    return match is not None and language in LANGUAGES and match[1].lower() in LANGUAGES[language].vocabulary.elided


def _phrases_at(text: str, span: Span, language: str) -> list[tuple[int, int]]:
    """The set phrases that begin or end near a span."""
    near = _set_phrases(language).finditer(text, max(0, span.start - _LONGEST), span.end + _LONGEST)
    return [match.span() for match in near]


def is_idiom(text: str, span: Span, language: str) -> bool:
    """Whether a whole name is a set phrase, or the end of one, though it is written as somebody's: `das Lieschen
    Müller`, `mein lieber Herr Gesangsverein`."""
    phrases = _phrases_at(text, span, language)
    return any(
        (start, end) == (span.start, span.end) or (start < span.start and span.end <= end) for start, end in phrases
    )


def _is_in_phrase(text: str, span: Span, language: str) -> bool:
    """Whether a span is a word of a set phrase, or a part of a public name and not all of it (`Pro Infirmis`). `I told
    Mark it was late` is no set phrase."""
    phrases = _phrases_at(text, span, language)
    if lies_in_any(span, phrases):
        return begins_sentence(text, span.start) or not any(start == span.start for start, _ in phrases)
    names, words = _public_phrases(language)
    if not words.issuperset(folded_words_of(text[span.start : span.end])):
        return False
    near = names.finditer(text, max(0, span.start - _LONGEST), span.end + _LONGEST)
    return lies_in_any(span, (found for match in near if (found := match.span()) != (span.start, span.end)))


def _is_called_so(words: list[Word], language: str) -> bool:
    """Whether words are what somebody is called who is not named by it, and not many people's name (`Noël`)."""
    return bool(words) and all(word.folded in _called(language) and not _is_borne(word) for word in words)


def _is_borne(word: Word) -> bool:
    return word.folded in given_names() and (word.folded in surnames() or is_frequent_given_name(word.surface))


def _is_first_of_nouns(text: str, span: Span, word: Word, language: str) -> bool:
    """Whether a common word that begins a sentence, and is no given name, is the first of several nouns in a row:
    `Baker, cleaner, driver`."""
    if word.folded in given_names() or not is_common(word.surface, language) or not begins_sentence(text, span.start):
        return False
    row = _ROW.match(text, span.end)
    return row is not None and all(
        is_common(other.surface, language) and not is_function_word(other, language) for other in words_of(row[0])
    )


def _judged(text: str, span: Span, language: str) -> Span | None:
    if _is_in_phrase(text, span, language):
        return None
    words = words_of(text[span.start : span.end])
    if span.category != "person":
        while len(words) > 1 and _is_opening(words[0], language):  # `My GP`, `Our Nan`
            words = words_of(text[span.start + words[1].start : span.end])
            span = span._replace(start=span.end - words[-1].end)
        if len(words) == 1 and len(words[0].surface) == 1:
            return None  # `plan B`
    bare = [word for word in words if word.folded not in _ARTICLES]
    if not bare or all(word.folded in _called(language) for word in bare):
        return span._replace(score=min(span.score, ASKED)) if any(map(_is_borne, bare)) else None
    if span.category != "person" and all(word.folded in HEADS and word.folded not in surnames() for word in bare):
        return None
    if len(words) == 1 and span.category != "person" and is_one_of_many(text, span.start, span.end, language):
        return span._replace(score=min(span.score, ASKED))
    if len(words) == 1 and is_common(words[0].surface, language):
        if _is_first_of_nouns(text, span, words[0], language):
            return None
        return _of_common_word(text, span, words[0])
    return span


def _is_opening(word: Word, language: str) -> bool:
    """Whether a thing's first word belongs to the sentence; an article or a particle may be part of its name."""
    return is_function_word(word, language) and word.folded not in _ARTICLES and word.folded not in PARTICLES


def _of_common_word(text: str, span: Span, word: Word) -> Span | None:
    """A common word that begins a sentence is no name; one that is a surname is asked about.

    A given name stays a person: all its places in the study tell more than this one. That it is a thing's name is a
    guess to be asked about.
    """
    if not begins_sentence(text, span.start):
        return span
    if word.folded in given_names():
        return span._replace(score=min(span.score, ASKED)) if span.category != "person" else span
    return span._replace(score=min(span.score, ASKED)) if word.folded in surnames() else None


@lru_cache(maxsize=None)
def _called(language: str) -> Words:
    """What people are called who are not named by it (relatives, officials, roles), and feasts."""
    known = LANGUAGES.get(language)
    own = known.vocabulary.called | known.calendar.feasts if known is not None else frozenset()
    return own | frozenset(role for role in ROLES - given_names() - surnames() if len(role) > 1)


@lru_cache(maxsize=None)
def _set_phrases(language: str) -> re.Pattern[str]:
    """The phrases of a language in which a word that may be a name is none."""
    phrases = LANGUAGES[language].vocabulary.set_phrases if language in LANGUAGES else ()
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=None)
def _public_phrases(language: str) -> tuple[re.Pattern[str], Words]:
    """The public names of several words, and these words."""
    lists = (EVERYWHERE, *([LANGUAGES[language].public] if language in LANGUAGES else []))
    names = {name for public in lists for kind in fields(public) for name in getattr(public, kind.name)}
    longest_first = sorted((name for name in names if len(words_of(name)) > 1), key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{any_of(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    return pattern, frozenset(word for name in longest_first for word in folded_words_of(name))
