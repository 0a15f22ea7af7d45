"""How often the terms of a vocabulary stand in texts, counted word by word.

The vocabularies and the counts are those of scikit-learn's CountVectorizer, which takes every text apart anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from themetrail.suggest.words import Rows, Words, spread

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import CountVectorizer

WORD = r"(?u)\b\w+\b|[?!]"
_DIGITS = re.compile(r"\d+")
_UNKNOWN = -1


def plain(text: str) -> str:
    """The text in lower case with every number as 0, so that [Person 3] and [Person 12] are one word."""
    return _DIGITS.sub("0", text.lower())


class WordTerms:
    """The words and pairs of neighbouring words of a fitted vectorizer (`token_pattern` WORD, preprocessor `plain`)."""

    def __init__(self, counter: CountVectorizer) -> None:
        self._width = len(counter.vocabulary_)
        terms = {tuple(term.split(" ")): column for term, column in counter.vocabulary_.items()}
        self.terms = sorted(terms, key=terms.__getitem__)  # by column, each as its words
        known = sorted({token for term in terms for token in term})
        self._number = {token: number for number, token in enumerate(known)}
        self._single = np.full(len(known), _UNKNOWN)
        pairs = {}
        for term, column in terms.items():
            places = [self._number[token] for token in term]
            if len(places) == 1:
                self._single[places[0]] = column
            else:
                pairs[places[0] * len(known) + places[1]] = column
        self._pairs = np.array(sorted(pairs), dtype=np.int64)
        self._column_of_pair = np.array([pairs[key] for key in self._pairs], dtype=np.int64)
        self._tokens: list[int] = []  # of all words met so far, one after the other
        self._n_tokens: list[int] = []  # of each word

    def count(self, words: Words, rows: Rows) -> sp.csr_matrix:
        """Texts x terms."""
        token, text = self._tokens_of(words, rows)
        single = self._single[token]
        single[token == _UNKNOWN] = _UNKNOWN
        first = np.flatnonzero((text[:-1] == text[1:]) & (token[:-1] != _UNKNOWN) & (token[1:] != _UNKNOWN))
        key = token[first] * len(self._number) + token[first + 1]
        place = np.searchsorted(self._pairs, key)
        found = place < len(self._pairs)
        found[found] = self._pairs[place[found]] == key[found]
        is_term = single != _UNKNOWN
        at = np.concatenate([text[is_term], text[first[found]]])
        column = np.concatenate([single[is_term], self._column_of_pair[place[found]]])
        cells = sp.coo_matrix((np.ones(len(at), dtype=np.float32), (at, column)), shape=(len(rows), self._width))
        return cells.tocsr()  # sums what stands at the same place, and sorts

    def _tokens_of(self, words: Words, rows: Rows) -> tuple[np.ndarray, np.ndarray]:
        """The tokens of all texts in one row, and the text of each."""
        for word in words.since(len(self._n_tokens)):
            tokens = re.findall(WORD, plain(word))
            self._n_tokens.append(len(tokens))
            self._tokens += [self._number.get(token, _UNKNOWN) for token in tokens]
        lengths = np.array(self._n_tokens, dtype=np.int64)
        starts = np.cumsum(lengths) - lengths
        of_word = lengths[rows.numbers]
        tokens = np.array(self._tokens, dtype=np.int64)[spread(starts[rows.numbers], of_word)]
        text_of_word = np.repeat(np.arange(len(rows)), np.diff(rows.ends))
        return tokens, np.repeat(text_of_word, of_word)


class LetterTerms:
    """The sequences of letters within words of a fitted vectorizer (analyzer `char_wb`, preprocessor `plain`)."""

    def __init__(self, counter: CountVectorizer) -> None:
        self._counter = counter
        self._of_words = sp.csr_matrix((0, len(counter.vocabulary_)), dtype=np.float32)

    def count(self, words: Words, rows: Rows) -> sp.csr_matrix:
        """Texts x terms."""
        new = words.since(self._of_words.shape[0])
        if new:
            self._of_words = sp.vstack([self._of_words, self._counter.transform(new)], format="csr")
        said = np.ones(len(rows.numbers), dtype=np.float32)
        times = sp.csr_matrix((said, rows.numbers, rows.ends), shape=(len(rows), self._of_words.shape[0]))
        return (times @ self._of_words).tocsc().tocsr()  # there and back is a quicker way to sort each row
