"""Which codes the same segments bear."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from matplotlib.collections import PolyCollection

from themetrail.codebook import Codebook
from themetrail.figure_page import Drawing, Page, fixed_style, line_height, save, text_width
from themetrail.report.figures.rows import draw_cells, draw_legend, draw_names, in_order, names_width, rows_of
from themetrail.report.words.language import words_of
from themetrail.words_in_print import Words

MOST_CODES = 40  # a figure of more could not be read
_WIDEST_CELL = 6.0  # millimetres
_NARROWEST = 84.0  # a column of a journal


def cooccurrence_of(
    consensus: pd.DataFrame, codebook: Codebook, most: int = MOST_CODES
) -> tuple[list[str], np.ndarray]:
    """The codes in use, of very many the most frequent, in the codebook's order; and how many segments bear each two.

    The diagonal holds how many bear the code at all.
    """
    uses = consensus.groupby("code_id")["segment_id"].nunique()
    place = {code_id: number for number, code_id in enumerate(in_order(codebook))}
    ranked = sorted(uses.index, key=lambda code_id: (-uses[code_id], place[code_id]))[:most]
    codes = sorted(ranked, key=place.__getitem__)
    bearing = pd.crosstab(consensus["segment_id"], consensus["code_id"]).clip(upper=1)
    bearing = bearing.reindex(columns=codes, fill_value=0).to_numpy()
    return codes, bearing.T @ bearing


def write_cooccurrence(consensus: pd.DataFrame, codebook: Codebook, page: Page, paths: list[str] | list[Path]) -> str:
    """Draw which codes the same segments of the consensus bear into each of `paths`; returns the caption."""
    codes, both = cooccurrence_of(consensus, codebook)
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
