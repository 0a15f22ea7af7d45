"""The pack as a Word document: headings, a table of contents, tables with captions that Word counts and refers to.

The body is written as WordprocessingML: a pack may have thousands of cells, and to add them one by one takes minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from themetrail.interface.catalogue import FALLBACK
from themetrail.office.files import write_stable
from themetrail.report.pack.blocks import Grid, Head, Heading, Part, Row, Text
from themetrail.words_in_print import Words

FONT = "Times New Roman"
_WIDTH = 17.0  # centimetres between the margins of A4, the narrower of the papers
_TWIPS = 567  # in a centimetre
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LETTER = 0.19  # centimetres, of an upright heading
_SHORT_ROW = 600  # characters; a longer row may go over a page's end, since it may be longer than a page
_SIZES = {"Title": 20, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11, "Caption": 10}


def write_pack(
    path: str | Path, title: str, opening: list[Text], parts: list[Part], paper: tuple[float, float], words: Words
) -> None:
    """Write the document: title, what stands before the contents (`opening`), contents, parts. Same in, same bytes.

    `paper` is the width and height of a page in centimetres.
    """
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "Themetrail", ""
    properties.language = words.code
    _lay_out(document, paper, words)
    end = document.element.body.sectPr
    for xml in _Body(words).of(title, opening, parts):
        end.addprevious(parse_xml(xml))
    write_stable(path, document.save)


def _lay_out(document, paper: tuple[float, float], words: Words) -> None:
    """Page, fonts, the styles of the contents, and page numbers below."""
    section = document.sections[0]
    section.page_width, section.page_height = map(Cm, paper)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.0)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(4)
    if words.language != FALLBACK:  # that of the document which everything here is put into
        normal.element.rPr.append(parse_xml(f"<w:lang {nsdecls('w')} w:val={quoteattr(words.code)}/>"))
    for name, size in _SIZES.items():
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
        style.paragraph_format.keep_with_next = True
    document.styles["Heading 1"].paragraph_format.space_before = Pt(30)
    document.styles["Caption"].paragraph_format.space_before = Pt(8)
    for level in (1, 2):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        style.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    footer = section.footer.paragraphs[0]
    footer._p.append(parse_xml(f"<w:fldSimple {nsdecls('w')} w:instr={quoteattr(' PAGE ')}>{_run('1')}</w:fldSimple>"))
    footer.alignment = 1


class _Body:
    """Writes the paragraphs and tables of one document, and counts its headings and captions."""

    def __init__(self, words: Words) -> None:
        self._tables, self._marks, self._words = count(1), count(1), words

    def of(self, title: str, opening: list[Text], parts: list[Part]) -> Iterator[str]:
        """Each paragraph and table, in order."""
        yield _paragraph(_run(title), "Title")
        yield from map(_text, opening)
        yield _paragraph(_run(self._words.say("contents"), bold=True))
        headings = [
            (level, text)
            for part in parts
            for level, text in [(1, part.title), *((b.level, b.text) for b in part.blocks if isinstance(b, Heading))]
        ]
        yield from _contents(headings)
        for part in parts:
            yield self._heading(part.title, 1)
            for block in part.blocks:
                if isinstance(block, Heading):
                    yield self._heading(block.text, block.level)
                elif isinstance(block, Text):
                    yield _text(block)
                else:
                    yield from self._grid(block)

    def _heading(self, text: str, level: int) -> str:
        n = next(self._marks)
        start = f'<w:bookmarkStart w:id="{n}" w:name="{_mark(n)}"/>'
        return _paragraph(f'{start}{_run(text)}<w:bookmarkEnd w:id="{n}"/>', f"Heading{level}")

    def _grid(self, grid: Grid) -> Iterator[str]:
        number = next(self._tables)
        table = self._words.say("table")
        counted = quoteattr(f" SEQ {table} \\* ARABIC ")  # by which Word numbers captions
        field = f"<w:fldSimple w:instr={counted}>{_run(str(number))}</w:fldSimple>"
        yield _paragraph(f"{_run(f'{table} ')}{field}{_run(f'. {grid.title}')}", "Caption")
        yield _table(grid)
        notes = " ".join(grid.note)
        lead = _run(f"{self._words.say('note')} ", italic=True, size=9)
        yield _paragraph(lead + _run(notes, size=9) if notes else "")


def _contents(headings: list[tuple[int, str]]) -> Iterator[str]:
    """The field of the table of contents, filled in: each line leads to its heading, Word adds the pages (F9)."""
    lines = [(level, text, _mark(n)) for n, (level, text) in enumerate(headings, start=1) if level < 3]
    begin = _field("begin") + _instruction(' TOC \\o "1-2" \\h \\z ') + _field("separate")
    for place, (level, text, mark) in enumerate(lines):
        link = f'<w:hyperlink w:anchor="{mark}" w:history="1">{_run(text)}</w:hyperlink>'
        last = _field("end") if place == len(lines) - 1 else ""
        yield _paragraph((begin if place == 0 else "") + link + last, f"TOC{level}")


def _mark(n: int) -> str:
    return f"_Toc{n:08d}"


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{escape(text)}</w:instrText></w:r>'


def _text(block: Text) -> str:
    lead = _run(f"{block.lead} ", bold=True) if block.lead else ""
    look = "<w:keepNext/>" if block.introduces else ""
    look += '<w:ind w:left="567" w:right="284"/>' if block.quoted else ""
    return _paragraph(lead + _run(block.text, language=block.language), look=look)


def _paragraph(content: str, style: str = "", look: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p {nsdecls('w')}><w:pPr>{named}{look}</w:pPr>{content}</w:p>"


def _run(text: str, *, bold: bool = False, italic: bool = False, size: float = 0, language: str = "") -> str:
    """A run of text; its lines are kept. Characters that XML cannot hold become U+FFFD."""
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    marks += f'<w:sz w:val="{round(2 * size)}"/>' if size else ""
    marks += f"<w:lang w:val={quoteattr(language)}/>" if language else ""
    lines = _NOT_XML.sub("\ufffd", text).splitlines() or [""]
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{marks}</w:rPr>{words}</w:r>"


def _table(grid: Grid) -> str:
    title = quoteattr(_NOT_XML.sub("\ufffd", grid.title))
    columns = "".join(f'<w:gridCol w:w="{_twips(head.width)}"/>' for head in grid.heads)
    last = len(grid.rows) - 1
    rows = "".join(_row(row, grid.heads, last=n == last) for n, row in enumerate(grid.rows))
    margins = "".join(f'<w:{side} w:w="60" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(_twips(head.width) for head in grid.heads)}"'
        f' w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"<w:tblCaption w:val={title}/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{_head_row(grid.heads)}{rows}</w:tbl>"
    )


def _head_row(heads: tuple[Head, ...]) -> str:
    longest = max((len(head.name) for head in heads if head.upright), default=0)
    height = f'<w:trHeight w:val="{_twips(_LETTER * (longest + 1))}" w:hRule="atLeast"/>' if longest else ""
    cells = "".join(
        _cell(
            _run(head.name, bold=True, size=9),
            head,
            rules=(12, 6),
            centred=head.centred and not head.upright,
            more='<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>'
            if head.upright
            else '<w:vAlign w:val="bottom"/>',
        )
        for head in heads
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: Row, heads: tuple[Head, ...], *, last: bool) -> str:
    short = sum(map(len, row.cells)) < _SHORT_ROW
    cells = "".join(
        _cell(
            _run(text, bold=row.bold, size=9),
            head,
            indent=row.depth if n == 0 else 0,
            rules=(0, 12 if last else 0),
            centred=head.centred,
        )
        for n, (text, head) in enumerate(zip(row.cells, heads, strict=True))
    )
    return f"<w:tr><w:trPr>{'<w:cantSplit/>' if short else ''}</w:trPr>{cells}</w:tr>"


def _cell(content: str, head: Head, *, centred: bool, rules: tuple[int, int], indent: int = 0, more: str = "") -> str:
    """A cell; `rules` are the lines above and below, in eighths of a point."""
    lines = "".join(
        f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for edge, size in zip(("top", "bottom"), rules, strict=True)
        if size
    )
    borders = f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
    look = '<w:spacing w:before="30" w:after="30"/>'
    look += f'<w:ind w:left="{_twips(0.4 * indent)}"/>' if indent else ""
    look += '<w:jc w:val="center"/>' if centred else ""
    width = f'<w:tcW w:w="{_twips(head.width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{borders}{more}</w:tcPr><w:p><w:pPr>{look}</w:pPr>{content}</w:p></w:tc>"


def _twips(centimetres: float) -> int:
    return round(centimetres * _TWIPS)
