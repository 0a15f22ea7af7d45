"""Coverage of the 95 % segment-bootstrap intervals of alpha, by simulation.

    python benchmarks/agreement_coverage.py            # 2,000 replicates in each of 18 cells, a few minutes
    python benchmarks/agreement_coverage.py --replicates 200

Ratings of a binary code with known alpha: on each of 100 units every coder reports, with probability sqrt(alpha), a
truth common to all, and otherwise an independent draw of the same prevalence. The correlation of two coders, which is
alpha where margins are equal, is then alpha exactly. The Hayes and Krippendorff resampling of pairs is run beside ours.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np

from themetrail.agreement.coefficients import COEFFICIENTS
from themetrail.agreement.resampling import bca_limits
from themetrail.agreement.statistics import Statistic

CODERS, PREVALENCES, ALPHAS = (2, 3, 8), (0.2, 0.5, 0.05), (0.4, 0.7)
UNITS, DRAWS, LEVEL = 100, 1000, 0.95
GOAL = (0.93, 0.97)  # at prevalences .2 and .5


def patterns(coders: int) -> np.ndarray:
    """Rating patterns of a binary code that all coders rated: a of them applied it, a = 0 .. coders."""
    return np.array([[1] * applied + [0] * (coders - applied) for applied in range(coders + 1)])


def simulate(rng: np.random.Generator, coders: int, prevalence: float, alpha: float) -> np.ndarray:
    """One data set: how many units each number of coders applied the code to."""
    truth = rng.random(UNITS) < prevalence
    knows = rng.random((UNITS, coders)) < np.sqrt(alpha)
    own = rng.random((UNITS, coders)) < prevalence
    return np.bincount(np.where(knows, truth[:, None], own).sum(axis=1), minlength=coders + 1)


def pair_resampling(rng: np.random.Generator, counts: np.ndarray, coders: int) -> tuple[float, float]:
    """The interval of Hayes & Krippendorff (2007): pairs of ratings drawn, expected disagreement held fixed."""
    applied = np.arange(coders + 1)
    n = counts.sum() * coders
    ones = (counts * applied).sum()
    expected = 2 * ones * (n - ones) / (n * (n - 1))
    observed = (counts * 2 * applied * (coders - applied)).sum() / ((coders - 1) * n)
    pairs = counts.sum() * coders * (coders - 1) // 2
    drawn = 1 - rng.binomial(pairs, observed, DRAWS) / pairs / expected
    return tuple(np.quantile(drawn, [0.025, 0.975]))


def cover(coders: int, prevalence: float, alpha: float, replicates: int, seed: int) -> dict:
    """Shares of intervals that hold the true alpha."""
    rng = np.random.default_rng([seed, coders, int(100 * prevalence), int(100 * alpha)])
    statistic = Statistic(COEFFICIENTS["alpha"], 1 - np.eye(2))
    contributions = statistic.contributions(patterns(coders))
    ours = pairs = intervals = 0
    for _ in range(replicates):
        counts = simulate(rng, coders, prevalence, alpha)
        value = float(statistic.value(counts @ contributions))
        if np.isnan(value):
            continue
        drawn = statistic.value(rng.multinomial(UNITS, counts / UNITS, size=DRAWS) @ contributions)
        if np.isnan(drawn).mean() > 0.05:
            continue
        intervals += 1
        without = statistic.value(counts @ contributions - contributions)
        low, high = bca_limits(np.array([value]), drawn[None], without[None], counts[None], LEVEL)
        ours += low[0] <= alpha <= high[0]
        low, high = pair_resampling(rng, counts, coders)
        pairs += low <= alpha <= high
    return {"ours": ours / intervals, "pairs": pairs / intervals, "no_interval": replicates - intervals}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicates", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    missed = 0
    print(f"coverage of 95 % intervals of alpha, n = {UNITS}, {options.replicates} replicates, {DRAWS} draws")
    print("coders  prevalence  alpha  BCa over segments  pair resampling  without interval")
    for prevalence in PREVALENCES:
        for coders in CODERS:
            for alpha in ALPHAS:
                found = cover(coders, prevalence, alpha, options.replicates, options.seed)
                goal = prevalence >= 0.2
                inside = GOAL[0] <= found["ours"] <= GOAL[1]
                missed += goal and not inside
                note = "" if not goal else "" if inside else "  outside the goal"
                print(
                    f"{coders:6}  {prevalence:10}  {alpha:5}  {found['ours']:17.4f}  {found['pairs']:15.4f}  "
                    f"{found['no_interval']:16}{note}",
                    flush=True,
                )
    print(f"goal: {GOAL[0]} to {GOAL[1]} at prevalences .2 and .5: {missed} of 12 cells outside")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
