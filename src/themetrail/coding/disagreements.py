"""Disagreements: the codes that not all who saw a segment gave it."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.coding.consensus import Votes
from themetrail.rows import tuples_of
from themetrail.words_in_print import Words

Settled = Mapping[tuple[str, str], tuple[str, str, str]]  # by segment and code: decision, who decided, reason


@dataclass(frozen=True)
class Disagreement:
    """One code on one segment, given by some of those who saw the segment and not by the others."""

    round: str
    segment_id: str
    transcript_id: str
    turn: int
    speaker: str
    role: str
    text: str
    code_id: str
    given_by: tuple[str, ...]
    not_given_by: tuple[str, ...]
    codings: dict[str, list[str]]  # coder -> the codes that this coder gave the segment
    memos: dict[str, str]  # coder -> memos on the segment


@dataclass(frozen=True)
class RoundToSettle:
    """One round that is adjudicated: the disagreements of its coders, and what has been settled already.

    `issue` is the digest of what was issued; `issued_ids` gives the id under which each segment was issued, by the id
    that it has now. What is `settled` stands by segment (as it is now) and code. `named_judge` is who is to settle.
    """

    name: str
    issue: str
    found: list[Disagreement]
    issued_ids: Mapping[str, str]
    settled: Settled
    named_judge: str = ""

    @property
    def judge(self) -> str:
        """Who settles the round: who is named for it, else who has settled first."""
        return self.named_judge or min((one for _, one, _ in self.settled.values()), default="")

    def once(self) -> list[Disagreement]:
        """The disagreements, of each issued segment and code the first."""
        return settled_once(self.found, self.issued_ids)


def disagreements_of(
    votes: Mapping[tuple[str, str], Votes],
    decisions: pd.DataFrame,
    segments: pd.DataFrame,
    codebook: Codebook,
) -> list[Disagreement]:
    """All disagreements, by round, then in the order of talk, then of the codebook.

    `votes` as `votes_of` gives them; `decisions` give the memos, so they must be the
    ones whose memos may be shown.
    """
    talk = segments.sort_values(["transcript_id", "turn", "start", "segment_id"])
    order = {segment_id: i for i, segment_id in enumerate(talk["segment_id"].tolist())}
    said = {
        segment_id: place
        for segment_id, *place in tuples_of(talk, "segment_id", "transcript_id", "turn", "speaker", "role", "text")
    }
    rank = {code: i for i, code in enumerate(codebook.codes)}
    memos = memos_of(decisions)
    found = []
    for (name, segment_id), votes_here in votes.items():
        seen_by = votes_here.seen_by
        codes = {code: by for code, by in votes_here.codes.items() if code not in votes_here.waiting}
        if all(by == seen_by for by in codes.values()):
            continue
        given = {
            coder: sorted((code for code, by in codes.items() if coder in by), key=rank.__getitem__)
            for coder in sorted(seen_by)
        }
        transcript_id, turn, speaker, role, text = said[segment_id]
        for code, by in codes.items():
            if by == seen_by:
                continue
            found.append(
                Disagreement(
                    name,
                    segment_id,
                    transcript_id,
                    turn,
                    speaker,
                    role,
                    text,
                    code,
                    tuple(sorted(by)),
                    tuple(sorted(seen_by - by)),
                    given,
                    {coder: memos.get((name, coder, segment_id), "") for coder in given},
                )
            )
    return sorted(found, key=lambda one: (one.round, order[one.segment_id], rank[one.code_id]))


def memos_of(decisions: pd.DataFrame) -> dict[tuple[str, str, str], str]:
    """What each coder wrote on a segment, by round, coder and segment."""
    memos: dict[tuple[str, str, str], list[str]] = {}
    for row in decisions[decisions["memo"] != ""].itertuples():
        here = memos.setdefault((row.round, row.coder_id, row.segment_id), [])
        if row.memo not in here:
            here.append(row.memo)
    return {key: " / ".join(texts) for key, texts in memos.items()}


def settled_once(found: Iterable[Disagreement], issued_ids: Mapping[str, str]) -> list[Disagreement]:
    """The first disagreement of each issued segment and code: one that has become several segments is settled once."""
    firsts: dict[tuple[str, str], Disagreement] = {}
    for one in found:
        firsts.setdefault((issued_ids[one.segment_id], one.code_id), one)
    return list(firsts.values())


def issued_ids(anchors: pd.DataFrame, name: str) -> dict[str, str]:
    """The id under which each segment of a round was issued, by the id that it has now."""
    here = anchors[(anchors["round"] == name) & (anchors["segment_id"] != "")]
    return dict(sorted(tuples_of(here, "segment_id", "issued_segment_id"), reverse=True))


def settled_so_far(adjudications: pd.DataFrame, name: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Decision, who decided, and reason of each adjudicated segment and code of a round."""
    here = adjudications[(adjudications["round"] == name) & (adjudications["code_now"] != "")]
    ordered = here.sort_values("decision", kind="stable")  # of codes that became one, `keep` stands
    return {(row.segment_id, row.code_now): (row.decision, row.decided_by, row.reason) for row in ordered.itertuples()}


def coders_of(here: Iterable[Disagreement]) -> set[str]:
    """All who saw the segments of these disagreements."""
    return {coder for one in here for coder in one.codings}


def called_in(segment_id: str, coders: Iterable[str], key: bytes | None, words: Words) -> dict[str, str]:
    """What each coder of a segment is called before an adjudicator: by id, or by a letter that follows from segment
    and key, so that a judgement is of codings and not of people."""
    if key is None:
        return {coder: coder for coder in sorted(coders)}
    drawn = sorted(coders, key=lambda coder: hmac.digest(key, f"{segment_id}\0{coder}".encode(), "sha256"))
    return {coder: words.say("lettered_coder", letter=chr(ord("A") + place)) for place, coder in enumerate(drawn)}
