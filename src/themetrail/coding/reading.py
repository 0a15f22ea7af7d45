"""Read all that the coders of a round have returned, against what they were given."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from themetrail.codebook_changes import CodebookChanges
from themetrail.coding.carrying import Chosen, Given
from themetrail.coding.draft import Issue
from themetrail.coding.labels import folded
from themetrail.coding.proposals import history_rows, proposal_rows
from themetrail.coding.returned import GivenToCoder, Returned, asides_of, contradictions, decisions_of, statuses_of
from themetrail.coding.sheets import kinds
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.coding.sheets.sheet_form import marks_meant
from themetrail.coding.sheets.split_reader import SplitRow, ids_named
from themetrail.contracts.coding import ASSIGNMENTS, DECISIONS, DESK_HISTORY, MARKS, NONE_OF_THESE, PROPOSALS
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.in_parallel import in_parallel
from themetrail.rows import tuples_of
from themetrail.whole_number import whole_number


class _ReadFile(NamedTuple):
    """One coder's file as it was read: the sums of it, and what its rows come to."""

    coder_id: str
    returned: Returned  # without its marks
    decisions: pd.DataFrame  # a table, which comes from another process many times faster than its rows
    statuses: dict[str, str]
    marks: list[dict]


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
    issue: Issue, files: Mapping[str, str | list[str]], processes: int = 1, places: Mapping[str, Path] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, int], Beside]:
    """The `decisions` and `assignments` of a round, on issued segments, from the files returned (by coder_id; one, or
    several that hold a part each); sums, and what stands beside.

    `places` say where files lie, by how they are called. The assignments have a column more: `without_row`, whether the
    coder's sheet came back without a row for them. The counts say what became of each row: rows_in = rows_decided +
    rows_unmarked. Raises StudyError naming file, row.
    """
    assigned = set(issue.assignments["coder_id"])
    decisions = [DECISIONS.empty()]
    marks: list[dict] = []
    proposals: list[dict] = []
    history: list[dict] = []
    statuses: dict[tuple[str, str], str] = {}
    missing: set[tuple[str, str]] = set()
    counts = dict.fromkeys(
        ("rows_in", "rows_decided", "rows_unmarked", "rows_missing", "texts_changed", "marks_repeated", "proposals_in"),
        0,
    )
    single = [
        (coder_id, path)
        for coder_id, paths in sorted(files.items())
        for path in ([paths] if isinstance(paths, str) else paths)
    ]
    for coder_id, path in single:
        if coder_id not in assigned:
            raise StudyError(f"{coder_id!r} is no coder of round {issue.round} as it was issued", file=path)
    read = partial(_read_one, issue, places or {})
    for coder_id, returned, table, of_segments, asides in _all_read(in_parallel(read, single, processes)):
        decisions.append(table)
        marks += asides
        statuses |= {(coder_id, segment_id): status for segment_id, status in of_segments.items()}
        counts["rows_in"] += returned.rows
        counts["rows_decided"] += table["source_row"].nunique()
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
    return DECISIONS.check(pd.concat(decisions, ignore_index=True)), assigned, counts, beside


def _all_read(files: list[_ReadFile | StudyError]) -> list[_ReadFile]:
    """The files that were read. Raises StudyError with what is wrong in any of them, so that all coders are asked."""
    _stop_with_all([found for found in files if isinstance(found, StudyError)])
    return [found for found in files if not isinstance(found, StudyError)]


def _told(faults: Faults) -> list[StudyError]:
    """All that is wrong in a file, as one problem; none where nothing is."""
    try:
        faults.stop_if_any()
    except StudyError as problem:
        return [problem]
    return []


def _stop_with_all(problems: list[StudyError]) -> None:
    if problems:
        first, *others = problems
        what = ". ".join([first.what, *(f"And {problem}" for problem in others)])
        raise StudyError(what, file=first.file, row=first.row, column=first.column)


def _read_one(issue: Issue, places: Mapping[str, Path], delivery: tuple[str, str]) -> _ReadFile | StudyError:
    """One coder's file, the decisions and the marks in it, or what is wrong with it."""
    coder_id, path = delivery
    frame = GivenToCoder(issue, coder_id)
    try:
        returned = read_returned(path, frame, places.get(path))
    except StudyError as problem:
        return problem
    rows = decisions_of(returned, frame)
    sums = replace(returned, marks=[], asides=[])
    return _ReadFile(coder_id, sums, DECISIONS.frame(rows), statuses_of(rows), asides_of(returned, frame))


def read_splits(
    files: Mapping[tuple[str, str], str], changes: CodebookChanges, find: Callable[[str], str | None]
) -> dict[Given, Chosen]:
    """What coders decided of their codings of codes that were split, from their files by round and coder.

    `find` gives the code of today that a name means, or None. Rows without a decision are left out. Raises StudyError
    naming all rows of all files that cannot be taken.
    """
    chosen: dict[Given, Chosen] = {}
    problems = []
    for (name, coder_id), path in sorted(files.items()):
        faults, rows = Faults(path), []
        with faults.noted():
            file = ReturnedFile(path)
            rows = kinds.reader_of(file, kinds.SPLITS)(file, name, coder_id)
        said: dict[Given, tuple[str, ...]] = {}
        for row in rows:
            try:
                given, codes = _decided(row, name, coder_id, changes, find)
            except StudyError as problem:
                faults.add(problem.what, row=row.row)
                continue
            if codes is None:
                continue
            if said.setdefault(given, codes) != codes:
                faults.add("another row says otherwise of the same words; keep one of the two", row=row.row)
            chosen[given] = Chosen(codes, str(path), row.row, row.memo, row.shown)
        problems += _told(faults)
    _stop_with_all(problems)
    return chosen


def _decided(
    row: SplitRow, name: str, coder_id: str, changes: CodebookChanges, find: Callable[[str], str | None]
) -> tuple[Given, tuple[str, ...] | None]:
    """The coding that a row speaks of and the codes that it is now; None where nothing was decided."""
    start, end = map(whole_number, row.place.split("-")) if row.place.count("-") == 1 else (None, None)
    if start is None or end is None:
        raise StudyError("the place must be two whole numbers, such as 0-19")
    given = Given(name, coder_id, row.segment_id, start, end, row.code_id)
    if not row.decided:
        if row.memo:
            raise StudyError("a memo stands in this row and no decision; decide, or clear the memo")
        return given, None
    successors = changes.successors(row.code_id)
    if not successors:
        raise StudyError(f"no row of the table of changes says that the code {row.code_id!r} was split")
    if folded(row.decided) in marks_meant(NONE_OF_THESE):
        return given, ()
    codes = []
    for named in ids_named(row.decided):
        code = named if named in successors else find(named)
        if code not in successors:
            became = ", ".join(changes.now(row.code_id).codes)
            raise StudyError(
                f"what was decided is none of the codes that {row.code_id!r} became ({became}); choose of these,"
                " or take the row out"
            )
        codes.append(code)
    return given, tuple(dict.fromkeys(codes))


def check_chosen(unknown: Collection[Given], chosen: Mapping[Given, Chosen], decisions: pd.DataFrame) -> None:
    """Raise StudyError where coders decided of what they never gave: their file was returned anew in between.

    What was chosen for a code that has been deleted since, or is no longer split, counts no more and is no fault.
    """
    made = set(tuples_of(decisions, *Given._fields)) if unknown else set()
    by_file: dict[str, Faults] = {}
    for given in unknown:
        if given not in made:
            file = chosen[given].file
            what = "the coder gave this code to these words in no returned file; take the row out"
            by_file.setdefault(file, Faults(file)).add(what, row=chosen[given].row)
    _stop_with_all([problem for _, faults in sorted(by_file.items()) for problem in _told(faults)])


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
