"""How far apart two categories are: Krippendorff's metrics, distances of sets and of codes in a tree, weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from numbers import Real

import numpy as np

from themetrail.contracts.errors import StudyError

Distance = str | Mapping | Callable[[object, object], float]
METRICS = ("nominal", "ordinal", "interval", "ratio", "jaccard", "masi")
WEIGHTS = ("identity", "linear", "quadratic", "ordinal")


@dataclass(frozen=True)
class CodeTree:
    """A hierarchical codebook as a distance: `parents` maps each code to its parent (empty or None at the top).

    The distance of two codes is 1 - 2 d(lca) / (d(a) + d(b)), with d the depth below a common root and lca their
    lowest common ancestor (Wu & Palmer 1994, their similarity): 0 for a code and itself, 1 for codes of different
    themes. For sets of codes it is the mean, over both sets' members, of the distance to the nearest member of the
    other; 0 for two empty sets, 1 for an empty and another.
    """

    parents: Mapping

    def path(self, code: object) -> list:
        """From the theme down to `code`. Raises StudyError for a code that is its own ancestor."""
        path = [code]
        while parent := self.parents.get(path[-1]):
            if parent in path:
                raise StudyError(f"the code {code!r} is its own ancestor in the code tree")
            path.append(parent)
        return path[::-1]

    def __call__(self, a: object, b: object) -> float:
        """The distance of two codes or of two sets of codes."""
        if isinstance(a, frozenset) or isinstance(b, frozenset):
            return self._sets(_set_of(a), _set_of(b))
        above_a, above_b = self.path(a), self.path(b)
        shared = 0
        for one, other in zip(above_a, above_b, strict=False):
            if one != other:
                break
            shared += 1
        return 1 - 2 * shared / (len(above_a) + len(above_b))

    def _sets(self, a: frozenset, b: frozenset) -> float:
        if not a or not b:
            return 0.0 if a == b else 1.0
        nearest = [min(self(x, y) for y in b) for x in sorted(a)] + [min(self(x, y) for x in a) for y in sorted(b)]
        return sum(nearest) / len(nearest)


def _set_of(codes: object) -> frozenset:
    """A set as it is, and a code by itself as the set of that code."""
    return codes if isinstance(codes, frozenset) else frozenset([codes])


def jaccard(a: frozenset, b: frozenset) -> float:
    """Jaccard (1901) distance of two sets: 1 - |A & B| / |A | B|; two empty sets are 0 apart."""
    return 1 - len(a & b) / len(a | b) if a or b else 0.0


def masi(a: frozenset, b: frozenset) -> float:
    """Passonneau's (2006) MASI distance 1 - J M: J the Jaccard index, M = 1 (equal), 2/3 (one within the other),
    1/3 (overlapping; of disjoint sets J is 0, whatever M is); two empty sets are 0 apart."""
    if a == b:
        return 0.0
    monotonicity = 2 / 3 if a <= b or b <= a else 1 / 3
    return 1 - (1 - jaccard(a, b)) * monotonicity


def disagreement(categories: Sequence, distance: Distance, weights: object = None) -> np.ndarray:
    """The disagreement (0 to 1) of every two categories: categories x categories, 0 on the diagonal.

    `weights` are agreement weights: one of WEIGHTS, or a matrix with 1 on the diagonal. Otherwise `distance`
    decides; distances beyond 1 are divided by the largest among these categories, which leaves alpha and the
    kappas as they are. Raises StudyError for distances that do not fit the values.
    """
    if weights is not None:
        if distance != "nominal":
            raise StudyError("give either weights or a distance, not both")
        return 1 - _agreement_weights(categories, weights)
    apart = _apart(categories, distance)
    largest = apart.max(initial=0.0)
    if distance in ("interval", "ratio"):
        return apart / largest if largest else apart
    return apart / max(1.0, largest)


def _apart(categories: Sequence, distance: Distance) -> np.ndarray:
    """The distances as they are defined, before scaling."""
    if distance == "nominal":
        return 1.0 - np.eye(len(categories))
    if distance == "ordinal":
        return 1 - _agreement_weights(categories, "ordinal")
    if distance in ("interval", "ratio"):
        x = _numbers(categories, distance)
        gap = x[:, None] - x[None, :]
        if distance == "interval":
            return gap**2
        if (x < 0).any():
            raise StudyError("the ratio distance needs ratings of 0 or more")
        total = x[:, None] + x[None, :]
        return np.divide(gap, total, out=np.zeros_like(gap), where=total > 0) ** 2
    if distance in ("jaccard", "masi"):
        return _set_distances(categories, distance)
    if isinstance(distance, str):
        raise StudyError(f"the distance {distance!r} is not known; there are: {', '.join(METRICS)}")
    between = CodeTree(distance) if isinstance(distance, Mapping) else distance
    apart = np.array([[float(between(a, b)) for b in categories] for a in categories]).reshape(2 * [len(categories)])
    if not np.isfinite(apart).all() or (apart < 0).any() or apart.diagonal().any():
        raise StudyError("a distance must be 0 between equal values and a finite number of 0 or more otherwise")
    if not np.allclose(apart, apart.T, rtol=0, atol=1e-12):
        raise StudyError("a distance must be the same from a to b as from b to a")
    return (apart + apart.T) / 2


def _set_distances(categories: Sequence, distance: str) -> np.ndarray:
    """Jaccard or MASI distances of all sets at once, from the table of which set holds which label."""
    if not all(isinstance(category, frozenset) for category in categories):
        raise StudyError(f"the distance {distance!r} is for sets of codes (frozensets)")
    labels = {label: number for number, label in enumerate(sorted({x for c in categories for x in c}, key=str))}
    holds = np.zeros((len(categories), len(labels)))
    for number, category in enumerate(categories):
        holds[number, [labels[label] for label in category]] = 1
    size = holds.sum(axis=1)
    shared = holds @ holds.T
    return 1 - likeness_of_sets(shared, size[:, None], size[None, :], masi=distance == "masi")


def likeness_of_sets(shared: np.ndarray, one: np.ndarray, other: np.ndarray, *, masi: bool) -> np.ndarray:
    """1 less the Jaccard or MASI distance of two sets, by how many labels they share, and how many each has."""
    union = one + other - shared
    index = np.divide(shared, union, out=np.ones_like(union), where=union > 0)
    if not masi:
        return index
    within = shared == np.minimum(one, other)
    return index * np.where(index == 1, 1.0, np.where(within, 2 / 3, 1 / 3))  # of disjoint sets the index is 0


def _agreement_weights(categories: Sequence, weights: object) -> np.ndarray:
    """Named weights (Cohen 1968; Gwet 2014, ch. 3: linear, quadratic, ordinal), or a matrix checked."""
    q = len(categories)
    if isinstance(weights, str):
        if weights not in WEIGHTS:
            raise StudyError(f"the weights {weights!r} are not known; there are: {', '.join(WEIGHTS)}, or a matrix")
        if weights == "identity":
            return np.eye(q)
        numeric = all(isinstance(c, Real) for c in categories) and weights != "ordinal"
        x = np.array(categories, float) if numeric else np.arange(q, dtype=float)
        gap = np.abs(x[:, None] - x[None, :])
        if weights == "ordinal":
            gap = gap * (gap + 1)  # twice the pairs of categories between
        largest = gap.max(initial=0.0)
        gap = gap / largest if largest else gap
        return 1 - (gap**2 if weights == "quadratic" else gap)
    matrix = np.asarray(weights, float)
    if matrix.shape != (q, q) or not np.array_equal(matrix, matrix.T) or (matrix.diagonal() != 1).any():
        raise StudyError(f"weights must be a symmetric {q} x {q} matrix with 1 on the diagonal, one row per category")
    return matrix


def _numbers(categories: Sequence, distance: str) -> np.ndarray:
    if not all(isinstance(category, Real) for category in categories):
        raise StudyError(f"the {distance} distance needs numbers as ratings")
    return np.array(categories, float)
