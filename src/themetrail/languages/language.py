"""The record of a language, made of `parts`: each says of its fields what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from themetrail.languages.parts.addresses import Addresses
from themetrail.languages.parts.calendar import Calendar
from themetrail.languages.parts.facts import Facts
from themetrail.languages.parts.labels import Labels
from themetrail.languages.parts.public import Public
from themetrail.languages.parts.quoting import Quoting
from themetrail.languages.parts.talk import Talk
from themetrail.languages.parts.titles import Titles
from themetrail.languages.parts.transcripts import Transcripts
from themetrail.languages.parts.vocabulary import Vocabulary
from themetrail.languages.parts.words import Phrases, Words


@dataclass(frozen=True)
class Language:
    """All that is known of a language."""

    code: str
    """Its code, as the sheet of transcripts has it (`en` serves `en-GB` too)."""
    name: str
    """Its English name."""
    model: str
    """The spaCy pipeline that recognises names in it."""
    model_install: str
    """The command that installs this pipeline."""
    name_lists: Phrases
    """Faker's lists of its given names and surnames, by their locales."""
    calendar: Calendar
    titles: Titles
    talk: Talk
    vocabulary: Vocabulary
    labels: Labels
    addresses: Addresses
    transcripts: Transcripts
    quoting: Quoting
    facts: Facts = field(default_factory=Facts)
    public: Public = field(default_factory=Public)
    """What identifies nobody, and stays as it was said."""
    short_names: Words = frozenset()
    """Short forms of given names that lists of registered names lack."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """What countries are called in it, where not as in English: their names by two letters, `;` between."""


@dataclass(frozen=True)
class Neighbour:
    """A language that is not read, but whose names and titles are met in talk."""

    code: str
    """As in `Language`, and so are the others."""
    name_lists: Phrases
    """Lists of its names."""
    titles: Titles
    """Its titles."""
