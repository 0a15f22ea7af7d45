"""What suggestions would have been worth on transcripts that the model had not seen, against baselines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from themetrail.contracts.suggestions import EVALUATION
from themetrail.suggest.abstention import NEVER, Footing
from themetrail.suggest.calibration import brier_skill, calibration_error
from themetrail.suggest.framing import withheld
from themetrail.suggest.measures import (
    accepted_matrix,
    average_precision,
    macro_f1,
    mean_average_precision,
    precision_at_1,
    precision_recall_f1,
    recall_at,
)
from themetrail.suggest.neighbours import most_similar_bearer
from themetrail.suggest.proposals import chosen_codes
from themetrail.suggest.training import Training
from themetrail.suggest.validation import HeldOut

MODEL, MOST_FREQUENT, NEAREST = "model", "most_frequent", "nearest_neighbour"
OVERALL = (
    "recall_at_1",
    "recall_at_3",
    "recall_at_5",
    "precision_at_1",
    "mean_average_precision",
    "coverage",
    "coverage_of_uncoded",
    "precision",
    "micro_f1",
    "macro_f1",
)
OF_PROBABILITIES = ("brier_skill", "calibration_error")
PER_CODE = ("precision", "recall", "f1", "average_precision", "brier_skill")
MOST_COMPARED = 20_000  # examples up to which each is compared with every other


@dataclass(frozen=True)
class Held:
    """One method on held-out transcripts: `scores` (examples x codes of the book) order codes, `chosen` are given."""

    method: str
    scores: np.ndarray
    chosen: list[list[int]]


def undefined_evaluation(reason: str) -> pd.DataFrame:
    """The evaluation where none is possible: each overall measure empty, with the reason."""
    rows = [_row("overall", "", MODEL, measure, float("nan"), 0, reason) for measure in (*OVERALL, *OF_PROBABILITIES)]
    return EVALUATION.frame(rows)


def evaluate(training: Training, held_out: HeldOut, footing: Footing, informative: bool) -> pd.DataFrame:
    """All measures of the model and of the baselines on the same held-out examples (contract EVALUATION).

    Codes that cannot be proposed count as missed, and where scores are not `informative` none is. Baselines: the most
    frequent codes of the other transcripts, and the codes of the most similar example in them (ties by frequency).
    """
    bearing = training.bearing
    may = training.offered(training.examples.table["question"].tolist(), taught=False)
    bars = footing.of_parts(held_out.fold)
    frequent = _most_frequent(training, held_out.fold, may, bars)
    methods = [_model(training, held_out, may, bars if informative else np.full(len(bars), NEVER)), frequent]
    rows: list[dict] = []
    if len(bearing) <= MOST_COMPARED:
        methods.append(_nearest(training, held_out.fold, frequent.scores, may))
    else:
        rows += [_row("overall", "", NEAREST, m, float("nan"), len(bearing), "too_many_examples") for m in OVERALL]
    for method in methods:
        rows += _overall_rows(method, bearing)
    rows += _probability_rows(held_out, bearing[:, training.taught])
    rows += _rows_of_codes(training, held_out, methods[0])
    return EVALUATION.frame(rows)


def _model(training: Training, held_out: HeldOut, may: np.ndarray | None, bars: np.ndarray) -> Held:
    lowest = held_out.scores.min(initial=0) - 1
    scores = np.full((len(held_out.fold), len(training.codes)), lowest)
    scores[:, training.taught] = held_out.scores
    scores = withheld(scores, may)
    chosen = chosen_codes(held_out.probabilities, scores[:, training.taught], training.settings.top, bars)
    return Held(MODEL, scores, [[training.taught[code] for code in codes] for codes in chosen])


def _most_frequent(training: Training, fold: np.ndarray, may: np.ndarray | None, bars: np.ndarray) -> Held:
    bearing = training.bearing
    share = np.zeros(bearing.shape)
    for part in np.unique(fold):
        share[fold == part] = bearing[fold != part].mean(axis=0)
    order = withheld(share, may)
    return Held(MOST_FREQUENT, order, chosen_codes(share, order, training.settings.top, bars))


def _nearest(training: Training, fold: np.ndarray, frequency: np.ndarray, may: np.ndarray | None) -> Held:
    """Codes ordered by their most similar bearer; proposed are those of the single most similar example."""
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
    return Held(NEAREST, scores, chosen)


def _overall_rows(held: Held, bearing: np.ndarray) -> Iterator[dict]:
    coded = bearing.sum(axis=1) > 0
    accepted = accepted_matrix(held.chosen, bearing.shape[1])
    proposed = accepted.sum(axis=1) > 0
    precision, _, micro = precision_recall_f1(accepted, bearing)
    n_coded, n, n_uncoded = int(coded.sum()), len(coded), int((~coded).sum())
    values = {f"recall_at_{k}": (recall_at(k, held.scores, bearing), n_coded, "no_coded_segment") for k in (1, 3, 5)}
    values |= {
        "precision_at_1": (precision_at_1(held.scores, bearing), n_coded, "no_coded_segment"),
        "mean_average_precision": (mean_average_precision(held.scores, bearing), n_coded, "no_coded_segment"),
        "coverage": (float(proposed.mean()), n, ""),
        "coverage_of_uncoded": (_share(proposed[~coded]), n_uncoded, "no_uncoded_segment"),
        "precision": (precision, int(proposed.sum()), "nothing_proposed"),
        "micro_f1": (micro, n, "nothing_proposed"),
        "macro_f1": (macro_f1(accepted, bearing), n, "no_coded_segment"),
    }
    for measure in OVERALL:
        yield _row("overall", "", held.method, measure, *values[measure])


def _probability_rows(held_out: HeldOut, borne: np.ndarray) -> Iterator[dict]:
    n = len(borne)
    flat, cells = held_out.probabilities.ravel(), borne.ravel()
    base = ((borne - borne.mean(axis=0)) ** 2).sum()
    skill = 1 - ((held_out.probabilities - borne) ** 2).sum() / base if base else float("nan")
    yield _row("overall", "", MODEL, "brier_skill", float(skill), n, "constant_codes")
    yield _row("overall", "", MODEL, "calibration_error", calibration_error(flat, cells), n, "")


def _rows_of_codes(training: Training, held_out: HeldOut, held: Held) -> Iterator[dict]:
    """Per code: the accepted set, the order of segments, and whether its probability is trusted (1) or why not."""
    bearing = training.bearing
    accepted = accepted_matrix(held.chosen, bearing.shape[1])
    place = {code: taught for taught, code in enumerate(training.taught)}
    for code, code_id in enumerate(training.codes):
        borne = bearing[:, code]
        n = int(borne.sum())
        if code not in place:
            reason = "too_few_examples" if n else "no_examples"
            for measure in (*PER_CODE, "probability_trusted"):
                yield _row("code", code_id, MODEL, measure, float("nan"), n, reason)
            continue
        taught = place[code]
        precision, recall, f1 = precision_recall_f1(accepted[:, code], borne)
        skill = brier_skill(held_out.probabilities[:, taught], borne)
        values = (precision, recall, f1, average_precision(held_out.scores[:, taught], borne), skill)
        for measure, value in zip(PER_CODE, values, strict=True):
            yield _row("code", code_id, MODEL, measure, value, n, "never_proposed" if n else "no_examples")
        distrusted = held_out.distrusted[taught]
        trusted = float("nan") if distrusted else 1.0
        yield _row("code", code_id, MODEL, "probability_trusted", trusted, n, distrusted)


def _share(flags: np.ndarray) -> float:
    return float(flags.mean()) if len(flags) else float("nan")


def _row(scope: str, code_id: str, method: str, measure: str, value: float, n: int, reason: str) -> dict:
    """One row; the reason is kept only where the value is undefined."""
    undefined = bool(np.isnan(value))
    return {
        "scope": scope,
        "code_id": code_id,
        "method": method,
        "measure": measure,
        "value": value,
        "n_segments": n,
        "reason": reason if undefined else "",
    }
