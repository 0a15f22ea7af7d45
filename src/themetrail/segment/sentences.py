"""Where sentences begin, by spaCy: the pipeline's trained sentence recogniser, else its parser, else rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from themetrail.language_models import NO_MODEL, LanguageModel, language_model, model_name_for
from themetrail.writing_systems import SENTENCE_END

RULES = "rules"  # how sentences are found where no trained component does it

_OPENING = "“„«‹「『（【《〈¿¡"
_FULL_STOP = re.compile(rf"{SENTENCE_END}\s*")


@dataclass(frozen=True)
class Recogniser:
    """How the sentences of a language are found: by which component of which pipeline, or by rules without one."""

    language: str
    component: str
    model: LanguageModel | None = None


@lru_cache(maxsize=None)
def recogniser_of(language: str, model_name: str = "") -> Recogniser:
    """The way to sentences in a language, best first: the pipeline's `senter`, its `parser`, spaCy's `sentencizer`.

    The sentencizer cuts after full stops, question and exclamation marks by rule; it is the fallback for a language
    without a pipeline, and for a pipeline that finds no sentences. Raises StudyError where `model_name` is not there.
    """
    if model_name in ("", NO_MODEL):
        return Recogniser(language, RULES)
    from spacy.util import load_config

    model = language_model(model_name)
    components = load_config(model.folder / "config.cfg").get("components", {})
    found = next((name for name in ("senter", "parser") if name in components), RULES)
    return Recogniser(language, found, model)


def sentence_starts_by(models: dict[str, str]) -> Callable[[list[str], str], list[list[int]]]:
    """A function that says where each sentence of some texts of one language begins (code points).

    `models` names the spaCy pipeline of each language; `en` serves `en-GB` too.
    """

    def sentence_starts(texts: list[str], language: str) -> list[list[int]]:
        recogniser = recogniser_of(language, model_name_for(language, models))
        pipeline = _pipeline(recogniser)
        # Texts one by one: in a batch, a neighbour can change the last digit of a score and with it a cut.
        found = [[sentence.start_char for sentence in pipeline(text).sents] for text in texts]
        if recogniser.component != RULES:
            return found
        return [_by_marks(text, starts) for text, starts in zip(texts, found, strict=True)]

    return sentence_starts


def _by_marks(text: str, starts: list[int]) -> list[int]:
    """The starts that rules found, which go by words between blanks, with those that marks alone tell: a full stop of a
    script without blanks ends a sentence, and a mark that opens a quotation begins one."""
    after = (stop.end() for stop in _FULL_STOP.finditer(text))
    return sorted({_before_marks(text, start) for start in (*starts, *after) if start < len(text)})


def _before_marks(text: str, start: int) -> int:
    while start and text[start - 1] in _OPENING:
        start -= 1
    return start


def models_of(languages: list[str], models: dict[str, str]) -> dict[str, dict[str, str]]:
    """Name, version and digest of the pipeline that finds the sentences of each language; no entry where rules do.

    `models` names the spaCy pipeline of each language. Raises StudyError where one is not there.
    """
    names = {language: model_name_for(language, models) for language in sorted(set(languages))}
    return {language: language_model(name).identity() for language, name in names.items() if name not in ("", NO_MODEL)}


@lru_cache(maxsize=None)
def _pipeline(recogniser: Recogniser) -> Callable:
    """The loaded pipeline with what finds sentences and nothing else."""
    import spacy
    from spacy.util import load_config

    if recogniser.component == RULES or recogniser.model is None:
        try:
            pipeline = spacy.blank(recogniser.language.split("-")[0])
        except ImportError:
            pipeline = spacy.blank("xx")  # a language that spaCy has no rules of its own for
        pipeline.add_pipe("sentencizer")
    else:
        folder = recogniser.model.folder
        config = load_config(folder / "config.cfg")
        names = set(config.get("components", {}))
        needed = {recogniser.component}
        if "Listener" in str(config["components"][recogniser.component]):
            needed |= names & {"tok2vec", "transformer"}
        pipeline = spacy.load(folder, exclude=sorted(names - needed))
        if recogniser.component not in pipeline.pipe_names:
            pipeline.enable_pipe(recogniser.component)
    pipeline.max_length = 10**9  # the limit is meant for the memory of components that are not loaded here
    return pipeline
