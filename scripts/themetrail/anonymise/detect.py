"""Detect: what may identify somebody in the turns of a batch. The only phase that loads a language model."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from themetrail.anonymise.address_forms import initials_in, titled_names
from themetrail.anonymise.forms import Word, is_capitalised, words_of
from themetrail.anonymise.models import Model, ner_of
from themetrail.anonymise.ner import entities_in
from themetrail.anonymise.patterns import patterns_in
from themetrail.anonymise.spans import Span
from themetrail.anonymise.words import given_names, is_common
from themetrail.contracts.anonymise import DETECTIONS

# A capitalised word that is no common word, at the score of its evidence: replaced from `REPLACED_FROM` on.
UNKNOWN_WORD, LISTED_NAME = 0.2, 0.65
REPLACED_FROM = 0.4


def detect(
    turns: pd.DataFrame,
    language_of: dict[str, str],
    models: dict[str, Model],
    regions: Iterable[str],
    *,
    second: str = "never",
) -> pd.DataFrame:
    """DETECTIONS of all turns: named entities, titles, initials, patterns and capitalised unknown words.

    `language_of` gives the language of each transcript, `models` the model of each language; each is loaded once.
    `second` says when the second model is asked too (never, speech, always).
    """
    rows = []
    for language in sorted(set(turns["transcript_id"].map(language_of))):
        spoken = turns[(turns["transcript_id"].map(language_of) == language) & (turns["text"] != "")]
        nlp = ner_of(models[language])
        found = spans_of(spoken["text"].tolist(), nlp, language.split("-")[0], tuple(regions))
        for (transcript_id, turn, text), spans in zip(
            spoken[["transcript_id", "turn", "text"]].itertuples(index=False), found, strict=True
        ):
            rows += [_row(transcript_id, turn, text, span) for span in spans]
    rows.sort(
        key=lambda row: (row["transcript_id"], row["turn"], row["start"], row["end"], row["detector"], row["category"])
    )
    return DETECTIONS.frame(rows)


def _row(transcript_id: str, turn: int, text: str, span: Span) -> dict:
    return {
        "transcript_id": transcript_id,
        "turn": turn,
        "start": span.start,
        "end": span.end,
        "surface": text[span.start : span.end],
        "category": span.category,
        "detector": span.detector,
        "score": round(span.score, 3),
    }


def spans_of(texts: list[str], nlp: object, language: str, regions: tuple[str, ...]) -> list[list[Span]]:
    """The detections in each text: they may overlap, and `spans.disjoint` settles that later."""
    detected = []
    for text, entities in zip(texts, entities_in(nlp, texts, language), strict=True):
        words = words_of(text)
        spans = [*entities, *titled_names(text, words, language), *patterns_in(text, regions)]
        if "." in text:
            spans += initials_in(text)
        covered = [(span.start, span.end) for span in spans]
        spans += unknown_words(text, words, covered, language)
        detected.append(spans)
    return detected


def unknown_words(text: str, words: list[Word], covered: list[tuple[int, int]], language: str) -> list[Span]:
    """Capitalised words inside a sentence that no detector took and that are no common words."""
    spans = []
    for word in words:
        if not is_capitalised(word.surface) or len(word.surface) < 3 or word.surface.isupper():
            continue
        if is_common(word.surface, language) or begins_sentence(text, word.start):
            continue
        if any(start < word.end and word.start < end for start, end in covered):
            continue
        score = LISTED_NAME if word.folded in given_names() else UNKNOWN_WORD
        spans.append(Span(word.start, word.end, "person", "capitalised", score))
    return spans


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word stands where every word would be capitalised."""
    before = text[:start].rstrip(" \t\u00a0\"'“”‘’«»„([–—-")
    return not before or before[-1] in ".!?:…\n"
