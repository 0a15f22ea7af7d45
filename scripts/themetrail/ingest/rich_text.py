"""Read RTF, as f4transkript writes it: `Speaker:` turns with #00:00:12-3# stamps."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from themetrail.ingest.source import Reading, Source, plain_text
from themetrail.ingest.talk import Line, read_talk

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
# Words that the library would pass over, or take in although somebody struck them out.
_FOOTNOTE = re.compile(r"\\footnote\b")
_STRUCK = re.compile(r"\\deleted\b(?!0)")
_TABLE_CELL = re.compile(r"\\(?:nest)?cell\b")


def read(source: Source) -> Reading:
    """The utterances of an RTF file; a place is a paragraph, counted from 1, empty ones included.

    Paragraphs of one turn are joined by a blank line. Raises StudyError where the file is no RTF, or holds what would
    be lost: footnotes, tracked deletions, tables.
    """
    raw = source.content()
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise source.problem(
            "this is not an RTF file by its content; open it in the program that made it and save it as RTF"
        )
    marked = _characters(raw)
    for found, what in (
        (_FOOTNOTE, "footnotes; move their words into the text"),
        (_STRUCK, "tracked deletions; accept or reject them"),
        (_TABLE_CELL, "a table; turn it into paragraphs, or save the file as DOCX"),
    ):
        if found.search(marked):
            raise source.problem(f"this RTF file has {what}, and save it again")
    try:
        # with the space the library leaves links as they are read, and does not write addresses into the text
        text = rtf_to_text(marked.replace("{\\field{", "{\\field {"))
    except (UnicodeDecodeError, ValueError, LookupError, TypeError, OverflowError, AttributeError):
        raise source.problem(
            "this RTF file is damaged; open it in the program that made it and save it again"
        ) from None
    # \u keywords write characters beyond the basic plane as two halves
    text = plain_text(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    lines = [Line(line, number, gap="\n\n") for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    return read_talk(lines, source, "paragraph")


def _characters(raw: bytes) -> str:
    """The markup as characters: RTF is ASCII, and stray bytes above it are of the code page that it names."""
    named = _CODE_PAGE.search(raw)
    try:
        return raw.decode(f"cp{named[1].decode()}" if named else "cp1252")
    except (LookupError, UnicodeDecodeError):
        return raw.decode("latin-1")
