"""Cross-validation over transcripts: every example is scored by a model that has seen nothing of its transcript."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from themetrail.suggest.calibration import Calibration, cross_calibrated, distrust, fit_calibration, lengths_of
from themetrail.suggest.measures import mean_average_precision
from themetrail.suggest.ranking import LIMIT
from themetrail.suggest.terms import Counts
from themetrail.suggest.training import Training

DEFAULT_CONTEXT = 0.5  # weight of the words of the turn before
CONTEXTS = (DEFAULT_CONTEXT, 0.0)


@dataclass(frozen=True)
class HeldOut:
    """Per example its fold, scores and probabilities (examples x taught codes) from models blind to its transcript.

    `calibration` serves new texts; `distrusted` says of each taught code why its probability is not to be trusted, or
    nothing; `context` is the weight of the turn before that ranked best; `others` are the scores of further texts of
    these transcripts, by transcript.
    """

    fold: np.ndarray
    scores: np.ndarray
    probabilities: np.ndarray
    calibration: Calibration
    distrusted: list[str]
    context: float
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

    Whether the turn before helps is found out too: each fold takes the weight with which the other folds were ranked
    better, so that no fold chooses for itself. `others` holds, by transcript, further texts to score by models that are
    blind to it.
    """
    transcripts = training.examples.transcripts
    by_name = folds_of(transcripts, training.settings.folds)
    if len(by_name) < 2 or not training.taught:
        return None
    fold = np.array([by_name[name] for name in transcripts])
    tried = {weight: _scores_with(training, weight, fold, by_name, others or {}) for weight in CONTEXTS}
    borne = training.bearing[:, training.taught]
    scores, scores_of_others = np.empty(borne.shape), {}
    for part in range(fold.max() + 1):
        best = _best_context(tried, borne, fold != part)
        scores[fold == part] = tried[best][0][fold == part]
        scores_of_others |= {name: found for name, found in tried[best][1].items() if by_name[name] == part}
    lengths = lengths_of(training.examples.table["text"])
    probabilities = cross_calibrated(scores, lengths, borne, fold)
    return HeldOut(
        fold,
        scores,
        probabilities,
        fit_calibration(scores, lengths, borne),
        distrust(probabilities, borne, transcripts),
        _best_context(tried, borne, np.ones(len(fold), dtype=bool)),
        scores_of_others,
    )


def _scores_with(
    training: Training, context: float, fold: np.ndarray, by_name: dict[str, int], others: dict[str, Counts]
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Held-out scores of the examples and of the other texts, with one weight of the turn before."""
    scores, scores_of_others = np.full((len(fold), len(training.taught)), -LIMIT), {}
    for part in range(fold.max() + 1):
        inside = fold == part
        model = training.without(inside, context)
        scores[inside] = model.scores(training.counts.rows(np.flatnonzero(inside)))
        for name in others:
            if by_name[name] == part:
                scores_of_others[name] = model.scores(others[name])
    return scores, scores_of_others


def _best_context(tried: dict[float, tuple], borne: np.ndarray, rows: np.ndarray) -> float:
    """The weight with the best mean average precision on these rows; the first where none is better."""
    precision = {
        weight: np.nan_to_num(mean_average_precision(scores[rows], borne[rows])).round(6)
        for weight, (scores, _) in tried.items()
    }
    return max(CONTEXTS, key=precision.__getitem__)
