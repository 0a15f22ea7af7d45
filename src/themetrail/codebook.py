"""The codebook: themes, subthemes and codes as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.told_apart import check_told_apart
from themetrail.questions import questions_of

_PARENT_LEVELS = {"theme": ("",), "subtheme": ("theme",), "code": ("theme", "subtheme", "")}


@dataclass(frozen=True)
class Codebook:
    """A checked codebook. `table` has the columns of the contract `codebook`, in the order of the book."""

    table: pd.DataFrame

    @classmethod
    def from_table(cls, table: pd.DataFrame, file: str | None = None) -> Codebook:
        """Check that parents exist, levels nest (theme > subtheme > code) and nothing is its own ancestor.

        Raises StudyError with the row as counted in the sheet where the index holds it.
        """
        check_told_apart(table["code_id"], file)
        levels = dict(zip(table["code_id"], table["level"], strict=True))
        for row, code_id, parent, level in zip(
            table.index, table["code_id"], table["parent_id"], table["level"], strict=True
        ):
            wrong = partial(StudyError, file=file, row=int(row))
            if ";" in code_id:
                raise wrong("a code_id must not hold ';', which separates codes", column="code_id")
            if parent and parent not in levels:
                raise wrong("this parent is not in the codebook", column="parent_id")
            if levels.get(parent, "") not in _PARENT_LEVELS[level]:
                wanted = " or ".join(f"a {name}" if name else "nothing" for name in _PARENT_LEVELS[level])
                raise wrong(f"above a {level} there may stand {wanted}", column="parent_id")
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
        """The codes that may be offered for a segment: those of its question (empty: it answers none), and those that
        belong to none."""
        return [code for code in self.codes if not self.questions[code] or question in self.questions[code]]

    @cached_property
    def parents(self) -> dict[str, str]:
        """Parent of each code_id; empty at the top."""
        return dict(zip(self.table["code_id"], self.table["parent_id"], strict=True))

    @property
    def codes(self) -> list[str]:
        """The code_ids that coders apply (level `code`), in the order of the book."""
        return [code_id for code_id, level in self.levels.items() if level == "code"]

    def path(self, code_id: str) -> list[str]:
        """From the theme down to `code_id` itself."""
        path = [code_id]
        while self.parents[path[0]]:
            path.insert(0, self.parents[path[0]])
        return path

    def ancestor(self, code_id: str, level: str) -> str:
        """The theme or subtheme above `code_id` (or itself), or the empty string."""
        return next((step for step in self.path(code_id) if self.levels[step] == level), "")

    def codes_under(self, code_id: str) -> list[str]:
        """The codes in the branch of `code_id`, itself included where it is a code."""
        return [code for code in self.codes if code_id in self.path(code)]
