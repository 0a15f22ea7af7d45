"""Where a chosen piece stands in its segment, and whether an edit keeps to what was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.report.quotation_candidates import anchor_words
from themetrail.report.quotation_words import fault_of_edit, places_of

SAID = "[Person 70]? [Person 70] notices when it's broken. He says no. And I say: no, that is not mine, he knows it."


@pytest.mark.parametrize(
    ("first", "last", "pieces"),
    [
        ("", "", [SAID]),
        ("And I", "not mine", ["And I say: no, that is not mine,"]),
        ("and i", "“not mine”", ["And I say: no, that is not mine,"]),  # capitals and marks around words do not count
        ("[Person 12] notices", "it’s broken", ["[Person 70] notices when it's broken."]),  # nor pseudonyms' numbers
        ("He says", "", [SAID[SAID.index("He says") :]]),
        ("", "broken.", [SAID[: SAID.index(" He says")]]),
        ("He says no", "He says no", ["He says no."]),
        (
            "He",
            "no",
            [
                "He says no.",
                "He says no. And I say: no,",
            ],
        ),
        ("And me", "not mine", []),
        ("not mine", "He says", []),
    ],
)
def test_a_piece_is_found_by_its_first_and_last_words(first: str, last: str, pieces: list[str]) -> None:
    assert [SAID[start:end] for start, end in places_of(first, last, SAID)] == pieces


@given(st.lists(st.sampled_from(["no", "yes,", "I", "[Person 3]", "went."]), min_size=1, max_size=14), st.data())
def test_what_is_offered_as_first_and_last_words_finds_the_piece_again(words: list[str], data) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, piece = len(" ".join(words[:first])) + bool(first), " ".join(words[first : last + 1])
    anchors = anchor_words(text, (start, start + len(piece)))
    if anchors != ("", ""):  # a piece that stands there twice has none
        assert [text[a:b] for a, b in places_of(*anchors, text)] == [piece]
    else:
        assert len(places_of(piece, piece, text)) != 1


PASSAGE = "And now I write back, that's not the job coach. I'm there for [Person 7], finding it, keeping it."


@pytest.mark.parametrize(
    "edit",
    [
        PASSAGE,
        "And now I write back (…) I'm there for [Person 7]",
        "I'm there (...) keeping it.",
        "[He said:] I'm there […] keeping [the job].",
        "I write back [to him], that's not the job coach",
        "i'm THERE for [Person 7]!",
    ],
)
def test_an_edit_may_shorten_and_put_in_brackets(edit: str) -> None:
    assert fault_of_edit(edit, PASSAGE) == ""


@pytest.mark.parametrize(
    ("edit", "from_word"),
    [
        ("And now I write (…) that's the job coach", 5),  # `not` is left out without a mark
        ("And now I wrote back", 1),
        ("I'm there (…) And now I write back", 3),  # not in the order in which it was said
        ("And now I write back, I'm there", 1),
        ("[Nothing]", None),
        ("(…)", None),
    ],
)
def test_an_edit_that_has_other_words_is_refused(edit: str, from_word: int | None) -> None:
    fault = fault_of_edit(edit, PASSAGE)
    assert fault.startswith("no word" if from_word is None else f"what stands from word {from_word} of the edit")


def test_an_edit_that_names_another_person_than_the_passage_is_refused() -> None:
    passage = "I told [Person 3] that [Place 1] is far."
    assert fault_of_edit("I told [Person 3] that [it] is far.", passage) == ""
    assert fault_of_edit("I told [Person] that (…) is far.", passage) == ""
    assert "copy it from there" in fault_of_edit("I told [Person 4] that [Place 1] is far.", passage)
