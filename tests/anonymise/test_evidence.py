"""What the study's detections say of a word: a part of a name, a place or organisation, or a common word."""

from collections import Counter

import pytest

from themetrail.anonymise.resolve.evidence import SURE_ENOUGH, Seen, found_names, found_things, seen_in, word_votes
from themetrail.anonymise.spans import REPLACED_FROM
from themetrail.contracts.anonymise import DETECTIONS

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


@pytest.mark.parametrize(("score", "found"), [(SURE_ENOUGH, True), (SURE_ENOUGH - 0.01, False)])
def test_a_part_of_a_name_is_looked_for_where_somebody_was_sure_enough(score, found):
    assert bool(found_names([Seen("Okafor", "person", "ner", score, "en", 1)], MANY)) is found


@pytest.mark.parametrize(
    ("times", "lower", "own_case"),
    [(1, 0, False), (2, 1, False), (1, 1, True), (3, 2, True), (4, 2, False)],
)
def test_a_given_name_is_a_word_where_it_is_said_so_more_than_half_as_often(times, lower, own_case):
    """`Adaeze` is no word of any dictionary, but a study may say one so: twice its small letters against its names."""
    found = found_names(seen(("Nathan", "person", "ner", "en", times)), MANY + Counter({"nathan": lower}))
    assert found == [("nathan", own_case)]


@pytest.mark.parametrize(("words", "own_case"), [(2000, False), (1999, True)])
def test_a_study_has_to_be_long_enough_to_say_that_nobody_uses_a_word(words, own_case):
    assert found_names(seen(("Rose", "person", "ner", "en", 1)), Counter({"filler": words})) == [("rose", own_case)]


def test_what_is_sure_enough_to_be_replaced_is_evidence_and_counted():
    place = {"transcript_id": "T1", "turn": 0, "start": 0, "end": 4, "surface": "Anna", "category": "person"}
    scores = [0.9, 0.9, REPLACED_FROM, REPLACED_FROM - 0.01]
    found = DETECTIONS.frame([{**place, "detector": "ner", "score": score} for score in scores])
    told = [(one.score, one.language, one.times) for one in seen_in(found, {"T1": "fr-CH"})]
    assert told == [(0.9, "fr", 2), (REPLACED_FROM, "fr", 1)]
