"""From scores to probabilities, and which of them can be trusted.

Scores of transcripts that the ranking did not see are fitted to what people decided by a logistic curve (Platt 1999),
one for all codes. It also knows the length of the text, since a score of few words is less certain and short turns bear
fewer codes. Three numbers are hard to overfit with the few transcripts of a qualitative study, and within a segment the
order of the codes stays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LOGIT_LIMIT = 10.0
USUAL_LENGTHS = (0.1, 0.9)  # quantiles


@dataclass(frozen=True)
class Calibration:
    """probability = 1 / (1 + exp(-(slope x score + min(per_length x length, most_by_length) + intercept))).

    A length is ln(1 + words). A text that is longer or shorter than those it was learnt from may lose by its length but
    gains no more than they did.
    """

    slope: float
    per_length: float
    most_by_length: float
    intercept: float

    @property
    def informative(self) -> bool:
        """Whether a higher score went with more use of the code; if not, scores mean nothing."""
        return self.slope > 0

    def probabilities(self, scores: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        """Probabilities (texts x codes) of scores of the same shape and the texts' lengths."""
        by_length = np.minimum(self.per_length * lengths, self.most_by_length)
        return 1 / (1 + np.exp(-(self.slope * scores + by_length[:, None] + self.intercept)))


UNCALIBRATED = Calibration(1.0, 0.0, 0.0, 0.0)


def lengths_of(sizes: np.ndarray) -> np.ndarray:
    """ln(1 + number of words) of each text."""
    return np.log1p(sizes)


def fit_calibration(scores: np.ndarray, lengths: np.ndarray, bearing: np.ndarray) -> Calibration:
    """The curve for held-out scores and decisions (both texts x codes) and the lengths of the texts."""
    from sklearn.linear_model import LogisticRegression

    borne = bearing.ravel()
    if borne.min() == borne.max():
        return Calibration(0.0, 0.0, 0.0, LOGIT_LIMIT if borne.any() else -LOGIT_LIMIT)
    known = np.column_stack([scores.ravel(), np.repeat(lengths, scores.shape[1])])
    curve = LogisticRegression(C=100.0, max_iter=1000).fit(known, borne)
    slope, per_length = curve.coef_[0].round(9)
    most = max(per_length * np.quantile(lengths, USUAL_LENGTHS))
    return Calibration(float(slope), float(per_length), float(most), float(curve.intercept_[0].round(9)))


def cross_calibrated(scores: np.ndarray, lengths: np.ndarray, bearing: np.ndarray, fold: np.ndarray) -> np.ndarray:
    """Probabilities of held-out scores, each fold by a curve that the other folds made."""
    probabilities = np.zeros_like(scores)
    for part in np.unique(fold):
        inside = fold == part
        curve = fit_calibration(scores[~inside], lengths[~inside], bearing[~inside])
        probabilities[inside] = curve.probabilities(scores[inside], lengths[inside])
    return probabilities


def brier_skill(probabilities: np.ndarray, borne: np.ndarray) -> float:
    """1 - Brier score / Brier score of the code's base rate (Brier 1950; Murphy 1973); nan for a constant code."""
    base = np.mean((borne.mean() - borne) ** 2)
    return float("nan") if base == 0 else float(1 - np.mean((probabilities - borne) ** 2) / base)


def calibration_error(probabilities: np.ndarray, borne: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error (Naeini et al. 2015): mean gap of probability and frequency in bins of equal width."""
    place = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps = [abs((probabilities[place == k] - borne[place == k]).sum()) for k in range(bins)]
    return float(sum(gaps) / len(borne))


def distrust(probabilities: np.ndarray, bearing: np.ndarray, transcripts: np.ndarray) -> list[str]:
    """For each code why its probability cannot be trusted, or the empty string.

    `one_transcript`: all its examples come from one transcript, so nothing could be held out and found again.
    `no_better_than_base_rate`: held-out probabilities were no closer to people's decisions than the code's frequency.
    """
    reasons = []
    for code in range(bearing.shape[1]):
        borne = bearing[:, code]
        if len(set(transcripts[borne == 1])) < 2:
            reasons.append("one_transcript")
        elif not brier_skill(probabilities[:, code], borne) > 0:
            reasons.append("no_better_than_base_rate")
        else:
            reasons.append("")
    return reasons
