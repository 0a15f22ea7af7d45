"""From scores to probabilities, and which of them can be trusted.

Scores of transcripts that the models did not see are fitted to what people decided by a logistic curve (Platt 1999),
one for all codes. It also knows two things of the text as a whole: how much its scores add up to, since a score among
many high ones is less certain, and whether it looks like a text that bears any code. Four numbers are hard to overfit
with the few transcripts of a qualitative study, and within a segment the order of the codes stays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LOGIT_LIMIT = 10.0


@dataclass(frozen=True)
class Calibration:
    """probability = 1 / (1 + exp(-(slope x score + per_rivals x rivals + per_any x any_code + intercept)))."""

    slope: float
    per_rivals: float
    per_any: float
    intercept: float

    @property
    def informative(self) -> bool:
        """Whether a higher score went with more use of the code; if not, scores mean nothing."""
        return self.slope > 0

    def probabilities(self, scores: np.ndarray, rivals: np.ndarray, any_code: np.ndarray) -> np.ndarray:
        """Probabilities (texts x codes) of scores of the same shape and what is known of each text."""
        of_text = self.per_rivals * rivals + self.per_any * any_code
        return 1 / (1 + np.exp(-(self.slope * scores + of_text[:, None] + self.intercept)))


def rivals_of(scores: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    """For each text ln(sum(exp(score))) over the codes that are allowed there."""
    highest = np.where(allowed, scores, -np.inf).max(axis=1, initial=-np.inf)
    highest = np.where(np.isfinite(highest), highest, 0)
    total = np.where(allowed, np.exp(np.minimum(scores - highest[:, None], 0)), 0).sum(axis=1)
    return highest + np.log(np.maximum(total, 1e-300))


def fit_calibration(
    scores: np.ndarray, rivals: np.ndarray, any_code: np.ndarray, bearing: np.ndarray, allowed: np.ndarray
) -> Calibration:
    """The curve for left-out scores and decisions (both texts x codes, of which only those `allowed` count)."""
    from sklearn.linear_model import LogisticRegression

    borne = bearing[allowed]
    if not len(borne) or borne.min() == borne.max():
        return Calibration(0.0, 0.0, 0.0, LOGIT_LIMIT if borne.any() else -LOGIT_LIMIT)
    of_text = (np.broadcast_to(known[:, None], scores.shape)[allowed] for known in (rivals, any_code))
    known = np.column_stack([scores[allowed], *of_text])
    curve = LogisticRegression(C=100.0, max_iter=1000).fit(known, borne)
    numbers = (*curve.coef_[0], curve.intercept_[0])
    return Calibration(*(float(number.round(6)) for number in numbers))


def brier_skill(probabilities: np.ndarray, borne: np.ndarray) -> float:
    """1 - Brier score / Brier score of the code's base rate (Brier 1950; Murphy 1973); nan for a constant code."""
    base = np.mean((borne.mean() - borne) ** 2)
    return float("nan") if base == 0 else float(1 - np.mean((probabilities - borne) ** 2) / base)


def calibration_error(probabilities: np.ndarray, borne: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error (Naeini et al. 2015): mean gap of probability and frequency in bins of equal width."""
    place = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps = [abs((probabilities[place == k] - borne[place == k]).sum()) for k in range(bins)]
    return float(sum(gaps) / len(borne))


def distrust(probabilities: np.ndarray, bearing: np.ndarray, transcripts: np.ndarray, few: np.ndarray) -> list[str]:
    """For each code why its probability cannot be trusted, or the empty string.

    `too_few_examples`: there are not enough to judge it by (`few`, one bool per code).
    `one_transcript`: all its examples come from one transcript, so nothing could be held out and found again.
    `no_better_than_base_rate`: held-out probabilities were no closer to people's decisions than the code's frequency.
    """
    reasons = []
    for code in range(bearing.shape[1]):
        borne = bearing[:, code]
        if few[code]:
            reasons.append("too_few_examples")
        elif len(set(transcripts[borne == 1])) < 2:
            reasons.append("one_transcript")
        elif not brier_skill(probabilities[:, code], borne) > 0:
            reasons.append("no_better_than_base_rate")
        else:
            reasons.append("")
    return reasons
