"""How many participants mention each entry of the codebook, group beside group."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pandas as pd
from matplotlib.collections import PolyCollection

from themetrail.codebook import Codebook
from themetrail.figure_page import Drawing, Page, fixed_style, line_height, save, text_width, wrapped
from themetrail.report.figures.rows import MOST_ROWS, Row, draw_names, most_mentioned, names_width, rows_of
from themetrail.report.small_counts import hidden_in, told
from themetrail.report.wording import printed_group
from themetrail.report.words.language import words_of
from themetrail.words_in_print import Words

_NARROWEST = 17.0  # millimetres of a group's column
_WIDEST = 50.0
_GAP = 2.0
_TRACK, _BAR = "#EFEFEF", "#23689F"


class _Counted(NamedTuple):
    """Participants who mention an entry, of how many, and why the count is not shown."""

    n: int
    total: int
    hides: str

    def printed(self, below: int) -> str:
        """n/N as it is printed where counts `below` this are not shown."""
        return f"{told(self.n, self.hides, below)}/{self.total}"


def write_representativeness(
    representativeness: pd.DataFrame, codebook: Codebook, page: Page, paths: list[str] | list[Path]
) -> str:
    """Draw the table of the contract REPRESENTATIVENESS into each of `paths`; returns the caption.

    A column per group holds bars from none to all of its participants, with n/N behind them. Of more groups than a
    page has room for, the first are drawn, and the caption says so.
    """
    groups = list(dict.fromkeys(representativeness["group"]))
    mentions = representativeness.groupby("code_id")["n_participants"].sum().to_dict()
    entries = most_mentioned(codebook.in_order, mentions, codebook, MOST_ROWS)
    numbers = _numbers(representativeness, codebook, page)
    with fixed_style():
        names = names_width(entries, codebook, page, 0.42 * page.width)
        room = page.width - names - 1
        shown = groups[: max(1, int(room / (_NARROWEST + _GAP)))]
        column = min(_WIDEST, room / max(len(shown), 1) - _GAP)
        heads = [wrapped(printed_group(group), column, page.size, 3, bold=True) for group in shown]
        top = line_height(page.size) * max((len(lines) for lines in heads), default=1) + 2
        rows = rows_of(entries, codebook, page, names, top)
        drawing = Drawing(page, (rows[-1].top + rows[-1].height if rows else top) + 2)
        end = names + len(shown) * (column + _GAP)
        draw_names(drawing, rows, to=end)
        for place, (group, lines) in enumerate(zip(shown, heads, strict=True)):
            left = names + _GAP + place * (column + _GAP)
            for number, line in enumerate(lines):
                drawing.text(left, line_height(page.size) * (number + 0.5), line, fontweight="bold")
            _draw_bars(drawing, rows, {code_id: numbers[group, code_id] for code_id in entries}, left, column)
        words, of = words_of(page.language, page.style), len(codebook.levels)
        caption = _caption(groups, shown, words, left_out=of - len(entries), of=of)
        title = words.say("figure_representativeness")
        save(drawing, paths, title, caption)
    return f"{title}. {caption}"


def _numbers(representativeness: pd.DataFrame, codebook: Codebook, page: Page) -> dict[tuple[str, str], _Counted]:
    """By group and entry, who mentions it of how many, and why that is not shown, as in the group's table."""
    numbers = {}
    for group, counts in representativeness.groupby("group", sort=False):
        hidden = hidden_in(counts, codebook.parents, page.suppress_below)
        for row in counts.itertuples():
            why = hidden.get(row.code_id, "")
            numbers[str(group), row.code_id] = _Counted(row.n_participants, row.n_total, why)
    return numbers


def _draw_bars(drawing: Drawing, rows: list[Row], numbers: dict[str, _Counted], left: float, column: float) -> None:
    size = drawing.page.size - 1
    page = drawing.page
    longest = max((text_width(counted.printed(page.suppress_below), size) for counted in numbers.values()), default=0)
    track = column - longest - 1
    tracks, bars = [], []
    for row in rows:
        n, total, hides = counted = numbers[row.code_id]
        half = min(1.1, row.height / 3)
        low, high = row.middle - half, row.middle + half
        tracks.append([(left, low), (left + track, low), (left + track, high), (left, high)])
        if n and not hides:
            end = left + track * n / total
            bars.append([(left, low), (end, low), (end, high), (left, high)])
        drawing.text(left + column, row.middle, counted.printed(page.suppress_below), size=size, ha="right")
    drawing.axes.add_collection(PolyCollection(tracks, facecolors=_TRACK, edgecolors="none"))
    drawing.axes.add_collection(PolyCollection(bars, facecolors=_BAR, edgecolors="none"))


def _caption(groups: list[str], shown: list[str], words: Words, *, left_out: int, of: int) -> str:
    said = [words.say("figure_bars")]
    if len(shown) < len(groups):
        said.append(words.say("figure_first_groups", shown=len(shown), of=len(groups)))
    if left_out:
        said.append(words.say("figure_left_out", n_left_out=left_out, of=of))
    return " ".join(said)
