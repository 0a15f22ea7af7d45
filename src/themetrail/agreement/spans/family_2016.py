"""The coefficients of Krippendorff, Mathet, Bouvry & Widlöcher (2016) from lengths that add up over texts.

All of them follow from three lengths a category: how much of the text coders gave to it, how much of this another
coder gave to it as well, and the squares of its units' lengths. Each is a sum over texts, so that they can be
resampled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

LEAST_CHANCE = 1e-12  # what summation leaves of nothing
Mark = tuple[int, int, int, int]  # number of the coder, number of the category from 1, start, end


@dataclass(frozen=True)
class Lengths:
    """By category (last axis), the unmarked text first: `given`, what coders gave to it; `alike`, what of this each
    other coder gave to it too, on average; `squares`, the summed squares of its units' lengths."""

    given: np.ndarray
    alike: np.ndarray
    squares: np.ndarray

    def resampled(self, times: np.ndarray) -> Lengths:
        """The lengths of resamples of texts, where the first axis is the texts and `times` is resamples x texts."""
        return Lengths(times @ self.given, times @ self.alike, times @ self.squares)

    def without_one(self) -> Lengths:
        """The lengths of all texts but one, for each text."""
        return Lengths(*(part.sum(axis=0) - part for part in (self.given, self.alike, self.squares)))

    def total(self) -> Lengths:
        """The lengths of all texts together."""
        return Lengths(*(part.sum(axis=0) for part in (self.given, self.alike, self.squares)))

    @property
    def scale(self) -> np.ndarray:
        """What turns a product of two given lengths into the length expected by chance: l.. / (l..^2 - sum s_c)."""
        every = self.given.sum(axis=-1)
        left = every**2 - self.squares.sum(axis=-1)
        return np.divide(every, left, out=np.zeros_like(left), where=left > 0)


@dataclass(frozen=True)
class Compared:
    """The lengths over all text, and those over what two coders marked (in which the unmarked text has none)."""

    text: Lengths
    units: Lengths

    def resampled(self, times: np.ndarray) -> Compared:
        """The lengths of resamples of texts, `times` as in `Lengths.resampled`."""
        return Compared(self.text.resampled(times), self.units.resampled(times))

    def without_one(self) -> Compared:
        """The lengths of all texts but one, for each text."""
        return Compared(self.text.without_one(), self.units.without_one())

    def total(self) -> Compared:
        """The lengths of all texts together."""
        return Compared(self.text.total(), self.units.total())


def compared(marks: Sequence[Mark], n_coders: int, n_categories: int, length: int) -> Compared:
    """The lengths of one text of `length` in which each of `n_coders` has `marks` that do not overlap."""
    cuts = np.unique([0, length, *(edge for mark in marks for edge in mark[2:])])
    long = np.diff(cuts).astype(float)
    category = np.zeros((n_coders, len(long)), dtype=int)
    pieces = [slice(*np.searchsorted(cuts, mark[2:])) for mark in marks]
    for (coder, number, _, _), piece in zip(marks, pieces, strict=True):
        category[coder, piece] = number
    n_marked = (category > 0).sum(axis=0)
    same = (category[:, None, :] == category[None, :, :]).sum(axis=1) - 1  # the other coders who say the same here
    others, size = n_coders - 1, n_categories + 1

    def summed(lengths: np.ndarray) -> np.ndarray:
        return np.bincount(category.ravel(), lengths.ravel(), size)

    shared = np.where(category > 0, long * (n_marked - 1) / others, 0.0)  # of what is marked: marked by others too
    alike = summed(long * same / others)
    squares, squares_shared = np.zeros(size), np.zeros(size)
    for (coder, number, start, end), piece in zip(marks, pieces, strict=True):
        squares[number] += (end - start) ** 2
        squares_shared[number] += shared[coder, piece].sum() ** 2
    given = summed(np.broadcast_to(long, category.shape))
    squares[0] = given[0]  # unmarked text counts place by place
    among = Lengths(summed(shared), np.concatenate([[0.0], alike[1:]]), squares_shared)
    return Compared(Lengths(given, alike, squares), among)


def stacked(texts: Sequence[Compared]) -> Compared:
    """Several texts, one each along the first axis."""

    def of(part: str) -> Lengths:
        lengths = [getattr(text, part) for text in texts]
        return Lengths(*(np.stack([getattr(one, name) for one in lengths]) for name in ("given", "alike", "squares")))

    return Compared(of("text"), of("units"))


def disagreement_overall(lengths: Lengths) -> tuple[np.ndarray, np.ndarray]:
    """Of the overall coefficient (eq. 1-5): the length on which two coders differ, and that expected by chance."""
    every = lengths.given.sum(axis=-1)
    expected = lengths.scale * (every**2 - (lengths.given**2).sum(axis=-1))
    return every - lengths.alike.sum(axis=-1), expected


def disagreement_binary(lengths: Lengths) -> tuple[np.ndarray, np.ndarray]:
    """The same of marked against unmarked text, whatever the categories."""
    unmarked = lengths.given[..., 0]
    marked = lengths.given.sum(axis=-1) - unmarked
    return 2 * (unmarked - lengths.alike[..., 0]), 2 * lengths.scale * unmarked * marked


def disagreement_of(lengths: Lengths, category: int) -> tuple[np.ndarray, np.ndarray]:
    """The same of one category against the others."""
    own = lengths.given[..., category]
    others = lengths.given.sum(axis=-1) - own
    return own - lengths.alike[..., category], lengths.scale * own * others


def overall(found: Compared) -> np.ndarray:
    """u-alpha: which category, or none, each stretch has. NaN where nothing varies, as in the coefficients below."""
    return _alpha(*disagreement_overall(found.text))


def binary(found: Compared) -> np.ndarray:
    """|u-alpha: whether a stretch is marked, whatever with."""
    return _alpha(*disagreement_binary(found.text))


def among_units(found: Compared) -> np.ndarray:
    """cu-alpha: which category, where two coders marked something."""
    return _alpha(*disagreement_overall(found.units))


def of_category(category: int) -> Callable[[Compared], np.ndarray]:
    """(k)u-alpha: this category against the others, where two coders marked something."""
    return lambda found: _alpha(*disagreement_of(found.units, category))


def _alpha(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    observed, expected = np.asarray(observed, float), np.asarray(expected, float)
    nothing = np.full(np.broadcast_shapes(observed.shape, expected.shape), np.nan)
    return 1 - np.divide(observed, expected, out=nothing, where=expected > LEAST_CHANCE)
