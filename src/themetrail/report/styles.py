"""The styles of journals: how numbers are written (`in_print`, which other steps use too) and how a table looks.

Sources: Publication Manual of the American Psychological Association (7th ed., 2020), 7.8 to 7.21; PLOS ONE, "Tables";
BMC, "Preparing tables". What a journal leaves open is as in the other styles.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from string import ascii_lowercase

from themetrail.in_print import WRITINGS, Writing

PAPERS = {"a4": (21.0, 29.7), "letter": (21.59, 27.94)}  # width and height upright, in cm
SYMBOLS = ("*", "†", "‡", "§", "‖", "¶")


@dataclass(frozen=True, kw_only=True)
class Style(Writing):
    """How a style writes, and how its tables look.

    `font`, `size` (points) and `margin` (cm): of the page. `italic_statistics`: whether n and N are in italics.
    `title_on_new_line`: number and title on two lines (APA), or `Table 1. Title` on one; `number_ends`: what stands
    behind the number there. `bold_title`: whether the title is bold as its number, else it is in italics
    (`italic_title`) or plain. `bold_head`: whether headings are bold. `rules`: the lines above the headings, below
    them and below the last row, in eighths of a point; there are no others. `centred`: whether columns of numbers are
    centred. `lettered`: whether what a note explains is marked by raised letters, else by symbols. `names_note`:
    whether the note begins with that word.
    """

    font: str
    size: float
    margin: float
    italic_statistics: bool
    title_on_new_line: bool
    number_ends: str
    bold_title: bool
    italic_title: bool
    bold_head: bool
    rules: tuple[int, int, int]
    centred: bool
    lettered: bool
    names_note: bool

    def symbols(self, n: int) -> list[str]:
        """The first n marks of the notes of a table, in their order: a, b, c, or *, †, ‡, then doubled."""
        known = ascii_lowercase if self.lettered else SYMBOLS
        times = 1 + (n - 1) // len(known)
        return [sign * time for time, sign in product(range(1, times + 1), known)][:n]


STYLES = {
    "apa7": Style(
        **vars(WRITINGS["apa7"]),
        font="Times New Roman",
        size=11,
        margin=2.54,
        italic_statistics=True,
        title_on_new_line=True,
        number_ends="",
        bold_title=False,
        italic_title=True,
        bold_head=False,
        rules=(12, 6, 12),
        centred=True,
        lettered=True,
        names_note=True,
    ),
    "plos": Style(
        **vars(WRITINGS["plos"]),
        font="Times New Roman",
        size=10,
        margin=2.54,
        italic_statistics=False,
        title_on_new_line=False,
        number_ends=".",
        bold_title=True,
        italic_title=False,
        bold_head=True,
        rules=(4, 4, 4),
        centred=False,
        lettered=False,
        names_note=False,
    ),
    "bmc": Style(
        **vars(WRITINGS["bmc"]),
        font="Arial",
        size=9.5,
        margin=2.0,
        italic_statistics=False,
        title_on_new_line=False,
        number_ends="",
        bold_title=False,
        italic_title=False,
        bold_head=True,
        rules=(8, 4, 8),
        centred=False,
        lettered=True,
        names_note=False,
    ),
}
