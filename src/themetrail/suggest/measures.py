"""How good a ranking and a set of accepted codes are, against what people decided."""

from __future__ import annotations

import numpy as np


def order_of(scores: np.ndarray) -> np.ndarray:
    """For each row the codes from best to worst; equal scores keep the order of the codebook."""
    return np.argsort(-scores, axis=1, kind="stable")


def recalls(k: int, scores: np.ndarray, bearing: np.ndarray) -> np.ndarray:
    """For each coded segment the share of its codes among the first k (both segments x codes)."""
    ordered, n_codes = _ordered(scores, bearing)
    return ordered[:, :k].sum(axis=1) / n_codes


def reciprocal_ranks(scores: np.ndarray, bearing: np.ndarray) -> np.ndarray:
    """For each coded segment 1 / the rank of the first code that is one of its own."""
    ordered, _ = _ordered(scores, bearing)
    return 1 / (ordered.argmax(axis=1) + 1)


def average_precisions(scores: np.ndarray, bearing: np.ndarray) -> np.ndarray:
    """For each coded segment the mean precision at the rank of each of its codes (Manning et al. 2008, 8.4)."""
    ordered, n_codes = _ordered(scores, bearing)
    precision = ordered.cumsum(axis=1) / np.arange(1, ordered.shape[1] + 1)
    return (precision * ordered).sum(axis=1) / n_codes


def mean_average_precision(scores: np.ndarray, bearing: np.ndarray) -> float:
    """Their mean; nan without a coded segment."""
    return _mean(average_precisions(scores, bearing))


def average_precision(scores: np.ndarray, borne: np.ndarray) -> float:
    """Mean precision at each segment that bears one code, segments ordered by their score for it; nan without any."""
    ordered = borne[np.argsort(-scores, kind="stable")]
    if not ordered.any():
        return float("nan")
    precision = ordered.cumsum() / np.arange(1, len(ordered) + 1)
    return float(precision[ordered == 1].mean())


def accepted_matrix(chosen: list[list[int]], n_codes: int) -> np.ndarray:
    """Segments x codes, 1 where the code was proposed."""
    accepted = np.zeros((len(chosen), n_codes), dtype=np.int8)
    for row, codes in enumerate(chosen):
        accepted[row, codes] = 1
    return accepted


def precision_recall_f1(accepted: np.ndarray, bearing: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1 over all cells of two arrays of 0 and 1; nan where the denominator is 0."""
    right = int((accepted & bearing).sum())
    said, true = int(accepted.sum()), int(bearing.sum())
    precision = right / said if said else float("nan")
    recall = right / true if true else float("nan")
    return precision, recall, 2 * right / (said + true) if said + true else float("nan")


def macro_f1(accepted: np.ndarray, bearing: np.ndarray) -> float:
    """Mean F1 over the codes that any segment bears; a code that was never proposed counts 0."""
    borne = bearing.sum(axis=0) > 0
    per_code = [precision_recall_f1(accepted[:, code], bearing[:, code])[2] for code in np.flatnonzero(borne)]
    return _mean(np.array(per_code))


def _ordered(scores: np.ndarray, bearing: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For coded segments, whether the code at each rank is theirs; and how many codes they have."""
    coded = bearing.sum(axis=1) > 0
    ordered = np.take_along_axis(bearing[coded].astype(int), order_of(scores[coded]), axis=1)
    return ordered, bearing[coded].sum(axis=1)


def _mean(values: np.ndarray) -> float:
    return float(np.mean(values)) if len(values) else float("nan")
