"""What suggestions are held against on the same left-out transcripts: the simplest things that could be done."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from themetrail.in_parallel import in_parallel
from themetrail.suggest.abstention import Footing
from themetrail.suggest.cuts import f1_cuts
from themetrail.suggest.framing import withheld
from themetrail.suggest.neighbours import most_similar_bearer
from themetrail.suggest.proposals import chosen_codes
from themetrail.suggest.training import Training
from themetrail.suggest.validation import HeldOut

MODEL, MOST_FREQUENT, NEAREST, REGRESSION = "model", "most_frequent", "nearest_neighbour", "word_regression"
MODEL_F1 = "model_f1_cuts"  # the same model, each code from its own cut on
MOST_COMPARED = {NEAREST: 20_000, REGRESSION: 3_000}  # examples, above which a baseline takes too long
_SLACK = 10.0  # of the regression's weights: inverse of the penalty


@dataclass(frozen=True)
class Held:
    """One method on left-out transcripts: `scores` (examples x codes of the book) order codes, `chosen` are given.

    `sure` says for each example how sure the method is of its first code.
    """

    method: str
    scores: np.ndarray
    chosen: list[list[int]]
    sure: np.ndarray

    def of(self, rows: np.ndarray) -> Held:
        """The same for some of the examples."""
        return Held(self.method, self.scores[rows], [self.chosen[row] for row in rows], self.sure[rows])


def of_the_model(
    training: Training,
    held_out: HeldOut,
    may: np.ndarray | None,
    tops: np.ndarray,
    lowest: np.ndarray,
    method: str,
) -> Held:
    """What the model would have proposed: so many codes of each example at most, from a lowest probability on (examples
    x taught codes)."""
    last = held_out.scores.min(initial=0) - 1
    scores = np.full((len(held_out.fold), len(training.codes)), last)
    scores[:, training.taught] = held_out.scores
    scores = withheld(scores, may)
    of_taught = scores[:, training.taught]
    chosen = chosen_codes(held_out.probabilities, of_taught, tops, lowest)
    sure = np.where(np.isfinite(of_taught), held_out.probabilities, 0).max(axis=1, initial=0)
    return Held(method, scores, [[training.taught[code] for code in codes] for codes in chosen], sure)


def most_frequent(training: Training, fold: np.ndarray, may: np.ndarray | None, footing: Footing) -> Held:
    """The most frequent codes of the other transcripts, whatever the words."""
    bearing = training.bearing
    share = np.zeros(bearing.shape)
    for part in np.unique(fold):
        share[fold == part] = bearing[fold != part].mean(axis=0)
    return _by_probability(MOST_FREQUENT, share, may, fold, footing)


def nearest_neighbour(training: Training, fold: np.ndarray, frequency: np.ndarray, may: np.ndarray | None) -> Held:
    """Codes ordered by their most similar bearer (ties by frequency); proposed are those of the nearest example."""
    bearing = training.bearing
    scores = np.zeros(bearing.shape)
    chosen: list[list[int]] = [[] for _ in fold]
    vectors = training.told.text_vectors
    for part in np.unique(fold):
        inside, outside = np.flatnonzero(fold == part), np.flatnonzero(fold != part)
        texts, examples = vectors[inside], vectors[outside]
        # One more column, which every example bears: the similarity of the most similar example of all.
        borne = np.column_stack([bearing[outside], np.ones(len(outside), dtype=np.int8)])
        similar = most_similar_bearer(texts, examples, borne)
        scores[inside] = similar[:, :-1] + 1e-7 * frequency[inside]
        for row, codes in zip(inside, similar, strict=True):
            of_nearest = (codes[:-1] == codes[-1]) & (codes[:-1] > 0)
            chosen[row] = [int(code) for code in np.flatnonzero(of_nearest if may is None else of_nearest & may[row])]
    sure = withheld(scores, may).max(axis=1, initial=0)
    return Held(NEAREST, scores, chosen, sure)


def word_regression(
    training: Training, fold: np.ndarray, may: np.ndarray | None, footing: Footing, processes: int
) -> Held:
    """Logistic regression on TF-IDF of words and pairs of words, one for each code."""
    from sklearn.linear_model import LogisticRegression

    words, bearing = training.told.words, training.bearing

    def without(part: int) -> np.ndarray:
        inside, outside = np.flatnonzero(fold == part), np.flatnonzero(fold != part)
        known, asked = words[outside], words[inside]
        likely = np.zeros((len(inside), bearing.shape[1]))
        for code in range(bearing.shape[1]):
            borne = bearing[outside, code]
            if borne.any() and not borne.all():
                model = LogisticRegression(C=_SLACK, solver="liblinear", random_state=0).fit(known, borne)
                likely[:, code] = model.predict_proba(asked)[:, 1]
        return likely.round(6)

    parts = np.unique(fold).tolist()
    likely = np.zeros(bearing.shape)
    for part, found in zip(parts, in_parallel(without, parts, processes), strict=True):
        likely[fold == part] = found
    return _by_probability(REGRESSION, likely, may, fold, footing)


def _by_probability(
    method: str, likely: np.ndarray, may: np.ndarray | None, fold: np.ndarray, footing: Footing
) -> Held:
    """Proposals by the limits of the model; where each code has a cut, by cuts from the method's own probabilities."""
    scores = withheld(likely, may)
    lowest = footing.bars[fold][:, :1]
    if footing.by_code:
        allowed = np.ones(likely.shape, dtype=bool) if may is None else may
        cuts = [f1_cuts(likely[fold != part], allowed[fold != part]) for part in range(len(footing.bars))]
        lowest = np.array(cuts)[fold]
    return Held(method, scores, chosen_codes(likely, scores, footing.tops[fold], lowest), scores.max(axis=1, initial=0))
