"""What speaks for a code, each as a number per text and code, from models that do not know the text's transcript."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp

from themetrail.in_parallel import in_parallel
from themetrail.suggest.combination import evenly
from themetrail.suggest.likeness import Reading, closest_parts, kinds_of, likeness
from themetrail.suggest.measures import mean_average_precision
from themetrail.suggest.products import greatest, times
from themetrail.suggest.ridge import LANDMARKS, MOST_EXACT, Division, LeftOut, exact_ridge, landmark_ridge
from themetrail.suggest.training import Training

TEXT = {"words": 1.0, "letters": 1.0, "meaning": 2.0, "meaning_of_parts": 2.0}
BEFORE = {"words_before": 0.3, "meaning_before": 0.5}
AFTER = {"words_after": 0.3, "meaning_after": 0.5}
MIXTURES = {  # of likeness, one ridge regression each
    "words": {"words": 1.0, "letters": 1.0},
    "meaning": {"meaning": 3.0, "meaning_of_parts": 3.0},
    "text": TEXT,
    "context": {**TEXT, **BEFORE, **AFTER, "form": 0.3, "speaker": 0.3},
    "before": {"words_before": 1.0, "meaning_before": 1.0},
    "after": {"words_after": 1.0, "meaning_after": 1.0},
}
NAMED = ("named_in_meaning", "named_in_part", "named_in_letters")
SIGNALS = ("frequency", *MIXTURES, "parent", *NAMED, "neighbours")
NEIGHBOURS = 10
CANDIDATES = 60  # of the neighbours, so that enough are left when a part is left out
MOST_RANKED = 500  # examples by which a penalty is chosen


@dataclass(frozen=True)
class Signals:
    """The signals of the examples and, for each part, the models that give them to further texts.

    `basis` are the texts (examples, then those of the codebook) that further texts are compared with; `ridges` has for
    each mixture and part the regression without that part.
    """

    training: Training
    division: Division  # of the examples
    basis: Reading
    basis_rows: np.ndarray  # the examples among the basis
    ridges: dict[str, dict[int, LeftOut]]
    near: tuple[np.ndarray, np.ndarray]  # of each example, the most alike among the basis, and how alike
    closest: np.ndarray  # of each example, how alike the most alike coded one of the basis is, outside its own group

    @classmethod
    def learn(cls, training: Training, division: Division, processes: int) -> Signals:
        """Regressions on each mixture of likeness, shared out among processes."""
        n, book = len(training.told), len(training.book)
        exact = n + book <= MOST_EXACT
        rows = np.arange(n) if exact else evenly(np.arange(n), LANDMARKS)
        basis = training.told.rows(rows).and_then(training.book)
        with_book = Division(*(np.append(of, np.full(book, -1)) for of in (division.group, division.part)))
        kinds = kinds_of(training.told.and_then(training.book), basis)
        targets, ranked = _targets(training), evenly(np.flatnonzero(training.borne.any(axis=1)), MOST_RANKED)

        def quality(held: np.ndarray, part: int) -> float:
            judged = ranked[~division.inside(part)[ranked]]
            scores = held[judged, : len(training.taught)]
            return float(np.nan_to_num(mean_average_precision(scores, training.borne[judged])).round(6))

        def ridge(name: str) -> dict[int, LeftOut]:
            among = likeness(kinds, MIXTURES[name])
            if exact:
                return exact_ridge(among.astype(np.float64), targets, with_book, quality)
            landmarks = np.append(rows, n + np.arange(book)).astype(int)
            return landmark_ridge(among, landmarks, targets, with_book, quality)

        names = [name for name, mixture in MIXTURES.items() if any(kind in kinds for kind in mixture)]
        ridges = dict(zip(names, in_parallel(ridge, names, processes), strict=True))
        alike = likeness(kinds, TEXT)[:n] - 1
        near = _nearest(alike[:, : len(rows)], division.group, division.group[rows])
        alike[:, : len(rows)][division.group[:, None] == division.group[rows]] = 0
        closest = _closest(alike, training, rows)
        return cls(training, division, basis, rows, ridges, near, closest)

    def of_examples(self, rows: np.ndarray, part: int) -> np.ndarray:
        """Rows x taught codes x signals, by models that know neither the part nor the row's own group."""
        training, division = self.training, self.division
        near, alike = (table[rows] for table in self.near)
        alike = np.where(division.inside(part)[self.basis_rows[near]], 0, alike)
        held = {name: by_part[part].held[rows] for name, by_part in self.ridges.items()}
        return self._gathered(held, self._left(rows, part), training.told.rows(rows), near, alike)

    def of_texts(self, texts: Reading, part: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The same of further texts, by the models without the part; what says whether a text bears any code; and how
        alike the most alike of the basis is that bears one."""
        return self.of_kinds(texts, kinds_of(texts, self.basis), part)

    def of_kinds(
        self, texts: Reading, kinds: dict[str, np.ndarray], part: int
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The same, where the texts' likeness to the basis is known."""
        found = {name: by_part[part].scores(likeness(kinds, MIXTURES[name])) for name, by_part in self.ridges.items()}
        alike = likeness(kinds, TEXT) - 1
        alike[:, : len(self.basis_rows)][:, self.division.inside(part)[self.basis_rows]] = 0
        closest = _closest(alike, self.training, self.basis_rows)
        near, alike = _best(alike[:, : len(self.basis_rows)], NEIGHBOURS)
        uses, n = self._counts(part)
        left = np.tile(uses, (len(texts), 1)), np.full(len(texts), n)
        return self._gathered(found, left, texts, near, alike), found["context"][:, -1], closest

    def any_code(self, rows: np.ndarray, part: int) -> np.ndarray:
        """What says whether an example bears any code."""
        return self.ridges["context"][part].held[rows, -1]

    def learnable(self, rows: np.ndarray, part: int) -> np.ndarray:
        """Rows x taught codes: whether any example that is left for the row bears the code."""
        return self._left(rows, part)[0] > 0

    def _gathered(
        self,
        found: dict[str, np.ndarray],
        left: tuple[np.ndarray, np.ndarray],
        texts: Reading,
        near: np.ndarray,
        alike: np.ndarray,
    ) -> np.ndarray:
        training = self.training
        n = len(training.taught)
        shape = len(texts), n
        signals = np.zeros((*shape, len(SIGNALS)))
        share = (left[0] + 0.5) / (left[1][:, None] + 1)
        by_name = {
            "frequency": np.log(share / (1 - share)),
            **{name: scores[:, :n] for name, scores in found.items()},
            "parent": np.where(training.parent >= 0, found["text"][:, n + training.parent], 0),
            **{name: self._named(texts, name) for name in NAMED},
            "neighbours": self._votes(near, alike),
        }
        for place, name in enumerate(SIGNALS):
            if name in by_name:
                signals[:, :, place] = by_name[name]
        return signals

    def _left(self, rows: np.ndarray, part: int) -> tuple[np.ndarray, np.ndarray]:
        """For each example the uses of each code, and the number of examples, without the part and its own group."""
        uses, n = self._counts(part)
        of_group, size = self._by_group
        own = self.division.group[rows]
        gone = self.division.inside(part)[rows][:, None]
        return np.where(gone, uses, uses - of_group[own]), np.where(gone[:, 0], n, n - size[own])

    def _counts(self, part: int) -> tuple[np.ndarray, int]:
        kept = ~self.division.inside(part)
        return self.training.borne[kept].sum(axis=0), int(kept.sum())

    @cached_property
    def _by_group(self) -> tuple[np.ndarray, np.ndarray]:
        group = self.division.group
        members = sp.csr_matrix((np.ones(len(group)), (group, np.arange(len(group)))))
        return members @ self.training.borne, np.bincount(group)

    def _named(self, texts: Reading, name: str) -> np.ndarray:
        """How like each code's words in the codebook a text is; in meaning, above what texts are on average."""
        training = self.training
        found = np.zeros((len(texts), len(training.taught)))
        alike = _like_book(texts, training.book, name) - self._usual[name]
        for place in range(alike.shape[1] - 1, -1, -1):  # the first text of a code says what it means
            found[:, training.of_code[place]] = alike[:, place]
        return found

    @cached_property
    def _usual(self) -> dict[str, np.ndarray]:
        told, book = self.training.told, self.training.book
        usual = {name: _like_book(told, book, name).mean(axis=0, dtype=np.float64) for name in NAMED}
        return usual | {"named_in_letters": np.zeros(len(book))}

    def _votes(self, near: np.ndarray, alike: np.ndarray) -> np.ndarray:
        """The share of each code among the nearest examples, the nearer the more."""
        rank = np.cumsum(alike > 0, axis=1)
        weight = np.where((alike > 0) & (rank <= NEIGHBOURS), alike.astype(np.float64) ** 2, 0)
        total = weight.sum(axis=1, keepdims=True)
        weight = np.divide(weight, total, out=np.zeros_like(weight), where=total > 0)
        ends = np.arange(len(near) + 1) * near.shape[1]
        votes = sp.csr_matrix((weight.ravel(), near.ravel(), ends), shape=(len(near), len(self.basis_rows)))
        return votes @ self.training.borne[self.basis_rows]


def _like_book(texts: Reading, book: Reading, name: str) -> np.ndarray:
    """Texts x texts of the codebook; 0 where it takes an encoder and there is none."""
    if name == "named_in_letters":
        return times(texts.letters, book.by_term["letters"])
    if not texts.meaning.shape[1]:
        return np.zeros((len(texts), len(book)), dtype=np.float32)
    if name == "named_in_part":
        return closest_parts(texts.parts, book.parts)
    return texts.meaning @ book.meaning.T


def _targets(training: Training) -> np.ndarray:
    """Rows (examples, then texts of the codebook) x (taught codes, entries above them, whether any code is borne)."""
    n = len(training.taught)
    own = np.vstack([training.borne, np.eye(n, dtype=np.int8)[training.of_code]]).astype(np.float64)
    above = np.zeros((len(own), training.parent.max(initial=-1) + 1))
    for code, parent in enumerate(training.parent):
        if parent >= 0:
            above[:, parent] = np.maximum(above[:, parent], own[:, code])
    return np.hstack([own, above, own.max(axis=1, keepdims=True, initial=0)])


def _closest(alike: np.ndarray, training: Training, basis_rows: np.ndarray) -> np.ndarray:
    """Of texts x basis: how alike the most alike is that bears a code, or says what one means. A passage that people
    read and gave no code is no reason to think that the codebook has a code for what is like it."""
    codes = np.append(training.bearing[basis_rows].any(axis=1), np.ones(len(training.book), dtype=bool))
    return alike[:, codes].max(axis=1, initial=0)


def _nearest(alike: np.ndarray, group: np.ndarray, of_column: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each row the columns of the most alike of other groups, the most alike first, and how alike."""
    found = [
        _best(np.where(group[rows, None] == of_column, 0, alike[rows]), CANDIDATES)
        for rows in np.array_split(np.arange(len(alike)), len(alike) // 1000 + 1)
    ]
    return np.vstack([near for near, _ in found]), np.vstack([how for _, how in found])


def _best(alike: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    order = greatest(alike, most, decimals=5)
    return order, np.take_along_axis(alike, order, axis=1)
