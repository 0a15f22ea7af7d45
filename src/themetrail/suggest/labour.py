"""The labour curve: how near a finished coding would come to people's, if some transcripts were coded by hand and what
is proposed for the others stood as it is.

It tells what reading is worth, and proposes nothing: no code reaches a table that nobody confirmed. It rests on
left-out proposals, each learnt from all other transcripts, so where few are coded by hand it is too high.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from themetrail.contracts.suggestions import LABOUR
from themetrail.suggest.baselines import Held
from themetrail.suggest.by_transcript import numbered
from themetrail.suggest.measures import accepted_matrix
from themetrail.suggest.training import Training
from themetrail.suggest.validation import HeldOut

RANDOM, UNSURE_FIRST = "random", "unsure_first"
FEWEST = 5  # transcripts below which there is no curve
STEPS = 10
ORDERS = 200  # drawn
BETWEEN = (0.05, 0.95)  # of the orders drawn


@dataclass(frozen=True)
class Tally:
    """By transcript: decisions (a code on a segment), how many of them people gave, were proposed, and both; segments;
    and how many decisions are expected to be wrong where proposals stand."""

    decisions: np.ndarray
    given: np.ndarray
    proposed: np.ndarray
    both: np.ndarray
    segments: np.ndarray
    expected_wrong: np.ndarray

    @classmethod
    def of(
        cls, bearing: np.ndarray, accepted: np.ndarray, expected_wrong: np.ndarray, transcripts: np.ndarray
    ) -> Tally:
        """From segments x codes given and proposed, errors expected by segment, and each segment's transcript. A code
        that nobody gave and that was never proposed is no decision."""
        place = numbered(transcripts)
        used = int((bearing.any(axis=0) | accepted.any(axis=0)).sum())
        segments = np.bincount(place).astype(float)
        sums = [
            np.bincount(place, weights=cells, minlength=len(segments))
            for cells in (bearing.sum(axis=1), accepted.sum(axis=1), (bearing & accepted).sum(axis=1), expected_wrong)
        ]
        given, proposed, both, wrong = sums
        return cls(used * segments, given, proposed, both, segments, wrong)

    def finished(self, by_hand: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Cohen's kappa over all decisions as one, and the share of people's codes that are found, for each row of
        `by_hand` (whether each transcript is coded by hand)."""
        n, given = self.decisions.sum(), self.given.sum()
        said = self.proposed.sum() + by_hand @ (self.given - self.proposed)
        both = self.both.sum() + by_hand @ (self.given - self.both)
        observed = 1 - (said + given - 2 * both) / n
        expected = (said * given + (n - said) * (n - given)) / n**2
        kappa = np.divide(observed - expected, 1 - expected, out=np.full(len(said), np.nan), where=expected < 1)
        return kappa, both / given if given else np.full(len(said), np.nan)


def labour_curve(training: Training, held_out: HeldOut, held: Held) -> pd.DataFrame:
    """The curve (contract LABOUR) from what was proposed (`held`) for the left-out examples that nobody decided with a
    suggestion on view; empty with too few transcripts, and where no code was given there or proposed."""
    rows = np.flatnonzero(training.examples.judging)
    transcripts = training.examples.transcripts[rows]
    if len(set(transcripts.tolist())) < FEWEST:
        return LABOUR.empty()
    accepted = accepted_matrix([held.chosen[row] for row in rows], len(training.codes))
    likely, proposed = held_out.probabilities[rows], accepted[:, training.taught]
    expected = np.where(proposed, 1 - likely, likely).sum(axis=1)
    tally = Tally.of(training.bearing[rows], accepted, expected, transcripts)
    return LABOUR.frame(curve_of(tally)) if tally.decisions.any() else LABOUR.empty()


def curve_of(tally: Tally) -> list[dict]:
    """The rows of the curve: transcripts by hand in random order, and those first of which the model is least sure."""
    n = len(tally.segments)
    steps = sorted({round(step * n / STEPS) for step in range(STEPS + 1)})
    drawn = np.argsort(np.random.default_rng(n).random((ORDERS, n)), axis=1)
    unsure = np.argsort(-(tally.expected_wrong / tally.segments).round(6), kind="stable")[None]
    found = []
    for order, ranks in ((RANDOM, drawn.argsort(axis=1)), (UNSURE_FIRST, unsure.argsort(axis=1))):
        for step in steps:
            by_hand = (ranks < step).astype(float)
            kappa, recall = tally.finished(by_hand)
            share = float((by_hand @ tally.segments).mean() / tally.segments.sum())
            row = {"order": order, "by_hand": step, "transcripts": n, "segments_by_hand": round(share, 6)}
            found.append({**row, **_spread("kappa", kappa), **_spread("recall", recall)})
    return found


def _spread(name: str, values: np.ndarray) -> dict[str, float]:
    """The mean over orders, and between what nine in ten of them lie; one order has no spread."""
    low, high = np.quantile(values, BETWEEN) if len(values) > 1 else (np.nan, np.nan)
    numbers = (float(values.mean()), float(low), float(high))
    return {f"{name}{end}": round(value, 6) for end, value in zip(("", "_low", "_high"), numbers, strict=True)}
