"""The rows of long worksheets, written one by one as they stand in the file.

openpyxl keeps each cell as an object until a workbook is saved: a gigabyte for a hundred thousand rows. It makes the
workbook with all that belongs to it; the rows are written by this module, byte for byte as openpyxl would, and put in.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

# Characters that XML 1.0 has no place for (section 2.2, production Char).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767  # characters that Excel keeps in a cell
_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_DIMENSION = re.compile(rb'(<dimension ref=")[^"]*(")')
_PIECE = 1 << 20  # bytes that are copied at a time


def cut_to_a_cell(text: str) -> str:
    """The text as a cell can hold it: U+FFFD for what XML cannot, cut with an ellipsis where Excel would cut it."""
    text = _NOT_XML.sub("\ufffd", text)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def is_like_a_formula(text: str) -> bool:
    """Whether Excel would take the text for a formula if somebody typed it."""
    return text[:1] in ("=", "+", "-", "@", "\t", "\r")


class CellStyle:
    """A style of a workbook; it takes its number there when a cell first bears it."""

    def __init__(self, book: Workbook, array: StyleArray) -> None:
        self._book, self._array = book, array

    @cached_property
    def attribute(self) -> str:
        """What stands of the style in a cell; nothing where it is the workbook's default."""
        return self._number(self._array)

    @cached_property
    def attribute_of_quoted(self) -> str:
        """The same with the apostrophe that Excel shows: a later edit of the cell keeps its text a text."""
        quoted = copy(self._array)
        quoted.quotePrefix = 1
        return self._number(quoted)

    def _number(self, array: StyleArray) -> str:
        return f' s="{self._book._cell_styles.add(array)}"' if any(array) else ""


Cell = tuple[str, CellStyle]


class SheetRows:
    """The rows of one sheet, from above to below; they wait in a file without a name until the workbook is written.

    It lies in the folder of the workbook, for the words must not be anywhere else.
    """

    def __init__(self, sheet: Worksheet, workbook: str | Path) -> None:
        self.sheet, self.last, self._letters = sheet, 0, []
        folder = Path(workbook).parent
        folder.mkdir(parents=True, exist_ok=True)
        self._waiting = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115, see close

    @property
    def member(self) -> str:
        """The sheet's file within the saved workbook."""
        return self.sheet.path.lstrip("/")

    def add(self, cells: Sequence[Cell | None], *, height: int | None = None, row: int | None = None) -> int:
        """Write a row of cells from the left (None: no cell), below the last or at a given place; return its number."""
        from openpyxl.utils import get_column_letter

        number = self.last = row or self.last + 1
        while len(self._letters) < len(cells):
            self._letters.append(get_column_letter(len(self._letters) + 1))
        high = "" if height is None else f' ht="{height}" customHeight="1"'
        written = [
            _cell(f"{letter}{number}", *cell) for letter, cell in zip(self._letters, cells, strict=False) if cell
        ]
        row_of_them = f'<row r="{number}"{high}>{"".join(written)}</row>'
        self._waiting.write(row_of_them.encode("ascii", "xmlcharrefreplace"))
        return number

    def within(self, content: bytes) -> Iterator[bytes]:
        """The sheet's file, which openpyxl wrote without rows, with these rows in it."""
        corner = f"A1:{self._letters[-1]}{self.last}" if self.last else "A1:A1"
        before, after = _NO_ROWS.split(_DIMENSION.sub(rb"\g<1>" + corner.encode() + rb"\g<2>", content, count=1))
        yield before + b"<sheetData>"
        self._waiting.seek(0)
        while piece := self._waiting.read(_PIECE):
            yield piece
        yield b"</sheetData>" + after

    def close(self) -> None:
        """Let go of the rows."""
        self._waiting.close()


def _cell(place: str, text: str, style: CellStyle) -> str:
    if not text:
        return f'<c r="{place}"{style.attribute} t="n"></c>' if style.attribute else ""
    text = cut_to_a_cell(text)
    attribute = style.attribute_of_quoted if is_like_a_formula(text) else style.attribute
    space = ' xml:space="preserve"' if text != text.strip() else ""
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        if mark in text:
            text = text.replace(mark, name)
    return f'<c r="{place}"{attribute} t="inlineStr"><is><t{space}>{text}</t></is></c>'
