"""Consensus: how the codings of the coders who saw a segment become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from themetrail.contracts.coding import AGAIN, CONSENSUS, UNRESOLVED
from themetrail.rows import tuples_of

STANDS, FALLS, TIE, PRIMARY_ABSENT = "stands", "falls", "tie", "primary_has_not_seen_it"
SPLIT_OPEN = "split_open"
Waiting = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Rule:
    """The rule of a round, and the coder whose codings stand under the rule `primary`."""

    name: str
    primary: str = ""


@dataclass(frozen=True)
class Votes:
    """One segment in one round: who saw it, and who gave it which code.

    `waiting` are coders of whom it is not known yet whether they gave it a code: one that they gave was split since.
    """

    seen_by: frozenset[str]
    codes: Mapping[str, frozenset[str]]
    waiting: Waiting = field(default_factory=dict)


def verdict(rule: Rule, given_by: frozenset[str], seen_by: frozenset[str]) -> str:
    """Whether a code stands that `given_by` gave a segment that `seen_by` saw.

    One coder's codes stand under every rule. Under `majority` more than half must have given the code, and exactly half
    is a tie.
    """
    if len(seen_by) == 1 or rule.name == "union":
        return STANDS if given_by else FALLS
    if rule.name == "intersection":
        return STANDS if given_by == seen_by else FALLS
    if rule.name == "majority":
        if 2 * len(given_by) == len(seen_by):
            return TIE
        return STANDS if 2 * len(given_by) > len(seen_by) else FALLS
    if rule.primary not in seen_by:
        return PRIMARY_ABSENT
    return STANDS if rule.primary in given_by else FALLS


def votes_of(
    codings: pd.DataFrame, assignments: pd.DataFrame, waiting: Mapping[tuple[str, str], Waiting] | None = None
) -> dict[tuple[str, str], Votes]:
    """Per round and segment that anybody saw: the votes, with those that are waited for.

    What came back to its own coder is no vote.
    """
    seen: dict[tuple[str, str], set[str]] = {}
    looked_at = assignments[(assignments["status"] != "unseen") & (assignments["arm"] != AGAIN)]
    for name, segment_id, coder_id in tuples_of(looked_at, "round", "segment_id", "coder_id"):
        seen.setdefault((name, segment_id), set()).add(coder_id)
    given: dict[tuple[str, str], dict[str, set[str]]] = {}
    for name, segment_id, code_id, coder_id in tuples_of(codings, "round", "segment_id", "code_id", "coder_id"):
        if coder_id not in seen.get((name, segment_id), ()):
            continue
        given.setdefault((name, segment_id), {}).setdefault(code_id, set()).add(coder_id)
    return {
        key: Votes(
            frozenset(coders),
            {code: frozenset(by) for code, by in sorted(given.get(key, {}).items())},
            (waiting or {}).get(key, {}),
        )
        for key, coders in sorted(seen.items())
    }


def consensus(
    votes: Mapping[tuple[str, str], Votes], adjudications: pd.DataFrame, rules: Mapping[str, Rule]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `consensus` and `unresolved codings`.

    `votes` as `votes_of` gives them; `rules` by round, in the order of the rounds. A segment that was coded in several
    rounds takes its consensus from the last of them in which anybody saw it, or that was adjudicated. An adjudicator's
    word goes before every rule; codes that no rule settles are unresolved and are left out of the consensus, as are
    those of which a coder has not said yet whether a code that was split is this one.
    """
    settled: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for row in adjudications[adjudications["code_now"] != ""].itertuples():
        here = settled.setdefault((row.round, row.segment_id), {})
        if here.get(row.code_now, ("drop", ""))[0] == "drop":  # of codes that became one, `keep` stands
            here[row.code_now] = (row.decision, row.decided_by)
    place = {name: i for i, name in enumerate(rules)}
    deciding: dict[str, str] = {}
    for name, segment_id in sorted({*votes, *settled}, key=lambda key: (place[key[0]], key[1])):
        deciding[segment_id] = name
    kept, open_ones = [], []
    for segment_id, name in sorted(deciding.items()):
        votes_here = votes.get((name, segment_id), Votes(frozenset(), {}))
        judged = settled.get((name, segment_id), {})
        for code in sorted({*votes_here.codes, *votes_here.waiting, *judged}):
            by, seen_by = votes_here.codes.get(code, frozenset()), votes_here.seen_by
            row = {"segment_id": segment_id, "code_id": code, "support": f"{len(by)}/{len(seen_by)}"}
            if code in judged:
                decision, judge = judged[code]
                if decision == "keep":
                    kept.append({**row, "rule": "adjudicated", "decided_by": judge})
                continue
            found = SPLIT_OPEN if code in votes_here.waiting else verdict(rules[name], by, seen_by)
            rule = "single" if len(seen_by) == 1 else rules[name].name
            if found == STANDS:
                kept.append({**row, "rule": rule, "decided_by": ";".join(sorted(by))})
            elif found != FALLS:
                open_ones.append({**row, "round": name, "rule": rule, "reason": found})
    return CONSENSUS.frame(kept), UNRESOLVED.frame(open_ones)
