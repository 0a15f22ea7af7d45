"""What suggestions would have been worth on transcripts that the model had not seen, against baselines and coders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from themetrail.contracts.suggestions import EVALUATION
from themetrail.suggest.abstention import NEVER, Footing
from themetrail.suggest.baselines import (
    MODEL,
    MODEL_F1,
    MOST_COMPARED,
    NEAREST,
    REGRESSION,
    Held,
    most_frequent,
    nearest_neighbour,
    of_the_model,
    word_regression,
)
from themetrail.suggest.by_transcript import interval
from themetrail.suggest.calibration import brier_skill, calibration_error
from themetrail.suggest.examples import Agreement
from themetrail.suggest.measures import (
    accepted_matrix,
    average_precision,
    average_precisions,
    macro_f1,
    order_of,
    recalls,
    reciprocal_ranks,
)
from themetrail.suggest.training import Training
from themetrail.suggest.validation import HeldOut

CODERS = "coders"
OF_RANKS = (
    "recall_at_1",
    "recall_at_3",
    "recall_at_5",
    "precision_at_1",
    "mean_reciprocal_rank",
    "mean_average_precision",
)
OF_PROPOSALS = ("coverage", "coverage_of_uncoded", "precision", "micro_f1", "macro_f1")
OVERALL = (*OF_RANKS, *OF_PROPOSALS)
OF_PROBABILITIES = ("brier_skill", "calibration_error")
PER_CODE = ("precision", "recall", "f1", "average_precision", "brier_skill")
COVERED = tuple(range(10, 101, 10))  # in 100 of the segments: those of which a method is surest
BINS = 10  # of probabilities
NO_INTERVAL = (float("nan"), float("nan"))


@dataclass(frozen=True)
class Judged:
    """The examples by which methods are judged: decided by people who saw no suggestion. `bearing` is examples x codes,
    `transcripts` has the number of each example's transcript."""

    rows: np.ndarray
    bearing: np.ndarray
    transcripts: np.ndarray

    @classmethod
    def of(cls, training: Training) -> Judged:
        """All examples that nobody decided with a suggestion on view."""
        rows = np.flatnonzero(training.examples.judging)
        return cls(rows, training.bearing[rows], pd.factorize(training.examples.transcripts[rows])[0])

    def among(self, chosen: np.ndarray) -> int:
        """In how many transcripts the chosen examples are."""
        return len(set(self.transcripts[chosen].tolist()))

    def ratio(self, above: np.ndarray, below: np.ndarray, chosen: np.ndarray) -> tuple[float, float, float]:
        """A sum over the chosen examples divided by another, and its interval by transcript."""
        total = float(below.sum())
        if not total:
            return float("nan"), *NO_INTERVAL
        numbers = self.transcripts[chosen]
        sums = (np.bincount(numbers, weights=part, minlength=1) for part in (above, below))
        return float(above.sum()) / total, *interval(*sums)


def undefined_evaluation(reason: str) -> pd.DataFrame:
    """The evaluation where none is possible: each overall measure empty, with the reason."""
    measures = (*OVERALL, *OF_PROBABILITIES)
    return EVALUATION.frame(
        [_row("overall", "", MODEL, one, (float("nan"), *NO_INTERVAL), 0, 0, reason) for one in measures]
    )


def evaluate(
    training: Training, held_out: HeldOut, footing: Footing, informative: bool, processes: int = 1
) -> pd.DataFrame:
    """All measures of the model and of the baselines on the same left-out examples (contract EVALUATION).

    Codes that cannot be proposed count as missed, and where scores are not `informative` none is. Baselines: the most
    frequent codes of the other transcripts, the codes of the most similar example in them, and logistic regression on
    words. The study's own coders are the ceiling.
    """
    judged = Judged.of(training)
    if not len(judged.rows):
        return undefined_evaluation("no_blind_decision")
    rows: list[dict] = []
    methods = [held.of(judged.rows) for held in _methods(training, held_out, footing, informative, processes)]
    missing = {NEAREST, REGRESSION} - {held.method for held in methods}
    for held in methods:
        rows += _overall_rows(held, judged, OVERALL)
    balanced = what_f1_cuts_propose(training, held_out, footing, informative).of(judged.rows)
    rows += _overall_rows(balanced, judged, OF_PROPOSALS)
    for method in sorted(missing):
        nothing = (float("nan"), *NO_INTERVAL)
        rows += [_row("overall", "", method, one, nothing, len(judged.rows), 0, "too_many_examples") for one in OVERALL]
    for held in methods:
        rows += _curve_rows(held, judged)
    rows += [_row_of_coders(training.examples.agreement)]
    rows += _probability_rows(held_out.probabilities[judged.rows], training.borne[judged.rows], judged)
    rows += _rows_of_codes(training, held_out, methods[0], judged)
    return EVALUATION.frame(rows)


def what_was_proposed(training: Training, held_out: HeldOut, footing: Footing, informative: bool) -> Held:
    """What the model would have proposed for the left-out examples; nothing where scores are not `informative`."""
    return _from(footing.bars, MODEL, training, held_out, footing, informative)


def what_f1_cuts_propose(training: Training, held_out: HeldOut, footing: Footing, informative: bool) -> Held:
    """What the model would have proposed with each code from its own cut on, whatever the study asks for."""
    return _from(held_out.cuts, MODEL_F1, training, held_out, footing, informative)


def _from(
    bars: np.ndarray, method: str, training: Training, held_out: HeldOut, footing: Footing, informative: bool
) -> Held:
    """What the model would have proposed from bars on (parts x taught codes)."""
    may = training.offered(training.examples.table["question"].tolist(), taught=False)
    fold = held_out.fold
    lowest = bars[fold] if informative else np.full((len(fold), 1), NEVER)
    return of_the_model(training, held_out, may, footing.tops[fold], lowest, method)


def _methods(
    training: Training, held_out: HeldOut, footing: Footing, informative: bool, processes: int
) -> Iterator[Held]:
    may = training.offered(training.examples.table["question"].tolist(), taught=False)
    fold = held_out.fold
    yield what_was_proposed(training, held_out, footing, informative)
    frequent = most_frequent(training, fold, may, footing)
    yield frequent
    if len(fold) <= MOST_COMPARED[NEAREST]:
        yield nearest_neighbour(training, fold, frequent.scores, may)
    if len(fold) <= MOST_COMPARED[REGRESSION]:
        yield word_regression(training, fold, may, footing, processes)


def _overall_rows(held: Held, judged: Judged, measures: tuple[str, ...]) -> Iterator[dict]:
    bearing = judged.bearing
    coded = bearing.any(axis=1)
    accepted = accepted_matrix(held.chosen, bearing.shape[1])
    right, said, true = (accepted & bearing).sum(axis=1), accepted.sum(axis=1), bearing.sum(axis=1)
    first = order_of(held.scores)[:, 0]
    is_right = bearing[np.arange(len(first)), first]
    ranked = {f"recall_at_{k}": recalls(k, held.scores, bearing) for k in (1, 3, 5)}
    ranked |= {
        "precision_at_1": is_right[coded],
        "mean_reciprocal_rank": reciprocal_ranks(held.scores, bearing),
        "mean_average_precision": average_precisions(held.scores, bearing),
    }
    every = np.ones(len(bearing), dtype=bool)
    of_all = {
        **{name: (values, np.ones(len(values)), coded, "no_coded_segment") for name, values in ranked.items()},
        "coverage": (said > 0, every, every, ""),
        "coverage_of_uncoded": ((said > 0)[~coded], every[~coded], ~coded, "no_uncoded_segment"),
        "precision": (right[said > 0], said[said > 0], said > 0, "nothing_proposed"),
        "micro_f1": (2 * right, said + true, every, "nothing_proposed"),
    }
    for measure in measures:
        if measure == "macro_f1":
            value = macro_f1(accepted, bearing), *NO_INTERVAL
            yield _row(
                "overall", "", held.method, measure, value, len(bearing), judged.among(every), "no_coded_segment"
            )
            continue
        above, below, chosen, reason = of_all[measure]
        value = judged.ratio(np.asarray(above, dtype=float), np.asarray(below, dtype=float), chosen)
        yield _row("overall", "", held.method, measure, value, int(chosen.sum()), judged.among(chosen), reason)


def _curve_rows(held: Held, judged: Judged) -> Iterator[dict]:
    """How often the first code is right in the share of the segments of which the method is surest."""
    first = order_of(held.scores)[:, 0]
    right = judged.bearing[np.arange(len(first)), first].astype(float)
    order = np.argsort(-held.sure, kind="stable")
    for covered in COVERED:
        chosen = np.zeros(len(order), dtype=bool)
        chosen[order[: max(round(covered * len(order) / 100), 1)]] = True
        value = judged.ratio(right[chosen], np.ones(int(chosen.sum())), chosen)
        measure = f"precision_at_coverage_{covered}"
        yield _row("overall", "", held.method, measure, value, int(chosen.sum()), judged.among(chosen), "")


def _row_of_coders(agreement: Agreement) -> dict:
    """F1 of one coder against another: what a method cannot be expected to exceed."""
    each = np.array(agreement.by_transcript, dtype=float).reshape(-1, 2)
    value = agreement.share, *interval(each[:, 0], each[:, 1])
    of = agreement.segments, len(each)
    return _row("overall", "", CODERS, "micro_f1", value, *of, "no_blind_double_coding")


def _probability_rows(likely: np.ndarray, borne: np.ndarray, judged: Judged) -> Iterator[dict]:
    n, every = len(borne), judged.among(np.ones(len(borne), dtype=bool))
    flat, cells = likely.ravel(), borne.ravel()
    base = ((borne - borne.mean(axis=0)) ** 2).sum()
    skill = 1 - ((likely - borne) ** 2).sum() / base if base else float("nan")
    yield _row("overall", "", MODEL, "brier_skill", (float(skill), *NO_INTERVAL), n, every, "constant_codes")
    error = calibration_error(flat, cells, BINS)
    yield _row("overall", "", MODEL, "calibration_error", (error, *NO_INTERVAL), n, every, "")
    place = np.minimum((flat * BINS).astype(int), BINS - 1)
    segment = np.repeat(np.arange(n), borne.shape[1])
    for number in range(BINS):
        inside = place == number
        if inside.any():
            chosen = segment[inside]
            of = len(set(chosen.tolist())), judged.among(chosen)
            said = float(flat[inside].mean()), *NO_INTERVAL
            yield _row("overall", "", MODEL, f"predicted_in_bin_{number + 1}", said, *of, "")
            found = judged.ratio(cells[inside].astype(float), np.ones(int(inside.sum())), chosen)
            yield _row("overall", "", MODEL, f"observed_in_bin_{number + 1}", found, *of, "")


def _rows_of_codes(training: Training, held_out: HeldOut, held: Held, judged: Judged) -> Iterator[dict]:
    """Per code: the accepted set, the order of segments, and whether its probability is trusted (1) or why not."""
    accepted = accepted_matrix(held.chosen, judged.bearing.shape[1])
    place = {code: taught for taught, code in enumerate(training.taught)}
    every = np.ones(len(judged.rows), dtype=bool)
    for code, code_id in enumerate(training.codes):
        borne = judged.bearing[:, code]
        of = int(borne.sum()), judged.among(borne == 1)
        if code not in place:
            reason, nothing = "too_few_examples" if of[0] else "no_examples", (float("nan"), *NO_INTERVAL)
            for measure in (*PER_CODE, "probability_trusted"):
                yield _row("code", code_id, MODEL, measure, nothing, *of, reason)
            continue
        taught = place[code]
        said = accepted[:, code].astype(float)
        right = said * borne
        likely, scores = held_out.probabilities[judged.rows, taught], held_out.scores[judged.rows, taught]
        values = (
            judged.ratio(right, said, every),
            judged.ratio(right, borne.astype(float), every),
            judged.ratio(2 * right, said + borne, every),
            (average_precision(scores, borne), *NO_INTERVAL),
            (brier_skill(likely, borne), *NO_INTERVAL),
        )
        for measure, value in zip(PER_CODE, values, strict=True):
            yield _row("code", code_id, MODEL, measure, value, *of, "never_proposed" if of[0] else "no_examples")
        distrusted = held_out.distrusted[taught]
        trusted = (float("nan") if distrusted else 1.0, *NO_INTERVAL)
        yield _row("code", code_id, MODEL, "probability_trusted", trusted, *of, distrusted)


def _row(
    scope: str, code_id: str, method: str, measure: str, value: tuple[float, float, float], n: int, of: int, reason: str
) -> dict:
    """One row, of a value and its interval, `n` segments and `of` so many transcripts; the reason is kept only where
    the value is undefined."""
    undefined = bool(np.isnan(value[0]))
    return {
        "scope": scope,
        "code_id": code_id,
        "method": method,
        "measure": measure,
        "value": value[0],
        "ci_low": value[1],
        "ci_high": value[2],
        "n_segments": n,
        "n_transcripts": of,
        "reason": reason if undefined else "",
    }
