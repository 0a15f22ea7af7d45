"""From which probability on a code is proposed where codes are to be found as well as right, and how many at most.

One probability for all codes leaves rare codes unfound: theirs are seldom high. The F1 that can be expected of a code
is highest where it is proposed from half of that F1 on (Lipton, Elkan and Naryanaswamy 2014), and which F1 that is
follows from the probabilities alone (Ye, Chai, Lee and Chieu 2012). So each code has a cut of its own that rests on all
of its left-out probabilities, not on the few passages that happen to bear it.
"""

from __future__ import annotations

import numpy as np

DECIMALS = 6  # of a cut: as many as probabilities have
FEWEST_CODES, MOST_CODES = 3, 20  # of one segment
NINE_IN_TEN = 0.9  # of the coded segments bear no more codes


def best_expected_f1(likely: np.ndarray) -> float:
    """The highest F1 to be expected of one code, of all cuts through its probabilities; 0 where none is above 0.

    Of the k likeliest, as many are right as their probabilities add up to, and so many bear the code in all as all
    probabilities add up to: 2 x the one / (k + the other).
    """
    ordered = np.sort(likely)[::-1]
    right = ordered.cumsum()
    if not len(right) or right[-1] <= 0:
        return 0.0
    return float((2 * right / (np.arange(1, len(right) + 1) + right[-1])).max())


def f1_cuts(probabilities: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    """For each code the probability from which on it is proposed: half of its best F1 (segments x codes, of which only
    those `allowed` count). A code that is allowed nowhere has the cut of all codes as one."""
    of_all = best_expected_f1(probabilities[allowed])
    best = [
        best_expected_f1(likely[may]) if may.any() else of_all
        for likely, may in zip(probabilities.T, allowed.T, strict=True)
    ]
    return (np.array(best) / 2).round(DECIMALS)


def most_of_a_segment(bearing: np.ndarray) -> int:
    """As many codes as nine in ten coded segments bear at most, and three at least (segments x codes)."""
    n_codes = bearing.sum(axis=1)
    n_codes = n_codes[n_codes > 0]
    if not len(n_codes):
        return FEWEST_CODES
    most = int(np.quantile(n_codes, NINE_IN_TEN, method="inverted_cdf"))
    return min(max(most, FEWEST_CODES), MOST_CODES)
