"""The cells in which a workbook keeps the choices of its drop-down lists, often on a sheet of their own that is hidden.

They are no content: what somebody chose stands in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from themetrail.office.worksheet import column_place

_VALIDATION = re.compile(rb"<(?:\w+:)?dataValidation\s.*?</(?:\w+:)?dataValidation>", re.DOTALL)
_CHOICES = re.compile(rb"<(?:\w+:)?(?:formula1|f)>([^<>]+)</")
_RANGE = re.compile(r"=?(?:'((?:[^']|'')+)'|([^'!()]+))!\$?([A-Z]{1,3})\$?(\d*)(?::\$?([A-Z]{1,3})\$?(\d*))?")
_LAST_ROW = 1_048_576


class DropDownLists:
    """The ranges of one workbook from which its drop-down lists are filled, by the sheet on which they stand."""

    def __init__(self, sheets: Iterable[bytes], names: Mapping[str, str]) -> None:
        """`sheets` are the files of the sheets on which somebody chooses, `names` the workbook's names of ranges."""
        self._ranges: dict[str, list[tuple[int, int, int, int]]] = {}
        for formula in (formula for content in sheets for formula in _formulas(content)):
            if found := _RANGE.fullmatch(names.get(formula.removeprefix("="), formula)):
                title = found[1].replace("''", "'") if found[1] else found[2]
                left, right = column_place(found[3]), column_place(found[5] or found[3])
                top = int(found[4] or 1)
                bottom = int(found[6] or (found[4] if not found[5] else 0) or _LAST_ROW)
                self._ranges.setdefault(title, []).append((left, top, right, bottom))

    def holds(self, title: str, row: int, column: int) -> bool:
        """Whether a cell (its row from 1, its column from 0) is one of the choices, or the heading right above them."""
        return any(
            left <= column <= right and top - 1 <= row <= bottom
            for left, top, right, bottom in self._ranges.get(title, ())
        )


def _formulas(content: bytes) -> Iterator[str]:
    for validation in _VALIDATION.findall(content):
        for formula in _CHOICES.findall(validation):
            yield unescape(formula.decode("utf-8", "replace")).strip()
