"""Read codings that come back as a plain list: one row per code, as CSV, TSV or a plain XLSX table."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from themetrail.coding.labels import CodeNames
from themetrail.coding.returned import Frame, Mark, Returned
from themetrail.contracts.coding import ACTIONS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.sheets import read_sheet
from themetrail.rows import rows_of

_OPTIONAL = ("segment_id", "transcript_id", "turn", "start", "end", "memo", "action", "round", "issue")


def read_code_list(path: str | Path, frame: Frame) -> Returned:
    """The marks in a list with the columns coder_id, segment_id, code_id and optionally memo, action, round, issue.

    In the place of segment_id, transcript_id, turn, start and end may say which words are meant (Unicode code points of
    the anonymised turn, end exclusive); words of several segments become a mark on each. A row without a code marks its
    segment as seen. Segments without a row are not seen. Raises StudyError naming file and row.
    """
    table = read_sheet(path, optional=_OPTIONAL)
    for name in ("coder_id", "code_id"):
        if name not in table.columns:
            raise StudyError(
                f"the column {name!r} is missing; a list of codings has coder_id, segment_id, code_id, memo (a coding"
                " sheet is returned as XLSX, with all its pages as they were issued)",
                file=path,
            )
    names = CodeNames(frame.issue.codebook)
    marks: list[Mark] = []
    known: dict[tuple, int] = {}
    for number, row in zip(table.index, rows_of(table), strict=True):
        _check_identity(path, int(number), row, frame)
        code, action = _decision(path, int(number), row, names)
        for segment_id, start, end in _places(path, int(number), row, frame):
            key = (segment_id, start, end, code)
            if key in known:
                raise StudyError(f"this row repeats row {known[key]}; keep one of the two", file=path, row=int(number))
            known[key] = int(number)
            marks.append(Mark(int(number), segment_id, code, action, row["memo"], start, end))
    return Returned(str(path), marks, len(table), 0)


def _check_identity(path: str | Path, number: int, row: dict[str, str], frame: Frame) -> None:
    for column, expected in (
        ("coder_id", frame.coder_id),
        ("round", frame.issue.round),
        ("issue", frame.issue.digest),
    ):
        if column == "issue" and frame.issue.is_of(row[column]):
            continue
        if row[column] != expected and (row[column] or column == "coder_id"):
            raise StudyError(f"must be {expected!r} in this file", file=path, row=number, column=column)


def _decision(path: str | Path, number: int, row: dict[str, str], names: CodeNames) -> tuple[str, str]:
    """Code and action of a row."""
    action = row["action"].casefold()
    if not row["code_id"]:
        if action not in ("", "seen"):
            raise StudyError(f"the action {action!r} needs a code", file=path, row=number, column="code_id")
        return "", "seen"
    code = names.find(row["code_id"])
    if code is None:
        raise StudyError(names.why_none(row["code_id"]), file=path, row=number, column="code_id")
    if action not in ("", *ACTIONS) or action == "seen":
        allowed = ", ".join(name for name in ACTIONS if name != "seen")
        raise StudyError(f"beside a code the action must be one of: {allowed}", file=path, row=number, column="action")
    return code, action or "own"


def _places(path: str | Path, number: int, row: dict[str, str], frame: Frame) -> list[tuple]:
    """The segments that a row speaks of, each with the start and end of its words, or None for the whole segment."""
    if row["segment_id"]:
        segment_id = row["segment_id"]
        problem = frame.problem_with(segment_id)
        if problem:
            raise StudyError(problem, file=path, row=number, column="segment_id")
        start, end = _number(path, number, row, "start"), _number(path, number, row, "end")
        if start is None and end is None:
            return [(segment_id, None, None)]
        first, last = frame.spans[segment_id]
        if start is None or end is None or not first <= start < end <= last:
            raise StudyError(
                f"start and end must lie within the segment ({first} to {last}), start first",
                file=path,
                row=number,
            )
        return [(segment_id, start, end)]
    return _places_in_turn(path, number, row, frame)


def _places_in_turn(path: str | Path, number: int, row: dict[str, str], frame: Frame) -> list[tuple]:
    turn = _number(path, number, row, "turn")
    if turn is None:
        raise StudyError("needs a segment_id, or a transcript_id and a turn", file=path, row=number)
    segments = frame.issue.segments
    if not row["transcript_id"] and segments["transcript_id"].nunique() > 1:
        raise StudyError("needs a transcript_id beside the turn", file=path, row=number, column="transcript_id")
    here = segments[segments["turn"] == turn]
    if row["transcript_id"]:
        here = here[here["transcript_id"] == row["transcript_id"]]
    here = here[here["segment_id"].isin(frame.arms)]
    if here.empty:
        raise StudyError(
            f"this turn holds no segment that coder {frame.coder_id} codes in round {frame.issue.round}",
            file=path,
            row=number,
        )
    start, end = _number(path, number, row, "start"), _number(path, number, row, "end")
    start = int(here["start"].min()) if start is None else start
    end = int(here["end"].max()) if end is None else end
    touched = here[(here["start"] < end) & (here["end"] > start)]
    if start >= end or touched.empty or end > int(here["end"].max()):
        raise StudyError("start and end must lie within the codable words of the turn", file=path, row=number)
    places = []
    for segment in touched.itertuples():
        span = (max(start, int(segment.start)), min(end, int(segment.end)))
        whole = span == (int(segment.start), int(segment.end))
        places.append((segment.segment_id, None, None) if whole else (segment.segment_id, *span))
    return places


def _number(path: str | Path, number: int, row: dict[str, str], column: str) -> int | None:
    if not row[column]:
        return None
    value = pd.to_numeric(row[column], errors="coerce")
    if pd.isna(value) or value % 1 or value < 0:
        raise StudyError("must be a whole number, 0 or more", file=path, row=number, column=column)
    return int(value)
