"""Invented names: of the same language and gender, and never a name that occurs in the study."""

from __future__ import annotations

from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.names.people import Person
from themetrail.anonymise.names.words import is_common, listed_names
from themetrail.anonymise.resolve.pseudonym_registry import Registry
from themetrail.contracts.errors import StudyError


def invented_name(person: Person, language: str, taken: set[str], registry: Registry) -> str:
    """A given name and a surname from Faker's lists of the language, in the order of the study's key.

    `taken` holds the folded words that must not be used. Raises StudyError where the lists are used up.
    """
    short = language.split("-")[0]
    part = {"f": "first_names_female", "m": "first_names_male"}.get(person.gender, "first_names")
    given = _first_free(listed_names(short, part) or listed_names(short, "first_names"), person, short, taken, registry)
    surname = _first_free(listed_names(short, "last_names"), person, short, taken | {given}, registry)
    return f"{given.title()} {surname.title()}"


def _first_free(names: frozenset[str], person: Person, language: str, taken: set[str], registry: Registry) -> str:
    free = [name for name in names if name.isalpha() and name not in taken and not is_common(name, language)]
    if not free:
        raise StudyError(
            f"there are no invented names left in the language {language!r}; choose `anonymise.persons: placeholder`"
        )
    return min(free, key=lambda name: registry.order("invented", f"{person.name}\0{name}"))


def part_of(name: str, person: Person, form: str) -> str:
    """The part of an invented name that answers to a form: `Marie` for a given name, `Blanc` for a surname."""
    given, _, surname = name.partition(" ")
    bare = form_of(form.partition("|")[0])
    if "|" in form or bare in person.surnames:
        return surname
    if bare in person.full and " " in bare:
        return name
    return given if bare in person.given | person.others or " " not in bare else name
