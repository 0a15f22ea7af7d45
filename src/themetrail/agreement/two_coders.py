"""The coefficients of two coders: Holsti's, Cohen's and Scott's."""

from __future__ import annotations

import numpy as np

from themetrail.agreement.statistics import ForTwoCoders, Statistic
from themetrail.agreement.sums import expected


def decisions(statistic: Statistic, x: np.ndarray, y: np.ndarray, both: np.ndarray) -> np.ndarray:
    """Units, agreed decisions, and both coders' numbers of decisions. Of sets of codes, each code is a decision."""
    sets, common = statistic.categories, np.eye(len(statistic.apart))
    if sets and all(isinstance(codes, frozenset) for codes in sets):
        common = np.array([[float(len(a & b)) for b in sets] for a in sets])
    own = common.diagonal()
    return np.stack([np.ones(len(x)), common[x, y], own[x], own[y]], axis=1) * both[:, None]


def holsti(statistic: Statistic, pairs: np.ndarray) -> np.ndarray:
    """Holsti's (1969) coefficient of reliability 2 M / (N_1 + N_2): M the decisions on which two coders agree, N_1 and
    N_2 the decisions that each made, on units that both saw; for sets of codes every code applied is a decision."""
    return 2 * pairs[..., 1] / (pairs[..., 2] + pairs[..., 3])


def disagreement_and_margins(statistic: Statistic, x: np.ndarray, y: np.ndarray, both: np.ndarray) -> np.ndarray:
    """Units, disagreement, and both coders' category counts."""
    one_hot = np.eye(len(statistic.apart) + 1)[:, :-1]  # the last row, reached by -1, is all zero
    head = np.stack([both, statistic.apart[x, y] * both], axis=1).astype(float)
    return np.hstack([head, one_hot[x] * both[:, None], one_hot[y] * both[:, None]])


def cohen(statistic: Statistic, pairs: np.ndarray) -> np.ndarray:
    """Cohen's (1960; weighted 1968) kappa: D_e = sum_kl d_kl p_1k p_2l with each coder's own category shares."""
    n, apart, first, second = _parts(statistic, pairs)
    return np.where(n < 2, np.nan, 1 - apart * n / expected(first, second, statistic.apart))


def scott(statistic: Statistic, pairs: np.ndarray) -> np.ndarray:
    """Scott's (1955) pi: D_e = sum_kl d_kl p_k p_l with the category shares of both coders together."""
    n, apart, first, second = _parts(statistic, pairs)
    both = (first + second) / 2
    return np.where(n < 2, np.nan, 1 - apart * n / expected(both, both, statistic.apart))


def _parts(statistic: Statistic, pairs: np.ndarray) -> tuple[np.ndarray, ...]:
    """The totals of `disagreement_and_margins`."""
    q = len(statistic.apart)
    return pairs[..., 0], pairs[..., 1], pairs[..., 2 : 2 + q], pairs[..., 2 + q :]


HOLSTI = ForTwoCoders(of_pair=decisions, value_of_pair=holsti)
COHEN = ForTwoCoders(of_pair=disagreement_and_margins, value_of_pair=cohen)
SCOTT = ForTwoCoders(of_pair=disagreement_and_margins, value_of_pair=scott)
