"""Codes that are not there yet: segments that nothing fits, in groups, for people to talk about.

Nothing fits a segment for which no code is proposed, to which people gave none, and which is further from every passage
with a code and from the codebook than half of the coded passages are from those of other transcripts. A group is no
code, and becomes none by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd
import scipy.sparse as sp

from themetrail.suggest.combination import evenly
from themetrail.suggest.likeness import COMMON, NARROW
from themetrail.suggest.products import dots

FAR = 0.5  # of the coded passages are further from all others
FEWEST_WORDS = 10  # of a segment: fewer say too little to be unlike anything
FEWEST = 10  # segments below which nothing is said
FEWEST_OF_A_GROUP, FEWEST_TRANSCRIPTS = 3, 2
MOST = 1500  # segments that are grouped, the furthest
MOST_OF_A_CODE = 100  # passages that are compared
MOST_WORDS = 6
_MEANING = 2.0  # how much it counts beside words
_BRACKETS = re.compile(r"\[[^\[\]\n]*\]")  # pseudonyms and sounds, which are typical of nothing
_WORD = r"[^\W\d_]{3,}"


@dataclass(frozen=True)
class Group:
    """Rows of the segments that are alike, the most typical first, and the words that tell them from all others."""

    rows: list[int]
    words: list[str]


def far_segments(
    texts: pd.DataFrame, closest: pd.Series, proposed: set[str], coded: set[str], of_coded: np.ndarray
) -> np.ndarray:
    """The rows of the texts (columns segment_id, text) that nothing fits, the furthest first.

    `closest` is by segment_id how alike the most alike coded passage or text of the codebook is, `of_coded` the same
    of coded passages among other transcripts; `proposed` and `coded` are the segments with a code of either kind.
    """
    if not len(of_coded):
        return np.zeros(0, dtype=int)
    limit = float(np.quantile(of_coded, FAR))
    near = closest.reindex(texts["segment_id"]).fillna(np.inf).to_numpy()
    worded = texts["text"].map(lambda text: len(re.findall(_WORD, text)) >= FEWEST_WORDS).to_numpy(dtype=bool)
    is_far = worded & (near < limit) & ~texts["segment_id"].isin(proposed | coded).to_numpy()
    rows = np.flatnonzero(is_far)
    return rows[np.argsort(near[rows].round(5), kind="stable")]


@dataclass(frozen=True)
class Said:
    """Texts with their transcripts and meaning (texts x 0 without an encoder)."""

    texts: list[str]
    transcripts: list[str]
    meaning: np.ndarray


def grouped(far: Said, others: list[str], coded: Said, bearing: np.ndarray) -> list[Group]:
    """The texts that nothing fits in groups, the largest first, of what is said in more than one transcript.

    Groups are joined as long as their texts are on average as alike as passages of one code are (average linkage; Sokal
    and Michener 1958): of the `coded` texts, of which `bearing` says which codes they bear. `others` are the other
    texts of the study; all texts together say how rare a word is.
    """
    if len(far.texts) < FEWEST:
        return []
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    n = len(far.texts)
    vectors, words = _vectors([*far.texts, *others, *coded.texts])
    enough = _alike_of_a_code(vectors[len(vectors.indptr) - 1 - len(coded.texts) :], coded.meaning, bearing)
    alike = _alike(vectors[:n], far.meaning)
    distance = (1 - alike).round(6).clip(0)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), method="average")
    number_of = fcluster(tree, t=round(1 - enough, 6), criterion="distance")
    groups = []
    for number in range(1, number_of.max() + 1):
        rows = np.flatnonzero(number_of == number)
        spoken_in = {far.transcripts[row] for row in rows}
        if len(rows) >= FEWEST_OF_A_GROUP and len(spoken_in) >= FEWEST_TRANSCRIPTS:
            typical = alike[np.ix_(rows, rows)].mean(axis=1).round(6)
            order = rows[np.argsort(-typical, kind="stable")].tolist()
            groups.append(Group(_of_many_first(order, far.transcripts), _telling(vectors, order, words)))
    return sorted(groups, key=lambda one: (-len(one.rows), one.rows[0]))


def _alike_of_a_code(vectors: sp.csr_matrix, meaning: np.ndarray, bearing: np.ndarray) -> float:
    """How alike two passages of one code are on average, in the median code; 1 where no code has enough passages."""
    means = []
    for code in range(bearing.shape[1]):
        rows = evenly(np.flatnonzero(bearing[:, code]), MOST_OF_A_CODE)
        if len(rows) >= FEWEST_OF_A_GROUP:
            alike = _alike(vectors[rows], meaning[rows])
            means.append((alike.sum() - np.trace(alike)) / (len(rows) * (len(rows) - 1)))
    return float(np.median(means)) if means else 1.0


def _vectors(texts: list[str]) -> tuple[sp.csr_matrix, np.ndarray]:
    """The words of all texts as vectors of unit length, without those that many texts have."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    most = max(int(COMMON * len(texts)), 5)
    counter = TfidfVectorizer(token_pattern=_WORD, sublinear_tf=True, max_df=most)
    vectors = counter.fit_transform([_BRACKETS.sub(" ", text) for text in texts])
    return vectors.tocsr(), counter.get_feature_names_out()


def _alike(vectors: sp.csr_matrix, meaning: np.ndarray) -> np.ndarray:
    """How alike each two are, from 0 to 1."""
    words = dots(vectors, vectors)
    if not meaning.shape[1]:
        return words
    close = np.exp(NARROW * (meaning @ meaning.T - 1)).astype(float)
    return (words + _MEANING * close) / (1 + _MEANING)


def _of_many_first(rows: list[int], transcripts: list[str]) -> list[int]:
    """The rows with the most typical of each transcript before the others."""
    met: set[str] = set()
    first = [row for row in rows if transcripts[row] not in met and not met.add(transcripts[row])]  # type: ignore[func-returns-value]
    return list(dict.fromkeys(chain(first, rows)))


def _telling(vectors: sp.csr_matrix, rows: list[int], words: np.ndarray) -> list[str]:
    """The words that have the most weight in the rows beyond what they have in all texts, in more than one of them."""
    inside = vectors[rows]
    weight = np.asarray(inside.mean(axis=0) - vectors.mean(axis=0)).ravel()
    held = np.bincount(inside.indices, minlength=len(words))
    order = np.argsort(-np.where(held > 1, weight, 0).round(6), kind="stable")[:MOST_WORDS]
    return [str(words[place]) for place in order if held[place] > 1 and weight[place] > 0]
