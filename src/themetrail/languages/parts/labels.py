"""The part of a record on speakers' labels."""

from __future__ import annotations

from dataclasses import dataclass

from themetrail.languages.parts.words import Words


@dataclass(frozen=True)
class Labels:
    """What stands in speakers' labels and names nobody."""

    roles: Words
    """What somebody does or is; roles that are surnames too are left out."""
    role_endings: Words
    """How words for roles end, in compounds that no list holds."""
    lone_roles: Words
    """Roles that, all alone, a language model takes for a person."""
    devices: Words
    """Devices and their parts; makers and products are known of all languages."""
    rooms: Words
    """Rooms of meetings."""
    pronouns: Words
    """Pronouns as they are put beside a name."""
    owners: Words
    """Words between a device and its owner."""
    origins: Words
    """Words between somebody and where they come from or belong, as they are written: `from`, `aus`, `à`. Those that
    stand before an owner too count behind a given name."""
    born: Words
    """What introduces an earlier or another name: `nee`, `alias`."""
    surnames_begin: frozenset[str] = frozenset()
    """Of the origins those with which surnames begin too, alone or with an article: `im` (Hof), `aus der` (Au)."""
    rooms_and_names: Words = frozenset()
    """Rooms that are surnames too."""
    words_given: Words = frozenset()
    """Given names that are common words, and stand in no list."""
    organisations_beside: Words = frozenset()
    """Further words that make an organisation of what stands beside a name."""
