"""Which codes may be proposed for which texts: one that belongs to a question of a survey, for answers to it alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

ANY = "*"  # the question of coded data of which it is not known what was asked


def offered(questions: Sequence[str], codes: Sequence[str], belong: Mapping[str, frozenset[str]]) -> np.ndarray | None:
    """Texts x codes, by the question that each text answers; None where all codes may be proposed for all.

    `belong` has the questions of each code, none where it belongs to all of the talk.
    """
    if not any(belong.get(code) for code in codes):
        return None
    fits = {
        question: [not belong[code] or question in belong[code] or question == ANY for code in codes]
        for question in set(questions)
    }
    return np.array([fits[question] for question in questions], dtype=bool).reshape(len(questions), len(codes))


def withheld(scores: np.ndarray, may: np.ndarray | None) -> np.ndarray:
    """The scores (texts x codes), with minus infinity where a code may not be proposed."""
    return scores if may is None else np.where(may, scores, -np.inf)
