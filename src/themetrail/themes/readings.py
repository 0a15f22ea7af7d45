"""What each coder read and gave, in the readings from which the consensus comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from themetrail.contracts.coding import AGAIN


@dataclass(frozen=True)
class Readings:
    """`read`: segment_id and coder_id of what each coder read; `given`: these with each code_id that the coder gave."""

    read: pd.DataFrame
    given: pd.DataFrame

    @classmethod
    def of(cls, assignments: pd.DataFrame, codings: pd.DataFrame, rounds: Sequence[str]) -> Readings:
        """The readings of the last round in which anybody read a segment, as the consensus takes them; `rounds` in
        their order. What came back to its own coder is none.
        """
        place = {name: position for position, name in enumerate(rounds)}
        looked = assignments[(assignments["status"] != "unseen") & (assignments["arm"] != AGAIN)]
        looked = looked[["round", "coder_id", "segment_id"]].assign(place=looked["round"].map(place))
        looked = looked[looked["place"] == looked.groupby("segment_id")["place"].transform("max")].drop(columns="place")
        given = codings[["round", "coder_id", "segment_id", "code_id"]].drop_duplicates()
        given = given.merge(looked, on=["round", "coder_id", "segment_id"])
        return cls(looked[["segment_id", "coder_id"]], given[["segment_id", "coder_id", "code_id"]])

    def strict(self) -> pd.DataFrame:
        """The codes that all gave who read a segment: segment_id, code_id."""
        n_read = self.read.groupby("segment_id").size()
        votes = self.given.groupby(["segment_id", "code_id"]).size().rename("n").reset_index()
        return votes.loc[votes["n"] == votes["segment_id"].map(n_read), ["segment_id", "code_id"]]

    def lenient(self) -> pd.DataFrame:
        """The codes that anybody gave who read a segment: segment_id, code_id."""
        return self.given[["segment_id", "code_id"]].drop_duplicates()
