"""What writing systems differ in: whether blanks stand between words, how wide characters are, where lines begin.

In a script without blanks, as Chinese and Japanese, a character counts as a word, as word processors count them.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional, east_asian_width

# Han with its marks of iteration, Hiragana and Katakana, each with what Unicode added later
CHARACTER = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[^\s\w]*[{CHARACTER}][^\s\w]*|[^\s{CHARACTER}]+")

# A full stop of these scripts with the marks that close behind it, which no blank has to follow; in Japanese the
# sentence goes on where a particle tells who says what was quoted.
SENTENCE_END = r"[。｡！？]+(?:[」』”’）】》〉]+(?!と|って))?(?![。｡！？」』”’）】》〉])"
CLAUSE_ENDS = ("，", "、", "；", "：")


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where each word stands between two places of a text: what blanks set apart, and each character of a script that
    has none, with the marks that touch it."""
    return [found.span() for found in _WORD.finditer(text, start, len(text) if end is None else end)]


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(text.split()) if text.isascii() else len(_WORD.findall(text))


def columns_of(text: str) -> int:
    """How many letters wide a text is in print: characters of these scripts are two."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def reads_from_right(text: str) -> bool:
    """Whether a text begins in a script that is read from right to left, by its first letter that has a direction."""
    if text.isascii():
        return False
    first = (bidirectional(one) for one in text)
    return next((one for one in first if one in ("L", "R", "AL")), "L") != "L"
