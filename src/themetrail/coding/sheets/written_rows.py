"""What was written on the pages of a workbook that is to be filled in, to tell what somebody wrote over it.

A hidden page holds, for each row of each page, a digest of the cells that are not to be filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from themetrail.coding.same_text import row_digest
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_style import Styles, protect
from themetrail.coding.sheets.workbook import cell_text, typed_text
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.office.heights import height_of
from themetrail.office.workbook import Sheet, Workbook


def add_instructions(sheet: Sheet, lines: list[str], styles: Styles) -> list[str]:
    """Close a page with instructions below its rows, and protect it; what stands for each line as it was written."""
    for row, line in enumerate(lines, start=sheet.last + 2):
        sheet.add([(line, styles.plain)], row=row, height=height_of([(line, 90)]))
        sheet.layout.merge_range(row - 1, 0, row - 1, 1, "")
    sheet.set_widths([20, 75])
    protect(sheet, styles.words)
    return [row_digest([line]) for line in lines]


def write_digests(book: Workbook, styles: Styles, written: dict[str, list[str]]) -> None:
    """Hidden: what stands for each row as it was written, by which the reader knows what was written over it."""
    sheet = book.add_sheet(form.ISSUE)
    for title, digests in written.items():
        for digest in digests:
            sheet.add([(title, styles.bare), (digest, styles.bare)])
    sheet.layout.very_hidden()
    protect(sheet, styles.words)


def written_digests(path: str | Path, rows: list[list]) -> dict[str, set[str]]:
    """By page, what stands for the rows as they were written; nothing in a sheet that was made without."""
    written: dict[str, set[str]] = {}
    for title, digest in ([cell_text(cell, path) for cell in cells] for cells in rows if len(cells) == 2):
        written.setdefault(title, set()).add(digest)
    return written


def facts_beside(rows: list[list]) -> list[tuple[str, str]]:
    """The first two cells of each row of a first page: what a fact is called in English, and the fact."""
    texts = ([typed_text(cell) for cell in cells[:2]] for cells in rows)
    return [(form.heading_meant(pair[0]), pair[1]) for pair in texts if len(pair) > 1]


def written_over(
    written: dict[str, set[str]], titles: Collection[str], open_beside: str = ""
) -> dict[str, Callable[[list[list]], list[str]]]:
    """What finds, on each page that is not filled in, the rows that somebody wrote over.

    The second cell of a row that begins with `open_beside` may be filled in.
    """

    def on(title: str) -> Callable[[list[list]], list[str]]:
        return lambda rows: [cell for row in rows if (cell := _written_over(row, written.get(title), open_beside))]

    return {title: on(title) for title in titles}


def _written_over(row: list, written: set[str] | None, open_beside: str) -> str | None:
    """The first cell of a row that is not as it was written, or None."""
    texts = [typed_text(cell) for cell in row]
    if written is None or not any(texts):
        return None
    given = texts[:1] + texts[2:] if open_beside and form.heading_meant(texts[0]) == open_beside else texts
    if row_digest(given) in written:
        return None
    return next(cell.coordinate for cell, text in zip(row, texts, strict=True) if text)


class FilledRow(NamedTuple):
    """A row of a page that was filled in: its number, its texts by heading, and the digest of what was written."""

    number: int
    texts: dict[str, str]
    shown: str


def filled_rows(
    path: str | Path,
    rows: list[list],
    head: list[str],
    open_columns: Collection[str],
    written: set[str],
    changed: str,
    faults: Faults,
) -> list[FilledRow]:
    """The rows of a page with the headings `head`, of which `open_columns` are filled in; empty ones are left out.

    A row in which something else is not as it was `written` is put down as `changed`, and so is what stands beside the
    table. Raises StudyError where a column is missing.
    """
    header = [form.heading_meant(typed_text(cell)) for cell in rows[0]] if rows else []
    if missing := [heading for heading in head if heading not in header]:
        raise StudyError(f"the column {missing[0]!r} is missing", file=path, row=1)
    place = {heading: header.index(heading) for heading in head}
    found = []
    for number, cells in enumerate(rows[1:], start=2):
        with faults.noted():
            texts = [cell_text(cell, path) for cell in cells] + [""] * (len(header) - len(cells))
            if any(text for i, text in enumerate(texts) if i not in place.values()):
                raise StudyError("something stands beside the table, which is not read; delete it", row=number)
            if not any(texts):
                continue
            shown = row_digest([texts[place[heading]] for heading in head if heading not in open_columns])
            if shown not in written:
                raise StudyError(changed, row=number)
            found.append(FilledRow(number, {heading: texts[i] for heading, i in place.items()}, shown))
    return found
