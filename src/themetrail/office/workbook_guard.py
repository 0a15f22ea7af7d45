"""What stands in a workbook beside the values of its cells, where a reader of cells would pass it over in silence.

Merged cells, comments and notes, drawings, text that is struck through, ranges that were sorted: openpyxl's fast reader
gives none of them. They stand behind the cells in a sheet's file, or in files of their own.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse

from themetrail.contracts.errors import StudyError
from themetrail.office.archive_guard import OLD_KIND, is_locked
from themetrail.office.stated_sizes import check_stated_sizes
from themetrail.office.worksheet import column_letters

LARGEST = 1_000_000_000  # bytes of an unpacked workbook; more is no sheet
# What damaged archives, damaged XML and openpyxl raise where a file is no workbook.
NOT_OPENED = (
    zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, OSError,
    SyntaxError, EOFError, NotImplementedError, RuntimeError,
)  # fmt: skip
_PIECE = 1 << 20  # bytes that are looked through at a time
_LARGEST_PART = 50_000_000  # bytes of comments or drawings; more is an attack
_STRICT = b"http://purl.oclc.org/ooxml/"
_ROOT = re.compile(rb"<((?:[\w.-]+:)?)(?:worksheet|chartsheet|dialogsheet)\b[^>]*>")
_STRIKE = re.compile(rb"<(?:[\w.-]+:)?strike(?:\s*/?>|\s+val=\"(?:1|true)\")")
_CELL = re.compile(rb'<(?:[\w.-]+:)?c\s[^>]*?\br="([A-Z]+\d+)"([^>]*)(?<!/)>(.*?)</(?:[\w.-]+:)?c>', re.DOTALL)
_TEXT_NUMBER = re.compile(rb"<(?:[\w.-]+:)?v>(\d+)</")
_SHARED = "xl/sharedStrings.xml"
_OUT_OF_ORDER = "are out of order in the file; open it in Excel and save it again"
_SHORT = 3  # places that a sentence names, before it says how many more there are


@dataclass
class Page:
    """One sheet of a workbook, and what stands on it that is no value of a cell. Places are such as `B7`."""

    title: str
    position: int  # from 1
    known: bool = False  # its title is none that a person chose, so it may be said
    merged: list[str] = field(default_factory=list)  # ranges
    comments: dict[str, str] = field(default_factory=dict)  # what notes and comments say, by their cells
    drawings: list[str] = field(default_factory=list)  # where text boxes, shapes, pictures, charts begin
    text_boxes: list[str] = field(default_factory=list)  # those of them that hold words
    sorted_ranges: list[str] = field(default_factory=list)  # what its reader sorted last
    struck: list[str] = field(default_factory=list)  # cells with text of which a part is struck through
    rows_in_order: bool = True


def pages_of(path: str | Path) -> list[Page]:
    """All sheets of a workbook, hidden ones too, in its order. Raises StudyError where it cannot be opened at all."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_archive(archive, path)
            struck = _struck_strings(archive)
            return [_page(archive, *sheet, struck) for sheet in _sheets(archive)]
    except NOT_OPENED:
        raise StudyError(why_unreadable(path), file=path) from None


def notes_of(path: str | Path) -> set[str]:
    """What the comments on all sheets of a workbook say. Raises StudyError where it cannot be opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_archive(archive, path)
            return {said for _, _, part in _sheets(archive) for said in _notes_on(archive, part).values()}
    except NOT_OPENED:
        raise StudyError(why_unreadable(path), file=path) from None


def check_archive(archive: zipfile.ZipFile, path: str | Path) -> None:
    """Raise StudyError at a workbook that is far too large, or of a form that no reader here understands.

    Raises zipfile.BadZipFile where a part of it is larger than it states.
    """
    if sum(member.file_size for member in archive.infolist()) > LARGEST:
        raise StudyError("this workbook unpacks to far more than a sheet; save the table alone", file=path)
    check_stated_sizes(archive)
    if _STRICT in archive.read("xl/workbook.xml")[:4096]:
        raise StudyError(
            "this workbook was saved as 'Strict Open XML Spreadsheet'; save it as 'Excel Workbook (.xlsx)'", file=path
        )


def why_unreadable(path: str | Path) -> str:
    """What a file is that cannot be read as a workbook, by its content, and what to do."""
    content = Path(path).read_bytes()
    if is_locked(content):
        return (
            "this workbook is encrypted with a password; take its password off (File > Info > Protect Workbook) and"
            " save it as 'Excel Workbook (.xlsx)'"
        )
    if content.startswith(OLD_KIND):
        return "this is a workbook of the old kind (XLS) by its content; open it in Excel and save it as XLSX"
    if b"opendocument" in content[:200]:
        return "this is an OpenDocument file (ODS) by its content; save it as XLSX"
    if content.startswith(b"PK") and b"xl/workbook.bin" in content:
        return "this is a binary workbook (XLSB) by its content; save it as XLSX"
    if content and not content.startswith(b"PK") and b"\0" not in content[:1000]:
        return "this is not a readable XLSX file but text; name it .csv or .tsv, or save it as XLSX"
    return "this is not a readable XLSX file; open it in Excel and save it again"


def check_nothing_beside_cells(path: str | Path, page: Page, *, where: str, may_merge: bool = False) -> None:
    """Raise StudyError at what no reader of cells sees on this page: comments, drawings, merged cells, struck text.

    `where` says where a remark belongs, such as "into the column Memo".
    """
    for what in faults_beside_cells(page, where=where, may_merge=may_merge):
        raise StudyError(what, file=path)


def faults_beside_cells(page: Page, *, where: str, may_merge: bool = False) -> Iterator[str]:
    """What `check_nothing_beside_cells` stops at, all of it, each kind in a sentence."""
    if page.merged and not may_merge:
        yield (
            f"cells are merged {on_page(page)} ({listed(page.merged)}), of which only the first has content; unmerge"
            " them and write into each cell what it is to hold"
        )
    if page.comments:
        yield (
            f"there are comments or notes {on_page(page)}, which are not read (at {listed(page.comments)}); write what"
            f" they say {where} and delete them"
        )
    if page.drawings:
        yield (
            f"there are text boxes, shapes or pictures {on_page(page)}, which are not read (at"
            f" {listed(page.drawings)}); write what they say {where} and delete them"
        )
    if page.struck:
        yield (
            f"text is struck through {on_page(page)} (at {listed(page.struck)}); delete what is not to count, or take"
            " the line away"
        )
    if not page.rows_in_order:
        yield f"the rows {on_page(page)} {_OUT_OF_ORDER}"


def check_rows_in_order(path: str | Path, pages: Collection[Page]) -> None:
    """Raise StudyError where openpyxl's fast reader would pass over rows: those that follow a later one in the file."""
    for page in pages:
        if not page.rows_in_order:
            raise StudyError(f"the rows {on_page(page)} {_OUT_OF_ORDER}", file=path)


def on_page(page: Page) -> str:
    """Where a fault is. A title may be a person's words, and such a page is named by its place in the workbook."""
    return f"on the sheet {page.title!r}" if page.known else f"on sheet {page.position} of the workbook"


def listed(places: Collection[str]) -> str:
    """The first of many places, and how many more there are."""
    more = len(places) - _SHORT
    first = ", ".join(list(places)[:_SHORT])
    return f"{first} and {more} more" if more > 0 else first


def struck_styles(book: Any) -> frozenset[int]:
    """The numbers of the cell styles of an open workbook in which text is struck through."""
    struck = {number for number, font in enumerate(book._fonts) if font.strike}
    return frozenset(number for number, style in enumerate(book._cell_styles) if style.fontId in struck)


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, int, str]]:
    """Title, position and part of each sheet."""
    book = _root_relations(archive)
    parts = _relations(archive, book)
    root = fromstring(_part(archive, book))
    found = [element for element in root.iter() if _name(element) == "sheet"]
    for position, sheet in enumerate(found, start=1):
        reference = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        if reference in parts:
            yield sheet.get("name", ""), position, parts[reference][1]


def _root_relations(archive: zipfile.ZipFile) -> str:
    """The part that is the workbook itself."""
    of_package = _relations(archive, "")
    return next((part for kind, part in of_package.values() if kind == "officeDocument"), "xl/workbook.xml")


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """By its id, the kind of each part that a part refers to, and which part that is."""
    folder, name = posixpath.split(part)
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    if file not in archive.NameToInfo:
        return {}
    found = {}
    for entry in fromstring(_part(archive, file)):
        target = entry.get("Target", "")
        if entry.get("TargetMode") != "External":
            place = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[entry.get("Id", "")] = (entry.get("Type", "").rpartition("/")[2], place)
    return found


def _page(archive: zipfile.ZipFile, title: str, position: int, part: str, struck: frozenset[bytes]) -> Page:
    page = Page(title, position)
    if part not in archive.NameToInfo:
        return page
    for element in _look_through(archive, part, page, struck).iter():
        if _name(element) == "mergeCell":
            page.merged.append(element.get("ref", ""))
        elif _name(element) == "sortState":
            page.sorted_ranges.append(element.get("ref", ""))
    for kind, target in _relations(archive, part).values():
        if kind == "drawing" and target in archive.NameToInfo:
            for place, has_words in _drawn(fromstring(_part(archive, target))):
                page.drawings.append(place)
                page.text_boxes += [place] * has_words
    page.comments = _notes_on(archive, part)
    return page


def _notes_on(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """What the notes and comments on a sheet say, by their cells in order."""
    said_at: dict[str, str] = {}
    for kind, target in _relations(archive, part).values():
        if kind in ("comments", "threadedComment") and target in archive.NameToInfo:
            for place, said in _commented(fromstring(_part(archive, target))):
                said_at[place] = f"{said_at[place]}\n{said}" if place in said_at else said
    return {place: said_at[place] for place in sorted(said_at, key=_place)}


def _look_through(archive: zipfile.ZipFile, part: str, page: Page, struck: frozenset[bytes]) -> Element:
    """What stands behind the cells of a sheet, as XML; the rows before it are looked through without being parsed.

    `struck` are the numbers of the workbook's texts of which a part is struck through.
    """
    with archive.open(part) as file:
        content = file.read(_PIECE)
        opened = _ROOT.search(content)
        if opened is None:  # not in UTF-8
            return fromstring(content + file.read(_LARGEST_PART))
        prefix, last = opened[1], 0
        number = re.compile(b"<" + prefix + rb'row\s[^>]*?\br="(\d+)"')
        end = re.compile(b"</" + prefix + b"sheetData>|<" + prefix + rb"sheetData\s*/>")
        while content:
            found = end.search(content)
            cut = found.start() if found else content.rfind(b"<")  # no tag is looked at before all of it is there
            rows, content = content[:cut], content[cut:]
            if struck or b"strike" in rows:
                page.struck += _struck_cells(rows, struck)
            for row in map(int, number.findall(rows)):
                page.rows_in_order, last = page.rows_in_order and row > last, row
            if found:
                return fromstring(opened[0] + content[found.end() - cut :] + file.read(_LARGEST_PART))
            more = file.read(_PIECE)
            if not more:  # a sheet without rows, such as a chart
                return fromstring(opened[0] + content)
            content += more
    raise ValueError(part)


def _struck_cells(rows: bytes, struck: frozenset[bytes]) -> Iterator[str]:
    """The cells, in a piece of a sheet's rows, that hold text of which a part is struck through."""
    for cell in _CELL.finditer(rows):
        of_list = b't="s"' in cell[2] and _TEXT_NUMBER.search(cell[3])
        if (of_list and of_list[1] in struck) or _STRIKE.search(cell[3]):
            yield cell[1].decode()


def _struck_strings(archive: zipfile.ZipFile) -> frozenset[bytes]:
    """The numbers of the texts, in the list that all sheets share, of which a part is struck through."""
    if _SHARED not in archive.NameToInfo:
        return frozenset()
    with archive.open(_SHARED) as file:
        if not any(_STRIKE.search(piece) for piece in iter(lambda: file.read(_PIECE), b"") if b"strike" in piece):
            return frozenset()
    found = set()
    with archive.open(_SHARED) as file:
        texts = (element for _, element in iterparse(file) if _name(element) == "si")
        for number, text in enumerate(texts):
            if any(_name(run) == "strike" and run.get("val") not in ("0", "false") for run in text.iter()):
                found.add(str(number).encode())
            text.clear()
    return frozenset(found)


def _commented(root: Element) -> Iterator[tuple[str, str]]:
    """The cells with a comment that says something, and what.

    Excel puts the name of its author above what is to be said. Beside what is said, LibreOffice writes where its box
    stands.
    """
    authors = {(element.text or "").strip() for element in root.iter() if _name(element) == "author"}
    for element in root.iter():
        if _name(element) in ("comment", "threadedComment"):
            said = "".join(text for part in element if _name(part) == "text" for text in part.itertext()).strip()
            if said and said.removesuffix(":") not in authors:
                yield element.get("ref", ""), said


def _drawn(root: Element) -> Iterator[tuple[str, bool]]:
    """Where each thing that is drawn on a sheet begins, and whether it holds words."""
    for element in root.iter():
        if _name(element) in ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"):
            start = next((child for child in element if _name(child) == "from"), None)
            at = {} if start is None else {_name(child): int(child.text or 0) for child in start if child.text}
            place = f"{column_letters(at.get('col', 0))}{at.get('row', 0) + 1}"
            yield place, any(_name(part) == "t" and (part.text or "").strip() for part in element.iter())


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST_PART:
        raise ValueError(name)
    return archive.read(name)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _place(cell: str) -> tuple[int, int, str]:
    letters, digits = re.findall(r"^([A-Z]*)(\d*)", cell)[0]  # found in any text, be it as nothing
    return int(digits or 0), len(letters), letters
