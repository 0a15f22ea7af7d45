"""Documents of LibreOffice for tests, from pieces of OpenDocument."""

import io
import zipfile
from xml.sax.saxutils import escape

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)
STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'
)


def said(text: str) -> str:
    lines = "<text:line-break/>".join(escape(line) for line in text.split("\n"))
    return f"<text:p>{lines}</text:p>"


def in_bold(label: str, words: str) -> str:
    return f'<text:p><text:span text:style-name="T1">{escape(label)}</text:span>{escape(words)}</text:p>'


def grid(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<table:table-cell>{said(text)}</table:table-cell>" for text in row) for row in rows]
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"


def with_text(*parts: str, footer: str = "", manifest: str = "") -> bytes:
    """A document whose text is these paragraphs or tables."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{''.join(parts)}</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {_NAMES}><office:master-styles><style:master-page>"
            f"<style:footer>{said(footer)}</style:footer></style:master-page></office:master-styles>"
            "</office:document-styles>",
        )
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return made.getvalue()
