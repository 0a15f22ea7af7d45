"""The registry: who is shown as what, found by form, id, label or name, and numbered without a gap."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.anonymise.resolve.pseudonym_registry import Registry, placeholder
from themetrail.contracts.anonymise import PSEUDONYM_REGISTRY
from themetrail.contracts.errors import StudyError

KEY = bytes(range(32))
ROWS = [
    ("person", "anna keller", "", "person-2", "[Person 2]"),
    ("person", "anna", "T1", "person-2", "[Person 2]"),
    ("person", "anna", "T2", "person-7", "[Person 7]"),
    ("person", "ruth meier", "", "P1", "Coach 1"),
    ("organisation", "tarn", "", "organisation-1", "[Organisation 1]"),
    ("birth_date", "1 may 1970", "", "birth-date-3", "[Birth date]"),
]


def registry(rows=ROWS) -> Registry:
    columns = ("category", "form", "transcript_id", "entity_id", "pseudonym")
    return Registry(PSEUDONYM_REGISTRY.frame([dict(zip(columns, row, strict=True)) for row in rows]), KEY)


def test_a_form_is_found_where_it_was_given():
    known = registry()
    assert known.entity_of("person", "anna", "T1") == "person-2"
    assert known.entity_of("person", "anna", "T2") == "person-7"
    assert known.entity_of("person", "anna") == known.entity_of("place", "tarn") == ""
    assert known.entities_of("person", "anna") == ["person-2", "person-7"]
    assert known.entities_of("place", "anna") == []
    assert known.forms_of("person") == {"anna keller", "anna", "ruth meier"}
    assert known.transcripts == {"", "T1", "T2"}


def test_an_entity_is_shown_as_it_stands_there():
    known = registry()
    assert (known.pseudonym_of("P1"), known.pseudonym_of("P9")) == ("Coach 1", "")
    assert (known.category_of("organisation-1"), known.category_of("P9")) == ("organisation", "")
    assert (known.shown("person", "ruth meier"), known.shown("person", "anna")) == ("Coach 1", "")


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("person-7", "person-7"),
        ("[Person 7]", "person-7"),
        ("Coach 1", "P1"),
        ("Ruth Meier", "P1"),
        ("Anna Keller", "person-2"),
        ("Tarn", "organisation-1"),
    ],
)
def test_who_is_meant_is_told_by_id_label_or_name(words, entity):
    assert registry().entity_meant(words) == entity
    assert registry().category_meant(words) == ("organisation" if entity.startswith("org") else "person")


@pytest.mark.parametrize(("words", "said"), [("Anna", "several entities"), ("Urs", "an entity that is not known")])
def test_who_could_be_several_or_nobody_is_told_with_the_row(words, said):
    with pytest.raises(StudyError, match=said) as told:
        registry().entity_meant(words, 4)
    assert (told.value.row, told.value.column) == (4, "entity")
    assert words not in str(told.value)
    assert registry().category_meant(words) == ""


def test_numbers_go_on_behind_the_highest_of_their_category():
    known = registry()
    assert [known.new_entity("person") for _ in range(2)] == ["person-8", "person-9"]
    assert known.new_entity("organisation") == "organisation-2"
    assert known.new_entity("birth_date") == "birth-date-4"
    assert known.new_entity("place") == "place-1"
    assert registry(list(reversed(ROWS))).new_entity("person") == "person-8"


def test_a_row_is_added_once_and_never_changed():
    known = registry()
    known.add("person", "anna", "T1", "person-9", "[Person 9]")
    assert known.added == [] and known.entity_of("person", "anna", "T1") == "person-2"
    known.add("person", "urs", "T1", "person-8", "[Person 8]")
    known.add("person", "urs", "T2", "person-8", "another")
    assert known.pseudonym_of("person-8") == "[Person 8]"  # the first one stands
    assert known.entities_of("person", "urs") == ["person-8"] and known.category_of("person-8") == "person"
    assert [row["transcript_id"] for row in known.added] == ["T1", "T2"]


@settings(deadline=None, max_examples=20)
@given(st.permutations([("person", f"name {n}", "T1", f"person-{n + 8}", f"[Person {n + 8}]") for n in range(5)]))
def test_new_rows_stand_behind_the_known_ones_in_an_order_that_tells_nothing_of_who_came_first(rows):
    known, first = registry(), registry()
    for row in rows:
        known.add(*row)
    for row in sorted(rows):
        first.add(*row)
    grown = known.grown()
    assert grown.equals(first.grown()) and len(grown) == len(ROWS) + 5
    assert grown.iloc[: len(ROWS)].equals(known.table)
    assert grown["form"].tolist()[len(ROWS) :] != [f"name {n}" for n in range(5)]


@pytest.mark.parametrize(
    ("category", "entity", "shown"),
    [("person", "person-7", "[Person 7]"), ("person", "P1", "[Person]"), ("email", "email-7", "[E-mail]")],
)
def test_a_placeholder_has_the_number_of_its_entity_where_its_category_is_numbered(category, entity, shown):
    assert placeholder(category, entity) == shown
