"""How many participants of each group mention each theme, subtheme and code, and what that is called."""

from __future__ import annotations

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.themes import CUT_OFFS, MATRIX, REPRESENTATIVENESS
from themetrail.themes.mentions import with_branches
from themetrail.themes.schemes import SMALLEST_GROUP, Scheme


def representativeness_of(
    mentions: pd.DataFrame, codebook: Codebook, people: dict[str, list[str]], scheme: Scheme
) -> pd.DataFrame:
    """One row per group and entry of the codebook, in its order (contract `representativeness`).

    An entry is mentioned by whoever mentions it or anything below it. Each speaker of a focus group is one participant.
    """
    raised = with_branches(mentions, codebook)
    who = raised.groupby(["group", "code_id"])["participant_id"].agg(set).to_dict()
    rows = []
    for group, members in people.items():
        for code_id, level in codebook.levels.items():
            mentioned_by = who.get((group, code_id), set())
            label, reason = scheme.label(len(mentioned_by), len(members))
            rows.append(
                {
                    "group": group,
                    "level": level,
                    "code_id": code_id,
                    "parent_id": codebook.parents[code_id],
                    "n_participants": len(mentioned_by),
                    "n_total": len(members),
                    "label": label,
                    "reason": reason,
                    "participants": ";".join(member for member in members if member in mentioned_by),
                    "n_alone": _n_alone(group, code_id, who, codebook),
                }
            )
    return REPRESENTATIVENESS.frame(rows)


def without_labels(counts: pd.DataFrame, why: str) -> pd.DataFrame:
    """The same rows without labels: who speaks of what stays, so that tables can be traced; `why` is the reason."""
    return REPRESENTATIVENESS.check(counts.assign(label="", reason=why))


def _n_alone(group: str, code_id: str, who: dict[tuple[str, str], set[str]], codebook: Codebook) -> int | None:
    """How many mention an entry and nothing below it; None where coders do not apply it, or nothing is below it.

    `who` mentions an entry or anything below it.
    """
    if code_id not in codebook.codable_parents:
        return None
    below = set().union(*(who.get((group, child), set()) for child in codebook.children[code_id]))
    return len(who.get((group, code_id), set()) - below)


def cut_offs_of(people: dict[str, list[str]], scheme: Scheme) -> pd.DataFrame:
    """What each label means in each group, in numbers of participants (contract `cut-offs`); small groups have none."""
    rows = [
        {
            "group": group,
            "n_total": len(members),
            "scheme": scheme.name,
            "label": rule.label,
            "fewest": fewest,
            "most": most,
            "rule": rule.words,
            "source": scheme.source_at(len(members)),
        }
        for group, members in people.items()
        if len(members) >= SMALLEST_GROUP
        for rule, fewest, most in scheme.cut_offs(len(members))
    ]
    return CUT_OFFS.frame(rows)


def matrix_of(mentions: pd.DataFrame, codebook: Codebook, people: dict[str, list[str]]) -> pd.DataFrame:
    """Segments of each participant in each theme, subtheme and code, zeros included (contract `MATRIX`).

    A segment with two codes of a theme counts once for the theme.
    """
    counts = with_branches(mentions, codebook).groupby(["group", "code_id", "participant_id"]).size().to_dict()
    rows = [
        {
            "group": group,
            "code_id": code_id,
            "participant_id": member,
            "n_segments": counts.get((group, code_id, member), 0),
        }
        for group, members in people.items()
        for code_id in codebook.levels
        for member in members
    ]
    return MATRIX.frame(rows)
