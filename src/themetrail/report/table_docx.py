"""A table as a Word document, upright, in a journal's style: a caption that Word can refer to, a real table whose
headings are repeated on each page, and the note below, which is never alone on a page.

The note is the last row of the table, without lines: a paragraph below it stays with the last row in Word, and in
LibreOffice only as long as the table is on its first two pages.
"""

from __future__ import annotations

import re
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from themetrail.office.files import write_stable
from themetrail.report.table import Line, PaperTable, Said, fits_a_page, size_that_fits, with_statistics_apart
from themetrail.writing_systems import reads_from_right

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOTE_SMALLER = 1.5  # points


def write_docx(table: PaperTable, path: str | Path) -> None:
    """Write the document. The bytes follow from the content."""
    document = docx.Document()
    document.core_properties.title = f"{table.name}. {table.title}"
    document.core_properties.author = "Themetrail"
    document.core_properties.comments = ""
    document.core_properties.language = table.words.code
    size = size_that_fits(table)
    _lay_out(document, table, size)
    _add_caption(document, table)
    if table.provisional:
        warning = document.add_paragraph()
        _say(warning, table.to_come, bold=True, colour="8A1C00")
        warning.paragraph_format.keep_with_next = True
    _add_notes(_add_table(document, table, size), table, size)
    _end(document)
    write_stable(path, document.save)


def _lay_out(document, table: PaperTable, size: float) -> None:
    """Page, margins and font; captions are black and of the same size."""
    for name in ("Normal", "Caption"):
        style = document.styles[name]
        style.font.name, style.font.size = table.style.font, Pt(size if name == "Normal" else table.style.size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:eastAsia", "w:cs"):
            fonts.set(qn(script), table.style.font)
        style.paragraph_format.space_after = Pt(2)
    caption = document.styles["Caption"]
    caption.font.bold, caption.font.italic, caption.font.color.rgb = False, False, RGBColor(0, 0, 0)
    caption.paragraph_format.keep_with_next = True
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT if table.is_upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = map(Cm, table.page)
    margin = Cm(table.style.margin)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin


def _add_caption(document, table: PaperTable) -> None:
    """Number and title above the table. The number is a field, so that Word counts it and can refer to it."""
    style = table.style
    caption = document.add_paragraph(style="Caption")
    called = table.words.say("table")
    _say(caption, f"{called} ", bold=True)
    prefix = table.number.rstrip("0123456789")
    if prefix:
        _say(caption, prefix, bold=True)
    _add_field(caption, f" SEQ {called}{f'_{prefix}' if prefix else ''} \\* ARABIC ", table.number.removeprefix(prefix))
    if style.title_on_new_line:
        caption = document.add_paragraph(style="Caption")
    else:
        _say(caption, f"{style.number_ends} ", bold=True)
    for piece, is_statistic in with_statistics_apart(table.title):
        # A statistic stands out from a title in italics by being upright (APA, 6.22).
        italic = style.italic_title != (is_statistic and style.italic_statistics)
        _say(caption, piece, bold=style.bold_title, italic=italic)
    caption.paragraph_format.space_after = Pt(6)


def _add_table(document, table: PaperTable, size: float):
    """The table itself; what was made."""
    above, below, last = table.style.rules
    widths = [Cm(width) for width in table.widths]
    rows = 1 + max(len(table.lines), 1)
    made = document.add_table(rows=rows, cols=len(table.columns))
    made.autofit = False
    for name, text in (("w:tblCaption", table.title), ("w:tblDescription", " ".join(table.note))):
        described = OxmlElement(name)
        described.set(qn("w:val"), _clean(text))
        made._tbl.tblPr.append(described)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    head, *body = made.rows
    for cell, column, width in zip(head.cells, table.columns, widths, strict=True):
        cell.width = width
        _rule(cell, top=above, bottom=below)
        _say_with_statistics(cell.paragraphs[0], column.name, table, bold=table.style.bold_head)
    _mark_row(head, "w:tblHeader")
    for row, line in zip(body, table.lines, strict=bool(table.lines)):
        _fill(row, line, table, widths)
    if not table.lines:
        _say(body[0].cells[0].merge(body[0].cells[-1]).paragraphs[0], table.nothing)
    for cell in {id(cell._tc): cell for cell in body[-1].cells}.values():  # cells that are merged are one
        _rule(cell, bottom=last)
    whole = [True, *(fits_a_page(table, line, size) for line in table.lines)]
    for row, stays in zip(made.rows, whole, strict=bool(table.lines)):
        if stays:
            _mark_row(row, "w:cantSplit")
    _keep_together(head)
    _keep_together(body[-1])
    _set_alignment(made, table)
    return made


def _fill(row, line: Line, table: PaperTable, widths: list) -> None:
    for place, (cell, content, width) in enumerate(zip(row.cells, line.cells, widths, strict=True)):
        cell.width = width
        paragraph = cell.paragraphs[0]
        if place == 0:
            paragraph.paragraph_format.left_indent = Cm(0.4 * line.depth)
            if not line.continues:
                _say(paragraph, line.name, bold=line.is_bold(line.name), italic=line.level == "subtheme")
                _raise(paragraph, table.signs_of(line), bold=line.is_bold(line.name))
        elif isinstance(content, Said):
            _quote(cell, content, table)
        else:
            _say(paragraph, content, bold=table.stands_out(line, place))
        if line.level == "theme":
            paragraph.paragraph_format.space_before = Pt(5)
    if line.level in ("theme", "subtheme"):
        _keep_together(row)


# What stands behind the direction among the properties of a paragraph
_BEHIND_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")


def _quote(cell, said: Said, table: PaperTable) -> None:
    """What was said, who said it, and below it the translation."""
    if not said.quotation:
        return
    paragraph = cell.paragraphs[0]
    spoken = _say(paragraph, table.quoted(said))
    _set_language(spoken, said.language)
    if reads_from_right(said.quotation):
        paragraph._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_BEHIND_BIDI)
        spoken._r.get_or_add_rPr().insert_element_before(OxmlElement("w:rtl"), "w:cs", "w:em", "w:lang")
    _say(paragraph, said.who())
    if said.translation:
        _say(cell.add_paragraph(), table.translated(said), italic=True)


def _add_notes(made, table: PaperTable, size: float) -> None:
    """The general note, then a line for each sign, in a row below the others, whose last one stays with it."""
    if not table.note and not table.signs:
        return
    small = size - _NOTE_SMALLER if size > 9 else size
    row = made.add_row()
    _mark_row(row, "w:cantSplit")
    cell = row.cells[0].merge(row.cells[-1])
    note = cell.paragraphs[0]
    note.paragraph_format.space_before = Pt(4)
    if table.note:
        if table.note_begins:
            _say(note, f"{table.note_begins} ", italic=True, size=small)
        _say_with_statistics(note, " ".join(table.note), table, size=small)
    for number, (sentence, sign) in enumerate(table.signs.items()):
        if table.note or number:
            note = cell.add_paragraph()
        _raise(note, [sign], size=small)
        _say(note, f" {sentence}", size=small)


def _end(document) -> None:
    """A document does not end with a table: a line behind it that takes no room, so that it begins no page."""
    last = document.add_paragraph()
    last.paragraph_format.space_after = Pt(0)
    last.paragraph_format.line_spacing = Pt(1)
    last.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY


def _say_with_statistics(paragraph, text: str, table: PaperTable, *, bold=False, size: float | None = None) -> None:
    for piece, is_statistic in with_statistics_apart(text):
        _say(paragraph, piece, bold=bold, italic=is_statistic and table.style.italic_statistics, size=size)


def _say(paragraph, text: str, *, bold=False, italic=False, size: float | None = None, colour: str = ""):
    run = paragraph.add_run(_clean(text))
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    return run


def _raise(paragraph, signs: list[str], *, bold=False, size: float | None = None) -> None:
    if signs:
        _say(paragraph, ",".join(signs), bold=bold, size=size).font.superscript = True


def _add_field(paragraph, code: str, shown: str) -> None:
    """A field of Word with what it shows until it is counted anew."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = _say(paragraph, text if kind == "shown" else "", bold=True)
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            run._r.append(instruction)


def _set_language(run, language: str) -> None:
    if language:
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), language)
        run._r.get_or_add_rPr().append(spoken)


def _set_alignment(made, table: PaperTable) -> None:
    for place, column in enumerate(table.columns):
        if column.centred and table.style.centred and table.lines:
            for cell in made.columns[place].cells:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _keep_together(row) -> None:
    """Keep a row on the page of what follows it: a theme with its codes, the last row with the note."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _rule(cell, **edges: int) -> None:
    """Lines at the edges of a cell, in eighths of a point."""
    properties = cell._tc.get_or_add_tcPr()
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = OxmlElement("w:tcBorders")
        properties.append(borders)
    for edge in ("top", "bottom"):
        if edge in edges:
            line = OxmlElement(f"w:{edge}")
            for name, value in (("val", "single"), ("sz", str(edges[edge])), ("space", "0"), ("color", "000000")):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)


def _mark_row(row, mark: str) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(mark))


def _clean(text: str) -> str:
    """Characters that XML cannot hold become U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)
