"""Two groups or time points side by side: labels, counts, how far they differ, and who kept a theme, gained or lost it.

A difference is flagged by the scheme's own rule: two labels apart where the scheme is of consensual qualitative
research (Hill et al. 2005), else 30 percentage points (Ladany, Thompson & Hill 2012), both as commonly cited. It is no
test: what people had occasion to speak of differs from group to group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import pandas as pd

from themetrail.contracts.themes import COMPARISON
from themetrail.proportions import newcombe, newcombe_paired
from themetrail.themes.schemes import SMALLEST_GROUP, Scheme

MOST_GROUPS = 4  # of which all pairs are compared where the study names none
LABELS_APART, POINTS_APART = 2, 30
PARTLY = "{n} of the {all} participants are in both groups: neither two groups nor the same people twice"
NOBODY = "one of the groups has no participants"


@dataclass(frozen=True)
class Pair:
    """Two groups, with their participants in the order of the sheet."""

    first: str
    second: str
    earlier: Sequence[str]
    later: Sequence[str]

    @cached_property
    def both(self) -> list[str]:
        """Who is in both groups."""
        later = set(self.later)
        return [who for who in self.earlier if who in later]


def pairs_of(groups: Sequence[str], named: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """The pairs of groups to compare: those that the study names, or all of up to four groups; of more, none."""
    if named:
        return [(pair[0], pair[1]) for pair in named]
    return list(combinations(groups, 2)) if len(groups) <= MOST_GROUPS else []


def comparison_of(
    representativeness: pd.DataFrame,
    people: dict[str, list[str]],
    pairs: Sequence[tuple[str, str]],
    scheme: Scheme,
) -> pd.DataFrame:
    """One row per pair of groups and entry of the codebook (contract `COMPARISON`)."""
    by_group = {group: rows.set_index("code_id") for group, rows in representativeness.groupby("group", sort=False)}
    rows = []
    for first, second in pairs:
        pair = Pair(first, second, people.get(first, []), people.get(second, []))
        if first in by_group and second in by_group:
            rows += list(_rows_of(pair, by_group[first], by_group[second], scheme))
    return COMPARISON.frame(rows)


def _rows_of(pair: Pair, first: pd.DataFrame, second: pd.DataFrame, scheme: Scheme) -> Iterator[dict]:
    for one, two in zip(first.itertuples(), second.loc[first.index].itertuples(), strict=True):
        before, after = ({who for who in row.participants.split(";") if who} for row in (one, two))
        kept = [who for who in pair.both if who in before and who in after]
        new = [who for who in pair.both if who not in before and who in after]
        gone = [who for who in pair.both if who in before and who not in after]
        yield {
            "first": pair.first,
            "second": pair.second,
            "level": one.level,
            "code_id": one.Index,
            "n_first": len(before),
            "total_first": len(pair.earlier),
            "label_first": one.label,
            "n_second": len(after),
            "total_second": len(pair.later),
            "label_second": two.label,
            **_difference(pair, len(before), len(after), n_kept=len(kept)),
            "n_in_both": len(pair.both),
            "kept": ";".join(kept),
            "new": ";".join(new),
            "gone": ";".join(gone),
            "flag_rule": "labels_apart" if scheme.rungs else "points_apart",
            "flagged": _flagged(pair, one, two, scheme),
        }


def _difference(pair: Pair, n_first: int, n_second: int, *, n_kept: int) -> dict:
    """The difference of the proportions, second less first, with Newcombe's interval of the right kind, or why none."""
    none: dict[str, float | str | None] = {
        "difference": None,
        "ci_low": None,
        "ci_high": None,
        "method": "",
        "reason": "",
    }
    n, m, n_both = len(pair.earlier), len(pair.later), len(pair.both)
    if not n or not m:
        return none | {"reason": NOBODY}
    none["difference"] = n_second / m - n_first / n
    if n_both == n == m:
        low, high = newcombe_paired(n_kept, n_second - n_kept, n_first - n_kept, n - n_first - n_second + n_kept)
        method = "newcombe_paired"
    elif n_both:
        return none | {"reason": PARTLY.format(n=n_both, all=n + m - n_both)}
    else:
        low, high = newcombe((n_second, m), (n_first, n))
        method = "newcombe_independent"
    return none | {"ci_low": low, "ci_high": high, "method": method}


def _flagged(pair: Pair, one, two, scheme: Scheme) -> str:
    """Whether the scheme's own rule takes the groups for different; empty where it cannot say."""
    n, m = len(pair.earlier), len(pair.later)
    if not scheme.rungs:
        if not n or not m:
            return ""
        points = abs(100 * (two.n_participants * n - one.n_participants * m))  # in whole numbers, times n and m
        return "yes" if points >= POINTS_APART * n * m else "no"
    if min(n, m) < SMALLEST_GROUP:
        return ""
    rung = {label: place for place, labels in enumerate(scheme.rungs) for label in labels}
    return "yes" if abs(rung[one.label] - rung[two.label]) >= LABELS_APART else "no"
