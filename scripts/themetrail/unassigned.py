"""Segments that no round has given to any coder: transcripts that came, or words that changed, after the last issue.

Nobody can have coded them, and whoever said them counts among the participants all the same.
"""

from __future__ import annotations

import pandas as pd


def unassigned_segments(segments: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    """The codable rows of `segments` that stand in no row of `assignments` (of the issued rounds)."""
    return segments[(segments["codable"] == "yes") & ~segments["segment_id"].isin(assignments["segment_id"])]
