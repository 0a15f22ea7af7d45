"""Shares and rates over readings, and how far they differ between two parts, each with an interval or a reason."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from themetrail.agreement.estimate import FEW_TRANSCRIPTS, UNDEFINED_DRAWS
from themetrail.agreement.resampling import FEWEST_TRANSCRIPTS, MOST_UNDEFINED, bca_limits, transcript_weights

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
    """Per transcript, what is counted and of how much: the value is the sum of the one over the sum of the other."""

    counted: np.ndarray
    of: np.ndarray

    @property
    def value(self) -> float:
        """The share or rate; NaN of nothing."""
        return float(self.counted.sum() / self.of.sum()) if self.of.sum() else float("nan")


class Resamples:
    """Resamples of transcripts, the same for everything that is compared; few transcripts have none."""

    def __init__(self, transcripts: int, draws: int, seed: int, level: float = 0.95) -> None:
        self.level, self.n = level, transcripts
        enough = draws > 0 and transcripts >= FEWEST_TRANSCRIPTS
        self._weights = transcript_weights(transcripts, draws, np.random.default_rng(seed)) if enough else None

    def share(self, sums: Sums, *, is_share: bool = True) -> Share:
        """One value. Of few transcripts, a share has Wilson's interval (1927), a rate none."""
        n = int(sums.of.sum())
        if not n:
            return _none(NOTHING_TO_COUNT)
        if self._weights is None:
            limits = wilson(int(sums.counted.sum()), n, self.level) if is_share else None
            return _by_formula(sums.value, limits, WILSON, n)
        drawn, without = self._drawn(sums)
        return self._interval(sums.value, drawn, without, n)

    def difference(self, first: Sums, second: Sums, *, is_share: bool = True) -> Share:
        """The first less the second. Of few transcripts, shares have Newcombe's interval (1998, method 10)."""
        n = int(first.of.sum() + second.of.sum())
        if not first.of.sum() or not second.of.sum():
            return _none(NOTHING_TO_COUNT)
        value = first.value - second.value
        if self._weights is None:
            one, two = ((int(sums.counted.sum()), int(sums.of.sum())) for sums in (first, second))
            return _by_formula(value, newcombe(one, two, self.level) if is_share else None, NEWCOMBE, n)
        pairs = [self._drawn(sums) for sums in (first, second)]
        return self._interval(value, pairs[0][0] - pairs[1][0], pairs[0][1] - pairs[1][1], n)

    def _drawn(self, sums: Sums) -> tuple[np.ndarray, np.ndarray]:
        """The value in each resample, and without each transcript."""
        assert self._weights is not None
        with np.errstate(divide="ignore", invalid="ignore"):
            drawn = (self._weights @ sums.counted) / (self._weights @ sums.of)
            without = (sums.counted.sum() - sums.counted) / (sums.of.sum() - sums.of)
        return drawn, without

    def _interval(self, value: float, drawn: np.ndarray, without: np.ndarray, n: int) -> Share:
        if np.isnan(drawn).sum() > MOST_UNDEFINED * len(drawn):
            return Share(value, float("nan"), float("nan"), "", n, UNDEFINED_DRAWS)
        low, high = bca_limits(np.array([value]), drawn[None], without[None], np.ones((1, len(without))), self.level)
        return Share(value, float(low[0]), float(high[0]), TRANSCRIPTS, n)


def _none(reason: str) -> Share:
    return Share(float("nan"), float("nan"), float("nan"), "", 0, reason)


def _by_formula(value: float, limits: tuple[float, float] | None, how: str, n: int) -> Share:
    if limits is None:
        return Share(value, float("nan"), float("nan"), "", n, FEW_TRANSCRIPTS)
    return Share(value, *limits, how, n)


def wilson(counted: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """The score interval of a share (Wilson 1927), which takes units for independent."""
    from scipy.special import ndtri

    z = float(ndtri((1 + level) / 2))
    share, spread = counted / of, z * z / of
    centre = (share + spread / 2) / (1 + spread)
    half = z * np.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    # exact at the ends, whatever the last digit of the sums
    return (0.0 if counted == 0 else float(centre - half)), (1.0 if counted == of else float(centre + half))


def newcombe(first: tuple[int, int], second: tuple[int, int], level: float = 0.95) -> tuple[float, float]:
    """The hybrid score interval of a difference of two independent shares (Newcombe 1998, method 10)."""
    (low1, high1), (low2, high2) = wilson(*first, level), wilson(*second, level)
    one, two = first[0] / first[1], second[0] / second[1]
    low = one - two - np.hypot(one - low1, high2 - two)
    high = one - two + np.hypot(high1 - one, two - low2)
    return float(low), float(high)
