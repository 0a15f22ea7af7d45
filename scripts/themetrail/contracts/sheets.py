"""Read what people type into Excel or a text editor: TSV, CSV (comma, semicolon or tab) or XLSX, as strings."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pandas as pd

from themetrail.contracts.contract import Contract
from themetrail.contracts.delimited import column_name, rows_of_text
from themetrail.contracts.errors import StudyError
from themetrail.contracts.text_of_sheet import text_of_sheet
from themetrail.contracts.worksheet import MOST_COLUMNS, values_of

SHEET_ENDINGS = (".tsv", ".csv", ".xlsx")


def find_sheet(stem: Path) -> Path:
    """The sheet of this name, whichever of the endings it has. Raises StudyError where there is none, or two."""
    found = [file for ending in SHEET_ENDINGS if (file := Path(f"{stem}{ending}")).exists()]
    if not found:
        raise StudyError("this sheet is missing (.tsv, .csv or .xlsx)", file=f"{stem}.tsv")
    if len(found) > 1:
        raise StudyError(f"this sheet is there twice, also as {found[1].name}; keep one", file=found[0])
    return found[0]


def read_sheet(path: str | Path, contract: Contract | None = None, *, optional: tuple[str, ...] = ()) -> pd.DataFrame:
    """One sheet as a table of strings, its header in lower case with underscores; checked where a contract is given.

    Columns named in `optional` may be absent and are then added, empty. Empty rows are left out, and the index keeps
    the row as the researcher counts it (the header is row 1). Raises StudyError naming file, row and column.
    """
    path = Path(path)
    if not path.exists():
        raise StudyError("this file is missing", file=path)
    known = {*optional, *(contract.columns if contract else ())}
    is_workbook = path.suffix.lower() in (".xlsx", ".xlsm")
    rows = _xlsx_rows(path) if is_workbook else rows_of_text(text_of_sheet(path), known, path)
    if not rows:
        raise StudyError("this file is empty; it needs at least a header row", file=path)
    header = [column_name(cell) for cell in rows[0]]
    repeated = {name for name in header if name and header.count(name) > 1}
    if repeated:
        raise StudyError(f"the column {sorted(repeated)[0]!r} stands twice in the header", file=path, row=1)
    body, numbers = [], []
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            raise StudyError(f"this row has {len(cells)} cells, the header has {len(header)}", file=path, row=number)
        body.append([cell.strip() for cell in cells[: len(header)]] + [""] * (len(header) - len(cells)))
        numbers.append(number)
    sheet = pd.DataFrame(body, columns=header, index=pd.Index(numbers, name="row"), dtype="str")
    sheet = sheet.loc[:, [name for name in header if name]]
    for name in optional:
        if name not in sheet.columns:
            sheet[name] = ""
    return sheet if contract is None else _checked(sheet, contract, path)


def _checked(sheet: pd.DataFrame, contract: Contract, path: Path) -> pd.DataFrame:
    """The sheet through its contract, with errors in the rows of the file."""
    numbers = list(sheet.index)
    blank_as_missing = {name: "" for name, column in contract.columns.items() if not column.is_text}
    typed = sheet.replace(blank_as_missing, pd.NA) if blank_as_missing else sheet
    try:
        checked = contract.check(typed, file=path)
    except StudyError as problem:
        row = None if problem.row is None else numbers[problem.row - 2]
        raise StudyError(problem.what, file=problem.file, row=row, column=problem.column) from None
    checked.index = pd.Index(numbers, name="row")
    return checked


def _xlsx_rows(path: Path) -> list[list[str]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        cells = [[_cell_text(cell) for cell in row] for row in values_of(book.worksheets[0])]
        book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError):
        raise StudyError("this is not a readable XLSX file; open it in Excel and save it again", file=path) from None
    if cells and len(cells[0]) > MOST_COLUMNS:
        raise StudyError(f"this sheet has more than {MOST_COLUMNS} columns; delete what is not needed", file=path)
    while cells and not any(cells[-1]):
        cells.pop()
    return cells


def _cell_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if hasattr(cell, "isoformat"):
        return cell.isoformat()[:10] if not getattr(cell, "hour", 0) else cell.isoformat()
    return str(cell)
