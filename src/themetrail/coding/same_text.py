"""Whether a text that came back is the one that was issued, whatever programs do to the white space of a cell."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from unicodedata import is_normalized, normalize

from themetrail.coding.words import FACT, NAME, same_but_for_pseudonyms
from themetrail.contracts.anonymise import WORD_FOR
from themetrail.languages.table import LANGUAGES

_PSEUDONYM = re.compile(r"\[[^\[\]]*\d\]")  # such as [Person 1]
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
# What a fact is shown as where a reviewer made it general: ages, dates and places beside what the lists say.
_GENERAL = re.compile(r"\[(?:aged .*|town in .*|(?:\d+ months? (?:before|after)|the month of) the interview)\]")


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
    """Whether a plain text is the issued one, also where a name or a fact in it has been taken out of the issue since.

    Other brackets (`[laughs]`) stand for themselves.
    """
    if issued == returned:
        return True
    pattern, at, beside = "", 0, any(map(str.isalnum, _BRACKETED.sub("", issued)))
    for bracket in _BRACKETED.finditer(issued):
        fact = bracket[0] in facts_shown() or _GENERAL.fullmatch(bracket[0])
        if fact or _PSEUDONYM.fullmatch(bracket[0]):
            # A fact alone could be any other clause.
            stands_for = FACT if fact and beside else NAME
            pattern += re.escape(issued[at : bracket.start()]) + stands_for
            at = bracket.end()
    return bool(pattern) and re.fullmatch(pattern + re.escape(issued[at:]), returned) is not None


@cache
def facts_shown() -> frozenset[str]:
    """What may stand in a text where a fact was: `[Detail]`, `[family circumstance]`."""
    listed = [language.facts for language in LANGUAGES.values()]
    general = {general for facts in listed for groups in facts.told.values() for general in groups}
    general |= {telling.general for facts in listed for telling in facts.tellings} - {""}
    return frozenset(f"[{shown}]" for shown in (*general, "several", *WORD_FOR.values()))


def same_but_for_names(words: str, text: str) -> bool:
    """Whether a text holds the issued words, in which names that stand in the text may have been replaced since."""
    return same_but_for_pseudonyms(words, " ".join(text.casefold().split()))


def row_digest(texts: list[str]) -> str:
    """What stands for a row of cells as it was written, to tell later whether somebody wrote over it."""
    content = "\x1f".join(map(plain, texts)).rstrip("\x1f")
    return hashlib.sha256(content.encode()).hexdigest()[:16]
