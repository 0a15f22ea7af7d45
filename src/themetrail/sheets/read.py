"""Read what people type into Excel or a text editor: TSV, CSV (comma, semicolon or tab) or XLSX, as strings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from themetrail.contracts.contract import Contract
from themetrail.contracts.errors import StudyError
from themetrail.office.brought_workbook import ERROR_VALUES, BroughtTable, read_document, read_workbook
from themetrail.office.worksheet import MOST_COLUMNS, column_letters
from themetrail.sheets.delimited import ROWS_OF_TITLE, column_name, rows_of_text
from themetrail.sheets.garbled import garbled_in
from themetrail.sheets.left_by_programs import files_in, meant_name
from themetrail.sheets.text_of_sheet import text_of_sheet

SHEET_ENDINGS = (".tsv", ".csv", ".xlsx")
NOT_READ = (".xls", ".xlsm", ".xlsb", ".ods", ".numbers")  # sheets all the same, which nobody should take for read
DATES = ("date", "withdrawn", "decided_at")  # columns in which a date is meant
_NEXT_LINE = "\x85"  # a line end of old mainframes, which is a garbled ... as often
_TOO_NARROW = re.compile("#{3,}")  # what a spreadsheet shows, and writes into CSV, where a column is too narrow


def find_sheet(stem: str | Path, also: tuple[str, ...] = ()) -> Path:
    """The sheet of this name, whichever of the endings it has, those that are read `also` among them.

    Raises StudyError where there is none, or two; a copy that a program made may be somebody's newer one, and counts.
    """
    stem = Path(stem)
    own, alike = _sheets_called(stem, also)
    found = [file for ending in (*SHEET_ENDINGS, *also) for file in own if file.suffix.lower() == ending]
    others = [file for file in own if file not in found] + alike
    if found and (twice := found[1:] + others):
        raise StudyError(f"this sheet is there twice, also as {twice[0].name}; keep one", file=found[0])
    if not found:
        endings = f".xlsx, .csv{''.join(f', {ending}' for ending in also)} or .tsv"
        raise StudyError(f"this sheet is missing ({endings}){_instead(others, stem)}", file=f"{stem}.xlsx")
    return found[0]


def sheet_if_any(stem: Path, also: tuple[str, ...] = ()) -> list[Path]:
    """The sheet of this name, or nothing where there is none. Raises StudyError where it is there twice, or unread."""
    return [find_sheet(stem, also)] if any(_sheets_called(Path(stem), also)) else []


def _sheets_called(stem: Path, also: tuple[str, ...]) -> tuple[list[Path], list[Path]]:
    """The sheets in a folder that bear this name; and those called as a copy of it, or nearly so."""
    kinds = (*SHEET_ENDINGS, *also, *NOT_READ)
    own, alike = list[Path](), list[Path]()
    for file in files_in(stem.parent):
        if file.suffix.lower() in kinds:
            if file.stem == stem.name:
                own.append(file)
            elif meant_name(file, kinds) == stem.name.casefold():
                alike.append(file)
    return own, alike


def _instead(others: list[Path], stem: Path) -> str:
    """What there is in the place of a sheet that is missing."""
    if not others:
        return ""
    ending = others[0].suffix.lower()
    if ending in NOT_READ:
        return f"; {others[0].name} cannot be read, save it as {stem.name}.xlsx"
    return f"; if {others[0].name} is the one that is meant, call it {stem.name}{ending}"


def read_sheet(
    path: str | Path,
    contract: Contract | None = None,
    *,
    optional: tuple[str, ...] = (),
    called: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """One sheet as a table of strings, its header in lower case with underscores; checked where a contract is given.

    Columns that are optional in the contract, or named in `optional`, may be absent and are then added, empty; `called`
    says which column another heading means. Empty rows are left out, and the index keeps the row as the researcher
    counts it (the header is row 1). Raises StudyError naming file, row and column.
    """
    path = Path(path)
    if not path.exists():
        raise StudyError("this file is missing", file=path)
    optional = (*optional, *(contract.optional if contract else ()))
    called = called or {}
    known = {*optional, *(contract.columns if contract else ()), *called}
    brought = table_brought(path, known)
    above = next((place for place, cells in enumerate(brought.rows) if any(cell.strip() for cell in cells)), None)
    if above is None:
        raise StudyError("this file is empty; it needs at least a header row", file=path)
    _check_header_is_first(brought.rows, above, known, path)
    header = _header(brought.rows[above], above + 1, path, called)
    body, numbers = [], []
    for number, cells in enumerate(brought.rows[above + 1 :], start=above + 2):
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        check_cells(cells, header, path, number)
        body.append(cells[: len(header)] + [""] * (len(header) - len(cells)))
        numbers.append(number)
    sheet = pd.DataFrame(body, columns=header, index=pd.Index(numbers, name="row"), dtype="str")
    _check_not_turned(sheet, brought, known, path)
    sheet = sheet.loc[:, [name for name in header if name]]
    for name in optional:
        if name not in sheet.columns:
            _check_not_misspelt(name, [column for column in sheet.columns if column not in known], path, above + 1)
            sheet[name] = ""
    return sheet if contract is None else _checked(sheet, contract, path)


def table_brought(path: Path, known: set[str], *, outline: bool = False) -> BroughtTable:
    """The rows of a sheet as they stand in it, titles and empty rows too.

    Only in an `outline` cells may be merged, and spaces before them say how far they are set in.
    """
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return read_workbook(path, may_merge=outline)
    if path.suffix.lower() == ".ods":  # of a coder; a sheet of the study itself is looked for by SHEET_ENDINGS
        return read_document(path)
    return BroughtTable(rows_of_text(text_of_sheet(path), known, path, set_in=outline))


def _check_header_is_first(rows: list[list[str]], first: int, known: set[str], path: Path) -> None:
    """Raise StudyError where a title stands above the header."""
    names = [len({column_name(cell) for cell in cells} & known) for cells in rows[first : first + ROWS_OF_TITLE]]
    if names[0] == 0 and max(names) > 1:
        raise StudyError(
            f"the header must be the first row, and row {first + 1 + names.index(max(names))} looks like it; delete the"
            " rows above it",
            file=path,
            row=first + 1,
        )


def _header(cells: list[str], row: int, path: Path, called: Mapping[str, str]) -> list[str]:
    """The names of the columns, which may be `called` otherwise in the file; empty where a column has none."""
    header = [called.get(name, name) for name in map(column_name, cells)]
    while header and not header[-1]:
        header.pop()
    if len(header) > MOST_COLUMNS:
        raise StudyError(f"this sheet has more than {MOST_COLUMNS} columns; delete what is not needed", file=path)
    repeated = {name for name in header if name and header.count(name) > 1}
    if repeated:
        first = sorted(repeated)[0]
        places = " and ".join(column_letters(place) for place, name in enumerate(header) if name == first)
        raise StudyError(f"the columns {places} have the same heading; give each its own", file=path, row=row)
    return header


def check_cells(cells: list[str], header: list[str], path: Path, row: int) -> None:
    """Every cell belongs to a column that has a name, and none is what a spreadsheet shows in place of a content."""
    if any(cells[len(header) :]):
        raise StudyError(
            f"this row has {len(cells)} cells, the header has {len(header)}; put a cell that holds the delimiter into"
            " quotation marks, and give each column a heading",
            file=path,
            row=row,
        )
    nameless = None
    if "" in header:
        nameless = next((place for place, cell in enumerate(cells) if cell and not header[place]), None)
    if nameless is not None:
        letters = column_letters(nameless)
        raise StudyError(f"something stands in column {letters}, which has no heading; give it one", file=path, row=row)
    together = "".join(cells)
    if not together.isascii():
        _check_not_garbled(cells, header, path, row)
    if "#" not in together:
        return
    place = next((n for n, cell in enumerate(cells) if cell in ERROR_VALUES or _TOO_NARROW.fullmatch(cell)), None)
    if place is not None:
        raise StudyError(
            "a spreadsheet program wrote an error value here in the place of what was typed; type it again",
            file=path,
            row=row,
            column=header[place],
        )


def _check_not_garbled(cells: list[str], header: list[str], path: Path, row: int) -> None:
    """Raise StudyError where an accented letter became two signs: as such, nobody's name is recognised anywhere."""
    for place, cell in enumerate(cells):
        if any(cell[at] != _NEXT_LINE for at in garbled_in(cell)):
            raise StudyError(
                "characters here were garbled before the file was saved (an accented letter became two signs, or a"
                " replacement mark); type them again here and wherever else this happened, and save the sheet as 'CSV"
                " UTF-8' or as XLSX",
                file=path,
                row=row,
                column=header[place],
            )


def _check_not_turned(sheet: pd.DataFrame, brought: BroughtTable, known: set[str], path: Path) -> None:
    """Raise StudyError where Excel made a date or a rounded number of an id or of words that somebody typed.

    A column that holds nothing but dates was meant so; in a column of texts a date was a text, such as 3-4.
    """
    dates_in = Counter(place for _, place in brought.dates)
    width = sheet.shape[1]
    texts_in = {place: (sheet.iloc[:, place] != "").sum() > n for place, n in dates_in.items() if place < width}
    again = "; format the column as text and type it again"
    for row, place in sorted(brought.dates | brought.rounded):
        name = sheet.columns[place] if place < width else ""
        if not name or row not in sheet.index or name in DATES:
            continue
        if (row, place) in brought.rounded:
            what = "Excel made a number of what was typed here, and changed it"
            raise StudyError(what + again, file=path, row=row, column=name)
        if name in known or texts_in[place]:
            what = "Excel made a date or a time of what was typed here"
            raise StudyError(what + again, file=path, row=row, column=name)


def _check_not_misspelt(name: str, unknown: list[str], path: Path, row: int) -> None:
    """Raise StudyError where a column that may be absent is there under a name that is nearly right."""
    near = get_close_matches(name, unknown, n=1, cutoff=0.85)
    if near:
        raise StudyError(f"the column {near[0]!r} is unknown; did you mean {name!r}?", file=path, row=row)


def _checked(sheet: pd.DataFrame, contract: Contract, path: Path) -> pd.DataFrame:
    """The sheet through its contract, with errors in the rows of the file."""
    numbers = list(sheet.index)
    blank_as_missing = {name: "" for name, column in contract.columns.items() if not column.is_text}
    typed = sheet.replace(blank_as_missing, pd.NA) if blank_as_missing else sheet
    checked = contract.check(typed, file=path, rows=numbers)
    checked.index = pd.Index(numbers, name="row")
    return checked
