"""The sheet on which researchers say what became of codes that coders were given: renamed, merged, split, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CODEBOOK_CHANGES
from themetrail.sheets.read import read_sheet

_NEEDED = ("old_code_id", "change")


def changes_as_typed(file: str | Path) -> pd.DataFrame:
    """The sheet as it was filled in, with all its columns; the index holds the rows of the file.

    Raises StudyError where it cannot be read or a column is missing; what stands in the cells is not checked.
    """
    table = read_sheet(file, optional=tuple(name for name in CODEBOOK_CHANGES.columns if name not in _NEEDED))
    for name in _NEEDED:
        if name not in table.columns:
            raise StudyError(
                f"the column {name!r} is missing; {CODEBOOK_CHANGES.name} have the columns"
                f" {', '.join(CODEBOOK_CHANGES.columns)}",
                file=file,
            )
    table = table[list(CODEBOOK_CHANGES.columns)]
    return table.assign(change=table["change"].str.casefold())


def read_changes(files: Sequence[str | Path]) -> pd.DataFrame:
    """CODEBOOK_CHANGES of the sheet, or no row where a study has none. Raises StudyError."""
    if not files:
        return CODEBOOK_CHANGES.empty()
    table = changes_as_typed(files[0])
    return CODEBOOK_CHANGES.check(table, file=files[0], rows=list(table.index))
