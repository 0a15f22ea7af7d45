"""Bytes of a text file into characters: UTF-8 or UTF-16 with or without a byte order mark, else Windows-1252."""

from __future__ import annotations

import codecs
import re

from themetrail.ingest.source import Source, places_of, plain_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FEWEST_LETTERS = 10  # by which a script is told
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # no text holds them; tab and the line ends are others
# A character of UTF-8 beyond ASCII. What Windows-1252 would have it be is no text, but for a capital or ß before a
# closing mark (`SPASS“` ends in the two bytes of a Greek letter), so two bytes that could be those are no evidence.
_UTF8 = re.compile(
    rb"[\xc2\xc3][\x80-\xbf]|[\xc4-\xdf][\x80-\x84\x86-\x90\x95\x98-\x9f\xa1-\xaa\xac-\xba\xbc-\xbf]"
    rb"|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def decode(source: Source, content: bytes) -> tuple[str, str]:
    """The text of a file, in NFC with LF, and the name of its encoding.

    A byte order mark decides; then UTF-8 where all bytes are valid and some of them nothing else; then the encodings
    that the study names; then UTF-8; then UTF-16 where every other byte of plain letters is zero; then Windows-1252,
    which has five bytes that stand for nothing. Raises StudyError where the bytes are no text, or of two encodings.
    """
    for name in _candidates(source, content):
        try:
            text = content.decode(name)
        except (UnicodeDecodeError, UnicodeError):
            continue
        if name == "cp1252" and name not in source.encodings and (bad := _bad_lines(content)):
            if _is_of_another_script(text) and not _is_mostly_utf8(content):
                raise source.problem(
                    "the file is in an encoding of another script, such as Arabic, Chinese, Hebrew, Greek or Cyrillic,"
                    " which its bytes do not tell; save it as UTF-8, or name its encoding in ingest.encodings"
                )
            if _UTF8.search(content):
                raise _mixed(source, bad)
        text = text.removeprefix("\ufeff")
        if not _CONTROLS.search(text):
            return plain_text(text), codecs.lookup(name).name
    raise _no_text(source, content)


def _candidates(source: Source, content: bytes) -> list[str]:
    marked = [name for mark, name in _MARKS if content.startswith(mark)][:1]
    if marked:
        return marked
    if b"\0" in content:
        return [name for name in (*source.encodings, *_utf16(content)) if name.lower().startswith("utf")]
    first = ["utf-8"] if _UTF8.search(content) else []
    return list(dict.fromkeys([*first, *source.encodings, "utf-8", "cp1252"]))


def _is_of_another_script(text: str) -> bool:
    """Whether letters that no text of Western Europe has many of, as à and ñ, are most of its letters."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= _FEWEST_LETTERS and 2 * sum(map(str.isascii, letters)) < len(letters)


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether of what is beyond ASCII more is UTF-8 than is not: other encodings have pairs that look like it."""
    read = content.decode("utf-8", errors="replace")
    lost = read.count("\ufffd")
    return len(read) - sum(map(str.isascii, read)) - lost >= lost


def _mixed(source: Source, bad: list[int]) -> Exception:
    """The sentence on a file that is UTF-8 but for some bytes."""
    return source.problem(
        "the file is UTF-8, but some bytes here are of another encoding (as when text was pasted in from elsewhere);"
        " put the right characters there in an editor and save the file as UTF-8",
        places_of("line", bad),
    )


def _bad_lines(content: bytes) -> list[int]:
    found = []
    for number, line in enumerate(re.split(rb"\r\n|\r|\n", content), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            found.append(number)
    return found


def _no_text(source: Source, content: bytes) -> Exception:
    """The sentence on bytes that are no text in any encoding tried."""
    lines = re.split(rb"\r\n|\r|\n", content)
    strange = [number for number, line in enumerate(lines, start=1) if _CONTROLS.search(line.decode("latin-1"))]
    if strange and not _bad_lines(content):
        return source.problem(
            "the file is no sound text: it holds control characters here (such as NUL), which no text has; take them"
            " out in an editor",
            places_of("line", strange),
        )
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if marked == "utf-8-sig" and (bad := _bad_lines(content)):
        return source.problem(
            "the file is marked as UTF-8, but some bytes here are not; put the right characters there in an editor and"
            " save the file as UTF-8",
            places_of("line", bad),
        )
    return source.problem(
        "the file is not text, or its encoding is not recognised; save it as UTF-8, or name its encoding in"
        " ingest.encodings"
    )


def _utf16(content: bytes) -> list[str]:
    """UTF-16 without a mark, told by its zero bytes: one in each pair of bytes, nearly always at the same side."""
    if len(content) % 2:
        return []
    even, odd = content[::2].count(0), content[1::2].count(0)
    if max(even, odd) < 10 * min(even, odd) or max(even, odd) * 10 < len(content) // 2:
        return []
    return ["utf-16-be" if even > odd else "utf-16-le"]
