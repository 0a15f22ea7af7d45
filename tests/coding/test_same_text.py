"""What programs do to the white space of a cell makes no other text of it; what a person writes does."""

import pytest

from themetrail.coding.same_text import plain, row_digest, same_but_for_names, still_says


@pytest.mark.parametrize(
    ("issued", "returned"),
    [
        ("two  lines\nand more ", "two lines and\r\nmore"),
        ("a\u00a0b", "a b"),
        ("a line_x000D_", "a line"),
        ("M\u00fcde", "Mu\u0308de"),
        ("the cell _x0041_", "the cell A"),
        ("the cell _x005F_x0041_", "the cell A"),
    ],
)
def test_what_programs_change_is_the_same_text(issued, returned):
    assert plain(issued) == plain(returned)


@pytest.mark.parametrize("returned", ["time", "Time.", "time !", "tim\u00e9", ""])
def test_what_a_person_changes_is_another_text(returned):
    assert plain("time.") != plain(returned)


def test_a_name_that_was_replaced_since_may_stand_in_the_text():
    assert still_says("as [Person 1] said", "as Ada Okafor said")
    assert not still_says("as [Person 1] said", "as Ada Okafor said it")
    assert not still_says("Fear [fear]", "Fear [hope]")
    assert still_says("I had [serious illness, aged 40-49] then", "I had breast cancer at 42 then")
    assert still_says("We are [Detail], and [laughs].", "We are the first of all to farm bees on a roof, and [laughs].")
    assert still_says("[several] beds, [aged 40-49]", "nine beds, 47")
    assert not still_says("We are [Detail], and so on.", "We are many, and so forth.")
    assert not still_says("[Detail].", "The first of all to farm bees on a roof.")  # alone it could be any other
    assert same_but_for_names("as \ue000person\ue001 said.", "As Ada  Okafor said.")
    assert not same_but_for_names("as [laughs] said.", "As Ada said.")


def test_a_text_says_what_it_says_with_and_without_a_pseudonym():
    assert still_says("It was good.", "It was good.") is True
    assert still_says("as [Person 1] said", "as [Person 1] said") is True
    assert still_says("It was good.", "It was bad.") is False


def test_a_row_is_known_again_whatever_stands_empty_at_its_end():
    assert row_digest([" a", "b  c", "", ""]) == row_digest(["a", "b c"])
    assert row_digest(["a", "", "b"]) != row_digest(["a", "b"])
