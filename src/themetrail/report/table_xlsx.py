"""A table as an Excel workbook: one sheet as it is printed, one with the same rows as data."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from themetrail.office.files import write_stable, write_text_cell
from themetrail.report.table import PaperTable

_THICK, _THIN = Side(style="medium"), Side(style="thin")
_FONT = "Times New Roman"


def write_xlsx(table: PaperTable, data: pd.DataFrame, path: str | Path) -> None:
    """Write the workbook; `data` is the table's CSV. Text is never a formula, and the bytes follow from the content."""
    book = openpyxl.Workbook()
    book.properties.title = f"{table.name}. {table.title}"
    book.properties.creator = "Themetrail"
    printed = book.active
    printed.title = table.name
    _print_table(printed, table)
    _list_data(book.create_sheet("Data"), data)
    write_stable(path, book.save)


def _print_table(sheet, table: PaperTable) -> None:
    for place, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.characters
    _write(sheet, 1, 1, table.name, Font(name=_FONT, bold=True))
    _write(sheet, 2, 1, table.title, Font(name=_FONT, italic=True))
    if table.provisional:
        _write(
            sheet, 3, 1, f"Provisional: {'; '.join(table.provisional)}.", Font(name=_FONT, bold=True, color="8A1C00")
        )
    top = 4
    for place, column in enumerate(table.columns, start=1):
        cell = _write(sheet, top, place, column.name, Font(name=_FONT))
        cell.border = Border(top=_THICK, bottom=_THIN)
    for row, line in enumerate(table.lines, start=top + 1):
        font = Font(name=_FONT, bold=line.level == "theme", italic=line.level == "subtheme")
        for place, (column, text) in enumerate(zip(table.columns, line.cells, strict=True), start=1):
            cell = _write(sheet, row, place, str(text), font if place == 1 else Font(name=_FONT, bold=font.bold))
            cell.alignment = Alignment(
                wrap_text=True,
                vertical="top",
                indent=2 * line.depth if place == 1 else 0,
                horizontal="center" if column.centred else "left",
            )
        texts = ["  " * line.depth + line.name, *map(str, line.cells[1:])]
        # spreadsheet programs differ in whether they fit the height of a row by themselves
        sheet.row_dimensions[row].height = 15 * max(
            1 + len(text) // int(1.2 * column.characters) for column, text in zip(table.columns, texts, strict=True)
        )
    last = top + len(table.lines)
    for column in range(1, len(table.columns) + 1):
        cell = sheet.cell(last, column)
        cell.border = Border(top=cell.border.top, bottom=_THICK)
    sheet.merge_cells(start_row=last + 1, end_row=last + 1, start_column=1, end_column=len(table.columns))
    note = _write(sheet, last + 1, 1, f"Note. {' '.join(table.note)}", Font(name=_FONT, size=10))
    note.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[last + 1].height = 14 * (1 + len(note.value) // 140)
    sheet.freeze_panes = sheet.cell(top + 1, 1)
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)


def _list_data(sheet, data: pd.DataFrame) -> None:
    for column, name in enumerate(data.columns, start=1):
        _write(sheet, 1, column, name, Font(bold=True))
        for row, value in enumerate(data[name], start=2):
            if isinstance(value, str):
                _write(sheet, row, column, value)
            elif not pd.isna(value):
                sheet.cell(row, column).value = round(float(value), 6) if isinstance(value, float) else int(value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(sheet, row: int, column: int, text: str, font: Font | None = None):
    cell = sheet.cell(row, column)
    write_text_cell(cell, text)
    if font is not None:
        cell.font = font
    return cell
