"""The part of a record on transcript files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from themetrail.languages.parts.words import Phrases, Words


@dataclass(frozen=True)
class Transcripts:
    """What stands in transcript files beside what was said: how `ingest` tells labels from talk."""

    columns: Mapping[str, Phrases]
    """What the columns speaker, text, start and end of a table are called, the commonest first; with accents."""
    openers: Words
    """Words that begin a sentence before a colon and are nobody's name; with accents."""
    of_interviews: Words
    """Such words that are labels where they come again and again; with accents."""
    phrases: Phrases
    """What begins a sentence before a colon in several words."""
    pronouns: Phrases
    """Pronouns that begin a clause."""
    conjunctions: Phrases
    """Conjunctions that begin a clause."""
    particles: Phrases
    """Small words within a label that is written like a name."""
    before_time: Phrases
    """What is said before a time of day."""
    head_titles: Phrases = ()
    """What stands before a number as the title of a transcript."""
    head_people: Phrases = ()
    """How the title block of a transcript calls who takes part; some of these are speakers' labels too."""
    head_fields: Phrases = ()
    """What else the title block of a transcript states, before a colon."""
