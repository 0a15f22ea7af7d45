"""Evidence: the most similar bearers, in an order that is always the same."""

import numpy as np
import scipy.sparse as sp

from themetrail.suggest import neighbours
from themetrail.suggest.neighbours import clearest, most_similar_bearer, nearest

EXAMPLES = sp.csr_matrix(np.array([[1, 0], [0, 1], [0.6, 0.8], [1, 0]]))
TEXTS = sp.csr_matrix(np.array([[1, 0], [0, 1], [0, 0]]))


def test_most_similar_first_and_equal_ones_in_order():
    assert nearest(TEXTS, EXAMPLES.T, 3) == [[0, 3, 2], [1, 2], []]


def test_chunks_change_nothing(monkeypatch):
    whole = nearest(TEXTS, EXAMPLES.T, 2), most_similar_bearer(TEXTS, EXAMPLES, np.eye(4, dtype=int))
    monkeypatch.setattr(neighbours, "CHUNK", 1)
    assert nearest(TEXTS, EXAMPLES.T, 2) == whole[0]
    assert np.array_equal(most_similar_bearer(TEXTS, EXAMPLES, np.eye(4, dtype=int)), whole[1])


def test_similarity_of_the_most_similar_bearer():
    bearing = np.array([[0, 1, 0], [0, 0, 0], [1, 1, 0], [0, 0, 0]])
    assert most_similar_bearer(TEXTS, EXAMPLES, bearing).tolist() == [[0.6, 1, 0], [0.8, 0.8, 0], [0, 0, 0]]


def test_too_many_bearers_are_cut_to_the_clearest(monkeypatch):
    monkeypatch.setattr(neighbours, "MOST_BEARERS", 2)
    assert clearest(np.array([4, 7, 9]), np.array([0.1, 0.9, 0.5])).tolist() == [7, 9]
    assert clearest(np.array([4, 7]), np.array([0.1, 0.9])).tolist() == [4, 7]
