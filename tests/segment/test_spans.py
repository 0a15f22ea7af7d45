"""Spans leave nothing out, wherever a text is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.segment.text_spans import paragraph_starts, spans_between, windows

texts = st.text(st.sampled_from("ab. \n\t[]é🙂"), max_size=60)


@given(texts, st.lists(st.integers(0, 80), max_size=12))
def test_every_character_is_in_exactly_one_span(text, starts):
    spans = spans_between(text, starts)
    assert [character for start, end in spans for character in range(start, end)] == list(range(len(text)))
    assert all(text[start:end].strip() for start, end in spans) or len(spans) == 1


@given(texts, st.lists(st.integers(0, 80), max_size=12), st.integers(1, 5))
def test_windows_leave_nothing_out(text, starts, size):
    spans = spans_between(text, starts)
    joined = windows(spans, size)
    assert "".join(text[start:end] for start, end in joined) == text
    assert len(joined) == -(-len(spans) // size)


def test_no_cut_inside_brackets():
    text = "He said [Dr. Person 3] came. Then left."
    assert spans_between(text, [text.index("Person"), text.index("Then")]) == [(0, 29), (29, len(text))]


def test_white_space_goes_to_the_span_before_it():
    text = "One. \n Two."
    assert [text[a:b] for a, b in spans_between(text, [4])] == ["One. \n ", "Two."]


@pytest.mark.parametrize(
    ("text", "paragraph_break", "parts"),
    [
        ("a\nb\n\nc\n \nd", "blank_line", ["a\nb\n\n", "c\n \n", "d"]),
        ("a\nb\n\nc", "line", ["a\n", "b\n\n", "c"]),
        ("one line", "blank_line", ["one line"]),
    ],
)
def test_paragraphs(text, paragraph_break, parts):
    spans = spans_between(text, paragraph_starts(text, paragraph_break))
    assert [text[start:end] for start, end in spans] == parts
