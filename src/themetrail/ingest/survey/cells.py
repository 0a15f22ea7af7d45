"""The cells of a survey's file as people read them: without the markup that survey tools leave in them."""

from __future__ import annotations

import html
import re
import unicodedata

# Elements of HTML in which survey tools wrap questions and answers (LimeSurvey and Qualtrics do, with a text editor).
# Anything else between < and > may be what somebody wrote: `<unclear>`, `x < y > z`.
_BREAKS = "br|p|div|li|tr|h[1-6]|ul|ol|table|tbody|blockquote"
_INLINE = "span|b|i|u|em|strong|font|a|sub|sup|small|big|s|td|th|center|label|img|hr|input"
_BREAK = re.compile(rf"<(?:/(?:{_BREAKS})|br)(?:\s[^<>]*)?\s*/?>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_BREAKS}|{_INLINE})(?:\s[^<>]*)?\s*/?>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINES = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+")


def plain_cell(cell: str) -> str:
    """What a cell says, in NFC with LF: tags and character references of HTML resolved, `<br>` and `</p>` as line ends.

    Only what is an element of HTML is taken for a tag, and a reference only with its semicolon (`R&D` is a word). Blank
    lines between HTML's paragraphs stay one; a cell without markup keeps every character but the space at its ends.
    """
    text = unicodedata.normalize("NFC", cell.replace("\r\n", "\n").replace("\r", "\n"))
    if "<" in text and _TAG.search(text):
        text = _LINES.sub("\n\n", _TAG.sub("", _BREAK.sub("\n", text)))
    if "&" in text:
        text = _REFERENCE.sub(lambda reference: html.unescape(reference[0]), text).replace("\xa0", " ")
    return unicodedata.normalize("NFC", text).strip()


def has_markup(cell: str) -> bool:
    """Whether a cell holds tags or character references of HTML."""
    return bool(_TAG.search(cell) or _REFERENCE.search(cell))


def heading_of(cell: str) -> str:
    """A heading as it is compared, and as the sheet of the survey holds it: on one line."""
    return " ".join(plain_cell(cell.removeprefix("\ufeff")).split())
