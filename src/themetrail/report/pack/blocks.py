"""What a part of the pack is made of, whatever it is about: headings, paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    """A heading below that of the part; `level` 2 stands in the table of contents, 3 does not."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Text:
    """A paragraph; `lead` stands out before it. `quoted`: words of the talk, in their language. One that `introduces`
    what follows stays on its page."""

    text: str
    lead: str = ""
    quoted: bool = False
    language: str = ""
    introduces: bool = False


@dataclass(frozen=True)
class Head:
    """A column of a table: its heading, its width in centimetres; `centred` cells, an `upright` heading."""

    name: str
    width: float
    centred: bool = False
    upright: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table; `depth` sets the first cell in, `bold` marks a theme. A cell may hold several lines."""

    cells: tuple[str, ...]
    depth: int = 0
    bold: bool = False


@dataclass(frozen=True)
class Grid:
    """A table with a caption that can be referred to, and the notes below it."""

    title: str
    heads: tuple[Head, ...]
    rows: list[Row]
    note: list[str] = field(default_factory=list)


Block = Heading | Text | Grid


@dataclass(frozen=True)
class Part:
    """A part of the pack: its title and what stands below it."""

    title: str
    blocks: list[Block]
