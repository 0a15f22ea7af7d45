"""The rows of a CSV or TSV file that somebody brings, read strictly: one reader for every such file.

A quotation mark that is not closed would make one cell of all rows below it, so whatever could be such a cell stops
the reading with the row in which it opens. Rows end at line feeds and carriage returns alone: other characters that
some programs take for line ends (form feed, U+2028 ...) stay within their cell.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from themetrail.contracts.errors import StudyError

if TYPE_CHECKING:
    from _csv import Reader

MOST_ROWS = 2_000_000  # more is a mistake or an attack, not a sheet
ROWS_OF_TITLE = 20  # in which the header is looked for
MOST_SHAPES = 2_000  # rows whose beginnings tell how rows begin here
_DELIMITERS = "\t;,"
# the line by which Excel is told the delimiter
_SEPARATOR_LINE = re.compile(r'"?sep=([^"\w\s]|\t)"?[\t;,| ]*', re.IGNORECASE)
_SPACE = re.compile(r' (?! *")')
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SWAP = {ord("\r"): "\n", ord("\n"): "\r"}
_QUOTE_INSIDE = (
    "text stands before or behind a quotation mark that closes in this row; put the whole cell into quotation marks and"
    ' double those inside, as in """Piet"" de Boer", or take them out'
)


def column_name(cell: str) -> str:
    """A heading as it is compared: lower case, underscores for spaces and hyphens, nothing invisible."""
    return re.sub(r"[\s-]+", "_", _INVISIBLE.sub("", cell).strip().lower())


def rows_of_text(
    text: str, expected: Collection[str] = (), file: str | Path | None = None, *, set_in: bool = False
) -> list[list[str]]:
    """The cells of each row, the header first; an empty row is an empty list.

    The delimiter (tab, semicolon or comma) is the one by which most of the `expected` headings are found, or most
    headings; a first line such as `sep=;` says it. Line breaks within cells are line feeds. Spaces before a cell are
    left out, unless they may say how far it is `set_in`. Raises StudyError naming the row (as a spreadsheet counts: the
    header is row 1) where a quotation mark is not closed or not doubled.
    """
    reader = _Reader(text, expected, file)
    return reader.rows_set_in() if set_in else reader.rows()


@dataclass(frozen=True)
class _Record:
    """One row and the lines of the file (from 0, end exclusive) in which it stands."""

    cells: list[str]
    first: int
    end: int


class _Reader:
    def __init__(self, text: str, expected: Collection[str], file: str | Path | None) -> None:
        self.file = file
        self.space = " "
        text = text.removeprefix("\ufeff")
        self.lines = (text.translate(_SWAP) if _ends_with_returns(text) else text).split("\n")
        if self.lines[-1] == "":
            self.lines.pop()
        said = _SEPARATOR_LINE.fullmatch(self.lines[0].rstrip("\r")) if self.lines else None
        self.above = 1 if said else 0  # lines that are no row
        self.delimiter = said[1] if said else self._likeliest({column_name(name) for name in expected})

    def rows(self) -> list[list[str]]:
        records = list(self._records())
        self._check_nothing_swallowed(records)
        return [[_with_line_feeds(cell) for cell in record.cells] for record in records]

    def rows_set_in(self) -> list[list[str]]:
        """The rows with the spaces before their cells, but for one where all cells of the first row have one.

        While they are read, another character stands for each space but those before a quotation mark, where a quoted
        cell may begin.
        """
        self.rows()  # what is wrong is told in the words of the file
        text = "".join(self.lines)
        self.space = next(sign for sign in map(chr, range(0xE000, 0xF900)) if sign not in text)
        rows = [[_with_line_feeds(cell.replace(self.space, " ")) for cell in each.cells] for each in self._records()]
        first = next((cells[1:] for cells in rows if any(cells[1:])), [])
        if not first or not all(cell.startswith(" ") for cell in first):
            return rows
        return [[*cells[:1], *(cell.removeprefix(" ") for cell in cells[1:])] for cells in rows]

    def _records(self) -> Iterator[_Record]:
        reader = self._csv(self.delimiter)
        number, first = 0, self.above
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as problem:
                raise self._not_read(str(problem), number + 1, first, self.above + reader.line_num) from None
            number += 1
            if number > MOST_ROWS:
                raise StudyError(f"this file has more than {MOST_ROWS} rows, too many for a sheet", file=self.file)
            end = self.above + reader.line_num
            yield _Record(cells, first, end)
            first = end

    def _csv(self, delimiter: str, *, strict: bool = True) -> Reader:
        return csv.reader(self._from(self.above), delimiter=delimiter, strict=strict, skipinitialspace=True)

    def _from(self, line: int) -> Iterable[str]:
        lines = (f"{self.lines[place]}\n" for place in range(line, len(self.lines)))
        return lines if self.space == " " else (_SPACE.sub(self.space, text) for text in lines)

    def _likeliest(self, expected: Collection[str]) -> str:
        """The delimiter of the header: which finds most of the names, then which finds most cells."""
        return max(_DELIMITERS, key=lambda delimiter: self._found(delimiter, expected))

    def _found(self, delimiter: str, expected: Collection[str]) -> tuple[int, bool, int]:
        rows: list[list[str]] = []
        with suppress(csv.Error):  # what stands below is read and told when the delimiter is known
            for cells in islice((cells for cells in self._csv(delimiter) if any(cells)), ROWS_OF_TITLE):
                rows.append(cells)
        if not rows:
            return -1, False, "".join(self.lines[self.above : self.above + 1]).count(delimiter)
        known = [len({column_name(cell) for cell in cells} & set(expected)) for cells in rows]
        # The header may stand below a title; where nothing is known of it, it is the first row.
        header = rows[known.index(max(known))]
        split_within_quotes = any('"' in cell for cell in header)
        return max(known), not split_within_quotes, len(header)

    def _not_read(self, problem: str, row: int, first: int, end: int) -> StudyError:
        line = f" (line {first + 1} of the file)" if first + 1 != row else ""
        if "new-line character" in problem:
            what = (
                f"a carriage return stands within this row{line}, where all other lines end otherwise; open the file in"
                " a spreadsheet program and save it again"
            )
        elif "field larger" in problem and '"' not in "".join(self.lines[first:end]):
            what = (
                f"a cell of this row{line} holds more than {csv.field_size_limit():,} characters, which no cell of a"
                " sheet does; look what was pasted there"
            )
        elif "unexpected end" in problem or "field larger" in problem or end - first > 1:
            below = len(self.lines) - first - 1
            swallows = below > 0 and "unexpected end" in problem
            rest = f", so that what stands in the {below} lines below it would be lost in one cell" if swallows else ""
            what = (
                f"a quotation mark that opens in this row{line} is not closed in it{rest}; close it, or take it out"
                " (a quotation mark within a quoted cell is doubled)"
            )
        else:
            what = _QUOTE_INSIDE
        return StudyError(what, file=self.file, row=row)

    def _check_nothing_swallowed(self, records: list[_Record]) -> None:
        """Raise StudyError where a cell of several lines holds a line that is a row: a later mark closed the cell."""
        width = max((len(record.cells) for record in records[:1]), default=0)
        several = [number for number, record in enumerate(records) if record.end - record.first > 1]
        if not several or width < 2:
            return
        whole = [record.cells[0] for record in records[1:] if record.cells and record.end - record.first == 1]
        begins = set(map(_shape, whole[:MOST_SHAPES]))
        for number in several:
            record = records[number]
            for line in range(record.first + 1, record.end):
                if self._is_like_a_row(self.lines[line], width, begins):
                    raise StudyError(
                        f"a quoted cell that opens in this row (line {record.first + 1} of the file) goes on to line"
                        f" {record.end}, but line {line + 1} looks like a row of its own; close the quotation mark"
                        " where the cell ends, or, if all of this is one cell, save the sheet as XLSX",
                        file=self.file,
                        row=number + 1,
                    )

    def _is_like_a_row(self, line: str, width: int, begins: set[str]) -> bool:
        """Whether the line begins with an id, or has the header's number of cells: in talk, spaces follow commas."""
        first, _, rest = line.partition(self.delimiter)
        if rest[:1].strip() and re.search("[^0]0", _shape(first)) and _shape(first) in begins:
            return True
        # a cell in quotation marks may hold the delimiter: `two,,"3,5"` is the end of a row of four, and no row
        # (Python's reader takes no return within a line, where a cell may have one)
        within = [line.replace("\r", " ")]
        cells = next(csv.reader(within, delimiter=self.delimiter), []) if '"' in line else line.split(self.delimiter)
        if len(cells) != width:
            return False
        if self.delimiter == "\t":
            return True
        if any(cell[:1].isspace() for cell in cells[1:]):
            return False
        return width > 3 or _shape(cells[0]) in begins


def _ends_with_returns(text: str) -> bool:
    """Whether lines end with a carriage return alone, as old programs for the Mac write them."""
    quoted = False
    for found in re.finditer(r'"|\r+\n|\n|\r', text):
        if found[0] == '"':
            quoted = not quoted
        elif not quoted:
            return found[0] == "\r"
    return "\n" not in text


def _with_line_feeds(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _shape(cell: str) -> str:
    """`P12` and `P3` are alike, `yes` and `P3` are not."""
    cell = re.sub(r"\d+", "0", cell.strip())
    return re.sub(r"[^\W\d_]+", lambda word: "A" if word[0][:1].isupper() else "a", cell)
