"""Marks as French prints them."""

from __future__ import annotations

from themetrail.in_print import unbroken
from themetrail.report.methods.printed import joined


def of(said: str) -> str:
    """`de` before what is said: `d’un segment`, `de deux segments`."""
    return f"d’{said}" if said.startswith("un") else f"de {said}"


def spaced(*sentences: str) -> str:
    """Sentences with the space that French sets before high marks, which never breaks."""
    return unbroken(joined(*sentences), "fr")
