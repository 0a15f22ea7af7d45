"""How far apart very many sets of codes are, without a table of all pairs: most have no code in common.

Two sets that share no code are as far apart as can be. So only how alike those are is kept that share one,
and the sums of alpha follow from it: sum_kl d_kl n_l = n - sum_kl s_kl n_l, with s = 1 - d.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from themetrail.agreement.distance import likeness_of_sets


class SetsApart:
    """The Jaccard or MASI distances of sets, categories x categories, for the products and places that alpha asks of
    such a table."""

    __array_ufunc__ = None  # a product of a numpy array with this is this one's to reckon

    def __init__(self, sets: Sequence[frozenset], *, masi: bool) -> None:
        self._alike = _alike(sets, masi=masi)

    def __len__(self) -> int:
        return self._alike.shape[0]

    def __getitem__(self, places: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        """The distances at these places (rows, columns)."""
        return 1 - np.asarray(self._alike[places]).ravel()

    def __matmul__(self, right: np.ndarray) -> np.ndarray:
        return right.sum(axis=0) - self._alike @ right

    def __rmatmul__(self, left: np.ndarray) -> np.ndarray:
        # The table is the same along rows and columns, and a sparse one is faster on the left.
        return left.sum(axis=-1, keepdims=True) - (self._alike @ left.T).T

    def __rsub__(self, one: float) -> np.ndarray:
        return one - (1 - self._alike.toarray())


def _alike(sets: Sequence[frozenset], *, masi: bool) -> Any:
    """1 - the distance of every two sets that have a code in common, or are both empty, as a sparse table."""
    from scipy.sparse import coo_matrix, csr_matrix

    label = {code: number for number, code in enumerate(sorted({code for codes in sets for code in codes}, key=str))}
    size = np.array([len(codes) for codes in sets])
    held = np.array([label[code] for codes in sets for code in codes], dtype=np.int64)
    holds = csr_matrix((np.ones(len(held)), held, np.concatenate([[0], np.cumsum(size)])), (len(sets), len(label)))
    pairs = (holds @ holds.T).tocoo()
    likeness = likeness_of_sets(pairs.data, size[pairs.row], size[pairs.col], masi=masi)
    empty = np.flatnonzero(size == 0)
    rows, columns = np.concatenate([pairs.row, empty]), np.concatenate([pairs.col, empty])
    return coo_matrix((np.concatenate([likeness, np.ones(len(empty))]), (rows, columns)), pairs.shape).tocsr()
