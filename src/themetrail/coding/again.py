"""Segments that come back to their own coder in a later round, to see how alike the coder codes them then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from themetrail.coding.rounds import is_drawn
from themetrail.contracts.coding import AGAIN

if TYPE_CHECKING:  # at run time it would load pydantic, in jobs that check no configuration
    from themetrail.configuration.coding import Round

TURNS_AROUND = 2  # of a segment that comes back alone, how many turns before and after it are shown


def coded_again(entry: Round, earlier: pd.DataFrame, segments: pd.DataFrame, *, seed: int = 1) -> pd.DataFrame:
    """Which segments come back to which coder of a round: coder_id and segment_id.

    `earlier` has the assignments of the rounds before. Of the codable segments that a coder saw there, the share
    `again` is drawn by the study's seed, the round's name and each segment's id alone; what came back before does not
    again.
    """
    there = set(segments.loc[segments["codable"] == "yes", "segment_id"])
    seen = earlier[(earlier["status"] != "unseen") & earlier["coder_id"].isin([one.coder_id for one in entry.coders])]
    back = seen[seen["arm"] == AGAIN]
    pairs = seen[["coder_id", "segment_id"]].drop_duplicates()
    before = set(zip(back["coder_id"], back["segment_id"], strict=True))
    drawn = [
        segment in there and (coder, segment) not in before and is_drawn(segment, entry.again, seed, _draw_of(entry))
        for coder, segment in zip(pairs["coder_id"], pairs["segment_id"], strict=True)
    ]
    return pairs[np.array(drawn, dtype=bool)].sort_values(["coder_id", "segment_id"]).reset_index(drop=True)


def with_turns_around(chosen: pd.DataFrame, back: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """The segments of a round with those that come back in it, and the turns around these."""
    drawn = segments[segments["segment_id"].isin(back["segment_id"])]
    near = {
        (transcript, turn + step)
        for transcript, turn in zip(drawn["transcript_id"], drawn["turn"], strict=True)
        for step in range(-TURNS_AROUND, TURNS_AROUND + 1)
    }
    places = zip(segments["transcript_id"], segments["turn"], strict=True)
    around = np.array([place in near for place in places], dtype=bool)
    wanted = segments["segment_id"].isin(chosen["segment_id"]).to_numpy() | around
    return segments[wanted].sort_values(["transcript_id", "turn", "start", "segment_id"]).reset_index(drop=True)


def _draw_of(entry: Round) -> str:
    return f"{entry.name}\0again"
