"""From the decisions of issued rounds to codings of the segments as they stand now."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import pandas as pd

from themetrail.coding.moves import Move, moved_offset
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, DECISIONS, MARKS, STANDING
from themetrail.contracts.errors import StudyError
from themetrail.rows import tuples_of

Place = tuple[int, int, str]  # start and end in the turn, and the text
Stretch = tuple[str, int, int]  # a segment as it is, and start and end in its turn
_MORE_SEEN = {"unseen": 0, "no_code": 1, "coded": 2}


@dataclass(frozen=True)
class Spans:
    """Where each segment lies in its turn, and its text: as issued, and now."""

    issued: Mapping[str, Place]
    now: Mapping[str, Place]
    moves: Mapping[str, list[list[Move]]] = field(default_factory=dict)  # of segments that were issued again

    @classmethod
    def of(
        cls, issued: pd.DataFrame, segments: pd.DataFrame, moves: Mapping[str, list[list[Move]]] | None = None
    ) -> Spans:
        """From a table of issued segments and the table of segments as they are."""
        return cls(_places(issued), _places(segments), moves or {})

    def follow(self, issued_id: str, segment_id: str, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of an issued segment lies in the segment that its words are anchored to.

        The whole stays the whole; a part keeps its words, across replacements of other lengths before it.
        """
        first, last, before = self.issued[issued_id]
        now_first, now_last, now = self.now[segment_id]
        if (start, end) == (first, last):
            return now_first, now_last
        if issued_id in self.moves:
            moves = self.moves[issued_id]
            start = first + moved_offset(start - first, moves, at_end=False)
            end = first + moved_offset(end - first, moves, at_end=True)
        if before == now:
            return now_first + start - first, now_first + end - first
        begin, stop = _followed(before, now, start - first, end - first)
        return now_first + begin, now_first + stop


def _places(table: pd.DataFrame) -> dict[str, Place]:
    columns = ("segment_id", "start", "end", "text")
    return {segment_id: (start, end, text) for segment_id, start, end, text in tuples_of(table, *columns)}


def _followed(before: str, now: str, start: int, end: int) -> tuple[int, int]:
    """Offsets in `now` of a stretch of `before`.

    An end inside replaced words moves to the edge of the replacement, one inside words that were taken out to what is
    left of the stretch; where nothing of it is left, the word that follows stands for it.
    """
    old, new = ([found.span() for found in re.finditer(r"\S+", text)] for text in (before, now))
    if not old or not new:
        return 0, len(now)
    first = next((at for at, (_, stop) in enumerate(old) if stop > start), len(old) - 1)
    last = next((at for at in reversed(range(len(old))) if old[at][0] < end), 0)
    words_before, words_now = ([text[a:b] for a, b in spans] for text, spans in ((before, old), (now, new)))
    begin, stop, follows = 0, len(now), 0
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, words_before, words_now, autojunk=False).get_opcodes():
        if i1 <= first < i2:
            follows = min(j1, len(new) - 1)
            kept = tag == "equal" and (start >= old[first][0] or first > i1)
            begin = start + new[j1 + first - i1][0] - old[first][0] if kept else new[follows][0]
        if i1 <= last < i2:
            kept = tag == "equal" and (end <= old[last][1] or last < i2 - 1)
            stop = end + new[j1 + last - i1][1] - old[last][1] if kept else new[max(j2, 1) - 1][1]
    return (begin, stop) if begin < stop else new[follows]


def follow_words(
    decisions: pd.DataFrame, anchors: pd.DataFrame, spans: Mapping[str, Spans], *, lost_in: str
) -> pd.DataFrame:
    """Decisions on issued segments as decisions on the segments that hold their words now.

    `spans` by round. Decisions on withdrawn or dropped segments end here; where an issued segment has become several,
    its decisions stand on each. Raises StudyError where segments with decisions are lost; `lost_in` names their list.
    """
    check_none_is_lost(decisions, anchors, lost_in)
    table = DECISIONS.check(_followed_rows(decisions, anchors, spans))
    return _sorted(table, "round", "segment_id", "coder_id", "start", "end", "code_id", "action")


def follow_marks(marks: pd.DataFrame, anchors: pd.DataFrame, spans: Mapping[str, Spans]) -> pd.DataFrame:
    """Marks on issued segments as marks on the segments that hold their words now; on words that are gone, none."""
    table = MARKS.check(_followed_rows(marks, anchors, spans))
    return _sorted(table, "round", "segment_id", "coder_id", "start", "end", "quote", "unsure")


def _followed_rows(table: pd.DataFrame, anchors: pd.DataFrame, spans: Mapping[str, Spans]) -> pd.DataFrame:
    """Rows on issued segments, each on every segment to which its words are anchored."""
    if table.empty:
        return table
    targets = _targets(anchors)
    kept, followed = [], []  # number of the row, and what it says of the segment that it is followed to
    for number, (name, issued_id, *stretch) in enumerate(tuples_of(table, "round", "segment_id", "start", "end")):
        for segment_id in targets[name, issued_id]:
            kept.append(number)
            followed.append((segment_id, *spans[name].follow(issued_id, segment_id, *stretch)))
    places = pd.DataFrame(followed, columns=["segment_id", "start", "end"])
    return table.iloc[kept].reset_index(drop=True).assign(**{name: places[name] for name in places.columns})


def places_now(
    places: Collection[tuple[str, str, int, int]], anchors: pd.DataFrame, spans: Mapping[str, Spans]
) -> dict[tuple[str, str, int, int], list[Stretch]]:
    """Where stretches of issued segments (round, segment, start, end) lie now; nowhere where their words are gone."""
    targets = _targets(anchors)
    return {
        (name, issued_id, start, end): [
            (segment_id, *spans[name].follow(issued_id, segment_id, start, end))
            for segment_id in targets[name, issued_id]
        ]
        for name, issued_id, start, end in places
    }


def follow_assignments(assignments: pd.DataFrame, anchors: pd.DataFrame) -> pd.DataFrame:
    """Assignments of issued segments as assignments of the segments that hold their words now.

    Where several issued segments have become one, it counts as coded or seen as soon as one of them was.
    """
    if assignments.empty:
        return ASSIGNMENTS.check(assignments)
    targets = _targets(anchors)
    statuses = assignments["status"].tolist()
    counts: dict[tuple[str, str, str], int] = {}  # the number of the assignment that counts
    for number, (name, coder_id, issued_id) in enumerate(tuples_of(assignments, "round", "coder_id", "segment_id")):
        for segment_id in targets[name, issued_id]:
            known = counts.setdefault((name, coder_id, segment_id), number)
            if _MORE_SEEN[statuses[number]] > _MORE_SEEN[statuses[known]]:
                counts[name, coder_id, segment_id] = number
    table = assignments.iloc[list(counts.values())].assign(segment_id=[segment_id for _, _, segment_id in counts])
    return _sorted(ASSIGNMENTS.check(table), "round", "segment_id", "coder_id")


def check_none_is_lost(decisions: pd.DataFrame, anchors: pd.DataFrame, lost_in: str) -> None:
    """Raise StudyError, with the number of segments, where decisions stand on words that are gone or changed."""
    lost = anchors[anchors["how"] == "lost"]
    for name, rows in lost.groupby("round", sort=True):
        decided = decisions.loc[decisions["round"] == name, "segment_id"]
        n = rows["issued_segment_id"].isin(set(decided)).sum()
        if n:
            raise StudyError(
                f"{n} of the segments that coders decided on in round {name} {'is' if n == 1 else 'are'} gone or"
                f" {'has' if n == 1 else 'have'} other words now, as listed here; Researcher: put back the words, or"
                f" choose in anchors_{name}.xlsx, beside this file, where each belongs and save it as anchors.xlsx in"
                f" the folder of round {name}",
                file=lost_in,
            )


def codings_of(decisions: pd.DataFrame) -> pd.DataFrame:
    """What the decisions leave standing, under the codes of today: a table of `codings`, each once.

    Where a coder gave the same words two codes that became one, in whole or in part, it is one coding of all of them.
    """
    standing = decisions[decisions["action"].isin(STANDING) & (decisions["code_now"] != "")]
    table = _united(standing).drop(columns="code_id").rename(columns={"code_now": "code_id"})
    codings = table[list(CODINGS.columns)].drop_duplicates()
    return _sorted(CODINGS.check(codings), "round", "segment_id", "coder_id", "start", "end", "code_id")


def _united(standing: pd.DataFrame) -> pd.DataFrame:
    """Decisions with stretches that overlap, of codes that became one, put together."""
    if (standing["code_id"] == standing["code_now"]).all():
        return standing
    place = ["round", "coder_id", "segment_id", "code_now"]
    several = standing[standing.groupby(place)["code_id"].transform("nunique") > 1].sort_values(
        [*place, "start", "end"]
    )
    furthest = several.groupby(place)["end"].cummax()  # of each stretch and those before it at its place
    overlaps = several["start"] < furthest.groupby([several[name] for name in place]).shift(fill_value=0)
    together = several.groupby((~overlaps).cumsum())
    table = standing.copy()
    table.loc[several.index, "start"] = together["start"].transform("min")
    table.loc[several.index, "end"] = together["end"].transform("max")
    return table


def _targets(anchors: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    targets: dict[tuple[str, str], list[str]] = {}
    for name, issued_id, segment_id in tuples_of(anchors, "round", "issued_segment_id", "segment_id"):
        here = targets.setdefault((name, issued_id), [])
        if segment_id:
            here.append(segment_id)
    return targets


def _sorted(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return table.sort_values(list(columns), kind="stable").reset_index(drop=True)
