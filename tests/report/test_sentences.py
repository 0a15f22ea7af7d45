"""Quotations are cut at sentences and never changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.report.sentences import ELLIPSIS, Excerpt, best_sentence, excerpt_of, printed, sentence_spans, shortened


def sentences_of(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in sentence_spans(text)]


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


TEXT = "One two three. Four five. Six seven eight."
READABLE = "A b c d e f g h. I j k l m n o p q. Yes. R s t u v w x y z."


def _quoted(text: str, most_words: int, marked=(), liked: str = "") -> str:
    """What is quoted, where the stretches with the word `liked` score most."""
    return printed(text, excerpt_of(text, most_words, marked, lambda words: float(liked in words.split())))


@pytest.mark.parametrize(
    "text, most_words, marked, liked, quotation",
    [
        ("Short enough.", 5, (), "", "Short enough."),
        (TEXT, 5, (), "", "One two three. Four five. [...]"),  # nothing tells them apart: the first that fits
        (TEXT, 5, (), "seven", "[...] Four five. Six seven eight."),
        (TEXT, 5, [(15, 20)], "", "[...] Four five. Six seven eight."),  # two words are not readable alone
        (READABLE, 60, [(20, 22)], "", "[...] I j k l m n o p q. [...]"),  # what is marked, not all that fits
        (READABLE, 60, [(36, 38)], "", "[...] Yes. R s t u v w x y z."),
        (READABLE, 60, [(3, 5), (20, 22)], "", "A b c d e f g h. I j k l m n o p q. [...]"),
        (READABLE, 10, [(3, 5), (20, 22)], "k", "[...] I j k l m n o p q. [...]"),  # marked, and too long
        ("a b c d, e f g h i j k l", 6, (), "", "a b c d [...]"),
        ("a b c d e f g h i j k l", 6, (), "", "a b c d e f [...]"),
        ("a b c d e f g h i j k l", 6, [(12, 13)], "", "[...] g h i j k l"),  # one sentence: where it is marked
        (
            "Yes. Then one two three four five six seven eight nine. No.",
            8,
            (),
            "",
            "[...] Then one two three four five six seven [...]",
        ),
    ],
)
def test_a_quotation_is_what_is_marked_or_scores_most_in_whole_sentences(
    text: str, most_words: int, marked, liked: str, quotation: str
) -> None:
    assert _quoted(text, most_words, marked, liked) == quotation


_TALK = st.lists(st.sampled_from(["Yes.", "um,", "I", "went", "home.", "Why?", "[laughs]", "“No!”", "Dr.", "3.5"]))


@given(_TALK, st.integers(5, 20), st.none() | st.tuples(st.integers(0, 99), st.integers(1, 99)))
def test_no_word_is_changed_and_no_quotation_is_too_long(words: list[str], most_words: int, mark) -> None:
    text = " ".join(words)
    marked = [] if mark is None else [(min(mark[0], len(text)), min(mark[0] + mark[1], len(text)))]
    quotation = _quoted(text, most_words, marked)
    kept = quotation.removeprefix(f"{ELLIPSIS} ").removesuffix(f" {ELLIPSIS}")
    assert kept in text
    assert len(kept.split()) <= most_words
    assert bool(kept) == bool(text)
    assert text.startswith(kept) or quotation.startswith(ELLIPSIS)
    assert text.endswith(kept) or quotation.endswith(ELLIPSIS)


@given(_TALK)
def test_sentences_hold_all_words_in_order(words: list[str]) -> None:
    assert " ".join(sentences_of(" ".join(words))) == " ".join(words)


def test_a_passage_is_shortened_to_whole_sentences_that_fit() -> None:
    assert shortened("One two three. Four five.", 4) == "One two three. [...]"
    assert shortened("One two\nthree. Four five.", 9) == "One two three. Four five."


@pytest.mark.parametrize(
    ("text", "liked", "sentence"),
    [
        ("Yes.", "", "Yes."),
        ("Ah. Never that way. Oh.", "", "Never that way."),  # the longest, as none can be understood
        (
            "So I put the leaflet back and asked him. Then I went home and had my tea.",
            "",
            "So I put the leaflet back and asked him.",
        ),
        (
            "So I put the leaflet back and asked him. Then I went home and had my tea.",
            "tea.",
            "Then I went home and had my tea.",
        ),
        ("Oh, tea. So I put the leaflet back and asked him.", "tea.", "So I put the leaflet back and asked him."),
    ],
)
def test_where_there_is_room_for_one_sentence_it_is_the_best_that_can_be_understood(text, liked, sentence) -> None:
    found = best_sentence(text, Excerpt(0, len(text)), lambda words: float(liked in words.split()))
    assert text[found.start : found.end] == sentence


def test_the_sentence_is_of_the_excerpt_and_no_longer() -> None:
    text = "So I put the leaflet back and asked him. Then I went home and had my tea."
    assert best_sentence(text, Excerpt(41, len(text)), lambda words: 0.0) == Excerpt(41, len(text))
    assert best_sentence(text, Excerpt(3, 29, breaks=True), lambda words: 0.0) == Excerpt(3, 29, breaks=True)
