"""Saturation: which codes each transcript adds to those collected before it in its group.

Guest, Namey & Chen (2020), PLoS ONE 15(5), e0232076, define saturation by new information per interview in the order of
collection; this is the count that their threshold divides.
"""

from __future__ import annotations

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.themes import SATURATION


def saturation_of(
    mentions: pd.DataFrame, transcripts: pd.DataFrame, codebook: Codebook, read_by_coders: set[str]
) -> pd.DataFrame:
    """One row per transcript that coders have read, in the order of collection within its group (contract
    `SATURATION`). A transcript that was read and has no code is a row with zeros; one that nobody has read is no row.
    """
    place = {code_id: position for position, code_id in enumerate(codebook.levels)}
    found = mentions.groupby("transcript_id")["code_id"].agg(set).to_dict()
    order = {group: position for position, group in enumerate(dict.fromkeys(transcripts["group"]))}
    collected = transcripts[transcripts["transcript_id"].isin(read_by_coders)]
    collected = collected.assign(place=collected["group"].map(order)).sort_values(["place", "collected_order"])
    rows = []
    so_far: dict[str, set[str]] = {group: set() for group in order}
    for transcript in collected.itertuples():
        codes = found.get(transcript.transcript_id, set())
        new = codes - so_far[transcript.group]
        so_far[transcript.group] |= codes
        rows.append(
            {
                "group": transcript.group,
                "transcript_id": transcript.transcript_id,
                "collected_order": transcript.collected_order,
                "n_codes": len(codes),
                "n_new_codes": len(new),
                "n_codes_so_far": len(so_far[transcript.group]),
                "new_codes": ";".join(sorted(new, key=place.__getitem__)),
            }
        )
    return SATURATION.frame(rows)
