"""The changes of a codebook over the rounds: what each code that was given before is called today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from themetrail.rows import tuples_of

if TYPE_CHECKING:
    import pandas as pd

RENAMED, MERGED, SPLIT, DELETED = "renamed", "merged", "split", "deleted"
HEADING = "old_code_id,change,new_code_id"  # of the columns that a row needs


class Fate(NamedTuple):
    """What became of a code at the end of all changes: `change` is empty where nothing did.

    `codes` are what it is called today: one, none where it was deleted, or those that it may be after a split.
    """

    change: str
    codes: tuple[str, ...]

    @property
    def code(self) -> str:
        """The code of today that stands for it; empty where none does unless somebody decides."""
        return self.codes[0] if self.codes and self.change != SPLIT else ""


@dataclass(frozen=True)
class CodebookChanges:
    """The table of changes, followed forwards through chains (a is now b, b is now c), whatever its order.

    `steps` holds, by the code as it was, what was done with it and the codes that came of it. They lead in no circle.
    """

    steps: Mapping[str, Fate] = field(default_factory=dict)

    @classmethod
    def of(cls, table: pd.DataFrame) -> CodebookChanges:
        """From a checked table of changes (contract CODEBOOK_CHANGES)."""
        rows = tuples_of(table, "old_code_id", "change", "new_code_id")
        return cls({old: Fate(change, ids_in(new)) for old, change, new in rows})

    def now(self, code: str) -> Fate:
        """What a code that was given is today. The gravest change on its way names the fate.

        A code that was merged and then renamed is merged; one that was split, or came into a code that was, is split
        as long as any code is left of it.
        """
        if code not in self._fates:
            step = self.steps.get(code)
            if step is None:
                self._fates[code] = Fate("", (code,))
            else:
                ends = [self.now(new) for new in step.codes]
                codes = tuple(dict.fromkeys(one for end in ends for one in end.codes))
                on_the_way = {step.change, *(end.change for end in ends)} - {"", DELETED}
                gravest = next((change for change in (SPLIT, MERGED, RENAMED) if change in on_the_way), DELETED)
                self._fates[code] = Fate(gravest if codes else DELETED, codes)
        return self._fates[code]

    def successors(self, code: str) -> set[str]:
        """All codes that came of a code, today's and those between."""
        found: set[str] = set()
        queue = [code]
        while queue:
            step = self.steps.get(queue.pop())
            if step is not None:
                queue += [new for new in step.codes if new not in found]
                found |= set(step.codes)
        return found

    @property
    def codes(self) -> set[str]:
        """All codes that the table speaks of."""
        return {*self.steps, *(new for step in self.steps.values() for new in step.codes)}

    def circle(self, code: str) -> list[str]:
        """The way from a code back to itself, if the changes lead there; else nothing."""
        ways: dict[str, list[str]] = {code: [code]}
        queue = [code]
        while queue:
            here = queue.pop(0)
            for new in self.steps[here].codes if here in self.steps else ():
                if new == code:
                    return [*ways[here], code]
                if new not in ways:
                    ways[new] = [*ways[here], new]
                    queue.append(new)
        return []

    @cached_property
    def _fates(self) -> dict[str, Fate]:
        return {}


def ids_in(cell: str) -> tuple[str, ...]:
    """The code_ids in a cell, `;` between, each once."""
    return tuple(dict.fromkeys(one.strip() for one in cell.split(";") if one.strip()))


def row_of(old: str, change: str, new: str) -> str:
    """A row of the table as a sentence shows it, to be typed below HEADING."""
    return f"`{old},{change},{new}`"


def written(codes: Iterable[str]) -> str:
    """Codes as they stand in one cell."""
    return ";".join(codes)
