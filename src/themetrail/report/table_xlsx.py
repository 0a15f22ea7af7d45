"""A table as an Excel workbook: one sheet as it is printed, one with the same rows as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from themetrail.office.rows import Cell, Value
from themetrail.office.workbook import Sheet, Workbook
from themetrail.report.table import Line, PaperTable

_THICK, _THIN = 2, 1  # of borders, in Excel's numbers
_FONT = {"font_name": "Times New Roman"}
_TOP = 4  # the row of the headings
_A4 = 9


def write_xlsx(table: PaperTable, data: pd.DataFrame, path: str | Path) -> None:
    """Write the workbook; `data` is the table's CSV. Text is never a formula, and the bytes follow from the content."""
    book = Workbook(path, title=f"{table.name}. {table.title}", author="Themetrail")
    _print_table(book, book.add_sheet(table.name), table)
    _list_data(book, book.add_sheet("Data"), data)
    book.save()


def _print_table(book: Workbook, sheet: Sheet, table: PaperTable) -> None:
    sheet.add([(table.name, book.style(**_FONT, bold=True))])
    sheet.add([(table.title, book.style(**_FONT, italic=True))])
    if table.provisional:
        warning = f"Provisional: {'; '.join(table.provisional)}."
        sheet.add([(warning, book.style(**_FONT, bold=True, font_color="#8A1C00"))])
    head = book.style(**_FONT, top=_THICK, bottom=_THIN if table.lines else _THICK)
    sheet.add([(column.name, head) for column in table.columns], row=_TOP)
    for line in table.lines:
        sheet.add(_cells_of(book, table, line), height=_height_of(table, line))
    note = f"Note. {' '.join(table.note)}"
    style = book.style(**_FONT, font_size=10, text_wrap=True, valign="top")
    sheet.add([(note, style)], height=14 * (1 + len(note) // 140))
    sheet.layout.merge_range(sheet.last - 1, 0, sheet.last - 1, len(table.columns) - 1, "")
    sheet.set_widths([column.characters for column in table.columns])
    sheet.layout.freeze_panes(_TOP, 0)
    sheet.layout.repeat_rows(_TOP - 1)
    sheet.layout.set_landscape()
    sheet.layout.set_paper(_A4)
    sheet.layout.fit_to_pages(1, 0)


def _cells_of(book: Workbook, table: PaperTable, line: Line) -> list[Cell]:
    shared: dict[str, Any] = {**_FONT, "text_wrap": True, "valign": "top"}
    shared["bottom"] = _THICK if line is table.lines[-1] else None
    looks: list[dict[str, Any]] = [{"align": "center" if column.centred else "left"} for column in table.columns]
    looks[0] |= {"italic": line.level == "subtheme" or None, "indent": 2 * line.depth or None}
    return [
        (str(text), book.style(**shared, **look, bold=line.is_bold(text) or None))
        for text, look in zip(line.cells, looks, strict=True)
    ]


def _height_of(table: PaperTable, line: Line) -> int:
    """Spreadsheet programs differ in whether they fit the height of a row by themselves."""
    texts = ["  " * line.depth + line.name, *map(str, line.cells[1:])]
    widths = [column.characters for column in table.columns]
    return 15 * max(1 + len(text) // int(1.2 * width) for text, width in zip(texts, widths, strict=True))


def _list_data(book: Workbook, sheet: Sheet, data: pd.DataFrame) -> None:
    head, plain = book.style(bold=True), book.style()
    sheet.add([(name, head) for name in data.columns])
    for values in data.itertuples(index=False, name=None):
        sheet.add([(shown, plain) if (shown := _value(value)) is not None else None for value in values])
    sheet.layout.freeze_panes(1, 0)
    sheet.layout.autofilter(0, 0, sheet.last - 1, len(data.columns) - 1)


def _value(value: Any) -> Value | None:
    """What stands in a cell: a text, a number that is rounded as in the CSV, or nothing."""
    if isinstance(value, str):
        return value
    if pd.isna(value):
        return None
    return round(float(value), 6) if isinstance(value, float) else int(value)
