"""The figure of agreement: a table of the codes in the codebook's order, with counts, and their coefficients as points.

In grey alone, on the page of all figures of the study: as wide as a journal's column or page, in the formats it wants.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from themetrail.agreement.coefficients import titled
from themetrail.agreement.estimate import FEW_TRANSCRIPTS, TOO_FEW_USES
from themetrail.agreement.words.language import words_of
from themetrail.figure_page import DPI, INK, MUTED, Page, fixed_style, save_figure, text_width, wrapped
from themetrail.in_print import NOTHING
from themetrail.words_in_print import Words

_ROW, _ROW_OF_TWO_LINES = 4.3, 6.4  # mm
_HEAD, _LINE = 9.0, 3.4  # mm above the first row, and of a line of the note
_MM = 1 / 25.4
_COLUMN = 120  # mm: a figure that is narrower stands in a column of a journal
_SHORT = {TOO_FEW_USES: "figure_too_few", "code_not_used": "figure_not_used"}


@dataclass(frozen=True)
class _Shares:
    """Where the parts of a row stand, from 0 to 1 of the width: the end of the counts, each as wide as `count`, and the
    ends of the axis."""

    count: float
    counts: float
    begins: float
    ends: float


_WIDE, _NARROW = _Shares(0.07, 0.53, 0.57, 0.91), _Shares(0.10, 0.58, 0.63, 0.86)


def agreement_figure(
    table: pd.DataFrame,
    paths: Iterable[str | Path],
    *,
    statistic: str = "alpha",
    level: str = "code",
    names: Mapping[str, str] | None = None,
    parents: Collection[str] = (),
    page: Page | None = None,
) -> None:
    """Draw the codes of an agreement table in its order (that of the codebook) into `paths`, as wide as `page` for each
    column of codes. The same table gives the same bytes.

    Beside each code stand the segments to which any coder gave it and all did; a line is the interval over transcripts,
    where there is one, else that over segments (dashed); a hollow point has neither. A code without a value has its
    reason there. `parents` are those with others below them, of which it says that they were compared themselves.
    """
    page = page or Page()
    words = words_of(page.language, page.style)
    rows = table[(table["scope"] == "all") & (table["level"] == level) & (table["statistic"] == statistic)]
    over_all, rows = rows[rows["summary"] == "pooled"], rows[rows["summary"] == ""]
    long = int((page.highest - _HEAD - 5 * _LINE) / _ROW) - 2
    unused = int((rows["reason"] == "code_not_used").sum()) if len(rows) > long else 0
    if unused:
        rows = rows[rows["reason"] != "code_not_used"]
    rows = pd.concat([rows, over_all], ignore_index=True)
    with fixed_style():
        labels = [_label(row, names or {}, parents, page, words) for row in rows.to_dict("records")]
        wide = page.width - 3
        note = [part for line in _note(rows, unused, words) for part in wrapped(line, wide, page.size - 1, 3)]
        row_height = _ROW_OF_TWO_LINES if any("\n" in label for label in labels) else _ROW
        many = max(1, int((page.highest - _HEAD - _LINE * len(note)) / row_height) - 2)
        columns = [range(at, min(at + many, len(rows))) for at in range(0, max(1, len(rows)), many)]
        height = row_height * (len(columns[0]) + 2) + _HEAD + _LINE * len(note)
        figure = Figure(figsize=(page.width * len(columns) * _MM, height * _MM), facecolor="white")
        FigureCanvasAgg(figure)
        for number, part in enumerate(columns if len(rows) else []):
            column = _Column(figure, page, words, height, row_height, number / len(columns), 1 / len(columns))
            _draw(column, rows.iloc[list(part)], labels[part.start : part.stop], statistic)
        for number, line in enumerate(note):
            at = (_LINE * (len(note) - number) - 1.8) / height
            figure.text(0.01 / len(columns), at, line, fontsize=page.size - 1, color=MUTED, va="center")
        dots = DPI if len(columns) == 1 else DPI // 2  # what is wider than a page is read on a screen
        save_figure(figure, paths, words.say("figure_title"), " ".join(note), dots)


@dataclass(frozen=True)
class _Column:
    """One column of the figure: heights in mm, its left edge and its share of the figure's width."""

    figure: Figure
    page: Page
    words: Words
    height: float
    row: float
    left: float
    share: float

    @cached_property
    def at(self) -> _Shares:
        """Where the parts of a row stand."""
        return _shares(self.page)

    def write(self, x: float, y: float, text: str, **look: Any) -> None:
        """A text at parts of the column's width and of the figure's height."""
        own: dict[str, Any] = {"fontsize": self.page.size, "color": INK, "va": "center_baseline", "linespacing": 1.0}
        self.figure.text(self.left + self.share * x, y, text, **own | look)


def _shares(page: Page) -> _Shares:
    return _NARROW if page.width < _COLUMN else _WIDE


def _label(row: dict, names: Mapping[str, str], parents: Collection[str], page: Page, words: Words) -> str:
    """The name of a row, on two lines at most."""
    if row["summary"]:
        return "\n".join(wrapped(words.say("figure_all_codes"), _room(page), page.size, 2, bold=True))
    own = f" ({words.say('figure_itself')})" if row["code_id"] in parents else ""
    room = _room(page) - text_width(own, page.size)
    return "\n".join(wrapped(names.get(row["code_id"], row["code_id"]), room, page.size, 2)) + own


def _room(page: Page) -> float:
    """Millimetres for a name."""
    at = _shares(page)
    return (at.counts - 2 * at.count - 0.02) * page.width


def _note(rows: pd.DataFrame, unused: int, words: Words) -> list[str]:
    """What the signs mean, as far as they are there; that there is nothing, where the method computes none."""
    if rows.empty:
        return [words.say("figure_nothing")]
    lines = ["figure_counts"]
    over_transcripts, over_segments = rows["transcript_ci_low"].notna(), rows["ci_low"].notna()
    if over_transcripts.any():
        few = rows.loc[over_transcripts, "transcript_reason"].eq(FEW_TRANSCRIPTS).any()
        lines.append("figure_line_of_few" if few else "figure_line")
    if (over_segments & ~over_transcripts).any():
        lines.append("figure_dashed")
    if (rows["value"].notna() & ~over_transcripts & ~over_segments).any():
        lines.append("figure_hollow")
    return [*map(words.say, lines), *([words.say("figure_unused", unused)] if unused else [])]


def _draw(column: _Column, rows: pd.DataFrame, labels: list[str], statistic: str) -> None:
    """One column of the figure: the axis with its points, and the words and numbers beside it."""
    at, size, words = column.at, column.page.size, column.words
    top = 1 - _HEAD / column.height
    tall = column.row * len(rows) / column.height
    width = column.share * (at.ends - at.begins)
    axes = column.figure.add_axes((column.left + column.share * at.begins, top - tall, width, tall))
    lowest = float(np.nanmin(np.append(rows[["value", "ci_low", "transcript_ci_low"]].to_numpy(float), 0.0)))
    axes.set_xlim(min(-0.05, lowest - 0.05), 1.05)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks([0, 0.5, 1], ["0", words.writing.share(0.5, 1, words.code), "1"])
    axes.tick_params(axis="x", labelsize=size - 1, length=2, width=0.5)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_linewidth(0.5)
    for line, style in ((0, "-"), (1, ":")):
        axes.axvline(line, color=MUTED, linewidth=0.6, linestyle=style, zorder=0)
    _draw_points(axes, rows, size)
    for number, row in enumerate(rows.to_dict("records")):
        if pd.isna(row["value"]):
            text = words.say(_SHORT.get(row["reason"], "figure_undefined"))
            axes.text(0.05, number, text, color=INK, va="center", fontsize=size)
    head, named = 1 - 5 / column.height, words.named(statistic, titled(statistic))
    named = named if at is _WIDE else words.named(f"figure_{statistic}", named)
    heads = (
        (0.01, "figure_code", "left"),
        (at.counts - at.count, "figure_any", "right"),
        (at.counts, "figure_all", "right"),
    )
    for x, text, align in heads:
        column.write(x, head, words.say(text), ha=align, va="baseline", fontweight="bold")
    column.write((at.begins + at.ends) / 2, head, named, ha="center", va="baseline", fontweight="bold")
    for number, (row, label) in enumerate(zip(rows.to_dict("records"), labels, strict=True)):
        y = top - column.row * (number + 0.5) / column.height
        column.write(0.01, y, label, ha="left", fontweight="bold" if row["summary"] else "normal")
        for x, name in ((at.counts - at.count, "n_any"), (at.counts, "n_all")):
            column.write(x, y, NOTHING if pd.isna(row[name]) else f"{int(row[name])}", ha="right")
        if pd.notna(row["value"]):
            column.write(0.99, y, words.value(row["value"]), ha="right")


def _draw_points(axes, rows: pd.DataFrame, size: float) -> None:
    """Points with intervals: those over transcripts, else over segments (dashed), else none (hollow)."""
    place = np.arange(len(rows))
    value = rows["value"].to_numpy(float)
    over = {name: rows[[f"{name}ci_low", f"{name}ci_high"]].to_numpy(float) for name in ("", "transcript_")}
    by_transcript = ~np.isnan(over["transcript_"][:, 0])
    by_segment = ~np.isnan(over[""][:, 0]) & ~by_transcript
    for has, limits, style in ((by_transcript, over["transcript_"], "-"), (by_segment, over[""], "--")):
        axes.hlines(place[has], limits[has, 0], limits[has, 1], color=INK, linewidth=1.0, linestyle=style)
    has = by_transcript | by_segment
    axes.plot(value[has], place[has], "o", color=INK, markersize=size / 2, linestyle="none")
    look = {"markerfacecolor": "white", "markeredgewidth": 0.8}
    axes.plot(value[~has], place[~has], "o", color=INK, markersize=size / 2, linestyle="none", **look)
