"""Segments that no round has given to any coder: transcripts that came, or words that changed, after the last issue.

Nobody can have coded them, and whoever said them counts among the participants all the same.
"""

from __future__ import annotations

import pandas as pd


def unassigned_segments(segments: pd.DataFrame, assignments: pd.DataFrame, anchors: pd.DataFrame) -> pd.DataFrame:
    """The codable rows of `segments` that stand in no row of `assignments` (of the issued rounds) without a plan.

    `anchors` say which segments were there when a round was issued: what its plan gave to nobody then, since coders
    have a sample, some transcripts or some groups, is nobody's to read; nor is all else of such a transcript.
    """
    codable = segments[segments["codable"] == "yes"]
    assigned, issued = (
        codable["segment_id"].isin(assignments["segment_id"]),
        codable["segment_id"].isin(anchors["segment_id"]),
    )
    read = set(codable.loc[assigned, "transcript_id"])
    left_out = set(codable.loc[issued, "transcript_id"]) - read
    return codable[~assigned & ~issued & ~codable["transcript_id"].isin(left_out)]
