"""Outcomes as the page holds them: each kind of outcome once, and for every pair of segment and code its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from themetrail.report.explorer.coded import Coded, Pair, Verdict, verdicts_of
from themetrail.rows import tuples_of


class Outcomes:
    """What became of every pair, told by numbers. `coders` gives each coder a number, `extents` where each segment
    starts and ends in its turn."""

    def __init__(self, coded: Coded, coders: Sequence[str], extents: Mapping[str, tuple[int, int]]) -> None:
        self._coded, self._extents = coded, extents
        self._coders = {coder: place for place, coder in enumerate(coders)}

    def readers(self, segments: Sequence[str]) -> dict[str, list]:
        """Who read each segment in the round that decides: the sets of coders, and per segment the number of its set
        (-1: nobody)."""
        sets: dict[tuple[int, ...], int] = {}
        of = []
        for segment in segments:
            read = tuple(self._coders[coder] for coder in self._coded.readers.get(segment, ()))
            of.append(sets.setdefault(read, len(sets)) if read else -1)
        return {"sets": [list(one) for one in sets], "of": of}

    def pairs(self, segments: Mapping[str, int], codes: Mapping[str, int]) -> dict[str, object]:
        """The pairs in the order of talk and codebook, with what is told of a few of them: the reasons of judges, and
        the stretches of words that coders marked where these are not the whole segment."""
        found = sorted(
            (segments[pair[0]], codes[pair[1]], pair, verdict)
            for pair, verdict in verdicts_of(self._coded)
            if pair[0] in segments and pair[1] in codes
        )
        kinds: dict[tuple, int] = {}
        columns: dict[str, list[int]] = {"segment": [], "code": [], "outcome": []}
        for segment, code, pair, verdict in found:
            columns["segment"].append(segment)
            columns["code"].append(code)
            columns["outcome"].append(kinds.setdefault(self._kind(pair, verdict), len(kinds)))
        number = {pair: place for place, (_, _, pair, _) in enumerate(found)}
        return {
            "pairs": columns,
            "outcomes": [dict(zip(_KIND, kind, strict=True)) for kind in kinds],
            "reasons": [[place, verdict.reason] for place, (*_, verdict) in enumerate(found) if verdict.reason],
            "stretches": sorted(self._stretches(number)),
        }

    def _kind(self, pair: Pair, verdict: Verdict) -> tuple:
        """An outcome without the segment and code that it is of."""
        segment, code = pair
        coded, name = self._coded, self._coded.deciding.get(segment, "")
        by_round = coded.given.get(pair, {})
        votes = []
        for coder, of_segment in coded.readers.get(segment, {}).items():
            action, view = coded.answers.get((name, segment, code, coder), ("", ""))
            gave = coder in by_round.get(name, ())
            votes.append((self._coders[coder], int(gave), action, view or of_segment))
        earlier = [(one, tuple(sorted(self._coders[coder] for coder in by))) for one, by in by_round.items()]
        return (
            verdict.status,
            verdict.rule,
            verdict.judge,
            name,
            coded.offered.get((name, segment, code), 0),
            tuple(votes),
            tuple(sorted(one for one in earlier if one[0] != name)),
        )

    def _stretches(self, number: Mapping[Pair, int]) -> Iterator[list[int]]:
        """Pair, coder, start and end of the words that a coder marked, in code points of the segment's text."""
        coded = self._coded
        columns = ("round", "segment_id", "code_id", "coder_id", "start", "end")
        for name, segment, code, coder, start, end in tuples_of(coded.codings, *columns):
            place = number.get((segment, code))
            first, last = self._extents.get(segment, (start, end))
            if place is None or coded.deciding.get(segment) != name or (start <= first and end >= last):
                continue
            yield [place, self._coders[coder], max(start - first, 0), end - first]


_KIND = ("status", "rule", "judge", "round", "rank", "votes", "earlier")
