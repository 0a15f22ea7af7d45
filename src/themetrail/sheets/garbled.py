"""Find characters that were garbled before the file came here: UTF-8 read as something else and saved so."""

from __future__ import annotations

import re
from collections.abc import Iterator


def _images() -> dict[str, int]:
    """The characters that the bytes 80 to BF become where UTF-8 is read as Windows-1252 or as Latin-1."""
    images = {chr(byte): byte for byte in range(0x80, 0xC0)}
    for byte in range(0x80, 0xC0):
        try:
            images[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            continue
    return images


# Marks that may well stand behind a capital (`MANHÃ…`, `«CLARTÉ»`): with a small letter before, they are garbled text.
_MARKS = "\u00a0«»…–—‘’“”‹›'"
_FOLLOWING = "".join(_images())
_PLAIN = "".join(c for c in _FOLLOWING if c not in _MARKS)
_SIGNS = "".join(c for c in _PLAIN if not c.isalpha())
_FIRST = "ÃÄÅÆÎÏÐÑØÙ"  # what the first byte of a letter of Latin, Greek, Cyrillic, Hebrew or Arabic becomes
_GARBLED = re.compile(
    "|".join(
        [
            f"[{_FIRST}][{re.escape(_PLAIN)}]",
            f"(?<=[a-zà-ÿ])[{_FIRST}][{re.escape(_FOLLOWING)}]",
            f"[{_FIRST}]\u00a0(?=[a-zà-ÿ])",
            f"[ã-é][{re.escape(_SIGNS)}][{re.escape(_FOLLOWING)}]",  # Chinese, Japanese, Korean
            f"â€[{re.escape(_FOLLOWING)}]",
            "ðŸ|ï»¿|[\x80-\x9f]",
            "(?<=[A-Za-z])√[^\\s\\d(]|‚Ä[ôúùîì¶]",  # read as Mac Roman
            "(?<=\\w)\ufffd|\ufffd(?=\\w)",
        ]
    )
)


def garbled_in(text: str) -> Iterator[int]:
    """Where in a text characters show signs of having been garbled."""
    return (found.start() for found in _GARBLED.finditer("" if text.isascii() else text))
