"""Quotations are cut at sentences and never changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.report.sentences import ELLIPSIS, sentences_of, shortened


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("I asked Dr. Weiss. She came.", ["I asked Dr. Weiss.", "She came."]),
        ("She said “Go.” Then we went.", ["She said “Go.”", "Then we went."]),
        ("Well... no. [laughs] Élodie was there.", ["Well... no.", "[laughs] Élodie was there."]),
        ("It costs 3.50 francs. 12 of us paid.", ["It costs 3.50 francs.", "12 of us paid."]),
        ("  Blanks\nand lines.  Two. ", ["Blanks and lines.", "Two."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    "text, most_words, start, quotation",
    [
        ("Short enough.", 5, 0, "Short enough."),
        ("One two three. Four five. Six seven eight.", 5, 0, "One two three. Four five. [...]"),
        ("One two three. Four five. Six seven eight.", 5, 15, "[...] Four five. Six seven eight."),
        ("One two three. Four five. Six seven eight.", 5, 18, "[...] Four five. Six seven eight."),  # within a word
        ("One two three. Four five. Six seven eight.", 3, 40, "[...] Six seven eight."),
        ("a b c d, e f g h i j k l", 6, 0, "a b c d [...]"),
        ("a b c d e f g h i j k l", 6, 0, "a b c d e f [...]"),
        ("Yes. Then one two three four five six seven.", 6, 0, "Yes. Then one two three four [...]"),
    ],
)
def test_a_quotation_is_cut_at_a_sentence_where_that_is_possible(
    text: str, most_words: int, start: int, quotation: str
) -> None:
    assert shortened(text, most_words, start) == quotation


_TALK = st.lists(st.sampled_from(["Yes.", "um,", "I", "went", "home.", "Why?", "[laughs]", "“No!”", "Dr.", "3.5"]))


@given(_TALK, st.integers(5, 20), st.integers(0, 200))
def test_no_word_is_changed_and_no_quotation_is_too_long(words: list[str], most_words: int, start: int) -> None:
    text = " ".join(words)
    quotation = shortened(text, most_words, min(start, len(text)))
    kept = quotation.removeprefix(f"{ELLIPSIS} ").removesuffix(f" {ELLIPSIS}")
    assert kept in text
    assert len(kept.split()) <= most_words
    assert bool(kept) == bool(text)
    assert (ELLIPSIS in quotation) == (len(words) > most_words)
    assert text.startswith(kept) or quotation.startswith(ELLIPSIS)
    assert text.endswith(kept) or quotation.endswith(ELLIPSIS)


@given(_TALK)
def test_sentences_hold_all_words_in_order(words: list[str]) -> None:
    assert " ".join(sentences_of(" ".join(words))) == " ".join(words)
