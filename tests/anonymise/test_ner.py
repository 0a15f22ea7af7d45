"""What a language model's entities become: cut where no name goes on, scored by the words that they hold."""

import pytest

from themetrail.anonymise.detect.ner import (
    DOUBTFUL,
    LIKELY,
    SURE,
    UNLIKELY,
    batches_of,
    person_of,
    score_of_person,
    thing_of,
)
from themetrail.anonymise.names.forms import words_of


def found(spans, text: str) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("language", "entity", "names"),
    [
        ("en", "Adaeze Okafor", ["Adaeze Okafor"]),
        ("en", "Mrs Adaeze Okafor", ["Adaeze Okafor"]),
        ("en", "Adaeze Okafor's", ["Adaeze Okafor"]),
        ("en", "Following Chris", ["Chris"]),
        ("en", "Thanks Adaeze", ["Adaeze"]),
        ("en", "Anna, Kofi", ["Anna", "Kofi"]),
        ("en", "Anna and Kofi", ["Anna", "Kofi"]),
        ("en", "Interviewer Sarah", ["Sarah"]),
        ("en", "Dr. A. Keller", ["A. Keller"]),
        ("en", "Yes", []),
        ("fr", "Mme Nathalie Rochat", ["Nathalie Rochat"]),
        ("fr", "Aline et Bastien", ["Aline", "Bastien"]),
        ("fr", "Bonjour Aline", ["Aline"]),
        ("fr", "Aline de Watteville", ["Aline de Watteville"]),
        ("fr", "Monsieur", []),
        ("de", "Frau Lüthi", ["Lüthi"]),
        ("de", "Petra und Jonas", ["Petra", "Jonas"]),
        ("de", "Jürg von Allmen", ["Jürg von Allmen"]),
        ("de", "Danke Vreni", ["Vreni"]),
    ],
)
def test_a_person_as_they_would_be_named(language, entity, names):
    text = f"then {entity} came"
    assert found(person_of(text, 5, 5 + len(entity), language), text) == names


def test_a_person_with_a_head_is_an_organisation():
    text = "at Klinik Keller now"
    assert [(span.category, text[span.start : span.end]) for span in person_of(text, 3, 16, "de")] == [
        ("organisation", "Klinik Keller")
    ]


@pytest.mark.parametrize(
    ("language", "name", "score"),
    [
        ("en", "Petra Zwahlen", SURE),
        ("en", "Zwahlen", LIKELY),
        ("en", "Rose", LIKELY),
        ("en", "Hedge Training", DOUBTFUL),
        ("en", "Stone", DOUBTFUL),
        ("en", "Survey", 0.45),
        ("en", "NHS", UNLIKELY),
        ("en", "adaeze", UNLIKELY),
        ("en", "B12", UNLIKELY),
        ("fr", "Aline Petit", SURE),
        ("fr", "Petit", DOUBTFUL),
        ("de", "Jonas Frey", SURE),
        ("de", "Sommer", DOUBTFUL),
    ],
)
def test_how_sure_a_person_is(language, name, score):
    assert score_of_person(words_of(name), language) == score


@pytest.mark.parametrize(
    ("language", "category", "entity", "expected"),
    [
        ("en", "place", "the Leeds", [("place", "Leeds", LIKELY)]),
        ("en", "organisation", "Leeds Trust's", [("organisation", "Leeds Trust", LIKELY)]),
        ("en", "organisation", "the survey", []),
        ("en", "organisation", "NHS", [("organisation", "NHS", 0.45)]),
        ("en", "place", "Training", [("place", "Training", 0.45)]),
        ("en", "place", "Thomas", [("person", "Thomas", 0.8)]),
        ("fr", "place", "la Lausanne", [("place", "Lausanne", LIKELY)]),
        ("fr", "organisation", "Fondation du Pont", [("organisation", "Fondation du Pont", LIKELY)]),
        ("fr", "place", "Nathalie", [("person", "Nathalie", 0.8)]),
        ("de", "organisation", "die Werkstatt Aare", [("organisation", "Werkstatt Aare", LIKELY)]),
    ],
)
def test_a_place_or_organisation_as_it_would_be_named(language, category, entity, expected):
    text = f"in {entity} now"
    spans = thing_of(text, 3, 3 + len(entity), category, language)
    assert [(span.category, text[span.start : span.end], span.score) for span in spans] == expected


def test_batches_keep_every_text_in_its_order():
    texts = ["x" * 4000, "", "y" * 9000, "z" * 30_000, "end"]
    batches = list(batches_of(texts))
    assert [text for batch in batches for text in batch] == texts
    assert [len(batch) for batch in batches] == [3, 1, 1]
    assert list(batches_of([])) == []
