"""Speed of the agreement of codes against the packages that people use, in one run.

    python benchmarks/agreement.py                     # 10^3 to 10^5 segments
    python benchmarks/agreement.py --largest 1000000   # also 10^6, with peak memory

50 codes, 3 coders, 20 % of the ratings missing. Ours: five coefficients of every code with intervals from 1,000
bootstrap draws over segments. The peers have no intervals; bootstrapping them means calling them again on resampled
segments, which is timed on a few draws of one code and scaled to 50 codes x 1,000 draws (marked "scaled").
statsmodels and scikit-learn cannot take missing ratings: they get the segments that all (or both) coders rated.
"""

from __future__ import annotations

import argparse
import resource
import time

import krippendorff
import numpy as np
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

from themetrail.agreement.codes import agreement_of_codes

CODES, CODERS, MISSING, DRAWS = 50, 3, 0.2, 1000
FIVE = ("percent", "alpha", "fleiss", "brennan_prediger", "ac1")


def simulate(segments: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Who saw each segment (coders x segments) and who applied which code (codes x coders x segments)."""
    rng = np.random.default_rng(seed)
    seen = rng.random((CODERS, segments)) >= MISSING
    applied = np.empty((CODES, CODERS, segments), dtype=bool)
    for code in range(CODES):
        prevalence = 0.02 + 0.3 * code / CODES
        truth = rng.random(segments) < prevalence
        for coder in range(CODERS):
            knows = rng.random(segments) < 0.85
            own = rng.random(segments) < prevalence
            applied[code, coder] = np.where(knows, truth, own) & seen[coder]
    return seen, applied


def seconds(work, repeat: int = 3) -> float:
    """The least wall time of `repeat` runs."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def ours(seen: np.ndarray, applied: np.ndarray, statistics=FIVE, mean_interval: bool = False):
    """Coefficients and segment-bootstrap intervals of all codes."""
    return agreement_of_codes(seen, applied, statistics, draws=DRAWS, mean_interval=mean_interval)


def peers(ratings: np.ndarray) -> dict[str, tuple[str, object, int]]:
    """For each peer: the coefficient, one call on a segments x coders table of one code, and the most segments on
    which it is worth timing."""

    def of_krippendorff():
        return krippendorff.alpha(reliability_data=ratings.T, level_of_measurement="nominal")

    def of_nltk():
        cells = np.argwhere(~np.isnan(ratings))
        return AnnotationTask([(c, u, ratings[u, c]) for u, c in cells]).alpha()

    def of_statsmodels():
        return fleiss_kappa(aggregate_raters(ratings[~np.isnan(ratings).any(axis=1)])[0])

    def of_scikit_learn():
        pairs = [(0, 1), (0, 2), (1, 2)]
        both = [ratings[:, pair][~np.isnan(ratings[:, pair]).any(axis=1)] for pair in pairs]
        return np.mean([cohen_kappa_score(*table.T) for table in both])

    return {
        "krippendorff": ("alpha", of_krippendorff, 10**6),
        "nltk": ("alpha", of_nltk, 10**3),
        "statsmodels": ("fleiss", of_statsmodels, 10**6),
        "scikit-learn": ("cohen", of_scikit_learn, 10**5),
    }


def bootstrap_of_krippendorff(ratings: np.ndarray, draws: int) -> float:
    """Seconds for one draw: resample segments, call the package."""
    rng = np.random.default_rng(1)

    def work():
        for _ in range(draws):
            sample = ratings[rng.integers(0, len(ratings), len(ratings))]
            krippendorff.alpha(reliability_data=sample.T, level_of_measurement="nominal")

    return seconds(work, 1) / draws


def run(segments: int) -> None:
    seen, applied = simulate(segments)
    ratings = np.where(seen, applied[10], np.nan).T
    five = seconds(lambda: ours(seen, applied))
    alone = seconds(lambda: ours(seen, applied, ("alpha",)))
    print(f"\n{segments:,} segments, {CODES} codes, {CODERS} coders, {MISSING:.0%} missing")
    print(f"  ours, five coefficients with {DRAWS} draws       {five:10.3f} s")
    print(f"  ours, alpha alone with {DRAWS} draws             {alone:10.3f} s")
    if segments <= 10**5:
        joint = seconds(lambda: ours(seen, applied, mean_interval=True), 1)
        print(f"  ours, five and the joint interval of means     {joint:10.3f} s")
    draws = max(3, min(50, 10**6 // segments))
    one = bootstrap_of_krippendorff(ratings, draws)
    scaled = one * CODES * DRAWS
    print(f"  krippendorff, alpha, scaled from {draws:3} draws      {scaled:10.1f} s")
    print(f"    ratio to our alpha alone {scaled / alone:10,.0f}   to our five {scaled / five:10,.0f}")
    for name, (statistic, call, most) in peers(ratings).items():
        if segments <= most:
            once = seconds(call, 1)
            plain = seconds(lambda s=statistic: agreement_of_codes(seen, applied[10:11], (s,)))
            print(
                f"  one {statistic:6} of one code: {name:12} {once * 1e3:10.2f} ms, ours {plain * 1e3:8.2f} ms, "
                f"ratio {once / plain:,.1f}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=10**5)
    parser.add_argument("--smallest", type=int, default=10**3)
    options = parser.parse_args()
    segments = options.smallest
    while segments <= options.largest:
        run(segments)
        segments *= 10
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")


if __name__ == "__main__":
    main()
