"""Choose for each code of a group the quotations that stand in its tables, the best first.

The choice follows rules, in this order: a passage that a coder wants quoted comes first, once; a quotation is long
enough to be understood; no segment and no person is quoted more often than needed, the codes with the fewest speakers
choosing first; the coders agreed on it; it ends where a sentence ends; the segment has few other codes; it is near in
its words to the code's other passages. Ties go by transcript, turn and place. Nothing is drawn at random, and no word
is changed. What is quoted of a passage is what coders marked, else its most typical sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

import pandas as pd

from themetrail.report.quotation_bars import marked_as
from themetrail.report.sentences import (
    FEWEST_WORDS,
    Excerpt,
    Stretch,
    best_sentence,
    excerpt_of,
    is_one_sentence,
    printed,
)
from themetrail.report.typical_words import TypicalWords
from themetrail.rows import tuples_of
from themetrail.writing_systems import word_count


@dataclass(frozen=True)
class Quotation:
    """What was said, cut to length, by whom and where.

    `start` and `end` are offsets in the anonymised turn; `chosen_by` is people or rule. `sentence` stands where
    there is room for one alone, `in_full` where there is room for the whole passage. `translation` is printed below;
    `warning` says what in it may tell who it is.
    """

    text: str
    participant_id: str
    segment_id: str
    start: int = 0
    end: int = 0
    chosen_by: str = "rule"
    why: str = ""
    sentence: str = ""
    in_full: str = ""
    translation: str = ""
    warning: str = ""
    edited: bool = False
    confirmed: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Passage:
    """A segment that has the code in the consensus and may be quoted for it.

    `offset` is that of the segment in its turn; `marked` are stretches of its text, none where all of it is. `others`
    are the segments that have the code, itself among them.
    """

    segment_id: str
    participant_id: str
    offset: int
    text: str
    words: int  # to quote from; a piece of them is made readable where they are enough
    marked: Sequence[Stretch]
    wanted: bool
    support: str
    n_codes: int
    nearness: float
    place: int
    most_words: int
    typical: TypicalWords
    others: list[str]

    @cached_property
    def excerpt(self) -> Excerpt:
        """The stretch of it that would be quoted."""
        if self.words <= self.most_words:  # nothing to compare
            return excerpt_of(self.text, self.most_words, self.marked)
        return excerpt_of(self.text, self.most_words, self.marked, self._nearness_of)

    @cached_property
    def _nearness_of(self) -> Callable[[str], float]:
        """How near words of it are to the code's other passages."""
        return partial(self.typical.cosine, passages=self.typical.others(self.others, self.segment_id))

    @cached_property
    def standing(self) -> tuple:
        """What ranks it among the code's, whatever is quoted besides; what is smallest is quoted."""
        breaks = self.words > self.most_words and is_one_sentence(self.text)
        return (1 - _share(self.support), breaks, self.n_codes, -self.nearness, self.place)

    @property
    def why(self) -> str:
        """Why it is quoted, in words."""
        whole = not self.text[: self.excerpt.start].strip() and not self.text[self.excerpt.end :].strip()
        piece = "what coders marked" if self.marked else "the whole passage" if whole else "its most typical sentences"
        return "; ".join(["a coder wants it quoted"] * self.wanted + [f"coded by {self.support}", piece])

    def quotation(self) -> Quotation:
        """As it is quoted."""
        sentence = best_sentence(self.text, self.excerpt, self._nearness_of)
        return Quotation(
            text=printed(self.text, self.excerpt),
            participant_id=self.participant_id,
            segment_id=self.segment_id,
            start=self.offset + self.excerpt.start,
            end=self.offset + self.excerpt.end,
            why=self.why,
            sentence=" ".join(self.text[sentence.start : sentence.end].split()),
            in_full=" ".join(self.text.split()),
        )


def best_of(
    passages: Mapping[str, list[Passage]],
    order: list[str],
    per_code: int,
    chosen: Mapping[str, list[Quotation]] | None = None,
) -> dict[str, list[Quotation]]:
    """Up to `per_code` quotations for each code of a group, by code_id, the best first.

    `passages` are those of each code, `order` all code_ids in the order of the book. Where people have `chosen` for a
    code, that stands, and the rules choose for the other codes.
    """
    chosen = chosen or {}
    quotations = {code_id: list(of_code) for code_id, of_code in chosen.items()}
    taken = [one for of_code in chosen.values() for one in of_code]
    used_segments, used_people = Counter(one.segment_id for one in taken), Counter(one.participant_id for one in taken)
    speakers = {
        code_id: len({one.participant_id for one in of_code if one.words >= FEWEST_WORDS})
        for code_id, of_code in passages.items()
    }
    places = {code_id: place for place, code_id in enumerate(order)}
    left = {
        code_id: sorted(of_code, key=lambda one: one.standing)
        for code_id, of_code in passages.items()
        if code_id not in chosen
    }

    def rank(one: Passage) -> tuple:
        times = used_segments[one.segment_id]
        return (not one.wanted or times > 0, one.words < FEWEST_WORDS, times, used_people[one.participant_id])

    for _ in range(per_code):  # every code has its first before any has its second
        for code_id in sorted(left, key=lambda code: (speakers[code], places[code])):
            if not left[code_id]:
                continue
            best = min(left[code_id], key=rank)  # of equals the first, which stands best
            left[code_id].remove(best)
            used_segments[best.segment_id] += 1
            used_people[best.participant_id] += 1
            quotations.setdefault(code_id, []).append(best.quotation())
    return quotations


def passages_of(
    consensus: pd.DataFrame,
    segments: pd.DataFrame,
    marked: pd.DataFrame,
    members: list[str],
    most_words: int,
    marks: pd.DataFrame | None = None,
    *,
    wanted: Collection[tuple[str, str]] = (),
    barred: Collection[str] = (),
    labels: Collection[str] = (),
) -> dict[str, list[Passage]]:
    """The passages of each code in the consensus of one group that may be quoted, by code_id, in the order of talk.

    `segments` are the group's own, `members` its participants. `marked` (segment_id, code_id, start, end) tells on
    which words of its turn a code stands, `marks` what coders want quoted, and never quoted; `wanted` further segments
    with their codes, `barred` further segments that are not quoted. `labels` are how participants appear in the texts.
    """
    quote_me, never = marked_as("quote_me", marks), marked_as("never_quote", marks) | set(barred)
    said = _said(segments, members, never)
    coded = [row for row in tuples_of(consensus, "segment_id", "code_id", "support") if row[0] in said]
    n_codes = Counter(segment_id for segment_id, _, _ in coded)
    support = {(segment_id, code_id): gave for segment_id, code_id, gave in coded}
    segments_of: dict[str, list[str]] = {}
    for segment_id, code_id, _ in coded:
        segments_of.setdefault(code_id, []).append(segment_id)
    stretches = _stretches(marked, said)
    words = {segment_id: word_count(said[segment_id].text) for segment_id in n_codes}
    typical = TypicalWords({segment_id: said[segment_id].text for segment_id in n_codes}, labels)
    found: dict[str, list[Passage]] = {}
    for code_id, ids in segments_of.items():
        ids.sort(key=lambda segment_id: said[segment_id].place)
        found[code_id] = [
            Passage(
                segment_id=segment_id,
                participant_id=said[segment_id].participant_id,
                offset=said[segment_id].offset,
                text=said[segment_id].text,
                words=words[segment_id],
                marked=stretches.get((segment_id, code_id), []),
                wanted=segment_id in quote_me or (segment_id, code_id) in wanted,
                support=support[segment_id, code_id],
                n_codes=n_codes[segment_id],
                nearness=nearness,
                place=said[segment_id].place,
                most_words=most_words,
                typical=typical,
                others=ids,
            )
            for segment_id, nearness in zip(ids, typical.nearness(ids), strict=True)
        ]
    return found


class _Said(NamedTuple):
    """A segment that may be quoted: its place in the talk of the group, who said it, where it begins in its turn."""

    place: int
    participant_id: str
    offset: int
    text: str


def _said(segments: pd.DataFrame, members: Collection[str], never: Collection[str]) -> dict[str, _Said]:
    """What the participants of a group said and may be quoted with, in the order of talk."""
    spoken = segments[(segments["role"] == "participant") & segments["participant_id"].isin(members)]
    spoken = spoken[~spoken["segment_id"].isin(never)].sort_values(["transcript_id", "turn", "start"])
    rows = tuples_of(spoken, "segment_id", "participant_id", "start", "text")
    return {
        segment_id: _Said(place, who, int(start), text) for place, (segment_id, who, start, text) in enumerate(rows)
    }


def _stretches(marked: pd.DataFrame, said: Mapping[str, _Said]) -> dict[tuple[str, str], list[Stretch]]:
    """What is marked within a segment, in offsets of its text; nothing where all of it is."""
    found: dict[tuple[str, str], list[Stretch]] = {}
    for segment_id, code_id, start, end in tuples_of(marked, "segment_id", "code_id", "start", "end"):
        if segment_id not in said:
            continue
        _, _, offset, text = said[segment_id]
        begin, stop = max(start - offset, 0), min(end - offset, len(text))
        if text[:begin].strip() or text[stop:].strip():
            found.setdefault((segment_id, code_id), []).append((begin, stop))
    return found


def _share(support: str) -> float:
    """1/2 -> 0.5: the share of coders who gave the code, of those who saw the segment."""
    gave, _, saw = support.partition("/")
    return int(gave) / int(saw) if saw.isdigit() and gave.isdigit() and int(saw) else 0.0
