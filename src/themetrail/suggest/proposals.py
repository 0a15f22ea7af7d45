"""For each segment the codes that stand out, their probability where it can be trusted, and their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, takewhile
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.sparse as sp

from themetrail.in_parallel import in_parallel
from themetrail.suggest.abstention import Footing, Limits
from themetrail.suggest.framing import withheld
from themetrail.suggest.gain import unsure_of
from themetrail.suggest.likeness import Reading
from themetrail.suggest.measures import order_of
from themetrail.suggest.neighbours import clearest, nearest
from themetrail.suggest.promises import CERTIFIED, MISSED, Level, Promise, promises
from themetrail.suggest.reasons import FOR, NEIGHBOURS, Reason, Reasons, few_passages
from themetrail.suggest.training import Training
from themetrail.suggest.validation import NOTHING, HeldOut, Model, Scored, hold_out, learn

CHUNK = 1000  # segments whose vectors are in memory at once
DIGITS = 3  # of a probability: more would promise what a few transcripts cannot keep


@dataclass(frozen=True)
class Texts:
    """The segments to propose codes for: columns segment_id, transcript (as `Examples.transcripts`), text, previous,
    following, speaker, question."""

    table: pd.DataFrame

    def of_coded_transcripts(self, training: Training) -> dict[str, pd.DataFrame]:
        """The segments of transcripts that are among the examples, by transcript."""
        coded = set(training.examples.transcripts.tolist())
        here = self.table[self.table["transcript"].isin(coded)]
        return {str(name): rows for name, rows in here.groupby("transcript", sort=True)}


def chosen_codes(
    probabilities: np.ndarray, scores: np.ndarray, top: int | np.ndarray, lowest: float | np.ndarray
) -> list[list[int]]:
    """For each segment (row) the codes to propose, best first; an empty list is an abstention.

    `top` is how many at most, of all segments or of each; `lowest` the probability from which on, of all (a number), of
    each code, or of each segment and code (segments x 1 or x codes). A code with a score of minus infinity may not be
    proposed.
    """
    is_proposed = (probabilities >= lowest) & (scores > -np.inf)
    order, most = order_of(scores), np.broadcast_to(top, len(scores))
    return [
        [int(code) for code in row[:n] if proposed[code]]
        for row, proposed, n in zip(order, is_proposed, most, strict=True)
    ]


@dataclass(frozen=True)
class Found:
    """`proposed`: rows (segment_id, rank, code, probability, evidence as rows of the examples, reason, code_id); the
    model for new transcripts; what held-out data say of it, None where all are of one transcript; what the coded data
    allow; what can be promised of each taught code; the segments (code_id, segment_id) that are to be read for those
    that are certified; and by segment_id, how alike the most alike coded passage or text of the codebook is (`closest`)
    and how unsure the model is of its codes (`unsure`)."""

    proposed: pd.DataFrame
    model: Model
    held_out: HeldOut | None
    footing: Footing
    promised: list[dict[str, Promise]]
    reading: list[tuple[str, str]]
    segments: pd.DataFrame


class _Done(NamedTuple):
    """What is found of some segments: proposals, what to read, and of each segment how alike the most alike of what is
    known is, and how unsure its codes are."""

    proposed: list[tuple]
    reading: list[tuple[str, str]]
    segments: list[tuple[str, float, float]]

    @classmethod
    def of(cls, proposed: list[tuple], reading: list[tuple[str, str]], rows: pd.DataFrame, scored: Scored) -> _Done:
        numbers = scored.closest.tolist(), unsure_of(scored.probabilities).tolist()
        return cls(proposed, reading, list(zip(rows["segment_id"], *numbers, strict=True)))


def propose(training: Training, texts: Texts, processes: int = 1) -> Found:
    """Codes for the texts.

    No transcript informs its own suggestions: a segment whose transcript is among the examples is scored by the model
    that was made without it, and finds its evidence elsewhere.
    """
    coded = texts.of_coded_transcripts(training)
    training.remember(coded.values(), processes)
    signals = learn(training, processes)
    held_out = hold_out(signals, coded, processes)
    model = Model.fit(signals, NOTHING)
    footing, promised = Footing.of(training, held_out, model.cuts), promised_of(training, held_out)
    unknown = _of_segments([])
    if footing.nearest_only:
        nearest_only = _of_nearest(training, texts.table, footing, processes)
        return Found(nearest_only, model, held_out, footing, promised, [], unknown)
    if not model.calibration.informative:
        return Found(_rows_of([], training, held_out, footing), model, held_out, footing, promised, [], unknown)
    training.remember([texts.table], processes)  # above, only coded transcripts are read for what sentences mean
    own_scores = np.zeros(training.borne.shape) if held_out is None else held_out.scores
    evidence = _Evidence(training, own_scores)
    of_all = evidence.of(np.zeros(len(training.examples), dtype=bool))
    reasons = Reasons(signals, NOTHING, model.weights)

    def in_new(rows: pd.DataFrame) -> _Done:
        told = training.read(rows)
        scored = model.of_texts(told, rows["question"].tolist())
        proposed = _proposed(training, rows, told, scored, of_all, reasons, footing.limits)
        return _Done.of(proposed, _to_read(training, rows, scored, promised), rows, scored)

    def in_coded(name: str) -> _Done:
        assert held_out is not None  # only then there are names
        mine = training.examples.transcripts == name
        part = int(held_out.fold[mine][0])
        rows, scored, why = coded[name], held_out.others[name], Reasons(signals, part, held_out.weights[part])
        limits, bearers = footing.of_part(part), evidence.of(mine)
        proposed = _proposed(training, rows, training.read(rows), scored, bearers, why, limits)
        return _Done.of(proposed, _to_read(training, rows, scored, promised), rows, scored)

    rest = texts.table[~texts.table["transcript"].isin(list(coded))]
    chunks = [rest.iloc[start : start + CHUNK] for start in range(0, len(rest), CHUNK)]
    found = in_parallel(in_new, chunks, processes)
    found += in_parallel(in_coded, [] if held_out is None else list(coded), processes)
    proposed = _rows_of(list(chain.from_iterable(one.proposed for one in found)), training, held_out, footing)
    reading = list(chain.from_iterable(one.reading for one in found))
    of_segments = _of_segments([row for one in found for row in one.segments])
    return Found(proposed, model, held_out, footing, promised, reading, of_segments)


def _of_segments(rows: list[tuple[str, float, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["segment_id", "closest", "unsure"]).set_index("segment_id").astype(float)


def promised_of(training: Training, held_out: HeldOut | None) -> list[dict[str, Promise]]:
    """What can be promised of each taught code, from the examples' left-out probabilities.

    Only decisions count that may judge suggestions.
    """
    settings, examples = training.settings, training.examples
    likely = np.zeros(training.borne.shape)
    if held_out is not None:
        likely = np.where(training.allowed(examples.table["question"].tolist()), held_out.probabilities, 0)
    level, judging = Level(settings.promised_share, settings.confidence), examples.judging
    return promises(likely[judging], training.borne[judging], examples.transcripts[judging], level)


def _to_read(
    training: Training, rows: pd.DataFrame, scored: Scored, promised: list[dict[str, Promise]]
) -> list[tuple[str, str]]:
    """Of the segments in `rows`, those that reach the threshold of a code that is certified not to be missed."""
    kept = [promise[MISSED].status == CERTIFIED for promise in promised]
    thresholds = np.array([promise[MISSED].threshold for promise in promised])
    reaches = (scored.probabilities >= thresholds) & kept & training.allowed(rows["question"].tolist())
    segments = list(rows["segment_id"])
    return [
        (training.codes[training.taught[code]], segments[row]) for row, code in zip(*np.nonzero(reaches), strict=True)
    ]


def _proposed(
    training: Training,
    rows: pd.DataFrame,
    reading: Reading,
    scored: Scored,
    evidence: _Bearers,
    reasons: Reasons,
    limits: Limits,
) -> list[tuple]:
    """Tuples (segment_id, rank, taught code, probability, evidence, reason) for the segments in `rows`."""
    scores = withheld(scored.scores, training.offered(rows["question"].tolist()))
    chosen = chosen_codes(scored.probabilities, scores, limits.top, limits.lowest)
    cited, why = evidence.most_similar(reading, chosen), reasons.of(reading, chosen)
    segments = list(rows["segment_id"])
    likely = scored.probabilities.round(DIGITS)
    return [
        (segments[row], rank, code, float(likely[row, code]), cited.get((row, code), []), why[row, code])
        for row, codes in enumerate(chosen)
        for rank, code in enumerate(codes, start=1)
    ]


def _of_nearest(training: Training, table: pd.DataFrame, footing: Footing, processes: int) -> pd.DataFrame:
    """Codes of the nearest examples of other transcripts, nearest first, as far as one to which people gave no code."""
    settings, transcripts = training.settings, training.examples.transcripts
    vectors = training.told.text_vectors
    all_of_them = vectors.T.tocsr()

    def in_transcript(named: tuple[str, pd.DataFrame]) -> list[tuple]:
        name, rows = named
        others = np.flatnonzero(transcripts != name)
        told = training.reader.text_vectors(list(rows["text"]))
        known = all_of_them if len(others) == len(transcripts) else vectors[others].T.tocsr()
        like = nearest(told, known, settings.evidence)
        may, uses = training.allowed(rows["question"].tolist()), training.borne[others].sum(axis=0)
        found: list[tuple] = []
        for segment, near, allowed in zip(rows["segment_id"], like, may, strict=True):
            cited: dict[int, list[int]] = {}
            for example in takewhile(lambda one: training.bearing[one].any(), others[near].tolist()):
                for code in np.flatnonzero(training.borne[example] & allowed):
                    cited.setdefault(int(code), []).append(example)
            best = list(cited.items())[: footing.limits.top]
            found += [
                (segment, rank, code, float("nan"), by, Reason(FOR[NEIGHBOURS], "".join(few_passages(int(uses[code])))))
                for rank, (code, by) in enumerate(best, start=1)
            ]
        return found

    in_each = in_parallel(in_transcript, list(table.groupby("transcript", sort=True)), processes)
    return _rows_of(list(chain.from_iterable(in_each)), training, None, footing)


def _rows_of(found: list[tuple], training: Training, held_out: HeldOut | None, footing: Footing) -> pd.DataFrame:
    """The proposals as a table, without the probabilities that cannot be trusted."""
    table = pd.DataFrame(found, columns=["segment_id", "rank", "code", "probability", "evidence", "reason"])
    distrusted = ["one_transcript"] * len(training.taught) if held_out is None else held_out.distrusted
    trusted = [footing.percentages and not reason for reason in distrusted]
    table["probability"] = [
        probability if trusted[code] else float("nan")
        for code, probability in zip(table["code"], table["probability"], strict=True)
    ]
    table["code_id"] = [training.codes[training.taught[code]] for code in table["code"]]
    return table


class _Evidence:
    """The examples of each taught code as vectors, from which evidence is chosen."""

    def __init__(self, training: Training, scores: np.ndarray) -> None:
        self.training, self.scores = training, scores
        self.vectors, self.bearing = training.told.text_vectors, training.borne

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

    def most_similar(self, reading: Reading, chosen: list[list[int]]) -> dict[tuple[int, int], list[int]]:
        """By text and code: the rows of the most similar examples that bear the code."""
        most = self.source.training.settings.evidence
        given = [row for row, codes in enumerate(chosen) if codes]
        if not most or not given:
            return {}
        texts = reading.rows(np.array(given, dtype=int)).text_vectors
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
