"""The cells of a survey's file, row by row, whichever kind of table it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from themetrail.contracts.errors import StudyError
from themetrail.ingest.encoding import decode
from themetrail.ingest.source import Source
from themetrail.ingest.survey.cells import heading_of
from themetrail.office.brought_workbook import BroughtTable, read_workbook
from themetrail.office.worksheet import column_letters
from themetrail.sheets.delimited import ROWS_OF_TITLE, rows_of_text

ENDINGS = (".csv", ".tsv", ".xlsx")
_IMPORT_ID = '{"ImportId"'  # of the third row of Qualtrics' exports
_SUB_HEADINGS = {"response", "open-ended response", "antwort", "offene antwort", "réponse", "réponse libre"}


@dataclass(frozen=True)
class Grid:
    """The rows of a file, the first of the file first, and the cells (row from 1, column from 0) that Excel turned
    into a date or a rounded number."""

    rows: list[list[str]]
    dates: set[tuple[int, int]] = field(default_factory=set)
    rounded: set[tuple[int, int]] = field(default_factory=set)

    def row(self, number: int) -> list[str]:
        """The cells of a row, from 1; none where the file ends before it."""
        return self.rows[number - 1] if 0 < number <= len(self.rows) else []


def read_grid(source: Source, expected: Collection[str] = (), titles: int | None = None) -> Grid:
    """The cells of a CSV, TSV or XLSX file; `expected` headings tell the delimiter.

    In as many rows from above as are `titles` cells may be merged; anywhere where that is not known yet. Raises
    StudyError, without words or the file's name, where it cannot be read whole.
    """
    if source.path.suffix.lower() not in ENDINGS:
        raise source.problem(f"a survey's file is a table ({', '.join(ENDINGS)}); save it as one of these")
    content = source.content()
    try:
        if source.path.suffix.lower() == ".xlsx":
            brought = read_workbook(source.path, may_merge=titles is None, titles=titles or 0)
        else:
            brought = BroughtTable(rows_of_text(decode(source, content)[0], expected))
    except StudyError as problem:
        if problem.row is None:
            raise source.problem(problem.what) from None
        column = f", column {problem.column}" if problem.column else ""
        raise source.problem(problem.what, f"row {problem.row}{column}") from None
    return Grid(brought.rows, brought.dates, brought.rounded)


def header_row(grid: Grid) -> int:
    """Which row holds the headings: the first that is filled at least half as far as the widest of those above.

    A title, merged over the columns or not, fills one cell or two.
    """
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in grid.rows[:ROWS_OF_TITLE]]
    enough = max(2, (max(filled, default=0) + 1) // 2)
    return next((number for number, count in enumerate(filled, start=1) if count >= enough), 1)


def first_answers(grid: Grid, header: int) -> int:
    """The first row with answers: below Qualtrics' rows of wordings and import ids, and SurveyMonkey's of kinds."""
    for number in (header + 1, header + 2):
        if any(is_import_id(cell) for cell in grid.row(number)):
            return number + 1
    below = {heading_of(cell).casefold() for cell in grid.row(header + 1)} - {""}
    return header + 2 if below and below <= _SUB_HEADINGS else header + 1


def is_import_id(cell: str) -> bool:
    """Whether this is a cell of the row by which Qualtrics knows its columns again."""
    return cell.replace(" ", "").startswith(_IMPORT_ID)


def places_said(places: Collection[tuple[int, int]], most: int = 12) -> str:
    """Cells for a message, as a spreadsheet names them: `B7, C9 and 3 more`."""
    listed = [f"{column_letters(column)}{row}" for row, column in sorted(places)]
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more
