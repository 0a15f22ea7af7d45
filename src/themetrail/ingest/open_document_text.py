"""Read ODT (OASIS OpenDocument 1.3, part 3), as LibreOffice and Google Docs save it: paragraphs and tables of talk."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from themetrail.ingest.paragraphs import Paragraph, lines_of
from themetrail.ingest.source import ReadTranscript, Source
from themetrail.ingest.talk import read_talk
from themetrail.ingest.word_tables import Table
from themetrail.ingest.xml_part import xml_part
from themetrail.office.archive_guard import checked_archive
from themetrail.speaker_label import plain_label
from themetrail.whole_number import whole_number

_NAMESPACES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"
    for name, path in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
}  # fmt: skip


def _q(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


_NO_TALK = {_q("text:tracked-changes"), _q("office:annotation"), _q("office:forms"), _q("text:table-of-content")}
_NO_WORDS = _NO_TALK | {_q("text:note"), _q("draw:frame"), _q("text:sequence-decls"), _q("text:ruby-text")}
_PARAGRAPHS = (_q("text:p"), _q("text:h"))
_LOST = {
    _q("text:note"): "footnotes or endnotes",
    _q("draw:text-box"): "a text box",
    _q("text:hidden-text"): "hidden text",
    _q("text:hidden-paragraph"): "hidden text",
}
_SPACE = re.compile(r"[ \t\r\n]+")  # OpenDocument, part 3, 6.1.2: one space
_MOST_SPACES = 1_000


def read(source: Source) -> ReadTranscript:
    """The utterances of an ODT file; a place is a paragraph of the body, counted from 1, empty ones included.

    As of DOCX: tracked changes are read as accepted; headers, footers, comments and headings are no talk and counted.
    Raises StudyError where the file is no sound ODT, or words stand where they would be lost (text boxes, footnotes).
    """
    safe = checked_archive(source.content(), "ODT", source.problem)
    with zipfile.ZipFile(safe) as archive:
        names: tuple[str, ...] = ("content.xml", "styles.xml")
        parts = {name: archive.read(name) for name in names if name in archive.NameToInfo}
    trees = {name: xml_part(part, "ODT", source.problem) for name, part in parts.items()}
    body = trees["content.xml"].find(f"{_q('office:body')}/{_q('office:text')}") if "content.xml" in trees else None
    if body is None:
        raise source.problem("this is not an ODT file by its content; open it in LibreOffice and save it again as ODT")
    styles = _Styles(trees)
    if what := _lost_words(body, styles):
        raise source.problem(f"this document has {what}, whose words would be lost; move them into the text")
    paragraphs = [_paragraph(element, place, styles) for place, element in enumerate(_of_talk(body), start=1)]
    lines = list(lines_of(paragraphs, map(_table, body.iter(_q("table:table"))), source))
    reading = read_talk(lines, source, "paragraph")
    changes = sum(1 for _ in body.iter(_q("text:changed-region")))
    notes = [f"{changes} tracked changes read as accepted"] if changes else []
    return replace(reading, notes=notes, dropped={**reading.dropped, **_dropped(body, trees)})


class _Styles:
    """What the named styles of a document, and those that they are made from, say of bold and of hidden text."""

    def __init__(self, trees: dict[str, etree._Element]) -> None:
        self._own: dict[str, dict[str, str]] = {}
        self._parents: dict[str, str] = {}
        for tree in trees.values():
            for style in tree.iter(_q("style:style")):
                name = style.get(_q("style:name"), "")
                self._parents[name] = style.get(_q("style:parent-style-name"), "")
                properties = style.find(_q("style:text-properties"))
                self._own[name] = {} if properties is None else dict(properties.attrib)

    def _property(self, name: str, key: str, steps: int = 20) -> str:
        while name and steps:
            if key in self._own.get(name, {}):
                return self._own[name][key]
            name, steps = self._parents.get(name, ""), steps - 1
        return ""

    def is_bold(self, name: str, *, around: bool = False) -> bool:
        """Whether text in a style is bold; where the style says nothing, it is as the text `around` it."""
        weight = self._property(name, _q("fo:font-weight"))
        return weight == "bold" or (whole_number(weight) or 0) >= 600 if weight else around

    def is_hidden(self, name: str) -> bool:
        """Whether text in a style is not shown."""
        return self._property(name, _q("text:display")) == "none"


def _of_talk(body: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and headings of the body in their order, outside of comments and of what was struck out."""
    for child in body.iterchildren():
        if child.tag in _PARAGRAPHS:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _NO_TALK:
            yield from _of_talk(child)


def _paragraph(element: etree._Element, place: int, styles: _Styles) -> Paragraph:
    own = element.get(_q("text:style-name"), "")
    pieces = list(_pieces(element, styles, bold=styles.is_bold(own)))
    text = "".join(text for text, _ in pieces)
    first = next((n for n, (piece, bold) in enumerate(pieces) if not bold and piece.strip()), len(pieces))
    label = "".join(piece for piece, _ in pieces[:first])
    in_bold = "" if label.rstrip().endswith((":", "：")) else plain_label(label)
    return Paragraph(
        text,
        place,
        list(element.iterancestors(_q("table:table-cell"))),
        element.tag == _q("text:h"),
        in_bold,
        "".join(piece for piece, _ in pieces[first:]),
    )


def _pieces(element: etree._Element, styles: _Styles, *, bold: bool) -> Iterator[tuple[str, bool]]:
    """The text of a paragraph piece by piece, each with whether it is bold."""
    yield _SPACE.sub(" ", element.text or ""), bold
    for child in element.iterchildren():
        if child.tag == _q("text:s"):
            number = whole_number(child.get(_q("text:c"), "1"))
            yield " " * (1 if number is None else min(number, _MOST_SPACES)), bold
        elif child.tag in (_q("text:tab"), _q("text:line-break")):
            yield "\t" if child.tag == _q("text:tab") else "\n", bold
        elif isinstance(child.tag, str) and child.tag not in _NO_WORDS:
            yield from _pieces(child, styles, bold=styles.is_bold(child.get(_q("text:style-name"), ""), around=bold))
        yield _SPACE.sub(" ", child.tail or ""), bold


def _table(table: etree._Element) -> Table:
    rows = [row for row in table.iter(_q("table:table-row")) if next(row.iterancestors(_q("table:table"))) is table]
    cells = [list(_cells(row)) for row in rows]
    return Table(cells, [[_words(cell) for cell in row] for row in cells], [])


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row; one that a cell of the row above covers is there and empty, as in DOCX."""
    across = 0  # columns that the last cell covers beside its own
    for cell in row.iterchildren(_q("table:table-cell"), _q("table:covered-table-cell")):
        if cell.tag == _q("table:table-cell"):
            spanned = cell.get(_q("table:number-columns-spanned"), "1")
            across = (whole_number(spanned) or 1) - 1 if len(spanned) < 4 else 0
        elif across > 0:
            across -= 1
            continue
        yield cell


def _words(element: etree._Element) -> str:
    plain = _Styles({})
    return "\n".join("".join(text for text, _ in _pieces(one, plain, bold=False)) for one in _of_talk(element)).strip()


def _lost_words(body: etree._Element, styles: _Styles) -> str:
    """What the document has whose words stand in no paragraph of talk and would be lost; empty where nothing."""
    for element in body.iter(*_LOST):
        if "".join(element.itertext()).strip() or element.get(_q("text:string-value")):
            return _LOST[element.tag]
    for element in body.iter(_q("text:span"), *_PARAGRAPHS):
        if styles.is_hidden(element.get(_q("text:style-name"), "")) and "".join(element.itertext()).strip():
            return "hidden text"
    return ""


def _dropped(body: etree._Element, trees: dict[str, etree._Element]) -> dict[str, int]:
    """How much a document holds that is not read as talk, by kind, in the words used of DOCX."""
    found: Counter[str] = Counter()
    struck = [" ".join(one.itertext()) for one in body.iter(_q("text:deletion"))]
    found["words struck out or moved away by tracked changes"] = sum(len(text.split()) for text in struck)
    found["comments"] = sum(1 for _ in body.iter(_q("office:annotation")))
    found["pictures and other objects"] = sum(1 for _ in body.iter(_q("draw:frame")))
    contents = [" ".join(one.itertext()) for one in body.iter(_q("text:table-of-content"))]
    found["tables of contents"] = sum(bool(text.strip()) for text in contents)
    if "styles.xml" in trees:
        around = trees["styles.xml"].iter(_q("style:header"), _q("style:footer"))
        found["headers and footers with words"] = sum(any(map(str.isalpha, "".join(one.itertext()))) for one in around)
    return {what: number for what, number in found.items() if number}
