"""Words that somebody may have asked to be struck: found once, when the talk is cut, for all that quotes from it."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from themetrail.contracts.segments import STRUCK
from themetrail.languages.parts.quoting import Quoting
from themetrail.languages.quoting import plain
from themetrail.languages.table import any_of_all, beginnings_of, phrases_of_all
from themetrail.rows import tuples_of

# Where a clause ends: a mark, or the end of what is said.
_ENDS = r"(?=\s*(?:[.,;:!?…\"”»)\]–—-]|\Z))"
_BEGINS = r"(?:(?<=[.,;:!?…\"“«(\[–—-])|(?<=[.,;:!?…\"“«(\[–—-]\s)|(?<![\s\S]))"


def struck(segments: pd.DataFrame) -> pd.DataFrame:
    """The segments (contract STRUCK) that somebody may have asked to be struck (`cut that`, `off the record`).

    That is the whole turn in which it is asked, and what the same person said just before and just after it, since
    either may be meant; where somebody else than a participant asks, what a participant said there.
    """
    asks = _asks_to_strike()
    asking = {one for one, text in tuples_of(segments, "segment_id", "text") if text and asks.search(plain(text))}
    there = segments[segments["transcript_id"].isin(segments.loc[segments["segment_id"].isin(asking), "transcript_id"])]
    found: set[str] = set()
    for _, rows in there.groupby("transcript_id"):
        found |= _around(rows.sort_values(["turn", "start"]), asking)
    return STRUCK.check(segments.loc[segments["segment_id"].isin(found), ["segment_id"]])


def _around(rows: pd.DataFrame, asking: set[str]) -> set[str]:
    """Of one transcript: the segments of the turns in which it is asked, and of the turns next to them."""
    of_turn: dict[int, list[str]] = {}
    spoken_by: dict[int, tuple[str, str]] = {}
    columns = ("segment_id", "turn", "role", "participant_id", "speaker")
    for segment_id, turn, role, participant_id, speaker in tuples_of(rows, *columns):
        of_turn.setdefault(turn, []).append(segment_id)
        spoken_by[turn] = (role, participant_id or speaker)
    turns, found = list(of_turn), set()
    for turn in turns:
        if not asking & set(of_turn[turn]):
            continue
        meant = [other for other in turns if _is_meant(spoken_by[other], spoken_by[turn])]
        before = [other for other in meant if other < turn][-1:]
        after = [other for other in meant if other > turn][:1]
        found |= {segment_id for one in (*before, turn, *after) for segment_id in of_turn[one]}
    return found


def _is_meant(other: tuple[str, str], asks: tuple[str, str]) -> bool:
    """Whether who asks may mean words of this other turn: a participant their own, somebody else any participant's."""
    return other[0] == "participant" and (asks[0] != "participant" or other == asks)


@cache
def _asks_to_strike() -> re.Pattern[str]:
    def of(field: str) -> str:
        return any_of_all(lambda language: getattr(language.quoting, field))

    fields = [name for name in Quoting.__dataclass_fields__ if name.startswith("struck")]
    phrases = phrases_of_all(lambda language: [p for name in fields for p in getattr(language.quoting, name)])
    # A look at the first two letters is faster than to try every phrase at every word.
    return re.compile(
        rf"\b(?={beginnings_of(phrases)})(?:(?:{of('struck')})(?!\w)|(?:{of('struck_at_end')}){_ENDS}"
        rf"|{_BEGINS}(?:{of('struck_alone')}){_ENDS})"
    )
