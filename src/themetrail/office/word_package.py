"""Write a Word document (DOCX) from WordprocessingML: the same content gives the same bytes.

A transcript has thousands of runs, and what a document needs beside its body is little: to build it piece by piece with
a library takes seconds for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from themetrail.office.files import written_whole

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FORMAT_OF_PROPERTY = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one that Office gives to properties of a user
_STYLES = {  # by their id: name, size in half points, bold
    "Title": ("Title", 36, True),
    "Heading1": ("heading 1", 28, True),
    "Heading2": ("heading 2", 24, True),
}
_FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
    f' ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    '<Override PartName="/docProps/custom.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2"'
    f' Type="{_OFFICE}/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/relationships/styles" Target="styles.xml"/><Relationship Id="rId2"'
    f' Type="{_OFFICE}/relationships/settings" Target="settings.xml"/></Relationships>',
    # Without this Word takes the document for one of 2007, in which comments may not be answered or resolved.
    "word/settings.xml": f'<w:settings xmlns:w="{_WORD}"><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
}
_FOR_COMMENTS = {  # what stands at the end of two of these where a document has comments
    "[Content_Types].xml": f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}.comments+xml"/>',
    "word/_rels/document.xml.rels": f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/comments"'
    ' Target="comments.xml"/>',
}


class Remark(NamedTuple):
    """A comment in the margin, whose lines are its paragraphs; it is told in a document by its place among others."""

    author: str
    lines: tuple[str, ...]


def write_word_document(
    path: str | Path, body: Iterable[str], properties: Mapping[str, str], remarks: Sequence[Remark] = ()
) -> None:
    """Write a document of these paragraphs, each as `paragraph` makes it, with properties of its own (A4).

    The `remarks` are where `remark_begins` and `remark_ends` stand with their places among them, counted from 0.
    """
    with written_whole(path) as written:
        for name, text in _FIXED.items():
            whole, end = text, text.rfind("</")
            if remarks:
                whole = text[:end] + _FOR_COMMENTS.get(name, "") + text[end:]
            written.add(name, [(_HEAD + whole).encode()])
        if remarks:
            written.add("word/comments.xml", [(_HEAD + _comments(remarks)).encode()])
        written.add("docProps/custom.xml", [(_HEAD + _custom(properties)).encode()])
        written.add("word/styles.xml", [(_HEAD + _styles()).encode()])
        page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134"'
        page += ' w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
        start = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>'
        pieces = (start, *body, f"{page}</w:body></w:document>")
        written.add("word/document.xml", (piece.encode() for piece in pieces))


def paragraph(content: str, style: str = "", *, look: str = "") -> str:
    """A paragraph of runs; `look` is what its properties hold beside the style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{look}</w:pPr>" if named or look else ""
    return f"<w:p>{properties}{content}</w:p>"


def run(text: str, look: str = "") -> str:
    """A run of text, with its line ends and tabs; `look` is what its properties hold."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = (
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in line.split("\t"))
        for line in _LINE_ENDS.split(written(text))
    )
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def bookmarked(content: str, name: str, number: int) -> str:
    """Content within a bookmark; `number` is given to no other of the document."""
    return bookmark_begins(name, number) + content + bookmark_ends(number)


def bookmark_begins(name: str, number: int) -> str:
    """What stands before the content of a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>'


def bookmark_ends(number: int) -> str:
    """What stands behind it."""
    return f'<w:bookmarkEnd w:id="{number}"/>'


def remark_begins(number: int) -> str:
    """What stands before the words that a comment is on."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def remark_ends(number: int) -> str:
    """What stands behind them."""
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def written(text: str) -> str:
    """The text as a document can hold it: what XML has no character for is U+FFFD, one for one."""
    return _NOT_XML.sub("\ufffd", text)


def _comments(remarks: Sequence[Remark]) -> str:
    entries = "".join(
        f'<w:comment w:id="{number}" w:author={quoteattr(written(author))}>'
        f"{''.join(paragraph(run(line)) for line in lines)}</w:comment>"
        for number, (author, lines) in enumerate(remarks)
    )
    return f'<w:comments xmlns:w="{_WORD}">{entries}</w:comments>'


def _custom(properties: Mapping[str, str]) -> str:
    entries = "".join(
        f'<property fmtid="{_FORMAT_OF_PROPERTY}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(written(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    spaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    return f"<Properties {spaces}>{entries}</Properties>"


def _styles() -> str:
    headed = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/></w:pPr><w:rPr>{"<w:b/>" if bold else ""}'
        f'<w:sz w:val="{size}"/></w:rPr></w:style>'
        for style, (name, size, bold) in _STYLES.items()
    )
    return (
        f'<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"'
        ' w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{headed}</w:styles>"
    )
