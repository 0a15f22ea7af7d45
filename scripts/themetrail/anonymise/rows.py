"""Rows of a table as tuples of plain Python values."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd


def rows_of(table: pd.DataFrame, *columns: str) -> Iterator[tuple]:
    """The rows of a table with these columns; several times faster than `itertuples` where there are strings."""
    return zip(*(table[column].tolist() for column in columns), strict=True)
