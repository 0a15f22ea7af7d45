"""The words that a coder names are found in their segment, and nowhere else."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from themetrail.coding.moves import moved_offset, original_offset
from themetrail.coding.sheets.words_meant import find_words

TEXTS = st.text(
    st.sampled_from("ab AB.,'’“”\"–-\n é e\u0301 ß🙂👩\u200d🏽שלום ﬁ") | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=40,
)


@given(TEXTS, st.data())
@example("aa", None)
def test_any_words_that_stand_once_are_found_where_they_were_taken(text, data):
    start, end = (0, 2) if data is None else sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    words = text[start:end]
    assume(words)
    found, problem = find_words(words, text)
    places = [place for place in range(len(text)) if text.startswith(words, place)]
    if len(places) == 1:
        assert (found, problem) == ((start, end), "")
    else:
        assert found is None
        assert f"stand {len(places)} times" in problem


@given(TEXTS, st.data())
def test_what_is_found_without_regard_to_looks_says_the_same(text, data):
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    words = text[start:end].upper().replace("’", "'").strip()
    assume(words)
    found, _ = find_words(words, text)
    if found:
        assert text[slice(*found)] and _loosely(text[slice(*found)]) == _loosely(words)


def _loosely(text):
    from unicodedata import normalize

    same = str.maketrans("’‘“”–", "''\"\"-")
    return "".join(normalize("NFC", normalize("NFC", text).casefold()).translate(same).split())


def test_words_that_are_repeated_often_count_in_what_is_nearest():
    """210 times the same word, and one that is nowhere: the 205 of the text are the nearest."""
    assert "nearest is its words 2 to 206 of 206" in find_words("la " * 210 + "ho", "well " + "la " * 205)[1]


SAID = "I ask first now, and it’s “good”: I ask\ntwice. Caf\u00e9, cafe\u0301 and cafe."


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("i ASK  twice", "I ask\ntwice"),
        ('it\'s "good"', "it’s “good”"),
        ("CAFE\u0301,", "Caf\u00e9,"),
        ("AND CAFE.", "and cafe."),
        ("first now", "first now"),
    ],
)
def test_case_spaces_and_marks_do_not_matter_where_the_words_do_not_stand_exactly_so(words, meant):
    found, problem = find_words(words, SAID)
    assert found is not None, problem
    assert SAID[slice(*found)] == meant


def test_words_that_stand_several_times_are_asked_about():
    assert find_words("I ask", SAID) == (
        None,
        "these words stand 2 times in the segment; write more of the words around those that are meant",
    )


def test_words_that_do_not_stand_there_are_refused_with_the_place_that_is_nearest_and_without_a_word():
    found, problem = find_words("and it is good: I asked", "So I ask first now, and it was good. I said.")
    assert found is None
    assert "nearest is its words 6 to 11 of 11" in problem
    assert "good" not in problem
    assert "nearest is its words 2 to 4 of 6" in find_words("zero ask first", "So I ask first now, too.")[1]
    assert "nearest is its word 1 of 6" in find_words("when So", "So I ask first now, too.")[1]
    assert "another segment's" in find_words("never", "So I ask first.")[1]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5), st.integers(1, 5)), max_size=4), st.integers(0, 60))
def test_an_offset_goes_back_to_where_it_came_from(gaps, offset):
    moves, place = [], 0
    for gap, length, shown in gaps:
        moves.append((place + gap, place + gap + length, shown))
        place += gap + length + 1
    assume(not any(start < offset < end for start, end, _ in moves))
    for at_end in (False, True):
        assert original_offset(moved_offset(offset, [moves], at_end=at_end), [moves], at_end=at_end) == offset
