"""Themes: how many participants mention each theme, how that is called, and when new codes stopped coming."""

from themetrail.themes.mentions import mentions_of, participants_of, with_branches
from themetrail.themes.representativeness import cut_offs_of, matrix_of, representativeness_of
from themetrail.themes.saturation import saturation_of

__all__ = [
    "cut_offs_of",
    "matrix_of",
    "mentions_of",
    "participants_of",
    "representativeness_of",
    "saturation_of",
    "with_branches",
]
