"""What the coded data allow: from which probability codes are proposed, whether percentages are shown, or nearest
examples alone.

A code is proposed from the lowest probability at which so many proposals are right as the study asks for, and no more
than the study's own coders agree. That share is a lower bound: transcripts are drawn again with replacement, since
proposals of one transcript are right or wrong together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from themetrail.suggest.by_transcript import LEVELS, at_least, drawn, numbered
from themetrail.suggest.calibration import calibration_error
from themetrail.suggest.measures import order_of
from themetrail.suggest.training import Training
from themetrail.suggest.validation import HeldOut

LOWER = 0.05  # of the drawn precisions: the bound
FEWEST_PROPOSING = 5  # transcripts with a proposal, below which a bound means nothing
NEVER = float("inf")


@dataclass(frozen=True)
class Footing:
    """`nearest_only`: there are so few coded data that only the nearest examples are shown; `percentages`: whether
    probabilities are; `bar`: the probability from which codes are proposed for new transcripts, infinite where none is
    good enough; `bars`: the same by left-out part, from the other parts alone; `target`: the precision asked for."""

    nearest_only: bool
    percentages: bool
    bar: float
    bars: np.ndarray
    target: float

    @classmethod
    def of(cls, training: Training, held_out: HeldOut | None) -> Footing:
        """From the coded data and what left-out data say of the model."""
        settings, examples = training.settings, training.examples
        coded = int(training.bearing.any(axis=1).sum())
        transcripts = len(set(examples.transcripts.tolist()))
        too_few = coded < settings.fewest_segments or transcripts < settings.fewest_transcripts
        agreement = examples.agreement
        target = min(settings.precision_target, agreement.share if agreement.agreed else 1.0)
        if held_out is None:
            return cls(too_few, False, settings.abstain_below or 0.0, np.empty(0), target)
        error = calibration_error(held_out.probabilities.ravel(), training.borne.ravel())
        exact = coded >= settings.percentages_from and error <= settings.largest_calibration_error
        parts = int(held_out.fold.max()) + 1
        if settings.abstain_below is not None:
            bar, bars = settings.abstain_below, np.full(parts, settings.abstain_below)
        else:
            bar, bars = _bars(training, held_out, parts, target)
        return cls(too_few, exact and not too_few, bar, bars, target)

    def of_parts(self, fold: np.ndarray) -> np.ndarray:
        """The bar of each example, by the part in which it was left out."""
        return self.bars[fold]


def _bars(training: Training, held_out: HeldOut, parts: int, target: float) -> tuple[float, np.ndarray]:
    """From decisions alone that nobody made with a suggestion on view."""
    transcript = numbered(training.examples.transcripts)
    n = int(transcript.max()) + 1
    judging = np.flatnonzero(training.examples.judging)
    may = training.allowed(training.examples.table["question"].tolist())
    first = order_of(np.where(may, held_out.scores, -np.inf))[judging, : training.settings.top]
    rows = judging[:, None]
    likely, offered = held_out.probabilities[rows, first].ravel(), may[rows, first].ravel()
    of = np.repeat(transcript[judging], first.shape[1])[offered]
    right = at_least(likely[offered], training.borne[rows, first].ravel()[offered], of, n)
    said = at_least(likely[offered], np.ones(int(offered.sum())), of, n)
    part = np.zeros(n, dtype=int)
    part[transcript] = held_out.fold
    without = [_bar(right[part != one], said[part != one], target) for one in range(parts)]
    return _bar(right, said, target), np.array(without)


def _bar(right: np.ndarray, said: np.ndarray, target: float) -> float:
    """The lowest probability at which the bound of the precision reaches the target (transcripts x LEVELS)."""
    times = drawn(len(said))
    shares = (times @ right) / np.maximum(times @ said, 1)
    bound = np.quantile(shares, LOWER, axis=0)
    good = (bound >= target) & ((said > 0).sum(axis=0) >= FEWEST_PROPOSING)
    return float(LEVELS[np.argmax(good)]) if good.any() else NEVER
