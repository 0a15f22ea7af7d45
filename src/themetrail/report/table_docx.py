"""A table as a Word document: a real table in APA style, its header repeated on each page, the note below."""

from __future__ import annotations

import re
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from themetrail.office.files import write_stable
from themetrail.report.table import Line, PaperTable, Said

_A4 = (Cm(21.0), Cm(29.7))
_MARGIN = Cm(2.0)
_WIDE_FROM = 200  # characters of the longest quotation
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_docx(table: PaperTable, path: str | Path) -> None:
    """Write the document; it lies on its side where a quotation is long. The bytes follow from the content."""
    document = docx.Document()
    document.core_properties.title = f"{table.name}. {table.title}"
    document.core_properties.author = "Themetrail"
    document.core_properties.comments = ""
    document.core_properties.language = "en"
    widths = _lay_out(document, table)
    _say(document.add_paragraph(), table.name, bold=True)
    _say(document.add_paragraph(), table.title, italic=True)
    if table.provisional:
        _say(document.add_paragraph(), f"Provisional: {'; '.join(table.provisional)}.", bold=True, colour="8A1C00")
    _add_table(document, table, widths)
    note = document.add_paragraph()
    note.paragraph_format.space_before = Pt(4)
    _say(note, "Note. ", italic=True, size=9)
    _say(note, " ".join(table.note), size=9)
    write_stable(path, document.save)


def _lay_out(document, table: PaperTable) -> tuple:
    """Page, margins and font; returns the widths of the columns."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(2)
    section = document.sections[0]
    wide = table.longest_quotation > _WIDE_FROM
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_A4[1], _A4[0]) if wide else _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    return tuple(Cm(column.wide if wide else column.narrow) for column in table.columns)


def _add_table(document, table: PaperTable, widths: tuple) -> None:
    made = document.add_table(rows=1 + len(table.lines), cols=len(table.columns))
    made.autofit = False
    for name, text in (("w:tblCaption", table.title), ("w:tblDescription", " ".join(table.note))):
        described = OxmlElement(name)
        described.set(qn("w:val"), _clean(text))
        made._tbl.tblPr.append(described)
    rows = list(made.rows)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for cell, column, width in zip(rows[0].cells, table.columns, widths, strict=True):
        cell.width = width
        _rule(cell, top=12, bottom=6)
        _say(cell.paragraphs[0], column.name)
    _mark_row(rows[0], "w:tblHeader")
    for row, line in zip(rows[1:], table.lines, strict=True):
        _fill(row, line, widths)
    if table.lines:
        for cell in rows[-1].cells:
            _rule(cell, bottom=12)
    for row in rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            if column.centred:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _mark_row(row, "w:cantSplit")


def _fill(row, line: Line, widths: tuple) -> None:
    bold = line.level == "theme"
    for cell, text, width in zip(row.cells, line.cells, widths, strict=True):
        cell.width = width
        _say(cell.paragraphs[0], str(text), bold=line.is_bold(text))
        if isinstance(text, Said) and text.language and text.quotation:
            _set_language(cell.paragraphs[0].runs[0], text.language)
    first = row.cells[0].paragraphs[0]
    first.paragraph_format.left_indent = Cm(0.6 * line.depth)
    if bold:
        first.paragraph_format.space_before = Pt(5)
        first.paragraph_format.keep_with_next = True
        for cell in row.cells[1:]:
            cell.paragraphs[0].paragraph_format.space_before = Pt(5)
    if line.level == "subtheme":
        first.runs[0].italic = True
        first.paragraph_format.keep_with_next = True


def _say(paragraph, text: str, *, bold=False, italic=False, size: float | None = None, colour: str = "") -> None:
    run = paragraph.add_run(_clean(text))
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def _set_language(run, language: str) -> None:
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(spoken)


def _rule(cell, **edges: int) -> None:
    """Lines at the edges of a cell, in eighths of a point."""
    borders = OxmlElement("w:tcBorders")
    for edge in ("top", "bottom"):
        if edge in edges:
            line = OxmlElement(f"w:{edge}")
            for name, value in (("val", "single"), ("sz", str(edges[edge])), ("space", "0"), ("color", "000000")):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def _mark_row(row, mark: str) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(mark))


def _clean(text: str) -> str:
    """Characters that XML cannot hold become U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)
