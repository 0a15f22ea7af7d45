"""Fill in an issued coding sheet, or an adjudication sheet, as a person would in Excel.

From the command line, for whoever makes a study's returned files from a table of what was decided:
`python tests/coding/filled.py DATA/rounds/ROUND CODES_FOLDER`; see `main`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

from themetrail.coding.draft import Issue
from themetrail.coding.labels import code_labels
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.adjudication_form import ADJUDICATION, DECIDED_BY, HEAD
from themetrail.office.files import write_stable


@dataclass
class Row:
    """What a person fills in beside one segment."""

    own: list[str] = field(default_factory=list)
    answers: dict[int, str] = field(default_factory=dict)  # rank of the suggestion -> accept or refuse
    seen: str = ""
    memo: str = ""
    words: str = ""
    unsure: str = ""
    quote: str = ""


def write_text_cell(cell, text: str) -> None:
    """Put text into a cell as a person does who types it: a text whatever it begins with."""
    cell.value = text
    cell.data_type = "s"


def fill_sheet(issued: Path, returned: Path, rows: Mapping[str, Row]) -> None:
    """Write a copy of an issued coding sheet with these rows filled in; own codes as they are given."""
    book = openpyxl.load_workbook(issued)
    sheet = book[form.CODING]
    columns = {cell.value: cell.column for cell in sheet[form.HEADER_ROW] if cell.value}
    places = {
        sheet.cell(number, columns[form.SEGMENT]).value: number
        for number in range(form.HEADER_ROW + 1, sheet.max_row + 1)
    }
    for segment_id, row in rows.items():
        cells = {form.own_code(k): code for k, code in enumerate(row.own, start=1)}
        cells |= {form.answer(rank): given for rank, given in row.answers.items()}
        cells |= {form.SEEN: row.seen, form.MEMO: row.memo}
        cells |= {form.WORDS: row.words, form.UNSURE: row.unsure, form.QUOTE: row.quote}
        for name, text in cells.items():
            if text:
                write_text_cell(sheet.cell(places[segment_id], columns[name]), text)
    write_stable(returned, book.save)


def as_coder(issue: Issue, coder_id: str, wanted: Mapping[str, list[str]], memos: Mapping[str, str]) -> dict[str, Row]:
    """How a coder who wants these codes fills in the sheet.

    Suggested codes are accepted or refused; on every fifth segment whose suggestions are all wrong they are left
    without an answer. Other codes come from the drop-downs, and a segment without a code is marked as seen.
    """
    frame = GivenToCoder(issue, coder_id)
    labels = code_labels(issue.codebook)
    rows = {}
    for number, segment_id in enumerate(frame.arms):
        codes = list(wanted.get(segment_id, []))
        shown = frame.shown[segment_id]
        leave = number % 5 == 0 and not any(entry.code_id in codes for entry in shown)
        answers = {} if leave else {e.rank: form.ACCEPT if e.code_id in codes else form.REFUSE for e in shown}
        suggested = {entry.code_id for entry in shown}
        own = [labels[code] for code in codes if code not in suggested]
        rows[segment_id] = Row(own, answers, "" if codes else form.SEEN_MARK, memos.get(segment_id, ""))
    return rows


def fill_adjudication(made: Path, returned: Path, keep: Mapping[str, list[str]], judge: str = "A1") -> int:
    """Fill in an adjudication sheet from the codes to keep per issued segment; the number of rows decided."""
    book = openpyxl.load_workbook(made)
    for row in book[form.READ_ME].iter_rows():
        if row[0].value == DECIDED_BY:
            write_text_cell(row[1], judge)
    sheet = book[ADJUDICATION]
    place = {name: position for position, name in enumerate(HEAD, start=1)}
    decided = 0
    for number in range(2, sheet.max_row + 1):
        segment_id = sheet.cell(number, place["Segment"]).value
        if segment_id:
            kept = sheet.cell(number, place["Code id"]).value in keep.get(segment_id, [])
            write_text_cell(sheet.cell(number, place["Decision"]), "keep" if kept else "drop")
            decided += 1
    write_stable(returned, book.save)
    return decided


def decided_in(folder: Path, issue: Issue, column: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Codes and memos per segment from <transcript>.codes.tsv (turn, c1, c2, final, memo), for units of whole turns."""
    segments = issue.segments
    ids = {(row.transcript_id, int(row.turn)): row.segment_id for row in segments.itertuples() if row.codable == "yes"}
    codes: dict[str, list[str]] = {}
    memos: dict[str, str] = {}
    for file in sorted(folder.glob("*.codes.tsv")):
        transcript = file.name.removesuffix(".codes.tsv")
        with file.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle, delimiter="\t"):
                segment_id = ids.get((transcript, int(row["turn"])))
                if segment_id is None:
                    continue
                codes[segment_id] = [code for code in (row[column] or "").split(";") if code]
                if row["memo"]:
                    memos[segment_id] = row["memo"]
    return codes, memos


def main(arguments: list[str]) -> None:
    """Make the returned files of a round: `ROUND_FOLDER CODES_FOLDER [ADJUDICATION_SHEET]`.

    Without an adjudication sheet, every coder's sheet in issued/sheets is filled in from the column of the coder's id
    in lower case; with one, it is filled in from the column `final`.
    """
    place, codes = Path(arguments[0]), Path(arguments[1])
    issue = Issue.read(place / "issued", place.name)
    if len(arguments) > 2:
        keep, _ = decided_in(codes, issue, "final")
        n = fill_adjudication(Path(arguments[2]), place / "adjudication.xlsx", keep)
        print(f"{n} disagreements decided")
        return
    for coder_id in sorted(set(issue.assignments["coder_id"])):
        wanted, memos = decided_in(codes, issue, coder_id.lower())
        rows = as_coder(issue, coder_id, wanted, memos if coder_id == "C1" else {})
        fill_sheet(place / "issued/sheets" / f"{coder_id}.xlsx", place / "returned" / f"{coder_id}.xlsx", rows)
        print(f"{coder_id}: {len(rows)} segments")


if __name__ == "__main__":
    main(sys.argv[1:])
