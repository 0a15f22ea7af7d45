"""A sheet as a new study has it: a workbook with headings, drop-down lists, and a page that says what goes where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from themetrail.contracts.contract import Contract
from themetrail.office.explanations import MARK, seal_of
from themetrail.office.heights import height_of
from themetrail.office.workbook import Sheet, Workbook

_ROWS = 500  # that are laid as text, so that Excel makes neither dates nor numbers of ids
_WIDE, _NARROW = 34, 18  # characters
_A4 = 9  # as Excel numbers sizes of paper
_EXPLAINED = ("column", "must be filled", "what goes there", "choices", "example", "another example")
_WIDTHS = (18, 14, 60, 26, 34, 34)


def lay_sheet(
    path: Path,
    contract: Contract,
    about: str,
    examples: Sequence[Mapping[str, str]],
    offered: Mapping[str, Sequence[str]],
) -> None:
    """Write the workbook of one sheet that people fill in.

    Its first page is the table, without a row; its second explains each column, with `examples` that nobody takes for
    rows. `offered` are values that a column's list offers beside others that may be typed.
    """
    book = Workbook(path, title=about)
    table = book.add_sheet("Sheet")
    head = book.style(bold=True, bg_color="#DDE6EF", border=1, border_color="#D0D0D0")
    text, number = book.style(num_format="@"), book.style()
    table.add([(name, head) for name in contract.columns])
    cells = [("", text if column.is_text else number) for column in contract.columns.values()]
    for _ in range(_ROWS):
        table.add(cells)
    table.layout.freeze_panes(1, 0)
    _print_across_one_page(table)
    table.set_widths([_width(name) for name in contract.columns])
    for place, (name, column) in enumerate(contract.columns.items(), start=1):
        says = (name, column.about or about)
        if column.choices:
            hint = f"Choose one of: {', '.join(column.choices)}"
            table.offer(place, [(2, _ROWS + 1)], column.choices, hint, says=says)
        else:
            table.offer(place, [(2, _ROWS + 1)], offered.get(name, ()), says=says)
    explain(book, contract, about, examples, offered)
    book.save()


def _width(name: str) -> int:
    wide = ("name", "names", "definition", "include", "exclude", "example", "file", "column", "becomes")
    return _WIDE if name in wide else _NARROW


def explain(
    book: Workbook,
    contract: Contract,
    about: str,
    examples: Sequence[Mapping[str, str]],
    offered: Mapping[str, Sequence[str]],
) -> None:
    """Add the page that says what goes into which column; see `explanations`."""
    page: Sheet = book.add_sheet("What goes where")
    title, plain = book.style(bold=True, font_size=14), book.style(text_wrap=True, valign="top")
    head, grey = book.style(bold=True, bg_color="#DDE6EF"), book.style(font_color="#808080")
    rows = [[about], [MARK], list(_EXPLAINED)]
    for name, column in contract.columns.items():
        choices = ", ".join(column.choices or offered.get(name, ()))
        shown = [example.get(name, "") for example in examples]
        rows.append([name, "yes" if column.required else "no", column.about or "", choices, *shown])
    if contract.open_ended:
        rows.append(["any other", "no", "A column of your own is kept, as an attribute of the row."])
    for style, row in zip([title, book.style(), head, *[plain] * len(rows)], rows, strict=False):
        height = height_of(list(zip(row, _WIDTHS, strict=False))) if style is plain else None
        page.add([(cell, style) for cell in row], height=height)
    page.add([(seal_of(rows), grey)])
    page.set_widths(_WIDTHS)
    page.layout.protect()
    _print_across_one_page(page)


def _print_across_one_page(sheet: Sheet) -> None:
    """Printed, all columns stand beside each other, on as many pages as the rows need."""
    sheet.layout.set_landscape()
    sheet.layout.set_paper(_A4)
    sheet.layout.fit_to_pages(1, 0)
