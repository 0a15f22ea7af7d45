"""Read a coding sheet that a coder has filled in: every cell is as it was issued, a mark, or an error that names it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from themetrail.coding.returned import Aside, GivenToCoder, Mark, Returned
from themetrail.coding.same_text import plain
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.issued_rows import IssuedRows
from themetrail.coding.sheets.issued_sheet import notes_issued, texts_issued
from themetrail.coding.sheets.returned_file import ELSEWHERE, ReturnedFile
from themetrail.coding.sheets.row_marks import RowMarks
from themetrail.coding.sheets.sheet_text import fact_in, facts_in, open_exported
from themetrail.coding.sheets.split_form import SPLIT
from themetrail.coding.sheets.workbook import (
    Opened,
    beyond_texts,
    cell_text,
    faults_on_pages,
    open_workbook,
    typed_text,
)
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.whole_number import whole_number

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")  # anything else is a remark that somebody wrote there
_LOCKED = (form.SEGMENT, form.TURN, form.SPEAKER, form.TEXT)
_BESIDE_CODES = (form.WORDS, form.UNSURE, form.QUOTE)  # sheets of the first form were issued without
_WHERE = f"into the column {form.MEMO} of the sheet {form.CODING!r}, codes into its columns for codes"


def is_coding_workbook(file: ReturnedFile) -> bool:
    """Whether a workbook has the page to code, or others that were issued with it."""
    pages = {form.CODING, form.READ_ME, form.ISSUE, form.CODEBOOK}
    return bool(pages & set(_as_issued(file).sheets))


def is_coding_page(file: ReturnedFile) -> bool:
    """Whether a text is the page to code as somebody exported it."""
    return file.opened(open_exported) is not None


def read_coding_workbook(file: ReturnedFile, frame: GivenToCoder, faults: Faults) -> Returned:
    """The marks in a filled-in workbook: see `read_coding_sheet`."""
    opened = _as_issued(file)
    if SPLIT in opened.sheets:
        what = "this is a list of split codes; move it into the round's folder 'split', and put back what was coded"
        raise StudyError(what, file=file.path)
    if form.CODING not in opened.sheets:
        raise StudyError(
            f"the page {form.CODING!r} of this coding sheet is missing, or is there more than once under other names",
            file=file.path,
        )
    return read_coding_sheet(file.path, opened, frame, faults)


def read_coding_page(file: ReturnedFile, frame: GivenToCoder, faults: Faults) -> Returned:
    """The marks in the page of one that was exported as text: see `read_coding_sheet`."""
    opened = file.opened(open_exported)
    assert opened is not None, "only what `is_coding_page` knows is read here"
    return read_coding_sheet(file.path, opened, frame, faults)


def _as_issued(file: ReturnedFile) -> Opened:
    """The workbook with its one coding page called as it was issued, whatever somebody has called it since."""
    opened = file.opened(open_workbook).without_summary()
    tables = [title for title, rows in opened.sheets.items() if _has_headings(rows)]
    return opened if form.CODING in opened.sheets or len(tables) != 1 else opened.renamed({tables[0]: form.CODING})


def _has_headings(rows: list[list]) -> bool:
    headings = {form.SEGMENT, form.TURN, form.SPEAKER, form.TEXT, form.SEEN, form.MEMO}
    return any(headings <= set(_headings(cells)) for cells in rows[: form.HEADER_ROW + 18])


def _headings(cells: list) -> list[str]:
    """What the cells of a row mean as headings, in whichever language they stand."""
    return [form.heading_meant(" ".join(typed_text(cell).split())) for cell in cells]


def _pages_called_as_issued(opened: Opened, beyond: Mapping[str, Callable[[list[list]], list[str]]]) -> Opened:
    """The workbook with other pages, too, called as they were issued where all of what they hold was issued there."""
    names: dict[str, str] = {}
    for title, rows in opened.sheets.items():
        if title not in beyond and any(cells for cells in rows):
            missing = (name for name in beyond if name not in opened.sheets and name not in names.values())
            found = next((name for name in missing if not beyond[name](rows)), None)
            names |= {title: found} if found else {}
    return opened.renamed(names)


def read_coding_sheet(path: str | Path, opened: Opened, frame: GivenToCoder, faults: Faults) -> Returned:
    """The marks in a filled-in coding sheet, opened, of the coder and round of `frame`.

    Rows of segments that are missing, as in a copy of what a filter showed, are no fault: such segments are not seen.
    Puts into `faults`, with its rows, whatever may not be: a segment that is unknown or repeated, an unknown code, a
    formula in a cell, an answer that is none, or something that was written where nothing is read: over what was
    issued, beside or below the table, on another sheet, in a comment or a drawing. Raises StudyError where the sheet is
    another coder's or another round's, or has no table.
    """
    issued = texts_issued(path, frame, _check_identity(path, opened.sheets, frame))
    beyond = {title: beyond_texts(texts) for title, texts in issued.items()}
    opened = _pages_called_as_issued(opened, beyond).without_notes(notes_issued(frame))
    for what in faults_on_pages(opened, form.CODING, beyond, where=_WHERE):
        faults.add(what)
    rows = opened.sheets[form.CODING]
    with faults.noted():
        header, columns = _header(path, rows, issued.get(form.CODING, []), faults)
        with faults.noted():
            _check_sorted_whole(path, opened, columns)
        return _Table(path, frame, columns, faults).read(rows[header + 1 :], header + 2)
    return Returned(str(path), [], 0, 0)  # it has no table, which is one of its faults


class _Table:
    """The rows of one coding sheet below its headings, read one by one."""

    def __init__(self, path: str | Path, frame: GivenToCoder, columns: dict[str, int], faults: Faults) -> None:
        self._path, self._frame, self._columns, self._faults = path, frame, columns, faults
        self._marks, self._as_issued = RowMarks(frame, faults), IssuedRows(frame)
        self._within = set(columns.values())
        self._first_row: dict[str, int] = {}
        self._asides: list[Aside] = []
        self._unmarked = self._renamed = self._repeated = 0

    def read(self, rows: list[list], first: int) -> Returned:
        """All that stands in them; `first` is the number of the first row."""
        marks = [mark for number, cells in enumerate(rows, start=first) for mark in self._row(number, cells)]
        found = self._first_row
        if not found and not self._faults:
            raise StudyError("there is no row with a segment in this sheet; return the issued one", file=self._path)
        missing = [segment_id for segment_id in self._frame.arms if segment_id not in found]
        return Returned(
            str(self._path),
            marks,
            len(found),
            self._unmarked,
            changed_texts=self._renamed,
            repeated=self._repeated,
            without_row=missing,
            asides=self._asides,
        )

    def _row(self, number: int, cells: list) -> list[Mark]:
        row, unread = self._texts(number, cells)
        segment_id = row[form.SEGMENT]
        if not segment_id:
            if not unread:
                self._check_context(number, row)
            return []
        problem = self._frame.problem_with(segment_id)
        if problem is None and segment_id in self._first_row:
            problem = f"this segment stands in row {self._first_row[segment_id]} already; keep one of the two rows"
        if problem:
            self._faults.add(problem, row=number, column=form.SEGMENT)
            return []
        self._first_row[segment_id] = number
        if not unread & set(_LOCKED):
            fault, but_for_names = self._as_issued.fault_beside(segment_id, row)
            if fault:
                self._faults.add(fault[1], row=number, column=fault[0])
            self._renamed += but_for_names
        read = self._marks.of(number, row, {name: cells[i] for name, i in self._columns.items() if i < len(cells)})
        self._repeated += read.repeated
        self._unmarked += not read.marks
        self._asides += read.asides
        return read.marks

    def _texts(self, number: int, cells: list) -> tuple[dict[str, str], set[str]]:
        """The texts of a row by their headings, and the headings of cells that cannot be read."""
        row, unread = dict.fromkeys(self._columns, ""), set()
        for name, i in self._columns.items():
            if i < len(cells):
                try:
                    row[name] = cell_text(cells[i], self._path)
                except StudyError as problem:
                    self._faults.note(problem)
                    unread.add(name)
        for i, cell in enumerate(cells):
            if i not in self._within and typed_text(cell):
                what = f"something stands in column {cell.column_letter}, beside the table"
                self._faults.add(f"{what}; notes belong into the column Memo", row=number)
        return row, unread

    def _check_context(self, number: int, row: dict[str, str]) -> None:
        filled = [name for name in row if name not in _LOCKED and not _is_suggestion(name) and row[name]]
        if filled:
            what = "there is no segment in this row, so it can hold no decision (grey rows are context)"
            self._faults.add(what, row=number, column=filled[0])
        elif fault := self._as_issued.fault_in_context(row):
            self._faults.add(fault[1], row=number, column=fault[0])


def _check_sorted_whole(path: str | Path, opened: Opened, columns: dict[str, int]) -> None:
    """Codes may have come beside other words where a part of the columns was sorted alone."""
    from openpyxl.utils import get_column_letter, range_boundaries

    page = next(page for page in opened.pages if page.title == form.CODING)
    first, last = min(columns.values()) + 1, max(columns.values()) + 1
    for place in filter(None, page.sorted_ranges):
        left, _, right, _ = range_boundaries(place)
        if left <= last and right >= first and not (left <= first and right >= last):
            raise StudyError(
                f"only {place} was sorted on the sheet {form.CODING!r}, so codes may stand beside other words than they"
                f" were given to; put the rows together again as they were, and sort the columns"
                f" {get_column_letter(first)} to {get_column_letter(last)} as a whole once",
                file=path,
            )


def _is_suggestion(name: str) -> bool:
    return name.startswith("Suggestion")


def _check_identity(path: str | Path, sheets: dict[str, list], frame: GivenToCoder) -> str:
    """The digest of the issue that the sheet was made from."""
    facts = {
        cell_text(cells[0], path): cell_text(cells[1], path) for cells in sheets.get(form.ISSUE, []) if len(cells) > 1
    }
    if not facts:
        lines = (cell_text(cells[0], path) for cells in sheets.get(form.READ_ME, []) if cells)
        facts = {name: value for line in lines for name, value in fact_in(line)}
    if "Round" not in facts:  # the page was returned alone; a line above its table says the same
        above = (typed_text(cell) for cells in sheets[form.CODING][: form.HEADER_ROW] for cell in cells)
        facts = next(filter(None, map(facts_in, above)), {})
    if not all(_ID.fullmatch(facts.get(name, "")) for name in ("Round", "Coder", "Issue")):
        raise StudyError("this workbook does not say which round it is of; return the sheet that was issued", file=path)
    issue = frame.issue
    if facts["Round"] != issue.round:
        raise StudyError(f"this is a sheet of another round, not of round {issue.round!r}{ELSEWHERE}", file=path)
    if facts["Coder"] != frame.coder_id:
        raise StudyError(
            f"this is the sheet of another coder, not of {frame.coder_id!r}; call it by the id of its coder", file=path
        )
    if not issue.is_of(facts["Issue"]):
        raise StudyError(
            f"this sheet was made before round {issue.round!r} was issued as it is; use the one in its folder 'issued'",
            file=path,
        )
    return facts["Issue"]


def _header(path: str | Path, rows: list[list], issued: list[list[str]], faults: Faults) -> tuple[int, dict[str, int]]:
    """Position of the header row (from 0) and of each column in it; `issued` are the rows down to the header."""
    found = [_headings(cells) for cells in rows[:20]]
    header = next((i for i, names in enumerate(found) if form.SEGMENT in names and form.TEXT in names), None)
    if header is None:
        raise StudyError(f"the row with the headings ({form.SEGMENT}, {form.TEXT}, ...) is missing", file=path)
    _check_above(rows[:header], issued, faults)
    given = {form.heading_meant(text) for text in issued[-1]} if issued else set()
    columns: dict[str, int] = {}
    for i, (cell, name) in enumerate(zip(rows[header], found[header], strict=True)):
        known = name in given or name in _LOCKED or name in (form.SEEN, form.MEMO, *_BESIDE_CODES) or _is_code(name)
        if name and (not known or name in columns):
            what = "stands twice" if known else "is not one of the coding sheet; write notes into the column Memo"
            faults.add(f"the heading of column {cell.column_letter} {what}", row=header + 1)
        elif name:
            columns[name] = i
    faults.called = {name: " ".join(typed_text(rows[header][i]).split()) for name, i in columns.items()}
    missing = [
        name
        for name in (*_LOCKED, form.SEEN, form.MEMO, form.own_code(1), *sorted(given - {""}))
        if name not in columns
    ]
    if missing:
        raise StudyError(f"the column {missing[0]!r} is missing", file=path, row=header + 1)
    return header, columns


def _check_above(rows: list[list], issued: list[list[str]], faults: Faults) -> None:
    """Put down anything above the table but the line that says whose sheet it is."""
    known = {text for row in issued for text in row}
    for number, cells in enumerate(rows, start=1):
        for cell in cells:
            text = plain(typed_text(cell))
            if text and text not in known and not form.is_progress(text):
                faults.add(
                    f"something was written above the table, in column {cell.column_letter}; put back what was issued"
                    f" there, and write remarks into the column {form.MEMO}",
                    row=number,
                )


def _is_code(name: str) -> bool:
    """Whether this heads a column for codes; a coder may add some."""
    kind, _, number = name.rpartition(" ")
    return kind == "Code" and whole_number(number) is not None
