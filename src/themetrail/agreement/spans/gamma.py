"""Gamma of Mathet, Widlöcher and Métivier (2015), from the optional package pygamma-agreement."""

from __future__ import annotations

from collections.abc import Iterable

from themetrail.contracts.errors import StudyError


def gamma(
    spans: Iterable[tuple],
    *,
    alpha: float = 1.0,
    beta: float = 1.0,
    delta_empty: float = 1.0,
    samples: int = 30,
    seed: int = 1,
) -> float:
    """Gamma (Comput. Linguist. 41:437) of `spans`, each (coder, code, start, end) on one continuum.

    `alpha` and `beta` weigh differences of place and of code, `delta_empty` the cost of a unit without counterpart;
    chance is estimated from `samples` random continua, the same for the same `seed`. Raises StudyError where
    pygamma-agreement is not installed, or fewer than two coders marked anything.
    """
    spans = list(spans)
    if len({span[0] for span in spans}) < 2:
        raise StudyError("gamma needs spans of at least two coders")
    try:
        from pyannote.core import Segment
        from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum
    except ImportError:
        raise StudyError(
            "gamma needs the package pygamma-agreement, which is not installed; install themetrail[gamma], "
            "or take gamma out of the configured statistics"
        ) from None
    import numpy as np

    continuum = Continuum()
    for coder, code, start, end in spans:
        continuum.add(str(coder), Segment(float(start), float(end)), str(code))
    np.random.seed(seed)  # the package draws from numpy's global generator
    dissimilarity = CombinedCategoricalDissimilarity(alpha=alpha, beta=beta, delta_empty=delta_empty)
    return float(continuum.compute_gamma(dissimilarity, n_samples=samples).gamma)
