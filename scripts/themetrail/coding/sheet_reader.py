"""Read a coding sheet that a coder has filled in: every row ends in marks or in an error that names it."""

from __future__ import annotations

from pathlib import Path

from themetrail.coding import sheet_form as form
from themetrail.coding.labels import CodeNames, folded
from themetrail.coding.returned import Frame, Mark, Returned
from themetrail.coding.workbook import cell_text
from themetrail.contracts.errors import StudyError

_ACCEPTED, _REFUSED = ("accept", "accepted", "yes"), ("refuse", "refused", "no")
_SEEN = (form.SEEN_MARK, "x", "yes")


def is_coding_sheet(sheets: dict[str, list]) -> bool:
    """Whether these sheets are of a workbook that was issued, rather than of a plain list."""
    return form.CODING in sheets


def read_coding_sheet(path: str | Path, sheets: dict[str, list], frame: Frame) -> Returned:
    """The marks in a filled-in coding sheet, opened by `open_workbook`, of the coder and round of `frame`.

    Raises StudyError naming file and row where the sheet is another coder's or another round's, a segment is unknown,
    repeated or missing, a code is unknown, a formula stands in a cell, or an answer is none.
    """
    _check_identity(path, sheets, frame)
    rows = sheets[form.CODING]
    header, columns = _header(path, rows)
    names = CodeNames(frame.issue.codebook)
    segments = frame.issue.segments
    texts = {name: _plain(text) for name, text in zip(segments["segment_id"], segments["text"], strict=True)}
    words_of_a_segment = set(texts.values())
    marks: list[Mark] = []
    first_row: dict[str, int] = {}
    unmarked = changed = repeated = 0
    for number, cells in enumerate(rows[header + 1 :], start=header + 2):
        _check_nothing_beside(path, number, cells, columns)
        row = {name: cell_text(cells[i], path) if i < len(cells) else "" for name, i in columns.items()}
        segment_id = row[form.SEGMENT]
        filled = [name for name in columns if name not in _LOCKED and not _is_suggestion(name) and row[name]]
        if not segment_id:
            if filled:
                raise StudyError(
                    "there is no segment in this row, so it can hold no decision (grey rows are context)",
                    file=path,
                    row=number,
                    column=filled[0],
                )
            continue
        problem = frame.problem_with(segment_id)
        if problem is None and segment_id in first_row:
            problem = f"this segment stands in row {first_row[segment_id]} already; keep one of the two rows"
        if problem:
            raise StudyError(problem, file=path, row=number, column=form.SEGMENT)
        first_row[segment_id] = number
        words = _plain(row[form.TEXT])
        if words != texts[segment_id] and words in words_of_a_segment:
            raise StudyError(
                "the text in this row is another segment's; some columns were sorted or moved without the others, so"
                " put the rows together again as they were issued",
                file=path,
                row=number,
                column=form.TEXT,
            )
        changed += words != texts[segment_id]
        found, again = _marks_of(path, number, row, columns, frame, names)
        repeated += again
        unmarked += not found
        marks += found
    missing = [segment_id for segment_id in frame.arms if segment_id not in first_row]
    if missing:
        rows_are = "a row is" if len(missing) == 1 else f"{len(missing)} rows are"
        raise StudyError(
            f"{rows_are} missing, first that of segment {missing[0]}; put what is missing back from the issued sheet"
            " (a row may stay empty, but must be there)",
            file=path,
        )
    return Returned(str(path), marks, len(first_row), unmarked, changed, repeated)


_LOCKED = (form.SEGMENT, form.TURN, form.SPEAKER, form.TEXT)


def _is_suggestion(name: str) -> bool:
    return name.startswith("Suggestion")


def _plain(text: str) -> str:
    # Excel and LibreOffice change line ends, and white space at the ends of a cell
    return " ".join(text.replace("_x000D_", " ").split())


def _check_identity(path: str | Path, sheets: dict[str, list], frame: Frame) -> None:
    facts = {
        cell_text(cells[0], path): cell_text(cells[1], path) for cells in sheets.get(form.ISSUE, []) if len(cells) > 1
    }
    if not facts:
        lines = (cell_text(cells[0], path) for cells in sheets.get(form.READ_ME, []) if cells)
        facts = dict(line.split(": ", 1) for line in lines if ": " in line)
    if not {"Round", "Coder", "Issue"} <= set(facts):
        raise StudyError("this workbook does not say which round it is of; return the sheet that was issued", file=path)
    issue = frame.issue
    if facts["Round"] != issue.round:
        raise StudyError(f"this is a sheet of round {facts['Round']!r}, not of round {issue.round!r}", file=path)
    if facts["Coder"] != frame.coder_id:
        raise StudyError(f"this is the sheet of coder {facts['Coder']!r}, not of {frame.coder_id!r}", file=path)
    if not issue.is_of(facts["Issue"]):
        raise StudyError(
            f"this sheet was made before round {issue.round!r} was issued as it is; use the one in its folder 'issued'",
            file=path,
        )


def _header(path: str | Path, rows: list[list]) -> tuple[int, dict[str, int]]:
    """Position of the header row (from 0) and of each column in it."""
    found = [[cell_text(cell, path) for cell in cells] for cells in rows[:20]]
    header = next((i for i, names in enumerate(found) if form.SEGMENT in names and form.TEXT in names), None)
    if header is None:
        raise StudyError(f"the row with the headings ({form.SEGMENT}, {form.TEXT}, ...) is missing", file=path)
    cells, names = rows[header], found[header]
    columns: dict[str, int] = {}
    for i, name in enumerate(names):
        known = name in _LOCKED or name in (form.SEEN, form.MEMO) or _is_numbered(name)
        if name and (not known or name in columns):
            letter = cells[i].column_letter
            what = "stands twice" if known else "is not one of the coding sheet; write notes into the column Memo"
            raise StudyError(f"the heading of column {letter} {what}", file=path, row=header + 1)
        if name:
            columns[name] = i
    missing = [name for name in (*_LOCKED, form.SEEN, form.MEMO, form.own_code(1)) if name not in columns]
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


def _is_numbered(name: str) -> bool:
    kind, _, number = name.rpartition(" ")
    return kind in ("Suggestion", "Answer", "Code") and number.isdigit()


def _marks_of(
    path: str | Path, number: int, row: dict[str, str], columns: dict[str, int], frame: Frame, names: CodeNames
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
            code, action = names.find(row[name]), "own"
        if code is None:
            raise StudyError(names.why_none(row[name]), file=path, row=number, column=name)
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


def _answer(path: str | Path, number: int, name: str, given: str, shown: list) -> tuple[str, str]:
    k = int(name.rpartition(" ")[2])
    if not 1 <= k <= len(shown):
        raise StudyError("there is no suggestion to answer here", file=path, row=number, column=name)
    if folded(given) in _ACCEPTED:
        return shown[k - 1].code_id, "accepted"
    if folded(given) in _REFUSED:
        return shown[k - 1].code_id, "refused"
    raise StudyError(f"must be '{form.ACCEPT}', '{form.REFUSE}' or empty", file=path, row=number, column=name)
