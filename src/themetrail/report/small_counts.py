"""Small counts that are not to be printed, and those from which they could be computed.

A count of 1 to k - 1 participants is hidden. A parent's count is hidden too where it and the counts that are shown
below it would narrow a hidden one: whoever is counted at a parent is counted at one of its children or at itself alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf

import pandas as pd

SMALL, DERIVED = "small", "derived"  # below k, and hidden because a small one could be computed from it


@dataclass(frozen=True)
class _Tree:
    """Counts of entries and what is hidden of them. `alone`: who is counted at an entry and at nothing below it."""

    counts: Mapping[str, int]
    alone: Mapping[str, int]
    parents: Mapping[str, str]
    below: int
    hidden: dict[str, str]

    @cached_property
    def children(self) -> dict[str, list[str]]:
        """The entries right below each, and under the empty id those at the top."""
        children: dict[str, list[str]] = {}
        for code_id in self.counts:
            children.setdefault(self.parents.get(code_id, ""), []).append(code_id)
        return children

    def most(self, code_id: str) -> float:
        """The most that a reader takes a count for, from its own cell."""
        return {SMALL: self.below - 1, DERIVED: inf}.get(self.hidden.get(code_id, ""), self.counts[code_id])

    def fewest(self, code_id: str) -> float:
        """The fewest that it can be, from its own cell or, where that is empty, from those above and beside it."""
        if code_id not in self.hidden:
            return self.counts[code_id]
        return 1 if self.hidden[code_id] == SMALL else max(1, self.fewest_by_parent(code_id))

    def fewest_by_parent(self, code_id: str) -> float:
        """The fewest that it can be, as who is counted at its parent is counted at it, beside it, or there alone."""
        parent = self.parents.get(code_id, "")
        if parent not in self.counts:
            return 1
        at_parent = self.alone.get(parent, 0)
        others: float = self.below - 1 if 0 < at_parent < self.below else at_parent
        others += sum(self.most(child) for child in self.children[parent] if child != code_id)
        return self.fewest(parent) - others

    def fewest_alone(self, code_id: str) -> float:
        """The fewest that are counted at an entry and at nothing below it, by its own count and those below it."""
        return self.fewest(code_id) - sum(self.most(child) for child in self.children.get(code_id, []))

    def nearest_shown(self, code_id: str) -> str:
        """The nearest entry above whose count is shown."""
        above = self.parents[code_id]
        return above if above not in self.hidden else self.nearest_shown(above)


def hidden_counts(
    counts: Mapping[str, int], alone: Mapping[str, int], parents: Mapping[str, str], below: int
) -> dict[str, str]:
    """Which entries hide their counts, by code_id: SMALL or DERIVED. `alone`: who is counted at an entry and at nothing
    below it, where coders apply entries that have others below them. Nothing is hidden where `below` is 0."""
    small = [code_id for code_id, n in counts.items() if 0 < n < below]
    tree = _Tree(counts, alone, parents, below, dict.fromkeys(small, SMALL))
    for code_id in small:
        while tree.fewest_by_parent(code_id) > 1:
            tree.hidden[tree.nearest_shown(code_id)] = DERIVED
    for code_id in _few_alone(alone, below):
        while tree.fewest_alone(code_id) > 1:
            tree.hidden[tree.nearest_shown(code_id) if code_id in tree.hidden else code_id] = DERIVED
    return tree.hidden


def _few_alone(alone: Mapping[str, int], below: int) -> list[str]:
    """The entries at which few are counted that are counted at nothing below it."""
    return [code_id for code_id, n in alone.items() if 0 < n < below]


def hidden_in(counts: pd.DataFrame, parents: Mapping[str, str], below: int) -> dict[str, str]:
    """Which entries of a group hide their counts (`hidden_counts`); `counts` are its rows of REPRESENTATIVENESS."""
    return hidden_counts(_numbers(counts, "n_participants"), _numbers(counts, "n_alone"), parents, below)


def without_participants(
    counts: pd.DataFrame, hidden: Mapping[str, str], parents: Mapping[str, str], below: int
) -> set[str]:
    """The entries of which it is not shown which participants mention them: those that hide their counts, those that
    few mention alone, and all above these. Who is at a parent and at none of the others below it is at the hidden one.
    """
    found = set()
    for code_id in (*hidden, *_few_alone(_numbers(counts, "n_alone"), below)):
        while code_id and code_id not in found:
            found.add(code_id)
            code_id = parents.get(code_id, "")
    return found


def _numbers(counts: pd.DataFrame, column: str) -> dict[str, int]:
    return dict(zip(counts["code_id"], counts[column].fillna(0).astype(int), strict=True))


def told(n: int, why: str, below: int) -> str:
    """A count as it is printed; `why` it is hidden, empty where it is not."""
    return {SMALL: f"<{below}", DERIVED: "–"}.get(why, str(n))


def without_hidden(
    table: pd.DataFrame, hidden: Mapping[str, str], below: int, unnamed: Collection[str] = ()
) -> pd.DataFrame:
    """The rows of a report table without what is hidden and what it could be computed from: share, label, who was
    quoted and where. A number of those who mention an entry alone is left out where it is small, too. `unnamed` are
    segments that do not say whose they are in any row (`theme_rows.unnamed_segments`)."""
    table = table.assign(suppressed=[hidden.get(code_id, "") for code_id in table["code_id"]])
    here = table["suppressed"] != ""
    small_alone = here | ((table["n_alone"] > 0) & (table["n_alone"] < below)).fillna(value=False).astype(bool)
    table.loc[small_alone, "n_alone"] = pd.NA
    table.loc[here, ["n_participants", "share"]] = pd.NA
    table.loc[here, "label"] = ""
    table.loc[here | table["segment_id"].isin(unnamed), ["participant", "segment_id"]] = ""
    return table
