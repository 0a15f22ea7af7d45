"""Where in a workbook a text stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from themetrail.audit.gate.places import FILE, Place


def text_cells(content: bytes) -> Iterator[tuple[Place, str]]:
    """Place and text of each cell and comment of a workbook; none where it cannot be read.

    Sheets are numbered, not named, since a sheet's name may be what was found.
    """
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(io.BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError):
        return
    for number, sheet in enumerate(workbook.worksheets, start=1):
        of_sheet = FILE.then("sheet", number)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    yield of_sheet.then("cell", cell.coordinate), cell.value
                if cell.comment is not None:
                    yield of_sheet.then("comment", cell.coordinate), cell.comment.text or ""
