"""The methods text as a Word document, in styles that Word knows, so that it takes on those of a manuscript."""

from __future__ import annotations

import re
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from themetrail.office.files import write_stable
from themetrail.report.methods.page import Kind, Page, Paragraph
from themetrail.report.styles import PAPERS

STATED_STYLE = "Stated by people"  # a style of its own: it can be found and changed at once
_BLUE = RGBColor(0x1F, 0x4E, 0x79)
_ITALICS = re.compile(r"\*([^*]+)\*")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_methods_docx(page: Page, path: str | Path, *, font: str, size: float, paper: str = "a4") -> None:
    """Write the document on a paper of PAPERS; what people wrote is set in and blue, what is open yellow. The bytes
    follow from the page."""
    document = docx.Document()
    document.core_properties.title = page.title
    document.core_properties.author = "Themetrail"
    document.core_properties.comments = ""
    document.core_properties.language = page.language
    _lay_out(document, page, font, size)
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = map(Cm, PAPERS[paper])
    document.add_heading(page.title, level=1)
    _say(document.add_paragraph(), page.apart, italic=True)
    if page.provisional:
        _say(document.add_paragraph(), page.provisional, bold=True)
    for section in page.sections:
        document.add_heading(section.title, level=2)
        for paragraph in section.paragraphs:
            _add(document, paragraph)
    write_stable(path, document.save)


def _lay_out(document, page: Page, font: str, size: float) -> None:
    """Font, page and the style of what people wrote."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    normal.paragraph_format.space_after = Pt(6)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), page.language)
    normal.element.get_or_add_rPr().append(spoken)
    for level in (1, 2):
        heading = document.styles[f"Heading {level}"]
        heading.font.name, heading.font.color.rgb = font, RGBColor(0, 0, 0)
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia"):  # before those of the theme
            heading.element.rPr.rFonts.set(qn(script), font)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            heading.element.rPr.rFonts.attrib.pop(qn(theme), None)
    stated = document.styles.add_style(STATED_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    stated.base_style = normal
    stated.font.color.rgb = _BLUE
    stated.paragraph_format.left_indent = Cm(1)
    section = document.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.54)


def _add(document, paragraph: Paragraph) -> None:
    if paragraph.kind in (Kind.STATED, Kind.OPEN):
        made = document.add_paragraph(style=STATED_STYLE)
        run = _say(made, paragraph.text)
        if paragraph.kind is Kind.OPEN:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    elif paragraph.kind is Kind.ITEM:
        _say(document.add_paragraph(style="List Bullet"), paragraph.text)
    elif paragraph.kind is Kind.REFERENCE:
        made = document.add_paragraph()
        made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = Cm(1.27), Cm(-1.27)
        for place, part in enumerate(_ITALICS.split(paragraph.text)):
            if part:
                _say(made, part, italic=place % 2 == 1)
    else:
        _say(document.add_paragraph(), paragraph.text)


def _say(paragraph, text: str, *, bold: bool = False, italic: bool = False):
    """Add a run; characters that XML cannot hold become U+FFFD."""
    run = paragraph.add_run(_NOT_XML.sub("\ufffd", text))
    run.bold, run.italic = bold or None, italic or None
    return run
