"""How the sheets that people fill in look: few colours, wrapped text, cells to fill in white and all others locked."""

from __future__ import annotations

import math
import re
from copy import copy

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from themetrail.office import write_text_cell

_LINE = Side(style="thin", color="D0D0D0")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
POINTS_PER_LINE, MOST_POINTS = 15, 409  # Excel's limit for a row's height


class Styles:
    """The styles of one workbook, made once: a cell takes a prepared style instead of five objects of its own."""

    def __init__(self, book: Workbook) -> None:
        self._scratch = book.create_sheet("_styles")
        self.head = self._style(bold=True, fill="DDE6EF")
        self.text = self._style()
        self.context = self._style(fill="EEEEEE", colour="6B6B6B")
        self.band = self._style(bold=True, fill="C9D6E2")
        self.suggested = self._style(fill="FFF8E1")
        self.open = self._style(locked=False)
        self.title = self._style(bold=True, size=14, boxed=False)
        self.plain = self._style(boxed=False)
        book.remove(self._scratch)

    def _style(self, *, bold=False, fill=None, colour="000000", locked=True, size=11, boxed=True):
        cell = self._scratch.cell(row=self._scratch.max_row + 1, column=1)
        cell.font = Font(name="Calibri", size=size, bold=bold, color=colour)
        cell.alignment = _TOP
        cell.protection = Protection(locked=locked)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if boxed:
            cell.border = _BOX
        return cell._style


def put(sheet: Worksheet, row: int, column: int, text: str, style) -> None:
    """Write text into a cell, in a prepared style."""
    cell = sheet.cell(row=row, column=column)
    cell._style = copy(style)
    if text:
        write_text_cell(cell, text)


def paint(sheet: Worksheet, row: int, column: int, colour: str) -> None:
    """Fill a cell with a codebook's colour (#RRGGBB), if it is one; dark colours get white letters."""
    found = _COLOUR.fullmatch(colour.strip())
    if not found:
        return
    cell = sheet.cell(row=row, column=column)
    red, green, blue = (int(found[1][i : i + 2], 16) for i in (0, 2, 4))
    cell.fill = PatternFill("solid", fgColor=found[1].upper())
    light = 0.299 * red + 0.587 * green + 0.114 * blue > 150
    cell.font = Font(name="Calibri", size=11, color="000000" if light else "FFFFFF")


def set_widths(sheet: Worksheet, widths: list[float]) -> None:
    """Set the widths of the columns, in characters, from the left."""
    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width


def fit_height(sheet: Worksheet, row: int, cells: list[tuple[str, float]]) -> None:
    """Make a row as high as the longest of its texts needs in a column of so many characters."""
    lines = max(
        (sum(max(1, math.ceil(len(part) * 1.1 / width)) for part in text.split("\n")) for text, width in cells if text),
        default=1,
    )
    sheet.row_dimensions[row].height = min(max(lines, 1) * POINTS_PER_LINE, MOST_POINTS)


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
