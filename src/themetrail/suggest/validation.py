"""Cross-validation over transcripts: every example is scored by a model that has seen nothing of its transcript."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from themetrail.in_parallel import in_parallel
from themetrail.suggest.calibration import Calibration, cross_calibrated, distrust, fit_calibration, lengths_of
from themetrail.suggest.measures import mean_average_precision
from themetrail.suggest.ranking import LIMIT
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


def hold_out(training: Training, others: dict[str, pd.DataFrame] | None = None, processes: int = 1) -> HeldOut | None:
    """Leave each transcript out in turn; None where there are fewer than two transcripts or no taught code.

    Whether the turn before helps is found out too: each fold takes the weight with which the other folds were ranked
    better, so that no fold chooses for itself. `others` holds, by transcript, further texts (columns text and previous)
    to score by models that are blind to it.
    """
    transcripts = training.examples.transcripts
    by_name = folds_of(transcripts, training.settings.folds)
    if len(by_name) < 2 or not training.taught:
        return None
    fold = np.array([by_name[name] for name in transcripts])
    parts = range(fold.max() + 1)
    others_of = {part: {name: rows for name, rows in (others or {}).items() if by_name[name] == part} for part in parts}
    of_folds = in_parallel(lambda part: _scores_of(training, fold == part, others_of[part]), parts, processes)
    borne = training.bearing[:, training.taught]
    tried = {weight: np.full(borne.shape, -LIMIT) for weight in CONTEXTS}
    for part, of_fold in zip(parts, of_folds, strict=True):
        for weight, (of_examples, _) in of_fold.items():
            tried[weight][fold == part] = of_examples
    scores = np.empty(borne.shape)
    scores_of_others: dict[str, np.ndarray] = {}
    for part, of_fold in zip(parts, of_folds, strict=True):
        best = _best_context(tried, borne, fold != part)
        scores[fold == part], of_others = of_fold[best]
        scores_of_others |= of_others
    lengths = lengths_of(training.counts.sizes[: len(fold)])
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


def _scores_of(
    training: Training, left_out: np.ndarray, others: dict[str, pd.DataFrame]
) -> dict[float, tuple[np.ndarray, dict[str, np.ndarray]]]:
    """By weight of the turn before: scores of the examples that are left out, and of the other texts."""
    examples = training.counts.rows(np.flatnonzero(left_out))
    models = [training.without(left_out, weight) for weight in CONTEXTS]
    counted = {name: training.count(rows) for name, rows in others.items()}
    return {
        model.context: (model.scores(examples), {name: model.scores(counts) for name, counts in counted.items()})
        for model in models
    }


def _best_context(tried: dict[float, np.ndarray], borne: np.ndarray, rows: np.ndarray) -> float:
    """The weight with the best mean average precision on these rows; the first where none is better."""
    precision = {
        weight: np.nan_to_num(mean_average_precision(scores[rows], borne[rows])).round(6)
        for weight, scores in tried.items()
    }
    return max(CONTEXTS, key=precision.__getitem__)
