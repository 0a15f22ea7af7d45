"""The columns of a list that somebody returned: what stands in one of them is read, or told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd

from themetrail.contracts.errors import StudyError


def check_columns(path: str | Path, table: pd.DataFrame, known: Collection[str], read: str) -> None:
    """Raise StudyError at the first row in which something stands in a column that is not read; `read` says what is."""
    for what, row in faults_in_columns(table, known, read):
        raise StudyError(what, file=path, row=row)


def faults_in_columns(table: pd.DataFrame, known: Collection[str], read: str) -> Iterator[tuple[str, int]]:
    """The rows in which something stands in a column that is not read, each with what is wrong.

    A column is named by its place, since its heading may be a person's words.
    """
    for place, name in enumerate(table.columns, start=1):
        if name in known:
            continue
        for row in table.index[table[name].str.strip() != ""]:
            yield (
                f"something stands in the {_ordinal(place)} column with a heading, which is not read ({read} is); move"
                " it into a column that is, or delete it",
                int(row),
            )


def _ordinal(place: int) -> str:
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
