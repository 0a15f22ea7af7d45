"""What may stand in one column of a table: its type, whether a cell may be empty, and which values are right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from themetrail.contracts.ids import id_of

TOO_MANY_DIGITS = 19  # a whole number of so many may be too large for 64 bits
UNTIL = "until "  # before the last day on which something holds


def last_day(cell: str) -> date | None:
    """The day in `until YYYY-MM-DD`; None where the cell says something else."""
    if not cell.startswith(UNTIL):
        return None
    try:
        return date.fromisoformat(cell.removeprefix(UNTIL).strip())
    except ValueError:
        return None


@dataclass(frozen=True)
class Column:
    """One column. `kind` is the type of its cells in pandas: `str`, `Int64` or `float64`.

    A required text is not the empty string and, where `choices` are given, one of them; a required number is not
    missing. `low` and `high` bound numbers, both included. An `optional` column may be absent, and is then empty. In a
    column of ids (`is_id`) a name that is written with blanks becomes the id that stands for it. Where it
    `may_end`, `until YYYY-MM-DD` is right beside the choices.
    """

    kind: str
    required: bool = True
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    about: str | None = None
    optional: bool = False
    is_id: bool = False
    may_end: bool = False

    @property
    def is_text(self) -> bool:
        """Whether the cells are strings."""
        return self.kind == "str"

    def read(self, cells: pd.Series) -> pd.Series:
        """The cells of a column of numbers, strings as they stand in a file: where a number is missing, nothing stands.

        Whole numbers without a sign, and without one that is missing, become numbers here, much faster than in pandas.
        """
        if self.kind == "Int64":
            written = cells.tolist()
            together = "".join(written)
            if together.isascii() and together.isdigit() and all(written) and max(map(len, written)) < TOO_MANY_DIGITS:
                return pd.Series(np.fromiter(map(int, written), "int64", len(written)), cells.index, dtype="Int64")
        return cells.replace("", pd.NA)

    def typed(self, cells: pd.Series, *, no_gaps: bool = False) -> tuple[pd.Series, pd.Series | None]:
        """The cells in this column's type, and which of them are not of it (None: all are).

        A column of strings without gaps is what it should be: all that is read from a file has `no_gaps`.
        """
        if self.is_text:
            whole = cells.dtype == "str" and (no_gaps or not cells.hasnans)
            texts = cells if whole else cells.fillna("").astype("str")
            written = texts.tolist() if self.is_id else []
            ids = list(map(id_of, written))
            return (texts if ids == written else pd.Series(ids, texts.index, dtype="str")), None
        if cells.dtype == self.kind:
            return cells, None
        if cells.dtype == "int64":  # whole numbers of 64 bits without a gap
            return cells.astype(self.kind), None
        values = pd.to_numeric(cells, errors="coerce")
        wrong = values.isna() & cells.notna()
        if self.kind == "Int64":
            wrong |= values.notna() & ((values % 1 != 0) | (values.abs() >= 2.0**63))
        return (values, wrong) if wrong.any() else (values.astype(self.kind), None)

    def wrong(self, cells: pd.Series) -> tuple[str, pd.Series] | None:
        """What is wrong with some of the cells, and with which of them; None where nothing is."""
        if self._all_right(cells):
            return None
        for what, wrong in self._rules(cells):
            if wrong.any():
                return what, wrong
        return None

    def _all_right(self, cells: pd.Series) -> bool:
        """Whether nothing is wrong, which is seen much faster than what is."""
        if self.is_text:
            if not self.choices:
                return not self.required or "" not in cells.tolist()
            return {*self.choices, *(() if self.required else ("",))}.issuperset(cells.tolist())
        values = cells.to_numpy("float64", na_value=np.nan)
        return not (
            (self.required and np.isnan(values).any())
            or (self.low is not None and (values < self.low).any())
            or (self.high is not None and (values > self.high).any())
        )

    def _rules(self, cells: pd.Series) -> list[tuple[str, pd.Series]]:
        if self.is_text:
            if self.choices:
                allowed = self.choices if self.required else (*self.choices, "")
                wrong = ~cells.isin(allowed)
                ends = ""
                if self.may_end:
                    wrong &= cells.map(last_day).isna()
                    ends = ", or until and a date, such as until 2028-12-31"
                return [(f"must be one of: {', '.join(self.choices)}{ends}", wrong)]
            return [("must not be empty", cells == "")] if self.required else []
        rules = [("must not be missing", cells.isna())] if self.required else []
        if self.low is not None:
            rules.append((f"must be {self.low} or more", (cells < self.low).fillna(value=False)))
        if self.high is not None:
            rules.append((f"must be {self.high} or less", (cells > self.high).fillna(value=False)))
        return rules


def text(
    *,
    required: bool = True,
    choices: tuple[str, ...] = (),
    about: str | None = None,
    optional: bool = False,
    may_end: bool = False,
) -> Column:
    """A column of strings; `required` forbids the empty string, `choices` lists what may stand there; one that is
    `optional` may be absent, and is never required. `may_end`: `until YYYY-MM-DD` is a choice too."""
    return Column("str", required and not optional, choices, about=about, optional=optional, may_end=may_end)


def ident(*, about: str | None = None, optional: bool = False) -> Column:
    """A column of ids as people write them, with blanks or without."""
    return Column("str", not optional, about=about, optional=optional, is_id=True)


def integer(*, required: bool = True, minimum: int | None = 0, about: str | None = None) -> Column:
    """A column of whole numbers; where not `required`, an empty cell is missing."""
    return Column("Int64", required, low=minimum, about=about)


def number(*, low: float | None = None, high: float | None = None) -> Column:
    """A column of numbers; an empty cell is missing."""
    return Column("float64", required=False, low=low, high=high)


def flag(*, about: str | None = None) -> Column:
    """A column of yes/no, written `yes` and `no`."""
    return text(choices=("yes", "no"), about=about)
