"""Whom and what a withdrawal takes out of prior coded data of the study's own transcripts."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import NamedTuple

import pandas as pd

from themetrail.contracts.study import PARTICIPANTS, SOURCES
from themetrail.rows import tuples_of
from themetrail.sheets.read import find_sheet, read_sheet


class Withdrawn(NamedTuple):
    """Who has withdrawn: the transcripts of which nobody is left, and in others whom speakers are called by."""

    transcripts: set[str]
    speakers: dict[str, set[str]]  # by transcript: ids, labels as in the paper, and labels in the file

    @classmethod
    def read(cls, who_in: dict[str, list[str]], participants: str, sources: str) -> Withdrawn | None:
        """Who has withdrawn, from the transcripts in which they spoke; None where nobody has. What speakers are called
        is in the two sheets, which are named without their endings."""
        if not who_in:
            return None
        known = ((participants, PARTICIPANTS), (sources, SOURCES))
        return cls.of(who_in, *(read_sheet(find_sheet(sheet), contract) for sheet, contract in known))

    @classmethod
    def of(cls, who_in: dict[str, list[str]], participants: pd.DataFrame, sources: pd.DataFrame) -> Withdrawn:
        """The same, where the sheets are read."""
        label = dict(tuples_of(participants, "participant_id", "label"))
        speakers, ended = {}, set()
        for transcript_id, who in who_in.items():
            here = sources[sources["transcript_id"] == transcript_id]
            if set(here["participant_id"]) - {""} <= set(who):
                ended.add(transcript_id)
            called = here.loc[here["participant_id"].isin(who), "speaker"]
            speakers[transcript_id] = {*who, *(label[one] for one in who), *called}
        return cls(ended, speakers)

    def digest(self, key: bytes) -> str:
        """A keyed digest of all this: labels may identify people, and another label leaves out other rows."""
        told = [sorted(self.transcripts), sorted((where, sorted(names)) for where, names in self.speakers.items())]
        return hmac.new(key, json.dumps(told).encode(), hashlib.sha256).hexdigest()

    def left_of(self, prior: pd.DataFrame) -> pd.DataFrame:
        """Prior data without what they said.

        Prior data may be of the study's own transcripts, known by the id. Where one has withdrawn of several who speak
        in it, a row that does not say who spoke goes too, and so do the turns before and after, which never say it.
        """
        said_by = prior["speaker"].map(_plain)
        theirs = prior["transcript_id"].isin(self.transcripts)
        for transcript_id, names in self.speakers.items():
            here = prior["transcript_id"] == transcript_id
            theirs |= here & said_by.isin({_plain(name) for name in names} | {""})
        left = prior.copy()
        left.loc[prior["transcript_id"].isin(self.speakers), ["previous", "following"]] = ""
        return left[~theirs].reset_index(drop=True)


def _plain(label: str) -> str:
    return " ".join(label.casefold().rstrip(": ").split())
