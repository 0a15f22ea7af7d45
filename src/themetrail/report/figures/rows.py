"""The rows of a figure: entries of the codebook in its order, their names beside cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PolyCollection

from themetrail.codebook import Codebook
from themetrail.colours import ink_on, tinted
from themetrail.figure_page import Drawing, Page, line_height, text_width, wrapped
from themetrail.report.figures.shades import shade_of, used_shades
from themetrail.report.words.language import words_of

ROW, ROW_OF_TWO = 4.2, 6.4  # millimetres of a row with a name in one line, and in two
MOST_ROWS = 60  # a figure of more could not be read
_INDENT = 2.2  # millimetres for each step down the codebook
_AROUND = 0.3  # millimetres around a number in its cell
_MARGINS = 2.0  # millimetres on both sides of a name
_LINES = "#B8B8B8"


@dataclass(frozen=True)
class Row:
    """An entry of the codebook: its name in lines, how deep it stands, and from where to where it goes (mm)."""

    code_id: str
    level: str
    lines: list[str]
    depth: int
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Millimetres from the top of the figure."""
        return self.top + self.height / 2


def most_mentioned(entries: list[str], mentions: Mapping[str, int], codebook: Codebook, most: int) -> list[str]:
    """All entries; of very many those that somebody mentioned, codes of the most participants before others.

    Themes and subthemes come before codes. The order stays.
    """
    if len(entries) <= most:
        return entries
    mentioned = [code_id for code_id in entries if mentions.get(code_id, 0)]
    ranked = sorted(mentioned, key=lambda code_id: (codebook.levels[code_id] == "code", -mentions[code_id]))
    shown = set(ranked[:most])
    return [code_id for code_id in mentioned if code_id in shown]


def rows_of(entries: list[str], codebook: Codebook, page: Page, widest: float, top: float) -> list[Row]:
    """Rows one below the other from `top`, with names of at most `widest` millimetres, in one line or two.

    Where a page could not hold them otherwise, they are lower and have one line.
    """
    names = {code_id: _name(code_id, codebook, page, widest, 2) for code_id in entries}
    heights = [ROW if len(names[code_id]) == 1 else ROW_OF_TWO for code_id in entries]
    room = page.highest - top - 12
    if sum(heights) > room:
        names = {code_id: _name(code_id, codebook, page, widest, 1) for code_id in entries}
        heights = [min(ROW, room / len(entries))] * len(entries)
    rows = []
    for code_id, height in zip(entries, heights, strict=True):
        rows.append(Row(code_id, codebook.levels[code_id], names[code_id], codebook.depth(code_id), top, height))
        top += height
    return rows


def names_width(entries: list[str], codebook: Codebook, page: Page, most: float) -> float:
    """Millimetres that the names take, at most `most`."""
    widths = [
        text_width(codebook.names[code_id], page.size, bold=codebook.levels[code_id] == "theme")
        + _INDENT * codebook.depth(code_id)
        for code_id in entries
    ]
    return min(max(widths, default=10) + _MARGINS + 0.1, most)


def draw_names(drawing: Drawing, rows: list[Row], *, left: float = 1, to: float | None = None) -> None:
    """The names of rows, themes in bold with a line above them as far as `to`."""
    step = line_height(drawing.page.size)
    for row in rows:
        first = row.middle - step * (len(row.lines) - 1) / 2
        weight = "bold" if row.level == "theme" else "normal"
        slant = "italic" if row.level == "subtheme" else "normal"
        for place, line in enumerate(row.lines):
            drawing.text(left + _INDENT * row.depth, first + place * step, line, fontweight=weight, fontstyle=slant)
        if row.level == "theme":
            drawing.line((left, to or drawing.width - 1), (row.top, row.top), width=0.5)


def draw_cells(drawing: Drawing, rows: list[Row], counts: np.ndarray, left: float, width: float) -> None:
    """A count per cell (rows x columns) as its shade, and as a number where cells are wide enough.

    Cells of one row and colour that touch are one shape, so that a matrix of hundreds opens in a drawing program.
    """
    shapes, colours = [], []
    for row, of_row in zip(rows, counts.tolist(), strict=True):
        for first, last, colour in _runs([shade_of(count) for count in of_row]):
            x0, x1 = left + first * width, left + last * width
            shapes.append([(x0, row.top), (x1, row.top), (x1, row.top + row.height), (x0, row.top + row.height)])
            colours.append(colour)
    drawing.axes.add_collection(PolyCollection(shapes, facecolors=colours, edgecolors="none"))
    if rows and counts.size and text_width(str(counts.max()), drawing.page.size - 1) + _AROUND <= width:
        _draw_grid(drawing, rows, counts.shape[1], left, width)
        _draw_numbers(drawing, rows, counts, left, width)


def draw_legend(drawing: Drawing, counts: np.ndarray, left: float, top: float, what: str) -> None:
    """The shades that occur and what they stand for, in one line."""
    size, words = drawing.page.size - 1, words_of(drawing.page.language, drawing.page.style)
    drawing.text(left, top, what, size=size)
    x = left + text_width(what, size) + 2
    for colour, meaning in used_shades(counts.ravel().tolist(), words):
        drawing.axes.add_collection(
            PolyCollection(
                [[(x, top - 1.5), (x + 3, top - 1.5), (x + 3, top + 1.5), (x, top + 1.5)]],
                facecolors=[colour],
                edgecolors=_LINES,
                linewidths=0.4,
            )
        )
        drawing.text(x + 4, top, meaning, size=size)
        x += 6.5 + text_width(meaning, size)


def _runs(colours: list[str]) -> list[tuple[int, int, str]]:
    """First and last place (exclusive) of each row of neighbours of one colour."""
    runs: list[tuple[int, int, str]] = []
    for place, colour in enumerate(colours):
        if runs and runs[-1][2] == colour:
            runs[-1] = (runs[-1][0], place + 1, colour)
        else:
            runs.append((place, place + 1, colour))
    return runs


def _draw_grid(drawing: Drawing, rows: list[Row], columns: int, left: float, width: float) -> None:
    bottom = rows[-1].top + rows[-1].height
    for row in rows[1:]:
        drawing.line((left, left + columns * width), (row.top, row.top), colour=_LINES, width=0.3)
    for column in range(columns + 1):
        x = left + column * width
        drawing.line((x, x), (rows[0].top, bottom), colour=_LINES, width=0.3)


def _draw_numbers(drawing: Drawing, rows: list[Row], counts: np.ndarray, left: float, width: float) -> None:
    size = drawing.page.size - 1
    for row, of_row in zip(rows, counts.tolist(), strict=True):
        for column, count in enumerate(of_row):
            if count:
                ink = ink_on(tinted(shade_of(count), 1.0))
                x = left + (column + 0.5) * width
                drawing.text(x, row.middle, str(count), colour=ink, size=size, ha="center")


def _name(code_id: str, codebook: Codebook, page: Page, widest: float, lines: int) -> list[str]:
    room = widest - _MARGINS - _INDENT * codebook.depth(code_id)
    return wrapped(codebook.names[code_id], room, page.size, lines, bold=codebook.levels[code_id] == "theme")
