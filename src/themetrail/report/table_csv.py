"""A table as CSV, safe to open in a spreadsheet program."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from themetrail.contracts.contract import Contract
from themetrail.contracts.report import guarded


def write_csv(table: pd.DataFrame, path: str | Path, contract: Contract) -> None:
    """Write the table; a cell of text that a spreadsheet would take for a formula gets an apostrophe before it.

    `contracts.report.unguarded` takes it off again.
    """
    safe = table.copy()
    for name in safe.select_dtypes(["str", "object"]).columns:
        safe[name] = list(map(guarded, safe[name]))
    contract.write(safe, path)
