"""For each segment the codes that stand out, their probability where it can be trusted, and their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd
import scipy.sparse as sp

from themetrail.in_parallel import in_parallel
from themetrail.suggest.calibration import UNCALIBRATED, Calibration, lengths_of
from themetrail.suggest.framing import withheld
from themetrail.suggest.neighbours import clearest, nearest
from themetrail.suggest.ranking import LIMIT, order_of
from themetrail.suggest.terms import Counts, Weighting
from themetrail.suggest.training import Training
from themetrail.suggest.validation import DEFAULT_CONTEXT, HeldOut, hold_out

CHUNK = 1000  # segments whose vectors are in memory at once
DIGITS = 3  # of a probability: more would promise what a few transcripts cannot keep


@dataclass(frozen=True)
class Texts:
    """The segments to propose codes for: columns segment_id, transcript (as `Examples.transcripts`), text, previous,
    question."""

    table: pd.DataFrame

    def of_coded_transcripts(self, training: Training) -> dict[str, pd.DataFrame]:
        """The segments of transcripts that are among the examples, by transcript."""
        coded = set(training.examples.transcripts.tolist())
        here = self.table[self.table["transcript"].isin(coded)]
        return {str(name): rows for name, rows in here.groupby("transcript", sort=True)}


def chosen_codes(probabilities: np.ndarray, scores: np.ndarray, top: int, abstain_below: float) -> list[list[int]]:
    """For each segment (row) the codes to propose, best first; an empty list is an abstention.

    A code with a score of minus infinity may not be proposed.
    """
    order = order_of(scores)[:, :top]
    return [
        [int(code) for code in row if likely[code] >= abstain_below and scored[code] > -np.inf]
        for row, likely, scored in zip(order, probabilities, scores, strict=True)
    ]


def propose(training: Training, texts: Texts, processes: int = 1) -> tuple[pd.DataFrame, HeldOut | None]:
    """Rows (segment_id, rank, code, probability, evidence as rows of the examples), and what held-out data say.

    No transcript informs its own suggestions: a segment whose transcript is among the examples is scored by the model
    that was made without it, and finds its evidence elsewhere.
    """
    coded = texts.of_coded_transcripts(training)
    held_out = hold_out(training, coded, processes)
    calibration = UNCALIBRATED if held_out is None else held_out.calibration
    if not training.taught or not calibration.informative:
        return _rows_of([], training, held_out), held_out
    nobody = np.zeros(len(training.examples), dtype=bool)
    model = training.without(nobody, DEFAULT_CONTEXT if held_out is None else held_out.context)
    transcripts = training.examples.transcripts
    own_scores = np.zeros((len(nobody), len(training.taught))) if held_out is None else held_out.scores
    evidence = _Evidence(training, model.weighting, own_scores)
    of_all = evidence.of(nobody)

    def in_new(rows: pd.DataFrame) -> list[tuple]:
        counts = training.count(rows, previous=bool(model.context))
        return _proposed(training, calibration, rows, counts, model.scores(counts), of_all)

    def in_coded(name: str) -> list[tuple]:
        assert held_out is not None  # only then there are names
        counts, others = training.count(coded[name], previous=False), evidence.of(transcripts == name)
        return _proposed(training, calibration, coded[name], counts, held_out.others[name], others)

    rest = texts.table[~texts.table["transcript"].isin(list(coded))]
    chunks = [rest.iloc[start : start + CHUNK] for start in range(0, len(rest), CHUNK)]
    found = in_parallel(in_new, chunks, processes)
    found += in_parallel(in_coded, [] if held_out is None else list(coded), processes)
    return _rows_of(list(chain.from_iterable(found)), training, held_out), held_out


def _proposed(
    training: Training,
    calibration: Calibration,
    rows: pd.DataFrame,
    counts: Counts,
    scores: np.ndarray,
    evidence: _Bearers,
) -> list[tuple]:
    """Tuples (segment_id, rank, taught code, probability, evidence) for the segments in `rows`."""
    settings = training.settings
    probabilities = calibration.probabilities(scores, lengths_of(counts.sizes))
    probabilities[scores <= -LIMIT] = 0.0
    scores = withheld(scores, training.offered(rows["question"].tolist()))
    chosen = chosen_codes(probabilities, scores, settings.top, settings.abstain_below)
    cited = evidence.most_similar(counts, chosen)
    segments = list(rows["segment_id"])
    return [
        (segments[row], rank, code, round(float(probabilities[row, code]), DIGITS), cited.get((row, code), []))
        for row, codes in enumerate(chosen)
        for rank, code in enumerate(codes, start=1)
    ]


def _rows_of(found: list[tuple], training: Training, held_out: HeldOut | None) -> pd.DataFrame:
    """The proposals as a table, without the probabilities that cannot be trusted."""
    table = pd.DataFrame(found, columns=["segment_id", "rank", "code", "probability", "evidence"])
    trusted = [False] * len(training.taught) if held_out is None else [not reason for reason in held_out.distrusted]
    table["probability"] = [
        probability if trusted[code] else float("nan")
        for code, probability in zip(table["code"], table["probability"], strict=True)
    ]
    table["code_id"] = [training.codes[training.taught[code]] for code in table["code"]]
    return table


class _Evidence:
    """The examples of each taught code as vectors, from which evidence is chosen."""

    def __init__(self, training: Training, weighting: Weighting, scores: np.ndarray) -> None:
        self.training, self.weighting, self.scores = training, weighting, scores
        self.vectors = weighting.text_vectors(training.counts.rows(np.arange(len(training.examples))))
        self.bearing = training.bearing[:, training.taught]

    def of(self, left_out: np.ndarray) -> _Bearers:
        """The evidence without the examples where `left_out` is true."""
        bearers = {}
        for code in range(self.bearing.shape[1]):
            rows = np.flatnonzero((self.bearing[:, code] == 1) & ~left_out)
            bearers[code] = clearest(rows, self.scores[rows, code])
        return _Bearers(self, bearers, {code: self.vectors[rows].T.tocsr() for code, rows in bearers.items()})


@dataclass(frozen=True)
class _Bearers:
    """For each taught code the rows of the examples that may be cited, and their vectors (terms x examples)."""

    source: _Evidence
    rows: dict[int, np.ndarray]
    vectors: dict[int, sp.csr_matrix]

    def most_similar(self, counts: Counts, chosen: list[list[int]]) -> dict[tuple[int, int], list[int]]:
        """By text and code: the rows of the most similar examples that bear the code."""
        most = self.source.training.settings.evidence
        given = [row for row, codes in enumerate(chosen) if codes]
        if not most or not given:
            return {}
        texts = self.source.weighting.text_vectors(counts.rows(np.array(given, dtype=int)))
        asked: dict[int, list[int]] = {}
        for place, row in enumerate(given):
            for code in chosen[row]:
                asked.setdefault(code, []).append(place)
        cited = {}
        for code, places in asked.items():
            bearers = self.rows[code]
            for place, near in zip(places, nearest(texts[places], self.vectors[code], most), strict=True):
                cited[given[place], code] = [int(bearers[example]) for example in near]
        return cited
