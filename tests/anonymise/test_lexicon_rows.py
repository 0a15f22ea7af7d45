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


@pytest.mark.parametrize(
    ("listed", "forms"),
    [
        ("Zbinden Ltd", {"zbinden": "no", "zbinden ltd": "no", "zbindenltd": "no"}),
        ("Tarn Welby GmbH", {"tarn welby": "no", "tarn welby gmbh": "no", "tarnwelbygmbh": "no"}),
        ("Zbinden Care", {"zbinden care": "no", "zbindencare": "no"}),
        # A name of common words is one where it is written so; without its head it would be any word.
        ("Blue Ltd", {"blue ltd": "yes", "blueltd": "no"}),
        ("Blue Door", {"blue door": "yes", "bluedoor": "no"}),
        ("blue door", {"blue door": "no", "bluedoor": "no"}),  # who lists it in small letters means the words
        ("Hope", {"hope": "yes"}),
    ],
)
def test_a_listed_organisation_is_known_without_its_head_and_as_one_word(listed, forms):
    rows = lexicon_rows(DETECTIONS.empty(), [], [listed], {"T1": "en"}, Counter())
    assert {row["form"]: row["own_case"] for row in rows} == forms
    assert {(row["category"], row["source"], row["verdict"]) for row in rows} == {("organisation", "people", "replace")}


def test_where_somebody_works_is_known_as_a_whole_phrase():
    rows = lexicon_rows(DETECTIONS.empty(), [], [], {"T1": "en"}, Counter(), ["the Night Shift", "Zbinden team"])
    assert {row["form"]: row["own_case"] for row in rows} == {"the night shift": "yes", "zbinden team": "no"}


def _found(*said: tuple[str, str]):
    place = {"transcript_id": "T1", "turn": 0, "start": 0, "end": 1, "detector": "ner", "score": 0.9}
    return DETECTIONS.frame([{**place, "surface": surface, "category": category} for surface, category in said])


def test_what_was_found_is_looked_for_in_small_letters_unless_the_study_says_it_so_more_often():
    found = _found(("Respondus", "organisation"))
    said_small = {n: lexicon_rows(found, [], [], {"T1": "en"}, Counter({"respondus": n})) for n in (0, 1, 2)}
    assert {n: rows[0]["own_case"] for n, rows in said_small.items()} == {0: "no", 1: "no", 2: "yes"}


def test_who_is_listed_comes_before_what_was_found():
    found = _found(("Zbinden", "person"), ("Zbinden", "place"), ("Zbinden", "place"))
    (row,) = lexicon_rows(found, [], ["Zbinden"], {"T1": "en"}, Counter())
    assert (row["category"], row["source"]) == ("place", "people")  # an employer that is spoken of as a place
    (row,) = lexicon_rows(_found(("Zbinden", "person")), [], ["Zbinden"], {"T1": "en"}, Counter())
    assert (row["category"], row["source"]) == ("organisation", "people")
