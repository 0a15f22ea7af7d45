"""Coefficients and intervals of many binary codes (applied or not) on the same segments, and of their mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from themetrail.agreement.code_intervals import add_intervals, mean_over_segments
from themetrail.agreement.code_values import CodesAgreement, cells_for, values_of
from themetrail.agreement.kinds import Resamples, resample_segments
from themetrail.agreement.pooled import add_pooled_intervals


def agreement_of_codes(
    seen: np.ndarray,
    applied: np.ndarray,
    statistics: Sequence[str],
    *,
    transcripts: np.ndarray | None = None,
    draws: int = 0,
    level: float = 0.95,
    seed: int = 1,
    resamples: Resamples | None = None,
    frames: np.ndarray | None = None,
    fewest: int = 1,
    pooled_draws: int = 0,
    in_use: np.ndarray | None = None,
) -> dict[str, CodesAgreement]:
    """Each of `statistics` for every code.

    `seen` (coders x segments) says who saw a segment, `applied` (codes x coders x segments) who applied which code;
    segments that fewer than two coders saw are left aside. With `draws`, BCa intervals over segments and, given the
    number of each segment's transcript (from 0), over transcripts. The interval of the mean over codes resamples
    the codes' segments jointly; `resamples` are these where they have been drawn already, for segments that were all
    seen twice, with the same seed. `frames` (codes x segments) says on which segments each code is compared, if not on
    all; `resamples` that were drawn already have to tell them apart. A code that was given to fewer than `fewest`
    segments has no coefficient beyond chance. `pooled_draws`: of the intervals of the pooled values; 0: none.
    These are over the codes `in_use`, if not over those that anybody gave.
    """
    seen, applied = np.asarray(seen, bool), np.asarray(applied, bool)
    twice = seen.sum(axis=0) >= 2
    if not twice.all():
        seen, applied = seen[:, twice], applied[:, :, twice]
        transcripts = None if transcripts is None else transcripts[twice]
        frames = None if frames is None else frames[:, twice]
    applied = _within(frames, applied)
    n = seen.shape[1]
    drawn = (resamples or resample_segments(seen, applied, draws, seed, frames)) if draws and n else None
    together = np.zeros(n, dtype=np.int64)
    result: dict[str, CodesAgreement] = {}
    for names, cells in cells_for(statistics, seen, applied, frames):
        (found,) = values_of(names, cells, seen, applied, together, 1, frames, fewest, in_use)
        if drawn is not None:
            add_intervals(found, cells, transcripts, draws, level, seed)
            mean_over_segments(found, cells, drawn, level)
        if pooled_draws and n:
            used = np.asarray(applied.any(axis=(1, 2))) if in_use is None else in_use
            add_pooled_intervals(found, cells, used, transcripts, pooled_draws, level, seed)
        result |= found
    return {name: result[name] for name in statistics}


def _within(frames: np.ndarray | None, applied: np.ndarray) -> np.ndarray:
    """What was applied where it is compared."""
    return applied if frames is None else applied & frames[:, None, :]


def agreement_by_part(
    seen: np.ndarray,
    applied: np.ndarray,
    statistics: Sequence[str],
    part: np.ndarray,
    n_parts: int,
    frames: np.ndarray | None = None,
) -> list[dict[str, CodesAgreement]]:
    """Each of `statistics` for every code in each part of the segments, without intervals.

    `seen`, `applied` and `frames` as above, of segments that two coders or more saw; `part` numbers each segment's part
    from 0.
    """
    applied = _within(frames, applied)
    found: list[dict[str, CodesAgreement]] = [{} for _ in range(n_parts)]
    for names, cells in cells_for(statistics, seen, applied, frames):
        for of_part, more in zip(found, values_of(names, cells, seen, applied, part, n_parts, frames), strict=True):
            of_part |= more
    return [{name: of_part[name] for name in statistics} for of_part in found]
