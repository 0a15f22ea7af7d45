"""The findings of a search of one's own output: singling out, linkability and inference (Art. 29 WP, Opinion 05/2014).

Each has its passage as readers will see it, what is proposed, and the question of the review that decides on it. One
question is about one fact, in all places of the study where it is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import pandas as pd

from themetrail.anonymise.resolve.mentions import Mention
from themetrail.anonymise.resolve.resolve import Resolution
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.risk.combined import KNOWN_TO, TELLING, WEIGHT, Crowd, Share, StandingOut
from themetrail.anonymise.risk.left import Left, become_of, left_in
from themetrail.anonymise.risk.links import TELLING_ENOUGH, expressions, links_by_facts
from themetrail.anonymise.risk.sections import SENSITIVE
from themetrail.anonymise.risk.wording import others_of
from themetrail.anonymise.spans import replaced
from themetrail.contracts.risk import FINDINGS
from themetrail.rows import tuples_of

ASKED_OF_ONE = 4  # facts of one participant that are asked about
TOLD_OF = 3  # kinds of facts that meet in one turn about somebody who is told of
OF_ONE_TRANSCRIPT = 3  # passages of one transcript about who is told of, and links to it, the most telling first
CONTEXT = 160  # characters on each side of a passage


def findings_of(
    turns: pd.DataFrame,
    resolution: Resolution,
    verdicts: Verdicts,
    key: bytes,
    participants: pd.DataFrame,
    languages: dict[str, str],
) -> pd.DataFrame:
    """FINDINGS of a study, the most telling first. `languages` gives the language of each transcript."""
    left = left_in(turns, resolution, verdicts, key, languages)
    crowd = Crowd(left, participants)
    rows = _Rows(left, crowd, verdicts)
    for one in crowd.standing_out():
        rows.single_out(one)
    _add_told_of(rows, left, _persons_in(resolution, left))
    _add_links(rows, left, turns, verdicts, key)
    _add_inferences(rows, crowd)
    return FINDINGS.frame(_with_passages(rows.rows, turns, resolution))


class _Rows:
    """The rows of the table as they are found; passages are put in at the end, for these alone."""

    def __init__(self, left: list[Left], crowd: Crowd, verdicts: Verdicts) -> None:
        self.rows: list[dict] = []
        self._crowd, self._verdicts = crowd, verdicts
        self._places = Counter((fact.told.category, fact.told.form) for fact in left)
        self._n = len(crowd.labels)

    def single_out(self, one: StandingOut) -> None:
        """A participant's combination; its most telling facts are asked about."""
        telling = [fact for fact in one.facts if WEIGHT[fact.told.kind] >= TELLING]
        # What the rule of its category makes general is not asked about: that is the study's own decision.
        worth = [one for one in telling if one.state != "general" or self._verdicts.decided(one.item_id)][:ASKED_OF_ONE]
        for fact, share in zip(one.facts, one.shares, strict=True):
            self.add("singling out", fact, asked=fact in worth, share=share)

    def add(self, on: str, fact: Left, *, asked: bool, share: Share | None = None, other: Left | None = None) -> None:
        told, known = fact.told, KNOWN_TO[fact.told.kind]
        elsewhere = (other.told.transcript_id, other.told.turn) if other else ("", None)
        self.rows.append(
            {
                "on": on,
                "voice": self.voice(fact),
                "kind": told.kind,
                "category": told.category,
                "form": told.form,
                "item_id": fact.item_id,
                "asked": "yes" if asked else "no",
                "transcript_id": told.transcript_id,
                "turn": told.turn,
                "start": told.start,
                "end": told.end,
                "other_voice": self.voice(other) if other else "",
                "other_transcript": elsewhere[0],
                "other_turn": elsewhere[1],
                "other_place": (other.told.start, other.told.end) if other else None,
                "places": max(1, self._places[told.category, told.form]),
                "general": told.general,
                "known_to": ";".join(known),
                "state": fact.state,
                "why": self._verdicts.why_kept(fact.item_id),
                "n": self._n,
                "k_alone": share.alone if share else self._crowd.told_of(told.kind, told.form),
                "k_general_alone": share.general_alone if share else self._crowd.general_of(fact),
                "k": share.k if share else None,
                "k_now": share.k_now if share else None,
                "k_general": share.general if share else None,
                "k_without": share.without if share else None,
                "k_proposed": share.proposed if share else None,
            }
        )

    def voice(self, fact: Left) -> str:
        """How somebody appears: by the label, or as one of the others of a transcript."""
        return self._crowd.labels.get(fact.voice, fact.voice)


def _persons_in(resolution: Resolution, left: list[Left]) -> set[tuple[str, int]]:
    """The turns with facts in which a person is named."""
    told = {(fact.told.transcript_id, fact.told.turn) for fact in left}
    named = {(one.transcript_id, one.turn) for one in resolution.mentions if one.span.category == "person"}
    return told & named


def _add_told_of(rows: _Rows, left: list[Left], persons_in: set[tuple[str, int]]) -> None:
    """Turns about somebody who is named, in which several kinds of facts meet: the most telling of them."""
    meeting: dict[tuple[str, int], list[Left]] = defaultdict(list)
    for fact in left:
        if (fact.told.transcript_id, fact.told.turn) in persons_in:
            meeting[fact.told.transcript_id, fact.told.turn].append(fact)
    of_transcript: dict[str, list[tuple[int, Left]]] = defaultdict(list)
    for place in sorted(meeting):
        facts = meeting[place]
        first = max(facts, key=lambda fact: (WEIGHT[fact.told.kind], -fact.told.start))
        kinds = {fact.told.kind for fact in facts}
        if len(kinds) >= TOLD_OF and WEIGHT[first.told.kind] >= TELLING_ENOUGH:
            of_transcript[place[0]].append((sum(WEIGHT[kind] for kind in kinds), first))
    for found in of_transcript.values():
        for _, fact in sorted(found, key=lambda each: (-each[0], each[1].told.turn))[:OF_ONE_TRANSCRIPT]:
            rows.add("told of", fact, asked=True)


def _add_links(rows: _Rows, left: list[Left], turns: pd.DataFrame, verdicts: Verdicts, key: bytes) -> None:
    links = [(link.of, link.elsewhere) for link in links_by_facts(left)]
    ids = {(name, turn): who for name, turn, who in tuples_of(turns, "transcript_id", "turn", "participant_id")}
    for said, there in expressions(turns):
        state, item_id = become_of(said, verdicts, key)
        who = ids[said.transcript_id, said.turn]
        other = others_of(there.transcript_id)
        links.append((Left(said, who, False, state, item_id), Left(there, other, True, state, item_id)))
    of_transcript: Counter[str] = Counter()
    for of, elsewhere in sorted(links, key=lambda link: (-WEIGHT[link[0].told.kind], link[0].told[:3])):
        of_transcript[of.told.transcript_id] += 1
        if of_transcript[of.told.transcript_id] <= OF_ONE_TRANSCRIPT:
            rows.add("linkability", of, asked=True, other=elsewhere)


def _add_inferences(rows: _Rows, crowd: Crowd) -> None:
    """What everybody of whom the sheet says the same tells, so that it is learnt of each without singling one out."""
    told = {
        voice: {(fact.told.kind, fact.told.general or fact.told.form): fact for fact in own.values()}
        for voice, own in crowd.own.items()
    }
    seen: set[frozenset[str]] = set()
    for voice in sorted(told):
        alike = frozenset(crowd.alike(voice))
        if len(alike) < 2 or alike in seen:
            continue
        seen.add(alike)
        shared = set.intersection(*(set(told.get(other, {})) for other in alike))
        for value in sorted(value for value in shared if value[0] in SENSITIVE):
            rows.add("inference", told[voice][value], asked=False)


def _with_passages(rows: list[dict], turns: pd.DataFrame, resolution: Resolution) -> list[dict]:
    """The rows with their passages as readers will see them."""
    places = {(row["transcript_id"], row["turn"]) for row in rows}
    places |= {(row["other_transcript"], row["other_turn"]) for row in rows if row["other_place"]}
    columns = ("transcript_id", "turn", "text")
    said = {(name, turn): text for name, turn, text in tuples_of(turns, *columns) if (name, turn) in places}
    mentions: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for mention in resolution.mentions:
        if (mention.transcript_id, mention.turn) in places:
            mentions[mention.transcript_id, mention.turn].append(mention)
    of_forms = ("transcript_id", "form", "category", "replacement", "treatment")
    shown = {row[:3]: row[3] for row in tuples_of(resolution.entities, *of_forms) if row[4] == "replace"}

    def passage(place: tuple[str, int], stretch: tuple[int, int]) -> tuple[str, str]:
        here = [
            (one.span.start, one.span.end, shown[one.transcript_id, one.form, one.span.category])
            for one in mentions[place]
            if (one.transcript_id, one.form, one.span.category) in shown
        ]
        return _shown_around(said[place], stretch, here)

    done = []
    for row in rows:
        place, other = (row["start"], row["end"]), row.pop("other_place")
        row["passage"], row["marks"] = passage((row["transcript_id"], row["turn"]), place)
        row["other_passage"] = passage((row["other_transcript"], row["other_turn"]), other)[0] if other else ""
        done.append(row)
    return done


def _shown_around(text: str, stretch: tuple[int, int], spans: Iterable[tuple[int, int, str]]) -> tuple[str, str]:
    """A stretch of a turn with whole words that stand around it, everything replaced, and where it stands in that."""
    spans, (start, end) = list(spans), stretch
    touching = [span for span in spans if span[0] < end and start < span[1]]
    start, end = min([start, *(span[0] for span in touching)]), max([end, *(span[1] for span in touching)])
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    if first:
        first = text.find(" ", first, start) + 1 or start
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)

    def part(from_: int, to: int) -> str:
        inside = [(max(a, from_) - from_, min(b, to) - from_, shown) for a, b, shown in spans if a < to and from_ < b]
        return replaced(text[from_:to], sorted(inside))[0].replace("\n", " ")

    before, itself = "… " * bool(first) + part(first, start), part(start, end)
    behind = part(end, last) + " …" * (last < len(text))
    return f"{before}{itself}{behind}", f"{len(before)}-{len(before) + len(itself)}"
