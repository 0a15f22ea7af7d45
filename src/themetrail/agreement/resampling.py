"""Bootstrap intervals over segments and over transcripts.

Units, not pairs of ratings, are resampled: the resampling of pairs by Hayes and Krippendorff (2007) holds the units
fixed and its intervals are far too narrow. A resample of units is a multinomial draw on the histogram of rating
patterns; a resample of transcripts is a matrix product of resampling weights and per-transcript histograms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from themetrail.agreement.blocks import at_once
from themetrail.agreement.computation import estimate, make_statistic
from themetrail.agreement.distance import Distance
from themetrail.agreement.estimate import (
    FEW_TRANSCRIPTS,
    NO_DISAGREEMENT,
    RESAMPLES_ALIKE,
    TOO_FEW_TRANSCRIPTS,
    UNDEFINED_DRAWS,
    Estimate,
    Interval,
)
from themetrail.agreement.ratings import Patterns, Ratings, patterns, patterns_by, read_ratings
from themetrail.agreement.statistics import Coefficient, Statistic
from themetrail.contracts.errors import StudyError

FEWEST_TRANSCRIPTS = 10
MOST_UNDEFINED = 0.05
_CHUNK = 2**23  # numbers held at once while drawing
TIE = 1e-12  # so far apart are numbers that are equal but for the order of summation


def bootstrap(
    ratings: Iterable,
    statistic: str,
    *,
    distance: Distance = "nominal",
    categories: Sequence | None = None,
    weights: object = None,
    transcripts: Sequence | None = None,
    draws: int = 1000,
    level: float = 0.95,
    seed: int = 1,
) -> Interval:
    """The bootstrap interval (BCa; Efron 1987) of a coefficient; the arguments up to `weights` as in `coefficient`.

    With `transcripts` (the transcript of each unit) whole transcripts are resampled, else units. The same `seed`
    gives the same interval. Without a coefficient there is no interval, nor with one transcript
    (too_few_transcripts), where nobody disagreed (no_disagreement), with more than 5 % undefined draws
    (undefined_draws), or where the limits would be one number (resamples_alike); an interval over fewer than ten
    transcripts is flagged few_transcripts. Raises StudyError where `transcripts` does not fit the units.
    """
    read = read_ratings(ratings, categories)
    stat = make_statistic(read, statistic, distance, weights)
    found = estimate(read, stat)
    rng = np.random.default_rng(seed)
    if transcripts is None:
        return segment_interval(found, stat, patterns(relevant(read, stat.coefficient)), rng, draws, level)
    if len(transcripts) != len(read.codes):
        raise StudyError(f"there are {len(transcripts)} transcripts for {len(read.codes)} units; give one per unit")
    keep = _is_relevant(read, stat.coefficient)
    names = np.asarray(transcripts, dtype=object)[keep]
    place = {name: number for number, name in enumerate(dict.fromkeys(names))}
    strata = np.array([place[name] for name in names], dtype=np.int64)
    counted = patterns_by(Ratings(read.codes[keep], read.categories), strata, len(place))
    return transcript_interval(found, stat, counted, rng, draws, level)


def relevant(read: Ratings, known: Coefficient) -> Ratings:
    """The units that bear on the coefficient: rated by two coders or more, or by one where margins count them."""
    return Ratings(read.codes[_is_relevant(read, known)], read.categories)


def _is_relevant(read: Ratings, known: Coefficient) -> np.ndarray:
    return read.per_unit >= known.formula.fewest_ratings


def segment_interval(
    found: Estimate,
    statistic: Statistic,
    counted: Patterns,
    rng: np.random.Generator,
    draws: int,
    level: float,
) -> Interval:
    """The interval from resampling units with replacement."""
    if not found.defined:
        return Interval.none(found, "segment", level, draws, found.reason)
    counts = counted.counts.sum(axis=0)
    contributions = statistic.contributions(counted.rows)
    drawn = np.concatenate(
        [
            statistic.value(rng.multinomial(counts.sum(), counts / counts.sum(), size=size) @ contributions)
            for size in _chunks(draws, len(counts))
        ]
    )
    without = statistic.without_one(counts @ contributions, contributions)
    return interval(found, drawn, without, counts, "segment", level)


def transcript_interval(
    found: Estimate,
    statistic: Statistic,
    counted: Patterns,
    rng: np.random.Generator,
    draws: int,
    level: float,
) -> Interval:
    """The interval from resampling transcripts with replacement (segments of one interview are not independent)."""
    n = len(counted.counts)
    if not found.defined:
        return Interval.none(found, "transcript", level, draws, found.reason)
    if n < 2:
        return Interval.none(found, "transcript", level, draws, TOO_FEW_TRANSCRIPTS)
    per_transcript = counted.counts @ statistic.contributions(counted.rows)
    drawn = statistic.value(transcript_weights(n, draws, rng) @ per_transcript)
    without = statistic.value(per_transcript.sum(axis=0) - per_transcript)
    return interval(
        found,
        drawn,
        without,
        np.ones(n),
        "transcript",
        level,
        few=n < FEWEST_TRANSCRIPTS,
    )


def transcript_weights(n: int, draws: int, rng: np.random.Generator) -> np.ndarray:
    """How often each of `n` transcripts stands in each resample (draws x transcripts)."""
    return rng.multinomial(n, np.full(n, 1 / n), size=draws).astype(float)


def interval(
    found: Estimate,
    drawn: np.ndarray,
    without: np.ndarray,
    multiplicity: np.ndarray,
    kind: str,
    level: float,
    few: bool = False,
) -> Interval:
    """The BCa interval from bootstrap values `drawn` and leave-one-out values `without` (each `multiplicity` times)."""
    undefined = int(np.isnan(drawn).sum())
    value = np.array([found.value])
    low, high = bca_limits(value, drawn[None], without[None], multiplicity[None], level)
    (why,) = why_no_limits(value, low, high, np.array([undefined]), len(drawn))
    if why:
        return Interval.none(found, kind, level, len(drawn), why, undefined)
    return Interval(
        found.statistic,
        found.value,
        float(low[0]),
        float(high[0]),
        kind,
        level,
        len(drawn),
        undefined,
        found.n_units,
        FEW_TRANSCRIPTS if few else None,
    )


def why_no_limits(
    value: np.ndarray, low: np.ndarray, high: np.ndarray, undefined: np.ndarray, draws: int
) -> list[str | None]:
    """Why resampling says nothing of how far each value may vary; None where it does.

    A coefficient is 1 only where nobody disagreed, and it is 1 in every resample of such a sample: its limits would be
    1.00 to 1.00, as if it were known for sure. The same holds of other values that nearly all resamples share.
    """
    alike = high - low <= TIE
    reasons: list[str | None] = []
    for one, same, many in zip(value, alike, undefined > MOST_UNDEFINED * draws, strict=True):
        why = NO_DISAGREEMENT if one >= 1 - TIE else UNDEFINED_DRAWS if many else RESAMPLES_ALIKE if same else None
        reasons.append(why)
    return reasons


def bca_limits(
    value: np.ndarray, drawn: np.ndarray, without: np.ndarray, multiplicity: np.ndarray, level: float
) -> tuple[np.ndarray, np.ndarray]:
    """Bias-corrected and accelerated percentile limits (Efron 1987, eq. 2.3; acceleration from the jackknife,
    Efron & Tibshirani 1993, eq. 14.15), one row each: `value` (rows), bootstrap values `drawn` (rows x draws),
    leave-one-out values `without`, each standing `multiplicity` times (rows x units). NaN draws are left out.
    Draws equal to the value count half, as coefficients are discrete."""
    from scipy.special import ndtr, ndtri

    defined = np.maximum((~np.isnan(drawn)).sum(axis=1), 1)
    centre = value[:, None]
    below = ((drawn < centre - TIE).sum(axis=1) + (drawn <= centre + TIE).sum(axis=1)) / (2 * defined)
    bias = ndtri(np.clip(below, 0.5 / defined, 1 - 0.5 / defined))
    z = bias[:, None] + ndtri(np.array([(1 - level) / 2, (1 + level) / 2]))
    at = ndtr(bias[:, None] + z / (1 - _acceleration(without, multiplicity)[:, None] * z))
    place = at * (defined - 1)[:, None]
    ordered = np.sort(drawn, axis=1)  # NaN last
    left = np.floor(place).astype(int)
    right = np.minimum(left + 1, (defined - 1)[:, None])
    lower = np.take_along_axis(ordered, left, axis=1)
    limits = lower + (place - left) * (np.take_along_axis(ordered, right, axis=1) - lower)
    return limits[:, 0], limits[:, 1]


def _acceleration(without: np.ndarray, multiplicity: np.ndarray) -> np.ndarray:
    """A sixth of the skewness of the jackknife influences, by row; 0 where nothing spreads."""
    n = np.where(np.isnan(without), 0, multiplicity)
    left_out = np.where(n > 0, without, 0.0)
    gap = (n * left_out).sum(axis=1, keepdims=True) / np.maximum(n.sum(axis=1, keepdims=True), 1) - left_out
    spread = (n * gap**2).sum(axis=1)
    skew = (n * gap**3).sum(axis=1)
    return np.where(spread > 1e-24, skew / (6 * np.maximum(spread, 1e-24) ** 1.5), 0.0)


def _chunks(draws: int, width: int) -> list[int]:
    """`draws` in parts small enough to hold."""
    size = at_once(width, _CHUNK)
    return [min(size, draws - start) for start in range(0, draws, size)]
