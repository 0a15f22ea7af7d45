"""Where words of a segment stand after names in it were replaced, once or again and again, and where they stood."""

from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.coding.moves import Move, moved_offset, moves_between, original_offset, replaced_since


class Text(NamedTuple):
    """Words with a space between them."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.words)

    def place(self, number: int) -> tuple[int, int]:
        start = sum(len(word) + 1 for word in self.words[:number])
        return start, start + len(self.words[number])


@st.composite
def _reissued(draw) -> tuple[list[Text], list[list[int]]]:
    """A text as it was issued, and as it was issued again: other words, of any length, where names were found."""
    n_words = draw(st.integers(1, 6))
    texts = [Text(tuple("abcdef"[number] * draw(st.integers(1, 4)) for number in range(n_words)))]
    replaced = []
    for stage in range(draw(st.integers(0, 3))):
        found = draw(st.lists(st.integers(0, n_words - 1), unique=True).map(sorted))
        words = list(texts[-1].words)
        for number in found:
            words[number] = f"[{stage}" + "x" * draw(st.integers(0, 5)) + f"{number}]"
        texts.append(Text(tuple(words)))
        replaced.append(found)
    return texts, replaced


def _moves(texts: list[Text], replaced: list[list[int]]) -> Iterator[list[Move]]:
    """Each word that was replaced as a move of its own, as the table of a round keeps them."""
    for before, after, found in zip(texts, texts[1:], replaced, strict=False):
        yield [(*before.place(number), len(after.words[number])) for number in found]


@settings(deadline=None)
@given(_reissued())
def test_each_word_is_where_it_went_and_comes_back_to_where_it_was(reissued):
    texts, replaced = reissued
    moves = list(_moves(texts, replaced))
    names = {number for found in replaced for number in found}
    for number in range(len(texts[0].words)):
        start, end = texts[0].place(number)
        now = texts[-1].place(number)
        assert (moved_offset(start, moves, at_end=False), moved_offset(end, moves, at_end=True)) == now
        assert (original_offset(now[0], moves, at_end=False), original_offset(now[1], moves, at_end=True)) == (
            start,
            end,
        )
        if number not in names:
            for within in range(start, end + 1):
                assert moved_offset(within, moves, at_end=within % 2 == 0) == now[0] + within - start
                assert original_offset(now[0] + within - start, moves, at_end=within % 2 == 0) == within


@settings(deadline=None)
@given(_reissued())
def test_a_place_within_replaced_words_goes_to_their_edge(reissued):
    texts, replaced = reissued
    moves = list(_moves(texts, replaced))
    for number in {number for found in replaced for number in found}:
        (start, end), now = texts[0].place(number), texts[-1].place(number)
        if number in (replaced[0] if replaced else ()):
            for within in range(start + 1, end):
                assert moved_offset(within, moves, at_end=False) == now[0]
                assert moved_offset(within, moves, at_end=True) == now[1]
        if number in replaced[-1]:
            for within in range(now[0] + 1, now[1]):
                assert original_offset(within, moves, at_end=False) == start
                assert original_offset(within, moves, at_end=True) == end


@settings(deadline=None)
@given(_reissued())
def test_what_was_replaced_since_are_the_words_that_are_others_now(reissued):
    texts, replaced = reissued
    stages = [{"s1": moves} for moves in _moves(texts, replaced)]
    expected = [texts[-1].place(number) for number in sorted({number for found in replaced for number in found})]
    assert replaced_since([*stages, {"s2": [(0, 1, 2)]}]).get("s1", []) == expected


def test_replaced_words_that_lie_in_each_other_are_one_stretch():
    """A name was replaced, and a longer one around it when the round was issued again."""
    # "So Ann Lee went" -> "So [P1] Lee went" -> "So [P1] went"
    assert replaced_since([{"s1": [(3, 6, 4)]}, {"s1": [(3, 11, 4)]}]) == {"s1": [(3, 7)]}
    # "Ann Lee went" -> "Ann [P2] went" -> "[P1] went": the longer one begins before
    assert replaced_since([{"s1": [(4, 7, 4)]}, {"s1": [(0, 8, 4)]}]) == {"s1": [(0, 4)]}
    # Two words that only touch are two.
    assert replaced_since([{"s1": [(0, 3, 4), (3, 6, 5)]}]) == {"s1": [(0, 4), (4, 9)]}


def test_words_that_are_others_in_a_text_are_moves_and_words_that_were_taken_out_are_none():
    assert moves_between("Then Ann Lee went home", "Then [Person 1] went to home") == [(5, 12, 10)]
    assert moves_between("Ann went to Bern", "[P1] went to [P2]") == [(0, 3, 4), (12, 16, 4)]
    assert moves_between("So she went home", "So went home") == []
