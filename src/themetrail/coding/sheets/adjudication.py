"""Read what an adjudicator has settled, from the filled-in sheet or a list, on the segments as they stand now."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path

import pandas as pd

from themetrail.coding.labels import folded
from themetrail.coding.same_text import row_digest
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.adjudication_form import ADJUDICATION, DECIDED_BY, DROP, HEAD, KEEP, OPEN
from themetrail.coding.sheets.list_columns import check_columns
from themetrail.coding.sheets.workbook import Opened, cell_text, check_list, check_pages, open_workbook
from themetrail.coding.sheets.written_rows import written_digests, written_over
from themetrail.contracts.coding import ADJUDICATIONS
from themetrail.contracts.errors import StudyError
from themetrail.rows import rows_of, tuples_of
from themetrail.sheets.read import read_sheet

FindCode = Callable[[str], str | None]
_OPTIONAL = ("round", "reason")
_KNOWN = ("segment_id", "code_id", "decision", "decided_by", *_OPTIONAL)
_WHERE = f"into the column Reason of the sheet {ADJUDICATION!r}"
_JUDGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


def read_adjudication(
    path: str | Path,
    name: str,
    digest: str,
    find: FindCode,
    issued: Collection[str],
    superseded: Collection[str] = (),
) -> tuple[pd.DataFrame, dict[str, int]]:
    """The `adjudications` of one round, on issued segments, and the counts of rows settled and left open.

    A list has the columns segment_id, code_id, decision (keep or drop), decided_by and optionally round and reason.
    `superseded` are digests of withdrawn issues of the round. `find` gives the code_id that an id or name means, or
    None. Raises StudyError naming file and row at an unknown segment or code, a repeated row, a formula, or another
    round's sheet.
    """
    if Path(path).suffix.lower() == ".xlsx":
        opened = open_workbook(path)
        if ADJUDICATION in opened.sheets:
            return _checked(_from_workbook(path, opened, name, {digest, *superseded}), path, name, find, issued)
        if {form.READ_ME, form.CODEBOOK, "Disagreements"} & set(opened.sheets):
            raise StudyError(
                f"this workbook has no page {ADJUDICATION!r}; what is filled in is"
                f" results/coding/adjudication_{name}.xlsx, with all its pages as they are called",
                file=path,
            )
        check_list(path, opened, "into the column 'reason' of the first sheet")
    table = read_sheet(path, optional=_OPTIONAL)
    for column in ("segment_id", "code_id", "decision", "decided_by"):
        if column not in table.columns:
            raise StudyError(f"the column {column!r} is missing", file=path)
    check_columns(path, table, _KNOWN, "segment_id, code_id, decision, decided_by, reason")
    rows = [(int(number), row) for number, row in zip(table.index, rows_of(table), strict=True)]
    return _checked(rows, path, name, find, issued)


def _from_workbook(path: str | Path, opened: Opened, name: str, digests: set[str]) -> list[tuple[int, dict]]:
    sheets = opened.sheets
    facts = {
        cell_text(cells[0], path): cell_text(cells[1], path) for cells in sheets.get(form.READ_ME, []) if len(cells) > 1
    }
    if facts.get("Round") != name:
        raise StudyError(f"this is not the adjudication sheet of round {name!r}", file=path)
    if facts.get("Issue") not in digests:
        raise StudyError(f"this sheet was made from another issue of round {name!r}", file=path)
    written = written_digests(path, sheets.get(form.ISSUE, []))
    beyond = written_over(written, (form.READ_ME, ADJUDICATION, form.CODEBOOK, form.ISSUE), DECIDED_BY)
    check_pages(path, opened, ADJUDICATION, beyond, where=_WHERE)
    rows = sheets[ADJUDICATION]
    header = [cell_text(cell, path) for cell in rows[0]] if rows else []
    missing = [heading for heading in HEAD if heading not in header]
    if missing:
        raise StudyError(f"the column {missing[0]!r} is missing", file=path, row=1)
    found = []
    for number, cells in enumerate(rows, start=1):
        texts = _texts(path, number, cells, header)
        if not any(texts.values()):
            continue
        locked = [texts[heading] for heading in HEAD if heading not in OPEN]
        if written and row_digest(locked) not in written[ADJUDICATION]:
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


def _checked(
    rows: list[tuple[int, dict]], path: str | Path, name: str, find: FindCode, issued: Collection[str]
) -> tuple[pd.DataFrame, dict[str, int]]:
    issued = set(issued)
    settled: list[dict] = []
    known: dict[tuple[str, str], int] = {}
    for number, row in rows:
        where = {"file": path, "row": number}
        code = find(row["code_id"])
        if row["round"] not in ("", name):
            raise StudyError(f"must be {name!r} in this file", column="round", **where)
        if row["segment_id"] not in issued:
            raise StudyError(f"this segment is not one of round {name}", column="segment_id", **where)
        if code is None:
            raise StudyError("this is no code of the codebook", column="code_id", **where)
        if (row["segment_id"], code) in known:
            raise StudyError(f"this row repeats row {known[row['segment_id'], code]}; keep one of the two", **where)
        known[row["segment_id"], code] = number
        decision = folded(row["decision"])
        if not decision:
            if row["reason"]:
                raise StudyError(f"a reason needs a decision: '{KEEP}' or '{DROP}'", column="decision", **where)
            continue
        if decision not in (KEEP, DROP):
            raise StudyError(f"must be '{KEEP}', '{DROP}' or empty", column="decision", **where)
        if not _JUDGE.fullmatch(row["decided_by"]):
            raise StudyError(
                f"the adjudicator's id is missing or is none (letters, digits, '-' and '_'; '{DECIDED_BY}')", **where
            )
        settled.append({**row, "round": name, "code_id": code, "decision": decision})
    counts = {"settled": len(settled), "left_open": len(rows) - len(settled)}
    columns = list(ADJUDICATIONS.columns)
    return ADJUDICATIONS.frame([{column: row[column] for column in columns} for row in settled]), counts


def follow_adjudications(adjudications: pd.DataFrame, anchors: pd.DataFrame) -> pd.DataFrame:
    """Adjudications of issued segments as adjudications of the segments that hold their words now.

    Where several issued segments have become one and were settled differently, `keep` stands.
    """
    targets: dict[tuple[str, str], list[str]] = {}
    for name, issued_id, segment_id in tuples_of(anchors, "round", "issued_segment_id", "segment_id"):
        if segment_id:
            targets.setdefault((name, issued_id), []).append(segment_id)
    merged: dict[tuple[str, str, str], dict] = {}
    for row in rows_of(adjudications):
        for segment_id in targets.get((row["round"], row["segment_id"]), []):
            key = (row["round"], segment_id, row["code_id"])
            if key not in merged or (merged[key]["decision"] == DROP and row["decision"] == KEEP):
                merged[key] = {**row, "segment_id": segment_id}
    return ADJUDICATIONS.frame([merged[key] for key in sorted(merged)])
