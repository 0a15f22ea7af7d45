"""The part of a record on quoting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from themetrail.languages.parts.words import Phrases

# What makes somebody stand out in a quotation: the kinds of facts that `Quoting.rare_facts` knows how people say.
RARE_FACTS = ("age", "origin", "employer", "event", "standing out")


@dataclass(frozen=True)
class Quoting:
    """What is said of quoting: by who talks, who may want words struck, and by coders, who write memos.

    Phrases in small letters, with their accents and straight apostrophes; the first two letters stand as they are.
    """

    struck: Phrases
    """How somebody asks that words be left out, or not told: `off the record`."""
    struck_at_end: Phrases
    """The same where a clause ends behind it, and something else where it goes on: `cut that`."""
    struck_alone: Phrases
    """The same where it is a clause of its own: `between us`."""
    wanted: Phrases
    """How a memo says that a passage be quoted: `quote`."""
    unwanted: Phrases
    """How a memo says that it should not be: `do not quote`."""
    rare_facts: Mapping[str, Phrases]
    """By the kind of fact (`RARE_FACTS`), how people say what may tell who they are: `my employer`."""
