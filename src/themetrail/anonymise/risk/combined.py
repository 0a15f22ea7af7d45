"""Who stands out by what is left in: the facts of each participant together, and how many share them.

k counts the participants of the study of whom the same is told (k-anonymity, Sweeney 2002). It says nothing of how many
people outside the study share it: that no study knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

import pandas as pd

from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.risk.left import Left
from themetrail.anonymise.risk.report import FEW, attributes_of
from themetrail.rows import tuples_of

MOST_COMBINED = 5  # facts of one participant that are taken together, the most telling first
# How much a kind of fact tells of who somebody is; what is worth a question tells `TELLING` or more.
WEIGHT = {
    **{
        "standing out": 6,
        "illness": 5,
        "event": 5,
        "family": 4,
        "post": 4,
        "origin": 4,
        "dated": 4,
        "quantity": 4,
        "role": 3,
        "public": 3,
        "organisation": 3,
    },
    **{"place": 2, "age": 2, "date": 1, "expression": 4},
}
TELLING = 2
# Who may know it of the person beforehand: people at work, the family, or whoever finds it on the web.
KNOWN_TO = {
    "role": ("colleague", "relative", "stranger"),
    "post": ("colleague", "relative", "stranger"),
    "dated": ("colleague", "relative", "stranger"),
    "origin": ("colleague", "relative", "stranger"),
    "organisation": ("colleague", "relative", "stranger"),
    "quantity": ("colleague", "relative"),
    "standing out": ("colleague", "relative", "stranger"),
    "public": ("colleague", "relative", "stranger"),
    "event": ("colleague", "relative", "stranger"),
    "place": ("colleague", "relative", "stranger"),
    "date": ("colleague", "relative", "stranger"),
    "age": ("colleague", "relative", "stranger"),
    "family": ("relative", "colleague"),
    "illness": ("relative", "colleague"),
    "expression": ("colleague", "relative", "stranger"),
}

Value = tuple[str, str]


class Share(NamedTuple):
    """How many participants share a fact alone and in its combination, as it is and where it is changed."""

    alone: int
    general_alone: int | None
    k: int
    k_now: int
    general: int | None
    without: int
    proposed: int


@dataclass(frozen=True)
class StandingOut:
    """One participant's most telling facts together, each with its share."""

    voice: str
    facts: list[Left]
    shares: list[Share]


class Crowd:
    """The participants of a study and what each tells of themselves."""

    def __init__(self, left: Iterable[Left], participants: pd.DataFrame) -> None:
        """`participants` is the public sheet: what it says of somebody counts as known, whoever has withdrawn not."""
        here = participants[participants["withdrawn"] == ""]
        self.labels = dict(tuples_of(here, "participant_id", "label"))
        names = attributes_of(here)
        class_of = dict(zip(here["participant_id"], tuples_of(here, *names), strict=True)) if names else {}
        of_class: dict[tuple, set[str]] = defaultdict(set)
        for voice in self.labels:
            of_class[class_of.get(voice, ())].add(voice)
        self._alike = {voice: of_class[class_of.get(voice, ())] for voice in self.labels}
        public = {form_of(cell) for name in names for cell in here[name]}
        self.own: dict[str, dict[Value, Left]] = defaultdict(dict)
        self._as_said: dict[Value, set[str]] = defaultdict(set)
        self._general: dict[Value, set[str]] = defaultdict(set)
        self._now: dict[Value, set[str]] = defaultdict(set)
        for fact in left:
            told = fact.told
            if not told.own or fact.voice not in self.labels or told.form in public:
                continue
            self.own[fact.voice].setdefault((told.kind, told.form), fact)
            self._as_said[told.kind, told.form].add(fact.voice)
            if fact.now is not None:
                self._now[fact.now].add(fact.voice)
            if fact.made_general is not None:
                self._general[fact.made_general].add(fact.voice)

    def told_of(self, kind: str, form: str) -> int:
        """Of how many participants this is told as it was said."""
        return len(self._as_said.get((kind, form), ()))

    def general_of(self, fact: Left) -> int | None:
        """Of how many something is told that becomes the same where it is made general; None where nothing is known."""
        return len(self._general[fact.made_general]) if fact.made_general is not None else None

    def alike(self, voice: str) -> set[str]:
        """The participants of whom the sheet says the same."""
        return self._alike[voice]

    def standing_out(self) -> list[StandingOut]:
        """Each participant whose most telling facts together fewer than FEW share."""
        found = [self._combined(voice) for voice in sorted(self.own)]
        return [one for one in found if one.facts and one.shares[0].k < FEW]

    def _combined(self, voice: str) -> StandingOut:
        rare = [one for value, one in self.own[voice].items() if len(self._as_said[value]) < FEW]
        facts = sorted(rare, key=lambda one: (-WEIGHT[one.told.kind], self.told_of(*_value(one)), one.told.form))
        facts = facts[:MOST_COMBINED]
        alone = len(facts) == 1 and WEIGHT[facts[0].told.kind] < WEIGHT["quantity"]
        return StandingOut(voice, [] if alone else facts, [self._share(voice, facts, at) for at in range(len(facts))])

    def _share(self, voice: str, facts: list[Left], at: int) -> Share:
        same = self.alike(voice)
        said = [self._as_said[_value(one)] for one in facts]
        now = [self._now[one.now] for one in facts if one.now is not None]
        proposed = [self._as_proposed(one) for one in facts]
        fact, others = facts[at], _common([*said[:at], *said[at + 1 :]], same)
        general = self._general[fact.made_general] if fact.made_general is not None else None
        return Share(
            len(said[at]),
            len(general) if general is not None else None,
            len(_common(said, same)),
            len(_common(now, same)),
            len(others & general) if general is not None else None,
            len(others),
            len(_common([who for who in proposed if who is not None], same)),
        )

    def _as_proposed(self, fact: Left) -> set[str] | None:
        """Who tells the same once what is proposed is done: made general, or blanked (None); what is kept stays."""
        if fact.state == "kept":
            return self._as_said[_value(fact)]
        if fact.state == "gone" or fact.made_general is None:
            return None
        return self._general[fact.made_general]


def _value(fact: Left) -> Value:
    return fact.told.kind, fact.told.form


def _common(sets: list[set[str]], among: set[str]) -> set[str]:
    """Who is in all of these."""
    return reduce(set.intersection, sets, among)
