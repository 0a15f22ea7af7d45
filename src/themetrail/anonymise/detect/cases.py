"""Capitals as evidence: words with a capital that no other detector took, and that grammar does not explain.

A capital inside a sentence says that a word is a name, unless an article, a title, a number or the language explains
it. Where the capital says nothing (a sentence begins, all is in capitals, all is small, nouns have one), the clause
tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cached_property

from themetrail.anonymise.detect.address_forms import begins_sentence
from themetrail.anonymise.detect.capitals import is_unknown_in_capitals
from themetrail.anonymise.detect.clauses import (
    Place,
    has_determiner,
    is_among_people,
    is_doing,
    is_in_brackets,
    is_laid_out_as_name,
    is_listed_alone,
    is_one_of_many,
    is_opening,
    is_subject_of_kin,
    place_of,
    place_of_name,
    says_something,
)
from themetrail.anonymise.detect.joints import is_double, is_half_of_double, with_apostrophe, with_particle
from themetrail.anonymise.detect.truecase import PRONOUNS_IN_CAPITALS, follows_title, is_given
from themetrail.anonymise.names.forms import CAPITALS, Word, Words, fold, is_capitalised
from themetrail.anonymise.names.function_words import is_function_word, is_numbering
from themetrail.anonymise.names.organisations import HEADS
from themetrail.anonymise.names.titles import SURNAMES_TOO, is_title, months_and_days
from themetrail.anonymise.names.words import (
    frequent_surnames,
    given_names,
    is_common,
    is_frequent_given_name,
    is_noun_or_name,
    is_pet_name,
    is_written_in_index,
    surnames,
)
from themetrail.anonymise.spans import Span
from themetrail.languages.table import LANGUAGES, words_of_all

# Scores of the evidence: replaced from `REPLACED_FROM` on, asked below.
UNKNOWN_WORD, ADDRESSED, WORD_AND_NAME, LISTED_NAME = 0.2, 0.45, 0.5, 0.65
# The detectors: a capital, and a clause in which the capital says nothing.
CAPITALISED, CLAUSE = "capitalised", "clause"
_WITH_CAPITAL = words_of_all(lambda language: language.vocabulary.written_with_capital)
_ENCLOSED = '"“”«»‘([/&#@*_'
_CAPITAL_BEHIND = re.compile(rf"(?:[ -]| & )(?=[{CAPITALS}])")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) $")
_CAPITAL_INSIDE = re.compile(rf"(?<=[ '’])[{CAPITALS}]\w+")
_NUMBER_BEHIND = re.compile(r"[ -]?\d")
_NUMBER_BEFORE = re.compile(r"\d[ .-]{0,2}$")

SHORTEST = 3  # letters of a word that may be a name by its capital alone

Places = Sequence[tuple[int, int]]


class Capitals:
    """The evidence of capitals in the texts of a batch that are of one language."""

    def __init__(self, texts: Sequence[str], language: str, lower: Set[str]) -> None:
        """`lower` holds the words that stand in small letters in these texts."""
        self._texts, self._language, self._lower = texts, language, lower
        known = LANGUAGES.get(language)
        self._nouns = known is not None and known.vocabulary.nouns_capitalised

    def names_in(self, text: str, words: Words, covered: Places, ours: Places) -> list[Span]:
        """The words with a capital that may be names, outside the places that are `covered`.

        At the places `ours` the capital was set by us, and says nothing of a word.
        """
        spans = []
        for at in words.capitalised:
            if len(words.surfaces[at]) < SHORTEST or words.folded[at] in HEADS:
                continue
            word = words[at]
            if is_numbering([word]):
                continue
            if self._is_title(text, word) and not (word.folded in surnames() and follows_title(text, word)):
                continue
            if _lies_in(word, covered) or self._is_addressed_by_office(text, word):
                continue
            set_by_us = _lies_in(word, ours)
            found = self._evidence(text, words, at, set_by_us)
            if found is not None:
                start = self._start(text, word) if set_by_us else with_particle(text, word).start
                last = words[at + 1] if self._goes_on(text, words, at, set_by_us) else word
                spans.append(Span(start, last.end, "person", *found))
        return spans

    def _goes_on(self, text: str, words: Words, at: int, set_by_us: bool) -> bool:
        """Whether a rare word goes on with a further one that no list tells to be a name: a common word with a capital
        (`Chukwuemeka Obi`), or a surname of two letters (`Mei-Ling Wu`)."""
        word, last = words[at], words[at + 1] if at + 1 < len(words) else None
        if last is None or set_by_us or text[word.end : last.start] != " " or not is_capitalised(last.surface):
            return False
        if word.surface.isupper() or last.surface.isupper() or is_function_word(last, self._language):
            return False
        if len(last.surface) < SHORTEST:
            return last.folded in surnames()
        if last.folded in HEADS or last.folded in months_and_days(self._language) or last.folded in _WITH_CAPITAL:
            return False
        if is_title(last.surface, last.folded, self._language) or is_common(word.surface, self._language):
            return False
        if self._nouns and not is_listed_alone(text, word.start, last.end):
            return False  # `dann hat Kwabena Kaffee gekocht`
        return is_common(last.surface, self._language)

    def _start(self, text: str, word: Word) -> int:
        """Where a name begins that has no capital of its own: at an article before its apostrophe, where a person would
        be named, since `L'Éplattenier` is then written as `l'Unesco` is."""
        both = with_apostrophe(text, word)
        if both is None or place_of(text, both, self._language) < Place.EITHER:
            return with_particle(text, word).start
        return both.start

    def _is_title(self, text: str, word: Word) -> bool:
        """Whether a word is a title here: one that is a surname too, where a name follows or a sentence begins."""
        if not is_title(word.surface, word.folded, self._language):
            return False
        if word.folded not in SURNAMES_TOO or word.folded not in surnames() or _CAPITAL_BEHIND.match(text, word.end):
            return True
        return begins_sentence(text, word.start)

    def _is_addressed_by_office(self, text: str, word: Word) -> bool:
        """Whether somebody is spoken to by office and not by name: `yes, Doctor.`"""
        known = LANGUAGES.get(self._language)
        called = known is not None and word.folded in known.vocabulary.called
        if not called and not is_title(word.surface, word.folded, self._language):
            return False
        return text[word.start - 2 : word.start] == ", " and text[word.end : word.end + 1] in ("", ".", ",", "!", "?")

    def _evidence(self, text: str, words: Words, at: int, set_by_us: bool) -> tuple[str, float] | None:
        """What speaks for a name, and how surely; None where nothing does."""
        word = words[at]
        if follows_title(text, word) or is_double(text, word, self._language):
            return CLAUSE, WORD_AND_NAME
        if self._nouns and is_half_of_double(text, word, self._language):
            return CLAUSE, UNKNOWN_WORD
        if word.surface.isupper():
            return self._abbreviation(text, word)
        if word.folded in months_and_days(self._language):
            return self._month(text, words, at)
        if is_function_word(word, self._language):
            return self._function_word(text, word, set_by_us)
        if not is_common(word.surface, self._language):
            return self._rare_word(text, word, set_by_us)
        if set_by_us or self._nouns or begins_sentence(text, word.start):
            return self._word_without_evidence(text, word, set_by_us)
        return self._word_inside_sentence(text, words, at)

    def _abbreviation(self, text: str, word: Word) -> tuple[str, float] | None:
        """A word in capitals that may as well be a name, unless it has an article somewhere: `the NASDAQ`."""
        if word.folded in self._of_things or not is_unknown_in_capitals(text, word, self._language):
            return None
        return CLAUSE, UNKNOWN_WORD

    def _rare_word(self, text: str, word: Word, set_by_us: bool) -> tuple[str, float] | None:
        """A word that is no common one; as the first of a sentence only where it stands nowhere in small letters."""
        first, listed = begins_sentence(text, word.start), word.folded in given_names()
        if set_by_us and self._is_adverb(word) and word.folded not in frequent_surnames() and not listed:
            return None
        if first and not listed and (word.surface.lower() in self._lower or self._is_adverb(word)):
            return None
        if self._is_noun_here(text, word, listed):
            return None
        if listed and is_one_of_many(text, word.start, word.end, self._language):
            return CAPITALISED, UNKNOWN_WORD  # `ein Mercedes`
        score = LISTED_NAME if listed else UNKNOWN_WORD
        if set_by_us and listed and has_determiner(text, word.start, self._language):
            return (CAPITALISED, LISTED_NAME if is_frequent_given_name(word.surface) else UNKNOWN_WORD)
        if set_by_us and not listed:
            place = place_of(text, word, self._language)
            if place >= Place.EITHER:
                return CLAUSE, ADDRESSED if place == Place.PERSON else UNKNOWN_WORD
        elif self._is_somebody(text, word, first):
            score = max(score, ADDRESSED)
        if text[word.start - 2 : word.start] == ", " and text[word.end : word.end + 1] == ",":
            score = max(score, ADDRESSED)  # set off by commas, as who is addressed
        return CAPITALISED, score

    def _is_noun_here(self, text: str, word: Word, listed: bool) -> bool:
        """Whether a surname behind an article is the noun that it is as well, where nouns have capitals and nothing
        that people do follows: `der Bär`."""
        if not self._nouns or listed or not is_written_in_index(word.surface.capitalize(), self._language):
            return False
        return place_of(text, word, self._language) == Place.NOUN

    def _is_somebody(self, text: str, word: Word, first: bool) -> bool:
        """Whether a rare word stands where people are told, met or say something; as the first of a sentence only the
        verb behind it tells."""
        if first:
            return place_of(text, word, self._language) == Place.PERSON
        if is_among_people(text, word, self._language):
            return True
        return place_of_name(text, word.start, word.end, self._language) == Place.PERSON

    def _month(self, text: str, words: Words, at: int) -> tuple[str, float] | None:
        """A month or a feast that is a given name too: of whom is told something, or who is met."""
        word = words[at]
        if word.folded not in given_names():
            return None
        place = place_of(text, word, self._language)
        if place == Place.PERSON:
            return CLAUSE, WORD_AND_NAME
        before = words[max(0, at - 1)]
        timed = (
            text[before.end : word.start] == " "
            and text[word.end : word.end + 1] not in ("'", "’")
            and is_function_word(before, self._language)
            and not is_opening(before, self._language)
        )  # `from April`, no `April's idea`
        doubtful = place == Place.EITHER and (not timed or is_among_people(text, word, self._language))
        return (CLAUSE, UNKNOWN_WORD) if doubtful else None

    def _function_word(self, text: str, word: Word, set_by_us: bool) -> tuple[str, float] | None:
        """A function word that is a given name somewhere, with a capital where only people stand."""
        if set_by_us or word.folded not in given_names() or begins_sentence(text, word.start):
            return None
        return (CLAUSE, UNKNOWN_WORD) if place_of(text, word, self._language) >= Place.EITHER else None

    def _word_without_evidence(self, text: str, word: Word, set_by_us: bool) -> tuple[str, float] | None:
        """A common word whose capital says nothing: what the clause says of a place where a listed name may stand."""
        given, place = word.folded in given_names(), place_of(text, word, self._language)
        if not given and word.folded not in surnames():
            if is_pet_name(word.folded) and place == Place.PERSON and not set_by_us and not self._nouns:
                return CLAUSE, WORD_AND_NAME
            if not set_by_us and self._is_called_by_noun(text, word, place):
                return CLAUSE, UNKNOWN_WORD
            borne = set_by_us and place == Place.PERSON and word.folded in frequent_surnames()
            return (CLAUSE, UNKNOWN_WORD) if borne or self._is_family(text, word) else None
        if place == Place.PERSON:
            return CLAUSE, WORD_AND_NAME if given else UNKNOWN_WORD
        if place == Place.NOUN:
            return (CLAUSE, UNKNOWN_WORD) if self._may_have_article(text, word) else None
        if given and is_laid_out_as_name(text, word):
            return CLAUSE, UNKNOWN_WORD
        if is_given(word.folded, word.surface, self._language) and not begins_sentence(text, word.start):
            return CAPITALISED, WORD_AND_NAME
        return (CLAUSE, UNKNOWN_WORD) if place == Place.EITHER else None

    def _is_called_by_noun(self, text: str, word: Word, place: Place) -> bool:
        """Whether somebody is called by a noun that no list has as a name, in a language in which nouns have capitals:
        `Lieber Emeka`, `Wolke hat gesagt`, `Meine Kollegin Wolke hatte`."""
        if not self._nouns or has_determiner(text, word.start, self._language):
            return False
        if place == Place.PERSON and is_noun_or_name(word.surface, self._language):
            return True
        says = place == Place.PERSON and says_something(text, word.end, self._language)
        return says or is_subject_of_kin(text, word, self._language)

    def _may_have_article(self, text: str, word: Word) -> bool:
        """Whether this is more often a name than a noun, in a language in which nouns have capitals and names may have
        an article: `die Rosa kommt`."""
        if not self._nouns or not is_given(word.folded, word.surface, self._language):
            return False
        known = LANGUAGES[self._language].talk.articles_of_names
        return has_determiner(text, word.start, self._language) in known and is_doing(text, word, self._language)

    def _is_family(self, text: str, word: Word) -> bool:
        """Whether a noun is the plural of a surname as families have it, and not of a word: `die Müllers`."""
        if not self._nouns:
            return False
        talk = LANGUAGES[self._language].talk
        before = _WORD_BEFORE.search(text, max(0, word.start - 8), word.start)
        if before is None or before[1].lower() not in talk.before_families:
            return False
        ends = (end for end in talk.plural_of_families if word.folded.endswith(end))
        return any(word.folded.removesuffix(end) in surnames() for end in ends)

    def _word_inside_sentence(self, text: str, words: Words, at: int) -> tuple[str, float] | None:
        """A common word with a capital inside a sentence: a name where lists have it as one, else a question, unless
        something else explains the capital."""
        word = words[at]
        if is_in_brackets(text, word.start, word.end) and (word.folded in given_names() or word.folded in surnames()):
            return CLAUSE, UNKNOWN_WORD
        given, determiner = word.folded in given_names(), has_determiner(text, word.start, self._language)
        if determiner:
            known = LANGUAGES.get(self._language)
            spoken = known is not None and determiner in known.talk.articles_of_names
            return (CLAUSE, UNKNOWN_WORD) if given and spoken else None
        if self._is_explained(text, words, at, given):
            return None
        if given or is_pet_name(word.folded):
            return CAPITALISED, WORD_AND_NAME
        listed = word.folded in surnames() and is_among_people(text, word, self._language)
        if listed or place_of(text, word, self._language) == Place.PERSON:
            return CAPITALISED, ADDRESSED
        return None if word.folded in self._of_things else (CLAUSE, UNKNOWN_WORD)

    def _is_explained(self, text: str, words: Words, at: int, given: bool) -> bool:
        """Whether something else than a name explains a capital: a language, a number, a quotation, a title of several
        words, a heading."""
        word = words[at]
        if word.folded in _WITH_CAPITAL or text[word.start - 1] in _ENCLOSED:
            return True
        if _NUMBER_BEHIND.match(text, word.end) or _NUMBER_BEFORE.search(text, max(0, word.start - 4), word.start):
            return True
        if _CAPITAL_BEHIND.match(text, word.end) and (after := words[at + 1]).surface not in PRONOUNS_IN_CAPITALS:
            if after.surface.isupper() and not given:
                return True
            return is_common(after.surface, self._language) and after.folded not in given_names()
        before = words[at - 1]
        joined = text[before.end : word.start] in (" ", "-", " & ") and is_capitalised(before.surface)
        if not joined or is_function_word(before, self._language) or is_among_people(text, word, self._language):
            return False  # `Ask Moody`
        return not (given and begins_sentence(text, before.start))

    @cached_property
    def _of_things(self) -> set[str]:
        """The words that stand with a capital behind an article in these texts: `the Government`."""
        return {
            fold(match.group())
            for text in self._texts
            for match in _CAPITAL_INSIDE.finditer(text)
            if has_determiner(text, match.start(), self._language)
        }

    def _is_adverb(self, word: Word) -> bool:
        """Whether this is an adverb that has no other form and so stands in no lemma index."""
        known = LANGUAGES.get(self._language)
        return known is not None and word.folded.endswith(known.vocabulary.adverb_endings)


def _lies_in(word: Word, places: Iterable[tuple[int, int]]) -> bool:
    return any(start < word.end and word.start < end for start, end in places)
