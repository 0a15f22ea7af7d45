"""The characters of a CSV or TSV file that somebody brings: UTF-8, or UTF-16 as Excel's "Unicode text" is."""

from __future__ import annotations

import codecs
from pathlib import Path

from themetrail.contracts.errors import StudyError

SAVE_AS = "save it as 'CSV UTF-8' or as XLSX"
_OTHER_KINDS = (
    (b"PK\x03\x04", "a ZIP archive or an Office file (XLSX, ODS)"),
    (b"\xd0\xcf\x11\xe0", "an Office file of the old kind (XLS)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "RTF"),
)


def text_of_sheet(path: str | Path) -> str:
    """The text of the file. Raises StudyError where bytes are no text, naming the first line that holds such."""
    content = Path(path).read_bytes()
    for beginning, kind in _OTHER_KINDS:
        if content.startswith(beginning):
            raise StudyError(f"this file is {kind} by its content, not what its ending says; {SAVE_AS}", file=path)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _from_utf16(content, path)
    if b"\0" in content:
        raise StudyError(
            f"line {_line(content, content.index(0))} of this file holds binary data (zero bytes), or the file is"
            f" UTF-16 without its mark; {SAVE_AS}",
            file=path,
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        lines = [number for number, line in enumerate(content.splitlines(), 1) if not _is_utf8(line)]
        more = f" (nor are {len(lines) - 1} lines below)" if len(lines) > 1 else ""
        raise StudyError(
            f"line {_line(content, problem.start)} of this file is not UTF-8 text{more}; {SAVE_AS}", file=path
        ) from None


def _from_utf16(content: bytes, path: str | Path) -> str:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as problem:
        lines = content[: problem.start].decode("utf-16", errors="ignore").count("\n") + 1
        raise StudyError(
            f"line {lines} of this file is not UTF-16 text as its mark says; {SAVE_AS}", file=path
        ) from None
    if "\0" in text:
        raise StudyError(f"this file holds binary data (zero bytes); {SAVE_AS}", file=path)
    return text


def _line(content: bytes, place: int) -> int:
    """The line of a byte; lines end with LF, CR LF or CR."""
    before = content[:place].replace(b"\r\n", b"\n")
    return before.count(b"\n") + before.count(b"\r") + 1


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
