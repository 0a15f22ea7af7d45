"""Every text held against every other: products of sparse vectors, and the greatest of each row."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp


def dots(these: sp.csr_matrix, those: sp.csr_matrix) -> np.ndarray:
    """These x those, both rows of the same terms: the dot product of each two, as an array that is full at once. Most
    texts share some letters, so that a sparse product would be sorted out for nothing."""
    return times(these, those.T)


def times(these: sp.csr_matrix, those: sp.csr_matrix | sp.csc_matrix) -> np.ndarray:
    """The product of rows x terms and terms x columns as an array."""
    from sklearn.utils.extmath import safe_sparse_dot  # a study without coded data needs none of scikit-learn

    return safe_sparse_dot(these, those, dense_output=True)


def greatest(values: np.ndarray, most: int, decimals: int) -> np.ndarray:
    """For each row the columns of its `most` greatest values, the greatest first and equal ones in their order. With
    so many `decimals` ties are ties on every machine."""
    rounded = -values.round(decimals)
    n_columns = rounded.shape[1]
    if most >= n_columns:
        return np.argsort(rounded, axis=1, kind="stable")
    # All that are no less than the last of those wanted, however many are equal to it, and only they are put in order.
    last = np.partition(rounded, most - 1, axis=1)[:, most - 1 : most]
    row, column = np.nonzero(rounded <= last)
    order = np.lexsort((column, rounded[row, column], row))
    starts = np.searchsorted(row, np.arange(len(rounded)))
    return column[order[starts[:, None] + np.arange(most)]]
