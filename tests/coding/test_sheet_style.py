"""How cells look: letters that can be read on a codebook's colour, and which cells can be written in."""

import pytest

from themetrail.coding.sheets.sheet_style import Styles
from themetrail.interface.sheets.words import sheet_words


class Book:
    """Takes each style down as what it is made of."""

    def style(self, **made):
        return made


STYLES = Styles(Book(), sheet_words("english"))


@pytest.mark.parametrize(
    ("colour", "letters"),
    [
        ("#FFFFFF", "#000000"),
        ("#FFEE00", "#000000"),
        ("#00FF00", "#FFFFFF"),  # green counts most, and not enough by itself
        ("#00FF05", "#000000"),
        ("#0072B2", "#FFFFFF"),
        ("#000000", "#FFFFFF"),
        ("#FF0000", "#FFFFFF"),
        ("#FF8000", "#000000"),
        (" e0e0e0 ", "#000000"),
    ],
)
def test_letters_are_white_on_a_dark_colour(colour, letters):
    style = STYLES.in_colour(colour)
    assert style["font_color"] == letters and style["bg_color"] == f"#{colour.strip(' #').upper()}"


@pytest.mark.parametrize("colour", ["", "red", "#FFF", "#GGGGGG", "#FFEE00 #000000"])
def test_what_is_no_colour_colours_nothing(colour):
    assert STYLES.in_colour(colour) is None


def test_only_what_is_to_be_filled_in_is_open():
    styles = {name: style for name, style in vars(STYLES).items() if isinstance(style, dict) and style}
    assert [name for name, style in styles.items() if not style["locked"]] == ["open"]
    assert STYLES.in_colour("#FFEE00")["locked"]
