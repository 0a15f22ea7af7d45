"""Where in a workbook a text stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable


def cells_with(content: bytes, holds: Callable[[str], bool]) -> list[str]:
    """Places ("sheet 2, cell C14") of the workbook's cells and comments of which `holds` is true.

    Sheets are numbered, not named, since a sheet's name may be what was found. Empty where it is no readable workbook.
    """
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(io.BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError):
        return []
    places = []
    for number, sheet in enumerate(workbook.worksheets, start=1):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and holds(cell.value):
                    places.append(f"sheet {number}, cell {cell.coordinate}")
                if cell.comment is not None and holds(cell.comment.text or ""):
                    places.append(f"sheet {number}, comment on cell {cell.coordinate}")
    return places
