"""Words and letters as numbers: TF-IDF of words, of character sequences, and of the words of the turns around.

Needs no language model and holds for any language written with spaces; character sequences let inflected forms meet.
Term frequency is damped to 1 + ln(tf), inverse document frequency is ln((1 + n) / (1 + df)) + 1 (Salton and Buckley
1988), and each part has unit length. Terms are counted once; which of them count, and how much, follows from the
training rows alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import scipy.sparse as sp

from themetrail.suggest.counting import WORD, LetterTerms, WordTerms, plain
from themetrail.suggest.words import Rows, Words

MOST_TERMS = 200_000


class Talk(NamedTuple):
    """Texts, and what was said before and after each: lists of the same length."""

    texts: Sequence[str]
    before: Sequence[str]
    after: Sequence[str]

    @classmethod
    def of(cls, table: pd.DataFrame) -> Talk:
        """Of a table with the columns text, previous and following."""
        return cls(*(list(table[column]) for column in ("text", "previous", "following")))

    @classmethod
    def alone(cls, texts: Sequence[str]) -> Talk:
        """Of texts with nothing around them."""
        nothing = [""] * len(texts)
        return cls(texts, nothing, nothing)

    def and_then(self, others: Talk) -> Talk:
        """These, then the others."""
        return Talk(*([*these, *those] for these, those in zip(self, others, strict=True)))


@dataclass(frozen=True)
class Counts:
    """Damped counts of terms, a sparse matrix (texts x terms) each: words, characters, words of the turn before and of
    the turn after; and how many words each text has."""

    words: sp.csr_matrix
    characters: sp.csr_matrix
    before: sp.csr_matrix
    after: sp.csr_matrix
    sizes: np.ndarray

    @property
    def parts(self) -> tuple[sp.csr_matrix, ...]:
        """The four matrices."""
        return self.words, self.characters, self.before, self.after

    def rows(self, chosen: np.ndarray) -> Counts:
        """The counts of some of the texts."""
        return Counts(*(part[chosen] for part in (*self.parts, self.sizes)))


class Terms:
    """The terms of a body of texts."""

    def __init__(self, talk: Talk) -> None:
        words = {"analyzer": "word", "token_pattern": WORD, "ngram_range": (1, 2)}
        self._words = _fitted(WordTerms, talk.texts, **words)
        self._letters = _fitted(LetterTerms, talk.texts, analyzer="char_wb", ngram_range=(2, 5))
        self._before = _fitted(WordTerms, talk.before, **words)
        self._after = _fitted(WordTerms, talk.after, **words)
        self._said = Words()

    @property
    def words(self) -> list[tuple[str, ...]]:
        """The word or pair of words of each column of words."""
        return self._words.terms if self._words is not None else []

    def count(self, talk: Talk) -> Counts:
        """Damped counts of the known terms in these texts."""
        rows = self._said.rows(talk.texts)
        return Counts(
            self._damped(self._words, rows),
            self._damped(self._letters, rows),
            self._damped(self._before, self._said.rows(talk.before)),
            self._damped(self._after, self._said.rows(talk.after)),
            self._said.sizes(rows),
        )

    def _damped(self, terms: WordTerms | LetterTerms | None, rows: Rows) -> sp.csr_matrix:
        if terms is None:
            return sp.csr_matrix((len(rows), 0), dtype=np.float32)
        counts = terms.count(self._said, rows)
        counts.data = 1 + np.log(counts.data)
        return counts


class Weighting:
    """Weights of terms, learnt from the counts of the training texts."""

    def __init__(self, training: Counts) -> None:
        self._idf = [_inverse_document_frequency(part) for part in training.parts]

    def rare(self, share: float) -> np.ndarray:
        """Which words stand in no more than this share of the training texts."""
        return self._idf[0] >= np.log(1 / share) + 1

    def parts(self, counts: Counts) -> tuple[sp.csr_matrix, sp.csr_matrix, sp.csr_matrix, sp.csr_matrix]:
        """Vectors of unit length of the words, of the letters, and of the words of the turns before and after."""
        words, letters, before, after = (self._part(place, part) for place, part in enumerate(counts.parts))
        return words, letters, before, after

    def _part(self, place: int, part: sp.csr_matrix) -> sp.csr_matrix:
        weighted = part.data * self._idf[place][part.indices]
        return _unit_length(sp.csr_matrix((weighted, part.indices, part.indptr), shape=part.shape))


def _fitted(kind: type[WordTerms] | type[LetterTerms], texts: Sequence[str], **how) -> Any:
    """The terms of the texts, the most frequent where there are too many; None where there are none.

    One of a single text is among them: a text to come may have it too.
    """
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(preprocessor=plain, max_features=MOST_TERMS, dtype=np.float32, **how)
    try:
        counter.fit(texts)
    except ValueError:  # no term is left
        return None
    return kind(counter)


def text_vectors(words: sp.csr_matrix, letters: sp.csr_matrix) -> sp.csr_matrix:
    """Vectors of the texts alone, of unit length: their dot product is the cosine similarity."""
    return _unit_length(sp.hstack([words, letters], format="csr"))


def _unit_length(vectors: sp.csr_matrix) -> sp.csr_matrix:
    from sklearn.preprocessing import normalize  # a study without coded data needs none of scikit-learn

    return normalize(vectors, copy=False) if all(vectors.shape) else vectors


def _inverse_document_frequency(counts: sp.csr_matrix) -> np.ndarray:
    documents = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = np.log((1 + counts.shape[0]) / (1 + documents)) + 1
    return np.where(documents > 0, idf, 0).astype(np.float32)
