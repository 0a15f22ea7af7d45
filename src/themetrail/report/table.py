"""A table as it stands in a paper, whatever it is about: what every writer of a file needs to know of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from themetrail.report.progress import provisional
from themetrail.report.styles import PAPERS, STYLES, Style
from themetrail.report.words.language import words_of
from themetrail.words_in_print import Words

# n and N where they stand for numbers of people, as in (N = 5) and n/N.
_STATISTIC = re.compile(r"\b(?:[nN](?=[ \u00a0]=)|n(?=/N\b)|(?<=\bn/)N\b)")
_BEFORE_NUMBER, _NO_BREAK = re.compile(r" (?=\d+$)"), "\u00a0"
_SENTENCES = 30  # characters of a column
_ON_ITS_SIDE = 1.15  # columns that are so much wider than the page upright turn it


@dataclass(frozen=True)
class Column:
    """A column as it is printed: its heading, its width in characters (Excel) and in centimetres (Word, on a page on
    its side, `wide`, and on one upright, `narrow`), and whether its cells are centred."""

    name: str
    characters: int
    wide: float
    narrow: float
    centred: bool = False

    @property
    def holds_sentences(self) -> bool:
        """Whether it is wide enough for sentences."""
        return self.characters >= _SENTENCES


@dataclass(frozen=True)
class Said:
    """A cell with what somebody said, in its language, and how the study translates it; empty without a quotation.

    `participant` may be empty: then it is not said who it was.
    """

    quotation: str
    participant: str
    language: str = ""
    translation: str = ""

    def who(self) -> str:
        """Who said it, as it stands behind the quotation."""
        return f" ({_BEFORE_NUMBER.sub(_NO_BREAK, self.participant)})" if self.participant else ""


@dataclass(frozen=True)
class Line:
    """One row as it is printed. `depth` is the indent: 0 at the top. `level`: theme and subtheme stand out.

    `marks` are sentences about the row that stand below the table, each behind a sign of its own. A row that
    `continues` is about what the row above it is about, and does not say its name again.
    """

    depth: int
    level: str
    cells: tuple[str | Said, ...]
    marks: tuple[str, ...] = ()
    continues: bool = False

    @property
    def name(self) -> str:
        """What the row is about."""
        return str(self.cells[0])

    def is_bold(self, cell: str | Said) -> bool:
        """Whether a cell stands out: those of a theme do, but not what somebody said."""
        return self.level == "theme" and not (isinstance(cell, Said) and cell.quotation)

    @property
    def said(self) -> list[Said]:
        """The quotations in it."""
        return [cell for cell in self.cells if isinstance(cell, Said) and cell.quotation]


@dataclass(frozen=True, kw_only=True)
class Built:
    """A table of a group: its rows as data (of the table's contract) and as they are printed below its `columns`.

    `nothing` stands where there are no rows; `entries` counts what could have been a row, `warned` the quotations in it
    that may tell who somebody is.
    """

    data: pd.DataFrame
    title: str
    columns: tuple[Column, ...]
    lines: list[Line]
    note: list[str]
    nothing: str
    entries: int
    warned: int = 0


@dataclass(frozen=True, kw_only=True)
class PaperTable:
    """A table as it stands in a paper: number, title, rows and the note below, in a journal's style.

    `number` is 1, 2, ..., that of a supplement S1, S2, ... `language`: of the paper (a key of CODES).
    """

    number: str
    title: str
    study: str
    columns: tuple[Column, ...]
    lines: list[Line]
    note: list[str]
    nothing: str
    provisional: list[str] = field(default_factory=list)
    warned: int = 0
    style: Style = STYLES["apa7"]
    paper: str = "a4"
    language: str = "english"

    @classmethod
    def of(
        cls, built: Built, number: str, study: str, *, provisional: list[str], style: Style, paper: str, language: str
    ) -> PaperTable:
        """What was built, under its number, as a study prints it."""
        return cls(
            number=number,
            title=built.title,
            study=study,
            columns=built.columns,
            lines=built.lines,
            note=built.note,
            nothing=built.nothing,
            provisional=provisional,
            warned=built.warned,
            style=style,
            paper=paper,
            language=language,
        )

    @cached_property
    def words(self) -> Words:
        """The words of the paper's language."""
        return words_of(self.language, self.style.name)

    @property
    def name(self) -> str:
        """How the text of the paper refers to it."""
        return f"{self.words.say('table')} {self.number}"

    @property
    def to_come(self) -> str:
        """What is still to come, in one sentence; empty where nothing is."""
        return provisional(self.provisional, self.words)

    @property
    def note_begins(self) -> str:
        """The word before the general note, in styles that have one; none where nothing holds for the whole table."""
        return self.words.say("note") if self.style.names_note and self.note else ""

    @cached_property
    def signs(self) -> dict[str, str]:
        """The sign of each sentence that marks a row, in the order in which they are met."""
        sentences = list(dict.fromkeys(mark for line in self.lines for mark in line.marks))
        return dict(zip(sentences, self.style.symbols(len(sentences)), strict=True))

    def signs_of(self, line: Line) -> list[str]:
        """The signs behind the name of a row, in the order of the notes."""
        return [sign for mark, sign in self.signs.items() if mark in line.marks]

    def stands_out(self, line: Line, place: int) -> bool:
        """Whether a cell of a row is bold: name, label and count of a theme, but no sentences."""
        return line.is_bold(line.cells[place]) and (place == 0 or not self.columns[place].holds_sentences)

    def said(self, cell: Said) -> str:
        """What stands in a cell with a quotation, as text."""
        if not cell.quotation:
            return ""
        return self.quoted(cell) + cell.who() + (f"\n{self.translated(cell)}" if cell.translation else "")

    def quoted(self, cell: Said) -> str:
        """The quotation between the marks of the paper's language."""
        return self.style.quoted(cell.quotation, self.words.code)

    def translated(self, cell: Said) -> str:
        """Its translation, likewise."""
        return self.style.quoted(cell.translation, self.words.code)

    def shown(self, cell: str | Said) -> str:
        """What stands in a cell, as text."""
        return self.said(cell) if isinstance(cell, Said) else cell

    @property
    def is_upright(self) -> bool:
        """Whether the columns find room on a page upright."""
        return sum(column.narrow for column in self.columns) <= _ON_ITS_SIDE * self._room(upright=True)

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the page, in cm."""
        width, height = PAPERS[self.paper]
        return (width, height) if self.is_upright else (height, width)

    @property
    def widths(self) -> list[float]:
        """The widths of the columns in cm, together as wide as the text; where there is room for it, none is too narrow
        for the longest word of its heading."""
        asked = [column.narrow if self.is_upright else column.wide for column in self.columns]
        room = self._room(upright=self.is_upright)
        widths = [room * width / sum(asked) for width in asked]
        words = [max(map(len, column.name.split()), default=0) for column in self.columns]
        least = [_PADDING + letters * _LETTER_OF_HEADING * self.style.size * _CM_OF_POINT for letters in words]
        lacks = sum(max(0.0, need - width) for need, width in zip(least, widths, strict=True))
        spare = sum(max(0.0, width - need) for need, width in zip(least, widths, strict=True))
        if not 0 < lacks <= spare:
            return widths
        kept = 1 - lacks / spare  # of what others have to spare
        return [need + max(0.0, width - need) * kept for need, width in zip(least, widths, strict=True)]

    def _room(self, *, upright: bool) -> float:
        """The width of the text on the page, in cm."""
        return PAPERS[self.paper][0 if upright else 1] - 2 * self.style.margin


def headed(columns: Iterable[Column], words: Words) -> tuple[Column, ...]:
    """The columns with their headings in words, where they are named by a sentence of the catalogue."""
    return tuple(replace(column, name=words.named(column.name, column.name)) for column in columns)


def with_statistics_apart(text: str) -> list[tuple[str, bool]]:
    """The pieces of a text, and whether each is an n or N that stands for a number of people."""
    pieces, end = [], 0
    for found in _STATISTIC.finditer(text):
        pieces += [(text[end : found.start()], False), (found.group(), True)]
        end = found.end()
    return [(piece, is_statistic) for piece, is_statistic in [*pieces, (text[end:], False)] if piece]


def size_that_fits(table: PaperTable) -> float:
    """The size of the font, in points: the style's where all is on one page with it, else the largest one with which
    it is; long passages, and what needs several pages in any size, are set a little smaller than the style's."""
    sizes = [table.style.size - step * 0.5 for step in range(int((table.style.size - _SMALLEST) / 0.5) + 1)]
    height = table.page[1] - 2 * table.style.margin
    fitting = (size for size in sizes if _RESERVE * _height(table, size) <= height)
    return next(fitting, max(table.style.size - 2, _SMALLEST))


def lines_needed(table: PaperTable, line: Line, size: float) -> int:
    """About how many lines of text a row takes (letters are half as wide as they are high, with the blanks)."""
    letters = [(width - _PADDING) / (_LETTER * size * _CM_OF_POINT) for width in table.widths]
    texts = ["   " * line.depth + line.name, *map(table.shown, line.cells[1:])]
    return max(
        sum(1 + int(len(part) / room) for part in text.split("\n")) for text, room in zip(texts, letters, strict=True)
    )


def fits_a_page(table: PaperTable, line: Line, size: float) -> bool:
    """Whether a row is short enough to be kept on one page: longer ones would leave the page before them empty."""
    room = table.page[1] - 2 * table.style.margin
    return lines_needed(table, line, size) * _LEADING * size * _CM_OF_POINT <= room / 2


def _height(table: PaperTable, size: float) -> float:
    """About how high the table is with its caption and notes, in cm."""
    rows = sum(lines_needed(table, line, size) for line in table.lines)
    themes = sum(line.level == "theme" for line in table.lines)
    of_note = sum(table.widths) / (_LETTER * size * _CM_OF_POINT)
    notes = sum(1 + int(len(text) / of_note) for text in (" ".join(table.note), *table.signs))
    lines = 4 + rows + notes + len(table.provisional)
    return (lines * _LEADING * size + 2 * len(table.lines) + 5 * themes) * _CM_OF_POINT


_RESERVE = 1.15  # where the style's font is not installed, the one in its place is often wider
_SMALLEST = 8.0  # points: smaller print is hard to read
_CM_OF_POINT = 2.54 / 72
_LETTER_OF_HEADING = 0.52  # as the next, in a single word: nothing makes up for its wide letters
_LETTER = 0.47  # width of a letter as part of the size of its font, in running text
_LEADING = 1.2  # height of a line likewise
_PADDING = 0.38  # cm of a cell, left and right together
