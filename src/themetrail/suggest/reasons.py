"""What speaks for a proposed code and what against it, taken from the score by which it was ranked.

A score is a weighted sum of signals, and a regression's signal is a sum over kinds of likeness and over the texts that
a segment is compared with. So the score comes apart into contributions. Each is held against its mean over all codes
for the same segment; together they are what the code's score is above or below the mean score.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp

from themetrail.suggest.likeness import Reading, kinds_of
from themetrail.suggest.own_weights import Weights
from themetrail.suggest.signals import MIXTURES, SIGNALS, Signals
from themetrail.whole_number import counted

WORDS, MEANING, BEFORE, AFTER, MANNER = "words", "meaning", "before", "after", "manner"
CODEBOOK, NEIGHBOURS, THEME, FREQUENCY = "codebook", "neighbours", "theme", "frequency"
OF_KIND = {
    "words": WORDS,
    "letters": WORDS,
    "meaning": MEANING,
    "meaning_of_parts": MEANING,
    "words_before": BEFORE,
    "meaning_before": BEFORE,
    "words_after": AFTER,
    "meaning_after": AFTER,
    "form": MANNER,
    "speaker": MANNER,
}
OF_SIGNAL = {
    "frequency": FREQUENCY,
    "parent": THEME,
    "named_in_meaning": CODEBOOK,
    "named_in_part": CODEBOOK,
    "named_in_letters": CODEBOOK,
    "neighbours": NEIGHBOURS,
}
FOR = {
    WORDS: "words of its passages",
    MEANING: "meaning of its passages",
    BEFORE: "what was said before",
    AFTER: "what was said after",
    MANNER: "how it is said, and by whom",
    CODEBOOK: "the codebook's words on it",
    NEIGHBOURS: "the most alike passages bear it",
    THEME: "its theme fits",
    FREQUENCY: "often given",
}
AGAINST = {
    WORDS: "unlike its passages in words",
    MEANING: "unlike its passages in meaning",
    BEFORE: "what was said before",
    AFTER: "what was said after",
    MANNER: "how it is said, and by whom",
    CODEBOOK: "unlike the codebook's words on it",
    NEIGHBOURS: "few of the most alike passages bear it",
    THEME: "its theme fits less than others",
    FREQUENCY: "seldom given",
}
BETWEEN = "; "
LEAST = 0.1  # of all contributions: what is less is not told
LEAST_OF_WORDS = 0.05  # of what all words of a segment add
MOST_FOR, MOST_AGAINST, MOST_WORDS = 3, 2, 3
FEW = 15  # coded passages below which nothing is promised of a code either


@dataclass(frozen=True)
class Reason:
    """What speaks for a code and what against it, the most first; and the row of the most alike example where that was
    not given the code (None: it was)."""

    speaks_for: str
    speaks_against: str
    counterexample: int | None = None


class Reasons:
    """The reasons of one model: its signals, the part that it is made without, and its weights."""

    def __init__(self, signals: Signals, part: int, weights: Weights) -> None:
        self.signals, self.part = signals, part
        self.weights = dict(zip(SIGNALS, weights.by_code.T, strict=True))  # by signal those of the codes
        self._start = weights.start
        self._told = len(signals.basis_rows)
        self._usable = ~signals.division.inside(part)

    def of(self, reading: Reading, chosen: list[list[int]]) -> dict[tuple[int, int], Reason]:
        """By text and code, for the codes that are chosen for each text."""
        given = [row for row, codes in enumerate(chosen) if codes]
        if not given:
            return {}
        texts = reading.rows(np.array(given, dtype=int))
        kinds = kinds_of(texts, self.signals.basis)
        parts = self.contributions(texts, kinds)
        nearest = self._most_alike(kinds)
        pairs = [(place, code) for place, row in enumerate(given) for code in chosen[row]]
        said = self._words(texts, pairs)
        return {
            (given[place], code): self._reason(
                {name: float(part[place, code]) for name, part in parts.items()},
                said[place, code],
                code,
                nearest[place],
            )
            for place, code in pairs
        }

    def contributions(self, texts: Reading, kinds: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """Texts x taught codes, what each group of signals adds to the score above its mean over all codes."""
        known, _, _ = self.signals.of_kinds(texts, kinds, self.part)
        found = {name: np.zeros(known.shape[:2]) for name in FOR}
        for kind, coefficients in self._by_kind.items():
            alike = kinds[kind]
            found[OF_KIND[kind]] += alike[:, : self._told] @ coefficients[: self._told]
            found[CODEBOOK] += alike[:, self._told :] @ coefficients[self._told :]
        for place, signal in enumerate(SIGNALS):
            if signal in OF_SIGNAL:
                found[OF_SIGNAL[signal]] += self.weights[signal] * known[:, :, place]
        found[FREQUENCY] += self._in_common + self._start
        return {name: part - part.mean(axis=1, keepdims=True) for name, part in found.items()}

    @cached_property
    def _by_kind(self) -> dict[str, np.ndarray]:
        """By kind of likeness, what likeness to each text of the basis adds to a code's score (basis x codes)."""
        n = len(self.signals.training.taught)
        found: dict[str, np.ndarray] = {}
        for name, by_part in self.signals.ridges.items():
            for kind, share in MIXTURES[name].items():
                if self.weights[name].any() and self._is_read(kind):
                    added = self.weights[name] * share * by_part[self.part].coefficients[:, :n].astype(np.float64)
                    found[kind] = found[kind] + added if kind in found else added
        return {kind: found[kind] for kind in OF_KIND if kind in found}

    def _is_read(self, kind: str) -> bool:
        return not kind.startswith("meaning") or bool(self.signals.basis.meaning.shape[1])

    @cached_property
    def _in_common(self) -> np.ndarray:
        """What all texts have in common in each regression: a code's share of the examples, in the main."""
        n = len(self.signals.training.taught)
        sums = [
            self.weights[name] * by_part[self.part].coefficients[:, :n].sum(axis=0, dtype=np.float64)
            for name, by_part in self.signals.ridges.items()
        ]
        return np.sum(sums, axis=0)

    def _words(self, texts: Reading, pairs: list[tuple[int, int]]) -> dict[tuple[int, int], dict[str, list[str]]]:
        """By text and code the words and pairs of words that raised the score most, by whose words they are."""
        found: dict[tuple[int, int], dict[str, list[str]]] = {pair: {} for pair in pairs}
        coefficients = self._by_kind.get("words")
        if coefficients is None:
            return found
        centred = coefficients - coefficients.mean(axis=1, keepdims=True)
        stretches = {WORDS: slice(None, self._told), CODEBOOK: slice(self._told, None)}
        by_code: dict[int, list[int]] = {}
        for place, code in pairs:
            by_code.setdefault(code, []).append(place)
        for whose, stretch in stretches.items():
            columns = self.signals.basis.words[stretch].T.tocsr()
            for code, places in by_code.items():
                raised = columns @ centred[stretch, code]
                for place in places:
                    found[place, code][whose] = self._raising(texts.words[[place]], raised)
        return found

    def _raising(self, text: sp.csr_matrix, raised: np.ndarray) -> list[str]:
        """The terms of a text that raised a code most, each word once."""
        added = text.data * raised[text.indices]
        least = LEAST_OF_WORDS * added[added > 0].sum()
        told: list[str] = []
        telling = self.signals.training.reader.telling
        for place in np.argsort(-added.round(6), kind="stable"):
            if added[place] <= least or len(told) == MOST_WORDS:
                break
            term = telling[text.indices[place]]
            if term and not set(term) & {one for said in told for one in said.split()}:
                told.append(" ".join(term))
        return told

    def _most_alike(self, kinds: dict[str, np.ndarray]) -> list[int | None]:
        """For each text the most alike example in words and letters, None where none shares any."""
        alike = (kinds["words"] + kinds["letters"])[:, : self._told].round(5)
        alike = np.where(self._usable[self.signals.basis_rows], alike, 0)
        if not alike.shape[1]:
            return [None] * len(alike)
        best = alike.argmax(axis=1)
        return [
            int(self.signals.basis_rows[one]) if row[one] > 0 else None for row, one in zip(alike, best, strict=True)
        ]

    def _reason(self, parts: dict[str, float], said: dict[str, list[str]], code: int, nearest: int | None) -> Reason:
        training = self.signals.training
        least = LEAST * sum(map(abs, parts.values()))
        order = sorted(parts, key=lambda name: (-round(abs(parts[name]), 6), name))
        told = [name for name in order if abs(parts[name]) > least]
        named = [f"{FOR[name]}{_in_brackets(said.get(name, []))}" for name in told if parts[name] > 0]
        against = [AGAINST[name] for name in told if parts[name] < 0][:MOST_AGAINST]
        support = int(training.borne[self._usable, code].sum())
        against += few_passages(support)
        other = None if nearest is None or training.borne[nearest, code] else nearest
        if other is not None:
            codes = training.bearing[other].any()
            against.append(f"the most alike passage was given {'another code' if codes else 'no code'}")
        return Reason(BETWEEN.join(named[:MOST_FOR]), BETWEEN.join(against), other)


def few_passages(support: int) -> list[str]:
    """That a code rests on little, where it does."""
    if support >= FEW:
        return []
    return [f"only {counted(support, 'coded passage')}" if support else "no coded passage yet"]


def _in_brackets(words: list[str]) -> str:
    return f" ({', '.join(words)})" if words else ""
