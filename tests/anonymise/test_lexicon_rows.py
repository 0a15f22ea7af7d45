"""Which forms of a study's lexicon count only where they are written as a name."""

from collections import Counter

import pytest

from themetrail.anonymise.names.people import Person
from themetrail.anonymise.resolve.lexicon_rows import lexicon_rows
from themetrail.contracts.anonymise import DETECTIONS


def cases_of(*names: str) -> dict[str, str]:
    """By form of the people of these names: whether it has to be written as a name."""
    people = []
    for name in names:
        people.append(Person(name, known=True))
        people[-1].add_name(name)
        people[-1].add_spellings([name])
    rows = lexicon_rows(DETECTIONS.empty(), people, [], {"T1": "en", "T2": "fr-CH"}, Counter())
    return {row["form"]: row["own_case"] for row in rows if row["category"] == "person"}


@pytest.mark.parametrize(
    ("surname", "own_case"),
    [("Xu", "yes"), ("Ozq", "no"), ("Pye", "no"), ("Day", "yes"), ("Brook", "yes"), ("Zbinden", "no")],
)
def test_a_name_of_two_letters_or_that_is_a_word_is_one_where_it_is_written_so(surname, own_case):
    assert cases_of(f"Milena {surname}")[surname.lower()] == own_case


def test_an_initial_before_a_word_is_a_name_where_it_is_written_so():
    cases = cases_of("A. Brook", "O. Zbinden", "O. Li")
    assert (cases["a brook"], cases["o zbinden"], cases["o li"]) == ("yes", "no", "no")


def test_the_genitive_of_a_name_is_one_where_it_is_written_so_as_the_name_is():
    cases = cases_of("Milena Bright", "Olga Zbinden", "Ines Richs", "Eva Müstx")
    assert (cases["brights"], cases["zbindens"]) == ("yes", "no")
    assert (cases["richs"], cases["mustx"]) == ("no", "no")  # these are no genitives


def test_a_name_that_falls_apart_into_words_is_one_where_it_is_written_so():
    cases = cases_of("Anne Dupont", "Milena Duzbinden")
    assert (cases["du pont"], cases["milena du zbinden"], cases["du zbinden"]) == ("yes", "no", "no")


def test_a_name_that_is_a_word_but_for_its_accents_is_one_where_it_is_written_so():
    assert [cases_of(f"Milena {name}")[form] for name, form in (("Côte", "cote"), ("Zbïnden", "zbinden"))] == [
        "yes",
        "no",
    ]
