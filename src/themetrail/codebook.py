"""The codebook: themes, subthemes and codes as a tree of any depth, of which coders apply some entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.told_apart import check_told_apart
from themetrail.questions import questions_of

_PARENT_LEVELS = {"theme": ("",), "subtheme": ("theme",), "code": ("theme", "subtheme", "code", "")}
_MOST_TOLD = 25  # rows that one sentence names


@dataclass(frozen=True)
class Codebook:
    """A checked codebook. `table` has the columns of the contract `codebook`, in the order of the book."""

    table: pd.DataFrame

    @classmethod
    def from_table(cls, table: pd.DataFrame, file: str | None = None) -> Codebook:
        """Check that parents exist, levels nest (theme > subtheme > code > code ...) and nothing is its own ancestor.

        Raises StudyError with all rows that are wrong, as counted in the sheet where the index holds them.
        """
        check_told_apart(table["code_id"], file)
        wrong = list(_wrong_rows(table))
        if wrong:
            (row, column, what), *others = wrong
            named = [f"row {n}, column {where!r}: {why}" for n, where, why in others[: _MOST_TOLD - 1]]
            if more := len(others) - len(named):
                named.append(f"{more} more, told once these are put right")
            what += f". Also wrong in the codebook: {'; '.join(named)}" if named else ""
            raise StudyError(what, file=file, row=row, column=column)
        return cls(table.reset_index(drop=True))

    @cached_property
    def levels(self) -> dict[str, str]:
        """Level of each code_id."""
        return dict(zip(self.table["code_id"], self.table["level"], strict=True))

    @cached_property
    def names(self) -> dict[str, str]:
        """Name of each code_id."""
        return dict(zip(self.table["code_id"], self.table["name"], strict=True))

    @cached_property
    def questions(self) -> dict[str, frozenset[str]]:
        """The questions that each code_id belongs to; empty where it belongs to all of the talk."""
        return questions_of(self.table)

    def offered(self, question: str) -> list[str]:
        """The codes that are offered for a segment: those of the question that it answers and those that belong to
        none; all where it answers no question of a survey (empty)."""
        own = self.questions
        return [code for code in self.codes if not question or not own[code] or question in own[code]]

    @cached_property
    def parents(self) -> dict[str, str]:
        """Parent of each code_id; empty at the top."""
        return dict(zip(self.table["code_id"], self.table["parent_id"], strict=True))

    @cached_property
    def children(self) -> dict[str, list[str]]:
        """The entries directly below each code_id that has some, in the order of the book."""
        children: dict[str, list[str]] = {}
        for code_id, parent in self.parents.items():
            if parent:
                children.setdefault(parent, []).append(code_id)
        return children

    @cached_property
    def codes(self) -> list[str]:
        """The code_ids that coders may apply, in the order of the book, whatever their level."""
        return applied_entries(self.table)

    @cached_property
    def codable_parents(self) -> list[str]:
        """The code_ids that coders may apply and that have others below them."""
        return [code_id for code_id in self.codes if code_id in self.children]

    @cached_property
    def in_order(self) -> list[str]:
        """All code_ids, each below its parent, as a book may list them in any order."""
        place = {code_id: number for number, code_id in enumerate(self.levels)}
        return sorted(self.levels, key=lambda code_id: [place[step] for step in self.path(code_id)])

    def with_branches_together(self) -> Codebook:
        """The same codebook with each entry below its parent, as people read it."""
        place = {code_id: number for number, code_id in enumerate(self.in_order)}
        return Codebook(self.table.sort_values("code_id", key=lambda ids: ids.map(place), ignore_index=True))

    def path(self, code_id: str) -> list[str]:
        """From the top down to `code_id` itself."""
        path = [code_id]
        while self.parents[path[0]]:
            path.insert(0, self.parents[path[0]])
        return path

    def depth(self, code_id: str) -> int:
        """How many entries stand above `code_id`."""
        return len(self.path(code_id)) - 1

    def ancestor(self, code_id: str, level: str) -> str:
        """The theme or subtheme above `code_id` (or itself), or the empty string."""
        return next((step for step in self.path(code_id) if self.levels[step] == level), "")

    def codes_under(self, code_id: str) -> list[str]:
        """What coders may apply in the branch of `code_id`, itself included where it is of that."""
        return [code for code in self.codes if code_id in self.path(code)]


def applied_entries(table: pd.DataFrame) -> list[str]:
    """The code_ids of a table of the codebook that coders may apply: what `codable` says, and where it says nothing
    those of the level `code`."""
    said = table["codable"] if "codable" in table.columns else [""] * len(table)
    return [
        code_id
        for code_id, level, codable in zip(table["code_id"], table["level"], said, strict=True)
        if codable == "yes" or (not codable and level == "code")
    ]


def _wrong_rows(table: pd.DataFrame) -> Iterator[tuple[int, str, str]]:
    """Row, column and what is wrong there."""
    levels = dict(zip(table["code_id"], table["level"], strict=True))
    parents = dict(zip(table["code_id"], table["parent_id"], strict=True))
    for row, code_id, parent, level in zip(
        table.index, table["code_id"], table["parent_id"], table["level"], strict=True
    ):
        if ";" in code_id:
            yield int(row), "code_id", "a code_id must not hold ';', which separates codes"
        if parent and parent not in levels:
            yield int(row), "parent_id", "this parent is not in the codebook"
        elif levels.get(parent, "") not in _PARENT_LEVELS[level]:
            wanted = " or ".join(f"a {name}" if name else "nothing" for name in _PARENT_LEVELS[level])
            yield int(row), "parent_id", f"above a {level} there may stand {wanted}"
        elif _stands_in_a_circle(code_id, parents):
            yield int(row), "parent_id", "this code stands below itself; give it, or one of those above it, another"


def _stands_in_a_circle(code_id: str, parents: dict[str, str]) -> bool:
    """Whether whoever climbs from an entry to its parents comes back to it."""
    passed, step = {code_id}, parents.get(code_id, "")
    while step and step not in passed:
        passed.add(step)
        step = parents.get(step, "")
    return step == code_id
