"""Detect: what may identify somebody in the turns of a batch. The only phase that loads a language model."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

import pandas as pd

from themetrail.anonymise.detect.address_forms import (
    begins_sentence,
    given_and_surname,
    glued_names,
    greeted_names,
    initialled_names,
    initials_in,
    joined_surnames,
    names_before_letters,
    names_with_apostrophe,
    titled_names,
)
from themetrail.anonymise.detect.capitals import readings_of
from themetrail.anonymise.detect.cases import CAPITALISED, UNKNOWN_WORD, Capitals
from themetrail.anonymise.detect.clauses import says_something
from themetrail.anonymise.detect.company import names_after_roles, names_among_people
from themetrail.anonymise.detect.decoding import Recogniser
from themetrail.anonymise.detect.engine import Engine, Text, spans_by
from themetrail.anonymise.detect.joints import with_syllables
from themetrail.anonymise.detect.models import recogniser_of
from themetrail.anonymise.detect.ner import UNLIKELY, entities_in
from themetrail.anonymise.detect.no_names import is_idiom, without_no_names, without_words
from themetrail.anonymise.detect.patterns import patterns_in
from themetrail.anonymise.detect.saints import with_saints
from themetrail.anonymise.detect.second_model import second_opinion
from themetrail.anonymise.detect.truecase import is_given, lacks_capitals, truecased
from themetrail.anonymise.names.forms import PARTICLES, Word, is_capitalised, lower_case_words_of, words_in, words_of
from themetrail.anonymise.names.function_words import is_function_word, is_numbering
from themetrail.anonymise.names.words import frequent_surnames, given_names, is_common, surnames
from themetrail.anonymise.spans import NAMED, REPLACED_FROM, Span, lies_in_any
from themetrail.language_models import LanguageModel
from themetrail.languages.table import LANGUAGES, any_of_all
from themetrail.rows import tuples_of

SECOND_ALONE = 0.6  # from here on the second model needs no list of names to agree


def detect(
    turns: pd.DataFrame,
    language_of: dict[str, str],
    models: dict[str, LanguageModel],
    regions: Iterable[str],
    *,
    second: str = "never",
    fast: bool = True,
    told: Mapping[tuple[str, int], list[Span]] = MappingProxyType({}),
) -> list[dict]:
    """The rows of DETECTIONS of all turns: named entities, titles, initials, patterns and capitalised unknown words.

    `language_of` gives the language of each transcript, `models` the model of each language, where it has
    one; each is loaded once.
    `second` says when the second model is asked too (never, speech, always), `fast` whether the fast decoder may be,
    `told` is what the study's own recogniser finds, by transcript and turn (`by_engine`).
    """
    rows: list[dict] = []
    languages = turns["transcript_id"].map(language_of)
    spoken = turns[turns["text"] != ""]
    lower = {name for name, said in spoken.groupby("transcript_id")["text"] if lacks_capitals(said)}
    for language in sorted(set(languages)):
        recogniser = recogniser_of(models[language], fast) if language in models else None
        short = language.split("-")[0]
        part = spoken[languages[spoken.index] == language]
        places = list(part[["transcript_id", "turn", "text"]].itertuples(index=False, name=None))
        texts = [truecased(text, short) if name in lower else text for name, _, text in places]
        cased = {number for number, (name, *_) in enumerate(places) if name in lower}
        found = spans_of(texts, recogniser, short, tuple(regions), cased)
        for (name, turn, text), read, spans in zip(places, texts, found, strict=True):
            if second == "always" or (second == "speech" and name in lower):
                said = second_opinion(models["second"]).persons_in(read, short)
                spans = spans + [
                    one for each in said if (one := _without_function_words(read, each, short)) is not None
                ]
            own = without_no_names(read, told.get((name, turn), ()), short)
            spans = spans + _names_of(read, own, short)
            if name in lower:
                spans = [_sober(read, span, spans, short) for span in spans if not _is_guess(span)]
            rows += [_row(name, turn, text, span) for span in spans]
    rows.sort(
        key=lambda row: (row["transcript_id"], row["turn"], row["start"], row["end"], row["detector"], row["category"])
    )
    return rows


def by_engine(engine: Engine, turns: pd.DataFrame, language_of: dict[str, str]) -> dict[tuple[str, int], list[Span]]:
    """What the study's own recogniser finds in each turn, by transcript and turn: it reads all of them at once."""
    spoken = list(tuples_of(turns[turns["text"] != ""], "transcript_id", "turn", "text"))
    found = spans_by(engine, [Text(language_of[name], text) for name, _, text in spoken])
    return {(name, turn): spans for (name, turn, _), spans in zip(spoken, found, strict=True)}


def _is_guess(span: Span) -> bool:
    """Whether a capital that truecasing set is all the evidence there is."""
    return span.detector == CAPITALISED and span.score < REPLACED_FROM


def _sober(text: str, span: Span, spans: list[Span], language: str) -> Span:
    """A model's person that no list knows is unlikely, with capitals that only truecasing set, unless both models agree
    or it is a whole name of two rare words."""
    if span.category != "person" or span.detector not in ("ner", "second_model"):
        return span
    if span.detector == "second_model" and span.score >= SECOND_ALONE:
        return span
    words = words_of(text[span.start : span.end])
    listed = any(
        is_given(word.folded, word.surface, language)
        or (word.folded in frequent_surnames() and not is_common(word.surface, language))
        for word in words
    )
    whole = len(words) == 2 and all(len(word.folded) > 3 and not is_common(word.surface, language) for word in words)
    agreed = any(
        other.category == "person"
        and {other.detector, span.detector} == {"ner", "second_model"}
        and other.start < span.end
        and span.start < other.end
        for other in spans
    )
    return span if listed or whole or agreed else span._replace(score=min(span.score, UNLIKELY))


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


def spans_of(
    texts: list[str],
    recogniser: Recogniser | None,
    language: str,
    regions: tuple[str, ...],
    cased: Collection[int] = (),
) -> list[list[Span]]:
    """The detections in each text: they may overlap, and `spans.disjoint` settles that later.

    `cased` are the numbers of the texts whose capitals `truecased` set. What stands in capitals is read in usual case,
    save what is found by its shape.
    """
    lower = lower_case_words_of(texts)
    readings = readings_of(texts, language, lower)
    said = [reading.text for reading in readings]
    capitals = Capitals(said, language, lower)
    detected = []
    for number, entities in enumerate(entities_in(recogniser, said, language, lower)):
        text = said[number]
        words = words_in(text)
        ours = [(0, len(text))] if number in cased else readings[number].changed
        if entities:
            entities = without_no_names(text, affiliated(text, entities, language), language, ours)
        met = list(names_among_people(text, words, language))
        if met:  # `who is Rose Park`: no park
            called = [(span.start, span.end) for span in met if span.score >= REPLACED_FROM]
            entities = [span for span in entities if not lies_in_any(span, called)]
        things = [(span.start, span.end) for span in entities if span.category != "person"]
        spans = [*entities, *met, *titled_names(text, words, language), *patterns_in(texts[number], regions)]
        spans += greeted_names(text, language)
        spans += names_after_roles(text, language)
        spans += names_before_letters(text, language)
        spans += given_and_surname(text, words, language, things)
        if "'" in text or "’" in text:
            spans += names_with_apostrophe(text, language)
        spans += joined_surnames(text)
        if "." in text:
            spans += initials_in(text)
            spans += glued_names(text)
            spans += initialled_names(text, language)
        spans = with_saints(text, spans)
        spans = [span for span in _names_of(text, spans, language) if not _is_set_phrase(text, span, language)]
        covered = [(span.start, span.end) for span in spans]
        if more := capitals.names_in(text, words, covered, ours):
            spans += without_words(text, without_no_names(text, more, language), language)
        detected.append([with_syllables(text, span) for span in spans] if "-" in text else spans)
    return detected


def _is_set_phrase(text: str, span: Span, language: str) -> bool:
    """Whether a title or a given name with a surname is a part of a set phrase."""
    return span.detector in ("title", "given_name") and is_idiom(text, span, language)


def _names_of(text: str, spans: Iterable[Span], language: str) -> list[Span]:
    """The spans without those that are function words or numbering."""
    return [named for span in spans if (named := _without_function_words(text, span, language)) is not None]


def _without_function_words(text: str, span: Span, language: str) -> Span | None:
    """A name without the function words that it begins with; None where nothing else, or only numbering, is in it.

    A function word alone after a title (`Mr So`) may be somebody: it stays as it is, and a person is asked.
    """
    if span.category not in NAMED:
        return span
    words = [word._replace(start=word.start + span.start) for word in words_of(text[span.start : span.end])]
    if not words or is_numbering(words):
        return None if words else span
    abbreviated = span.category != "person" and all(word.surface.isupper() for word in words)  # `US`, `WHO`
    if not abbreviated and all(is_function_word(word, language) for word in words):
        if span.detector != "title" or len(words) > 1 or begins_sentence(text, span.start):
            return None
        return span if words[0].folded in surnames() else span._replace(score=UNKNOWN_WORD)
    if span.category == "person":
        first = next(word for word in words if not _is_opening(text, word, language))
        return span._replace(start=first.start)
    return span


def _is_opening(text: str, word: Word, language: str) -> bool:
    """Whether a word before a name belongs to the sentence: `So Emeka`, but `So Young` where a name stands."""
    if language in LANGUAGES and word.folded in LANGUAGES[language].talk.before_families:
        return True  # `Les Rochat`
    if word.folded in PARTICLES or not is_function_word(word, language):
        return False
    return begins_sentence(text, word.start) or word.folded not in given_names()


_AFFILIATION = re.compile(
    rf"(?:,? (?:{any_of_all(lambda language: language.talk.affiliation_fillers)}),?)?"
    rf" (?:{any_of_all(lambda language: language.talk.affiliation)})"
    rf" (?:(?:{any_of_all(lambda language: language.talk.affiliation_articles)}) )?"
)
_AFFILIATION_BEFORE = re.compile(_AFFILIATION.pattern + "$")
_LONGEST_LEAD = 24  # characters of what leads from people to where they work
_NAME_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{3,})$")
_UNSEEN = 0.45  # of who stands before it and no model saw: replaced, and asked about


def affiliated(text: str, entities: list[Span], language: str) -> list[Span]:
    """The model's entities; where a person's `from` or `with` leads to no given name, it leads to where they work."""
    settled: list[Span] = []
    for span in entities:
        led = _AFFILIATION_BEFORE.search(text, max(0, span.start - _LONGEST_LEAD), span.start)
        if led and words_of(text[span.start : span.end])[0].folded not in given_names():
            before = settled[-1] if settled else None
            if before is None or before.end != led.start():
                before = _who_says(text, led.start(), span, language)
                settled += [before] if before is not None else []
            if before is not None and before.category == span.category == "person":
                span = span._replace(category="organisation")
        settled.append(span)
    return settled


def _who_says(text: str, end: int, workplace: Span, language: str) -> Span | None:
    """Who stands before a workplace and no model saw, where people say things: `Emeka` of `Emeka from Stiefel said`."""
    if not says_something(text, workplace.end, language):
        return None
    name = _NAME_BEFORE.search(text, max(0, end - _LONGEST_LEAD), end)
    if name is None or not is_capitalised(name[1]) or is_common(name[1], language):
        return None
    return Span(name.start(1), name.end(1), "person", CAPITALISED, _UNSEEN)
