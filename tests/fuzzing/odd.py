"""What stands where something else should: the odd texts of all changes, and what changes share."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Change = Callable[[bytes, random.Random], bytes]

# What people, programs and attackers put where something else should stand.
ODD = (
    "", " ", "\0", "\x07", "\ufeff", "\u200b", "\u202e", "\x85", "\u2028", "\t", "\r", "\n", '"', "'", ";", ",", ":",
    "²", "٣", "½", "½²", "0", "-0", "-1", "1.0", "1e5", "1e400", "-1e400", "NaN", "inf", "00:61:99,999",
    "99999:00:00.000", "1:2:3:4", "9" * 25, "9" * 5000, "0x1F", "1_000", "010", "yes", "no", "null", "true", "[]",
    "{}", "2024-13-45", "9999-12-31", "0000-00-00", "until 2028-12-31", "until x", "=1+1", "@SUM(A1)", "+41",
    "%s%n{0}\\", "<b>&amp;", "]]>", "&lol;", "&#0;", "&#xD800;", "../../etc/passwd", "/etc/passwd", "C:\\x", "CON",
    "a/b", "Ã©", "Mu\ufffdller", "e\u0301", "😀", "\udc80", "\ud800", "A" * 300, "a b " * 20_000, "P1", "INT1", "I:",
    "x;y;;z", "\x1b[31m", "שלום", "---", "*x", "!!python/object:os",
)  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "mac-roman", "utf-7", "utf-8-sig", "cp037")
DEEP = 20_000  # of anything within anything


def said(text: str) -> bytes:
    """The bytes of a text, of one that is none too."""
    return text.encode("utf-8", "surrogatepass")


def one_of(content: bytes, draw: random.Random, pattern: bytes, other: Callable[[re.Match[bytes]], bytes]) -> bytes:
    """Something else in the place of one of all that look so."""
    found = list(re.finditer(pattern, content, re.DOTALL))
    if not found:
        return content
    one = draw.choice(found)
    return content[: one.start()] + other(one) + content[one.end() :]
