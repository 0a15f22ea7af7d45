"""A table as an Excel workbook: one sheet as it is printed, one with the same rows as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from themetrail.office.rows import Cell, Value
from themetrail.office.workbook import Sheet, Workbook
from themetrail.report.table import Line, PaperTable
from themetrail.writing_systems import columns_of

_THICK, _THIN = 2, 1  # of borders, in Excel's numbers
_WIDTHS = {"quotation": 60, "translation": 60, "theme": 30, "subtheme": 30, "code": 30}  # characters, of the data
_TOP = 4  # the row of the headings
_PAPERS = {"a4": 9, "letter": 1}  # Excel's numbers
_RAISED = str.maketrans("abcdefghijklmnop", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ")
_INCHES_OF_CM = 1 / 2.54


def write_xlsx(table: PaperTable, data: pd.DataFrame, path: str | Path) -> None:
    """Write the workbook; `data` is the table's CSV. Text is never a formula, and the bytes follow from the content."""
    book = Workbook(path, title=f"{table.name}. {table.title}", author="Themetrail")
    _print_table(book, book.add_sheet(table.name), table)
    _list_data(book, book.add_sheet(table.words.say("data_sheet")), data)
    book.save()


def _print_table(book: Workbook, sheet: Sheet, table: PaperTable) -> None:
    font = {"font_name": table.style.font}
    sheet.add([(f"{table.name}{table.style.number_ends}", book.style(**font, bold=True))])
    title = book.style(**font, italic=table.style.italic_title or None, bold=table.style.bold_title or None)
    sheet.add([(table.title, title)])
    if table.provisional:
        warning = table.to_come
        sheet.add([(warning, book.style(**font, bold=True, font_color="#8A1C00"))])
    ruled = {"top": _THICK, "bottom": _THIN if table.lines else _THICK, "bold": table.style.bold_head or None}
    head = book.style(**font, **ruled, text_wrap=True, valign="bottom")
    sheet.add([(column.name, head) for column in table.columns], row=_TOP)
    for line in table.lines:
        sheet.add(_cells_of(book, table, line), height=_height_of(table, line))
    if not table.lines:
        sheet.add([(table.nothing, book.style(**font))])
    small = book.style(**font, font_size=9, text_wrap=True, valign="top")
    notes = [*_general(table), *(f"{_raised([sign])} {sentence}" for sentence, sign in table.signs.items())]
    for note in notes:
        sheet.add([(note, small)], height=13 * (1 + int(1.1 * len(note) / _width_of(table))))
        if len(table.columns) > 1:
            sheet.layout.merge_range(sheet.last - 1, 0, sheet.last - 1, len(table.columns) - 1, "")
    sheet.set_widths([column.characters for column in table.columns])
    _set_up_page(sheet, table)


def _set_up_page(sheet: Sheet, table: PaperTable) -> None:
    """Printed as wide as the page, on as many as it needs, the headings on each."""
    sheet.layout.freeze_panes(_TOP, 0)
    sheet.layout.repeat_rows(_TOP - 1)
    (sheet.layout.set_portrait if table.is_upright else sheet.layout.set_landscape)()
    sheet.layout.set_paper(_PAPERS[table.paper])
    margin = table.style.margin * _INCHES_OF_CM
    sheet.layout.set_margins(margin, margin, margin, margin)
    sheet.layout.print_area(0, 0, sheet.last - 1, len(table.columns) - 1)
    sheet.layout.fit_to_pages(1, 0)


def _general(table: PaperTable) -> list[str]:
    """The note that holds for the whole table, where there is any."""
    return [" ".join(filter(None, [table.note_begins, *table.note]))] if table.note else []


def _raised(signs: list[str]) -> str:
    """Letters as raised ones: a cell of a style has no part in another."""
    return ",".join(signs).translate(_RAISED)


def _width_of(table: PaperTable) -> int:
    return sum(column.characters for column in table.columns)


def _cells_of(book: Workbook, table: PaperTable, line: Line) -> list[Cell]:
    shared: dict[str, Any] = {"font_name": table.style.font, "text_wrap": True, "valign": "top"}
    shared["bottom"] = _THICK if line is table.lines[-1] else None
    cells: list[Cell] = []
    for place, (column, content) in enumerate(zip(table.columns, line.cells, strict=True)):
        look: dict[str, Any] = {"align": "center" if column.centred and table.style.centred else "left"}
        text = table.shown(content)
        if place == 0:
            look |= {"italic": line.level == "subtheme" or None, "indent": 2 * line.depth or None}
            signs = table.signs_of(line)
            text = "" if line.continues else f"{text} {_raised(signs)}" if signs else text
        cells.append((text, book.style(**shared, **look, bold=table.stands_out(line, place) or None)))
    return cells


def _height_of(table: PaperTable, line: Line) -> int:
    """Spreadsheet programs differ in whether they fit the height of a row by themselves."""
    texts = ["  " * line.depth + line.name, *map(table.shown, line.cells[1:])]
    widths = [column.characters for column in table.columns]
    lines = max(
        sum(1 + columns_of(part) // int(1.1 * width) for part in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(15 * lines, _HIGHEST)


_HIGHEST = 409  # points that Excel allows a row


def _list_data(book: Workbook, sheet: Sheet, data: pd.DataFrame) -> None:
    head, plain = book.style(bold=True), book.style()
    sheet.add([(name, head) for name in data.columns])
    for values in data.itertuples(index=False, name=None):
        sheet.add([(shown, plain) if (shown := _value(value)) is not None else None for value in values])
    sheet.set_widths([_WIDTHS.get(name, 15) for name in data.columns])
    sheet.layout.freeze_panes(1, 0)
    sheet.layout.autofilter(0, 0, sheet.last - 1, len(data.columns) - 1)
    sheet.layout.set_landscape()
    sheet.layout.fit_to_pages(1, 0)


def _value(value: Any) -> Value | None:
    """What stands in a cell: a text, a number that is rounded as in the CSV, or nothing."""
    if isinstance(value, str):
        return value
    if pd.isna(value):
        return None
    return round(float(value), 6) if isinstance(value, float) else int(value)
