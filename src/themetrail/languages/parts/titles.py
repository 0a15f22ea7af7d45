"""The part of a record on titles and forms of address."""

from __future__ import annotations

from dataclasses import dataclass

from themetrail.languages.parts.words import Phrases, Words


@dataclass(frozen=True)
class Titles:
    """Titles and forms of address that announce a name."""

    female: Words
    """Titles of women."""
    male: Words
    """Titles of men."""
    either: Words
    """Titles of either."""
    sure: Words
    """Titles behind which nothing stands but a name."""
    with_capital: Words
    """Titles that are common words or abbreviations too, and announce a name only with their capital."""
    in_capitals: Words = frozenset()
    """Titles that are written in capitals throughout."""
    own: Words = frozenset()
    """Titles that are everyday words or abbreviations in other languages: they count in text of this language alone."""
    own_in_labels: bool = False
    """Whether these count too where nobody says in which language a name is written."""
    plural: Words = frozenset()
    """Titles that announce a list of names."""
    offices: Words = frozenset()
    """Offices, which common words may follow as well: `President of the Court`."""
    surnames_too: Words = frozenset()
    """Titles that are surnames as well: behind another name they are its last word, as in `Julia Bishop`."""
    seldom: Words = frozenset()
    """Titles that are more often other words where nothing has capitals."""
    abbreviations: Words = frozenset()
    """Titles that are abbreviations, and announce a name where nothing has capitals: what follows them is one, even a
    common word."""
    glued: Phrases = ()
    """Titles that scanning leaves without a space before the name: `MmeE. Palm`."""
