"""Reading only stretches near capitals finds what reading the whole text finds."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymise.small_study import DEFAULTS
from themetrail.anonymise.detect import ner
from themetrail.anonymise.detect.models import model_named, recogniser_of
from themetrail.anonymise.detect.stretches import reach_of, stretches_of
from themetrail.anonymise.names.forms import lower_case_words_of, words_of

PROJECT = Path(__file__).resolve().parents[2]
FOLDERS = {"en": "data/transcripts", "fr": "tests/end_to_end/studies/french/data/transcripts"}
WORDS = st.sampled_from(["so", "then", "I", "Well", "Keller", "went", "to", "Vevey", "rose", "Rose", "42", "北京"])
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", ". ", "\n"])), max_size=80).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_pipeline_finds_in_stretches_what_it_finds_in_whole_turns(language, monkeypatch):
    recogniser = recogniser_of(model_named(DEFAULTS.models[language]))
    assert reach_of(recogniser.nlp) == 4
    folder = PROJECT / FOLDERS[language]
    files = [file for file in sorted(folder.iterdir()) if file.suffix in (".txt", ".srt", ".vtt")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8", errors="ignore").splitlines()]
    texts = [line for line in lines if line and "-->" not in line]
    assert sum(len(text.split()) for text in texts) > 300
    lower = lower_case_words_of(texts)
    in_stretches = list(ner.entities_in(recogniser, texts, language, lower))
    monkeypatch.setattr(ner, "reach_of", lambda nlp: None)
    in_all = list(ner.entities_in(recogniser, texts, language, lower))
    same = sum(len(set(some) & set(every)) for some, every in zip(in_stretches, in_all, strict=True))
    assert same > 20
    assert same >= 0.98 * max(sum(map(len, in_stretches)), sum(map(len, in_all)))


@settings(deadline=None)
@given(TEXTS)
def test_stretches_are_in_order_and_hold_every_capital_with_what_the_model_sees_around_it(text):
    stretches = list(stretches_of(text, "en", 4))
    ends = [0, *(place for stretch in stretches for place in stretch), len(text)]
    assert ends == sorted(ends)
    words = words_of(text)
    for position, word in enumerate(words):
        if word.surface in ("Keller", "Vevey", "Rose", "北京"):
            seen = words[max(0, position - 4) : position + 5]
            assert any(start <= seen[0].start and seen[-1].end <= end for start, end in stretches)


@pytest.mark.parametrize(
    "text",
    [
        "then sarah johnson told me to leave",
        "so we went on and on and on, and then we said that kevin should do it",
        "Apple gave me the job.",
        "My boss was: Rusty. Rusty shouted at me.",
        "Turkey is where my parents live.",
    ],
)
def test_a_name_in_lower_case_and_a_word_that_begins_a_sentence_are_read(text):
    assert "".join(text[start:end] for start, end in stretches_of(text, "en", 4))


def test_a_stretch_ends_between_what_the_model_takes_for_words():
    text = "see a.b.c@d.e.f and 12.11.2024 and so on and on then Keller came at 10:30 on e.g. u.s.a. peut-être or so on"
    ((start, end),) = stretches_of(text, "en", 4)
    assert (text[start - 1], text[end]) == (" ", " ")


def test_what_no_name_is_near_is_not_read():
    text = "So we went on and on and on, and so then we went home, I think, and it was late, and I was tired then."
    assert list(stretches_of(text, "en", 4)) == []
    assert list(stretches_of(text, "en", None)) == [(0, len(text))]


def test_models_that_see_all_of_a_text_are_given_all_of_it():
    def pipeline(tok2vec: dict, *names: str) -> SimpleNamespace:
        return SimpleNamespace(config={"components": {"ner": {"model": {"tok2vec": tok2vec}}}}, pipe_names=names)

    encoder = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "depth": 3, "window_size": 2}
    convolutional = {"@architectures": "spacy.Tok2Vec.v2", "encode": encoder}
    lstm = {"@architectures": "spacy.Tok2Vec.v2", "encode": {"@architectures": "spacy.TorchBiLSTMEncoder.v1"}}
    transformer = {"@architectures": "spacy-transformers.TransformerListener.v1"}
    assert reach_of(pipeline(convolutional, "ner")) == 6
    assert reach_of(pipeline(convolutional, "ner", "entity_ruler")) is None
    assert reach_of(pipeline(lstm, "ner")) is None
    assert reach_of(pipeline(transformer, "transformer", "ner")) is None
