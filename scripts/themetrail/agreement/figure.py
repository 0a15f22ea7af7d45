"""The forest plot: each code's coefficient with its interval."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

INK = "#222222"
MUTED = "#8a8a8a"


def forest_plot(
    table: pd.DataFrame,
    *paths: str | Path,
    statistic: str = "alpha",
    level: str = "code",
    names: Mapping[str, str] | None = None,
    label: str = "Krippendorff's alpha",
) -> None:
    """Draw the codes of an agreement table with their intervals over segments, highest value first, into `paths`.

    SVG or PNG by each file's ending; the same table gives the same bytes. Codes without a value stand at the bottom
    with their reason.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = table[(table["scope"] == "all") & (table["level"] == level) & (table["statistic"] == statistic)]
    rows = rows[rows["summary"] == ""].sort_values("value", ascending=False, na_position="last", kind="stable")
    names = names or {}
    with rc_context({"svg.hashsalt": "themetrail", "svg.fonttype": "path", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(7, 1.2 + 0.28 * max(1, len(rows))), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        _draw_rows(axes, rows)
        axes.set_yticks(np.arange(len(rows)), [names.get(code, code) for code in rows["code_id"]])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlabel(label)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
        for path in map(Path, paths):
            metadata = {"Date": None} if path.suffix == ".svg" else {"Software": None}
            figure.savefig(path, dpi=150, metadata=metadata)


def _draw_rows(axes, rows: pd.DataFrame) -> None:
    """Points with intervals; a hollow point has none, a reason stands where there is no value."""
    place = np.arange(len(rows))
    value, low, high = (rows[name].to_numpy(float) for name in ("value", "ci_low", "ci_high"))
    has = ~np.isnan(low)
    axes.axvline(0, color=MUTED, linewidth=0.8)
    axes.axvline(1, color=MUTED, linewidth=0.8, linestyle=":")
    axes.hlines(place[has], low[has], high[has], color=INK, linewidth=1.4)
    axes.plot(value[has], place[has], "o", color=INK, markersize=5)
    axes.plot(value[~has], place[~has], "o", color=INK, markersize=5, markerfacecolor="white")
    for at in place[np.isnan(value)]:
        axes.text(0.02, at, rows["reason"].iloc[at].replace("_", " "), color=MUTED, va="center", fontsize=8)
    lowest = np.nanmin(np.append(np.concatenate([value, low]), 0.0))
    axes.set_xlim(min(-0.05, lowest - 0.05), 1.05)
