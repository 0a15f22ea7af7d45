"""Words and letters as numbers: TF-IDF of words, of character sequences, and of the words of the previous turn.

Needs no language model and holds for any language written with spaces; character sequences let inflected forms meet.
Term frequency is damped to 1 + ln(tf), inverse document frequency is ln((1 + n) / (1 + df)) + 1 (Salton and Buckley
1988), and each part has unit length. Terms are counted once; which of them count, and how much, follows from the
training rows alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

MINIMUM_DOCUMENTS = 2  # a term of one text alone teaches nothing about another
MOST_TERMS = 200_000
_WORD = r"(?u)\b\w+\b|[?!]"
_DIGITS = re.compile(r"\d+")


def plain(text: str) -> str:
    """The text in lower case with every number as 0, so that [Person 3] and [Person 12] are one word."""
    return _DIGITS.sub("0", text.lower())


@dataclass(frozen=True)
class Counts:
    """Damped counts of terms, a sparse matrix (texts x terms) each: words, characters, words of the previous turn."""

    words: sp.csr_matrix
    characters: sp.csr_matrix
    previous: sp.csr_matrix

    @property
    def parts(self) -> tuple[sp.csr_matrix, ...]:
        """The three matrices."""
        return self.words, self.characters, self.previous

    def rows(self, chosen: np.ndarray) -> Counts:
        """The counts of some of the texts."""
        return Counts(*(part[chosen] for part in self.parts))


class Terms:
    """The terms of a body of texts. `texts` and `previous` are parallel lists of strings."""

    def __init__(self, texts: list[str], previous: list[str]) -> None:
        self._words = _counter(texts, analyzer="word", token_pattern=_WORD, ngram_range=(1, 2))
        self._characters = _counter(texts, analyzer="char_wb", ngram_range=(2, 5))
        self._previous = _counter(previous, analyzer="word", token_pattern=_WORD, ngram_range=(1, 2))

    def count(self, texts: list[str], previous: list[str]) -> Counts:
        """Damped counts of the known terms in these texts."""
        return Counts(
            _damped(self._words, _counts, texts),
            _damped(self._characters, _counts_by_word, texts),
            _damped(self._previous, _counts, previous),
        )


class Weighting:
    """Weights of terms, learnt from the counts of the training texts."""

    def __init__(self, training: Counts) -> None:
        self._idf = [_inverse_document_frequency(part) for part in training.parts]

    def text_vectors(self, counts: Counts) -> sp.csr_matrix:
        """Vectors of the texts alone, of unit length: their dot product is the cosine similarity."""
        vectors = sp.hstack([self._part(0, counts.words), self._part(1, counts.characters)], format="csr")
        return _unit_length(vectors)

    def vectors(self, counts: Counts, context: float) -> sp.csr_matrix:
        """Vectors of the texts and, where `context` is not 0, of the turns before them with this weight."""
        parts = [self._part(0, counts.words), self._part(1, counts.characters)]
        if context:
            parts.append(self._part(2, counts.previous) * np.float32(context))
        return sp.hstack(parts, format="csr")

    def _part(self, place: int, part: sp.csr_matrix) -> sp.csr_matrix:
        weighted = part.copy()
        weighted.data *= self._idf[place][weighted.indices]
        return _unit_length(weighted)


def _counter(texts: list[str], **how) -> CountVectorizer | None:
    """A vectorizer of the terms that stand in enough of the texts; None where there are none."""
    counter = CountVectorizer(
        preprocessor=plain, min_df=MINIMUM_DOCUMENTS, max_features=MOST_TERMS, dtype=np.float32, **how
    )
    try:
        return counter.fit(texts)
    except ValueError:  # no term is left
        return None


def _damped(counter: CountVectorizer | None, counted: Callable, texts: list[str]) -> sp.csr_matrix:
    if counter is None:
        return sp.csr_matrix((len(texts), 0), dtype=np.float32)
    counts = counted(counter, texts)
    counts.data = 1 + np.log(counts.data)
    return counts


def _counts(counter: CountVectorizer, texts: list[str]) -> sp.csr_matrix:
    return sp.csr_matrix(counter.transform(texts))


def _counts_by_word(counter: CountVectorizer, texts: list[str]) -> sp.csr_matrix:
    """The same for terms that lie within words: each word's terms are counted once, however often it is said."""
    place: dict[str, int] = {}
    said = [[place.setdefault(word, len(place)) for word in plain(text).split()] for text in texts]
    if not place:
        return _counts(counter, texts)
    ends = np.cumsum([0, *map(len, said)])
    columns = np.fromiter(chain.from_iterable(said), dtype=np.int32, count=ends[-1])
    words = sp.csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(texts), len(place)))
    counts = words @ _counts(counter, list(place))
    counts.sort_indices()
    return counts


def _unit_length(vectors: sp.csr_matrix) -> sp.csr_matrix:
    return normalize(vectors, copy=False) if vectors.shape[1] else vectors


def _inverse_document_frequency(counts: sp.csr_matrix) -> np.ndarray:
    documents = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = np.log((1 + counts.shape[0]) / (1 + documents)) + 1
    return np.where(documents >= MINIMUM_DOCUMENTS, idf, 0).astype(np.float32)
