"""Read what an adjudicator has settled in the filled-in workbook, or in a list: the rows as they stand there."""

from __future__ import annotations

from pathlib import Path

from themetrail.coding.same_text import row_digest
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.adjudication_form import ADJUDICATION, DECIDED_BY, HEAD, OPEN, JudgedRound, Rows
from themetrail.coding.sheets.list_columns import check_columns
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.coding.sheets.workbook import cell_text, check_list, check_pages, open_workbook
from themetrail.coding.sheets.written_rows import written_digests, written_over
from themetrail.contracts.errors import StudyError
from themetrail.rows import rows_of
from themetrail.sheets.read import read_sheet

_OPTIONAL = ("round", "reason")
_NEEDED = ("segment_id", "code_id", "decision", "decided_by")
_WHERE = f"into the column Reason of the sheet {ADJUDICATION!r}"


def is_adjudication_workbook(file: ReturnedFile) -> bool:
    """Whether a workbook has the page to fill in, or others that stand beside it."""
    pages = {ADJUDICATION, form.READ_ME, form.CODEBOOK, form.DISAGREEMENTS}
    return bool(pages & set(file.opened(open_workbook).sheets))


def read_adjudication_list(file: ReturnedFile, judged: JudgedRound) -> Rows:
    """The rows of a list: segment_id, code_id, decision (keep or drop), decided_by and optionally round and reason."""
    if file.is_workbook:
        check_list(file.path, file.opened(open_workbook), "into the column 'reason' of the first sheet")
    table = read_sheet(file.path, optional=_OPTIONAL)
    for column in _NEEDED:
        if column not in table.columns:
            raise StudyError(f"the column {column!r} is missing", file=file.path)
    check_columns(file.path, table, (*_NEEDED, *_OPTIONAL), "segment_id, code_id, decision, decided_by, reason")
    return [(int(number), row) for number, row in zip(table.index, rows_of(table), strict=True)]


def read_adjudication_workbook(file: ReturnedFile, judged: JudgedRound) -> Rows:
    """The rows of the filled-in workbook of a round, made from one of its issues."""
    path, name, opened = file.path, judged.name, file.opened(open_workbook)
    sheets = opened.sheets
    if ADJUDICATION not in sheets:
        raise StudyError(
            f"this workbook has no page {ADJUDICATION!r}; what is filled in is"
            f" results/coding/adjudication_{name}.xlsx, with all its pages as they are called",
            file=path,
        )
    facts = {
        form.heading_meant(cell_text(cells[0], path)): cell_text(cells[1], path)
        for cells in sheets.get(form.READ_ME, [])
        if len(cells) > 1
    }
    if facts.get("Round") != name:
        raise StudyError(f"this is not the adjudication sheet of round {name!r}", file=path)
    if facts.get("Issue") not in judged.digests:
        raise StudyError(f"this sheet was made from another issue of round {name!r}", file=path)
    written = written_digests(path, sheets.get(form.ISSUE, []))
    beyond = written_over(written, (form.READ_ME, ADJUDICATION, form.CODEBOOK, form.ISSUE), DECIDED_BY)
    check_pages(path, opened, ADJUDICATION, beyond, where=_WHERE)
    rows = sheets[ADJUDICATION]
    header = [form.heading_meant(cell_text(cell, path)) for cell in rows[0]] if rows else []
    missing = [heading for heading in HEAD if heading not in header]
    if missing:
        raise StudyError(f"the column {missing[0]!r} is missing", file=path, row=1)
    found = []
    for number, cells in enumerate(rows, start=1):
        texts = _texts(path, number, cells, header)
        if not any(texts.values()):
            continue
        locked = [texts[heading] for heading in HEAD if heading not in OPEN]
        if written and row_digest(locked) not in written.get(ADJUDICATION, ()):
            raise StudyError(
                "what stands in this row is not what was written for the adjudicator; put it back (rows may be sorted"
                " as a whole only), and write into the columns Decision and Reason alone",
                file=path,
                row=number,
            )
        if number > 1:
            found.append((number, _row(texts, name, facts.get(DECIDED_BY, ""))))
    return found


def _texts(path: str | Path, number: int, cells: list, header: list[str]) -> dict[str, str]:
    """The texts of a row by their headings. Raises StudyError where something stands beside them."""
    texts = dict.fromkeys(HEAD, "")
    for i, cell in enumerate(cells):
        heading, text = header[i] if i < len(header) else "", cell_text(cell, path)
        if heading in HEAD and not texts[heading]:
            texts[heading] = text
        elif text:
            raise StudyError(
                f"something stands in column {cell.column_letter}, beside the table; a remark belongs into the column"
                " Reason",
                file=path,
                row=number,
            )
    return texts


def _row(texts: dict[str, str], name: str, judge: str) -> dict:
    return {
        "segment_id": texts["Segment"],
        "code_id": texts["Code id"],
        "decision": texts["Decision"],
        "decided_by": judge,
        "round": name,
        "reason": texts["Reason"],
    }
