"""What is left in the texts when names are gone, whose it is, and what became of it by a reviewer's decision."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import pandas as pd

from themetrail.anonymise.facts.told import Teller, Told, teller_of
from themetrail.anonymise.names.ages import age_to_band
from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.resolve.decisions import FACT, item_id_of
from themetrail.anonymise.resolve.generalise import generalised
from themetrail.anonymise.resolve.mentions import Mention
from themetrail.anonymise.resolve.resolve import Resolution
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.risk.wording import others_of
from themetrail.anonymise.spans import lies_in_any
from themetrail.contracts.anonymise import WORD_FOR
from themetrail.rows import tuples_of

LEFT_KINDS = ("age", "date", "place", "organisation")  # of what is detected, what may be left as it was said


class Left(NamedTuple):
    """A fact, who tells it, and its state (`left`, `general`, `gone`, `kept`); `others` are speakers without an id."""

    told: Told
    voice: str
    others: bool
    state: str
    item_id: str

    @property
    def now(self) -> tuple[str, str] | None:
        """What a reader is told now: the kind and the words, or what they became; None where nothing is."""
        if self.state == "gone":
            return None
        return self.made_general if self.state == "general" else (self.told.kind, self.told.form)

    @property
    def made_general(self) -> tuple[str, str] | None:
        """What a reader would be told where it is made general."""
        general = self.told.general
        if self.told.kind == "age":
            general = general[general.find("[") :]  # `I'm [aged 40-49]` is told of whoever is of this age
        return (self.told.kind, general) if general else None


def left_in(
    turns: pd.DataFrame, resolution: Resolution, verdicts: Verdicts, key: bytes, languages: dict[str, str]
) -> list[Left]:
    """All facts that participants tell in the turns, as they stand now; `languages` are those of the transcripts.

    What interviewers say is no fact of theirs and left out. Raises KeyError where a turn is not among `turns`.
    """
    columns = ("transcript_id", "turn", "participant_id", "role")
    speaker = {(name, turn): (who, role) for name, turn, who, role in tuples_of(turns, *columns)}
    left = []
    by_rule = _made_general(resolution, verdicts)
    told = [*resolution.told, *_detected(turns, resolution, verdicts, languages)]
    for fact in sorted(told, key=lambda fact: (fact.transcript_id, fact.turn, fact.start)):
        who, role = speaker[fact.transcript_id, fact.turn]
        if role == "interviewer":
            continue
        of_rule = (fact.category, fact.form, fact.transcript_id) in by_rule
        state, item_id = become_of(fact, verdicts, key, by_rule=of_rule)
        left.append(Left(fact, who or others_of(fact.transcript_id), not who, state, item_id))
    return left


def become_of(fact: Told, verdicts: Verdicts, key: bytes, *, by_rule: bool = False) -> tuple[str, str]:
    """The state of a fact (see `Left`), which a rule may have made general, and the id of the question on it."""
    item_id = item_id_of(key, FACT, fact.category, fact.form)
    made = verdicts.taken_out(fact.form, fact.transcript_id)
    if by_rule or (made == "generalise" and fact.general):
        return "general", item_id
    if made:
        return "gone", item_id
    return "kept" if verdicts.why_kept(item_id, fact.transcript_id) else "left", item_id


def _made_general(resolution: Resolution, verdicts: Verdicts) -> set[tuple[str, str, str]]:
    """What the rule of its category makes general, before any decision: category, form and transcript."""
    columns = ("category", "form", "transcript_id", "replacement")
    return {
        (category, form, transcript_id)
        for category, form, transcript_id, shown in tuples_of(resolution.entities, *columns)
        if category in LEFT_KINDS and shown and not shown.startswith(f"[{WORD_FOR[category]}")
        if not verdicts.taken_out(form, transcript_id)
    }


def _detected(turns: pd.DataFrame, resolution: Resolution, verdicts: Verdicts, languages: dict[str, str]) -> list[Told]:
    """The ages, dates, places and organisations that are left, as they were said or in general words, and those that a
    reviewer has taken out as facts."""
    columns = ("transcript_id", "form", "category", "replacement", "treatment")
    shown = {row[:3]: row[3:] for row in tuples_of(resolution.entities, *columns)}
    found: dict[tuple[str, int], list[tuple]] = defaultdict(list)
    for mention in resolution.mentions:
        category = mention.span.category
        if category not in LEFT_KINDS:
            continue
        replacement, treatment = shown[mention.transcript_id, mention.form, category]
        general = replacement if not replacement.startswith(f"[{WORD_FOR[category]}") else ""
        taken_out = verdicts.taken_out(mention.form, mention.transcript_id)
        if treatment == "keep" or (treatment == "replace" and (general or taken_out)):
            found[mention.transcript_id, mention.turn].append((mention, general))
    of_turns = ("transcript_id", "turn", "text")
    said = {(name, turn): text for name, turn, text in tuples_of(turns, *of_turns) if (name, turn) in found}
    told: list[Told] = []
    covered: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for fact in resolution.told:
        covered[fact.transcript_id, fact.turn].append(fact)
    for place, mentions in sorted(found.items()):
        teller = teller_of(languages.get(place[0], ""))
        told += [_told(said[place], teller, *each) for each in mentions if not _part_of_a_fact(each[0], covered[place])]
    return told


def _part_of_a_fact(mention: Mention, facts: list[Told]) -> bool:
    """Whether a mention is told within a fact, which is asked about as a whole: `breast cancer at 42`."""
    return lies_in_any(mention.span, ((fact.start, fact.end) for fact in facts))


def _told(text: str, teller: Teller | None, mention: Mention, replacement: str) -> Told:
    """A mention as a fact that is told."""
    start, end, category = mention.span[:3]
    general = replacement or (age_to_band(mention.form) if category == "age" else generalised(category, mention.form))
    if form_of(general) == mention.form:
        general = ""  # `August 2011`, which says no less as a month
    kind, form = category, mention.form
    if category == "date" and teller is not None and teller.dates_a_happening(text, start, end):
        kind = "dated"
    own = teller is not None and teller.is_own(text, start, end, kind)
    return Told(mention.transcript_id, mention.turn, start, end, kind, category, form, mention.surface, general, own)
