"""How the sheets that people fill in look: few colours, wrapped text, cells to fill in white and all others locked."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from themetrail.office.rows import CellStyle

_LINE = Side(style="thin", color="D0D0D0")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
POINTS_PER_LINE, MOST_POINTS = 15, 409  # Excel's limit for a row's height


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
    """The styles of one workbook, made once for all cells that bear them."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.head = self._style(Look(bold=True, fill="DDE6EF"))
        self.text = self._style(Look())
        self.context = self._style(Look(fill="EEEEEE", colour="6B6B6B"))
        self.band = self._style(Look(bold=True, fill="C9D6E2"))
        self.suggested = self._style(Look(fill="FFF8E1"))
        self.open = self._style(Look(locked=False))
        self.title = self._style(Look(bold=True, size=14, boxed=False))
        self.plain = self._style(Look(boxed=False))
        self.one_line = self._style(Look(boxed=False, wrapped=False))
        self.bare = CellStyle(book, book._cell_styles[0])

    def in_colour(self, colour: str) -> CellStyle | None:
        """A cell filled with a codebook's colour (#RRGGBB), white letters on a dark one; None where it is no colour."""
        found = _COLOUR.fullmatch(colour.strip())
        if not found:
            return None
        red, green, blue = (int(found[1][i : i + 2], 16) for i in (0, 2, 4))
        light = 0.299 * red + 0.587 * green + 0.114 * blue > 150
        return self._style(Look(fill=found[1].upper(), colour="000000" if light else "FFFFFF"))

    def _style(self, look: Look) -> CellStyle:
        scratch = self._book.create_sheet("_style")
        cell = scratch["A1"]
        cell.font = Font(name="Calibri", size=look.size, bold=look.bold, color=look.colour)
        cell.alignment = _TOP if look.wrapped else Alignment(wrap_text=False)
        cell.protection = Protection(locked=look.locked)
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=look.fill)
        if look.boxed:
            cell.border = _BOX
        self._book.remove(scratch)
        return CellStyle(self._book, cell._style)


def set_widths(sheet: Worksheet, widths: list[float]) -> None:
    """Set the widths of the columns, in characters, from the left."""
    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width


def height_of(cells: list[tuple[str, float]]) -> int:
    """The height, in points, that the longest of these texts needs in a column of so many characters."""
    lines = max(
        (sum(max(1, math.ceil(len(part) * 1.1 / width)) for part in text.split("\n")) for text, width in cells if text),
        default=1,
    )
    return min(max(lines, 1) * POINTS_PER_LINE, MOST_POINTS)


def print_on_page_width(sheet: Worksheet) -> None:
    """Printed, all columns of the sheet stand beside each other on one page."""
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def protect(sheet: Worksheet) -> None:
    """Lock the cells that are not to be edited, without a password; widths, heights and filters stay free."""
    print_on_page_width(sheet)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False


def drop_down(sheet: Worksheet, letter: str, rows: tuple[int, int], source: str, hint: str) -> None:
    """Offer a list of values in a stretch of one column; Excel refuses anything else and says `hint`."""
    choice = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = "Not one of the list", hint
    choice.add(f"{letter}{rows[0]}:{letter}{rows[1]}")
    sheet.add_data_validation(choice)
