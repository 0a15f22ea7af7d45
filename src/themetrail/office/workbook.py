"""Every workbook that is written: made by XlsxWriter, with the same bytes each time, its text text whatever it says.

XlsxWriter makes all that belongs to a workbook: styles, widths, drop-down lists, protection, properties. The rows are
written by `SheetRows` and take the place of a first row of its own, in which each style stands once.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from themetrail.office.files import EARLIEST, written_whole
from themetrail.office.rows import Cell, CellStyle, SheetRows

_TEXT_STAYS_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_STYLE_OF_CELL = re.compile(rb'<c r="[A-Z]+1" s="(\d+)"/>')
LONGEST_LIST = 255  # characters that Excel allows the choices of a list that stand in the list itself, or a sentence
LONGEST_TITLE = 32  # characters of the title above such a sentence


class Note(NamedTuple):
    """A comment on a cell (row and column from 1), hidden until somebody points at it."""

    row: int
    column: int
    text: str


class Sheet:
    """A sheet in the making: its rows, and `layout`, XlsxWriter's worksheet, for what is not in a cell."""

    def __init__(self, layout: Any, folder: Path) -> None:
        self.layout = layout
        self.rows = SheetRows(folder)

    @property
    def last(self) -> int:
        """The number of the last row."""
        return self.rows.last

    def add(self, cells: Sequence[Cell | None], *, height: int | None = None, row: int | None = None) -> int:
        """Write a row of cells from the left (None: no cell), below the last or at a given place; return its number."""
        return self.rows.add(cells, height=height, row=row)

    def set_widths(self, widths: Sequence[float], *, folded: tuple[int, int] | None = None) -> None:
        """Set the widths of the columns, in characters, from the left; some columns (from 1) may be `folded` away."""
        for place, width in enumerate(widths, start=1):
            hidden = folded is not None and folded[0] <= place <= folded[1]
            self.layout.set_column(place - 1, place - 1, width, None, {"level": 1, "hidden": True} if hidden else {})
        if folded is not None:
            self.layout.set_column(folded[1], folded[1], None, None, {"collapsed": True})

    def note(self, note: Note) -> None:
        """Hang a comment on a cell; its box is as high as its text needs."""
        lines = sum(1 + len(line) // 60 for line in note.text.split("\n"))
        box = {"author": "", "width": 420, "height": min(18 * lines + 10, 600), "font_size": 9, "visible": False}
        self.layout.write_comment(note.row - 1, note.column - 1, note.text, box)

    def offer(
        self,
        column: int,
        stretches: Sequence[tuple[int, int]],
        source: Sequence[str] | str,
        hint: str | None = None,
        says: tuple[str, str] | None = None,
        *,
        only: bool = True,
        refused: str = "Not one of the list",
    ) -> None:
        """Offer a list of values in stretches of rows of a column (all from 1).

        `source` holds the values, or is a range in which they stand. With a `hint` Excel refuses anything else
        and says it, below the title `refused`; where it need not be `only` these, it says it and takes other
        values as well. Values that are too long together for Excel are not offered, nor is an empty list.
        `says` is a title and a sentence that Excel shows beside a cell where somebody is about to write.
        """
        places = [[first - 1, column - 1, last - 1, column - 1] for first, last in stretches]
        choice: dict[str, object] = {}
        if source and (isinstance(source, str) or len(",".join(source)) <= LONGEST_LIST):
            choice = {"validate": "list", "source": source if isinstance(source, str) else list(source)}
            if hint is None:
                choice["show_error"] = False
            else:
                choice |= {"error_title": refused, "error_message": hint}
                choice |= {} if only else {"error_type": "information"}
        if says:
            title, sentence = says[0][:LONGEST_TITLE], says[1][:LONGEST_LIST]
            choice = {"validate": "any", **choice, "input_title": title, "input_message": sentence}
        if not choice:
            return
        if len(places) > 1:
            choice["other_cells"] = places[1:]
        self.layout.data_validation(*places[0], choice)


class Workbook:
    """A workbook in the making; `properties` are XlsxWriter's of the document, such as its title."""

    def __init__(self, path: str | Path, **properties: str) -> None:
        self._path, self._made = Path(path), io.BytesIO()
        self._book = xlsxwriter.Workbook(self._made, {"in_memory": True, **_TEXT_STAYS_TEXT})
        self._book.set_properties({**properties, "created": datetime(*EARLIEST)})
        self._sheets: list[Sheet] = []
        self._styles: dict[tuple, Any] = {}

    def add_sheet(self, title: str) -> Sheet:
        """Add a sheet after the others."""
        self._sheets.append(Sheet(self._book.add_worksheet(title), self._path.parent))
        return self._sheets[-1]

    def style(self, **look: Any) -> CellStyle:
        """A style by XlsxWriter's properties of a format; those that are None are left out."""
        stated = {name: value for name, value in look.items() if value is not None}
        return CellStyle(lambda quoted: self._number(stated | ({"quote_prefix": True} if quoted else {})))

    def shade(self, sheet: Sheet, rows: tuple[int, int], columns: int, formula: str, **look: Any) -> None:
        """Give the first so many columns of a stretch of rows this look wherever the formula, of its first row, holds.

        The formula may name no other sheet.
        """
        place = (rows[0] - 1, 0, rows[1] - 1, columns - 1)
        rule = {"type": "formula", "criteria": formula, "format": self._book.add_format(look)}
        sheet.layout.conditional_format(*place, rule)

    def state(self, name: str, value: str) -> None:
        """Add a property of the document that programs read."""
        self._book.set_custom_property(name, value, "text")

    def _number(self, look: dict[str, Any]) -> int:
        """The number of a style: 0 is the default, and XlsxWriter numbers others as they first stand in a cell."""
        if not look:
            return 0
        self._styles.setdefault(tuple(sorted(look.items())), look)
        return list(self._styles).index(tuple(sorted(look.items()))) + 1

    def save(self) -> None:
        """Write the workbook, whole or not at all, and let go of its rows."""
        try:
            for place, look in enumerate(self._styles.values()):
                self._sheets[0].layout.write_blank(0, place, None, self._book.add_format(look))
            self._book.close()
            rows = {f"xl/worksheets/sheet{n}.xml": sheet.rows for n, sheet in enumerate(self._sheets, start=1)}
            with zipfile.ZipFile(self._made) as made, written_whole(self._path) as written:
                numbers = _STYLE_OF_CELL.findall(made.read("xl/worksheets/sheet1.xml"))
                if list(map(int, numbers)) != list(range(1, len(self._styles) + 1)):
                    raise RuntimeError("XlsxWriter numbers styles in another order than they stand in cells")
                for member in made.infolist():
                    content = made.read(member)
                    pieces = rows[member.filename].within(content) if member.filename in rows else [content]
                    written.add(member.filename, pieces)
        finally:
            for sheet in self._sheets:
                sheet.rows.close()
