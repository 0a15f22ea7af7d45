"""Mentions: every place of the study where something is to be replaced, under the form by which it is looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from themetrail.anonymise.names.forms import form_of, words_of
from themetrail.anonymise.names.spellings import letters_of, plain
from themetrail.anonymise.names.titles import gender_of, is_title
from themetrail.anonymise.resolve.lexicon import JOINED, SPELT_OUT, Lexicon
from themetrail.anonymise.resolve.settling import settled
from themetrail.anonymise.spans import Span
from themetrail.in_parallel import in_parallel
from themetrail.rows import tuples_of

TURNS_AT_ONCE = 2**11
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?[ \u00a0]$")


class Mention(NamedTuple):
    """One span of one turn, and its form; a person's form tells `Mme Favre` (`favre|f`) from `M. Favre` (`favre|m`)."""

    transcript_id: str
    turn: int
    span: Span
    surface: str
    form: str


def mentions_of(
    turns: pd.DataFrame,
    detections: pd.DataFrame,
    lexicon: Lexicon,
    processes: int = 1,
    own: Mapping[str, Lexicon] = MappingProxyType({}),
) -> list[Mention]:
    """All mentions in the turns, in their order: what `resolve` names and `apply` replaces.

    `own` gives the lexicon of each transcript of which a reviewer decided something that holds in it alone.
    """
    detected: dict[tuple[str, int], list[Span]] = {}
    for transcript_id, turn, *span in tuples_of(
        detections, "transcript_id", "turn", "start", "end", "category", "detector", "score"
    ):
        detected.setdefault((transcript_id, turn), []).append(Span(*span))

    def found_in(said: list[tuple[str, int, str]]) -> list[tuple]:
        # Plain values: many objects would take as long to pass on as to find.
        return [
            (transcript_id, turn, *span, text[span.start : span.end], mention_form(text, span))
            for transcript_id, turn, text in said
            for span in settled(text, detected.get((transcript_id, turn), []), own.get(transcript_id, lexicon))
        ]

    shares = _in_shares(list(tuples_of(turns, "transcript_id", "turn", "text")))
    return [
        Mention(transcript_id, turn, Span(*span), surface, form)
        for found in in_parallel(found_in, shares, processes)
        for transcript_id, turn, *span, surface, form in found
    ]


def mention_form(text: str, span: Span) -> str:
    """The form of a span; for a person of one name after a gendered title, with the gender."""
    surface = text[span.start : span.end]
    if span.detector == SPELT_OUT:
        form = letters_of(surface)
    else:
        form = form_of(plain(surface, joined=span.detector == JOINED))
    if span.category != "person" or " " in form:
        return form
    gender = gender_before(text, span.start)
    return f"{form}|{gender}" if gender else form


def gender_before(text: str, start: int) -> str:
    """The gender that a title just before this place tells: `f`, `m` or empty."""
    match = _LAST_WORD.search(text, max(0, start - 24), start)
    if match is None:
        return ""
    word = words_of(match.group(1))[0]
    return gender_of(word.folded) if is_title(word.surface, word.folded) else ""


def _in_shares(things: list) -> list[list]:
    """The things in their order, so many at once as a process does best."""
    return [things[at : at + TURNS_AT_ONCE] for at in range(0, len(things), TURNS_AT_ONCE)]
