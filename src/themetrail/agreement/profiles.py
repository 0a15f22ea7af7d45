"""What each method of analysis takes from agreement."""

from __future__ import annotations

from themetrail.contracts.errors import StudyError

METHODS = ("codebook_ta", "cqr", "reflexive_ta")

WHY_NOT = {
    "reflexive_ta": (
        "No coefficient of agreement was computed. In reflexive thematic analysis coding is the analyst's situated "
        "interpretation, not a measurement that others should replicate, and agreement between coders is no mark of "
        "its quality (Braun & Clarke 2021, Qualitative Research in Psychology 18:328-352). Where coders differed is "
        "listed all the same, as matter for reflection."
    )
}


def computes_coefficients(method: str) -> bool:
    """Whether this method profile computes coefficients. Raises StudyError for an unknown one."""
    if method not in METHODS:
        raise StudyError(f"the method {method!r} is not known; there are: {', '.join(METHODS)}")
    return method not in WHY_NOT


def why_not(method: str) -> str:
    """Why the profile computes no coefficient; empty where it does."""
    computes_coefficients(method)
    return WHY_NOT.get(method, "")
