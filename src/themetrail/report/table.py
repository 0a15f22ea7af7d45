"""A table as it stands in a paper, whatever it is about: what every writer of a file needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Column:
    """A column as it is printed: its heading, its width in characters (Excel) and in centimetres (Word, on a `wide`
    page and on a `narrow` one), and whether its cells are centred."""

    name: str
    characters: int
    wide: float
    narrow: float
    centred: bool = False


@dataclass(frozen=True)
class Said:
    """A cell with what somebody said, in its language; empty without a quotation."""

    quotation: str
    participant: str
    language: str = ""

    def __str__(self) -> str:
        return f"“{self.quotation}” ({self.participant})" if self.quotation else ""


@dataclass(frozen=True)
class Line:
    """One row as it is printed. `depth` is the indent: 0 at the top. `level`: theme and subtheme stand out."""

    depth: int
    level: str
    cells: tuple[str | Said, ...]

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

    `nothing` stands where there are no rows; `entries` counts what could have been a row.
    """

    data: pd.DataFrame
    title: str
    columns: tuple[Column, ...]
    lines: list[Line]
    note: list[str]
    nothing: str
    entries: int


@dataclass(frozen=True, kw_only=True)
class PaperTable:
    """A table as it stands in a paper: number, title, rows and the note below."""

    number: int
    title: str
    study: str
    columns: tuple[Column, ...]
    lines: list[Line]
    note: list[str]
    nothing: str
    provisional: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How the text of the paper refers to it."""
        return f"Table {self.number}"

    @property
    def longest_quotation(self) -> int:
        """Characters of the longest quotation."""
        return max((len(said.quotation) for line in self.lines for said in line.said), default=0)
