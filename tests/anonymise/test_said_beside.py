"""Of which places it is asked what stands beside a name: where a model or a list guessed, and nothing else tells."""

import pytest

from anonymise.small_study import turns_of
from themetrail.anonymise.detect.beside import Said, with_beside
from themetrail.anonymise.resolve.contexts import said_beside
from themetrail.anonymise.spans import REPLACED_FROM
from themetrail.contracts.anonymise import DETECTIONS

TEXT = "Then Emeka told me to go."
FOUND = {"surface": "Emeka", "category": "person", "detector": "ner", "score": 0.85}


def said_of(text: str, *found: dict, language: str = "en") -> dict[str, Said]:
    rows = [FOUND | one for one in found]
    place = {"transcript_id": "T1", "turn": 0}
    starts = [text.index(row["surface"]) for row in rows]
    detections = DETECTIONS.frame(
        [{**place, **row, "start": at, "end": at + len(row["surface"])} for row, at in zip(rows, starts, strict=True)]
    )
    return said_beside(with_beside(detections, turns_of({"T1": [text]}), {"T1": language}))


@pytest.mark.parametrize(
    ("found", "counts"),
    [
        ({}, True),
        ({"detector": "town"}, True),
        ({"category": "place"}, True),
        ({"category": "organisation"}, True),
        ({"score": REPLACED_FROM}, True),
        ({"score": REPLACED_FROM - 0.01}, False),
        ({"detector": "title"}, False),  # who announced it knows what it is
        ({"category": "date"}, False),
    ],
)
def test_what_a_model_or_a_list_took_for_a_name_is_looked_at(found, counts):
    assert said_of(TEXT, found) == ({"emeka": Said(person=1)} if counts else {})


def test_a_place_is_counted_once_whoever_found_it():
    assert said_of(TEXT, {}, {"detector": "town", "category": "place"}) == {"emeka": Said(person=1)}
    assert said_of(TEXT, {"detector": "title"}, {}) == {"emeka": Said(person=1)}


def test_of_an_institution_and_of_who_has_a_given_name_nothing_more_can_be_told():
    whole = {"surface": "Nathan Zbinden"}
    assert said_of("Then Nathan Zbinden told me.", whole) == {}
    assert said_of("Then Nathan Zbinden told me.", whole | {"category": "organisation"}) != {}
    assert said_of("At University of Emeka, they pay.", {"surface": "University of Emeka"}) == {}


def test_of_a_language_without_a_record_nothing_is_told():
    assert said_of(TEXT, {}, language="xx") == {}
    assert said_of(TEXT, {}, language="en-GB") == {"emeka": Said(person=1)}
