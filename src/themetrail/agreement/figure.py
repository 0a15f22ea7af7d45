"""The forest plot: each code's coefficient with its interval."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from themetrail.agreement.coefficients import titled

INK = "#222222"
MUTED = "#8a8a8a"
ROWS_IN_A_COLUMN = 60  # more codes stand in further columns, as a figure that long could not be read
LONGEST_NAME = 60  # characters


def forest_plot(
    table: pd.DataFrame,
    *paths: str | Path,
    statistic: str = "alpha",
    level: str = "code",
    names: Mapping[str, str] | None = None,
    parents: Collection[str] = (),
) -> None:
    """Draw the codes of an agreement table with their intervals over segments, highest value first, into `paths`.

    SVG or PNG by each file's ending; the same table gives the same bytes. Codes without a value stand at the bottom
    with their reason; of very many codes they are counted by reason. `parents` are those with others
    below them, of which it says that they were compared themselves.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = table[(table["scope"] == "all") & (table["level"] == level) & (table["statistic"] == statistic)]
    rows = rows[rows["summary"] == ""].sort_values("value", ascending=False, na_position="last", kind="stable")
    names = _shown_names(rows, names or {}, parents)
    unnamed = _reasons_counted(rows) if len(rows) > ROWS_IN_A_COLUMN else ""
    if unnamed:
        rows = rows[rows["value"].notna()]
    columns = [rows[at : at + ROWS_IN_A_COLUMN] for at in range(0, max(1, len(rows)), ROWS_IN_A_COLUMN)]
    height = 1.2 + 0.28 * max(1, len(columns[0]))
    with rc_context({"svg.hashsalt": "themetrail", "svg.fonttype": "path", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(7 * len(columns), height + (0.3 if unnamed else 0)), layout="constrained")
        FigureCanvasAgg(figure)
        panels = figure.subplots(1, len(columns), squeeze=False)[0]
        for axes, part in zip(panels, columns, strict=True):
            _draw_column(axes, part, titled(statistic), names, lowest=_lowest(rows), places=len(columns[0]))
        if unnamed:
            figure.suptitle(f"Without a value: {unnamed}", fontsize=9, color=MUTED)
        for path in map(Path, paths):
            metadata = {"Date": None} if path.suffix == ".svg" else {"Software": None}
            figure.savefig(path, dpi=150, metadata=metadata)


def _shown_names(rows: pd.DataFrame, names: Mapping[str, str], parents: Collection[str]) -> dict[str, str]:
    return {code: f"{_cut(names.get(code, code))}{' (itself)' if code in parents else ''}" for code in rows["code_id"]}


def _reasons_counted(rows: pd.DataFrame) -> str:
    """How many codes have no value, by reason."""
    counts = rows.loc[rows["value"].isna(), "reason"].value_counts(sort=False)
    return ", ".join(f"{n} {reason.replace('_', ' ')}" for reason, n in counts.items())


def _lowest(rows: pd.DataFrame) -> float:
    return float(np.nanmin(np.append(rows[["value", "ci_low"]].to_numpy(float), 0.0)))


def _draw_column(axes, rows: pd.DataFrame, label: str, names: Mapping[str, str], lowest: float, places: int) -> None:
    """One column of codes; `places` is how many the longest column has."""
    _draw_rows(axes, rows)
    axes.set_yticks(np.arange(len(rows)), [names[code] for code in rows["code_id"]])
    axes.set_ylim(places - 0.4, -0.6)
    axes.set_xlim(min(-0.05, lowest - 0.05), 1.05)
    axes.set_xlabel(label)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


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
