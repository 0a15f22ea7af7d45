"""Section `agreement`: how inter-coder agreement is computed."""

from typing import Literal

from pydantic import Field

from themetrail.configuration.section import Section

Statistic = Literal["percent", "alpha", "cohen", "fleiss", "ac1", "brennan_prediger", "scott", "conger", "holsti"]


class Agreement(Section):
    """How inter-coder agreement is computed."""

    statistics: list[Statistic] = ["percent", "alpha", "cohen", "fleiss", "ac1"]
    """Coefficients to compute."""

    draws: int = Field(1000, ge=0)
    """Draws of the bootstrap; 0: no intervals."""

    fewest_uses: int = Field(5, ge=1)
    """Segments to which a code must have been given, by any coder, to have a coefficient beyond chance; with fewer, its
    counts stand beside "too few"."""

    uncoded_in_frame: bool = True
    """Whether segments that no coder coded count as units of agreement."""

    scale: Literal["none", "landis_koch", "krippendorff"] = "none"
    """Verbal reading of coefficients by a named scale."""
