"""What suggestions learn from: the examples, the codes that can be proposed, and the codebook's own words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

import numpy as np
import pandas as pd

from themetrail.codebook import Codebook
from themetrail.suggest.counting import plain
from themetrail.suggest.examples import COLUMNS, Examples
from themetrail.suggest.framing import offered
from themetrail.suggest.ranking import Ranking, fit_ranking
from themetrail.suggest.settings import Settings
from themetrail.suggest.terms import Counts, Terms, Weighting


@dataclass(frozen=True)
class Training:
    """Examples and codebook, counted once. `codes` are all that coders may apply, `taught` those with enough examples.

    The first rows of `counts` are the examples, the rest are the codebook's definitions and examples, `described` says
    of which taught code each is: a definition teaches like an example that bears its code alone.
    `belong` has the questions that each code belongs to.
    """

    examples: Examples
    codes: list[str]
    taught: list[int]
    terms: Terms
    counts: Counts
    described: np.ndarray
    settings: Settings
    model_id: str
    belong: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, examples: Examples, codebook: Codebook, settings: Settings) -> Training:
        """Count terms and find the codes that have enough examples."""
        codes = codebook.codes
        enough = examples.bearing(codes).sum(axis=0) >= settings.minimum_examples
        taught = [place for place, is_enough in enumerate(enough) if is_enough]
        texts, previous = list(examples.table["text"]), list(examples.table["previous"])
        words, described = _words_of_the_book(codebook, [codes[place] for place in taught], texts)
        terms = Terms(texts + words, previous)
        counts = terms.count(texts + words, previous + [""] * len(words))
        return cls(
            examples,
            codes,
            taught,
            terms,
            counts,
            described,
            settings,
            _digest(examples, codebook, words, settings),
            codebook.questions,
        )

    def offered(self, questions: Sequence[str], *, taught: bool = True) -> np.ndarray | None:
        """Which of the taught codes (or of all) may be proposed for texts that answer these questions."""
        codes = [self.codes[place] for place in self.taught] if taught else self.codes
        return offered(questions, codes, self.belong)

    def count(self, rows: pd.DataFrame, *, previous: bool = True) -> Counts:
        """Counts of the terms in further texts (columns text and previous), without `previous` in the texts alone."""
        before = rows["previous"].to_numpy(dtype=object) if previous else [""] * len(rows)
        return self.terms.count(rows["text"].to_numpy(dtype=object), before)

    @property
    def bearing(self) -> np.ndarray:
        """Examples x codes, 0 or 1."""
        return self.examples.bearing(self.codes)

    def without(self, left_out: np.ndarray, context: float) -> Model:
        """The model that all examples make but those where `left_out` (one bool per example) is true.

        `context` is the weight of the words of the turn before.
        """
        kept = np.flatnonzero(~left_out)
        rows = np.concatenate([kept, len(self.examples) + np.arange(len(self.described))])
        training = self.counts.rows(rows)
        weighting = Weighting(training)
        bearing = np.vstack(
            [self.bearing[kept][:, self.taught], np.eye(len(self.taught), dtype=np.int8)[self.described]]
        )
        ranking = fit_ranking(weighting.vectors(training, context), bearing, self.settings.seed)
        # A code that only the codebook still speaks of cannot be ranked among codes that people applied.
        ranking.intercepts[bearing[: len(kept)].sum(axis=0) == 0] = -np.inf
        return Model(weighting, ranking, context)


@dataclass(frozen=True)
class Model:
    """Weights of terms, the ranking that was learnt with them, and the weight of the turn before."""

    weighting: Weighting
    ranking: Ranking
    context: float

    def scores(self, counts: Counts) -> np.ndarray:
        """Texts x taught codes."""
        return self.ranking.scores(self.weighting.vectors(counts, self.context))


def _words_of_the_book(codebook: Codebook, codes: list[str], texts: list[str]) -> tuple[list[str], np.ndarray]:
    """Name, definition and inclusion of each code as one text, its example as another.

    An example that is quoted from the coded data is left out: held-out data must not come back through the codebook.
    """
    coded = "\n".join(plain(text) for text in texts)
    rows = codebook.table.set_index("code_id")
    words, described = [], []
    for place, code in enumerate(codes):
        meaning = " ".join(rows.at[code, part] for part in ("name", "definition", "include"))
        example = rows.at[code, "example"]
        for text in (meaning, example):
            if text.strip() and not (text is example and plain(text).strip() in coded):
                words.append(text)
                described.append(place)
    return words, np.array(described, dtype=int)


def _digest(examples: Examples, codebook: Codebook, words: list[str], settings: Settings) -> str:
    """16 hexadecimal digits that change with the examples, the codebook's words and codes, and the settings."""
    digest = hashlib.sha256(json.dumps([asdict(settings), codebook.codes, words], sort_keys=True).encode())
    for row in examples.table[list(COLUMNS)].itertuples(index=False):
        digest.update(json.dumps(list(row), ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()[:16]
