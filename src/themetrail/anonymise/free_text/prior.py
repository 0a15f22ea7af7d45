"""Prior coded data that people bring: their files, what a withdrawal leaves of them, and what may identify in them.

What a model finds in them hangs on them alone: it is found once, and stays when the study's transcripts change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from themetrail.anonymise.free_text.detecting import Detector
from themetrail.anonymise.free_text.withdrawn import Withdrawn
from themetrail.anonymise.names.people import is_name
from themetrail.anonymise.spans import Span
from themetrail.contracts.anonymise import PRIOR_DETECTIONS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.prior import PRIOR_SHEET
from themetrail.rows import tuples_of
from themetrail.sheets.left_by_programs import check_each_once, files_in
from themetrail.sheets.read import NOT_READ, SHEET_ENDINGS, read_sheet

PRIOR_TEXTS = ("text", "previous", "following", "speaker")
LABEL = "label"  # the detector that goes by whether a speaker's label is a name


def prior_files(folder: str | Path) -> list[str]:
    """The files of prior data in a folder, by name. Raises StudyError where there is a sheet that cannot be read."""
    brought = files_in(folder)
    if any(file.suffix.lower() in NOT_READ for file in brought):
        raise StudyError("a workbook here is neither XLSX nor CSV, and would not be read; save it as XLSX", file=folder)
    sheets = [file for file in brought if file.suffix.lower() in SHEET_ENDINGS]
    check_each_once(sheets)  # what stands in both would be taught twice
    return [str(file) for file in sheets]


def prior_table(files: list[str], gone: Withdrawn | None = None) -> pd.DataFrame:
    """PRIOR_SHEET of all files, in the order of their names, without what somebody said who has `gone`."""
    tables = []
    for number, file in enumerate(sorted(files), start=1):
        try:
            sheet = read_sheet(file, PRIOR_SHEET)
        except StudyError as problem:  # the file's name may identify somebody
            shown = Path(file).parent / f"(file {number} of {len(files)} in the order of their names)"
            raise StudyError(problem.what, file=shown, row=problem.row, column=problem.column) from None
        tables.append(sheet.reset_index(drop=True))
    if not tables:
        return PRIOR_SHEET.empty()
    table = PRIOR_SHEET.check(pd.concat(tables, ignore_index=True), file=Path(files[0]).parent)
    return table if gone is None else gone.left_of(table)


def prior_codes(folder: str | Path) -> set[str]:
    """The codes that prior coded data bear."""
    cells = prior_table(prior_files(folder))["codes"]
    return {code.strip() for cell in cells.unique() for code in cell.split(";")} - {""}


def is_raw(prior: pd.DataFrame) -> pd.Series:
    """Which rows are not said to be anonymised: there, names are looked for."""
    return prior["anonymised"] == "no"


def found_in_prior(prior: pd.DataFrame, detector: Detector) -> pd.DataFrame:
    """What may identify in rows that are not anonymised, labels that are names among it (contract PRIOR_DETECTIONS)."""
    raw = prior[is_raw(prior)]
    rows = []
    for column in PRIOR_TEXTS:
        filled = raw[raw[column] != ""]
        found = detector.spans_in(filled[column].tolist(), filled["language"].tolist())
        for *place, spans in zip(filled["transcript_id"], filled["segment_id"], found, strict=True):
            rows += [_row(place, column, span) for span in spans]
    for *place, label in tuples_of(raw[raw["speaker"] != ""], "transcript_id", "segment_id", "speaker"):
        if is_name(label):
            rows.append(_row(place, "speaker", Span(0, len(label), "person", LABEL, 1.0)))
    return PRIOR_DETECTIONS.frame(rows)


def _row(place: list[str], column: str, span: Span) -> dict:
    return {"transcript_id": place[0], "segment_id": place[1], "column": column, **span._asdict()}


class FoundInPrior:
    """What was found in prior data, by the places of the rows (contract PRIOR_DETECTIONS)."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._spans: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
        self._named: set[tuple[str, str]] = set()
        for transcript_id, segment_id, column, *what in tuples_of(table, *PRIOR_DETECTIONS.columns):
            span = Span(*what)
            if span.detector == LABEL:
                self._named.add((transcript_id, segment_id))
            else:
                self._spans[transcript_id, segment_id, column].append(span)

    def spans(self, prior: pd.DataFrame, column: str) -> pd.Series:
        """Of each row, what was found in a column of it."""
        return _by_row(prior, lambda place: self._spans.get((*place, column), []))

    def named(self, prior: pd.DataFrame) -> pd.Series:
        """Of each row, whether its speaker's label is a name."""
        return _by_row(prior, lambda place: place in self._named).astype(bool)


def _by_row(prior: pd.DataFrame, of: Callable[[tuple[str, str]], Any]) -> pd.Series:
    places = zip(prior["transcript_id"], prior["segment_id"], strict=True)
    return pd.Series([of(place) for place in places], index=prior.index, dtype="object")
