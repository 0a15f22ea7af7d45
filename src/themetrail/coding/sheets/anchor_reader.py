"""Read where corrected words belong, as a person has settled it: in the filled-in workbook, or in a list."""

from __future__ import annotations

import re

import pandas as pd

from themetrail.coding.labels import folded
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.anchor_form import BELONGS, CORRECTED, GONE, HEAD, SEGMENT
from themetrail.coding.sheets.list_columns import check_columns
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.coding.sheets.workbook import check_list, faults_on_pages, open_workbook
from themetrail.coding.sheets.written_rows import facts_beside, filled_rows, written_digests, written_over
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.sheets.read import read_sheet

_WHERE = "somewhere else"
_OF_ANCHORS = ("round", "transcript_id", "turn", "how", "nearest_segment_id", "similarity")
_CHANGED = (
    f"what stands in this row is not what was written for you; put it back (rows may be sorted as a whole only), and"
    f" write into the column {BELONGS!r} alone"
)


def is_anchor_workbook(file: ReturnedFile) -> bool:
    """Whether a workbook has the page on which corrected words are settled."""
    return CORRECTED in file.opened(open_workbook).sheets


def read_anchor_list(file: ReturnedFile, name: str) -> pd.DataFrame:
    """What stands in a list with issued_segment_id and segment_id, into which rows of lost segments may be copied."""
    if file.is_workbook:
        check_list(file.path, file.opened(open_workbook), _WHERE)
    table = read_sheet(file.path)
    for column in ("issued_segment_id", "segment_id"):
        if column not in table.columns:
            raise StudyError(f"the column {column!r} is missing", file=file.path)
    known = ("issued_segment_id", "segment_id", *_OF_ANCHORS)
    check_columns(file.path, table, known, "only an issued segment and where it is")
    return table


def read_anchor_workbook(file: ReturnedFile, name: str) -> pd.DataFrame:
    """What was settled in the sheet of round `name`: issued_segment_id and segment_id (empty: gone), by row.

    Rows in which nothing was chosen are left out. Raises StudyError with all that was written where nothing is read.
    """
    path, opened = file.path, file.opened(open_workbook)
    if ("Round", name) not in facts_beside(opened.sheets.get(form.READ_ME, [])):
        raise StudyError(f"this is not the sheet of round {name!r}, or its first page was changed", file=path)
    written = written_digests(path, opened.sheets.get(form.ISSUE, []))
    if not written.get(CORRECTED):
        raise StudyError(
            f"the hidden page of this sheet is missing; fill in the anchors_{name}.xlsx of the last run", file=path
        )
    faults = Faults(path)
    for what in faults_on_pages(opened, CORRECTED, written_over(written, (form.READ_ME, form.ISSUE)), where=_WHERE):
        faults.add(what)
    rows = filled_rows(path, opened.sheets[CORRECTED], HEAD, (BELONGS,), written[CORRECTED], _CHANGED, faults)
    settled: list[tuple[int, str, str]] = []
    for number, texts, _ in rows:
        with faults.noted():
            settled += [(number, texts[SEGMENT], now) for now in _chosen(texts[BELONGS], number)]
    faults.stop_if_any()
    numbers, issued, now = zip(*settled, strict=True) if settled else ((), (), ())
    columns = {"issued_segment_id": issued, "segment_id": now}
    table = pd.DataFrame(columns, index=pd.Index(numbers, name="row"), dtype="str")
    table.attrs["headings"] = {"issued_segment_id": SEGMENT, "segment_id": BELONGS}
    return table


def _chosen(text: str, row: int) -> list[str]:
    """The segments that were chosen in one cell, an empty one for words that are gone."""
    parts = dict.fromkeys(part for part in re.split(r"[;,\s]+", text) if part)
    chosen = ["" if folded(part) in form.marks_meant(GONE) else part for part in parts]
    if "" in chosen and len(chosen) > 1:
        raise StudyError(f"'{GONE}' and a segment are chosen for the same words; decide for one", row=row)
    return chosen
