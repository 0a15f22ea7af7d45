"""Label stability: what the label of a theme hangs on.

Each label is given again with one choice made otherwise: another scheme, one coder alone, a consensus of all or of any
coder who read, one participant left out. It is a small multiverse analysis (Steegen, Tuerlinckx, Gelman & Vanpaemel
2016, Perspectives on Psychological Science 11(5), 702-712).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.themes import (
    LABEL_STABILITY,
    NOT_MENTIONED,
    NOT_REPORTED,
    STABILITY_KINDS,
    STABILITY_SUMMARY,
)
from themetrail.themes.mentions import paths_of, with_branches
from themetrail.themes.readings import Readings
from themetrail.themes.schemes import SCHEMES, SMALLEST_GROUP, Scheme

NO_LABEL = "no label"
Entry = tuple[str, str]  # group and code_id


@dataclass(frozen=True)
class Variant:
    """One choice made otherwise in one group: how many of how many mention each entry, and by which scheme that is
    called. `unlike` says why its labels are not compared with the study's own, or nothing."""

    kind: str
    name: str
    counts: Mapping[str, int]
    n_total: int
    scheme: Scheme
    unlike: str = ""


def label_stability_of(
    mentions: pd.DataFrame,
    spoken: pd.DataFrame,
    readings: Readings,
    codebook: Codebook,
    people: dict[str, list[str]],
    scheme: Scheme,
) -> pd.DataFrame:
    """One row per group, entry of the codebook and variant (contract `LABEL_STABILITY`).

    `mentions` are the study's own, `spoken` the segments of participants who are counted (`spoken_in`).
    """
    who = with_branches(mentions, codebook).groupby(["group", "code_id"])["participant_id"].agg(set).to_dict()
    by_readings = _counts_by_readings(spoken, readings, codebook)
    extent = _extent_of(spoken, readings)
    rows: list[tuple] = []
    for group, members in people.items():
        mentioned_by = {code: who.get((group, code), set()) for code in codebook.levels}
        variants = [
            *_by_schemes(mentioned_by, members, scheme),
            *_by_coders(group, by_readings, extent, len(members), scheme),
            *_by_consensus(group, by_readings, len(members), scheme),
            *_without_each(mentioned_by, members, scheme),
        ]
        own = {code: scheme.label(len(by), len(members))[0] for code, by in mentioned_by.items()}
        rows += _rows_of(group, list(codebook.levels), variants, own, len(members))
    return LABEL_STABILITY.check(pd.DataFrame(rows, columns=list(LABEL_STABILITY.columns)))


def _by_schemes(mentioned_by: dict[str, set[str]], members: list[str], own: Scheme) -> Iterator[Variant]:
    """The study's counts as each scheme calls them, its own first."""
    counts = {code: len(by) for code, by in mentioned_by.items()}
    for scheme in (own, *(other for other in SCHEMES.values() if other.name != own.name)):
        unlike = "" if _of_one_vocabulary(own, scheme) else f"the scheme {own.name} has other labels"
        yield Variant("scheme", scheme.name, counts, len(members), scheme, unlike)


def _of_one_vocabulary(one: Scheme, other: Scheme) -> bool:
    labels = ({rule.label for rule in scheme.rules} - {NOT_REPORTED} for scheme in (one, other))
    fewer, more = sorted(labels, key=len)
    return fewer <= more


def _by_coders(
    group: str,
    by_readings: dict[tuple[str, str, str], dict[str, int]],
    extent: pd.DataFrame,
    n_total: int,
    scheme: Scheme,
) -> Iterator[Variant]:
    """What each coder gave as if there were no other; of participants of whom this coder has read something."""
    for row in extent[extent["group"] == group].itertuples():
        part = row.n_read < row.n_group
        unlike = f"this coder read {row.n_read} of {row.n_group} segments of the group" if part else ""
        of = row.n_participants if part else n_total
        yield Variant("coder", row.coder_id, by_readings.get((group, "coder", row.coder_id), {}), of, scheme, unlike)


def _by_consensus(
    group: str, by_readings: dict[tuple[str, str, str], dict[str, int]], n_total: int, scheme: Scheme
) -> Iterator[Variant]:
    for name in ("strict", "lenient"):
        yield Variant("consensus", name, by_readings.get((group, "consensus", name), {}), n_total, scheme)


def _without_each(mentioned_by: dict[str, set[str]], members: list[str], scheme: Scheme) -> Iterator[Variant]:
    """The study's own counts without each participant in turn."""
    for member in members:
        counts = {code: len(by) - (member in by) for code, by in mentioned_by.items()}
        yield Variant("without", member, counts, len(members) - 1, scheme)


def _counts_by_readings(
    spoken: pd.DataFrame, readings: Readings, codebook: Codebook
) -> dict[tuple[str, str, str], dict[str, int]]:
    """By group, kind and variant: how many participants mention each entry of the codebook that any of them does."""
    given = pd.concat(
        [
            readings.given.rename(columns={"coder_id": "variant"}).assign(kind="coder"),
            readings.strict().assign(kind="consensus", variant="strict"),
            readings.lenient().assign(kind="consensus", variant="lenient"),
        ]
    )
    people = given.merge(spoken[["segment_id", "group", "participant_id"]], on="segment_id")
    people = (
        people[["kind", "variant", "group", "code_id", "participant_id"]].drop_duplicates().merge(paths_of(codebook))
    )
    people = people.drop(columns="code_id").drop_duplicates()
    counts: dict[tuple[str, str, str], dict[str, int]] = {}
    for (group, kind, variant, code), n in people.groupby(["group", "kind", "variant", "step"]).size().items():
        counts.setdefault((group, kind, variant), {})[code] = int(n)
    return counts


def _extent_of(spoken: pd.DataFrame, readings: Readings) -> pd.DataFrame:
    """Per group and coder: n_read segments of the n_group that anybody read, of n_participants."""
    read = readings.read.merge(spoken, on="segment_id")
    n_group = read.drop_duplicates("segment_id").groupby("group").size()
    per_coder = read.groupby(["group", "coder_id"]).agg(
        n_read=("segment_id", "nunique"), n_participants=("participant_id", "nunique")
    )
    per_coder = per_coder.reset_index()
    return per_coder.assign(n_group=per_coder["group"].map(n_group))


def _rows_of(group: str, codes: list[str], variants: list[Variant], own: dict[str, str], n_own: int) -> Iterator[tuple]:
    """The rows of one group, entry by entry. A label is not compared where one of the two groups is too small."""
    label = cache(lambda scheme, k, n: scheme.label(k, n))
    for code in codes:
        for variant in variants:
            k = variant.counts.get(code, 0)
            name, reason = label(variant.scheme, k, variant.n_total)
            reason = reason or variant.unlike
            too_small = min(variant.n_total, n_own) < SMALLEST_GROUP
            differs = "" if variant.unlike or too_small else ("no" if name == own[code] else "yes")
            yield (group, code, variant.kind, variant.name, k, variant.n_total, name, differs, reason)


def summary_of(stability: pd.DataFrame, scheme: Scheme) -> pd.DataFrame:
    """One row per group and entry (contract `STABILITY_SUMMARY`): the labels that it gets, and what they depend on."""
    place = _places(scheme)
    compared = stability[stability["differs"] != ""]
    key = ["group", "code_id"]
    labels = compared.groupby(key)["label"].agg(set).to_dict()
    counted = compared.groupby([*key, "kind"])["differs"].agg(
        n="size", differ=lambda cells: int((cells == "yes").sum())
    )
    counts = {
        index: (int(row.n), int(row.differ)) for index, row in zip(counted.index, counted.itertuples(), strict=True)
    }
    own = stability[(stability["kind"] == "scheme") & (stability["variant"] == scheme.name)]
    rows = []
    for group, code, label in zip(own["group"], own["code_id"], own["label"], strict=True):
        of_kind = {kind: counts.get((group, code, kind), (0, 0)) for kind in STABILITY_KINDS}
        found = sorted(labels.get((group, code), ()), key=lambda name: place.get(name, len(place)))
        rows.append(
            {
                "group": group,
                "code_id": code,
                "label": label,
                "labels": ";".join(name or NO_LABEL for name in found),
                "depends_on": ";".join(kind for kind, (_, differ) in of_kind.items() if differ),
                **{f"n_{kind}": n for kind, (n, _) in of_kind.items()},
                **{f"n_{kind}_differ": differ for kind, (_, differ) in of_kind.items()},
            }
        )
    return STABILITY_SUMMARY.frame(rows)


def _places(scheme: Scheme) -> dict[str, int]:
    """The place of each label, from most to fewest mentions: the scheme's own, then those of others."""
    own = [rule.label for rule in scheme.rules if rule.label != NOT_REPORTED]
    others = [rule.label for other in SCHEMES.values() for rule in other.rules if rule.label != NOT_REPORTED]
    return {name: n for n, name in enumerate(dict.fromkeys([*own, *others, NOT_REPORTED, "", NOT_MENTIONED]))}
