"""Agreement of coded segments by their overlap, in the manner of MAXQDA's agreement on segments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import nan

from themetrail.agreement.estimate import TOO_FEW_UNITS
from themetrail.contracts.errors import StudyError


@dataclass(frozen=True)
class OverlapAgreement:
    """Of `n_units` coded segments of both coders, `agreed` have a counterpart. `kappa` is NaN where `reason` says
    why."""

    percent: float
    kappa: float
    agreed: int
    n_units: int
    n_codes: int
    reason: str | None = None


def overlap_agreement(
    spans: Iterable[tuple], coders: tuple[object, object], *, minimum: float = 0.9, n_codes: int | None = None
) -> OverlapAgreement:
    """Share of coded segments that the other coder coded alike, and Brennan & Prediger's (1981) kappa with chance 1/q.

    `spans` are (coder, document, code, start, end). A segment agrees where the other coder gave the same code to a
    segment of the same document that shares with it at least `minimum` of the characters that either covers. The
    segments of both coders are judged; text that neither coded is not counted. `n_codes` is q, the codes of the
    codebook (without it, those used). Raises StudyError for a `minimum` outside (0, 1].
    """
    if not 0 < minimum <= 1:
        raise StudyError("the least overlap must be more than 0 and at most 1")
    of_coder: dict[object, dict[tuple, list]] = {coder: {} for coder in coders}
    codes = set()
    for coder, document, code, start, end in spans:
        if coder in of_coder:
            of_coder[coder].setdefault((document, code), []).append((start, end))
            codes.add(code)
    agreed = units = 0
    for own, other in (coders, coders[::-1]):
        for place, segments in of_coder[own].items():
            others = of_coder[other].get(place, [])
            units += len(segments)
            agreed += sum(any(_overlap(a, b) >= minimum for b in others) for a in segments)
    q = len(codes) if n_codes is None else n_codes
    if not units or q < 2:
        percent = agreed / units if units else nan
        return OverlapAgreement(percent, nan, agreed, units, q, TOO_FEW_UNITS)
    percent = agreed / units
    return OverlapAgreement(percent, (percent - 1 / q) / (1 - 1 / q), agreed, units, q)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Characters in both over characters in either."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (a[1] - a[0] + b[1] - b[0] - max(0, shared))
