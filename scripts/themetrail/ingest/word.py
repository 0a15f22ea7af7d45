"""Read DOCX: every paragraph of the body, in tables and content controls too, tracked insertions as accepted."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from themetrail.ingest.archive import checked_archive
from themetrail.ingest.clock import CLOCK, LABEL_STAMP
from themetrail.ingest.source import Reading, Source, plain_label, plain_text
from themetrail.ingest.talk import SPEAKER_COLUMNS, Line, read_talk

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Struck out or moved away by tracked changes, or no words at all.
_PASSED_OVER = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _FALLBACK}
_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))
_LOST = (
    (qn("w:txbxContent"), "a text box"),
    (qn("w:footnoteReference"), "footnotes"),
    (qn("w:endnoteReference"), "endnotes"),
    (qn("w:altChunk"), "another document embedded in it"),
)


def read(source: Source) -> Reading:
    """The utterances of a DOCX file; a place is a paragraph of the body, counted from 1, empty ones included.

    Paragraphs of one turn are joined by a blank line, line breaks within a paragraph stay. A table whose rows begin
    with a speaker's label is read row by row. Headers, footers and comments are no talk. Raises StudyError where the
    file is no sound DOCX, or words stand where they would be lost (text boxes, footnotes).
    """
    safe = checked_archive(source, source.content(), "DOCX")
    try:
        body = docx.Document(safe).element.body
    except (OpcError, LookupError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, etree.XMLSyntaxError):
        body = None
    if body is None:
        raise source.problem("this is not a DOCX file by its content; open it in Word and save it again as DOCX")
    for tag, what in _LOST:
        if next(body.iter(tag), None) is not None:
            raise source.problem(f"this document has {what}, whose words would be lost; move them into the text")
    reading = read_talk(list(_lines(body, source)), source, "paragraph")
    changes = sum(1 for _ in body.iter(*_TRACKED))
    notes = [f"{changes} tracked changes read as accepted"] if changes else []
    return Reading(reading.utterances, reading.header_lines, notes)


@dataclass(frozen=True)
class _Cell:
    """How a cell of a table of talk is read: as a label, as words (no label), or not at all."""

    label: str = ""
    read: bool = True


def _lines(body: etree._Element, source: Source) -> Iterator[Line]:
    """The lines of all paragraphs in the order of the document."""
    cells: dict[etree._Element, _Cell] = {}
    for table in body.iter(qn("w:tbl")):
        cells |= _cells_of_talk(table, source)
    for place, paragraph in enumerate(body.iter(qn("w:p")), start=1):
        text = plain_text("".join(_characters(paragraph)))
        inside = next(paragraph.iterancestors(qn("w:tc")), None)
        cell = cells.get(inside)
        if not text.strip() or (cell and not cell.read):
            continue
        if cell and cell.label:
            cells[inside] = _Cell(read=False)  # its other paragraphs are part of the label
            yield Line(f"{cell.label}:", place, gap="\n\n", labelled=True)
            continue
        for row, line in enumerate(text.split("\n")):
            yield Line(line, place, gap="\n" if row else "\n\n", labelled=False if cell else None)


def _cells_of_talk(table: etree._Element, source: Source) -> dict[etree._Element, _Cell]:
    """How to read the cells of a table in which each row is a turn; nothing for other tables.

    A table is of talk where its first or second column holds a listed label or has a heading such as Speaker. The cell
    before the label's may state the time. Numbers of rows and the heading row are not read.
    """
    rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))]
    words = [["".join(_characters(cell)).strip() for cell in row] for row in rows]
    for column in (0, 1):
        labels = [plain_label(row[column]) if len(row) > column + 1 else "" for row in words]
        before = [" ".join(row[:column]) for row in words]
        headed = bool(labels) and labels[0].casefold() in SPEAKER_COLUMNS and labels[0] not in source.labels
        if not (headed or source.labels & set(labels)) or any(map(_is_talk, before[headed:])):
            continue
        cells = dict.fromkeys(rows[0], _Cell(read=False)) if headed else {}
        for row, label, time in list(zip(rows, labels, before, strict=True))[headed:]:
            if len(row) > column + 1:
                cells |= dict.fromkeys(row[:column], _Cell(read=False)) | dict.fromkeys(row[column:], _Cell())
                cells[row[column]] = _Cell(f"{time} {label}" if ":" in time else label, read=bool(label))
        return cells
    return {}


def _is_talk(cell: str) -> bool:
    """Whether a cell before the label's holds more than a time or the number of the row."""
    return not re.fullmatch(rf"\d*|{LABEL_STAMP}|{CLOCK}", cell)


def _characters(element: etree._Element) -> Iterator[str]:
    """The characters of a paragraph (or cell) in order, without what tracked changes took out."""
    for child in element.iterchildren():
        if child.tag in _PASSED_OVER:
            continue
        if child.tag in (qn("w:t"), _MATH):
            yield child.text or ""
        elif child.tag == qn("w:sym"):
            code = child.get(qn("w:char"), "")
            yield chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else "\ufffd"
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        else:
            yield from _characters(child)
