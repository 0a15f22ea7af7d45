"""The part of a record on streets, e-mail addresses and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from themetrail.languages.parts.words import Phrases


@dataclass(frozen=True)
class Addresses:
    """Where somebody is reached: streets, and what is read aloud of an e-mail address."""

    street_words: Phrases
    """Words for a street, with their capitals; where they end the name, their endings."""
    street_order: Literal["before", "behind", "ending"]
    """Whether the word stands before the street's name (`rue X 4`), behind it (`4 X Street`), or ends it (`Xweg 4`)."""
    postal_code: str
    """A postal code (regular expression)."""
    spoken_dot: Phrases
    """How the dot of an e-mail address is said."""
    spoken_at: Phrases
    """How its `@` is said."""
    web_domains: Phrases
    """Top-level domains of the countries where the language is spoken."""
    number_signs: Phrases
    """What announces a file's number, with the space behind it; no regular expression."""
    phone_regions: Phrases
    """Countries (two letters) of the language whose telephone numbers are looked for."""
    street_links: Phrases = ()
    """Small words between a street and its name (or number)."""
    links_in_street: Phrases = ()
    """Small words within the name of a street."""
    number_additions: Phrases = ()
    """What stands behind a house's number: 12 `bis`."""
