"""What the tables of a paper are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from themetrail.codebook import Codebook


@dataclass(frozen=True, kw_only=True)
class Material:
    """The finished tables of the study, the labels of its participants, and what is still to come (`missing`)."""

    transcripts: pd.DataFrame
    labels: dict[str, str]
    codebook: Codebook
    representativeness: pd.DataFrame
    cut_offs: pd.DataFrame
    matrix: pd.DataFrame
    segments: pd.DataFrame
    consensus: pd.DataFrame
    quotations: pd.DataFrame  # which are printed, of all groups
    missing: list[str]
    settings: dict[str, Any]

    @property
    def languages(self) -> dict[str, str]:
        """The language of each transcript."""
        return dict(zip(self.transcripts["transcript_id"], self.transcripts["language"], strict=True))

    def members(self, group: str) -> list[str]:
        """The participants of a group."""
        return list(dict.fromkeys(self.matrix.loc[self.matrix["group"] == group, "participant_id"]))

    def coded_segments(self, group: str) -> pd.DataFrame:
        """The segments of a group that have a code in the consensus."""
        group_of = dict(zip(self.transcripts["transcript_id"], self.transcripts["group"], strict=True))
        coded = self.segments[self.segments["segment_id"].isin(self.consensus["segment_id"])]
        return coded[coded["transcript_id"].map(group_of) == group]
