"""Intervals of shares and of differences of two shares, by their scores, for small numbers too.

Sources. Wilson (1927), JASA 22, 209-212. Newcombe (1998a), Statistics in Medicine 17, 873-890, for two groups; (1998b),
Statistics in Medicine 17, 2635-2650, for the same people twice.
"""

from __future__ import annotations

import numpy as np


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
    """The hybrid score interval of a difference of two independent shares (Newcombe 1998a, method 10)."""
    (low1, high1), (low2, high2) = wilson(*first, level), wilson(*second, level)
    one, two = first[0] / first[1], second[0] / second[1]
    low = one - two - np.hypot(one - low1, high2 - two)
    high = one - two + np.hypot(high1 - one, two - low2)
    return float(low), float(high)


def newcombe_paired(both: int, first: int, second: int, neither: int, level: float = 0.95) -> tuple[float, float]:
    """The hybrid score interval of a difference of the shares of the same people at two times (Newcombe 1998b, method
    10), first less second.

    `both` are counted at both times, `first` and `second` at one alone. The two limits are drawn together by the
    correlation phi of the two times, whose numerator is less by half of the people where it is positive, but not below
    zero (his correction for continuity); phi is zero where everybody or nobody is counted at one of the times.
    """
    n = both + first + second + neither
    one, two = (both + first) / n, (both + second) / n
    (low1, high1), (low2, high2) = wilson(both + first, n, level), wilson(both + second, n, level)
    phi = _phi(both, first, second, neither)
    low = _apart(one - low1, high2 - two, phi)
    high = _apart(high1 - one, two - low2, phi)
    return max(-1.0, one - two - low), min(1.0, one - two + high)


def _phi(both: int, first: int, second: int, neither: int) -> float:
    margins = (both + first) * (second + neither) * (both + second) * (first + neither)
    if not margins:
        return 0.0
    product: float = both * neither - first * second
    if product > 0:
        product = max(product - (both + first + second + neither) / 2, 0)
    return float(product / np.sqrt(margins))


def _apart(one: float, two: float, phi: float) -> float:
    return float(np.sqrt(max(one * one - 2 * phi * one * two + two * two, 0)))
