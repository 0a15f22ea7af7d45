"""Which codes the same segments bear, as a figure."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from matplotlib.collections import PolyCollection

from themetrail.codebook import Codebook
from themetrail.figure_page import Drawing, Page, fixed_style, line_height, save, text_width
from themetrail.report.cooccurrence import cooccurrence_of
from themetrail.report.figures.rows import draw_cells, draw_legend, draw_names, names_width, rows_of
from themetrail.report.words.language import words_of
from themetrail.words_in_print import Words

MOST_CODES = 40  # a figure of more could not be read
_WIDEST_CELL = 6.0  # millimetres
_NARROWEST = 84.0  # a column of a journal


def most_frequent(codes: list[str], both: np.ndarray, most: int = MOST_CODES) -> tuple[list[str], np.ndarray]:
    """Of very many codes those that most segments bear, in the order in which they stood."""
    kept = np.sort(np.argsort(-both.diagonal(), kind="stable")[:most])
    return [codes[place] for place in kept], both[np.ix_(kept, kept)]


def write_cooccurrence(consensus: pd.DataFrame, codebook: Codebook, page: Page, paths: list[str] | list[Path]) -> str:
    """Draw which codes the same segments of the consensus bear into each of `paths`; returns the caption."""
    codes, both = most_frequent(*cooccurrence_of(consensus, codebook.in_order))
    below = np.tril(both, -1)
    words = words_of(page.language, page.style)
    with fixed_style():
        flat = _without_levels(codebook, codes)
        names = names_width(codes, flat, page, 0.45 * page.width)
        left = names + text_width("00", page.size - 1) + 1.5
        cell = min(_WIDEST_CELL, (page.width - left - 1) / max(len(codes), 1))
        top = line_height(page.size) + 1.5
        rows = rows_of(codes, flat, page, names, top)
        end = left + cell * len(codes)
        drawing = Drawing(page, (rows[-1].top + rows[-1].height if rows else top) + 6, max(end + 1, _NARROWEST))
        draw_cells(drawing, rows, below, left, cell)
        draw_names(drawing, rows)
        for place, row in enumerate(rows):
            drawing.text(left - 1, row.middle, str(place + 1), ha="right", size=page.size - 1)
            if cell >= text_width("00", page.size - 1) + 0.4 or place % 5 == 4:
                drawing.text(left + (place + 0.5) * cell, top - 2, str(place + 1), ha="center", size=page.size - 1)
            _draw_uses(drawing, row, int(both[place, place]), left + place * cell, cell)
        draw_legend(drawing, below, 1, drawing.height - page.foot - 3, words.say("figure_both"))
        caption = _caption(consensus, codes, words)
        title = words.say("figure_cooccurrence")
        save(drawing, paths, title, caption)
    return f"{title}. {caption}"


def _draw_uses(drawing: Drawing, row, uses: int, x: float, cell: float) -> None:
    """The number of segments that bear the code, on the diagonal, in a frame."""
    bottom = row.top + row.height
    corners = [[(x, row.top), (x + cell, row.top), (x + cell, bottom), (x, bottom)]]
    drawing.axes.add_collection(PolyCollection(corners, facecolors="#F4F4F4", edgecolors="#5A5A5A", linewidths=0.5))
    size = drawing.page.size - 1
    if text_width(str(uses), size) <= cell:
        drawing.text(x + cell / 2, row.middle, str(uses), ha="center", size=size, fontstyle="italic")


def _without_levels(codebook: Codebook, codes: list[str]) -> Codebook:
    """The codes alone, none below another."""
    table = codebook.table[codebook.table["code_id"].isin(codes)].assign(parent_id="", level="code")
    return Codebook.from_table(table)


def _caption(consensus: pd.DataFrame, codes: list[str], words: Words) -> str:
    used = consensus["code_id"].nunique()
    said = [words.say("figure_diagonal")]
    if len(codes) < used:
        said.append(words.say("figure_most_frequent", shown=len(codes), of=used))
    return " ".join(said)
