"""What is said beside a name where it stands: what people alone do (`Emeka told me`), or firms alone have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from themetrail.anonymise.detect.clauses import Place, is_company, is_listed_alone, place_of_name, says_something
from themetrail.anonymise.names.forms import CAPITALS, form_of
from themetrail.anonymise.names.organisations import has_head
from themetrail.anonymise.names.words import given_names
from themetrail.anonymise.spans import NAMED, REPLACED_FROM
from themetrail.contracts.anonymise import NOTHING
from themetrail.languages.table import LANGUAGES, any_of, words_of_all
from themetrail.rows import tuples_of

BESIDE = 28  # characters on each side in which the words beside a name stand
_PLACE = ("transcript_id", "turn")
GUESSED = ("ner", "town")  # who knows names by a model or a list, and not by what stands beside them
_POSSESSIVE = re.compile(r"['’]")
_PRONOUNS = words_of_all(lambda language: language.vocabulary.pronouns_in_capitals)  # `I`
_NAME_GOES_ON = re.compile(rf" (?!(?:{any_of(sorted(_PRONOUNS))})\b)[{CAPITALS}]")


class Said(NamedTuple):
    """How often what stands beside a form fits people alone, firms or places alone, a family in the plural, people as
    well as things, and of these who others are with."""

    person: int = 0
    thing: int = 0
    family: int = 0
    either: int = 0
    company: int = 0


_PERSON, _THING, _FAMILY, _EITHER, _COMPANY = Said._fields


class _Beside(NamedTuple):
    """What stands before and behind the names of firms and places in a language, and of a family; what leads to where
    somebody works, and who stands before that."""

    works_at: re.Pattern
    works_there: re.Pattern
    before_things: re.Pattern
    behind_things: re.Pattern
    plurals: tuple[str, ...]


def with_beside(detections: pd.DataFrame, turns: pd.DataFrame, language_of: dict[str, str]) -> pd.DataFrame:
    """DETECTIONS with what is said beside each: by which kind of `Said` it counts, or `nothing`; empty where it is not
    asked. It follows from the turn alone, so it is found with the names."""
    text_of = {(transcript_id, turn): text for transcript_id, turn, text in tuples_of(turns, *_PLACE, "text")}
    short = {transcript_id: language.split("-")[0] for transcript_id, language in language_of.items()}
    kinds = []
    for transcript_id, turn, start, end, surface, category, detector, score in tuples_of(
        detections, *_PLACE, "start", "end", "surface", "category", "detector", "score"
    ):
        guessed = category in NAMED and detector in GUESSED and score >= REPLACED_FROM
        if not guessed or _is_settled(surface, category):
            kinds.append("")
            continue
        patterns, kind = _patterns(short[transcript_id]), None
        if patterns is not None:
            text, start = text_of[transcript_id, turn], end - len(without_family_article(surface))
            kind = _kind_said(text, start, end, short[transcript_id], patterns)
        kinds.append(kind or NOTHING)
    return detections.assign(beside=kinds)


@lru_cache(maxsize=50_000)
def _is_settled(surface: str, category: str) -> bool:
    """Whether nothing that is said beside a name could tell more: an institution, or a person with a given name."""
    return has_head(surface) or (category == "person" and form_of(surface).partition(" ")[0] in given_names())


def without_family_article(surface: str) -> str:
    """A surface without the article of a family: `les Favre` is Favre, and `the Jacksons` are Jacksons."""
    first, _, rest = surface.partition(" ")
    return rest if rest and first.lower() in FAMILY_ARTICLES else surface


def after_family_article(text: str, start: int) -> bool:
    """Whether the word before this place is an article that families have in the plural."""
    return _FAMILY_BEFORE.search(text, max(0, start - 8), start) is not None


def _kind_said(text: str, start: int, end: int, language: str, patterns: _Beside) -> str | None:
    """Of which kind a name is by the words beside it; None where they tell nothing."""
    before, behind = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    if _NAME_GOES_ON.match(behind) and not text[start:end].isupper():
        return None  # a part of something longer
    if after_family_article(text, start) and _may_be_plural(text[start:end], patterns.plurals):
        return _FAMILY
    if patterns.before_things.search(before) and not _POSSESSIVE.match(behind):
        return _THING
    place = place_of_name(text, start, end, language)
    if patterns.works_there.search(before) and says_something(text, end, language):
        return _THING
    if place == Place.PERSON or (" " in text[start:end] and patterns.works_at.match(behind)):
        return _PERSON
    if patterns.behind_things.match(behind):
        return _THING
    if is_company(text, start, end, language):
        return _COMPANY
    return _EITHER if place == Place.EITHER or is_listed_alone(text, start, end) else None


def _may_be_plural(name: str, plurals: tuple[str, ...]) -> bool:
    """Whether a name is written as a family's: with the plural's ending, or unchanged where the language has none."""
    return name.endswith(plurals) if plurals else not name.endswith(("s", "x", "z"))


FAMILY_ARTICLES = words_of_all(lambda language: language.talk.before_families)
_FAMILY_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(FAMILY_ARTICLES))}) (?:[OD]['’])?$", re.IGNORECASE)


@lru_cache(maxsize=None)
def _patterns(language: str) -> _Beside | None:
    """What is said beside names in a language; None of one that has no record."""
    if language not in LANGUAGES:
        return None
    talk = LANGUAGES[language].talk

    def before(phrases: Iterable[str]) -> re.Pattern:
        return re.compile(rf"(?<!\w)(?:{any_of(phrases)}) ?$", re.IGNORECASE)

    def behind(phrases: Iterable[str]) -> re.Pattern:
        return re.compile(rf" ?(?:{any_of(phrases)})(?!\w)")

    return _Beside(
        re.compile(rf",? (?:{any_of(talk.affiliation)}) (?=[{CAPITALS}<])"),
        re.compile(rf"\b[{CAPITALS}][\w'’-]+,? (?:{any_of(talk.affiliation)}) $"),
        before(talk.before_things),
        behind(talk.behind_things),
        talk.plural_of_families,
    )
