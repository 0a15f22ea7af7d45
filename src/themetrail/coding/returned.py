"""What one coder has returned, in marks as they stand in the file, and the decisions that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from themetrail.coding.draft import Issue
from themetrail.coding.proposals import Change, Proposal
from themetrail.coding.shown import Suggestion
from themetrail.contracts.coding import SHOWING_ARMS, STANDING
from themetrail.rows import tuples_of


class Mark(NamedTuple):
    """One mark in a returned file. Offsets are None where the whole segment is meant; an empty code is `seen`."""

    row: int
    segment_id: str
    code_id: str
    action: str
    memo: str = ""
    start: int | None = None
    end: int | None = None
    decided_at: str = ""
    on_view: str = ""  # yes, no, or not known
    unsure: str = ""
    span: str = ""
    answered: str = ""  # the code of the suggestion that is answered by giving another


class Aside(NamedTuple):
    """What a coder marked beside the codes: not sure, or whether the words may be quoted (`quote_me`, `never_quote`).

    Offsets are None where the whole segment is meant.
    """

    row: int
    segment_id: str
    unsure: bool
    quote: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Returned:
    """The marks of one returned file, and the sums that show that none of its rows is lost."""

    file: str
    marks: list[Mark]
    rows: int  # rows that could hold marks
    unmarked_rows: int  # of these, the rows without any: not seen
    changed_texts: int = 0  # rows whose text is as it was issued but for names, which changes nothing
    repeated: int = 0  # marks that say again what the same row says already
    without_row: list[str] = field(default_factory=list)  # segments that have no row in a returned sheet
    asides: list[Aside] = field(default_factory=list)
    unviewed: frozenset[str] = frozenset()  # segments of which suggestions could be revealed, and were not
    proposals: list[Proposal] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


class GivenToCoder:
    """What a coder was given, to hold returned marks against."""

    def __init__(self, issue: Issue, coder_id: str) -> None:
        self.issue, self.coder_id = issue, coder_id
        own = issue.assignments[issue.assignments["coder_id"] == coder_id]
        self.arms: dict[str, str] = dict(tuples_of(own, "segment_id", "arm"))
        self.shown: dict[str, list[Suggestion]] = {
            segment_id: issue.shown.get(segment_id, []) if arm in SHOWING_ARMS else []
            for segment_id, arm in self.arms.items()
        }
        self.spans = issue.spans

    def problem_with(self, segment_id: str) -> str | None:
        """Why a mark on this segment cannot be taken, or None."""
        if segment_id in self.arms:
            return None
        if segment_id in self.spans:
            return f"this segment is not one that coder {self.coder_id} codes in round {self.issue.round}"
        return f"this segment is not one of round {self.issue.round}; segment ids must stay as they were issued"


def decisions_of(returned: Returned, frame: GivenToCoder) -> list[dict]:
    """The rows of `decisions` that a returned file comes to, in the order of segments and codes.

    Codes that were suggested beside a seen segment and got no answer become `ignored`, which is not `refused`, unless
    it is known that the coder never revealed them. A seen segment without a code has one decision `seen`.
    """
    by_segment: dict[str, list[Mark]] = {}
    for mark in returned.marks:
        by_segment.setdefault(mark.segment_id, []).append(mark)
    rows = []
    for segment_id, marks in by_segment.items():
        answered = {code for mark in marks for code in (mark.code_id, mark.answered)}
        start, end = frame.spans[segment_id]
        digest = frame.issue.shown_digest(segment_id, frame.arms[segment_id])
        ignored = [
            Mark(marks[0].row, segment_id, suggestion.code_id, "ignored")
            for suggestion in frame.shown[segment_id]
            if suggestion.code_id not in answered and segment_id not in returned.unviewed
        ]
        for mark in [*_without_idle_seen(marks), *ignored]:
            rows.append(
                {
                    "round": frame.issue.round,
                    "coder_id": frame.coder_id,
                    "segment_id": segment_id,
                    "start": start if mark.start is None else mark.start,
                    "end": end if mark.end is None else mark.end,
                    "code_id": mark.code_id,
                    "action": mark.action,
                    "memo": mark.memo,
                    "decided_at": mark.decided_at,
                    "shown_digest": digest,
                    "source_file": returned.file,
                    "source_row": mark.row,
                    "on_view": mark.on_view,
                    "unsure": mark.unsure,
                    "span": mark.span,
                }
            )
    return rows


def asides_of(returned: Returned, frame: GivenToCoder) -> list[dict]:
    """The rows of `marks` that a returned file comes to."""
    rows = []
    for aside in returned.asides:
        start, end = frame.spans[aside.segment_id]
        rows.append(
            {
                "round": frame.issue.round,
                "coder_id": frame.coder_id,
                "segment_id": aside.segment_id,
                "start": start if aside.start is None else aside.start,
                "end": end if aside.end is None else aside.end,
                "unsure": "yes" if aside.unsure else "no",
                "quote": aside.quote,
                "source_file": returned.file,
                "source_row": aside.row,
            }
        )
    return rows


def statuses_of(decisions: Iterable[dict]) -> dict[str, str]:
    """Per segment with a decision: `coded` where one leaves a code standing, else `no_code`. All others are unseen."""
    statuses: dict[str, str] = {}
    for row in decisions:
        coded = row["action"] in STANDING or statuses.get(row["segment_id"]) == "coded"
        statuses[row["segment_id"]] = "coded" if coded else "no_code"
    return statuses


def _without_idle_seen(marks: list[Mark]) -> list[Mark]:
    """The marks, `seen` left out where another mark of the segment says so anyway and it bears no memo of its own."""
    others = [mark for mark in marks if mark.action != "seen"]
    if not others:
        return marks[:1] if not any(mark.memo for mark in marks) else [mark for mark in marks if mark.memo]
    return [mark for mark in marks if mark.action != "seen" or mark.memo]


def contradictions(marks: Iterable[Mark], frame: GivenToCoder) -> Iterator[tuple[int, str]]:
    """What marks say that cannot be, each with its row."""
    marks = list(marks)
    standing = {(mark.segment_id, mark.code_id) for mark in marks if mark.action in STANDING}
    for mark in marks:
        suggested = {suggestion.code_id for suggestion in frame.shown[mark.segment_id]}
        if mark.action in ("accepted", "refused", "ignored") and mark.code_id not in suggested:
            yield mark.row, f"a suggestion is {mark.action} here that was not shown beside this segment"
        elif mark.action == "refused" and (mark.segment_id, mark.code_id) in standing:
            yield mark.row, f"the code {mark.code_id!r} is refused and given to the same segment; decide for one"
