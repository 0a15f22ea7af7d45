"""Open a workbook that people have filled in: cells as text, no formulas, and no archive that unpacks without end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from themetrail.coding.same_text import plain, still_says
from themetrail.coding.sheets.sheet_form import page_meant
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.office.open_document import read_open_document
from themetrail.office.open_workbook import opened_workbook
from themetrail.office.workbook_guard import (
    Page,
    faults_beside_cells,
    listed,
    on_page,
    pages_of,
    struck_styles,
)
from themetrail.office.worksheet import TooWideError, cells_of

MOST_COLUMNS = 200
_OF_NUMBERS = "This document was exported from Numbers."


@dataclass(frozen=True)
class Opened:
    """A workbook that somebody returned."""

    sheets: dict[str, list[list]]  # by title, each as rows of cells
    pages: list[Page]  # all that stands on them beside values

    def renamed(self, names: Mapping[str, str]) -> Opened:
        """The same workbook with other titles for some of its sheets."""
        sheets = {names.get(title, title): rows for title, rows in self.sheets.items()}
        return Opened(sheets, [replace(page, title=names.get(page.title, page.title)) for page in self.pages])

    def without_summary(self) -> Opened:
        """The same workbook without the page on which Numbers says what it exported, where that says nothing else."""
        titles = {part for title in self.sheets for part in (title, *title.split(" - "))}
        kept = {title: rows for title, rows in self.sheets.items() if not _is_summary(rows, titles)}
        return Opened(kept, [page for page in self.pages if page.title in kept])

    def without_notes(self, issued: Collection[str]) -> Opened:
        """The same workbook without the comments that were issued on it, on whichever cell they hang now.

        One that says more than was issued, or something else, stays; a name in it may have been replaced since.
        """
        known = set(map(plain, issued))
        with_names = [said for said in known if "[" in said]

        def is_issued(said: str) -> bool:
            read = {plain(said), plain(said.partition("\n")[2])}  # some programs put a line with an author above it
            return bool(read & known) or any(still_says(one, text) for one in with_names for text in read)

        notes = [{at: said for at, said in page.comments.items() if not is_issued(said)} for page in self.pages]
        return Opened(self.sheets, [replace(page, comments=left) for page, left in zip(self.pages, notes, strict=True)])


def open_workbook(path: str | Path) -> Opened:
    """The sheets of a workbook (XLSX), or of an OpenDocument spreadsheet, those that were issued in another language
    called as in English. Raises StudyError where it cannot be read."""
    opened = _open(path)
    meant = {title: page for title in opened.sheets if (page := page_meant(title)) != title}
    known = Counter([*meant.values(), *opened.sheets])
    return opened.renamed({title: page for title, page in meant.items() if known[page] == 1})


def _open(path: str | Path) -> Opened:
    try:
        if Path(path).suffix.lower() == ".ods":
            document = read_open_document(path, MOST_COLUMNS)
            return Opened({one.page.title: one.rows for one in document}, [one.page for one in document])
        pages = pages_of(path)
        with opened_workbook(path, results=False) as book:
            sheets = {sheet.title: list(cells_of(sheet, MOST_COLUMNS)) for sheet in book.worksheets}
            struck = struck_styles(book)
    except TooWideError as too_wide:
        what = f"this row goes beyond column {MOST_COLUMNS}; clear its end"
        raise StudyError(what, file=path, row=too_wide.row) from None
    for page in pages if struck else []:
        rows = sheets.get(page.title, [])
        page.struck += [cell.coordinate for row in rows for cell in row if _is_struck(cell, struck)]
    return Opened(sheets, pages)


def _is_summary(rows: list[list], titles: Collection[str]) -> bool:
    texts = (text for row in rows for cell in row if (text := plain(typed_text(cell))))
    said = {*titles, "Numbers Sheet Name", "Numbers Table Name", "Excel Worksheet Name"}
    return next(texts, "").startswith(_OF_NUMBERS) and said.issuperset(texts)


def _is_struck(cell: Any, struck: frozenset[int]) -> bool:
    return cell.value is not None and bool(str(cell.value).strip()) and cell._style_id in struck


def issued_texts(path: str | Path, whole: Collection[str], heading_of: str, heading: int) -> dict[str, list[list[str]]]:
    """The texts on the pages `whole` of an issued workbook, and in the first rows of the page `heading_of`."""
    texts = {}
    with opened_workbook(path, results=False) as book:
        for sheet in book.worksheets:
            page = page_meant(sheet.title)
            if page in whole or page == heading_of:
                rows = islice(cells_of(sheet, MOST_COLUMNS), None if page in whole else heading)
                texts[page] = [[plain(typed_text(cell)) for cell in row] for row in rows]
    return texts


def check_pages(
    path: str | Path, opened: Opened, main: str, beyond: Mapping[str, Callable[[list[list]], list[str]]], *, where: str
) -> None:
    """Raise StudyError at what stands in a workbook and is not read: anything but the cells of the page `main`.

    `beyond` tells of each page that was issued the cells with more than was issued there; on others nothing may stand.
    `where` says where a remark belongs.
    """
    for what in faults_on_pages(opened, main, beyond, where=where):
        raise StudyError(what, file=path)


def faults_on_pages(
    opened: Opened, main: str, beyond: Mapping[str, Callable[[list[list]], list[str]]], *, where: str
) -> Iterator[str]:
    """What `check_pages` stops at, all of it, each in a sentence."""
    for page in opened.pages:
        page.known = page.title in beyond
        yield from faults_beside_cells(page, where=where, may_merge=page.title != main)
        if page.title == main:
            continue
        if found := beyond.get(page.title, _filled)(opened.sheets.get(page.title, [])):
            what = "something was written" if page.known else "something stands"
            rest = "put back what was issued there" if page.known else "delete what was added"
            yield f"{what} {on_page(page)}, which is not read (at {listed(found)}); write it {where}, and {rest}"


def check_list(path: str | Path, opened: Opened, where: str) -> None:
    """Raise StudyError where a workbook is more than a plain list on its first sheet, or a cell no plain text."""
    faults_in_list(path, opened, where).stop_if_any()


def faults_in_list(path: str | Path, opened: Opened, where: str) -> Faults:
    """What `check_list` stops at, all of it."""
    faults = Faults(path)
    main = next(iter(opened.sheets), "")
    for what in faults_on_pages(opened, main, {}, where=where):
        faults.add(what)
    for row in opened.sheets.get(main, []):
        for cell in row:
            with faults.noted():
                cell_text(cell, path)
    return faults


def beyond_texts(issued: list[list[str]]) -> Callable[[list[list]], list[str]]:
    """What finds the cells of a page whose text was not issued there, wherever on the page that was."""

    def found(rows: list[list]) -> list[str]:
        free = Counter(text for row in issued for text in row if text)
        cells = []
        for cell, text in ((cell, plain(typed_text(cell))) for row in rows for cell in row):
            if free[text] > 0:
                free[text] -= 1
            elif text and not any(still_says(one, text) for one in free if "[" in one):
                cells.append(cell.coordinate)
        return cells

    return found


def _filled(rows: list[list]) -> list[str]:
    return [cell.coordinate for row in rows for cell in row if typed_text(cell)]


def cell_text(cell: Any, path: str | Path) -> str:
    """A cell's text without white space around it. Raises StudyError naming the row of a formula or an error value."""
    if cell.value is None:
        return ""
    if cell.data_type == "f":
        raise StudyError(
            f"a formula stands in column {cell.column_letter}; put the text itself there",
            file=path,
            row=cell.row,
        )
    if cell.data_type == "e":
        raise StudyError(
            f"an error value stands in column {cell.column_letter}; put text there or leave it empty",
            file=path,
            row=cell.row,
        )
    return typed_text(cell)


def typed_text(cell: Any) -> str:
    """A cell's content as text without white space around it, a date as 2026-05-31; a formula as it was typed."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    text = str(value)
    return (text.replace("_x000D_\n", "\n").replace("_x000D_", "\n") if "_x000D_" in text else text).strip()
