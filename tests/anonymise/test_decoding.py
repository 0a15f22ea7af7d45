"""Deciding on all words at once finds what spaCy finds word by word."""

from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.training import Example

from anonymise.small_study import DEFAULTS
from themetrail.anonymise.detect.decoding import Decoder, Recogniser, entities_by_spacy
from themetrail.anonymise.detect.models import model_named, ner_of, recogniser_of

PROJECT = Path(__file__).resolve().parents[2]
FOLDERS = {"en": "data/transcripts", "fr": "tests/end_to_end/studies/french/data/transcripts"}
NAMES = ["Keller", "Anna", "of", "the", "University", "New", "York", "on", "3", "March", "2024", "Dr.", "l'", "Vevey"]
TEXTS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([" ", "  ", ", ", "\n\n", "-", ". "])), max_size=30)


@cache
def pipeline(language: str) -> object:
    """The default pipeline of a language."""
    return ner_of(model_named(DEFAULTS.models[language]))


recogniser_with = cache(Recogniser)


def decoded(nlp: object, texts: list[str]) -> list[list[tuple[int, int, str]]]:
    """The entities of each text as the decoder alone finds them."""
    recogniser = recogniser_with(nlp)
    found = recogniser.entities(texts)
    assert recogniser.how_decided() == {"decoder": "all words at once", "why_spacy": ""}
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_entities_of_transcripts_are_spacys_own(language):
    nlp = pipeline(language)
    files = [
        file for file in sorted((PROJECT / FOLDERS[language]).iterdir()) if file.suffix in (".txt", ".srt", ".vtt")
    ]
    texts = [line for file in files for line in file.read_text(encoding="utf-8", errors="ignore").splitlines()]
    expected = entities_by_spacy(nlp, texts)
    assert sum(end - start > 12 for entities in expected for start, end, _ in entities) > 10  # of several words
    assert decoded(nlp, texts) == expected


@pytest.mark.parametrize("language", ["en", "fr"])
@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS.map(lambda pairs: "".join(word + gap for word, gap in pairs)), min_size=1, max_size=4))
def test_names_without_sentences_are_decided_as_spacy_decides(language, texts):
    nlp = pipeline(language)
    assert decoded(nlp, texts) == entities_by_spacy(nlp, texts)


def test_a_recogniser_that_listens_to_shared_vectors_decides_as_with_spacy():
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    nlp.add_pipe("ner", config={"model": {"tok2vec": listener}})
    said = {"Anna Keller went to New York": [(0, 11, "PERSON"), (20, 28, "GPE")], "so did Tom": [(7, 10, "PERSON")]}
    examples = [Example.from_dict(nlp.make_doc(text), {"entities": names}) for text, names in said.items()]
    nlp.initialize(lambda: examples)
    for _ in range(20):
        nlp.update(examples)
    texts = [*said, "", "Keller and Tom Keller of New York"]
    expected = entities_by_spacy(nlp, texts)
    assert expected[0] == said["Anna Keller went to New York"]
    assert decoded(nlp, texts) == expected


SAID = ["I met Anna Keller in Geneva.", "Then Tom Brown came from New York."]


def left_to_spacy(nlp: object, why: str) -> bool:
    """Whether a recogniser gives what spaCy gives, says that spaCy did it, and says why."""
    recogniser = Recogniser(nlp)
    assert recogniser.how_decided() == {"decoder": "", "why_spacy": ""}
    assert recogniser.entities(SAID) == recogniser.entities(SAID) == entities_by_spacy(nlp, SAID)
    how = recogniser.how_decided()
    return how["decoder"] == "spaCy" and why in how["why_spacy"]


def test_a_pipeline_of_another_kind_is_left_to_spacy():
    ruled = spacy.blank("en")
    ruled.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Anna"}])
    assert left_to_spacy(ruled, "another kind")
    searching = spacy.blank("en")
    searching.add_pipe("beam_ner")
    searching.initialize()
    assert left_to_spacy(searching, "another kind")


class Pipeline:
    """A pipeline that is like another one but for the names in `without` and for what is given."""

    def __init__(self, nlp: object, without: str = "", **other: object) -> None:
        self._nlp, self._without = nlp, without
        self.__dict__.update(other)

    def __getattr__(self, name: str) -> object:
        if name == self._without:
            raise AttributeError(name)
        return getattr(self._nlp, name)


@pytest.mark.parametrize("without", ["pipeline", "pipe_names", "get_pipe", "config"])
def test_a_pipeline_that_lacks_what_the_decoder_asks_for_is_left_to_spacy(without):
    assert left_to_spacy(
        Pipeline(pipeline("en"), without), "the decoder failed with AttributeError in test_decoding.py"
    )


@pytest.mark.parametrize("missing", ["model", "moves", "postprocesses"])
def test_a_recogniser_that_lacks_what_the_decoder_asks_for_is_left_to_spacy(missing):
    nlp = pipeline("en")
    ner = Pipeline(nlp.get_pipe("ner"), missing)
    changed = Pipeline(nlp, get_pipe=lambda name: ner, pipeline=[("ner", ner)])
    assert left_to_spacy(changed, "the decoder failed with AttributeError")


def test_a_pipeline_whose_actions_have_other_names_is_left_to_spacy():
    nlp = pipeline("en")
    moves = Pipeline(nlp.get_pipe("ner").moves, get_class_name=lambda place: f"SHIFT-{place}")
    ner = Pipeline(nlp.get_pipe("ner"), moves=moves)
    assert left_to_spacy(Pipeline(nlp, pipeline=[("ner", ner)]), "the decoder failed with ")


def test_a_pipeline_that_decides_otherwise_is_left_to_spacy(monkeypatch):
    monkeypatch.setattr(Decoder, "entities", lambda self, docs: [[]] * len(docs))
    assert left_to_spacy(pipeline("en"), "other names than spaCy")


def test_a_pipeline_that_decides_otherwise_on_the_first_texts_alone_is_left_to_spacy(monkeypatch):
    as_ever = Decoder.entities

    def without_brown(self, docs):
        found = as_ever(self, docs)
        return [[] if doc.text == SAID[1] else names for doc, names in zip(docs, found, strict=True)]

    monkeypatch.setattr(Decoder, "entities", without_brown)
    assert left_to_spacy(pipeline("en"), "other names than spaCy")


def test_what_goes_wrong_later_leaves_the_rest_to_spacy(monkeypatch):
    recogniser, nlp = Recogniser(pipeline("en")), pipeline("en")
    first = recogniser.entities(SAID)
    layers = [layer.ops for layer in nlp.get_pipe("ner").model.walk()]
    monkeypatch.setattr(Decoder, "_ends", lambda *_: 1 / 0)
    second = recogniser.entities(SAID[::-1])
    monkeypatch.undo()
    third = recogniser.entities(SAID)
    assert first == second[::-1] == third == entities_by_spacy(nlp, SAID)
    how = recogniser.how_decided()
    assert how["decoder"] == "all words at once, then spaCy"
    assert how["why_spacy"].startswith("the decoder failed with ZeroDivisionError in test_decoding.py")
    assert [layer.ops for layer in nlp.get_pipe("ner").model.walk()] == layers


def test_the_decoder_can_be_turned_off(monkeypatch):
    monkeypatch.setattr(Decoder, "__init__", lambda self, nlp: pytest.fail("asked all the same"))
    model = model_named(DEFAULTS.models["en"])
    recogniser = recogniser_of(model, fast=False)
    assert recogniser.entities(SAID) == entities_by_spacy(ner_of(model), SAID)
    assert recogniser.how_decided() == {"decoder": "spaCy", "why_spacy": "the decoder is turned off"}
    assert DEFAULTS.fast_decoder
