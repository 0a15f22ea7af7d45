"""How the sheets that people fill in look: few colours, wrapped text, cells to fill in white and all others locked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from themetrail.office.rows import CellStyle
from themetrail.office.workbook import Sheet, Workbook
from themetrail.words_in_print import Words

_LINE = "#D0D0D0"
_A4 = 9  # as Excel numbers sizes of paper
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


@dataclass(frozen=True)
class Look:
    """How a cell looks, and whether it is locked."""

    bold: bool = False
    fill: str | None = None
    colour: str = "000000"
    locked: bool = True
    size: int = 11
    boxed: bool = True
    wrapped: bool = True


class Styles:
    """The styles of one workbook, made once for all cells that bear them, and the words in which it speaks."""

    def __init__(self, book: Workbook, words: Words) -> None:
        self._book, self.words = book, words
        self.head = self._style(Look(bold=True, fill="DDE6EF"))
        self.text = self._style(Look())
        self.context = self._style(Look(fill="EEEEEE", colour="6B6B6B"))
        self.band = self._style(Look(bold=True, fill="C9D6E2"))
        self.suggested = self._style(Look(fill="FFF8E1"))
        self.open = self._style(Look(locked=False))
        self.title = self._style(Look(bold=True, size=14, boxed=False, wrapped=False))
        self.plain = self._style(Look(boxed=False))
        self.progress = self._style(Look(bold=True, boxed=False, wrapped=False))
        self.one_line = self._style(Look(boxed=False, wrapped=False))
        self.bare = book.style()

    def in_colour(self, colour: str) -> CellStyle | None:
        """A cell filled with a codebook's colour (#RRGGBB), white letters on a dark one; None where it is no colour."""
        found = _COLOUR.fullmatch(colour.strip())
        if not found:
            return None
        red, green, blue = (int(found[1][i : i + 2], 16) for i in (0, 2, 4))
        light = 0.299 * red + 0.587 * green + 0.114 * blue > 150
        return self._style(Look(fill=found[1].upper(), colour="000000" if light else "FFFFFF"))

    def _style(self, look: Look) -> CellStyle:
        return self._book.style(
            font_size=look.size,
            bold=look.bold or None,
            font_color=f"#{look.colour}",
            valign="top" if look.wrapped else None,
            text_wrap=look.wrapped or None,
            locked=look.locked,
            bg_color=f"#{look.fill}" if look.fill else None,
            border=1 if look.boxed else None,
            border_color=_LINE if look.boxed else None,
        )


def print_on_page_width(sheet: Sheet, words: Words) -> None:
    """Printed, all columns of the sheet stand beside each other on one page."""
    sheet.layout.set_landscape()
    sheet.layout.set_paper(_A4)
    sheet.layout.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.5)
    sheet.layout.set_footer(f"&L&A&R{words.say('printed_page', page='&P', pages='&N')}")
    sheet.layout.fit_to_pages(1, 0)


def protect(sheet: Sheet, words: Words) -> None:
    """Lock the cells that are not to be edited, without a password; widths, heights and filters stay free."""
    print_on_page_width(sheet, words)
    free = ("objects", "scenarios", "format_columns", "format_rows", "autofilter")
    sheet.layout.protect(options=dict.fromkeys(free, True))
