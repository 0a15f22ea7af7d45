"""A table as CSV, safe to open in a spreadsheet program."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from themetrail.contracts.report import REPORT_TABLE

_BEGINS_A_FORMULA = tuple("=+-@\t\r")


def write_csv(table: pd.DataFrame, path: str | Path) -> None:
    """Write the report table; a cell of text that a spreadsheet would take for a formula gets an apostrophe before it.

    After OWASP, "CSV Injection". The apostrophe is the sign by which spreadsheet programs know text.
    """
    safe = table.copy()
    for name in safe.select_dtypes(["str", "object"]).columns:
        safe[name] = [f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell for cell in safe[name]]
    REPORT_TABLE.write(safe, path)
