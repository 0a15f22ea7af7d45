"""Titles and forms of address that announce a name, and months and days, as the records of the languages have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from themetrail.anonymise.names.forms import fold
from themetrail.languages.language import Language
from themetrail.languages.parts.titles import Titles
from themetrail.languages.parts.words import Words
from themetrail.languages.table import LANGUAGES, with_names, words_of_all


def _titles(asked: Callable[[Titles], Words]) -> Words:
    """Titles of all languages whose names are known."""
    return frozenset().union(*(asked(language.titles) for language in with_names().values()))


FEMALE, MALE = _titles(lambda titles: titles.female), _titles(lambda titles: titles.male)
TITLES = FEMALE | MALE | _titles(lambda titles: titles.either)
SURE_TITLES = _titles(lambda titles: titles.sure)
PLURAL = _titles(lambda titles: titles.plural)
OFFICES = _titles(lambda titles: titles.offices)
SURNAMES_TOO = _titles(lambda titles: titles.surnames_too)
SELDOM = _titles(lambda titles: titles.seldom)
_WITH_CAPITAL = _titles(lambda titles: titles.with_capital)
_IN_CAPITALS = _titles(lambda titles: titles.in_capitals)
ONE_LETTER = frozenset(title.upper() for title in TITLES if len(title) == 1)


def _own() -> dict[str, set[str]]:
    """The languages in which alone each of some titles counts; an empty one where no language is told."""
    own: dict[str, set[str]] = defaultdict(set)
    for language in with_names().values():
        for title in language.titles.own:
            own[title] |= {language.code, ""} if language.titles.own_in_labels else {language.code}
    return dict(own)


_OWN = _own()


def _months_and_days_of(language: Language) -> Words:
    calendar = language.calendar
    written = [*(spellings[0] for spellings in calendar.months), *calendar.weekdays, *calendar.weekdays_in_plural]
    return frozenset(map(fold, written)) | calendar.feasts


# They stand capitalised and name nobody: `Avril` and `Mai` are names where they are no month.
_MONTHS_AND_DAYS_OF = {code: _months_and_days_of(language) for code, language in LANGUAGES.items()}
MONTHS_AND_DAYS = words_of_all(_months_and_days_of)


def months_and_days(language: str) -> Words:
    """The months, days and feasts of a language; of one that has no record, those of all."""
    return _MONTHS_AND_DAYS_OF.get(language, MONTHS_AND_DAYS)


def gender_of(title: str) -> str:
    """`f`, `m`, or empty where the title says nothing."""
    return "f" if title in FEMALE else "m" if title in MALE else ""


def is_title(surface: str, folded: str, language: str = "") -> bool:
    """Whether a word, as written and folded, is a title before a name in a text of this language.

    Without a language, as in speakers' labels, titles of one language alone count where its record says so.
    """
    if folded not in TITLES or language not in _OWN.get(folded, (language,)):
        return False
    if folded in _IN_CAPITALS:
        return surface.isupper()
    return surface[:1].isupper() if folded in _WITH_CAPITAL else True


def is_one_letter_title(letter: str, language: str) -> bool:
    """Whether a capital letter with a full stop is a title in this language: `M.` in French."""
    known = LANGUAGES.get(language)
    return known is not None and letter.lower() in known.titles.female | known.titles.male | known.titles.either
