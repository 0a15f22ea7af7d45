"""Cross-validation over transcripts: every example is scored by a model that has seen nothing of its transcript.

Nothing: neither the regressions nor the choice of their penalties, the weights of the signals or the calibration. All
of these are learnt anew for each part that is left out, from the scores that the other transcripts get when each of
them is left out too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from themetrail.in_parallel import in_parallel
from themetrail.suggest.calibration import Calibration, distrust, fit_calibration, rivals_of
from themetrail.suggest.combination import evenly, fit_weights
from themetrail.suggest.cuts import f1_cuts
from themetrail.suggest.likeness import Reading
from themetrail.suggest.own_weights import Weights, fit_own_weights
from themetrail.suggest.ridge import MOST_EXACT, Division
from themetrail.suggest.signals import Signals
from themetrail.suggest.threads import one_thread
from themetrail.suggest.training import Training

MOST_GROUPS = 100  # in which transcripts are left out within the parts; with fewer, each is left out by itself
MOST_PARTS_OF_MANY = 10  # where examples are too many for the closed form
MOST_CALIBRATED = 300_000  # cells, segments x codes
NOTHING = -1  # the part that is left out of the model for new transcripts


@dataclass(frozen=True)
class Model:
    """Regressions, the weights of the signals, the calibration and each code's cut for the best F1, made without one
    part of the transcripts."""

    signals: Signals
    part: int
    weights: Weights
    calibration: Calibration
    cuts: np.ndarray

    @classmethod
    def fit(cls, signals: Signals, part: int) -> Model:
        """Learn from the left-out scores of all other parts."""
        training, division = signals.training, signals.division
        kept = np.flatnonzero(~division.inside(part))
        rows = evenly(kept, max(MOST_CALIBRATED // max(len(training.taught), 1), 500))
        questions = training.examples.table["question"].iloc[rows].tolist()
        may = training.allowed(questions) & signals.learnable(rows, part)
        known, borne = signals.of_examples(rows, part), training.borne[rows]
        weights, scores = fit_own_weights(known, borne, may, division.group[rows], fit_weights(known, borne, may))
        of_text = rivals_of(scores, may), signals.any_code(rows, part)
        calibration = fit_calibration(scores, *of_text, borne, may)
        cuts = f1_cuts(calibration.probabilities(scores, *of_text), may)
        return cls(signals, part, weights, calibration, cuts)

    def of_texts(self, texts: Reading, questions: list[str]) -> Scored:
        """Scores and probabilities of further texts."""
        known, any_code, closest = self.signals.of_texts(texts, self.part)
        return self._scored(known, any_code, self.signals.training.allowed(questions), closest)

    def of_left_out(self, rows: np.ndarray) -> Scored:
        """Scores and probabilities of examples of the part that the model is made without."""
        training = self.signals.training
        questions = training.examples.table["question"].iloc[rows].tolist()
        known = self.signals.of_examples(rows, self.part)
        return self._scored(
            known, self.signals.any_code(rows, self.part), training.allowed(questions), self.signals.closest[rows]
        )

    def _scored(self, known: np.ndarray, any_code: np.ndarray, may: np.ndarray, closest: np.ndarray) -> Scored:
        scores = self.weights.scores(known)
        likely = self.calibration.probabilities(scores, rivals_of(scores, may), any_code)
        return Scored(scores, likely.round(6), closest)


@dataclass(frozen=True)
class Scored:
    """Scores, which order codes, and probabilities, both texts x taught codes; and for each text how alike the most
    alike coded passage or text of the codebook is."""

    scores: np.ndarray
    probabilities: np.ndarray
    closest: np.ndarray


@dataclass(frozen=True)
class HeldOut:
    """Per example its part, scores and probabilities (examples x taught codes) from models blind to its transcript.

    `distrusted` says of each taught code why its probability is not to be trusted, or nothing; `others` are further
    texts of these transcripts, by transcript; `weights` are those of the signals, by part, and `cuts` each code's for
    the best F1 (parts x taught codes).
    """

    fold: np.ndarray
    scores: np.ndarray
    probabilities: np.ndarray
    distrusted: list[str]
    others: dict[str, Scored]
    weights: list[Weights]
    cuts: np.ndarray


def folds_of(transcripts: np.ndarray, parts: int) -> dict[str, int]:
    """The fold of each transcript: one each where there are no more than `parts`, else dealt out evenly by size."""
    sizes = Counter(transcripts.tolist())
    loads = [0] * min(parts, len(sizes))
    fold = {}
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        fold[name] = loads.index(min(loads))
        loads[fold[name]] += sizes[name]
    return fold


def division_of(training: Training) -> Division:
    """Groups of transcripts in parts. Of one transcript alone, the segments are left out, in no part."""
    transcripts = training.examples.transcripts
    n, parts = len(transcripts), training.settings.folds
    many = n + len(training.book) > MOST_EXACT
    if len(set(transcripts)) < 2:
        return Division(np.arange(n) % (MOST_PARTS_OF_MANY if many else MOST_GROUPS), np.full(n, NOTHING))
    groups = folds_of(transcripts, min(parts, MOST_PARTS_OF_MANY) if many else max(MOST_GROUPS, parts))
    group = np.array([groups[name] for name in transcripts])
    by_group = folds_of(group, parts)
    return Division(group, np.array([by_group[one] for one in group]))


@one_thread()
def learn(training: Training, processes: int = 1) -> Signals:
    """The regressions, for all parts at once."""
    return Signals.learn(training, division_of(training), processes)


@one_thread()
def hold_out(signals: Signals, others: dict[str, pd.DataFrame] | None = None, processes: int = 1) -> HeldOut | None:
    """Leave each part out in turn; None where there are fewer than two transcripts.

    `others` holds, by transcript, further texts (columns text, previous, following, speaker and question) to score by
    models that are blind to it.
    """
    training, part_of = signals.training, signals.division.part
    if part_of.max(initial=NOTHING) < 1:
        return None
    transcripts = training.examples.transcripts
    by_name = dict(zip(transcripts.tolist(), part_of.tolist(), strict=True))

    def leave_out(part: int) -> tuple[Scored, dict[str, Scored], Weights, np.ndarray]:
        model = Model.fit(signals, part)
        here = {name: rows for name, rows in (others or {}).items() if by_name[name] == part}
        scored = {name: model.of_texts(training.read(rows), rows["question"].tolist()) for name, rows in here.items()}
        return model.of_left_out(np.flatnonzero(part_of == part)), scored, model.weights, model.cuts

    found = in_parallel(leave_out, range(part_of.max() + 1), processes)
    scores, probabilities = np.zeros(training.borne.shape), np.zeros(training.borne.shape)
    of_others: dict[str, Scored] = {}
    for part, (scored, there, *_) in enumerate(found):
        scores[part_of == part], probabilities[part_of == part] = scored.scores, scored.probabilities
        of_others |= there
    distrusted = distrust(probabilities, training.borne, transcripts, training.few)
    *_, weights, cuts = zip(*found, strict=True)
    return HeldOut(part_of, scores, probabilities, distrusted, of_others, list(weights), np.array(cuts))
