"""Who speaks of what: segments of each participant of a group in each entry of the codebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from themetrail.codebook import Codebook
from themetrail.figure_page import Drawing, Page, fixed_style, line_height, save, text_width
from themetrail.report.figures.rows import (
    MOST_ROWS,
    Row,
    draw_cells,
    draw_legend,
    draw_names,
    most_mentioned,
    names_width,
    rows_of,
)
from themetrail.report.small_counts import hidden_in, told, without_participants
from themetrail.report.wording import printed_group, printed_label
from themetrail.report.words.language import words_of

_WIDEST_CELL = 7.0  # millimetres
_NARROWEST = 84.0  # a column of a journal
_GAP = 1.5  # millimetres between columns of different kinds


@dataclass(frozen=True)
class GroupCounts:
    """What a group's matrix shows: its parts of MATRIX and REPRESENTATIVENESS, and the labels of its participants.

    `elsewhere` are the participants who are in another group as well.
    """

    group: str
    matrix: pd.DataFrame
    representativeness: pd.DataFrame
    labels: dict[str, str]
    elsewhere: frozenset[str] = frozenset()

    @property
    def people(self) -> list[str]:
        """Participants in the order of their sheet."""
        return list(dict.fromkeys(self.matrix["participant_id"]))


def write_matrix(counts: GroupCounts, codebook: Codebook, page: Page, paths: list[str] | list[Path]) -> str:
    """Draw a group's theme-by-participant matrix into each of `paths`; returns its caption.

    Beside the cells stand n/N and the label of each entry, where the page counts participants.
    """
    people = counts.people
    table = counts.matrix.pivot(index="code_id", columns="participant_id", values="n_segments")
    table = table.reindex(index=codebook.in_order, columns=people).fillna(0).astype(int)
    entries = most_mentioned(list(table.index), (table > 0).sum(axis=1).to_dict(), codebook, MOST_ROWS)
    hidden = hidden_in(counts.representativeness, codebook.parents, page.suppress_below)
    bare = without_participants(counts.representativeness, hidden, codebook.parents, page.suppress_below)
    cells = np.where(np.array([entry in bare for entry in entries])[:, None], 0, table.loc[entries].to_numpy())
    beside = _beside(counts.representativeness, hidden, page)
    with fixed_style():
        names = names_width(entries, codebook, page, 0.42 * page.width)
        room = page.width - names - beside.width - 3 * _GAP
        cell = min(_WIDEST_CELL, room / max(len(people), 1))
        named = cell >= line_height(page.size)
        top = line_height(page.size) + 2 + (_highest_label(counts, page) if named else line_height(page.size))
        rows = rows_of(entries, codebook, page, names, top)
        left = names + _GAP
        right = left + cell * len(people)
        end = right + _GAP + beside.width
        drawing = Drawing(page, (rows[-1].top + rows[-1].height if rows else top) + 6, max(end + 1, _NARROWEST))
        draw_cells(drawing, rows, cells, left, cell)
        draw_names(drawing, rows, to=end)
        _name_columns(drawing, counts, left, cell, top, named=named)
        if page.counts:
            beside.draw(drawing, rows, right + _GAP, top)
        draw_legend(
            drawing,
            cells,
            1,
            drawing.height - page.foot - 3,
            words_of(page.language, page.style).say("figure_segments"),
        )
        caption = _caption(counts, len(table) - len(entries), len(table), page, named=named)
        title = _title(counts, page)
        save(drawing, paths, title, caption)
    return f"{title}. {caption}"


@dataclass(frozen=True)
class _Beside:
    """The columns n/N and label of each entry."""

    values: dict[str, tuple[str, str]]
    widths: tuple[float, float]
    head: str = ""  # of the labels

    @property
    def width(self) -> float:
        """What the columns take, in millimetres of the page."""
        return sum(self.widths) + (_GAP if self.widths[1] else 0)

    def draw(self, drawing: Drawing, rows: list[Row], left: float, top: float) -> None:
        """Write the heads and, beside each row, its count and label."""
        size = drawing.page.size - 1
        second = left + self.widths[0] + _GAP
        drawing.text(left, top - 2, "n/N", size=size, fontstyle="italic")
        if self.widths[1]:
            drawing.text(second, top - 2, self.head, size=size)
        for row in rows:
            share, label = self.values[row.code_id]
            drawing.text(left, row.middle, share, size=size)
            drawing.text(second, row.middle, label, size=size)


def _beside(representativeness: pd.DataFrame, hidden: Mapping[str, str], page: Page) -> _Beside:
    if not page.counts:
        return _Beside({}, (0, 0))
    words = words_of(page.language, page.style)
    values = {
        row.code_id: (
            f"{told(row.n_participants, hidden.get(row.code_id, ''), page.suppress_below)}/{row.n_total}",
            "–" if row.n_participants == 0 or row.code_id in hidden else printed_label(row.label, words),
        )
        for row in representativeness.itertuples()
    }
    labelled = any(representativeness["label"])
    if not labelled:
        values = {code_id: (share, "") for code_id, (share, _) in values.items()}
    size = page.size - 1
    shares = max((text_width(share, size) for share, _ in values.values()), default=0)
    labels = max((text_width(label, size) for _, label in values.values()), default=0)
    head = words.say("head_label")
    widths = (max(shares, text_width("n/N", size)), max(labels, text_width(head, size)) if labelled else 0)
    return _Beside(values, widths, head)


def _name_columns(drawing: Drawing, counts: GroupCounts, left: float, cell: float, top: float, *, named: bool) -> None:
    """The group above a line over its participants, and the label of each."""
    people, size = counts.people, drawing.page.size
    if not people:
        return
    right = left + cell * len(people)
    head = line_height(size)
    name = printed_group(counts.group)
    at = left if text_width(name, size, bold=True) > right - left else (left + right) / 2
    drawing.text(at, head / 2, name, fontweight="bold", ha="left" if at == left else "center")
    drawing.line((left, right), (head + 0.4, head + 0.4))
    if not named:
        drawing.text(
            left,
            top - 2,
            words_of(drawing.page.language, drawing.page.style).say("participants", len(people)),
            size=size - 1,
        )
        return
    for place, who in enumerate(people):
        drawing.text(left + (place + 0.5) * cell, top - 0.8, _label(counts, who), rotation=90, ha="center", va="bottom")


def _label(counts: GroupCounts, who: str) -> str:
    return counts.labels[who] + (" ◆" if who in counts.elsewhere else "")


def _highest_label(counts: GroupCounts, page: Page) -> float:
    return max((text_width(_label(counts, who), page.size) for who in counts.people), default=0) + 1


def _title(counts: GroupCounts, page: Page) -> str:
    return words_of(page.language, page.style).say("figure_matrix", group=printed_group(counts.group))


def _caption(counts: GroupCounts, left_out: int, of: int, page: Page, *, named: bool) -> str:
    words = words_of(page.language, page.style)
    said = [words.say("figure_matrix_cells", len(counts.people))]
    if page.counts:
        said.append(words.say("figure_counted"))
    if not named:
        said.append(words.say("figure_columns"))
    elif counts.elsewhere & set(counts.people):
        said.append(words.say("figure_elsewhere"))
    if page.suppress_below:
        said.append(words.say("figure_suppressed", below=page.suppress_below))
    if left_out:
        said.append(words.say("figure_left_out", n_left_out=left_out, of=of))
    return " ".join(said)


def groups_counted(
    matrix: pd.DataFrame, representativeness: pd.DataFrame, labels: dict[str, str], groups: list[str]
) -> list[GroupCounts]:
    """What the matrices of these groups show, from the tables of all."""
    members = matrix.groupby("group")["participant_id"].unique().to_dict()
    times = pd.Series([who for people in members.values() for who in people], dtype=object).value_counts()
    elsewhere = frozenset(times[times > 1].index)
    return [
        GroupCounts(
            group=group,
            matrix=matrix[matrix["group"] == group],
            representativeness=representativeness[representativeness["group"] == group],
            labels=labels,
            elsewhere=elsewhere,
        )
        for group in groups
    ]
