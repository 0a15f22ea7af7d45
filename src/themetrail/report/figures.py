"""Two figures: which participants speak of which themes, and where new codes stop coming. The same data give the same
bytes, as SVG (its labels are text) and as PNG."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.ticker import MaxNLocator

from themetrail.codebook import Codebook
from themetrail.colours import colours_of, ink_on, tinted
from themetrail.report.wording import printed_group

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType

_STYLE: dict[RcKeyType, object] = {
    "svg.hashsalt": "themetrail",
    "svg.fonttype": "none",
    # Only the one that matplotlib brings: the others in its list ("Vera", "Geneva") may be names of participants.
    "font.sans-serif": ["DejaVu Sans"],
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 9,
    "axes.unicode_minus": False,
}
_CELL = 0.3  # inches
_NUMBERED = 0.2  # inches: narrower cells have no number
_NAMED = 0.13  # inches: narrower columns have no participant's label
_WIDEST = 60.0  # inches; where more participants would not fit, cells are narrower
_WIDEST_CURVE = 12.0  # inches
_MOST_ROWS = 100  # a figure of more could not be read
_CLIP = 46  # characters of a label


def write_matrix(
    matrix: pd.DataFrame,
    codebook: Codebook,
    labels: dict[str, str],
    group: str,
    paths: list[str] | list[Path],
    mark: str = "",
) -> None:
    """Draw one group's theme-by-participant matrix of segments into each of `paths` (.svg, .png).

    `matrix` is the group's part of the contract `MATRIX`, `labels` the participants' labels, `mark` what stands above a
    provisional figure. Each cell holds the number of segments; the depth of its colour repeats it.
    """
    people = list(dict.fromkeys(matrix["participant_id"]))
    counted = matrix.pivot(index="code_id", columns="participant_id", values="n_segments")
    counted = counted.reindex(index=_entries(codebook), columns=people)
    entries = _entries_shown(counted, codebook)
    counts = counted.loc[entries].to_numpy(dtype=int)
    cell = _width_of_cell(people)
    longest = max((len(labels[who]) for who in people), default=0) if _columns_are_named(people) else 0
    left = 0.35 + 0.078 * max(len(_indented(codebook, code_id)) for code_id in entries) if entries else 1.0
    top = (0.75 if mark else 0.5) + 0.078 * longest
    height = _CELL * max(len(entries), 1)
    with _fixed_style():
        figure = Figure(figsize=(max(left + cell * len(people) + 0.2, 5.2), top + height + 0.15))
        axes = figure.add_axes(_place(figure, left, 0.15, cell * max(len(people), 1), height))
        colours = colours_of(codebook)
        fills = _fills(counts, [colours[code_id] for code_id in entries])
        if people and entries and cell < _NUMBERED:
            _draw_bands(axes, fills)
        elif people and entries:
            axes.pcolormesh(fills, edgecolors="#BBBBBB", linewidth=0.3)
            _number_cells(axes, counts, fills)
        _label_matrix(axes, entries, people, labels, codebook, left)
        title = f"Segments per theme and participant: {printed_group(group)}"
        if left_out := len(counted) - len(entries):
            title += f" ({left_out} of {len(counted)} not shown: see matrix.csv)"
        _head(figure, title, mark)
        _save(figure, paths)


def write_saturation(saturation: pd.DataFrame, paths: list[str] | list[Path], mark: str = "") -> None:
    """Draw codes so far (line) and new codes (bars) per transcript, one panel per group, into each of `paths`.

    `saturation` is the table of the contract `SATURATION`. A group with one transcript has no curve and is named below.
    """
    sizes = saturation.groupby("group", sort=False).size()
    drawn, single = list(sizes[sizes > 1].index), list(sizes[sizes == 1].index)
    width = min(max((0.55 * sizes[group] for group in drawn), default=3.0), _WIDEST_CURVE)
    with _fixed_style():
        figure = Figure(figsize=(max(5.5, 1.4 + width), 0.9 + 2.6 * max(len(drawn), 1) + 0.3))
        panels = figure.subplots(max(len(drawn), 1), 1, squeeze=False)[:, 0]
        for axes, group in zip(panels, drawn, strict=False):
            _draw_saturation(axes, saturation[saturation["group"] == group], group)
        if not drawn:
            panels[0].axis("off")
            none = "No group has two transcripts that coders have read."
            panels[0].text(0.5, 0.5, "Saturation was not assessed." if saturation.empty else none, ha="center")
        if single:
            names = ", ".join(printed_group(group) for group in single)
            figure.text(0.02, 0.02, f"One transcript only, so no curve: {names}.", fontsize=8)
        figure.subplots_adjust(
            left=0.9 / figure.get_figwidth(),
            right=1 - 0.25 / figure.get_figwidth(),
            top=1 - 0.85 / figure.get_figheight(),
            bottom=0.6 / figure.get_figheight(),
            hspace=0.75,
        )
        _head(figure, "New codes per transcript, in the order of collection", mark)
        _save(figure, paths)


def _entries(codebook: Codebook) -> list[str]:
    """Themes, subthemes and codes, each below its parent."""
    place = {code_id: position for position, code_id in enumerate(codebook.levels)}
    return sorted(codebook.levels, key=lambda code_id: tuple(place[step] for step in codebook.path(code_id)))


def _entries_shown(counted: pd.DataFrame, codebook: Codebook) -> list[str]:
    """All entries; of very many those that somebody mentioned, codes of the most participants before others.

    `counted` has a row per entry, in order, and a column per participant. Themes and subthemes come before codes.
    """
    if len(counted) <= _MOST_ROWS:
        return list(counted.index)
    mentions = (counted > 0).sum(axis=1)
    mentioned = [code_id for code_id in counted.index if mentions[code_id]]
    ranked = sorted(mentioned, key=lambda code_id: (codebook.levels[code_id] == "code", -mentions[code_id]))
    shown = set(ranked[:_MOST_ROWS])
    return [code_id for code_id in mentioned if code_id in shown]


def _fills(counts: np.ndarray, colours: list[str]) -> list[list[tuple]]:
    """The colour of each cell. Its depth is relative to its own row, so that small counts show beside large sums."""
    rows = []
    for of_entry, colour in zip(counts.tolist(), colours, strict=True):
        deepest = max([*of_entry, 1])
        shades = {n: tinted(colour, 0.25 + 0.75 * n / deepest) if n else (1.0, 1.0, 1.0) for n in set(of_entry)}
        rows.append([shades[n] for n in of_entry])
    return rows


def _number_cells(axes, counts: np.ndarray, fills: list[list[tuple]]) -> None:
    for row, of_entry in enumerate(counts.tolist()):
        for column, count in enumerate(of_entry):
            if count:
                ink = ink_on(fills[row][column])
                axes.text(column + 0.5, row + 0.52, str(count), ha="center", va="center", fontsize=8, color=ink)


def _draw_bands(axes, fills: list[list[tuple]]) -> None:
    """The cells of a wide matrix: those of one row and colour are one path, not thousands that no program opens."""
    paths, colours = [], []
    for row, of_entry in enumerate(fills):
        for colour in dict.fromkeys(of_entry):
            left = np.array([column for column, fill in enumerate(of_entry) if fill == colour])
            paths.append(_rectangles(left, row, left + 1, row + 1))
            colours.append(colour)
    axes.add_collection(PathCollection(paths, facecolors=colours, edgecolors="#BBBBBB", linewidths=0.3))


def _rectangles(left: np.ndarray, bottom: float, right: np.ndarray, top: np.ndarray | float) -> Outline:
    """Rectangles as one path."""
    sides = np.broadcast_arrays(left, bottom, right, top)
    x0, y0, x1, y1 = (side.astype(float) for side in sides)
    corners = np.stack([np.stack([x0, x1, x1, x0], axis=1), np.stack([y0, y0, y1, y1], axis=1)], axis=2)
    return Outline.make_compound_path_from_polys(corners)


def _label_matrix(
    axes, entries: list[str], people: list[str], labels: dict[str, str], codebook: Codebook, left: float
) -> None:
    """Participants above, entries to the left in `left` inches, a line above each theme."""
    axes.set_xlim(0, max(len(people), 1))
    axes.set_ylim(max(len(entries), 1), 0)
    axes.xaxis.tick_top()
    if _columns_are_named(people):
        axes.set_xticks([column + 0.5 for column in range(len(people))], [labels[who] for who in people], rotation=90)
    else:
        axes.set_xticks([len(people) / 2], [f"{len(people):,} participants, in the order of their sheet"])
    names = [_indented(codebook, code_id) for code_id in entries]
    axes.set_yticks([row + 0.5 for row in range(len(entries))], names, ha="left")
    axes.tick_params(length=0, pad=4)
    axes.yaxis.set_tick_params(pad=(left - 0.12) * 72)
    for name, code_id in zip(axes.get_yticklabels(), entries, strict=True):
        name.set_fontweight("bold" if codebook.levels[code_id] == "theme" else "normal")
        name.set_fontstyle("italic" if codebook.levels[code_id] == "subtheme" else "normal")
    for row, code_id in enumerate(entries):
        if codebook.levels[code_id] == "theme":
            axes.axhline(row, color="#333333", linewidth=0.9)
    for side in axes.spines.values():
        side.set_linewidth(0.9)


def _draw_saturation(axes, rows: pd.DataFrame, group: str) -> None:
    places, few = list(range(1, len(rows) + 1)), len(rows) <= 40
    new_codes = rows["n_new_codes"].to_numpy(dtype=int)
    if few:
        axes.bar(places, new_codes, width=0.6, color="#56B4E9", label="new codes")
        for place, new in zip(places, new_codes, strict=True):
            axes.annotate(str(new), (place, 0), xytext=(0, 2), textcoords="offset points", ha="center", fontsize=8)
    axes.plot(
        places,
        rows["n_codes_so_far"].astype(int),
        color="#333333",
        marker="o",
        markersize=4 if few else 0,
        label="codes so far",
    )
    if not few:  # all bars in one path
        left = np.array(places) - 0.3
        bars = _rectangles(left, 0, left + 0.6, new_codes)
        axes.add_patch(PathPatch(bars, color="#56B4E9", linewidth=0, label="new codes"))
    step = max(1, len(rows) // 40)
    axes.set_xticks(places[::step], list(rows["transcript_id"])[::step], rotation=90 if len(rows) > 8 else 0)
    axes.set_xlim(0.4, len(rows) + 0.6)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(0, 1.12 * max(int(rows["n_codes_so_far"].max()), 1))
    axes.set_ylabel("Codes")
    axes.set_title(f"{printed_group(group)} ({len(rows)} transcripts)", loc="left", fontsize=9)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=8, loc="lower right", bbox_to_anchor=(1, 1), ncols=2)


def _head(figure: Figure, title: str, mark: str) -> None:
    height = figure.get_figheight()
    figure.text(0.12 / figure.get_figwidth(), 1 - 0.28 / height, title, fontsize=11, fontweight="bold")
    if mark:
        figure.text(0.12 / figure.get_figwidth(), 1 - 0.5 / height, mark, fontsize=8, color="#8A1C00")


def _width_of_cell(people: list[str]) -> float:
    return min(_CELL, _WIDEST / max(len(people), 1))


def _columns_are_named(people: list[str]) -> bool:
    return _width_of_cell(people) >= _NAMED


def _place(figure: Figure, left: float, bottom: float, width: float, height: float) -> tuple:
    """A place in inches as shares of the figure."""
    across, up = figure.get_size_inches()
    return left / across, bottom / up, width / across, height / up


def _indented(codebook: Codebook, code_id: str) -> str:
    """The name of an entry as the figure shows it: indented by its depth, cut where it is very long."""
    name = codebook.names[code_id]
    return "\u2003" * (len(codebook.path(code_id)) - 1) + (name if len(name) <= _CLIP else f"{name[: _CLIP - 1]}…")


@contextmanager
def _fixed_style() -> Iterator[None]:
    """Matplotlib's own defaults, whatever a person has configured, with ours on top."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        yield


def _save(figure: Figure, paths: list[str] | list[Path]) -> None:
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        metadata = {"Date": None, "Creator": None} if path.suffix == ".svg" else {"Software": None}
        figure.savefig(path, dpi=200, metadata=metadata)
