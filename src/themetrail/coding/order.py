"""In which order the transcripts of a round stand, where the study asks for those first that teach most."""

from __future__ import annotations

import hashlib
from math import ceil, floor
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.contracts.coding import ORDER

if TYPE_CHECKING:  # at run time it would load pydantic, in jobs that check no configuration
    from themetrail.configuration.coding import Round

GAIN, RANDOM = "gain", "random"


def order_of_transcripts(
    entry: Round, transcripts: list[str], gain: dict[str, float], *, seed: int = 1
) -> pd.DataFrame:
    """The order (contract ORDER) of a round's transcripts; empty where the round does not ask for one.

    A share of them is drawn by the study's seed, the round's name and each transcript's id, whatever their gain, and
    stands evenly spread among the others, so that wherever coding ends about that share of what is coded was drawn.
    The others follow by gain, those of which none is known last. Where no gain is known, all are drawn.
    """
    if entry.order != "by_gain":
        return ORDER.empty()
    drawn = sorted(transcripts, key=lambda one: hashlib.sha256(f"{seed}\0{entry.name}\0order\0{one}".encode()).digest())
    share = entry.random_share if set(transcripts) & set(gain) else 1.0
    n_drawn = min(ceil(round(share * len(drawn), 9)), len(drawn))
    by_chance, rest = drawn[:n_drawn], sorted(drawn[n_drawn:], key=lambda one: (-gain.get(one, 0.0), one))
    rows = []
    for place in range(len(drawn)):
        is_drawn = floor((place + 1) * n_drawn / len(drawn)) > floor(place * n_drawn / len(drawn))
        name = (by_chance if is_drawn else rest).pop(0)
        row = {"transcript_id": name, "place": place + 1, "chosen_by": RANDOM if is_drawn else GAIN}
        rows.append({**row, "gain": gain.get(name)})
    return ORDER.frame(rows)


def in_order(segments: pd.DataFrame, order: pd.DataFrame) -> pd.DataFrame:
    """The segments with their transcripts in this order; as they stand where there is none."""
    if order.empty:
        return segments
    place = dict(zip(order["transcript_id"], order["place"], strict=True))
    rank = segments["transcript_id"].map(place).fillna(len(place) + 1)
    return segments.iloc[rank.argsort(kind="stable")].reset_index(drop=True)
