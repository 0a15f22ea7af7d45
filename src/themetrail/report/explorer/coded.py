"""What the coders gave and how it was settled, for each segment and code that anybody gave or that was suggested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from themetrail.codebook_changes import CodebookChanges
from themetrail.contracts.coding import AGAIN, GIVEN, without_again
from themetrail.rows import tuples_of

Pair = tuple[str, str]  # segment, code
STANDS, DROPPED, FELL, OPEN, SUGGESTED = "stands", "dropped", "fell", "open", "suggested"
ON_VIEW, NOT_ON_VIEW, UNKNOWN = "yes", "no", ""
_VIEW_OF_ARM = {"suggestions": ON_VIEW, "blind": NOT_ON_VIEW, "none": NOT_ON_VIEW, "code_first": UNKNOWN}


@dataclass(frozen=True, kw_only=True)
class Coded:
    """The finished tables of the coders' work. `rules` names the rule of each round, in their order; `suggestions` are
    those that were issued, by round, on issued segments and with the codes of then."""

    rules: Mapping[str, str]
    consensus: pd.DataFrame
    codings: pd.DataFrame
    decisions: pd.DataFrame
    assignments: pd.DataFrame
    adjudications: pd.DataFrame
    unresolved: pd.DataFrame
    anchors: pd.DataFrame
    changes: CodebookChanges
    suggestions: Mapping[str, pd.DataFrame]

    @cached_property
    def deciding(self) -> dict[str, str]:
        """The round that decides on each segment: the last in which anybody read it, or that was adjudicated."""
        read, _ = without_again(self.assignments, self.codings)
        found = set(tuples_of(read[read["status"] != "unseen"], "round", "segment_id"))
        settled = self.adjudications[self.adjudications["code_now"] != ""]
        found |= set(tuples_of(settled, "round", "segment_id"))
        place = {name: number for number, name in enumerate(self.rules)}
        return {segment: name for name, segment in sorted(found, key=lambda one: place[one[0]])}

    @cached_property
    def readers(self) -> dict[str, dict[str, str]]:
        """Of each segment, who read it in the round that decides, and whether suggestions were on view for them."""
        deciding, told = self.deciding, self._told_view()
        read = self.assignments[(self.assignments["status"] != "unseen") & (self.assignments["arm"] != AGAIN)]
        found: dict[str, dict[str, str]] = {}
        columns = ("round", "segment_id", "coder_id", "arm")
        for name, segment, coder, arm in sorted(tuples_of(read, *columns)):
            if deciding[segment] == name:
                found.setdefault(segment, {})[coder] = told.get((name, segment, coder), _VIEW_OF_ARM[arm])
        return found

    def _told_view(self) -> dict[tuple[str, str, str], str]:
        """Whether suggestions were on view for a coder at any decision on a segment, where a file tells it."""
        told = self.decisions[self.decisions["on_view"] != ""]
        columns = ("on_view", "round", "segment_id", "coder_id")
        return {tuple(key): view for view, *key in sorted(tuples_of(told, *columns))}  # `yes` after `no`

    @cached_property
    def answers(self) -> dict[tuple[str, str, str, str], tuple[str, str]]:
        """What each coder did with a code on a segment, and whether suggestions were on view then: by round, segment,
        code of today and coder. What leaves a code standing goes before what does not."""
        known = self.decisions[self.decisions["code_now"] != ""]
        columns = ("round", "segment_id", "code_now", "coder_id", "action", "on_view")
        found: dict[tuple[str, str, str, str], tuple[str, str]] = {}
        for *key, action, view in tuples_of(known, *columns):
            here = (key[0], key[1], key[2], key[3])
            if here not in found or (action in GIVEN and found[here][0] not in GIVEN):
                found[here] = (action, view)
        return found

    @cached_property
    def offered(self) -> dict[tuple[str, str, str], int]:
        """The rank of each suggestion that was issued, by round, segment as it stands now, and code of today."""
        stands: dict[tuple[str, str], list[str]] = {}
        for name, issued, segment in tuples_of(self.anchors, "round", "issued_segment_id", "segment_id"):
            if segment:
                stands.setdefault((name, issued), []).append(segment)
        found: dict[tuple[str, str, str], int] = {}
        for name, table in self.suggestions.items():
            for issued, rank, code in tuples_of(table, "segment_id", "rank", "code_id"):
                now = self.changes.now(code).code
                for segment in stands.get((name, issued), ()) if now else ():
                    found[name, segment, now] = min(int(rank), found.get((name, segment, now), int(rank)))
        return found

    @cached_property
    def given(self) -> dict[Pair, dict[str, set[str]]]:
        """Who gave a code to a segment, by round. What came back to its own coder is no vote."""
        _, codings = without_again(self.assignments, self.codings)
        found: dict[Pair, dict[str, set[str]]] = {}
        for name, segment, code, coder in tuples_of(codings, "round", "segment_id", "code_id", "coder_id"):
            found.setdefault((segment, code), {}).setdefault(name, set()).add(coder)
        return found


@dataclass(frozen=True)
class Verdict:
    """What became of a code on a segment: whether it stands, by which rule or judge, and why."""

    status: str
    rule: str
    judge: str = ""
    reason: str = ""  # of the judge


def verdicts_of(coded: Coded) -> Iterator[tuple[Pair, Verdict]]:
    """What became of each code that anybody gave, settled or was suggested, in no order."""
    deciding = coded.deciding
    rows = tuples_of(coded.consensus, "segment_id", "code_id", "rule")
    standing = {(segment, code): rule for segment, code, rule in rows}
    settled = _settled(coded, deciding)
    unsettled = {
        (segment, code): reason
        for name, segment, code, reason in tuples_of(coded.unresolved, "round", "segment_id", "code_id", "reason")
        if deciding.get(segment) == name
    }
    given = coded.given
    offered = {(segment, code) for name, segment, code in coded.offered if deciding.get(segment) == name}
    for pair in {*standing, *settled, *unsettled, *given, *offered}:
        decision, judge, reason = settled.get(pair, ("", "", ""))
        name = deciding.get(pair[0], "")
        rule = "single" if len(coded.readers.get(pair[0], ())) == 1 else coded.rules.get(name, "")
        if pair in standing:
            yield pair, Verdict(STANDS, standing[pair], judge, reason)
        elif decision:
            yield pair, Verdict(DROPPED, "adjudicated", judge, reason)
        elif pair in unsettled:
            yield pair, Verdict(OPEN, unsettled[pair])
        elif pair in given:
            yield pair, Verdict(FELL, rule)
        else:
            yield pair, Verdict(SUGGESTED, "")


def _settled(coded: Coded, deciding: Mapping[str, str]) -> dict[Pair, tuple[str, str, str]]:
    """Decision, judge and reason, by segment and code of today; of codes that became one, `keep` stands."""
    known = coded.adjudications[coded.adjudications["code_now"] != ""].sort_values("decision", kind="stable")
    columns = ("round", "segment_id", "code_now", "decision", "decided_by", "reason")
    found: dict[Pair, tuple[str, str, str]] = {}
    for name, segment, code, decision, judge, reason in tuples_of(known, *columns):
        if deciding[segment] == name:
            found[segment, code] = (decision, judge, reason)
    return found
