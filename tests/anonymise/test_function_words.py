"""Function words, hums and numbering are never names, unless a person says so; titles belong to their language."""

from functools import lru_cache

import pytest

from anonymise.small_study import DEFAULTS, anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.detect.detect import spans_of
from themetrail.anonymise.detect.models import model_named, recogniser_of
from themetrail.anonymise.names.forms import words_of
from themetrail.anonymise.names.function_words import function_words, is_numbering
from themetrail.anonymise.names.titles import is_title
from themetrail.audit.gate.forms import forms_of_lexicon, forms_of_replacements
from themetrail.audit.gate.gate import Gate

recogniser_in = lru_cache(maxsize=2)(lambda language: recogniser_of(model_named(DEFAULTS.models[language])))


def named_in(text: str, language: str = "en", least: float = 0.4) -> set[str]:
    (spans,) = spans_of([text], recogniser_in(language), language, ())
    return {text[s.start : s.end] for s in spans if s.score >= least}


@pytest.mark.parametrize("hum", ["Mm", "Mhm", "Hm", "Me", "Mag", "Pr"])
@pytest.mark.parametrize("word", ["So", "And", "What", "The", "You", "Yeah", "Okay", "Then", "Well", "Monday"])
def test_no_hum_makes_a_name_of_the_word_after_it(hum, word):
    assert word not in named_in(f"{hum}. {word} you've been there for a while.")
    assert named_in(f"{hum}. {word}. You've been there for a while.") == set()


@pytest.mark.parametrize("title", ["Dr.", "Dr", "Mrs", "M.", "Prof."])
def test_a_function_word_after_a_title_is_no_name(title):
    assert "Then" not in named_in(f"I went to the {title} Then we talked about it.")


def test_a_function_word_after_a_title_may_be_somebody_and_is_asked_about():
    assert "So" in named_in("I went to see Mr So about it.", least=0.2) - named_in("I went to see Mr So about it.")


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("So Emeka came, you know.", "Emeka", "en"),
        ("I asked Mr Will about it.", "Will", "en"),
        ("We moved to the US in spring.", "US", "en"),
        ("Mme Le Guen est venue hier.", "Le Guen", "fr"),
        ("On a vu M. de Boer hier.", "de Boer", "fr"),
        ("Hier, Me Favre et MM. Pettiti sont venus.", "Favre", "fr"),
    ],
)
def test_names_stay_names(text, name, language):
    assert name in named_in(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "In Q5. I said no, and Q5 was hard, and then there was Q12.",
        "Q5a was hard, Item 3 too, and S12 and B2.",
        "See Section 4.2 and Question 5, please.",
        "We did Table 3 and Phase II after that.",
    ],
)
def test_numbering_is_no_organisation(text):
    assert named_in(text, least=0.1) == set()


@pytest.mark.parametrize(
    ("surface", "expected"), [("Q5", True), ("Q12b", True), ("Item 3", True), ("Phase II", True), ("G4S", False)]
)
def test_numbering(surface, expected):
    assert is_numbering(words_of(surface)) is expected


def test_a_name_is_no_function_word():
    assert {"will", "may"}.isdisjoint(function_words("en")) and {"sara", "mia", "otto"}.isdisjoint(function_words("it"))
    assert {"gut", "gross", "kurz", "lang"}.isdisjoint(function_words("de"))
    assert {"so", "and", "mm", "yeah"} <= function_words("en") and {"alors", "euh"} <= function_words("fr")


@pytest.mark.parametrize(
    ("surface", "languages"),
    [("Me", {"fr"}), ("Mes", {"fr"}), ("Mag", {"de"}), ("Sr", {"es"}), ("Mm", set()), ("MM", {"en", "fr", "de", "es"})],
)
def test_titles_belong_to_their_language(surface, languages):
    assert {name for name in ("en", "fr", "de", "es") if is_title(surface, surface.lower(), name)} == languages


TWINS = [
    "Mm. So you've been there for a while, so you know it, and so you stay.",
    "Mm. So. You've been there for a while, so you know it, and so you stay.",
]


@pytest.mark.parametrize("said", TWINS)
def test_two_studies_that_differ_by_a_full_stop_are_read_alike(said):
    sheets, turns = sheets_of(["A"]), turns_of({"A": [said]})
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets)
    text, replacements, _ = anonymised(turns, detections, sheets, resolution)
    assert text["text"].tolist() == [said]
    forms = forms_of_lexicon(resolution.lexicon.to_dict("records"))
    gate = Gate(forms | forms_of_replacements(replacements.to_dict("records"), set()))
    assert gate.search_content("results/x.txt", b"Write a code into each row, so you see what so you have.") == []


def test_a_function_word_that_a_person_lists_or_a_reviewer_adds_is_a_name():
    talk = {"A": ["I told So about it, and so you know.", "So it was."]}
    sheets, turns = sheets_of(["A"]), turns_of(talk)
    detections = detections_of(turns, sheets)
    added = [{"form": "So", "category": "person", "decision": "replace"}]
    resolution, _ = resolved(turns, detections, sheets, decisions=added)
    text, _, _ = anonymised(turns, detections, sheets, resolution)
    assert text["text"].iloc[0].startswith("I told [Person") and text["text"].iloc[0].endswith("and so you know.")


@pytest.mark.parametrize(("said", "numbers"), [("Stage Three", True), ("Stade Trois", True), ("Three Stages", False)])
def test_what_is_counted_may_have_a_number_in_words(said, numbers):
    assert is_numbering(words_of(said)) is numbers


def test_what_stands_behind_a_place_in_small_letters_is_no_part_of_it():
    assert not any("somewhere" in name for name in named_in("In the Lake somewhere, I threw it in, the ring.", least=0))
