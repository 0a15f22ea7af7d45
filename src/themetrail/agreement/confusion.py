"""Where coders differ: the segments, the codes that they take for each other, and what lies behind the worst codes."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from themetrail.agreement.coded_units import CodedUnits


def disagreements(frame: CodedUnits, codes: list[str] | None = None) -> pd.DataFrame:
    """A row per unit and code on which the coders who saw it differ: who applied it and who did not."""
    rows = []
    wanted = frame.codes if codes is None else codes
    coders = np.array(frame.coders, dtype=object)
    rounds, transcripts, segments = (
        frame.units[name].to_numpy(dtype=object) for name in ("round", "transcript_id", "segment_id")
    )
    for code in wanted:
        applied = frame.applied[frame.codes.index(code)]
        refused = frame.seen & ~applied
        for unit in np.flatnonzero(applied.any(axis=0) & refused.any(axis=0)):
            rows.append(
                {
                    "code_id": code,
                    "round": rounds[unit],
                    "transcript_id": transcripts[unit],
                    "segment_id": segments[unit],
                    "applied_by": ";".join(coders[applied[:, unit]]),
                    "not_applied_by": ";".join(coders[refused[:, unit]]),
                }
            )
    columns = ["code_id", "round", "transcript_id", "segment_id", "applied_by", "not_applied_by"]
    return pd.DataFrame(rows, columns=columns)


def confusion(frame: CodedUnits) -> pd.DataFrame:
    """Which codes the coders take for each other, most often first.

    `times` counts the units and pairs of coders of whom one applied code_a and not code_b, and the other code_b and
    not code_a; `share` is `times` over the units and pairs that differ on either code.
    """
    n = len(frame.codes)
    swapped = np.zeros((n, n))
    either = np.zeros((n, n))
    for first, second in combinations(range(len(frame.coders)), 2):
        both = frame.seen[first] & frame.seen[second]
        ours = (frame.applied[:, first] & ~frame.applied[:, second] & both).astype(float)
        theirs = (frame.applied[:, second] & ~frame.applied[:, first] & both).astype(float)
        swapped += ours @ theirs.T
        differ = ours + theirs
        alone = differ.sum(axis=1)
        either += alone[:, None] + alone[None, :] - differ @ differ.T
    swapped = swapped + swapped.T
    rows = [
        {
            "code_a": frame.codes[a],
            "code_b": frame.codes[b],
            "times": int(swapped[a, b]),
            "share": round(float(swapped[a, b] / either[a, b]), 6),
        }
        for a, b in combinations(range(n), 2)
        if swapped[a, b]
    ]
    table = pd.DataFrame(rows, columns=["code_a", "code_b", "times", "share"])
    return table.sort_values(["times", "share"], ascending=False, kind="stable").reset_index(drop=True)


def worst_codes(table: pd.DataFrame, n: int = 5, statistic: str = "alpha") -> list[str]:
    """The `n` codes with the lowest value over all units, lowest first; codes without a value are not among them."""
    rows = table[(table["scope"] == "all") & (table["level"] == "code") & (table["statistic"] == statistic)]
    rows = rows[(rows["summary"] == "") & rows["value"].notna()]
    return list(rows.sort_values("value", kind="stable")["code_id"].head(n))


def worst_segments(frame: CodedUnits, table: pd.DataFrame, n: int = 5) -> pd.DataFrame:
    """The disagreements on the `n` worst codes, worst code first."""
    return disagreements(frame, worst_codes(table, n))
