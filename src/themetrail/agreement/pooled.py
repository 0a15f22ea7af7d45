"""All codes together: each code on each segment is one decision, applied or not, and all decisions are compared as one.

The mean over codes gives a code of three segments the weight of one of three hundred; here every decision weighs the
same, and codes too rare for a coefficient of their own still count. Segments, or whole transcripts, are resampled with
all their decisions, as the decisions on one segment are not independent.
"""

from __future__ import annotations

import numpy as np

from themetrail.agreement.cells import OUTSIDE, Cells
from themetrail.agreement.code_intervals import drawn_transcripts, limits_of
from themetrail.agreement.code_values import CodesAgreement, Limits, no_limits, of_binary
from themetrail.agreement.estimate import FEW_TRANSCRIPTS, TOO_FEW_TRANSCRIPTS
from themetrail.agreement.resampling import FEWEST_TRANSCRIPTS

_OF_POOLED = 2**32 - 3  # its own stream of random numbers


def add_pooled_intervals(
    found: dict[str, CodesAgreement],
    cells: Cells,
    used: np.ndarray,
    transcripts: np.ndarray | None,
    draws: int,
    level: float,
    seed: int,
) -> None:
    """The intervals of the pooled values, over segments and, where these are known, over transcripts.

    `used` says which codes somebody applied; the others are no part of it.
    """
    pooled = {name: agreement for name, agreement in found.items() if agreement.pooled is not None}
    if not pooled:
        return
    by_segment = _patterns_of_segments(cells, used)
    kinds, times = np.unique(by_segment, axis=0, return_counts=True)
    rng = np.random.default_rng([seed, _OF_POOLED])
    weights = rng.multinomial(times.sum(), times / times.sum(), size=draws).astype(float)
    for name, agreement in pooled.items():
        agreement.pooled_limits["segment"] = _limits(name, agreement, cells, kinds, weights, times, level)
    if transcripts is None:
        return
    names, strata = np.unique(transcripts, return_inverse=True)
    n = len(names)
    of_transcripts = np.zeros((n, by_segment.shape[1]), np.int64)
    np.add.at(of_transcripts, strata, by_segment)
    for name, agreement in pooled.items():
        if n < 2:
            why = agreement.pooled_reason or TOO_FEW_TRANSCRIPTS
            agreement.pooled_limits["transcript"] = no_limits(why)
            continue
        drawn = drawn_transcripts(n, draws, seed)
        limits = _limits(name, agreement, cells, of_transcripts, drawn, np.ones(n, np.int64), level)
        if n < FEWEST_TRANSCRIPTS:
            limits.reason = [why or FEW_TRANSCRIPTS for why in limits.reason]
        agreement.pooled_limits["transcript"] = limits


def _limits(
    name: str,
    agreement: CodesAgreement,
    cells: Cells,
    counts: np.ndarray,
    weights: np.ndarray,
    times: np.ndarray,
    level: float,
) -> Limits:
    """From the patterns of what is resampled (anything x patterns), each standing `times` times, and the weights of the
    resamples (draws x anything)."""
    statistic = of_binary(name)
    totals = counts @ statistic.contributions(cells.rows)
    values = statistic.value(weights @ totals)
    without = statistic.value(times @ totals - totals)
    value = np.array([agreement.pooled], dtype=float)
    return limits_of(value, [agreement.pooled_reason], values[None], without[None], times[None], level)


def _patterns_of_segments(cells: Cells, used: np.ndarray) -> np.ndarray:
    """How many of the codes in use each segment has in each pattern (segments x patterns)."""
    n, p = cells.cell.shape[1], len(cells.rows)
    counts = np.zeros((n, p), np.int32)
    segments = np.arange(n)
    for cell in cells.cell[used]:
        counts[segments, cell] += 1
    if cells.framed:
        counts[:, OUTSIDE] = 0
    return counts
