"""Deciding on all words at once finds what spaCy finds word by word."""

from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import DEFAULTS
from spacy.training import Example

from themetrail.anonymise.detect.decoding import Decoder, decoder_of
from themetrail.anonymise.detect.models import model_named, ner_of

PROJECT = Path(__file__).resolve().parents[2]
FOLDERS = {"en": "data/transcripts", "fr": "tests/end_to_end/studies/french/data/transcripts"}
NAMES = ["Keller", "Anna", "of", "the", "University", "New", "York", "on", "3", "March", "2024", "Dr.", "l'", "Vevey"]
TEXTS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([" ", "  ", ", ", "\n\n", "-", ". "])), max_size=30)


@cache
def pipeline(language: str) -> object:
    """The default pipeline of a language."""
    return ner_of(model_named(DEFAULTS.models[language]))


def entities_by_spacy(nlp: object, texts: list[str]) -> list[list[tuple[int, int, str]]]:
    """The entities of each text as spaCy's own pipe gives them."""
    documents = nlp.pipe(texts, batch_size=max(1, len(texts)))
    return [[(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents] for doc in documents]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_entities_of_transcripts_are_spacys_own(language):
    nlp = pipeline(language)
    files = [
        file for file in sorted((PROJECT / FOLDERS[language]).iterdir()) if file.suffix in (".txt", ".srt", ".vtt")
    ]
    texts = [line for file in files for line in file.read_text(encoding="utf-8", errors="ignore").splitlines()]
    expected = entities_by_spacy(nlp, texts)
    assert sum(end - start > 12 for entities in expected for start, end, _ in entities) > 10  # of several words
    assert list(decoder_of(nlp).entities([nlp.make_doc(text) for text in texts])) == expected


@pytest.mark.parametrize("language", ["en", "fr"])
@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS.map(lambda pairs: "".join(word + gap for word, gap in pairs)), min_size=1, max_size=4))
def test_names_without_sentences_are_decided_as_spacy_decides(language, texts):
    nlp = pipeline(language)
    decoded = list(decoder_of(nlp).entities([nlp.make_doc(text) for text in texts]))
    assert decoded == entities_by_spacy(nlp, texts)


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
    assert list(decoder_of(nlp).entities([nlp.make_doc(text) for text in texts])) == expected


def test_a_pipeline_of_another_kind_is_left_to_spacy():
    ruled = spacy.blank("en")
    ruled.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Anna"}])
    assert decoder_of(ruled) is None
    searching = spacy.blank("en")
    searching.add_pipe("beam_ner")
    assert decoder_of(searching) is None


def test_a_pipeline_that_would_decide_otherwise_is_left_to_spacy(monkeypatch):
    assert isinstance(decoder_of.__wrapped__(pipeline("en")), Decoder)
    monkeypatch.setattr(Decoder, "entities", lambda self, docs: iter([[]] * len(docs)))
    assert decoder_of.__wrapped__(pipeline("en")) is None
