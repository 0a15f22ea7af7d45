"""What adjudicators have settled, checked, and followed to the segments as they stand now."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

import pandas as pd

from themetrail.coding.labels import folded
from themetrail.coding.sheets import kinds
from themetrail.coding.sheets.adjudication_form import DECIDED_BY, DROP, KEEP, FindCode, JudgedRound, Rows
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.coding.sheets.sheet_form import marks_meant
from themetrail.contracts.coding import ADJUDICATIONS
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.rows import rows_of, tuples_of

_JUDGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


def read_adjudication(
    path: str | Path,
    name: str,
    digest: str,
    find: FindCode,
    issued: Collection[str],
    superseded: Collection[str] = (),
    at: Path | None = None,
) -> tuple[pd.DataFrame, dict[str, int]]:
    """The `adjudications` of one round in one file, on issued segments, and the counts of rows settled and left open.

    `superseded` are digests of withdrawn issues of the round. `find` gives the code_id that an id or name means, as it
    was then, or None. The file lies `at` another place than it is called by, where its name is a person's choice.
    Raises StudyError naming file and row at an unknown segment or code, a repeated row, a formula, or another round's
    sheet.
    """
    file = ReturnedFile(path, at)
    judged = JudgedRound(name, {digest, *superseded}, issued, find)
    rows = kinds.reader_of(file, kinds.ADJUDICATIONS)(file, judged)
    return _checked(rows, path, name, find, issued)


def _checked(
    rows: Rows, path: str | Path, name: str, find: FindCode, issued: Collection[str]
) -> tuple[pd.DataFrame, dict[str, int]]:
    settled: list[dict] = []
    known: dict[tuple[str, str], str] = {}
    issued, faults = set(issued), Faults(path)
    for number, row in rows:
        place = row.get("place", "")
        try:
            code = _settled_code(row, name, find, issued)
            if (row["segment_id"], code) in known:
                raise StudyError(f"this row repeats {known[row['segment_id'], code]}; keep one of the two")
            known[row["segment_id"], code] = place or f"row {number}"
            if decision := _decision(row):
                settled.append({**row, "round": name, "code_id": code, "decision": decision})
        except StudyError as problem:
            if place:
                faults.add(problem.what, place=place)
            else:
                faults.add(problem.what, row=number, column=problem.column)
    faults.stop_if_any()
    counts = {"settled": len(settled), "left_open": len(rows) - len(settled)}
    columns = list(ADJUDICATIONS.columns)
    return ADJUDICATIONS.frame([{column: row.get(column, "") for column in columns} for row in settled]), counts


def _settled_code(row: dict[str, str], name: str, find: FindCode, issued: Collection[str]) -> str:
    """The code_id of which a row speaks. Raises StudyError where it is of no segment or code of the round."""
    if row["round"] not in ("", name):
        raise StudyError(f"must be {name!r} in this file", column="round")
    if row["segment_id"] not in issued:
        raise StudyError(f"this segment is not one of round {name}", column="segment_id")
    if (code := find(row["code_id"])) is None:
        raise StudyError("this is no code of the codebook, nor was it one in this round", column="code_id")
    return code


def _decision(row: dict[str, str]) -> str:
    """What a row decides, empty where it is open. Raises StudyError where it is not certain what, or by whom."""
    decision = marks_meant(KEEP, DROP).get(folded(row["decision"]), folded(row["decision"]))
    if not decision:
        if row["reason"]:
            raise StudyError(f"a reason needs a decision: '{KEEP}' or '{DROP}'", column="decision")
        return ""
    if decision not in (KEEP, DROP):
        raise StudyError(f"must be '{KEEP}', '{DROP}' or empty", column="decision")
    if not _JUDGE.fullmatch(row["decided_by"]):
        raise StudyError(f"the adjudicator's id is missing or is none (letters, digits, '-' and '_'; '{DECIDED_BY}')")
    return decision


def follow_adjudications(adjudications: pd.DataFrame, anchors: pd.DataFrame) -> pd.DataFrame:
    """Adjudications of issued segments as adjudications of the segments that hold their words now.

    Where several issued segments have become one and were settled differently, `keep` stands.
    """
    targets: dict[tuple[str, str], list[str]] = {}
    for name, issued_id, segment_id in tuples_of(anchors, "round", "issued_segment_id", "segment_id"):
        if segment_id:
            targets.setdefault((name, issued_id), []).append(segment_id)
    merged: dict[tuple[str, str, str, str], dict] = {}
    for row in rows_of(adjudications):
        for segment_id in targets.get((row["round"], row["segment_id"]), []):
            key = (row["round"], segment_id, row["code_id"], row["code_now"])
            if key not in merged or (merged[key]["decision"] == DROP and row["decision"] == KEEP):
                merged[key] = {**row, "segment_id": segment_id}
    return ADJUDICATIONS.frame([merged[key] for key in sorted(merged)])
