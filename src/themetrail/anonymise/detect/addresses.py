"""Postal addresses: a street with its number, as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from themetrail.anonymise.names.forms import CAPITALS
from themetrail.anonymise.spans import Span
from themetrail.languages.language import Language
from themetrail.languages.table import LANGUAGES, any_of, any_of_all

_ADDITIONS = any_of_all(lambda language: language.addresses.number_additions)
_NUMBER = rf"\d{{1,4}}(?: ?(?:{_ADDITIONS})\b|[a-d]\b)?"
_POSTAL_CODE = any_of_all(lambda language: [language.addresses.postal_code])
_TOWN = rf"(?:,? (?:{_POSTAL_CODE}) [{CAPITALS}][\w'’-]+)?"


def _patterns(language: Language) -> list[str]:
    """How a language writes a street and its number, by where its word for a street stands."""
    known = language.addresses
    word = f"(?:{any_of(known.street_words)})"
    if known.street_order == "behind":
        return [rf"(?<!\w){_NUMBER} (?:[{CAPITALS}][\w'’-]* ){{1,3}}{word}(?!\w)"]
    if known.street_order == "ending":
        return [rf"\b[{CAPITALS}][\w-]*{word} {_NUMBER}(?!\w){_TOWN}"]
    link = rf"(?:(?:{any_of(known.street_links)})[ ]?)?"
    inside = rf"(?:(?:{any_of(known.links_in_street)})[ ]?)?"
    name = rf"[{CAPITALS}0-9][\w'’-]*(?:[ -]{inside}[{CAPITALS}][\w'’-]*){{0,4}}"
    return [
        rf"\b{word} {link}{name},? {_NUMBER}(?!\w){_TOWN}",
        rf"(?<!\w){_NUMBER},? {word} {link}{name}{_TOWN}",
    ]


ADDRESSES = tuple(re.compile(pattern) for language in LANGUAGES.values() for pattern in _patterns(language))


def addresses_in(text: str) -> Iterator[Span]:
    """Every street with a number in a text."""
    for pattern in ADDRESSES:
        for match in pattern.finditer(text):
            yield Span(*match.span(), "address", "pattern", 0.9)
