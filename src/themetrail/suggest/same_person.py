"""Transcripts of one person: they are left out together, or what somebody said at one time would judge, and be judged
by, what he or she said at another."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

SHARE = 0.5  # of what can be coded in a transcript: who says more is the one that it is of


def same_person(segments: pd.DataFrame, coded: Collection[str]) -> dict[str, str]:
    """For each of the `coded` transcripts (transcript_id) that are of the person of another, the first of these.

    A transcript is of the participant who says more than half of its codable segments; a focus group is nobody's.
    """
    codable = segments[(segments["codable"] == "yes") & segments["transcript_id"].isin(coded)]
    first: dict[str, str] = {}
    same = {}
    for transcript, said in codable.groupby("transcript_id", sort=True)["participant_id"]:
        shares = said[said != ""].value_counts() / len(said)
        if len(shares) and shares.iloc[0] > SHARE:
            of = first.setdefault(str(shares.index[0]), str(transcript))
            if of != transcript:
                same[str(transcript)] = of
    return same


def together(*same: Mapping[str, str]) -> dict[str, str]:
    """What several reasons to leave transcripts out together come to: for each that goes with another, the first by
    name of all that go together."""
    first: dict[str, str] = {}
    for pairs in same:
        for one, other in sorted(pairs.items()):
            a, b = sorted((first.get(one, one), first.get(other, other)))
            first = {name: a if of == b else of for name, of in first.items()} | {one: a, other: a, b: a}
    return {name: of for name, of in first.items() if name != of}
