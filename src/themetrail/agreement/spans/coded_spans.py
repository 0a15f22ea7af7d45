"""The stretches of words that coders coded, laid out on the text that all of the coders compared have seen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from themetrail.rows import tuples_of

Stretch = tuple[int, int]  # start and end, the end exclusive


@dataclass(frozen=True)
class CodedText:
    """One transcript, as far as all of some coders saw it: its `length` in characters, and what each coder marked with
    each code: stretches that neither touch nor overlap within a turn."""

    transcript_id: str
    length: int
    marks: dict[tuple[str, str], list[Stretch]]  # by coder and code


def coded_texts(
    segments: pd.DataFrame, assignments: pd.DataFrame, codings: pd.DataFrame, coders: Collection[str]
) -> list[CodedText]:
    """What `coders` of one round marked in the codable segments that every one of them saw, by transcript.

    The segments follow on one another as in the talk, without what lies between them. Stretches of one coder and code
    that touch or overlap in one turn are one: words that were coded alike without a break.
    """
    looked = assignments[assignments["status"].isin(["coded", "no_code"]) & assignments["coder_id"].isin(list(coders))]
    times = looked.groupby("segment_id")["coder_id"].nunique()
    shared = set(times.index[times == len(set(coders))])
    wanted = segments[segments["segment_id"].isin(shared) & (segments["codable"] == "yes")]
    wanted = wanted.sort_values(["transcript_id", "turn", "start"], kind="stable")
    place: dict[str, tuple[str, int, int]] = {}
    lengths: dict[str, int] = {}
    for segment_id, transcript, turn, start, end in tuples_of(
        wanted, "segment_id", "transcript_id", "turn", "start", "end"
    ):
        at = lengths.get(transcript, 0)
        place[segment_id] = (transcript, turn, at - start)
        lengths[transcript] = at + end - start
    found: dict[str, dict[tuple[str, str], dict[int, list[Stretch]]]] = {name: {} for name in lengths}
    of_coders = codings[codings["coder_id"].isin(list(coders))]
    for segment_id, coder, code, start, end in tuples_of(
        of_coders, "segment_id", "coder_id", "code_id", "start", "end"
    ):
        if segment_id in place:
            transcript, turn, moved = place[segment_id]
            turns = found[transcript].setdefault((coder, code), {})
            turns.setdefault(turn, []).append((start + moved, end + moved))
    return [CodedText(name, length, _joined_by_turn(found[name])) for name, length in lengths.items()]


def _joined_by_turn(
    found: dict[tuple[str, str], dict[int, list[Stretch]]],
) -> dict[tuple[str, str], list[Stretch]]:
    return {
        key: sorted(stretch for stretches in turns.values() for stretch in joined(stretches))
        for key, turns in sorted(found.items())
    }


def joined(stretches: Collection[Stretch], *, touching: bool = True) -> list[Stretch]:
    """Stretches joined where they overlap, and where they touch."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1] + touching:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def are_words_marked(segments: pd.DataFrame, codings: pd.DataFrame) -> bool:
    """Whether any coding is of a part of its segment."""
    whole = segments.set_index("segment_id")[["start", "end"]]
    of_segment = whole.reindex(codings["segment_id"])
    starts, ends = of_segment["start"].to_numpy(), of_segment["end"].to_numpy()
    return bool(((codings["start"].to_numpy() != starts) | (codings["end"].to_numpy() != ends)).any())


def exclude_each_other(texts: Collection[CodedText]) -> bool:
    """Whether no coder gave two codes to the same words."""
    for text in texts:
        of_coder: dict[str, list[Stretch]] = {}
        for (coder, _), stretches in text.marks.items():
            of_coder.setdefault(coder, []).extend(stretches)
        for stretches in of_coder.values():
            ordered = sorted(stretches)
            if any(after[0] < before[1] for before, after in pairwise(ordered)):
                return False
    return True
