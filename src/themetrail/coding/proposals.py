"""What coders say beside their decisions: codes that they propose, memos on transcripts, words that they marked, and
what they changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from themetrail.contracts.coding import DESK_HISTORY, PROPOSALS
from themetrail.rows import rows_of, tuples_of

if TYPE_CHECKING:
    from themetrail.coding.merging import Spans

NEW_CODE, MEMO, MARKED = "new_code", "transcript_memo", "marked"


class Proposal(NamedTuple):
    """A code that a coder proposes, a memo on a transcript, or words that are marked and not coded.

    `row` is its place in its list. Offsets are None where a whole segment is meant, or none.
    """

    row: int
    what: str
    transcript_id: str
    segment_id: str
    start: int | None
    end: int | None
    name: str = ""
    definition: str = ""
    memo: str = ""
    at: str = ""


class Change(NamedTuple):
    """One change that was made in a desk; `before` is JSON of what it changed, from what, and to what."""

    sequence: int
    at: str
    what: str
    segment_id: str
    before: str


def proposal_rows(proposals: Iterable[Proposal], name: str, coder_id: str, file: str) -> list[dict]:
    """The rows of `proposals` of one coder's file, on the segments and offsets of round `name` as it was issued."""
    return [
        {
            "round": name,
            "coder_id": coder_id,
            "what": one.what,
            "transcript_id": one.transcript_id,
            "segment_id": one.segment_id,
            "start": one.start,
            "end": one.end,
            "name": one.name,
            "definition": one.definition,
            "memo": one.memo,
            "proposed_at": one.at,
            "source_file": file,
            "source_row": one.row,
        }
        for one in proposals
    ]


def history_rows(changes: Iterable[Change], name: str, coder_id: str, file: str) -> list[dict]:
    """The rows of `desk history` of one coder's file."""
    return [{"round": name, "coder_id": coder_id, **one._asdict(), "source_file": file} for one in changes]


def follow_proposals(
    proposals: pd.DataFrame,
    anchors: pd.DataFrame,
    spans: Mapping[str, Spans],
    ended: Collection[str] = (),
) -> pd.DataFrame:
    """Proposals on issued segments as proposals on the segments that hold their words now.

    One on words that are gone or withdrawn ends here, and so does a memo on a transcript that has `ended`, since all
    who spoke in it have withdrawn. Of an issued segment that has become several, the first holds it.
    """
    now = {
        (row["round"], row["issued_segment_id"]): row["segment_id"]
        for row in reversed(list(rows_of(anchors)))
        if row["segment_id"]
    }
    kept = []
    for row in rows_of(proposals):
        issued_id = row["segment_id"]
        if (issued_id and (row["round"], issued_id) not in now) or row["transcript_id"] in ended:
            continue
        if issued_id:
            row["segment_id"] = now[row["round"], issued_id]
            if not pd.isna(row["start"]):
                stretch = int(row["start"]), int(row["end"])
                row["start"], row["end"] = spans[row["round"]].follow(issued_id, row["segment_id"], *stretch)
        kept.append(row)
    return PROPOSALS.frame(kept)


def kept_history(history: pd.DataFrame, anchors: pd.DataFrame, ended: Collection[str] = ()) -> pd.DataFrame:
    """The history without what concerns segments that are withdrawn or dropped, or transcripts that have `ended`."""
    gone: dict[str, set[str]] = {}
    for name, issued_id, how in tuples_of(anchors, "round", "issued_segment_id", "how"):
        if how in ("withdrawn", "dropped"):
            gone.setdefault(name, set()).add(issued_id)
    if not gone and not ended:
        return history
    rows = list(rows_of(history))
    kept = [row for row in rows if row["segment_id"] not in gone.get(row["round"], ())]
    for row in kept:
        if row["before"]:
            without = _without(json.loads(row["before"]), gone.get(row["round"], set()), ended)
            row["before"] = json.dumps(without, ensure_ascii=False, sort_keys=True)
    return DESK_HISTORY.frame(kept)


def _without(told: dict, gone: Collection[str], ended: Collection[str]) -> dict:
    """What an event tells without what it changed on these segments and transcripts.

    An export that was taken over is one event: it changed many things, and holds the history of these.
    """
    told = dict(told)
    if "changed" in told:
        told["changed"] = [one for one in told["changed"] if not _concerns(one, gone, ended)]
    if "history" in told:
        told["history"] = [_without(one, gone, ended) for one in told["history"] if one.get("segment_id") not in gone]
    return told


def _concerns(changed: dict, gone: Collection[str], ended: Collection[str]) -> bool:
    """Whether one change is on such a segment or transcript: by its own id, or that of what it was or became."""
    if changed.get("id") in gone or (changed.get("of") == "transcript" and changed.get("id") in ended):
        return True
    sides = (changed.get(side) for side in ("before", "after"))
    return any(isinstance(side, dict) and side.get("segment_id") in gone for side in sides)
