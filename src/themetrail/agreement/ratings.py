"""Ratings as units x coders: reading them in, and counting the patterns that they fall into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from numbers import Real

import numpy as np

from themetrail.contracts.errors import StudyError

MISSING = -1


@dataclass(frozen=True)
class Ratings:
    """`codes`: units x coders, the position of each rating in `categories`, or -1 where the coder did not rate."""

    codes: np.ndarray
    categories: tuple

    @property
    def per_unit(self) -> np.ndarray:
        """How many coders rated each unit."""
        return (self.codes != MISSING).sum(axis=1)


@dataclass(frozen=True)
class Patterns:
    """The distinct rows of a rating table and how often each stands in every stratum (strata x patterns)."""

    rows: np.ndarray
    counts: np.ndarray


def read_ratings(ratings: Iterable, categories: Sequence | None = None) -> Ratings:
    """Number the ratings of a units x coders table (lists, array or DataFrame; None or NaN = not rated).

    Values are numbers, strings or frozensets (sets are taken as such). `categories` lists all that could have been
    used, in their order; without it they are those seen, sorted. Raises StudyError for a table that is not
    rectangular or a rating outside `categories`.
    """
    table = _rectangle(ratings)
    numeric = table.dtype.kind in "biuf"
    if numeric:
        values, positions = _number_fast(table)
    else:
        values, positions = _number_objects(table)
    return Ratings(*_in_order(values, positions, categories))


def patterns(ratings: Ratings) -> Patterns:
    """Count the distinct rows, in one stratum."""
    rows, place = _distinct_rows(ratings.codes, len(ratings.categories))
    return Patterns(rows, np.bincount(place)[None])


def patterns_by(ratings: Ratings, strata: np.ndarray, n_strata: int) -> Patterns:
    """Count the distinct rows; `strata` numbers the stratum (transcript) of each unit from 0."""
    rows, place = _distinct_rows(ratings.codes, len(ratings.categories))
    counts = np.bincount(strata * len(rows) + place, minlength=n_strata * len(rows))
    return Patterns(rows, counts.reshape(n_strata, len(rows)))


def _distinct_rows(codes: np.ndarray, n_categories: int) -> tuple[np.ndarray, np.ndarray]:
    """Distinct rows in a fixed order, and the place of each unit's row among them."""
    base = n_categories + 1
    if base ** codes.shape[1] < 2**62:
        weights = base ** np.arange(codes.shape[1], dtype=np.int64)
        _, first, place = np.unique(
            codes.astype(np.int64) @ weights,
            return_index=True,
            return_inverse=True,
        )
        return codes[first], place.reshape(-1)
    rows, place = np.unique(codes, axis=0, return_inverse=True)
    return rows, place.reshape(-1)


def _rectangle(ratings: Iterable) -> np.ndarray:
    """The ratings as a two-dimensional array; rows of frozensets are not taken apart."""
    if hasattr(ratings, "to_numpy"):
        ratings = ratings.to_numpy()
    if not isinstance(ratings, np.ndarray):
        rows = [list(row) for row in ratings]
        width = len(rows[0]) if rows else 0
        for number, row in enumerate(rows, start=1):
            if len(row) != width:
                raise StudyError(
                    f"this unit has {len(row)} ratings, the first one has {width}",
                    row=number,
                )
        flat = [value for row in rows for value in row]
        if all(isinstance(value, Real) or value is None for value in flat):
            return np.array([[np.nan if v is None else v for v in row] for row in rows], float).reshape(
                len(rows), width
            )
        table = np.empty((len(rows), width), dtype=object)
        for number, row in enumerate(rows):
            table[number, :] = row
        return table
    if ratings.ndim != 2:
        raise StudyError(f"ratings must be a table of units x coders, not {ratings.ndim}-dimensional")
    return ratings


def _number_fast(table: np.ndarray) -> tuple[list, np.ndarray]:
    rated = ~np.isnan(table) if table.dtype.kind == "f" else np.ones(table.shape, bool)
    values, inverse = np.unique(table[rated], return_inverse=True)
    positions = np.full(table.shape, MISSING, dtype=np.int64)
    positions[rated] = inverse.reshape(-1)
    return [value.item() for value in values], positions


def _number_objects(table: np.ndarray) -> tuple[list, np.ndarray]:
    known: dict = {}
    positions = np.full(table.shape, MISSING, dtype=np.int64)
    for place in np.ndindex(table.shape):
        value = _value(table[place])
        if value is not None:
            positions[place] = known.setdefault(value, len(known))
    return list(known), positions


def _value(value: object) -> object:
    """A rating as it is compared; None for one that is missing (None, NaN, NaT, pandas' NA)."""
    if value is None or isinstance(value, str | frozenset):
        return value
    if isinstance(value, Iterable):
        return frozenset(value)
    if type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, Real) and value != value):
        return None
    return value.item() if isinstance(value, np.generic) else value


def _in_order(values: list, positions: np.ndarray, categories: Sequence | None) -> tuple[np.ndarray, tuple]:
    """Renumber by the order of `categories`, or by sorting the values seen."""
    if categories is None:
        ordered = tuple(sorted(values, key=_sort_key))
    else:
        ordered = tuple(dict.fromkeys(_value(category) for category in categories))
    place = {value: number for number, value in enumerate(ordered)}
    for number, value in enumerate(values):
        if value not in place:
            unit, coder = np.argwhere(positions == number)[0]
            raise StudyError(
                f"the rating of coder {coder + 1} is not among the {len(ordered)} categories given",
                row=int(unit) + 1,
            )
    renumber = np.array([place[value] for value in values] + [MISSING], dtype=np.int64)  # [-1] stays missing
    return renumber[positions], ordered


def _sort_key(value: object) -> tuple:
    if isinstance(value, frozenset):
        return (2, len(value), sorted(map(str, value)))
    return (0, value) if isinstance(value, Real) else (1, str(value))
