"""Read DOCX: every paragraph of the body, in tables and content controls too, tracked insertions as accepted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from themetrail.ingest.archive import checked_archive
from themetrail.ingest.source import Reading, Source, plain_label, plain_text
from themetrail.ingest.talk import Line, read_talk

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
    except (OpcError, KeyError, ValueError, AttributeError, zipfile.BadZipFile, etree.XMLSyntaxError):
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


def _lines(body: etree._Element, source: Source) -> Iterator[Line]:
    """The lines of all paragraphs in the order of the document."""
    labels_in = {row: label for table in body.iter(qn("w:tbl")) for row, label in _labels_of_rows(table, source)}
    spoken = {cell: label for label, cell in labels_in.values()}
    for place, paragraph in enumerate(body.iter(qn("w:p")), start=1):
        text = plain_text("".join(_characters(paragraph)))
        if not text.strip():
            continue
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        text = f"{spoken[cell]}:" if cell in spoken else text
        for row, line in enumerate(text.split("\n")):
            yield Line(line, place, gap="\n" if row else "\n\n")


def _labels_of_rows(
    table: etree._Element, source: Source
) -> Iterator[tuple[etree._Element, tuple[str, etree._Element]]]:
    """Each row of a table of talk with the label in its first cell, and that cell; nothing for other tables."""
    firsts = []
    for row in table.iterchildren(qn("w:tr")):
        cells = list(row.iterchildren(qn("w:tc")))
        if len(cells) > 1:
            firsts.append((row, plain_label("".join(_characters(cells[0]))), cells[0]))
    if any(label in source.labels for _, label, _ in firsts):
        for row, label, cell in firsts:
            if label:
                yield row, (label, cell)


def _characters(element: etree._Element) -> Iterator[str]:
    """The characters of a paragraph (or cell) in order, without what tracked changes took out."""
    for child in element.iterchildren():
        if child.tag in _PASSED_OVER:
            continue
        if child.tag in (qn("w:t"), _MATH):
            yield child.text or ""
        elif child.tag == qn("w:sym"):
            yield chr(int(child.get(qn("w:char"), "FFFD"), 16))
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        else:
            yield from _characters(child)
