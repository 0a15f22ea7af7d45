"""What coders gave to segments beside what a program had suggested for them, shown or withheld."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from themetrail.codebook_changes import CodebookChanges
from themetrail.contracts.coding import SHOWING_ARMS, STANDING
from themetrail.rows import tuples_of

SHOWN, BLIND = "shown", "blind"
COUNTS = ("codes", "suggested_codes", "has_suggestion", "first_given", "answered", "taken")
_TAKEN = ("accepted", "edited")
_ANSWERS = (*_TAKEN, "refused", "ignored")  # to a suggestion that was on view

Suggested = Mapping[tuple[str, str], list[str]]  # by round and segment: the suggested codes, best first


@dataclass(frozen=True)
class Readings:
    """Readings of segments by coders who are shown suggestions: of those with them, and of those in the blind share.

    `table` has a row for each: coder_id, transcript (its number, from 0), share (shown, blind), and counts: of the
    codes given, of those that were suggested too, whether anything was suggested and whether the first of it was given,
    of the suggestions on view, and of those that were taken. `given` has a row for each code of a reading.
    """

    table: pd.DataFrame
    given: pd.DataFrame  # reading (its number), code_id

    @property
    def coders(self) -> list[str]:
        """Who read any."""
        return sorted(set(self.table["coder_id"]))

    @property
    def n_transcripts(self) -> int:
        """In how many transcripts."""
        return int(self.table["transcript"].nunique())


def suggested_now(
    suggestions: Mapping[str, pd.DataFrame], anchors: pd.DataFrame, changes: CodebookChanges
) -> dict[tuple[str, str], list[str]]:
    """The suggestions of each issued round, by the segments that hold its words now and the codes of today.

    `suggestions` by round as they were issued; `anchors` say where issued segments stand, `changes` what became of
    codes since. A code that was deleted or split is none of today's, so that its suggestions count no more.
    """
    targets: dict[tuple[str, str], list[str]] = {}
    for name, issued_id, segment_id in tuples_of(anchors, "round", "issued_segment_id", "segment_id"):
        if segment_id:
            targets.setdefault((name, issued_id), []).append(segment_id)
    found: dict[tuple[str, str], list[str]] = {}
    for name, table in suggestions.items():
        for issued_id, code in tuples_of(table.sort_values(["segment_id", "rank"]), "segment_id", "code_id"):
            for segment_id in targets.get((name, issued_id), []):
                codes = found.setdefault((name, segment_id), [])
                if (now := changes.now(code).code) and now not in codes:
                    codes.append(now)
    return found


def readings_of(
    assignments: pd.DataFrame, decisions: pd.DataFrame, segments: pd.DataFrame, suggested: Suggested
) -> Readings:
    """The readings of coders who are shown suggestions, with them and without, from tables of these contracts."""
    looked = assignments[(assignments["status"] != "unseen") & assignments["arm"].isin((*SHOWING_ARMS, BLIND))]
    looked = looked[looked["segment_id"].isin(segments["segment_id"])]
    given, answers = _decided(decisions)
    transcript_of = dict(tuples_of(segments, "segment_id", "transcript_id"))
    rows, codes = [], []
    for number, (name, coder, segment, arm) in enumerate(tuples_of(looked, "round", "coder_id", "segment_id", "arm")):
        own, offered = given.get((name, coder, segment), set()), suggested.get((name, segment), [])
        answered = answers.get((name, coder, segment), {})
        counts = (len(own), len(own.intersection(offered)), bool(offered), bool(own.intersection(offered[:1])))
        sums = (len(answered), sum(answered.values()))
        rows.append((coder, transcript_of[segment], BLIND if arm == BLIND else SHOWN, *counts, *sums))
        codes += [(number, code) for code in own]
    table = pd.DataFrame(rows, columns=["coder_id", "transcript", "share", *COUNTS])
    table["transcript"] = pd.factorize(table["transcript"])[0]
    return Readings(table.astype(dict.fromkeys(COUNTS, "int64")), pd.DataFrame(codes, columns=["reading", "code_id"]))


_Place = tuple[str, str, str]


def _decided(decisions: pd.DataFrame) -> tuple[dict[_Place, set[str]], dict[_Place, dict[str, bool]]]:
    """By round, coder and segment: the codes that stand today, and by code whether a suggestion on view was taken.

    A suggestion that is taken for several stretches of words is one.
    """
    given: dict[_Place, set[str]] = {}
    answers: dict[_Place, dict[str, bool]] = {}
    for name, coder, segment, code, now, action in tuples_of(
        decisions, "round", "coder_id", "segment_id", "code_id", "code_now", "action"
    ):
        if action in STANDING and now:
            given.setdefault((name, coder, segment), set()).add(now)
        if action in _ANSWERS:
            here = answers.setdefault((name, coder, segment), {})
            here[code] = action in _TAKEN or here.get(code, False)
    return given, answers
