"""What the coded data allow: from which probability codes are proposed, whether percentages are shown, or nearest
examples alone.

A code is proposed from the lowest probability at which so many proposals are right as the study asks for, and no more
than the study's own coders agree. That share is a lower bound: transcripts are drawn again with replacement, since
proposals of one transcript are right or wrong together. Or, where the study asks for codes to be found as well as
right, each code from its own cut on (`cuts`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from themetrail.suggest.by_transcript import LEVELS, at_least, drawn, numbered
from themetrail.suggest.calibration import calibration_error
from themetrail.suggest.cuts import most_of_a_segment
from themetrail.suggest.measures import order_of
from themetrail.suggest.settings import F1
from themetrail.suggest.training import Training
from themetrail.suggest.validation import HeldOut

LOWER = 0.05  # of the drawn precisions: the bound
FEWEST_PROPOSING = 5  # transcripts with a proposal, below which a bound means nothing
NEVER = float("inf")


@dataclass(frozen=True)
class Limits:
    """How many codes of a segment are proposed at most, and the probability from which on each taught code is: infinite
    where none is good enough."""

    top: int
    lowest: np.ndarray


@dataclass(frozen=True)
class Footing:
    """`nearest_only`: there are so few coded data that only the nearest examples are shown; `percentages`: whether
    probabilities are; `limits` are those for new transcripts; `tops` and `bars` the same by left-out part, from the
    other parts alone (bars: parts x taught codes); `by_code`: whether each code has a probability of its own; `target`:
    the precision asked for where not."""

    nearest_only: bool
    percentages: bool
    limits: Limits
    tops: np.ndarray
    bars: np.ndarray
    by_code: bool
    target: float

    @classmethod
    def of(cls, training: Training, held_out: HeldOut | None, cuts: np.ndarray) -> Footing:
        """From the coded data, what left-out data say of the model, and each code's cut for the best F1."""
        settings, examples = training.settings, training.examples
        coded = int(training.bearing.any(axis=1).sum())
        transcripts = len(set(examples.transcripts.tolist()))
        too_few = coded < settings.fewest_segments or transcripts < settings.fewest_transcripts
        agreement = examples.agreement
        target = min(settings.precision_target, agreement.share if agreement.agreed else 1.0)
        by_code = settings.abstain_below is None and settings.cut == F1
        top = settings.top or most_of_a_segment(training.bearing)
        n_codes = len(training.taught)
        if held_out is None:
            lowest = cuts if by_code else np.full(n_codes, settings.abstain_below or 0.0)
            nothing = np.empty(0, dtype=int), np.empty((0, n_codes))
            return cls(too_few, False, Limits(top, lowest), *nothing, by_code, target)
        error = calibration_error(held_out.probabilities.ravel(), training.borne.ravel())
        exact = coded >= settings.percentages_from and error <= settings.largest_calibration_error
        parts = range(int(held_out.fold.max()) + 1)
        tops = np.array([settings.top or most_of_a_segment(training.bearing[held_out.fold != part]) for part in parts])
        if by_code:
            lowest, bars = cuts, held_out.cuts
        elif settings.abstain_below is not None:
            lowest, bars = (np.full_like(each, settings.abstain_below) for each in (cuts, held_out.cuts))
        else:
            bar, by_part = _bars(training, held_out, top, tops, target)
            lowest, bars = np.full(n_codes, bar), np.tile(by_part[:, None], n_codes)
        return cls(too_few, exact and not too_few, Limits(top, lowest), tops, bars, by_code, target)

    def of_part(self, part: int) -> Limits:
        """The limits that know nothing of a left-out part."""
        return Limits(int(self.tops[part]), self.bars[part])


def _bars(training: Training, held_out: HeldOut, top: int, tops: np.ndarray, target: float) -> tuple[float, np.ndarray]:
    """The bar for new transcripts and for each part, from decisions alone that nobody made with a suggestion on
    view."""
    transcript = numbered(training.examples.transcripts)
    n = int(transcript.max()) + 1
    part = np.zeros(n, dtype=int)
    part[transcript] = held_out.fold
    judging = np.flatnonzero(training.examples.judging)
    may = training.allowed(training.examples.table["question"].tolist())
    order = order_of(np.where(may, held_out.scores, -np.inf))[judging]
    rows = judging[:, None]

    def among_the_first(most: int) -> tuple[np.ndarray, np.ndarray]:
        """Transcripts x LEVELS: how many are right of those that would be proposed, and how many these are."""
        first = order[:, :most]
        likely, offered = held_out.probabilities[rows, first].ravel(), may[rows, first].ravel()
        of = np.repeat(transcript[judging], first.shape[1])[offered]
        right = at_least(likely[offered], training.borne[rows, first].ravel()[offered], of, n)
        return right, at_least(likely[offered], np.ones(int(offered.sum())), of, n)

    counted = {most: among_the_first(most) for most in {top, *tops.tolist()}}
    without = [
        _bar(right[part != one], said[part != one], target)
        for one, (right, said) in enumerate(counted[most] for most in tops.tolist())
    ]
    return _bar(*counted[top], target), np.array(without)


def _bar(right: np.ndarray, said: np.ndarray, target: float) -> float:
    """The lowest probability at which the bound of the precision reaches the target (transcripts x LEVELS)."""
    times = drawn(len(said))
    shares = (times @ right) / np.maximum(times @ said, 1)
    bound = np.quantile(shares, LOWER, axis=0)
    good = (bound >= target) & ((said > 0).sum(axis=0) >= FEWEST_PROPOSING)
    return float(LEVELS[np.argmax(good)]) if good.any() else NEVER
