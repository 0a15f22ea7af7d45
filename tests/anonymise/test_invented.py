"""Invented names: of the person's language and gender, of nobody in the study, and the part that answers to a form."""

import pytest

from themetrail.anonymise.names.people import Person
from themetrail.anonymise.names.words import is_common, listed_names
from themetrail.anonymise.resolve import invented
from themetrail.anonymise.resolve.invented import invented_name, part_of
from themetrail.anonymise.resolve.pseudonym_registry import Registry
from themetrail.contracts.anonymise import PSEUDONYM_REGISTRY
from themetrail.contracts.errors import StudyError

REGISTRY = Registry(PSEUDONYM_REGISTRY.empty(), bytes(range(32)))


@pytest.mark.parametrize(("gender", "part"), [("f", "first_names_female"), ("m", "first_names_male")])
@pytest.mark.parametrize("language", ["fr-CH", "de", "en"])
def test_a_name_is_of_the_language_and_gender(language, gender, part):
    short = language.split("-")[0]
    given, surname = invented_name(Person("x", gender=gender), language, set(), REGISTRY).lower().split()
    assert given in listed_names(short, part) and surname in listed_names(short, "last_names")
    assert given != surname and not is_common(given, short) and not is_common(surname, short)


def test_a_name_that_occurs_in_the_study_is_never_given():
    taken: set[str] = set()
    for _ in range(20):
        made = set(invented_name(Person("x", gender="f"), "fr", taken, REGISTRY).lower().split())
        assert len(made) == 2 and not made & taken
        taken |= made


def test_the_same_person_has_the_same_name_and_the_name_follows_the_key():
    person, other = Person("anna keller"), Registry(PSEUDONYM_REGISTRY.empty(), bytes(32))
    assert invented_name(person, "de", set(), REGISTRY) == invented_name(person, "de", set(), REGISTRY)
    assert invented_name(person, "de", set(), REGISTRY) != invented_name(person, "de", set(), other)
    assert invented_name(person, "de", set(), REGISTRY) != invented_name(Person("ruth meier"), "de", set(), REGISTRY)


def test_where_no_name_is_left_another_way_is_told(monkeypatch):
    monkeypatch.setattr(invented, "listed_names", lambda language, part: frozenset({"anna", "o'neill", "hope"}))
    with pytest.raises(
        StudyError, match="no invented names left in the language 'en'; choose `anonymise.persons: plac"
    ):
        invented_name(Person("x"), "en-GB", {"anna"}, REGISTRY)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("anna", "Marie"),
        ("anni", "Marie"),
        ("keller", "Blanc"),
        ("keller|f", "Blanc"),
        ("anna|f", "Blanc"),  # behind a title stands a surname
        ("anna keller", "Marie Blanc"),
        ("a keller", "Marie Blanc"),
        ("annchen", "Marie"),
    ],
)
def test_a_part_of_a_name_is_shown_for_a_part(form, shown):
    person = Person("anna keller")
    person.add_name("Anna Keller")
    person.add_short("Anni")
    assert part_of("Marie Blanc", person, form) == shown
