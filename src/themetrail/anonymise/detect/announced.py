"""Names that a text without capitals announces all the same: by a title that is an abbreviation, or by initials.

`mr c. whomersley`, `ms n.ö. akın`, `mm. pettiti et foighel`, `f.e. found that`: truecasing sets their capitals, though
a letter alone is in no list, and a surname after a title may be a common word (`mr wright`, `mme thune`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from themetrail.anonymise.names.forms import PARTICLES, WORD, fold
from themetrail.anonymise.names.function_words import function_words
from themetrail.anonymise.names.label_tokens import is_role
from themetrail.anonymise.names.titles import PLURAL, TITLES
from themetrail.anonymise.names.words import frequent_surnames, given_names, is_common
from themetrail.languages.table import LANGUAGES, any_of, phrases_of_all, words_of_all

MOST_WORDS = 5
_AFTER_NAMES = words_of_all(lambda language: language.vocabulary.after_names)
_ANDS = phrases_of_all(lambda language: language.talk.ands)
_NO_INITIALS = words_of_all(lambda language: language.vocabulary.no_initials)
_LETTER = r"[^\W\d_]"
_INITIALS = re.compile(rf"(?<![\w.'’-])((?:{_LETTER}\.[ -]?){{1,4}})({_LETTER}{{3,}})?")
# What leads from one word of a name to the next: a space, a hyphen or an apostrophe; after an initial its full stop.
_WITHIN = re.compile(r"[ \u00a0]|-|['’]")
_AFTER_INITIAL = re.compile(r"\.[ \u00a0]?-?|[ \u00a0]")
_NEXT_IN_LIST = re.compile(rf",? (?:{any_of(_ANDS)}) |, ")
# Single letters that are words of some language.
_WORDS = frozenset("aàiyo")


def announced_capitals(text: str, language: str) -> set[int]:
    """The places of the letters that begin the words and initials of names that are announced."""
    places = {*_of_initials(text, language), *_after_titles(text, language), *_glued(text, language)}
    return places.union(match.start(1) for match in _ranks(language).finditer(text) if match[1] not in _WORDS)


def _of_initials(text: str, language: str) -> Iterator[int]:
    """Initials before a rare word, and that word; and two initials or more alone, that are no abbreviation."""
    for match in _INITIALS.finditer(text):
        places = [at for at in range(match.start(1), match.end(1)) if text[at].isalpha()]
        name = match[2]
        if name is not None and not is_common(name, language) and fold(name) not in function_words(language):
            yield from places
            yield match.start(2)
            continue
        for group in re.finditer(r"\S+", match[1]):  # `i.e. f.e.`: two abbreviations
            letters = [match.start() + at for at in range(*group.span()) if text[match.start() + at].isalpha()]
            if len(letters) > 1 and "".join(text[at] for at in letters).lower() not in _NO_INITIALS:
                yield from letters


@lru_cache(maxsize=None)
def _titles(language: str) -> re.Pattern[str]:
    """The titles of a language that announce a name without a capital too."""
    abbreviations = LANGUAGES[language].titles.abbreviations if language in LANGUAGES else ()
    # Of one letter, or two alike, it is a title with its full stop alone: `m. rochat`, `mm. pettiti`; not the hum `mm`.
    pointed = [title for title in sorted(abbreviations) if len(set(title)) == 1]
    others = [title for title in sorted(abbreviations) if len(set(title)) > 1]
    return re.compile(rf"(?<![\w'’-])(?:({any_of(others)})\.?|({any_of(pointed)})\.)[ \u00a0](?=\w)")


@lru_cache(maxsize=None)
def _ranks(language: str) -> re.Pattern[str]:
    """The titles of a language that are words, with a letter that stands for a name: `captain j`."""
    known = LANGUAGES[language].titles if language in LANGUAGES else None
    titles = (known.female | known.male | known.either) - known.own if known is not None else ()
    return re.compile(
        rf"(?<!\w)(?:{any_of(sorted(title for title in titles if len(title) > 3))}) ({_LETTER})(?![\w'’])"
    )


def _after_titles(text: str, language: str) -> Iterator[int]:
    """The words of the names that follow such a title; after a plural, of each name of its list."""
    for match in _titles(language).finditer(text):
        title = match[1] or match[2]
        places, end = _name_at(text, match.end(), language)
        if places and title in LANGUAGES[language].titles.in_capitals:
            yield from range(match.start(), match.start() + len(title))
        while places:
            yield from places
            following = _NEXT_IN_LIST.match(text, end) if title in PLURAL else None
            places, end = _name_at(text, following.end(), language) if following else ([], end)


def _name_at(text: str, start: int, language: str) -> tuple[list[int], int]:
    """Where the words of the name that begins at a place begin, and its end; none where no name begins there."""
    places: list[int] = []
    held: list[int] = []  # particles, which are part of a name where it goes on behind them
    at = end = start
    named = given = pointed = False
    for _ in range(MOST_WORDS):
        match = WORD.match(text, at)
        if match is None:
            break
        word, folded, dotted = match[0], fold(match[0]), text[match.end() : match.end() + 1] == "."
        joins = text[match.end() : match.end() + 1] in ("'", "’")  # `o’brien`
        initial = len(word) == 1 and (joins if named else dotted or joins or word not in _WORDS)
        if initial or (dotted and not named and len(word) == 2 and folded not in function_words(language)):
            pointed = dotted
        elif folded in PARTICLES and not is_role(folded):
            held.append(match.start())
        elif (named and not _goes_on(text, match, given, language)) or not _may_be_name(word, folded, language):
            break
        else:
            named, given, pointed = True, folded in given_names(), False
        if not held or held[-1] != match.start():
            places, held, end = [*places, *held, match.start()], [], match.end()
        gap = (_AFTER_INITIAL if (pointed or initial) and not joins else _WITHIN).match(text, match.end())
        if gap is None:
            break
        at = gap.end()
    return places, end


def _may_be_name(word: str, folded: str, language: str) -> bool:
    """Whether a word may be a name behind a title: no function word, no other title, nothing that somebody is."""
    return word.isalpha() and folded not in function_words(language) and folded not in TITLES and not is_role(folded)


def _goes_on(text: str, match: re.Match[str], given: bool, language: str) -> bool:
    """Whether a name goes on with a further word: a rare one, behind a given name a surname, or what is set off."""
    word, folded = match[0], fold(match[0])
    if folded in _AFTER_NAMES:
        return False
    if not is_common(word, language):
        return True
    if given:
        return folded in frequent_surnames() or text.startswith((",", " ("), match.end())
    return text.startswith(" (", match.end())


@lru_cache(maxsize=None)
def _glued_titles(language: str) -> re.Pattern[str]:
    glued = LANGUAGES[language].titles.glued if language in LANGUAGES else ()
    return re.compile(rf"(?<![\w'’-])(?:{any_of(glued)})({_LETTER})\. ?", re.IGNORECASE)


def _glued(text: str, language: str) -> Iterator[int]:
    """The initial that stands against a title (`mmee. palm`), and the name behind it."""
    for match in _glued_titles(language).finditer(text):
        yield match.start(1)
        yield from _name_at(text, match.end(), language)[0]
