"""Spans become disjoint, and replacing them can be undone to the code point."""

from itertools import pairwise

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anonymise.small_study import anonymised, resolved, sheets_of, turns_of
from themetrail.anonymise.spans import Span, disjoint, replaced, restored
from themetrail.contracts.anonymise import DETECTIONS

# Emoji with modifiers, combining marks, right-to-left letters and marks, tabs, line breaks, letters beyond the BMP.
LETTERS = st.sampled_from(
    [*"abé Zß.,'\t\n", "e\u0301", "👩🏽‍⚕️", "🇨🇭", "\u05d0\u05b8", "\u0645", "\u200f", "𝔘", "\u2028"]
)
TURNS = st.lists(LETTERS, max_size=60).map("".join)


@st.composite
def turns_with_spans(draw):
    text = draw(TURNS)
    edges = st.integers(0, len(text))
    raw = draw(st.lists(st.tuples(edges, edges, st.sampled_from(["person", "place", "email", "date"])), max_size=8))
    spans = [Span(min(a, b), max(a, b), category, "test", 0.9) for a, b, category in raw if a != b]
    return text, spans


@settings(max_examples=1000, deadline=None)
@given(turns_with_spans(), st.lists(st.sampled_from(["[Person 1]", "", "[E-mail]", "Job Coach 2", "é👩"]), min_size=1))
def test_key_and_anonymised_turn_give_back_the_turn(turn, shown):
    text, spans = turn
    stretches = [(s.start, s.end, shown[n % len(shown)]) for n, s in enumerate(disjoint(spans))]
    new, places = replaced(text, stretches)
    surfaces = [(start, end, text[a:b]) for (start, end), (a, b, _) in zip(places, stretches, strict=True)]
    assert restored(new, surfaces) == text
    assert all(new[a:b] == words for (a, b), (_, _, words) in zip(places, stretches, strict=True))


@settings(deadline=None)
@given(turns_with_spans())
def test_disjoint_covers_what_was_covered_and_no_more(turn):
    _, spans = turn
    settled = disjoint(spans)
    assert all(left.end <= right.start for left, right in pairwise(settled))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert covered == {place for span in settled for place in range(span.start, span.end)}


SURFACES = [
    "Zoë",
    "Łukasz",
    "O'Neill",
    "Jean-Luc",
    "Rachel רחל",
    "مريم",
    "🇨🇭 Urs",
    "Ma\u0301ria",
    "von\tAllmen",
    "𝔘lrich",
]


@st.composite
def spoken_turns(draw):
    """A turn and where persons stand in it: names between stretches of anything."""
    text, spans = draw(TURNS), []
    for name in draw(st.lists(st.sampled_from(SURFACES), max_size=3)):
        spans.append((len(text), len(text) + len(name)))
        text += name + draw(TURNS)
    return text, spans


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(spoken_turns(), min_size=50, max_size=50))
def test_sealed_replacements_and_public_turns_give_back_a_thousand_turns(said):
    turns, sheets = turns_of({"A": [text for text, _ in said]}), sheets_of(["A"])
    rows = [
        {"transcript_id": "A", "turn": number, "start": start, "end": end, "surface": text[start:end]}
        | {"category": "person", "detector": "ner", "score": 0.9}
        for number, (text, spans) in enumerate(said)
        for start, end in spans
    ]
    detections = DETECTIONS.frame(rows)
    resolution, _ = resolved(turns, detections, sheets)
    shown, sealed, public = anonymised(turns, detections, sheets, resolution)
    assert len(sealed) == len(public) >= bool(rows)
    for number, (text, _) in enumerate(said):
        places, originals = (table[table["turn"] == number] for table in (public, sealed))
        surfaces = list(zip(places["start"], places["end"], originals["surface"], strict=True))
        assert restored(shown["text"].iloc[number], surfaces) == text
        cut = zip(originals["start"], originals["end"], originals["surface"], strict=True)
        assert all(text[start:end] == surface for start, end, surface in cut)
    assert isinstance(public, pd.DataFrame) and "surface" not in public.columns


def test_an_email_address_wins_over_the_name_in_it():
    spans = [Span(0, 6, "person", "ner", 0.9), Span(2, 20, "email", "pattern", 0.99)]
    assert [(s.start, s.end, s.category) for s in disjoint(spans)] == [(0, 2, "person"), (2, 20, "email")]


def test_overlapping_spans_of_one_category_are_one():
    spans = [Span(0, 10, "person", "ner", 0.6), Span(5, 14, "person", "lexicon", 0.9)]
    assert disjoint(spans) == [Span(0, 14, "person", "lexicon", 0.9)]
