"""Read a coding sheet that a coder has filled in: every cell is as it was issued, a mark, or an error that names it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from themetrail.coding import sheet_form as form
from themetrail.coding.issued_rows import IssuedRows
from themetrail.coding.labels import CodeNames, folded
from themetrail.coding.returned import Frame, Mark, Returned
from themetrail.coding.same_text import plain
from themetrail.coding.workbook import Opened, beyond_texts, cell_text, check_pages, issued_texts
from themetrail.contracts.errors import StudyError
from themetrail.contracts.workbook_guard import listed

_ACCEPTED, _REFUSED = ("accept", "accepted", "yes"), ("refuse", "refused", "no")
_SEEN = (form.SEEN_MARK, "x", "yes")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")  # anything else is a remark that somebody wrote there
_LOCKED = (form.SEGMENT, form.TURN, form.SPEAKER, form.TEXT)
_WHERE = f"into the column {form.MEMO} of the sheet {form.CODING!r}, codes into its columns for codes"


def is_coding_sheet(sheets: dict[str, list]) -> bool:
    """Whether these sheets are of a workbook that was issued, rather than of a plain list."""
    return form.CODING in sheets


def read_coding_sheet(path: str | Path, opened: Opened, frame: Frame) -> Returned:
    """The marks in a filled-in coding sheet, opened by `open_workbook`, of the coder and round of `frame`.

    Raises StudyError naming file and row where the sheet is another coder's or another round's, a segment is unknown,
    repeated or missing, a code is unknown, a formula stands in a cell, an answer is none, or something was written
    where nothing is read: over what was issued, beside or below the table, on another sheet, in a comment or a drawing.
    """
    issued = _issued(path, frame, _check_identity(path, opened.sheets, frame))
    beyond = {title: beyond_texts(texts) for title, texts in issued.items()}
    check_pages(path, opened, form.CODING, beyond, where=_WHERE)
    rows = opened.sheets[form.CODING]
    header, columns = _header(path, rows, issued.get(form.CODING, []))
    _check_sorted_whole(path, opened, columns)
    names, as_issued = CodeNames(frame.issue.codebook), IssuedRows(frame)
    marks: list[Mark] = []
    faults: dict[tuple[str, str], list[int]] = {}
    first_row: dict[str, int] = {}
    unmarked = renamed = repeated = 0
    for number, cells in enumerate(rows[header + 1 :], start=header + 2):
        _check_nothing_beside(path, number, cells, columns)
        row = {name: cell_text(cells[i], path) if i < len(cells) else "" for name, i in columns.items()}
        segment_id = row[form.SEGMENT]
        if not segment_id:
            _check_context(path, number, row)
            if fault := as_issued.fault_in_context(row):
                faults.setdefault(fault, []).append(number)
            continue
        problem = frame.problem_with(segment_id)
        if problem is None and segment_id in first_row:
            problem = f"this segment stands in row {first_row[segment_id]} already; keep one of the two rows"
        if problem:
            raise StudyError(problem, file=path, row=number, column=form.SEGMENT)
        first_row[segment_id] = number
        fault, but_for_names = as_issued.fault_beside(segment_id, row)
        if fault:
            faults.setdefault(fault, []).append(number)
        renamed += but_for_names
        found, again = _marks_of(path, number, row, cells, columns, frame, names)
        repeated += again
        unmarked += not found
        marks += found
    _raise_first(path, faults)
    _check_complete(path, frame, first_row)
    return Returned(str(path), marks, len(first_row), unmarked, renamed, repeated)


def _issued(path: str | Path, frame: Frame, digest: str) -> dict[str, list[list[str]]]:
    """What was issued on the pages of this coder's sheet that are not coded, and above its table.

    `digest` is that of the issue that the sheet was made from; the round may have been issued again since.
    """
    sheet = None if frame.issue.folder is None else frame.issue.folder / "sheets" / f"{frame.coder_id}.xlsx"
    if sheet is None or not sheet.is_file():
        raise StudyError(f"the sheet that was issued to coder {frame.coder_id!r} is missing", file=sheet or path)
    texts = issued_texts(sheet, (form.READ_ME, form.CODEBOOK, form.ISSUE), form.CODING, form.HEADER_ROW)
    return {
        page: [[text.replace(frame.issue.digest, digest) for text in row] for row in rows]
        for page, rows in texts.items()
    }


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


def _check_context(path: str | Path, number: int, row: dict[str, str]) -> None:
    filled = [name for name in row if name not in _LOCKED and not _is_suggestion(name) and row[name]]
    if filled:
        raise StudyError(
            "there is no segment in this row, so it can hold no decision (grey rows are context)",
            file=path,
            row=number,
            column=filled[0],
        )


def _raise_first(path: str | Path, faults: dict[tuple[str, str], list[int]]) -> None:
    for (column, what), rows in faults.items():
        others = f" (also in the rows {listed([str(row) for row in rows[1:]])})" if len(rows) > 1 else ""
        raise StudyError(what + others, file=path, row=rows[0], column=column)


def _check_complete(path: str | Path, frame: Frame, found: dict[str, int]) -> None:
    missing = [segment_id for segment_id in frame.arms if segment_id not in found]
    if missing:
        rows_are = "a row is" if len(missing) == 1 else f"{len(missing)} rows are"
        raise StudyError(
            f"{rows_are} missing, first that of segment {missing[0]}; put what is missing back from the issued sheet"
            " (a row may stay empty, but must be there)",
            file=path,
        )


def _is_suggestion(name: str) -> bool:
    return name.startswith("Suggestion")


def _check_identity(path: str | Path, sheets: dict[str, list], frame: Frame) -> str:
    """The digest of the issue that the sheet was made from."""
    facts = {
        cell_text(cells[0], path): cell_text(cells[1], path) for cells in sheets.get(form.ISSUE, []) if len(cells) > 1
    }
    if not facts:
        lines = (cell_text(cells[0], path) for cells in sheets.get(form.READ_ME, []) if cells)
        facts = dict(line.split(": ", 1) for line in lines if ": " in line)
    if not all(_ID.fullmatch(facts.get(name, "")) for name in ("Round", "Coder", "Issue")):
        raise StudyError("this workbook does not say which round it is of; return the sheet that was issued", file=path)
    issue = frame.issue
    if facts["Round"] != issue.round:
        raise StudyError(f"this is a sheet of another round, not of round {issue.round!r}", file=path)
    if facts["Coder"] != frame.coder_id:
        raise StudyError(f"this is the sheet of another coder, not of {frame.coder_id!r}", file=path)
    if not issue.is_of(facts["Issue"]):
        raise StudyError(
            f"this sheet was made before round {issue.round!r} was issued as it is; use the one in its folder 'issued'",
            file=path,
        )
    return facts["Issue"]


def _header(path: str | Path, rows: list[list], issued: list[list[str]]) -> tuple[int, dict[str, int]]:
    """Position of the header row (from 0) and of each column in it; `issued` are the rows down to the header."""
    found = [[cell_text(cell, path) for cell in cells] for cells in rows[:20]]
    header = next((i for i, names in enumerate(found) if form.SEGMENT in names and form.TEXT in names), None)
    if header is None:
        raise StudyError(f"the row with the headings ({form.SEGMENT}, {form.TEXT}, ...) is missing", file=path)
    _check_above(path, rows[:header], issued)
    given = set(issued[-1]) if issued else set()
    cells, names = rows[header], found[header]
    columns: dict[str, int] = {}
    for i, name in enumerate(names):
        known = name in given or name in _LOCKED or name in (form.SEEN, form.MEMO) or _is_code(name)
        if name and (not known or name in columns):
            letter = cells[i].column_letter
            what = "stands twice" if known else "is not one of the coding sheet; write notes into the column Memo"
            raise StudyError(f"the heading of column {letter} {what}", file=path, row=header + 1)
        if name:
            columns[name] = i
    missing = [
        name
        for name in (*_LOCKED, form.SEEN, form.MEMO, form.own_code(1), *sorted(given - {""}))
        if name not in columns
    ]
    if missing:
        raise StudyError(f"the column {missing[0]!r} is missing", file=path, row=header + 1)
    return header, columns


def _check_nothing_beside(path: str | Path, number: int, cells: list, columns: dict[str, int]) -> None:
    places = set(columns.values())
    for i, cell in enumerate(cells):
        if i not in places and cell_text(cell, path):
            raise StudyError(
                f"something stands in column {cell.column_letter}, beside the table; notes belong into the column Memo",
                file=path,
                row=number,
            )


def _check_above(path: str | Path, rows: list[list], issued: list[list[str]]) -> None:
    """Raise StudyError at anything above the table but the line that says whose sheet it is."""
    known = {text for row in issued for text in row}
    for number, cells in enumerate(rows, start=1):
        for cell in cells:
            text = plain(cell_text(cell, path))
            if text and text not in known:
                raise StudyError(
                    f"something was written above the table, in column {cell.column_letter}; put back what was issued"
                    f" there, and write remarks into the column {form.MEMO}",
                    file=path,
                    row=number,
                )


def _is_code(name: str) -> bool:
    """Whether this heads a column for codes; a coder may add some."""
    kind, _, number = name.rpartition(" ")
    return kind == "Code" and number.isdigit()


def _marks_of(
    path: str | Path,
    number: int,
    row: dict[str, str],
    cells: list,
    columns: dict[str, int],
    frame: Frame,
    names: CodeNames,
) -> tuple[list[Mark], int]:
    """The marks of one segment's row, and how many of its cells say again what another says."""
    segment_id = row[form.SEGMENT]
    given: dict[str, str] = {}  # code -> action
    repeated = 0
    for name in columns:
        if not row[name] or not name.startswith(("Answer ", "Code ")):
            continue
        if name.startswith("Answer"):
            code, action = _answer(path, number, name, row[name], frame.shown[segment_id])
        else:
            code, action = _code(path, number, name, cells[columns[name]], names), "own"
        if code in given and "refused" in (given[code], action) and given[code] != action:
            raise StudyError(
                f"the code {code!r} is refused and given to the same segment; decide for one", file=path, row=number
            )
        repeated += code in given
        given.setdefault(code, action)
    if row[form.SEEN] and folded(row[form.SEEN]) not in _SEEN:
        raise StudyError(f"must be '{form.SEEN_MARK}' or empty", file=path, row=number, column=form.SEEN)
    memo = row[form.MEMO]
    if given:
        entries = list(given.items())
        return [
            Mark(number, segment_id, code, action, memo if i == 0 else "") for i, (code, action) in enumerate(entries)
        ], repeated
    if row[form.SEEN] or memo:
        return [Mark(number, segment_id, "", "seen", memo)], 0
    return [], 0


def _code(path: str | Path, number: int, name: str, cell: Any, names: CodeNames) -> str:
    """The code in a cell; where Excel has made a number of an id, the one that this can have been."""
    text = cell_text(cell, path)
    code = names.find(text)
    if cell.data_type == "n":
        if problem := names.why_uncertain(cell.value):
            raise StudyError(problem, file=path, row=number, column=name)
        code = code or next(iter(names.find_number(cell.value)), None)
    if code is None:
        raise StudyError(names.why_none(text), file=path, row=number, column=name)
    return code


def _answer(path: str | Path, number: int, name: str, given: str, shown: list) -> tuple[str, str]:
    k = int(name.rpartition(" ")[2])
    if not 1 <= k <= len(shown):
        raise StudyError("there is no suggestion to answer here", file=path, row=number, column=name)
    if folded(given) in _ACCEPTED:
        return shown[k - 1].code_id, "accepted"
    if folded(given) in _REFUSED:
        return shown[k - 1].code_id, "refused"
    raise StudyError(f"must be '{form.ACCEPT}', '{form.REFUSE}' or empty", file=path, row=number, column=name)
