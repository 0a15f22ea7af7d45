"""The sheet on which people choose quotations, or a copy of the sheet of candidates in which they marked some."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from themetrail.contracts.quotations import CHOSEN_QUOTATIONS, QUOTATION_CHOICES
from themetrail.contracts.report import unguarded
from themetrail.faults import Faults
from themetrail.rows import tuples_of
from themetrail.sheets.read import read_sheet

_MARKS = {"x", "yes", "y", "1", "ja", "oui", "✓", "✔"}
_NO_MARKS = {"", "no", "n", "0", "nein", "non", "-", "–"}


def read_choices(files: Sequence[str | Path]) -> tuple[pd.DataFrame, int]:
    """The chosen rows of the sheet (CHOSEN_QUOTATIONS), or none where a study has no sheet, and how many rows of
    candidates are not chosen.

    Raises StudyError where the sheet cannot be read, or with every row on which it is not clear whether it is chosen.
    """
    if not files:
        return CHOSEN_QUOTATIONS.empty(), 0
    file = files[0]
    may_lack = tuple(name for name in QUOTATION_CHOICES.columns if name not in ("group", "code_id", "segment_id"))
    typed = read_sheet(file, optional=tuple(name for name in may_lack if name != "chosen"))
    marked = "chosen" in typed.columns
    for name in typed.columns:  # a cell of candidates.csv that a spreadsheet program would take for a formula
        typed[name] = typed[name].map(unguarded)
    typed["order"] = typed["order"].str.removesuffix(".0").replace("", pd.NA)
    typed["confirmed"] = typed["confirmed"].str.casefold()
    sheet = QUOTATION_CHOICES.check(typed, file=file, rows=list(typed.index)).assign(source_row=list(typed.index))
    chosen = _chosen(sheet, file) if marked else pd.Series(data=True, index=sheet.index)
    return CHOSEN_QUOTATIONS.check(sheet[chosen], file=file), int((~chosen).sum())


def _chosen(sheet: pd.DataFrame, file: str | Path) -> pd.Series:
    """Which rows are chosen: those with a mark."""
    faults, chosen = Faults(file), []
    for mark, order, row in tuples_of(sheet, "chosen", "order", "source_row"):
        mark = mark.strip().casefold()
        if mark not in _MARKS | _NO_MARKS:
            faults.add("this is no mark; write x or yes for what is chosen, or nothing", row=row, column="chosen")
        elif mark in _NO_MARKS and not pd.isna(order):
            faults.add("this row has an order and is not marked as chosen; write x, or delete the order", row=row)
        chosen.append(mark in _MARKS)
    faults.stop_if_any()
    return pd.Series(chosen, index=sheet.index, dtype="bool")
