"""Whether a text that came back is the one that was issued, whatever programs do to the white space of a cell."""

from __future__ import annotations

import hashlib
import re
from unicodedata import is_normalized, normalize

from themetrail.coding.words import same_but_for_pseudonyms

_PSEUDONYM = re.compile(r"\[[^\[\]]*\d\]")  # such as [Person 1]
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_NAME = r"\S+(?: \S+){0,3}?"  # what a pseudonym may stand for


def plain(text: str) -> str:
    """The text with single spaces and in one form of its accents: what Excel, LibreOffice and others leave as it is."""
    if not (text.isascii() or is_normalized("NFC", text)):
        text = normalize("NFC", text)
    if "_x" in text:
        text = without_escapes(without_escapes(text))  # Excel escapes what looks like an escape
    if "  " in text or not text.isprintable() or text != text.strip():
        return " ".join(text.split())
    return text


def without_escapes(text: str) -> str:
    """The text with the characters for which Excel writes their numbers, such as _x000D_, put back."""
    return _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)


def still_says(issued: str, returned: str) -> bool:
    """Whether a plain text is the issued one, also where a name in it has been replaced in the issue since."""
    if issued == returned:
        return True
    literals = _PSEUDONYM.split(issued)
    return len(literals) > 1 and re.fullmatch(_NAME.join(map(re.escape, literals)), returned) is not None


def same_but_for_names(words: str, text: str) -> bool:
    """Whether a text holds the issued words, in which names that stand in the text may have been replaced since."""
    return same_but_for_pseudonyms(words, " ".join(text.casefold().split()))


def row_digest(texts: list[str]) -> str:
    """What stands for a row of cells as it was written, to tell later whether somebody wrote over it."""
    content = "\x1f".join(map(plain, texts)).rstrip("\x1f")
    return hashlib.sha256(content.encode()).hexdigest()[:16]
