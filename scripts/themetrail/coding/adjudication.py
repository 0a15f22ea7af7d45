"""Read what an adjudicator has settled, from the filled-in sheet or a list, on the segments as they stand now."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path

import pandas as pd

from themetrail.coding import sheet_form as form
from themetrail.coding.adjudication_form import ADJUDICATION, DECIDED_BY, DROP, HEAD, KEEP
from themetrail.coding.labels import folded
from themetrail.coding.workbook import cell_text, open_workbook
from themetrail.contracts.coding import ADJUDICATIONS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.sheets import read_sheet
from themetrail.rows import rows_of, tuples_of

FindCode = Callable[[str], str | None]
_OPTIONAL = ("round", "reason")
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
        sheets = open_workbook(path)
        if ADJUDICATION in sheets:
            return _checked(_from_workbook(path, sheets, name, {digest, *superseded}), path, name, find, issued)
    table = read_sheet(path, optional=_OPTIONAL)
    for column in ("segment_id", "code_id", "decision", "decided_by"):
        if column not in table.columns:
            raise StudyError(f"the column {column!r} is missing", file=path)
    rows = [(int(number), row) for number, row in zip(table.index, rows_of(table), strict=True)]
    return _checked(rows, path, name, find, issued)


def _from_workbook(path: str | Path, sheets: dict[str, list], name: str, digests: set[str]) -> list[tuple[int, dict]]:
    facts = {
        cell_text(cells[0], path): cell_text(cells[1], path) for cells in sheets.get(form.READ_ME, []) if len(cells) > 1
    }
    if facts.get("Round") != name:
        raise StudyError(f"this is not the adjudication sheet of round {name!r}", file=path)
    if facts.get("Issue") not in digests:
        raise StudyError(f"this sheet was made from another issue of round {name!r}", file=path)
    rows = sheets[ADJUDICATION]
    header = [cell_text(cell, path) for cell in rows[0]] if rows else []
    missing = [heading for heading in HEAD if heading not in header]
    if missing:
        raise StudyError(f"the column {missing[0]!r} is missing", file=path, row=1)
    found = []
    for number, cells in enumerate(rows[1:], start=2):
        texts = {heading: cell_text(cell, path) for heading, cell in zip(header, cells, strict=False)}
        if not any(texts.values()):
            continue
        row = {
            "segment_id": texts.get("Segment", ""),
            "code_id": texts.get("Code id", ""),
            "decision": texts.get("Decision", ""),
            "decided_by": facts.get(DECIDED_BY, ""),
            "round": name,
            "reason": texts.get("Reason", ""),
        }
        found.append((number, row))
    return found


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
