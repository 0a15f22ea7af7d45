"""Products of sparse vectors, and the greatest of each row."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp

from themetrail.suggest.products import dots, greatest, times


def test_the_array_has_the_bits_of_the_sparse_product() -> None:
    draw = np.random.default_rng(1)
    these, those = (
        sp.random(rows, 300, density=0.2, format="csr", dtype=np.float32, random_state=draw) for rows in (40, 25)
    )

    assert dots(these, those).tobytes() == (these @ those.T).toarray().tobytes()
    assert times(these, those.T.tocsr()).tobytes() == (these @ those.T).toarray().tobytes()


@pytest.mark.parametrize(("rows", "terms"), [(0, 5), (3, 0), (0, 0)])
def test_without_texts_or_terms_there_is_nothing_alike(rows: int, terms: int) -> None:
    these, those = (sp.csr_matrix((n, terms), dtype=np.float32) for n in (rows, 2))

    assert dots(these, those).tolist() == [[0.0, 0.0]] * rows


@pytest.mark.parametrize("most", [1, 3, 10, 50])
@pytest.mark.parametrize("steps", [1, 4, 1000])
@pytest.mark.parametrize("shape", [(30, 20), (4, 3), (2, 0), (0, 4)])
def test_the_greatest_are_those_that_a_stable_sort_puts_first(most: int, steps: int, shape: tuple[int, int]) -> None:
    values = np.random.default_rng(most).integers(0, steps, shape) / steps + 1e-9 * np.arange(shape[1])

    expected = np.argsort(-values.round(5), axis=1, kind="stable")[:, :most]
    assert greatest(values, most, decimals=5)[:, :most].tolist() == expected.tolist()


def test_equal_values_keep_their_order() -> None:
    assert greatest(np.array([[0.5, 0.7, 0.5, 0.7, 0.5]]), 3, decimals=5).tolist() == [[1, 3, 0]]
