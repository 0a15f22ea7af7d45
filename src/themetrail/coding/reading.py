"""Read all that the coders of a round have returned, against what they were given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from themetrail.coding.draft import Issue
from themetrail.coding.faults import Faults
from themetrail.coding.proposals import history_rows, proposal_rows
from themetrail.coding.returned import GivenToCoder, Returned, asides_of, contradictions, decisions_of, statuses_of
from themetrail.coding.sheets import kinds
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.contracts.coding import ASSIGNMENTS, DECISIONS, DESK_HISTORY, MARKS, PROPOSALS
from themetrail.contracts.errors import StudyError
from themetrail.in_parallel import in_parallel
from themetrail.rows import tuples_of

_ReadFile = tuple[str, Returned, list[dict], list[dict]]  # the coder, the sums of the file, decisions and marks


def read_returned(path: str | Path, frame: GivenToCoder, at: Path | None = None) -> Returned:
    """The marks in one returned file, whichever of its forms it has; it lies `at` another place than it is called by.

    Raises StudyError naming the file and all rows in which something is wrong, each kind of fault once.
    """
    path, faults = Path(path), Faults(path)
    returned = Returned(str(path), [], 0, 0)
    with faults.noted():
        file = ReturnedFile(path, at)
        returned = kinds.reader_of(file, kinds.CODINGS)(file, frame, faults)
    for row, what in contradictions(returned.marks, frame):
        faults.add(what, row=row)
    faults.stop_if_any()
    return returned


class Beside(NamedTuple):
    """What coders of a round gave back beside their decisions: tables of the contracts of their names."""

    marks: pd.DataFrame
    proposals: pd.DataFrame
    history: pd.DataFrame


def read_round(
    issue: Issue, files: dict[str, str], processes: int = 1, places: Mapping[str, Path] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, int], Beside]:
    """The `decisions` and `assignments` of a round, on issued segments, from the files returned (by coder_id); sums,
    and what stands beside.

    `places` say where files lie, by how they are called. The assignments have a column more: `without_row`, whether the
    coder's sheet came back without a row for them. The counts say what became of each row: rows_in = rows_decided +
    rows_unmarked. Raises StudyError naming file, row.
    """
    assigned = set(issue.assignments["coder_id"])
    decisions: list[dict] = []
    marks: list[dict] = []
    proposals: list[dict] = []
    history: list[dict] = []
    statuses: dict[tuple[str, str], str] = {}
    missing: set[tuple[str, str]] = set()
    counts = dict.fromkeys(
        ("rows_in", "rows_decided", "rows_unmarked", "rows_missing", "texts_changed", "marks_repeated", "proposals_in"),
        0,
    )
    for coder_id, path in sorted(files.items()):
        if coder_id not in assigned:
            raise StudyError(f"{coder_id!r} is no coder of round {issue.round} as it was issued", file=path)
    read = partial(_read_one, issue, places or {})
    for coder_id, returned, rows, asides in _all_read(in_parallel(read, sorted(files.items()), processes)):
        decisions += rows
        marks += asides
        statuses |= {(coder_id, segment_id): status for segment_id, status in statuses_of(rows).items()}
        decided = {row["source_row"] for row in rows}
        counts["rows_in"] += returned.rows
        counts["rows_decided"] += len(decided)
        counts["rows_unmarked"] += returned.unmarked_rows
        counts["rows_missing"] += len(returned.without_row)
        missing |= {(coder_id, segment_id) for segment_id in returned.without_row}
        counts["texts_changed"] += returned.changed_texts
        counts["marks_repeated"] += returned.repeated
        counts["proposals_in"] += len(returned.proposals)
        proposals += proposal_rows(returned.proposals, issue.round, coder_id, returned.file)
        history += history_rows(returned.changes, issue.round, coder_id, returned.file)
    keys = list(tuples_of(issue.assignments, "coder_id", "segment_id"))
    assigned = ASSIGNMENTS.check(issue.assignments.assign(status=[statuses.get(key, "unseen") for key in keys]))
    assigned = assigned.assign(without_row=[key in missing for key in keys])
    beside = Beside(MARKS.frame(marks), PROPOSALS.frame(proposals), DESK_HISTORY.frame(history))
    return DECISIONS.frame(decisions), assigned, counts, beside


def _all_read(files: list[_ReadFile | StudyError]) -> list[_ReadFile]:
    """The files that were read. Raises StudyError with what is wrong in any of them, so that all coders are asked."""
    problems = [found for found in files if isinstance(found, StudyError)]
    if problems:
        first, *others = problems
        what = ". ".join([first.what, *(f"And {problem}" for problem in others)])
        raise StudyError(what, file=first.file, row=first.row, column=first.column)
    return [found for found in files if not isinstance(found, StudyError)]


def _read_one(issue: Issue, places: Mapping[str, Path], delivery: tuple[str, str]) -> _ReadFile | StudyError:
    """One coder's file, the decisions and the marks in it, or what is wrong with it."""
    coder_id, path = delivery
    frame = GivenToCoder(issue, coder_id)
    try:
        returned = read_returned(path, frame, places.get(path))
    except StudyError as problem:
        return problem
    return coder_id, replace(returned, marks=[], asides=[]), decisions_of(returned, frame), asides_of(returned, frame)


def read_anchors(path: str | Path, name: str = "") -> pd.DataFrame:
    """Anchors settled by hand: the filled-in sheet of round `name`, or a list with issued_segment_id and segment_id.

    Rows of the table of lost segments may be copied whole into a list. Raises StudyError.
    """
    file = ReturnedFile(path)
    return _without_contradiction(kinds.reader_of(file, kinds.ANCHORS)(file, name), path)


def _without_contradiction(table: pd.DataFrame, path: str | Path) -> pd.DataFrame:
    """Raises StudyError where one row repeats or contradicts another."""
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
