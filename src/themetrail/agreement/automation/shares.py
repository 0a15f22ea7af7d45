"""Shares and rates over readings, and how far they differ between two parts, each with an interval or a reason."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np

from themetrail.agreement.estimate import FEW_TRANSCRIPTS, RESAMPLES_ALIKE, UNDEFINED_DRAWS
from themetrail.agreement.resampling import FEWEST_TRANSCRIPTS, MOST_UNDEFINED, TIE, bca_limits, transcript_weights
from themetrail.proportions import newcombe, wilson

TRANSCRIPTS, WILSON, NEWCOMBE = "transcripts", "wilson", "newcombe"
NOTHING_TO_COUNT = "nothing_to_count"


@dataclass(frozen=True)
class Share:
    """A share or rate, or a difference of two; NaN where `reason` says why there is none, or no interval."""

    value: float
    low: float
    high: float
    how: str  # the interval was made: over transcripts, or by a formula
    n: int
    reason: str = ""


@dataclass(frozen=True)
class Sums:
    """Of one or several values (rows), per transcript what is counted and of how much: a value is sum over sum.

    Where all are of the same, `of` has one row.
    """

    counted: np.ndarray
    of: np.ndarray

    @property
    def values(self) -> np.ndarray:
        """The shares or rates; NaN of nothing."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.counted.sum(axis=1) / self.of.sum(axis=1)

    @property
    def totals(self) -> list[tuple[int, int]]:
        """What is counted of how much, in all."""
        counted, of = np.broadcast_arrays(self.counted.sum(axis=1), self.of.sum(axis=1))
        return [(int(one), int(whole)) for one, whole in zip(counted, of, strict=True)]


class Resamples:
    """Resamples of transcripts, the same for everything that is compared; few transcripts have none."""

    def __init__(self, transcripts: int, draws: int, seed: int, level: float = 0.95) -> None:
        self.level, self.n = level, transcripts
        enough = draws > 0 and transcripts >= FEWEST_TRANSCRIPTS
        self._weights = transcript_weights(transcripts, draws, np.random.default_rng(seed)) if enough else None

    def shares(self, sums: Sums, *, is_share: bool = True) -> list[Share]:
        """Each value. A share of few transcripts, or of transcripts that are all alike in it (none or all of something,
        which resampling would give for sure), has Wilson's interval (1927), such a rate none."""
        limits = [wilson(*total, self.level) if is_share and total[1] else None for total in sums.totals]
        n = [of for _, of in sums.totals]
        if self._weights is not None:
            drawn, without = self._drawn(sums)
            return self._with_intervals(sums.values, drawn, without, n, _by_formula(sums.values, limits, WILSON, n))
        return _by_formula(sums.values, limits, WILSON, n)

    def differences(self, first: Sums, second: Sums, *, is_share: bool = True) -> list[Share]:
        """The first values less the second. Of few transcripts, shares have Newcombe's interval (1998, method 10)."""
        totals = list(zip(first.totals, second.totals, strict=True))
        n = [one[1] + two[1] if one[1] and two[1] else 0 for one, two in totals]
        values = first.values - second.values
        limits = [
            newcombe(*total, self.level) if is_share and of else None for total, of in zip(totals, n, strict=True)
        ]
        formula = _by_formula(values, limits, NEWCOMBE, n)
        if self._weights is not None:
            (drawn1, without1), (drawn2, without2) = self._drawn(first), self._drawn(second)
            return self._with_intervals(values, drawn1 - drawn2, without1 - without2, n, formula)
        return formula

    def _drawn(self, sums: Sums) -> tuple[np.ndarray, np.ndarray]:
        """The values in each resample, and without each transcript."""
        assert self._weights is not None
        whole = sums.counted.sum(axis=1, keepdims=True), sums.of.sum(axis=1, keepdims=True)
        with np.errstate(divide="ignore", invalid="ignore"):
            drawn = (sums.counted @ self._weights.T) / (sums.of @ self._weights.T)
            without = (whole[0] - sums.counted) / (whole[1] - sums.of)
        return drawn, without

    def _with_intervals(
        self, values: np.ndarray, drawn: np.ndarray, without: np.ndarray, n: list[int], formula: list[Share]
    ) -> list[Share]:
        """BCa intervals over transcripts; those by `formula` where nearly all resamples are alike."""
        lows, highs = bca_limits(values, drawn, without, np.ones(without.shape), self.level)
        often = np.isnan(drawn).sum(axis=1) > MOST_UNDEFINED * drawn.shape[1]
        found = []
        for number, of in enumerate(n):
            value, low, high = float(values[number]), float(lows[number]), float(highs[number])
            if not of:
                found.append(none(NOTHING_TO_COUNT))
            elif often[number]:
                found.append(Share(value, nan, nan, "", of, UNDEFINED_DRAWS))
            elif high - low > TIE:
                found.append(Share(value, low, high, TRANSCRIPTS, of))
            elif formula[number].how:
                found.append(formula[number])
            else:
                found.append(Share(value, nan, nan, "", of, RESAMPLES_ALIKE))
        return found


def none(reason: str) -> Share:
    """No value, and why."""
    return Share(nan, nan, nan, "", 0, reason)


def _by_formula(values: np.ndarray, limits: list[tuple[float, float] | None], how: str, n: list[int]) -> list[Share]:
    found = []
    for value, limit, of in zip(values, limits, n, strict=True):
        if not of:
            found.append(none(NOTHING_TO_COUNT))
        elif limit is None:
            found.append(Share(float(value), nan, nan, "", of, FEW_TRANSCRIPTS))
        else:
            found.append(Share(float(value), *limit, how, of))
    return found
