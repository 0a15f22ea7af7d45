"""What is still to come in the rounds of coding: one table, from which status and report say who is awaited.

Segments that no round has given to any coder are among it: transcripts that came, or words that changed, after the last
issue. Nobody can have coded them, and whoever said them counts among the participants all the same.
"""

from __future__ import annotations

import pandas as pd

from themetrail.coding.carrying import open_splits
from themetrail.coding.consensus import SPLIT_OPEN
from themetrail.contracts.coding import STILL_TO_COME
from themetrail.rows import rows_of


def still_to_come(
    deliveries: pd.DataFrame,
    assignments: pd.DataFrame,
    unresolved: pd.DataFrame,
    segments: pd.DataFrame,
    anchors: pd.DataFrame,
    splits: pd.DataFrame,
) -> pd.DataFrame:
    """A row for each thing that is missing (contract STILL_TO_COME).

    Rounds not issued and coders awaited, segments that a coder who delivered left unseen, segments that no round gave
    to a coder, codes on which nobody has decided, codings of split codes (SPLITS) that their coder has not decided.
    """
    coming = deliveries[deliveries["status"].isin(("not_issued", "awaited"))]
    not_issued = coming["round"].isin(coming.loc[coming["status"] == "not_issued", "round"])
    delivered = deliveries.loc[deliveries["status"] == "delivered", ["round", "coder_id"]].drop_duplicates()
    unseen = assignments[assignments["status"] == "unseen"].merge(delivered, on=["round", "coder_id"])
    parts = (
        coming.assign(what=["round_not_issued" if one else "coder_awaited" for one in not_issued]),
        unseen.assign(what="unseen"),
        unassigned_segments(segments, assignments, anchors).assign(what="given_to_nobody"),
        unresolved[unresolved["reason"] != SPLIT_OPEN].assign(what="unresolved"),
        open_splits(splits).assign(what=SPLIT_OPEN),
    )
    transcript_of = dict(zip(segments["segment_id"], segments["transcript_id"], strict=True))
    rows = [
        {**row, "transcript_id": transcript_of.get(row.get("segment_id", ""), "")}
        for part in parts
        for row in rows_of(part[[name for name in STILL_TO_COME.columns if name in part]])
    ]
    return STILL_TO_COME.frame(rows)


def unassigned_segments(segments: pd.DataFrame, assignments: pd.DataFrame, anchors: pd.DataFrame) -> pd.DataFrame:
    """The codable rows of `segments` that stand in no row of `assignments` (of the issued rounds) without a plan.

    `anchors` say which segments were there when a round was issued: what its plan gave to nobody then, since coders
    have a sample, some transcripts or some groups, is nobody's to read; nor is all else of such a transcript.
    """
    codable = segments[segments["codable"] == "yes"]
    assigned = codable["segment_id"].isin(assignments["segment_id"])
    issued = codable["segment_id"].isin(anchors["segment_id"])
    read = set(codable.loc[assigned, "transcript_id"])
    left_out = set(codable.loc[issued, "transcript_id"]) - read
    return codable[~assigned & ~issued & ~codable["transcript_id"].isin(left_out)]
