"""Choose for each code of a group the quotations that stand in its tables, the best first.

What a coder marked as never to be quoted is not. The choice follows rules, in this order: a segment that a coder
wants quoted comes first, once; a quotation is long enough to be understood; no segment and no person is quoted
more often than needed, the codes with the fewest speakers choosing first; the coders agreed on it; it fits without a
cut; the segment has few other codes; its length is typical of the group. Ties go by transcript, turn and place. Nothing
is drawn at random, and no word is changed.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from themetrail.report.sentences import shortened

FEWEST_WORDS = 8  # fewer are quoted only where there is nothing longer


@dataclass(frozen=True)
class Quotation:
    """What was said, cut to length, by whom and where."""

    text: str
    participant_id: str
    segment_id: str


def quotations_of(
    consensus: pd.DataFrame,
    segments: pd.DataFrame,
    codings: pd.DataFrame,
    members: list[str],
    order: list[str],
    most_words: int,
    marks: pd.DataFrame | None = None,
    per_code: int = 1,
) -> dict[str, list[Quotation]]:
    """Up to `per_code` quotations for each code in the consensus of one group, by code_id, the best first.

    `segments` are the group's own, `members` its participants, `order` all code_ids in the order of the book;
    `codings` tell where within a segment the coders marked the code, `marks` what they want quoted, and never quoted.
    """
    wanted, never = (marked_as(quote, marks) for quote in ("quote_me", "never_quote"))
    segments = segments[~segments["segment_id"].isin(never)]
    spoken = segments[(segments["role"] == "participant") & segments["participant_id"].isin(members)]
    spoken = spoken.sort_values(["transcript_id", "turn", "start"])
    words = [len(text.split()) for text in spoken["text"]]
    spoken = spoken.assign(
        place=range(len(spoken)), words=words, cut=[n > most_words for n in words], offset=spoken["start"]
    )
    coded = consensus.merge(spoken.drop(columns=["start", "end"]), on="segment_id").sort_values("place")
    if coded.empty:
        return {}
    coded = coded.assign(
        n_codes=coded.groupby("segment_id")["code_id"].transform("size"),
        disagreement=[1 - _share(support) for support in coded["support"]],
    )
    typical = min(coded.drop_duplicates("segment_id")["words"].median(), most_words)
    speakers = coded[coded["words"] >= FEWEST_WORDS].groupby("code_id")["participant_id"].nunique().to_dict()
    by_code = {code_id: list(rows.itertuples()) for code_id, rows in coded.groupby("code_id")}
    used_segments: Counter[str] = Counter()
    used_people: Counter[str] = Counter()
    chosen: dict[str, list] = {code_id: [] for code_id in by_code}
    for _ in range(per_code):  # every code has its first before any has its second
        for code_id in sorted(by_code, key=lambda code: (speakers.get(code, 0), order.index(code))):
            if not (left := by_code[code_id]):
                continue
            best = min(left, key=lambda row: _rank(row, wanted, used_segments, used_people, typical))
            left.remove(best)
            used_segments[best.segment_id] += 1
            used_people[best.participant_id] += 1
            chosen[code_id].append(best)
    marked = _first_marks(codings[codings["segment_id"].isin(list(used_segments))])
    return {code_id: [_quoted(row, marked, most_words) for row in rows] for code_id, rows in chosen.items()}


def _quoted(row, marked: dict[tuple[str, str], int], most_words: int) -> Quotation:
    start = max(marked.get((row.segment_id, row.code_id), 0) - int(row.offset), 0)
    return Quotation(shortened(row.text, most_words, start), row.participant_id, row.segment_id)


def marked_as(quote: str, marks: pd.DataFrame | None) -> set[str]:
    """The segments that any coder marked so, in whole or in part."""
    return set() if marks is None else set(marks.loc[marks["quote"] == quote, "segment_id"])


def _rank(row, wanted: set[str], used_segments: Counter, used_people: Counter, typical: float) -> tuple:
    """What is smallest is quoted."""
    return (
        row.segment_id not in wanted or used_segments[row.segment_id] > 0,
        row.words < FEWEST_WORDS,
        used_segments[row.segment_id],
        used_people[row.participant_id],
        row.disagreement,
        row.cut,
        row.n_codes,
        round(abs(math.log((row.words + 1) / (typical + 1))), 9),
        row.place,
    )


def _share(support: str) -> float:
    """1/2 -> 0.5: the share of coders who gave the code, of those who saw the segment."""
    gave, _, saw = support.partition("/")
    return int(gave) / int(saw) if saw.isdigit() and gave.isdigit() and int(saw) else 0.0


def _first_marks(codings: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Offset in the turn of the first character that any coder marked with the code, by segment and code."""
    return codings.groupby(["segment_id", "code_id"])["start"].min().to_dict()
