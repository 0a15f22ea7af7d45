"""The part of a record on what may tell who somebody is, when names are gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from themetrail.languages.parts.words import Phrases, Words

# The kinds of facts that `Facts.told` and `Facts.counted` know; what makes somebody stand out is known of quoting.
TOLD_FACTS = ("role", "post", "illness", "event", "family", "origin", "quantity")


@dataclass(frozen=True)
class Telling:
    """A fact that several words of one sentence tell together: `breast cancer at 42`, `lost my leg`."""

    kind: str
    """Of `TOLD_FACTS`; or `dated`, or `standing out`, which is told up to the end of its clause."""
    general: str
    """What is shown where it is made general (in English); empty where there is nothing."""
    heads: Phrases
    """Of these one is in it: words as they are compared, one space between."""
    patterns: Phrases
    """Regular expressions over such words, one space between, in which `HEAD` stands for one of the heads, `NUMBER` for
    a number, `MANY` for one from three on, and `AGE`, once, for a number that is an age."""


@dataclass(frozen=True)
class Facts:
    """What is left in a text when names are gone, and may tell in combination who somebody is.

    Where nothing else is said, phrases are words as they are compared, one space between.
    """

    own: Words = frozenset()
    """Words by which people speak of themselves, as who does or has something: `i`, `my`, `our`."""
    others: Words = frozenset()
    """The same for somebody else: `she`, `their`, `who`."""
    as_role: Phrases = ()
    """What stands before somebody's own role: `I'm`, `I work as`. Regular expressions, with accents."""
    told: Mapping[str, Mapping[str, Phrases]] = field(default_factory=dict)
    """By the kind of fact (`TOLD_FACTS`) and by what is shown where it is made general (in English), how it is told."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Words for numbers."""
    counted: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """What is counted behind a number: the kind of fact, and the number from which it is rare."""
    tellings: tuple[Telling, ...] = ()
    """What several words tell together."""
    family: Words = frozenset()
    """Who is of the same family: what is told of `my brother` tells who `I` am."""
    happenings: Words = frozenset()
    """What happens on a day that others remember or can look up: a date in the same sentence tells more."""
