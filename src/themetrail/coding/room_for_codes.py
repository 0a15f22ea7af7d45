"""Whether the coding sheets have room for as many codes as people give a segment."""

from __future__ import annotations

import pandas as pd

from themetrail.interface.status.words import status_words
from themetrail.words_in_print import Words

MOST_OWN_CODES = 20  # columns that a sheet may have; beyond, several codes stand in one cell


def room_line(codings: pd.DataFrame, own_codes: int, words: Words | None = None) -> str:
    """A sentence where coders gave segments as many codes as a sheet has columns for, or more; else nothing.

    Accepted suggestions count too: a coder who is shown none writes these codes into the columns.
    """
    given = codings.drop_duplicates(["round", "coder_id", "segment_id", "code_id"])
    numbers = given.groupby(["round", "coder_id", "segment_id"]).size()
    full = int((numbers >= own_codes).sum())
    if not full or own_codes == MOST_OWN_CODES:
        return ""
    most = int(numbers.max())
    wanted = min(most + 1, MOST_OWN_CODES)
    return (words or status_words()).say("room", full, own_codes=own_codes, most=most, wanted=wanted)
