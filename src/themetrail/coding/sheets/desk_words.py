"""Which words of a segment an entry of a desk's export means, also where the round was issued again since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from themetrail.coding.draft import Issue
from themetrail.coding.moves import original_offset
from themetrail.rows import tuples_of

_WITHIN = "start and end must lie within the segment, start first"
_OTHERS = "its words are not those that stand there in what was issued"


class WordsAsExported:
    """The texts of a round as the desk of one issue of it showed them."""

    def __init__(self, issue: Issue, digest: str) -> None:
        stage = issue.superseded.index(digest) if digest in issue.superseded else len(issue.superseded)
        self._before, self._since = issue.moves[:stage], issue.moves[stage:]
        columns = ("segment_id", "start", "end", "text")
        self._issued = {row[0]: row[1:] for row in tuples_of(issue.segments, *columns)}

    def place_of(self, entry: Mapping[str, Any]) -> tuple[tuple[int, int] | None, str]:
        """Start and end of an entry's words in the turn, as first issued (None: the whole segment); what is wrong.

        Of a segment in which a name was replaced after the export, the words themselves are not known any more: they
        are held against their number alone.
        """
        segment_id, words = entry["segment_id"], entry["words"]
        first, last, text = self._issued[segment_id]
        moves = [moved[segment_id] for moved in self._before if segment_id in moved]
        is_known = not any(segment_id in moved for moved in self._since)
        length = last - first + sum(long - (end - start) for stage in moves for start, end, long in stage)
        start, end = entry["start"] - first, entry["end"] - first
        if (entry["start"], entry["end"]) == (first, last) and is_known and words == text:
            return None, ""
        if not 0 <= start < end <= length:
            return None, _WITHIN
        if words != text[start:end] if is_known else len(words) != end - start:
            return None, _OTHERS
        if (start, end) == (0, length):
            return None, ""
        at = [original_offset(start, moves, at_end=False), original_offset(end, moves, at_end=True)]
        return (first + at[0], first + at[1]), ""
