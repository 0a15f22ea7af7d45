"""Read which code it is now that was split, as its coder has said it: in the filled-in workbook, or in a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.list_columns import check_columns
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.coding.sheets.split_form import CODE, CODER, HEAD, MEMO, NOW, OPEN, PLACE, SEGMENT, SPLIT
from themetrail.coding.sheets.workbook import check_list, faults_on_pages, open_workbook
from themetrail.coding.sheets.written_rows import facts_beside, filled_rows, written_digests, written_over
from themetrail.contracts.coding import SPLITS
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.sheets.read import read_sheet

_WHERE = f"into the column {MEMO!r}"
_KEY = ("issued_segment_id", "issued_start", "issued_end", "code_id")
_CHANGED = (
    "what stands in this row is not what was written for you; put it back (rows may be sorted as a whole only), and"
    f" write into the columns {NOW!r} and {MEMO!r} alone"
)


class SplitRow(NamedTuple):
    """A row of the list as it was filled in; `place` is a stretch such as 0-19, `shown` stands for what was offered."""

    row: int
    segment_id: str
    place: str
    code_id: str
    decided: str
    memo: str = ""
    shown: str = ""


def is_split_workbook(file: ReturnedFile) -> bool:
    """Whether a workbook has the page on which codes that were split are decided."""
    return SPLIT in file.opened(open_workbook).sheets


def read_split_list(file: ReturnedFile, name: str, coder_id: str) -> list[SplitRow]:
    """The rows of a list with the columns of splits.csv, of this coder and round; `decided` is filled in, or not."""
    if file.is_workbook:
        check_list(file.path, file.opened(open_workbook), "into the column 'memo' of the first sheet")
    table = read_sheet(file.path)
    for column in (*_KEY, "decided"):
        if column not in table.columns:
            raise StudyError(f"the column {column!r} is missing", file=file.path)
    check_columns(file.path, table, (*SPLITS.columns, "memo"), "what stands in splits.csv, and memo,")
    rows = []
    for number, row in zip(table.index, table.to_dict("records"), strict=True):
        for column, right in (("round", name), ("coder_id", coder_id)):
            if row.get(column, "") not in ("", right):
                raise StudyError(f"must be {right!r} in this file", file=file.path, row=int(number), column=column)
        place = f"{row['issued_start']}-{row['issued_end']}"
        cells = (row["issued_segment_id"], place, row["code_id"], row["decided"], row.get("memo", ""))
        rows.append(SplitRow(int(number), *cells))
    return rows


def read_split_workbook(file: ReturnedFile, name: str, coder_id: str) -> list[SplitRow]:
    """The rows of the filled-in workbook of a coder and round. Raises StudyError with all that is read nowhere."""
    path, opened = file.path, file.opened(open_workbook)
    read_me = facts_beside(opened.sheets.get(form.READ_ME, []))
    for fact, value in (("Round", name), (CODER, coder_id)):
        if (fact, value) not in read_me:
            raise StudyError(
                f"this is not the list of split codes of coder {coder_id} in round {name}, or its first page was"
                " changed",
                file=path,
            )
    written = written_digests(path, opened.sheets.get(form.ISSUE, []))
    if not written.get(SPLIT):
        raise StudyError("the hidden page of this workbook is missing; fill in the one of the last run", file=path)
    faults = Faults(path)
    beyond = written_over(written, (form.READ_ME, form.CODEBOOK, form.ISSUE))
    for what in faults_on_pages(opened, SPLIT, beyond, where=_WHERE):
        faults.add(what)
    rows = filled_rows(path, opened.sheets[SPLIT], HEAD, OPEN, written[SPLIT], _CHANGED, faults)
    faults.stop_if_any()
    return [
        SplitRow(number, said[SEGMENT], said[PLACE], said[CODE], said[NOW], said[MEMO], shown)
        for number, said, shown in rows
    ]


def ids_named(cell: str) -> list[str]:
    """The codes named in a cell, each as it was typed or by the id in brackets behind its name."""
    parts = [" ".join(part.split()) for part in re.split(r"[;\n]", cell)]
    return [bracketed[1] if (bracketed := re.search(r"\[([^\[\]]+)\]$", part)) else part for part in parts if part]
