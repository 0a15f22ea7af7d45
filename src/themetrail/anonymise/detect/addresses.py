"""Postal addresses: a street with its number, as written in French, English and German."""

from __future__ import annotations

import re
from collections.abc import Iterator

from themetrail.anonymise.spans import Span

_FRENCH = (
    r"(?:[Rr]ue|[Aa]venue|[Aa]v\.|[Cc]hemin|[Cc]h\.|[Rr]oute|[Rr]te|[Pp]lace|[Qq]uai|[Bb]oulevard|[Bb]d|[Aa]llée|[Ii]mpasse"
    r"|[Rr]uelle|[Pp]assage|[Ss]entier|[Cc]ours|[Ff]aubourg)"
)
_ENGLISH = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Square|Terrace|Crescent|Close|Way|Court|Row|Gardens|Hill)"
)
_LINK = r"(?:(?:de la|de l['’]|de|du|des|d['’]|la|le|les|l['’])[ ]?)?"
_NAME = r"[A-ZÀ-Þ0-9][\w'’-]*(?:[ -](?:(?:de|du|des|la|le|et|d['’]|l['’])[ ]?)?[A-ZÀ-Þ][\w'’-]*){0,4}"
_NUMBER = r"\d{1,4}(?: ?(?:bis|ter)\b|[a-d]\b)?"
_TOWN = r"(?:,? (?:CH-|F-|D-|A-)?\d{4,5} [A-ZÀ-Þ][\w'’-]+)?"

ADDRESSES = (
    re.compile(rf"\b{_FRENCH} {_LINK}{_NAME},? {_NUMBER}(?!\w){_TOWN}"),
    re.compile(rf"(?<!\w){_NUMBER},? {_FRENCH} {_LINK}{_NAME}{_TOWN}"),
    re.compile(rf"(?<!\w){_NUMBER} (?:[A-Z][\w'’-]* ){{1,3}}{_ENGLISH}(?!\w)"),
    re.compile(rf"\b[A-ZÄÖÜ][\w-]*(?:strasse|straße|gasse|weg|platz|allee|str\.) {_NUMBER}(?!\w){_TOWN}"),
)


def addresses_in(text: str) -> Iterator[Span]:
    """Every street with a number in a text."""
    for pattern in ADDRESSES:
        for match in pattern.finditer(text):
            yield Span(*match.span(), "address", "pattern", 0.9)
