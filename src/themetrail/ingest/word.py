"""Read DOCX: every paragraph of the body, in tables and content controls too, tracked insertions as accepted."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from themetrail.ingest.line import Line
from themetrail.ingest.paragraphs import Paragraph, lines_of
from themetrail.ingest.source import ReadTranscript, Source
from themetrail.ingest.talk import read_talk
from themetrail.ingest.word_tables import Table
from themetrail.ingest.word_text import characters, dropped_from, is_on, is_placeholder, lost_words
from themetrail.office.archive_guard import checked_archive
from themetrail.speaker_label import plain_label
from themetrail.whole_number import whole_number

_TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))
_HEADING = re.compile(r"heading \d|title|subtitle|toc heading", re.IGNORECASE)
_BODY_TEXT = 9  # Word's outline level of what is no heading


def read(source: Source) -> ReadTranscript:
    """The utterances of a DOCX file; a place is a paragraph of the body, counted from 1, empty ones included.

    Paragraphs of one turn are joined by a blank line, line breaks within a paragraph stay. A table whose rows begin
    with a speaker's label is read row by row. Headers, footers, comments and headings are no talk and counted. Raises
    StudyError where the file is no sound DOCX, or words stand where they would be lost (text boxes, footnotes).
    """
    safe = checked_archive(source.content(), "DOCX", source.problem)
    try:
        document = docx.Document(safe)
        body = document.element.body
        parts = {str(part.partname): part.blob for part in document.part.package.iter_parts()}
    except (OpcError, LookupError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, etree.XMLSyntaxError):
        body = None
    if body is None:
        raise source.problem("this is not a DOCX file by its content; open it in Word and save it again as DOCX")
    if what := lost_words(body):
        raise source.problem(f"this document has {what}, whose words would be lost; move them into the text")
    reading = read_talk(list(_lines(document, source)), source, "paragraph")
    changes = sum(1 for _ in body.iter(*_TRACKED))
    notes = [f"{changes} tracked changes read as accepted"] if changes else []
    dropped = {**reading.dropped, **dropped_from(body, parts, source.problem)}
    return replace(reading, notes=notes, dropped=dropped)


def _lines(document: Document, source: Source) -> Iterator[Line]:
    """The lines of all paragraphs in the order of the document."""
    body = document.element.body
    headings = _heading_styles(document)
    paragraphs = []
    for place, element in enumerate(body.iter(qn("w:p")), start=1):
        in_bold, behind = _bold_beginning(element)
        paragraphs.append(
            Paragraph(
                "".join(characters(element)),
                place,
                list(element.iterancestors(qn("w:tc"))),
                _is_heading(element, headings),
                in_bold,
                behind,
                shown=not any(map(is_placeholder, element.iterancestors(qn("w:sdt")))),
            )
        )
    return lines_of(paragraphs, map(Table.of, body.iter(qn("w:tbl"))), source)


def _heading_styles(document: Document) -> set[str]:
    """The ids of the styles that make a paragraph a heading."""
    return {
        style.get(qn("w:styleId"), "")
        for style in document.styles.element.iterchildren(qn("w:style"))
        if (name := style.find(qn("w:name"))) is not None and _HEADING.fullmatch(name.get(qn("w:val"), ""))
    }


def _is_heading(paragraph: etree._Element, styles: set[str]) -> bool:
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        return False
    style, level = properties.find(qn("w:pStyle")), properties.find(qn("w:outlineLvl"))
    if level is not None:
        stated = whole_number(level.get(qn("w:val"), ""))
        return stated is not None and stated < _BODY_TEXT
    return style is not None and style.get(qn("w:val")) in styles


def _bold_beginning(paragraph: etree._Element) -> tuple[str, str]:
    """What a paragraph begins with in bold type, as a label, and the rest of it."""
    texts = []
    for run in paragraph.iterchildren(qn("w:r")):
        properties = run.find(qn("w:rPr"))
        bold = properties is not None and is_on(properties.find(qn("w:b")))
        texts.append((bold, "".join(characters(run))))
    first = next((n for n, (bold, text) in enumerate(texts) if not bold and text.strip()), len(texts))
    label = "".join(text for _, text in texts[:first])
    return (
        ("", "")
        if label.rstrip().endswith((":", "："))
        else (
            plain_label(label),
            "".join(text for _, text in texts[first:]),
        )
    )
