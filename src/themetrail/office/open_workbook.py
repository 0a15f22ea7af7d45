"""The one door through which a workbook is opened to be read, whoever brought it and whatever is read of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from themetrail.contracts.errors import StudyError
from themetrail.office.workbook_guard import NOT_OPENED, check_archive, why_unreadable


@contextmanager
def opened_workbook(path: str | Path, *, results: bool) -> Iterator[Any]:
    """A workbook of openpyxl whose rows are read as they come; `cells_of` and `values_of` give them.

    Where a cell holds a formula, it gives the result of it that was saved last (`results`), or the formula. Raises
    StudyError where it cannot be read, which may show only while its rows are read.
    """
    import openpyxl  # slow to load, and many sheets are text

    try:
        with zipfile.ZipFile(path) as archive:
            check_archive(archive, path)
        book = openpyxl.load_workbook(path, read_only=True, data_only=results, keep_links=False)
        try:
            if not book.worksheets:
                raise StudyError(
                    "this workbook has no sheet of cells; put the table on one and save it again", file=path
                )
            yield book
        finally:
            book.close()
    except NOT_OPENED:
        raise StudyError(why_unreadable(path), file=path) from None
