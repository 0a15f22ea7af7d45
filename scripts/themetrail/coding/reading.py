"""Read all that the coders of a round have returned, against what they were given."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd

from themetrail.coding import sheet_form as form
from themetrail.coding.deliveries import delivery_digest
from themetrail.coding.draft import Issue
from themetrail.coding.list_columns import check_columns
from themetrail.coding.list_reader import read_code_list
from themetrail.coding.returned import Frame, Returned, decisions_of, statuses_of
from themetrail.coding.sheet_reader import is_coding_sheet, read_coding_sheet
from themetrail.coding.workbook import check_list, open_workbook
from themetrail.contracts.coding import ASSIGNMENTS, DECISIONS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.sheets import read_sheet
from themetrail.in_parallel import in_parallel
from themetrail.rows import tuples_of


def read_returned(path: str | Path, frame: Frame) -> Returned:
    """The marks in one returned file, whichever of its forms it has. Raises StudyError naming file and row."""
    path, opened = Path(path), None
    if path.suffix.lower() == ".xlsx":
        opened = open_workbook(path)
        if is_coding_sheet(opened.sheets):
            return read_coding_sheet(path, opened, frame)
        if {form.READ_ME, form.ISSUE, form.CODEBOOK} & set(opened.sheets):
            raise StudyError(f"the page {form.CODING!r} of this coding sheet is missing or has another name", file=path)
    return read_code_list(path, frame, opened)


def read_round(
    issue: Issue, files: dict[str, str], processes: int = 1
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, int]]:
    """The `decisions` and `assignments` of a round, on issued segments, from the files returned (by coder_id).

    The counts say what became of each row: rows_in = rows_decided + rows_unmarked. Raises StudyError naming file, row.
    """
    assigned = set(issue.assignments["coder_id"])
    decisions: list[dict] = []
    statuses: dict[tuple[str, str], str] = {}
    counts = dict.fromkeys(("rows_in", "rows_decided", "rows_unmarked", "texts_changed", "marks_repeated"), 0)
    for coder_id, path in sorted(files.items()):
        if coder_id not in assigned:
            raise StudyError(f"{coder_id!r} is no coder of round {issue.round} as it was issued", file=path)
    read = partial(_read_one, issue)
    for coder_id, returned, rows in in_parallel(read, sorted(files.items()), processes):
        decisions += rows
        statuses |= {(coder_id, segment_id): status for segment_id, status in statuses_of(rows).items()}
        decided = {row["source_row"] for row in rows}
        counts["rows_in"] += returned.rows
        counts["rows_decided"] += len(decided)
        counts["rows_unmarked"] += returned.unmarked_rows
        counts["texts_changed"] += returned.changed_texts
        counts["marks_repeated"] += returned.repeated
    status = [statuses.get(key, "unseen") for key in tuples_of(issue.assignments, "coder_id", "segment_id")]
    return DECISIONS.frame(decisions), ASSIGNMENTS.check(issue.assignments.assign(status=status)), counts


def _read_one(issue: Issue, delivery: tuple[str, str]) -> tuple[str, Returned, list[dict]]:
    """One coder's file and the decisions in it."""
    coder_id, path = delivery
    frame = Frame(issue, coder_id)
    returned = read_returned(path, frame)
    return coder_id, replace(returned, marks=[]), decisions_of(returned, frame)


def check_digests(deliveries: pd.DataFrame, key: bytes) -> None:
    """Raise StudyError where a delivered file is no longer the one that this run began with."""
    for row in deliveries[deliveries["status"] == "delivered"].itertuples():
        path = Path(row.file)
        if not path.is_file() or delivery_digest(path, key) != row.digest:
            raise StudyError("this file was changed while the run was under way; start the run again", file=path)


_OF_ANCHORS = ("round", "transcript_id", "turn", "how", "nearest_segment_id", "similarity")


def read_anchors(path: str | Path) -> pd.DataFrame:
    """Anchors settled by hand: a list with the columns issued_segment_id and segment_id. Raises StudyError.

    Rows of the table of lost segments may be copied whole.
    """
    if Path(path).suffix.lower() == ".xlsx":
        check_list(path, open_workbook(path), "somewhere else")
    table = read_sheet(path)
    for column in ("issued_segment_id", "segment_id"):
        if column not in table.columns:
            raise StudyError(f"the column {column!r} is missing", file=path)
    check_columns(
        path, table, ("issued_segment_id", "segment_id", *_OF_ANCHORS), "only an issued segment and where it is"
    )
    settled: dict[str, dict[str, int]] = {}
    for number, issued, now in zip(table.index, table["issued_segment_id"], table["segment_id"], strict=True):
        rows = settled.setdefault(issued, {})
        if now in rows:
            raise StudyError(f"this row repeats row {rows[now]}; keep one of the two", file=path, row=int(number))
        if rows and "" in (now, *rows):
            raise StudyError(
                f"row {next(iter(rows.values()))} says otherwise of this segment: its decisions are dropped by one row"
                " and kept by the other; keep one of the two",
                file=path,
                row=int(number),
            )
        rows[now] = int(number)
    return table
