"""What the clause around a word says of it: whether a person stands there, a person or a thing, or a noun.

Capitals cannot tell a name from a word where there are none, where all is in capitals, and where a sentence begins. The
clause can: people alone are told and asked, say and think; a noun has an article, and a name has none.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from themetrail.anonymise.names.forms import CAPITALS, WORD, Word, fold, words_of
from themetrail.anonymise.names.function_words import is_function_word
from themetrail.anonymise.names.titles import months_and_days
from themetrail.languages.parts.words import Phrases, Words
from themetrail.languages.table import LANGUAGES, any_of, words_of_all

_SEEN = 48  # characters that are looked at on each side
_LAST_WORD = re.compile(r"([^\W\d_]+)(?:[ \u00a0]|['’])$")
_INDEFINITE = words_of_all(lambda language: language.vocabulary.indefinite)
_WORD_BEHIND, _NOUN_BEHIND = re.compile(r" [^\W\d_]"), re.compile(rf" [{CAPITALS}]")
_WITHIN = r"(?:[^\W\d_]+ ){0,6}?"  # what stands in a clause between a name and the verb
_ITEM = re.compile(r"[ \t]*(?:[-–—*•]|\d{1,2}[.)])[ \t]+")
_ITEM_BEHIND, _COLON_BEHIND = re.compile(r" ?[(,:–—]| - |[ \t]*(?:\n|$)"), re.compile(r" ?:")
_LISTED_BEFORE = re.compile(r"(?:^|\n|[:;,(/–—*•]|[ \n]-)[ \t]*$")
_LISTED_BEHIND = re.compile(r" ?[(),:;/–—]| - |[ \t]*(?:\n|$)")
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")
_GENITIVE = ("'", "’")
_MARKS = '.!?…:;,"“”«»()\n–—'


class Place(IntEnum):
    """What may stand at a place of a clause, the surest for a person last."""

    NOUN = 0  # behind an article or the like
    UNTOLD = 1
    EITHER = 2  # people and things
    PERSON = 3


class _Grammar(NamedTuple):
    to_people: re.Pattern
    company: re.Pattern
    in_company: re.Pattern
    beside: re.Pattern
    kin: re.Pattern
    who: re.Pattern
    opening: re.Pattern
    says: re.Pattern
    acts: re.Pattern
    with_people: re.Pattern
    set_off: re.Pattern
    before_things: re.Pattern
    behind_nouns: re.Pattern
    brackets: tuple[tuple[re.Pattern, re.Pattern], ...]
    determiners: Words
    openings: Words


@lru_cache(maxsize=None)
def _grammar(language: str) -> _Grammar:
    """The patterns of a language; of one that has no record, those of all."""
    talks = [LANGUAGES[language].talk] if language in LANGUAGES else [known.talk for known in LANGUAGES.values()]

    def phrases(part: str) -> Phrases:
        return tuple(
            phrase.replace("{kin}", any_of(talk.kin).lower()) for talk in talks for phrase in getattr(talk, part)
        )

    def before(part: Phrases) -> re.Pattern:
        return re.compile(rf"(?<![\w'’-])(?:{any_of(part)})(?:[ \u00a0]|(?<=['’]))$", re.IGNORECASE)

    def behind(part: Phrases) -> re.Pattern:
        return re.compile(rf"(?:[ \u00a0]|(?=['’]))(?:{any_of(part)})(?![\w])", re.IGNORECASE)

    openings = any_of(phrases("openings"))
    return _Grammar(
        before(phrases("to_people")),
        before(phrases("company")),
        re.compile(rf"[ \u00a0](?:{any_of(phrases('company'))}) (?=[{CAPITALS}])"),
        before((*phrases("beside"), *phrases("company"))),
        before(phrases("kin")),
        before(phrases("who")),
        re.compile(rf"(?:^|[{_MARKS}-]\s*|(?<![\w'’-])(?:{openings})(?:,? |(?<=['’])))$", re.IGNORECASE),
        behind(phrases("says")),
        behind(phrases("acts")),
        behind(phrases("with_people")),
        re.compile(rf"[ \u00a0]?[,.!?\"»”]|[ ](?:{any_of(phrases('ands'))}) ", re.IGNORECASE),
        before(phrases("before_things")),
        re.compile(rf"([^{_MARKS}]*[ '’])(?:{any_of(phrases('behind_nouns'))})(?:[ \u00a0]|(?<=['’]))$"),
        tuple(
            (before(opened), re.compile(rf" {_WITHIN}(?:{any_of(closed)})(?![\w])", re.IGNORECASE))
            for talk in talks
            for opened, closed in talk.brackets
        ),
        frozenset().union(*(talk.determiners for talk in talks)),
        frozenset(map(fold, phrases("openings"))),
    )


def place_of(text: str, word: Word, language: str) -> Place:
    """What the clause says of the place where a word stands, whatever the case of its letters."""
    grammar, from_ = _grammar(language), max(0, word.start - _SEEN)
    subject = grammar.opening.search(text, from_, word.start) is not None
    determined = has_determiner(text, word.start, language)
    if grammar.says.match(text, word.end) and (subject or _is_article_of_names(determined, language)):
        return Place.PERSON
    if determined:
        return Place.NOUN
    if subject and grammar.with_people.match(text, word.end):
        return Place.PERSON
    if grammar.to_people.search(text, from_, word.start):
        return Place.PERSON if _closes(text, word, language) else Place.EITHER
    if any(
        opened.search(text, from_, word.start) and closed.match(text, word.end) for opened, closed in grammar.brackets
    ):
        return Place.PERSON
    if subject and (grammar.acts.match(text, word.end) or grammar.in_company.match(text, word.end)):
        return Place.EITHER  # `Rose came`, `Rose with Pierre`
    if grammar.beside.search(text, from_, word.start) and _closes(text, word, language):
        return Place.EITHER
    if _is_set_off(text, word.start, word.end, grammar):
        return Place.EITHER
    if grammar.kin.search(text, from_, word.start) and _may_follow_kin(grammar, text, word, language):
        return Place.EITHER
    return Place.UNTOLD


def place_of_name(text: str, start: int, end: int, language: str) -> Place:
    """What the clause says of the place of a name, of which it is not known whether it is a person's.

    More tells than of a word: that it is a name says that no verb or noun stands there.
    """
    grammar, from_ = _grammar(language), max(0, start - _SEEN)
    if has_determiner(text, start, language):
        return Place.NOUN

    def is_said_of_it(part: re.Pattern) -> bool:
        """Whether this stands behind the name, and speaks of it and not of what it belongs to."""
        return part.match(text, end) is not None and (
            text[end : end + 1] in _GENITIVE or not _is_of_what_stands_before(text, start, language)
        )

    if is_said_of_it(grammar.says) or is_said_of_it(grammar.with_people) or _is_done_to_people(grammar, text, start):
        return Place.PERSON
    if grammar.beside.search(text, from_, start) or is_said_of_it(grammar.acts):
        return Place.EITHER
    return Place.EITHER if _is_set_off(text, start, end, grammar) else Place.UNTOLD


def says_something(text: str, end: int, language: str) -> bool:
    """Whether what people alone do stands just behind a name, be it the name or what it belongs to that does it."""
    return _grammar(language).says.match(text, end) is not None


def _is_of_what_stands_before(text: str, start: int, language: str) -> bool:
    """Whether a name belongs to a noun before it, or says where something is, so that what is done behind it is done
    by somebody else: `the office in Oakcombe wanted`, `staff at Oakcombe and my sister`."""
    grammar = _grammar(language)
    from_ = max(0, start - _SEEN)
    if grammar.before_things.search(text, from_, start):
        return True
    joined = grammar.behind_nouns.search(text, from_, start)
    if joined is None:
        return False
    before = words_of(joined[1])
    if len(before) == 1 and not is_function_word(before[0], language):
        return True  # `People from`
    nouns = list(takewhile(lambda word: not is_function_word(word, language), reversed(before)))
    return len(nouns) < len(before) and before[-1 - len(nouns)].folded in grammar.determiners


def is_company(text: str, start: int, end: int, language: str) -> bool:
    """Whether somebody is with this name, or without, and nothing goes on behind it: sooner a person than a thing."""
    grammar = _grammar(language)
    name = Word(start, end, text[start:end], "")
    return grammar.company.search(text, max(0, start - _SEEN), start) is not None and _closes(text, name, language)


def is_met(text: str, start: int, end: int, language: str) -> bool:
    """Whether something is done to this name that is done to people alone, and nothing goes on behind it: `I told`."""
    met = _is_done_to_people(_grammar(language), text, start)
    return met and _closes(text, Word(start, end, text[start:end], ""), language)


def _is_done_to_people(grammar: _Grammar, text: str, start: int) -> bool:
    """Whether what stands just before a place leads to people alone: `I told`, `my sister`, `who is`."""
    leads = (grammar.to_people, grammar.kin, grammar.who)
    return any(part.search(text, max(0, start - _SEEN), start) for part in leads)


def _is_set_off(text: str, start: int, end: int, grammar: _Grammar) -> bool:
    """Whether a word stands between commas, as who is addressed or listed: `me, Rose and my mother`."""
    return text[start - 2 : start] == ", " and grammar.set_off.match(text, end) is not None


def is_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether a word stands alone in brackets, or first, as who somebody is does: `my sister (Rose)`."""
    return text[start - 1 : start] == "(" and text[end : end + 1] in (")", ",")


def is_laid_out_as_name(text: str, word: Word) -> bool:
    """Whether a word stands where written text puts who is meant: as an item of a list with what is said of it (`- Rose
    (nights)`), before a colon, or under the last line of a letter."""
    line = text[text.rfind("\n", 0, word.start) + 1 : word.start]
    if _ITEM.fullmatch(line) and _ITEM_BEHIND.match(text, word.end):
        return True
    if line:
        return False
    return _COLON_BEHIND.match(text, word.end) is not None or (
        _LINE_END.match(text, word.end) is not None and text[: word.start].rstrip().endswith(",")
    )


def is_listed_alone(text: str, start: int, end: int) -> bool:
    """Whether words stand alone between marks of a list or ends of a line: `Present: Kwabena Asante, Ifeoma`."""
    before = _LISTED_BEFORE.search(text, max(0, start - 4), start)
    return before is not None and _LISTED_BEHIND.match(text, end) is not None


def is_opening(word: Word, language: str) -> bool:
    """Whether a clause may begin with this word, before who does something: `because`."""
    return word.folded in _grammar(language).openings


def _may_follow_kin(grammar: _Grammar, text: str, word: Word, language: str) -> bool:
    """Whether what follows goes on behind a name, and not behind a verb: `my sister Will helped`, no `will help`."""
    verb = grammar.says.match(text, word.start - 1)
    if verb is not None and verb.end() == word.end:
        return False  # `my brother said`
    return any(part.match(text, word.end) for part in (grammar.says, grammar.acts)) or _closes(text, word, language)


def is_subject_of_kin(text: str, word: Word, language: str) -> bool:
    """Whether a sentence begins with who somebody is to the speaker and this word, and a verb stands behind: `My sister
    Will came`. Further on in a sentence the word may be what they do something with."""
    grammar = _grammar(language)
    kin = grammar.kin.search(text, max(0, word.start - _SEEN), word.start)
    if (
        language not in LANGUAGES
        or kin is None
        or not any(part.match(text, word.end) for part in (grammar.says, grammar.acts))
    ):
        return False
    determiner = _LAST_WORD.search(text, max(0, kin.start() - 16), kin.start())
    begins = kin.start() if determiner is None else determiner.start()
    before = text[:begins].rstrip()
    first_word = _LAST_WORD.search(f"{before} ")
    if first_word is not None and first_word[1].lower() in LANGUAGES[language].talk.ands:  # `And my sister Will came`
        before = before[: first_word.start()].rstrip()
    return not before or before[-1] in _MARKS


def is_among_people(text: str, word: Word, language: str) -> bool:
    """Whether a word stands just behind what is done to people sooner than to things: `told`, `with`."""
    grammar, from_ = _grammar(language), max(0, word.start - _SEEN)
    return any(pattern.search(text, from_, word.start) for pattern in (grammar.company, grammar.to_people))


def is_doing(text: str, word: Word, language: str) -> bool:
    """Whether what people do, or people and things, stands just behind a word: `came`, `was`."""
    return _grammar(language).acts.match(text, word.end) is not None


def has_determiner(text: str, start: int, language: str) -> str:
    """The article or the like just before a place, folded; empty where there is none."""
    match = _LAST_WORD.search(text, max(0, start - 16), start)
    before = fold(match.group(1)) if match else ""
    return before if before in _grammar(language).determiners else ""


def is_one_of_many(text: str, start: int, end: int, language: str) -> bool:
    """Whether an indefinite article makes one of many of what follows it, where no noun does: `a Ford, an old one`."""
    known = LANGUAGES.get(language)
    indefinite = known.vocabulary.indefinite if known is not None else _INDEFINITE
    before = _LAST_WORD.search(text, max(0, start - 8), start)
    if before is None or before[1].lower() not in indefinite:
        return False
    nouns_capitalised = known is not None and known.vocabulary.nouns_capitalised
    return not (_NOUN_BEHIND if nouns_capitalised else _WORD_BEHIND).match(text, end)


def _is_article_of_names(determiner: str, language: str) -> bool:
    """Whether names may have this article in the language as it is spoken: `der Ernst`."""
    known = LANGUAGES.get(language)
    return known is not None and determiner in known.talk.articles_of_names


def _closes(text: str, word: Word, language: str) -> bool:
    """Whether nothing follows that a word before it would belong to: the end, a mark, a function word."""
    match = WORD.search(text, word.end, word.end + _SEEN)
    if match is None or any(mark in _MARKS or mark in "'’" for mark in text[word.end : match.start()]):
        return True
    following = words_of(match.group())[0]
    if len(following.folded) == 1 or is_function_word(following, language):
        return True
    return following.folded in _grammar(language).openings or following.folded in months_and_days(language)
