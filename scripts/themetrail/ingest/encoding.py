"""Bytes of a text file into characters: UTF-8 or UTF-16 with or without a byte order mark, else Windows-1252."""

from __future__ import annotations

import codecs
import re

from themetrail.ingest.source import Source, plain_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Files of other kinds that were named as text, by what they begin with.
_OTHER_KINDS = (
    (b"PK\x03\x04", "a ZIP archive or an Office file (DOCX, XLSX)"),
    (b"\xd0\xcf\x11\xe0", "an Office file of the old kind (DOC, XLS)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "RTF"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # no text holds them; tab and the line ends are others


def decode(source: Source, content: bytes) -> tuple[str, str]:
    """The text of a file, in NFC with LF, and the name of its encoding.

    The encodings that the study names come first. Without them a byte order mark decides; then UTF-8 where all bytes
    are valid; then UTF-16 where every other byte of plain letters is zero; then Windows-1252, which has five bytes
    that stand for nothing. Raises StudyError where the bytes are no text.
    """
    for beginning, kind in _OTHER_KINDS:
        if content.startswith(beginning):
            raise source.problem(f"the file is {kind} by its content, not what its ending says; give it its own ending")
    for name in _candidates(source, content):
        try:
            text = content.decode(name)
        except (UnicodeDecodeError, UnicodeError):
            continue
        text = text.removeprefix("\ufeff")
        if not _CONTROLS.search(text):
            return plain_text(text), codecs.lookup(name).name
    raise source.problem(
        "the file is not text, or its encoding is not recognised; save it as UTF-8, or name its encoding in"
        " ingest.encodings"
    )


def _candidates(source: Source, content: bytes) -> list[str]:
    marked = [name for mark, name in _MARKS if content.startswith(mark)][:1]
    if marked:
        return marked
    if b"\0" in content:
        return [name for name in (*source.encodings, *_utf16(content)) if name.lower().startswith("utf")]
    return list(dict.fromkeys([*source.encodings, "utf-8", "cp1252"]))


def _utf16(content: bytes) -> list[str]:
    """UTF-16 without a mark, told by its zero bytes: one in each pair of bytes, nearly always at the same side."""
    if len(content) % 2:
        return []
    even, odd = content[::2].count(0), content[1::2].count(0)
    if max(even, odd) < 10 * min(even, odd) or max(even, odd) * 10 < len(content) // 2:
        return []
    return ["utf-16-be" if even > odd else "utf-16-le"]
