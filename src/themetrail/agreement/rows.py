"""Rows of the table of agreement, from the coefficients that were found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from themetrail.agreement.code_values import CodesAgreement, Limits
from themetrail.agreement.estimate import CODE_NOT_USED, Interval

OWN_FRAMES = "of each code"  # the frame of a mean over codes that are compared on different segments


def rows_of_level(
    scope: dict,
    codes: Sequence[str],
    found: dict[str, CodesAgreement],
    prevalence: np.ndarray,
    frames: Sequence[str] | None = None,
    uses: np.ndarray | None = None,
    *,
    pooled: bool = False,
    only_used: bool = False,
) -> list[dict]:
    """A row per code and coefficient, then the means over codes; `prevalence` is the share of ratings by code.

    `uses` has how often each coder gave each code (codes x coders). With `pooled`, rows of all decisions together
    follow. `frames` names what each code is compared on, where it is not everything; a mean over several is in
    OWN_FRAMES. With `only_used`, codes that nobody used have no row: of many parts of a study that is most of them.
    """
    rows = []
    counts = _counts(uses, found)
    for number, code in enumerate(codes):
        for name, agreement in found.items():
            if only_used and agreement.reason[number] == CODE_NOT_USED:
                continue
            row = scope | {"code_id": code, "statistic": name, "prevalence": prevalence[number]}
            row |= {"value": agreement.value[number], "reason": agreement.reason[number]}
            if counts:
                row |= counts[number]
            if agreement.n_pairs is not None:
                row["n_pairs"] = agreement.n_pairs[number]
            row["n_units"] = int(agreement.n_compared[number])
            if frames is not None:
                row["frame"] = frames[number]
            rows.append(row | {"n_undefined": 0} | _limit_columns(agreement.limits, number))
    several = {} if frames is None else {"frame": frames[0] if len(set(frames)) == 1 else OWN_FRAMES}
    rows += [_mean_row(scope | several, name, agreement, prevalence) for name, agreement in found.items()]
    if pooled:
        together = {name: agreement for name, agreement in found.items() if agreement.pooled is not None}
        rows += [_pooled_row(scope | several, name, agreement, uses) for name, agreement in together.items()]
    return rows


def _counts(uses: np.ndarray | None, found: dict[str, CodesAgreement]) -> list[dict]:
    """By code, how often each coder gave it, any of them and all; nothing where that was not counted."""
    if uses is None:
        return []
    first = next(iter(found.values()))
    each = zip(uses.tolist(), first.n_any.tolist(), first.n_all.tolist(), strict=True)
    return [{"positives": ";".join(map(str, of_code)), "n_any": n, "n_all": both} for of_code, n, both in each]


def _mean_row(scope: dict, name: str, agreement: CodesAgreement, prevalence: np.ndarray) -> dict:
    row = scope | {"summary": "mean", "statistic": name, "value": agreement.mean, "n_undefined": agreement.n_undefined}
    row["prevalence"] = prevalence.mean()
    row["reason"] = next(filter(None, agreement.reason), "") if np.isnan(agreement.mean) else ""
    return row | _limit_columns(agreement.mean_limits, 0)


def _pooled_row(scope: dict, name: str, agreement: CodesAgreement, uses: np.ndarray | None) -> dict:
    """All decisions on the codes that were used as one; its units are decisions, each code on each segment."""
    row = scope | {"summary": "pooled", "statistic": name, "n_units": agreement.n_pooled, "n_undefined": 0}
    row |= {"value": agreement.pooled, "reason": agreement.pooled_reason}
    if uses is not None:
        row |= {"positives": ";".join(map(str, uses.sum(axis=0).tolist()))}
        row |= {"n_any": int(agreement.n_any.sum()), "n_all": int(agreement.n_all.sum())}
    return row | _limit_columns(agreement.pooled_limits, 0)


def _limit_columns(limits: dict[str, Limits], number: int) -> dict:
    columns = {}
    for kind, prefix in (("segment", ""), ("transcript", "transcript_")):
        if kind in limits:
            columns[f"{prefix}ci_low"] = limits[kind].low[number]
            columns[f"{prefix}ci_high"] = limits[kind].high[number]
            columns["interval_reason" if kind == "segment" else "transcript_reason"] = limits[kind].reason[number]
    return columns


def interval_columns(by_segment: Interval, by_transcript: Interval) -> dict:
    """The columns of the two intervals of a coefficient."""
    return {
        "ci_low": by_segment.ci_low,
        "ci_high": by_segment.ci_high,
        "interval_reason": by_segment.reason,
        "transcript_ci_low": by_transcript.ci_low,
        "transcript_ci_high": by_transcript.ci_high,
        "transcript_reason": by_transcript.reason,
    }
