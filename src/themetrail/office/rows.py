"""The rows of worksheets, written one by one as they stand in the file (ECMA-376, part 1, 18.3.1).

Coding sheets have many thousands of rows. To keep each cell as an object until a workbook is saved takes a gigabyte,
and XlsxWriter, which can write rows one by one too, takes three times as long over each cell as this does.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from themetrail.office.worksheet import column_letters

# Characters that XML 1.0 has no place for (section 2.2, production Char).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767  # characters that Excel keeps in a cell
_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>.*</sheetData>", re.DOTALL)
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

    def __init__(self, number: Callable[[bool], int]) -> None:
        """`number` gives the style's number, or that of the same with the apostrophe which Excel shows."""
        self._number = number

    @cached_property
    def attribute(self) -> str:
        """What stands of the style in a cell; nothing where it is the workbook's default."""
        return self._attribute(self._number(False))

    @cached_property
    def attribute_of_quoted(self) -> str:
        """The same with the apostrophe: a later edit of the cell keeps its text a text."""
        return self._attribute(self._number(True))

    @staticmethod
    def _attribute(number: int) -> str:
        return f' s="{number}"' if number else ""


class Formula(NamedTuple):
    """A formula of ours, in English as it stands in a file, and the text that it comes to before anybody edits."""

    text: str
    result: str


Value = str | int | float | Formula
Cell = tuple[Value, CellStyle]


class SheetRows:
    """The rows of one sheet, from above to below; they wait in a file without a name until the workbook is written.

    It lies in the folder of the workbook, for the words must not be anywhere else.
    """

    def __init__(self, folder: Path) -> None:
        self.last = 0
        self._letters: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)
        self._waiting = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115, see close

    def add(self, cells: Sequence[Cell | None], *, height: int | None = None, row: int | None = None) -> int:
        """Write a row of cells from the left (None: no cell), below the last or at a given place; return its number."""
        number = self.last = row or self.last + 1
        while len(self._letters) < len(cells):
            self._letters.append(column_letters(len(self._letters)))
        high = "" if height is None else f' ht="{height}" customHeight="1"'
        written = [
            _cell(f"{letter}{number}", *cell) for letter, cell in zip(self._letters, cells, strict=False) if cell
        ]
        row_of_them = f'<row r="{number}"{high}>{"".join(written)}</row>'
        self._waiting.write(row_of_them.encode("ascii", "xmlcharrefreplace"))
        return number

    def within(self, content: bytes) -> Iterator[bytes]:
        """The sheet's file with these rows in place of those that it has."""
        corner = f"A1:{self._letters[-1]}{self.last}" if self._letters else "A1"
        before, after = _ROWS.split(_DIMENSION.sub(rb"\g<1>" + corner.encode() + rb"\g<2>", content, count=1))
        yield before + b"<sheetData>"
        self._waiting.seek(0)
        while piece := self._waiting.read(_PIECE):
            yield piece
        yield b"</sheetData>" + after

    def close(self) -> None:
        """Let go of the rows."""
        self._waiting.close()


def _cell(place: str, value: Value, style: CellStyle) -> str:
    if isinstance(value, Formula):
        formula, result = (escape(text) for text in value)
        return f'<c r="{place}"{style.attribute} t="str"><f>{formula}</f><v>{result}</v></c>'
    if not isinstance(value, str):
        return f'<c r="{place}"{style.attribute}><v>{value}</v></c>'
    if not value:
        return f'<c r="{place}"{style.attribute}/>' if style.attribute else ""
    text = cut_to_a_cell(value)
    attribute = style.attribute_of_quoted if is_like_a_formula(text) else style.attribute
    space = ' xml:space="preserve"' if text != text.strip() else ""
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        if mark in text:
            text = text.replace(mark, name)
    return f'<c r="{place}"{attribute} t="inlineStr"><is><t{space}>{text}</t></is></c>'
