"""Read codings that come back as a plain list: one row per code, as CSV, TSV or a plain XLSX table."""

from __future__ import annotations

from functools import cache, cached_property, partial
from pathlib import Path

import pandas as pd

from themetrail.coding.labels import CodeNames, folded
from themetrail.coding.returned import GivenToCoder, Mark, Returned
from themetrail.coding.same_text import plain, same_but_for_names
from themetrail.coding.sheets.list_columns import faults_in_columns
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.coding.sheets.workbook import Opened, cell_text, faults_in_list, open_workbook
from themetrail.contracts.coding import RETURNED_ACTIONS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.ids import id_among
from themetrail.faults import Faults
from themetrail.rows import rows_of, tuples_of
from themetrail.sheets.read import read_sheet

_OPTIONAL = ("segment_id", "transcript_id", "turn", "start", "end", "memo", "action", "round", "issue")


_WORDS = ("group", "participant_id", "role", "codable", "transcript_id", "turn")  # of a segment, beside its text
_SAID_AGAIN = (*_WORDS, "speaker", "text", "code", "code_name", "name")


def read_code_list(file: ReturnedFile, frame: GivenToCoder, faults: Faults) -> Returned:
    """The marks in a list with the columns coder_id, segment_id, code_id and optionally memo, action, round, issue.

    In the place of segment_id, transcript_id, turn, start and end may say which words are meant (Unicode code points of
    the anonymised turn, end exclusive); words of several segments become a mark on each. A row without a code marks its
    segment as seen; one with several, such as `A; B`, gives each. Segments without a row are not seen. What a row says
    again of its segment, such as its text, has to be what was issued. Puts what may not be into `faults`, with its
    rows; raises StudyError where the file is no such list.
    """
    path = file.path
    opened = file.opened(open_workbook) if file.is_workbook else None
    if opened is not None:
        faults_in_list(path, opened, "into a column 'memo' of the first sheet").stop_if_any()  # else it is not read
    table = read_sheet(path, optional=_OPTIONAL)
    for name in ("coder_id", "code_id"):
        if name not in table.columns:
            raise StudyError(
                f"the column {name!r} is missing; a list of codings has coder_id, segment_id, code_id, memo (a coding"
                " sheet is returned with its headings and the line above them as they were issued)",
                file=path,
            )
    known_columns = ("coder_id", "code_id", *_OPTIONAL, *_SAID_AGAIN)
    for what, at in faults_in_columns(table, known_columns, ", ".join(known_columns)):
        faults.add(what, row=at)
    names, said = CodeNames(frame.issue.codebook), _SaidAgain(frame)
    uncertain = {} if opened is None else _uncertain_codes(path, opened, names)
    marks: list[Mark] = []
    known: dict[tuple, int] = {}
    of_another = cache(partial(_of_another, frame))  # most rows say the same
    for number, row in zip(map(int, table.index), rows_of(table), strict=True):
        for what, column in of_another(row["coder_id"], row["round"], row["issue"]):
            faults.add(what, row=number, column=column)
        if number in uncertain:
            faults.add(uncertain[number], row=number, column="code_id")
            continue
        with faults.noted():
            codes, action = _decision(path, number, row, names)
            places = _places(path, number, row, frame)
            said.check(path, number, row, [segment_id for segment_id, _, _ in places], codes, names)
            found = [(place, code) for place in places for code in codes]
            repeated = [known[place, code] for place, code in found if known.get((place, code), number) != number]
            if repeated:
                raise StudyError(f"this row repeats row {repeated[0]}; keep one of the two", file=path, row=number)
            known |= dict.fromkeys(found, number)
            for (segment_id, start, end), code in found:
                memo = row["memo"] if code == codes[0] else ""
                marks.append(Mark(number, segment_id, code, action, memo, start, end))
    return Returned(str(path), marks, len(table), 0)


def _uncertain_codes(path: str | Path, opened: Opened, names: CodeNames) -> dict[int, str]:
    """By row, what is wrong with a code of which Excel has made a number that can have been several codes."""
    rows = next(iter(opened.sheets.values()))
    heads = [cell_text(cell, path).lower().replace(" ", "_") for cell in rows[0]] if rows else []
    place = heads.index("code_id") if "code_id" in heads else len(heads)
    found = {}
    for number, cells in enumerate(rows[1:], start=2):
        typed = cells[place] if place < len(cells) else None
        if typed is None or typed.value is None or typed.data_type != "n":
            continue
        if problem := names.why_uncertain(typed.value):
            found[number] = problem
    return found


class _SaidAgain:
    """What the rows of a list say again of their segments and codes, held against what was issued."""

    def __init__(self, frame: GivenToCoder) -> None:
        self._segments = frame.issue.segments

    @cached_property
    def _issued(self) -> dict[str, dict[str, str]]:
        """What was issued, by segment; most lists say none of it again."""
        columns = ("segment_id", "speaker", "text", "words", *_WORDS)
        return {row[0]: dict(zip(columns, map(str, row), strict=True)) for row in tuples_of(self._segments, *columns)}

    def check(
        self,
        path: str | Path,
        number: int,
        row: dict[str, str],
        segments: list[str],
        codes: list[str],
        names: CodeNames,
    ) -> None:
        """Raise StudyError where a row says something else of its segments, or of its codes, than was issued."""
        for column in _SAID_AGAIN:
            given = row.get(column, "")
            if not given:
                continue
            if column in ("code", "code_name", "name"):
                fits = set(names.find_several(given)) == set(codes)
            else:
                fits = any(self._fits(column, given, self._issued[segment_id]) for segment_id in segments)
            if not fits:
                raise StudyError(
                    "this is not what was issued for the ids in this row; some columns may have been sorted or moved"
                    " without the others, or something was written over (remarks belong into the column memo)",
                    file=path,
                    row=number,
                    column=column,
                )

    @staticmethod
    def _fits(column: str, given: str, issued: dict[str, str]) -> bool:
        if column == "text":
            said, words = plain(issued["text"]), plain(given)
            return words in said or said in words or same_but_for_names(issued["words"], words)
        if column == "speaker":
            return plain(given) in (plain(issued["speaker"]), issued["role"])
        if column == "turn":
            return pd.to_numeric(given, errors="coerce") == int(issued["turn"])
        if column in ("transcript_id", "group", "participant_id"):
            given = id_among(given, [issued[column]])
        return folded(given) == folded(issued[column])


def _of_another(frame: GivenToCoder, coder_id: str, round_: str, issue: str) -> list[tuple[str, str]]:
    """Where a row is of another coder, round or issue: what is wrong, and in which column."""
    said = (
        ("coder_id", coder_id, frame.coder_id),
        ("round", round_, frame.issue.round),
        ("issue", "" if frame.issue.is_of(issue) else issue, frame.issue.digest),
    )
    return [
        (f"must be {expected!r} in this file", column)
        for column, given, expected in said
        if id_among(given, [expected]) != expected and (given or column == "coder_id")
    ]


def _decision(path: str | Path, number: int, row: dict[str, str], names: CodeNames) -> tuple[list[str], str]:
    """Codes and action of a row; an empty code where the segment was seen."""
    action = row["action"].casefold()
    if not row["code_id"]:
        if action not in ("", "seen"):
            raise StudyError(f"the action {action!r} needs a code", file=path, row=number, column="code_id")
        return [""], "seen"
    codes = names.find_several(row["code_id"])
    if not codes:
        raise StudyError(names.why_none(row["code_id"]), file=path, row=number, column="code_id")
    if action not in ("", *RETURNED_ACTIONS) or action == "seen":
        allowed = ", ".join(name for name in RETURNED_ACTIONS if name != "seen")
        raise StudyError(f"beside a code the action must be one of: {allowed}", file=path, row=number, column="action")
    return codes, action or "own"


def _places(path: str | Path, number: int, row: dict[str, str], frame: GivenToCoder) -> list[tuple]:
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


def _places_in_turn(path: str | Path, number: int, row: dict[str, str], frame: GivenToCoder) -> list[tuple]:
    turn = _number(path, number, row, "turn")
    if turn is None:
        raise StudyError("needs a segment_id, or a transcript_id and a turn", file=path, row=number)
    segments = frame.issue.segments
    if not row["transcript_id"] and segments["transcript_id"].nunique() > 1:
        raise StudyError("needs a transcript_id beside the turn", file=path, row=number, column="transcript_id")
    here = segments[segments["turn"] == turn]
    if row["transcript_id"]:
        said = id_among(row["transcript_id"], set(segments["transcript_id"]))
        here = here[here["transcript_id"] == said]
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
