"""What the study's detections say of a word: a part of a name, a place or organisation, or a common word."""

from collections import Counter

import pytest

from themetrail.anonymise.resolve.evidence import Seen, found_names, found_things, word_votes

MANY = Counter({"filler": 5000})


def seen(*said: tuple) -> list[Seen]:
    """Detections as (surface, category, detector, language, times)."""
    return [Seen(surface, category, detector, 0.9, language, n) for surface, category, detector, language, n in said]


@pytest.mark.parametrize(
    ("surface", "detector", "language", "lower", "names"),
    [
        ("Adaeze Okafor", "ner", "en", {}, {"adaeze": False, "okafor": False}),
        ("Hope Moody", "given_name", "en", {"hope": 9}, {"hope": True}),
        ("Rose", "ner", "en", {"rose": 3}, {"rose": True}),
        ("Rose", "ner", "en", {}, {"rose": False}),
        ("Compass", "ner", "en", {"compass": 2}, {}),
        ("Stone", "title", "en", {"stone": 2}, {"stone": True}),
        ("Dr Keller", "ner", "en", {}, {"keller": False}),
        ("January", "ner", "en", {}, {}),
        ("Hospital", "ner", "en", {}, {}),
        ("H", "title", "en", {}, {}),
        ("HK", "title", "en", {}, {"hk": False}),
        ("Aline de Watteville", "ner", "fr", {}, {"aline": False, "watteville": False}),
        ("Petit", "title", "fr", {"petit": 40}, {"petit": True}),
        ("Petit", "ner", "fr", {"petit": 40}, {}),
        ("Marc-Antoine Favre", "ner", "fr", {}, {"marc": False, "antoine": False, "favre": False}),
        ("Frey", "greeting", "de", {}, {"frey": False}),
        ("Sommer", "title", "de", {"sommer": 0}, {"sommer": True}),
        # A title announces a common word that stands alone, or first of two; others are words.
        ("Stone Zbinden", "title", "en", {"stone": 2}, {"stone": True, "zbinden": False}),
        ("Zbinden Compass", "title", "en", {"compass": 2}, {"zbinden": False}),
        ("Compass Zbinden Okafor", "title", "en", {"compass": 2}, {"zbinden": False, "okafor": False}),
        ("Stone Zbinden", "ner", "en", {"stone": 2}, {"zbinden": False}),
        ("Jürg von Allmen", "ner", "de", {}, {"jurg": False, "allmen": False}),
    ],
)
def test_parts_of_names(surface, detector, language, lower, names):
    found = dict(found_names(seen((surface, "person", detector, language, 1)), MANY + Counter(lower)))
    assert found == names


def test_a_word_that_is_more_often_a_place_is_no_name_unless_a_title_announced_it():
    place, person = ("Lausanne", "place", "ner", "fr", 3), ("Lausanne", "person", "ner", "fr", 1)
    assert found_names(seen(place, person), MANY) == []
    announced = ("Lausanne", "person", "title", "fr", 1)
    assert dict(found_names(seen(place, announced), MANY)).keys() == {"lausanne"}


def test_votes_count_each_mention_and_leave_out_names_with_a_head():
    votes = word_votes(
        seen(
            ("Keller", "person", "ner", "de", 2),
            ("Keller", "person", "title", "de", 3),
            ("Keller", "place", "ner", "de", 4),
            ("Klinik Keller", "organisation", "ner", "de", 9),
        )
    )
    assert votes["keller"] == [5, 4, 3]


@pytest.mark.parametrize(
    ("said", "things"),
    [
        ([("Leeds", "place", "ner", "en", 2), ("Leeds", "person", "ner", "en", 1)], {"leeds": "place"}),
        ([("Leeds", "place", "ner", "en", 1), ("Leeds", "person", "title", "en", 1)], {}),
        ([("Novartis", "organisation", "ner", "de", 1)], {"novartis": "organisation"}),
        ([("Novartis", "organisation", "ner", "de", 1), ("NOVARTIS", "place", "ner", "de", 2)], {"novartis": "place"}),
        ([("Favre", "person", "ner", "fr", 1), ("Favre", "place", "ner", "fr", 1)], {}),
        ([("a@b.example", "email", "email", "en", 1)], {}),
    ],
)
def test_places_and_organisations(said, things):
    assert found_things(seen(*said)) == things
