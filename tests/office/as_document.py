"""Save cells as an OpenDocument spreadsheet, as LibreOffice does: what repeats stands once, spaces are elements."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
_STYLES = (
    '<style:style style:name="struck" style:family="table-cell"><style:text-properties'
    ' style:text-line-through-style="solid"/></style:style><style:style style:name="made"'
    ' style:family="table-cell" style:parent-style-name="struck"/>'
)
_BESIDE = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>'
)


def save_document(
    path: Path,
    sheets: Mapping[str, list[list]],
    *,
    notes: Mapping[tuple[str, int, int], str] | None = None,
    looks: Mapping[tuple[str, int, int], str] | None = None,
    content: str = "",
) -> None:
    """Rows of values by the title of their sheet; notes and attributes of cells by title, row and column from 1."""
    tables = []
    for title, rows in sheets.items():
        lines = [
            _row(
                [_cell(value, (title, row, column), notes or {}, looks or {}) for column, value in enumerate(cells, 1)]
            )
            for row, cells in enumerate(rows, 1)
        ]
        repeated = ((line, len(list(same))) for line, same in groupby(lines))
        body = "".join(
            line.replace("<table:table-row", f'<table:table-row table:number-rows-repeated="{times}"', 1)
            for line, times in repeated
        )
        tables.append(f"<table:table table:name={quoteattr(title)}>{body}{_BESIDE}</table:table-row></table:table>")
    whole = content or (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}><office:automatic-styles>{_STYLES}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        archive.writestr("content.xml", whole)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")


def _row(cells: list[str]) -> str:
    same = ((cell, len(list(group))) for cell, group in groupby(cells))
    written = [
        cell.replace("<table:table-cell", f'<table:table-cell table:number-columns-repeated="{times}"', 1)
        for cell, times in same
    ]
    return f"<table:table-row>{''.join(written)}</table:table-row>"


def _cell(value: object, place: tuple[str, int, int], notes: Mapping, looks: Mapping) -> str:
    look = f" {looks[place]}" if place in looks else ""
    note = f"<office:annotation>{_paragraphs(notes[place])}</office:annotation>" if place in notes else ""
    if value is None or value == "":
        return f"<table:table-cell{look}>{note}</table:table-cell>"
    if isinstance(value, str) and value.startswith("=") and place == ("Coding", 1, 5):
        kind = f'table:formula="of:{escape(value, {chr(34): "&quot;"})}" office:value-type="string"'
        return f"<table:table-cell {kind}>{_paragraphs('Done 1 of 6')}</table:table-cell>"
    if isinstance(value, bool):
        kind = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    elif isinstance(value, datetime):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}{look}>{note}{_paragraphs(str(value))}</table:table-cell>"


def _paragraphs(text: str) -> str:
    return "".join(f"<text:p>{_inside(line)}</text:p>" for line in text.split("\n"))


def _inside(line: str) -> str:
    """Spaces that XML would take for one, or for none, stand as elements."""
    line = re.sub(r"^ +| +$| {2,}", lambda found: f"\0{len(found[0])}\1", line)
    line = escape(line).replace("\t", "<text:tab/>")
    return re.sub("\0(\\d+)\1", r'<text:s text:c="\1"/>', line)
