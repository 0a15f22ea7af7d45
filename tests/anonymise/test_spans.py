"""Spans become disjoint, and replacing them can be undone to the code point."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.anonymise.spans import Span, disjoint, replaced, restored

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


def test_an_email_address_wins_over_the_name_in_it():
    spans = [Span(0, 6, "person", "ner", 0.9), Span(2, 20, "email", "pattern", 0.99)]
    assert [(s.start, s.end, s.category) for s in disjoint(spans)] == [(0, 2, "person"), (2, 20, "email")]


def test_overlapping_spans_of_one_category_are_one():
    spans = [Span(0, 10, "person", "ner", 0.6), Span(5, 14, "person", "lexicon", 0.9)]
    assert disjoint(spans) == [Span(0, 14, "person", "lexicon", 0.9)]
