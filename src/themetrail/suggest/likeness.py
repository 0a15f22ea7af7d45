"""How alike two texts are: in their words, letters and meaning, in what was said around them, in who speaks and how.

Each kind of likeness is a kernel, a number per pair of texts that is 1 for a text and itself (form excepted where a
text has none), so that sums of them are kernels too (Shawe-Taylor and Cristianini 2004).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import scipy.sparse as sp

from themetrail.suggest.meaning import Meaning
from themetrail.suggest.products import times
from themetrail.suggest.terms import Talk, Terms, Weighting, text_vectors

COMMON = 0.1  # of the texts: a word that more of them have is not told to people as a reason
NARROW = 1.5  # how fast likeness in meaning falls: exp(-NARROW (1 - cosine))
CHUNK = 1000  # texts whose parts are compared at once


@dataclass(frozen=True)
class Reading:
    """What is known of some texts. The three of meaning are empty (texts x 0) without an encoder; `parts` has for each
    text what its sentences mean (sentences x 512, or nothing).

    `form` has ln(1 + words) and whether it asks; `in_talk` is 0 for what nobody said: the words of the codebook;
    `goes_on` is 0 where nobody spoke afterwards, or nobody knows what.
    """

    words: sp.csr_matrix
    letters: sp.csr_matrix
    words_before: sp.csr_matrix
    words_after: sp.csr_matrix
    meaning: np.ndarray
    meaning_before: np.ndarray
    meaning_after: np.ndarray
    parts: np.ndarray
    form: np.ndarray
    speaker: np.ndarray
    in_talk: np.ndarray
    goes_on: np.ndarray

    def __len__(self) -> int:
        return len(self.in_talk)

    @property
    def text_vectors(self) -> sp.csr_matrix:
        """Words and letters as vectors of unit length."""
        return text_vectors(self.words, self.letters)

    @cached_property
    def by_term(self) -> dict[str, sp.csr_matrix]:
        """The four of words and letters, terms x texts: turned once for all texts that these are compared with."""
        return {name: getattr(self, name).T.tocsr() for name in ("words", "letters", "words_before", "words_after")}

    def rows(self, chosen: np.ndarray) -> Reading:
        """What is known of some of the texts."""
        return Reading(*(part[chosen] for part in self._parts))

    def and_then(self, others: Reading) -> Reading:
        """These texts, then the others."""
        return Reading(
            *(
                sp.vstack([part, other], format="csr") if sp.issparse(part) else np.concatenate([part, other])
                for part, other in zip(self._parts, others._parts, strict=True)
            )
        )

    @property
    def _parts(self) -> list[Any]:
        return [getattr(self, part.name) for part in fields(self)]


class Reader:
    """Reads texts as numbers. The weights of terms are learnt from the texts it is made with, not from their codes."""

    def __init__(self, talk: Talk, meaning: Meaning | None) -> None:
        self.terms = Terms(talk)
        self._meaning = meaning
        self.weighting = Weighting(self.terms.count(talk))

    @cached_property
    def telling(self) -> list[tuple[str, ...]]:
        """By column of `words`, the word or pair of words where it tells something to people, else nothing: one with a
        word that many texts have, or with a number or mark, does not."""
        terms = self.terms.words
        rare = self.weighting.rare(COMMON)
        common = {term[0] for term, is_rare in zip(terms, rare, strict=True) if len(term) == 1 and not is_rare}
        return [term if all(one.isalpha() and one not in common for one in term) else () for term in terms]

    def remember(self, talks: Iterable[Talk], processes: int) -> None:
        """Read the meaning of all that will be asked about, before the work is shared out."""
        if self._meaning is not None:
            self._meaning.remember(chain.from_iterable(texts for talk in talks for texts in talk), processes)

    def text_vectors(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Words and letters of texts as vectors of unit length, without reading what they mean."""
        words, letters, *_ = self.weighting.parts(self.terms.count(Talk.alone(texts)))
        return text_vectors(words, letters)

    def read(self, talk: Talk, speakers: Sequence[str], *, in_talk: bool = True) -> Reading:
        """The texts, what was said around each, and who speaks."""
        counts = self.terms.count(talk)
        asks = np.array([float("?" in text) for text in talk.texts])
        n = len(talk.texts)
        nothing = np.zeros((n, 0), dtype=np.float32)
        said, before, after = (nothing if self._meaning is None else self._meaning.of(texts) for texts in talk)
        return Reading(
            *self.weighting.parts(counts),
            said,
            before,
            after,
            self._parts_of(talk.texts),
            np.column_stack([np.log1p(counts.sizes), asks]),
            np.array(speakers, dtype=object),
            np.full(n, float(in_talk), dtype=np.float32),
            np.array([float(bool(text)) for text in talk.after], dtype=np.float32),
        )

    def _parts_of(self, texts: Sequence[str]) -> np.ndarray:
        parts = np.empty(len(texts), dtype=object)
        parts[:] = [None] * len(texts) if self._meaning is None else self._meaning.of_parts(texts)
        return parts


def kinds_of(reading: Reading, others: Reading) -> dict[str, np.ndarray]:
    """Each kind of likeness of the texts (rows) to the others (columns)."""
    both_said = np.outer(reading.in_talk, others.in_talk)
    same = (reading.speaker[:, None] == others.speaker) & (others.speaker != "")
    kinds = {
        "words": times(reading.words, others.by_term["words"]),
        "letters": times(reading.letters, others.by_term["letters"]),
        "words_before": times(reading.words_before, others.by_term["words_before"]) * both_said,
        "words_after": times(reading.words_after, others.by_term["words_after"]) * both_said,
        "form": _alike_in_form(reading.form, others.form) * both_said,
        "speaker": same.astype(np.float32) * both_said,
    }
    if reading.meaning.shape[1]:
        kinds["meaning"] = _close(reading.meaning, others.meaning)
        kinds["meaning_of_parts"] = _close_in_parts(reading.parts, others.parts)
        kinds["meaning_before"] = _close(reading.meaning_before, others.meaning_before) * both_said
        both_go_on = both_said * np.outer(reading.goes_on, others.goes_on)
        kinds["meaning_after"] = _close(reading.meaning_after, others.meaning_after) * both_go_on
    return kinds


def likeness(kinds: Mapping[str, np.ndarray], mixture: Mapping[str, float]) -> np.ndarray:
    """The weighted sum of some kinds, and 1 for what all texts have in common; kinds that are not known count 0."""
    total = np.ones_like(kinds["words"])
    for kind, weight in mixture.items():
        if kind in kinds:
            total += np.float32(weight) * kinds[kind]
    return total


def _close(these: np.ndarray, those: np.ndarray) -> np.ndarray:
    return np.exp(np.float32(NARROW) * (these @ those.T - 1))


def _close_in_parts(these: np.ndarray, those: np.ndarray) -> np.ndarray:
    """How close the parts of the one are to those of the other, each to each, beside what each is to itself: two texts
    that say several things are alike though they share one alone (Gärtner et al. 2002)."""
    total = _over_parts(these, those, _close, np.add)
    own = (np.array([_close(parts, parts).sum() for parts in side], dtype=np.float32) for side in (these, those))
    return total / np.sqrt(np.outer(*own))


def closest_parts(these: np.ndarray, those: np.ndarray) -> np.ndarray:
    """The cosine of those two parts, one of each, that are the most alike in meaning."""
    return _over_parts(these, those, lambda ours, others: ours @ others.T, np.maximum)


def _over_parts(these: np.ndarray, those: np.ndarray, pairs: Callable, together: np.ufunc) -> np.ndarray:
    """Texts x others, of what `pairs` says of their parts, taken `together`."""
    found = np.zeros((len(these), len(those)), dtype=np.float32)
    if not len(those):
        return found
    others, columns = np.concatenate(list(those)), _starts(those)
    for first in range(0, len(these), CHUNK):
        some = these[first : first + CHUNK]
        by_text = together.reduceat(pairs(np.concatenate(list(some)), others), _starts(some), axis=0)
        found[first : first + CHUNK] = together.reduceat(by_text, columns, axis=1)
    return found


def _starts(parts: np.ndarray) -> np.ndarray:
    sizes = np.array([len(one) for one in parts])
    return np.cumsum(sizes) - sizes


def _alike_in_form(these: np.ndarray, those: np.ndarray) -> np.ndarray:
    """The Gaussian kernel; many texts have as many words as another, and each pair of forms is compared once."""
    (of_these, these_are), (of_those, those_are) = (
        np.unique(side, axis=0, return_inverse=True) for side in (these, those)
    )
    total = np.zeros((len(of_these), len(of_those)))
    for here, there in zip(of_these.T, of_those.T, strict=True):
        total += np.subtract.outer(here, there) ** 2
    return np.exp(-0.5 * total).astype(np.float32)[these_are][:, those_are]
