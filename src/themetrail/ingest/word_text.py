"""The characters of WordprocessingML, and what in it is no talk or would be lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

from themetrail.ingest.xml_part import xml_part
from themetrail.office.archive_guard import Problem
from themetrail.whole_number import whole_number

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
# Struck out or moved away by tracked changes, or no words at all.
_PASSED_OVER = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr"), _FALLBACK}
_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_LOST_WORDS = (
    (qn("w:footnoteReference"), "footnotes"),
    (qn("w:endnoteReference"), "endnotes"),
    (qn("w:altChunk"), "another document embedded in it"),
    (qn("w:subDoc"), "another document embedded in it"),
)
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_OFF = ("0", "false", "off", "none")


def characters(element: etree._Element) -> Iterator[str]:
    """The characters of a paragraph (or cell) in order, without what tracked changes took out."""
    for child in element.iterchildren():
        if child.tag in _PASSED_OVER or is_placeholder(child):
            continue
        if child.tag in (qn("w:t"), _MATH):
            yield child.text or ""
        elif child.tag == qn("w:sym"):
            code = child.get(qn("w:char"), "")
            yield chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else "\ufffd"
        elif child.tag == qn("w:ddList"):
            yield _chosen(child)
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        else:
            yield from characters(child)


def _chosen(menu: etree._Element) -> str:
    """What a form's menu shows: its entry, which stands nowhere else."""
    entries = [entry.get(qn("w:val"), "") for entry in menu.iterchildren(qn("w:listEntry"))]
    chosen = next((result.get(qn("w:val"), "0") for result in menu.iterchildren(qn("w:result"))), "0")
    place = whole_number(chosen)
    return entries[place] if place is not None and place < len(entries) else ""


def is_placeholder(element: etree._Element) -> bool:
    """Whether a content control shows its own instruction (`Click here to enter text`), not what somebody wrote."""
    if element.tag != qn("w:sdt"):
        return False
    shown = element.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
    return shown is not None and is_on(shown)


def is_struck_row(row: etree._Element) -> bool:
    """Whether tracked changes take a row out of its table."""
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def is_on(switch: etree._Element | None) -> bool:
    """Whether a property of WordprocessingML that is there says yes."""
    return switch is not None and switch.get(qn("w:val"), "1").lower() not in _OFF


def lost_words(body: etree._Element) -> str:
    """What the document has whose words stand in no paragraph of talk and would be lost; empty where nothing."""
    for tag, what in _LOST_WORDS:
        if next(body.iter(tag), None) is not None:
            return what
    if any("".join(characters(box)).strip() for box in body.iter(qn("w:txbxContent"))):
        return "a text box"
    for run in body.iter(qn("w:r")):
        properties = run.find(qn("w:rPr"))
        hidden = properties is not None and is_on(properties.find(qn("w:vanish")))
        if hidden and "".join(characters(run)).strip():
            return "hidden text"
    return ""


def dropped_from(body: etree._Element, parts: dict[str, bytes], problem: Problem) -> dict[str, int]:
    """How much a document holds that is not read as talk, by kind. Raises `problem` where a part is damaged."""
    found: Counter[str] = Counter()
    struck = [text.text or "" for text in body.iter(qn("w:delText"))]
    struck += ["".join(characters(moved)) for moved in body.iter(qn("w:moveFrom"))]
    rows = [row for row in body.iter(qn("w:tr")) if is_struck_row(row)]
    struck += ["".join(characters(paragraph)) for row in rows for paragraph in row.iter(qn("w:p"))]
    found["words struck out or moved away by tracked changes"] = sum(len(text.split()) for text in struck)
    around = (_FALLBACK, *_PICTURES)
    outermost = [drawn for drawn in body.iter(*_PICTURES) if next(drawn.iterancestors(*around), None) is None]
    found["pictures and other objects"] = len(outermost)
    found["content controls that nobody filled in"] = sum(map(is_placeholder, body.iter(qn("w:sdt"))))
    for name, part in parts.items():
        if re.fullmatch(r"/word/(?:header|footer)\d*\.xml", name):
            words = "".join(text.text or "" for text in xml_part(part, "DOCX", problem).iter(qn("w:t")))
            found["headers and footers with words"] += any(map(str.isalpha, words))
        elif re.fullmatch(r"/word/comments\d*\.xml", name):
            found["comments"] += sum(1 for _ in xml_part(part, "DOCX", problem).iter(qn("w:comment")))
        elif re.fullmatch(r"/word/diagrams/data\d*\.xml", name):
            found["words in diagrams"] += sum(
                len((text.text or "").split()) for text in xml_part(part, "DOCX", problem).iter(_DRAWN)
            )
    return {what: number for what, number in found.items() if number}
