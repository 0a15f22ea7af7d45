"""The words that the codes of the consensus stand on, where coders marked words within segments."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

import pandas as pd

from themetrail.contracts.coding import CONSENSUS_SPANS, without_again
from themetrail.rows import tuples_of

Stretch = tuple[int, int]


def consensus_spans(
    consensus: pd.DataFrame,
    codings: pd.DataFrame,
    assignments: pd.DataFrame,
    segments: pd.DataFrame,
    rule: str,
    rounds: Collection[str],
) -> pd.DataFrame:
    """The stretches of each code of the consensus (table `consensus spans`), by the characters that coders marked.

    Of the coders who gave the segment this code in the last of `rounds` in which anybody did: a character is in it
    where at least one of them marked it (`union`), all did (`intersection`), or more than half (`majority`). Where no
    character meets the rule, those of the union stand, and `rule` says so. A code that nobody but an adjudicator gave
    stands on the whole segment (`whole`). What came back to its own coder is no vote, and counts here neither.
    """
    _, codings = without_again(assignments, codings)
    place = {name: number for number, name in enumerate(rounds)}
    given: dict[tuple[str, str], dict[str, dict[str, list[Stretch]]]] = {}
    for name, segment_id, code_id, coder_id, start, end in tuples_of(
        codings, "round", "segment_id", "code_id", "coder_id", "start", "end"
    ):
        by_coder = given.setdefault((segment_id, code_id), {}).setdefault(name, {})
        by_coder.setdefault(coder_id, []).append((start, end))
    whole = {segment_id: (start, end) for segment_id, start, end in tuples_of(segments, "segment_id", "start", "end")}
    rows = []
    for segment_id, code_id in tuples_of(consensus, "segment_id", "code_id"):
        of_rounds = given.get((segment_id, code_id), {})
        by_coder = of_rounds[max(of_rounds, key=place.__getitem__)] if of_rounds else {}
        found, met = _stretches(list(by_coder.values()), rule) if by_coder else ([whole[segment_id]], "whole")
        rows += [
            {
                "segment_id": segment_id,
                "code_id": code_id,
                "start": start,
                "end": end,
                "rule": met,
                "marked_by": ";".join(sorted(by_coder)),
            }
            for start, end in found
        ]
    return CONSENSUS_SPANS.frame(rows)


def _stretches(of_coders: list[list[Stretch]], rule: str) -> tuple[list[Stretch], str]:
    """The stretches that meet the rule and its name, or those of the union where nothing meets it."""
    needed = {"union": 1, "intersection": len(of_coders), "majority": len(of_coders) // 2 + 1}[rule]
    if found := _marked_by(of_coders, needed):
        return found, rule
    return _marked_by(of_coders, 1), "union"


def _marked_by(of_coders: list[list[Stretch]], needed: int) -> list[Stretch]:
    """The longest stretches in which each character was marked by at least `needed` coders."""
    edges = sorted({edge for stretches in of_coders for stretch in stretches for edge in stretch})
    found: list[Stretch] = []
    for start, end in pairwise(edges):
        marked = sum(any(a <= start and end <= b for a, b in stretches) for stretches in of_coders)
        if marked < needed:
            continue
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
