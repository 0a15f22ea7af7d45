"""Cross-validation over transcripts: every example is scored by a model that has seen nothing of its transcript."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from themetrail.suggest.calibration import Calibration, cross_calibrated, distrust, fit_calibration
from themetrail.suggest.ranking import LIMIT
from themetrail.suggest.terms import Counts
from themetrail.suggest.training import Training


@dataclass(frozen=True)
class HeldOut:
    """Per example its fold, scores and probabilities (examples x taught codes) from models blind to its transcript.

    `calibration` serves new texts; `distrusted` says of each taught code why its probability is not to be trusted, or
    nothing; `others` are the scores of further texts of these transcripts, by transcript.
    """

    fold: np.ndarray
    scores: np.ndarray
    probabilities: np.ndarray
    calibration: Calibration
    distrusted: list[str]
    others: dict[str, np.ndarray]


def folds_of(transcripts: np.ndarray, parts: int) -> dict[str, int]:
    """The fold of each transcript: one each where there are no more than `parts`, else dealt out evenly by size."""
    sizes = Counter(transcripts.tolist())
    loads = [0] * min(parts, len(sizes))
    fold = {}
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        fold[name] = loads.index(min(loads))
        loads[fold[name]] += sizes[name]
    return fold


def hold_out(training: Training, others: dict[str, Counts] | None = None) -> HeldOut | None:
    """Leave each transcript out in turn; None where there are fewer than two transcripts or no taught code.

    `others` holds, by transcript, further texts to score by models that are blind to it.
    """
    transcripts, others = training.examples.transcripts, others or {}
    by_name = folds_of(transcripts, training.settings.folds)
    if len(by_name) < 2 or not training.taught:
        return None
    fold = np.array([by_name[name] for name in transcripts])
    scores, scores_of_others = np.full((len(fold), len(training.taught)), -LIMIT), {}
    for part in range(fold.max() + 1):
        inside = fold == part
        model = training.without(inside)
        scores[inside] = model.scores(training.counts.rows(np.flatnonzero(inside)))
        for name in others:
            if by_name[name] == part:
                scores_of_others[name] = model.scores(others[name])
    borne = training.bearing[:, training.taught]
    probabilities = cross_calibrated(scores, borne, fold)
    return HeldOut(
        fold,
        scores,
        probabilities,
        fit_calibration(scores, borne),
        distrust(probabilities, borne, transcripts),
        scores_of_others,
    )
