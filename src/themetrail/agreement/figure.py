"""The figure of agreement: a table of the codes in the codebook's order, with counts, and their coefficients as points.

In grey alone, without transparency, and in print sizes: 174 mm (two columns of a journal) and 84 mm (one column).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten, wrap
from typing import Any

import numpy as np
import pandas as pd

from themetrail.agreement.coefficients import titled
from themetrail.agreement.estimate import FEW_TRANSCRIPTS, TOO_FEW_USES

INK, MUTED = "#111111", "#6e6e6e"
WIDE, NARROW = 174, 84  # mm
ROWS_ON_A_PAGE = 60  # more codes stand in further columns of the figure, as one that long could not be read
CHARACTERS = {WIDE: 44, NARROW: 25}  # of a name in one line
_SIZE = {WIDE: 8.0, NARROW: 7.0}  # points, of the text
_ROW, _ROW_OF_TWO_LINES = 4.3, 6.4  # mm
_MM = 1 / 25.4
_NOT_PRINTED = "–"
_SHORT = {TOO_FEW_USES: "too few", "code_not_used": "not used"}


@dataclass(frozen=True)
class _Shares:
    """Where the parts of a row stand, from 0 to 1 of the width: the end of the counts, and the ends of the axis."""

    counts: float
    begins: float
    ends: float


_LAYOUT = {WIDE: _Shares(0.53, 0.57, 0.91), NARROW: _Shares(0.55, 0.60, 0.86)}


def agreement_figure(
    table: pd.DataFrame,
    *paths: str | Path,
    statistic: str = "alpha",
    level: str = "code",
    names: Mapping[str, str] | None = None,
    parents: Collection[str] = (),
    width: int = WIDE,
) -> None:
    """Draw the codes of an agreement table in its order (that of the codebook) into `paths`, `width` (WIDE or NARROW)
    millimetres wide for each column of codes.

    SVG or PNG by each file's ending; the same table gives the same bytes. Beside each code stand the segments to which
    any coder gave it and all did; a line is the interval over transcripts, where there is one, else that over segments
    (dashed); a hollow point has neither. A code without a value has its reason there. `parents` are those with others
    below them, of which it says that they were compared themselves.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = table[(table["scope"] == "all") & (table["level"] == level) & (table["statistic"] == statistic)]
    over_all = rows[rows["summary"] == "pooled"]
    rows = rows[rows["summary"] == ""]
    unused = int((rows["reason"] == "code_not_used").sum()) if len(rows) > ROWS_ON_A_PAGE else 0
    if unused:
        rows = rows[rows["reason"] != "code_not_used"]
    rows = pd.concat([rows, over_all], ignore_index=True)
    labels = [_label(row, names or {}, parents, CHARACTERS[width]) for row in rows.to_dict("records")]
    columns = [range(at, min(at + ROWS_ON_A_PAGE, len(rows))) for at in range(0, max(1, len(rows)), ROWS_ON_A_PAGE)]
    note = _note(rows, unused)
    row_height = _ROW_OF_TWO_LINES if any("\n" in label for label in labels) else _ROW
    height = row_height * (len(columns[0]) + 2) + 9 + 3.4 * len(note)
    with rc_context({"svg.hashsalt": "themetrail", "svg.fonttype": "path", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(width * len(columns) * _MM, height * _MM))
        FigureCanvasAgg(figure)
        for number, part in enumerate(columns if len(rows) else []):
            page = _Page(figure, width, height, row_height, left=number / len(columns), share=1 / len(columns))
            _draw(page, rows.iloc[list(part)], labels[part.start : part.stop], titled(statistic))
        for number, line in enumerate(note):
            at = (3.4 * (len(note) - number) - 1.8) / height
            figure.text(0.01 / len(columns), at, line, fontsize=_SIZE[width] - 1.5, color=MUTED, va="center")
        dots = 300 if len(columns) == 1 else 150  # what is wider than a page is read on a screen
        for path in map(Path, paths):
            figure.savefig(path, dpi=dots, metadata={"Date": None} if path.suffix == ".svg" else {"Software": None})


@dataclass(frozen=True)
class _Page:
    """One column of the figure: heights and width in mm, its left edge and its share of the figure's width."""

    figure: Any
    width: int
    height: float
    row: float
    left: float
    share: float

    def write(self, x: float, y: float, text: str, **look: Any) -> None:
        """A text at parts of the column's width and of the figure's height."""
        own = {"fontsize": _SIZE[self.width], "color": INK, "va": "center_baseline", "linespacing": 1.0}
        self.figure.text(self.left + self.share * x, y, text, **own | look)


def _label(row: dict, names: Mapping[str, str], parents: Collection[str], longest: int) -> str:
    """The name of a row, on two lines at most."""
    if row["summary"]:
        return "All codes together"
    own = " (itself)" if row["code_id"] in parents else ""
    name = shorten(names.get(row["code_id"], row["code_id"]), 2 * longest - len(own) - 4, placeholder="…") + own
    lines = wrap(name, longest)
    return "\n".join(lines if len(lines) < 3 else [lines[0], lines[1][: longest - 1] + "…"])


def _note(rows: pd.DataFrame, unused: int) -> list[str]:
    """What the signs mean, as far as they are there; that there is nothing, where the method computes none."""
    if rows.empty:
        return ["No coefficient of agreement was computed."]
    lines = ["Any, all: segments given the code by any coder, by all who saw them."]
    over_transcripts, over_segments = rows["transcript_ci_low"].notna(), rows["ci_low"].notna()
    if over_transcripts.any():
        few = rows.loc[over_transcripts, "transcript_reason"].eq(FEW_TRANSCRIPTS).any()
        lines.append(f"Line: 95% interval over transcripts{', of which there are few' if few else ''}.")
    if (over_segments & ~over_transcripts).any():
        lines.append("Dashed line: 95% interval over segments.")
    if (rows["value"].notna() & ~over_transcripts & ~over_segments).any():
        lines.append("Hollow point: no interval can be estimated.")
    if unused:
        lines.append(f"Not shown: {unused} codes that nobody used.")
    return lines


def _draw(page: _Page, rows: pd.DataFrame, labels: list[str], title: str) -> None:
    """One column of the figure: the axis with its points, and the words and numbers beside it."""
    at, size = _LAYOUT[page.width], _SIZE[page.width]
    top = 1 - 9 / page.height
    tall = page.row * len(rows) / page.height
    width = page.share * (at.ends - at.begins)
    axes = page.figure.add_axes((page.left + page.share * at.begins, top - tall, width, tall))
    lowest = float(np.nanmin(np.append(rows[["value", "ci_low", "transcript_ci_low"]].to_numpy(float), 0.0)))
    axes.set_xlim(min(-0.05, lowest - 0.05), 1.05)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
    axes.tick_params(axis="x", labelsize=size - 1, length=2, width=0.5)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_linewidth(0.5)
    for line, style in ((0, "-"), (1, ":")):
        axes.axvline(line, color=MUTED, linewidth=0.6, linestyle=style, zorder=0)
    _draw_points(axes, rows, size)
    for number, row in enumerate(rows.to_dict("records")):
        if pd.isna(row["value"]):
            text = _SHORT.get(row["reason"], row["reason"].replace("_", " "))
            axes.text(0.05, number, text, color=INK, va="center", fontsize=size)
    head, named = 1 - 5 / page.height, title if page.width == WIDE else title.split()[-1].capitalize()
    for x, text, align in ((0.01, "Code", "left"), (at.counts - 0.07, "any", "right"), (at.counts, "all", "right")):
        page.write(x, head, text, ha=align, va="baseline", fontweight="bold")
    page.write((at.begins + at.ends) / 2, head, named, ha="center", va="baseline", fontweight="bold")
    for number, (row, label) in enumerate(zip(rows.to_dict("records"), labels, strict=True)):
        y = top - page.row * (number + 0.5) / page.height
        page.write(0.01, y, label, ha="left", fontweight="bold" if row["summary"] else "normal")
        for x, name in ((at.counts - 0.07, "n_any"), (at.counts, "n_all")):
            page.write(x, y, _NOT_PRINTED if pd.isna(row[name]) else f"{int(row[name])}", ha="right")
        if pd.notna(row["value"]):
            page.write(0.99, y, f"{row['value']:.2f}".replace("-", "\u2212"), ha="right")


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
