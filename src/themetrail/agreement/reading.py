"""Verbal readings of coefficients by a named scale; none unless a study asks for one."""

from __future__ import annotations

from math import isnan

from themetrail.contracts.errors import StudyError

SCALES: dict[str, tuple[tuple[float, str], ...]] = {
    # Landis & Koch (1977), Biometrics 33:165: the lower end of each band
    "landis_koch": (
        (0.81, "almost perfect"),
        (0.61, "substantial"),
        (0.41, "moderate"),
        (0.21, "fair"),
        (0.0, "slight"),
        (float("-inf"), "poor"),
    ),
    # Krippendorff (2004), Content Analysis, p. 241: .800 for conclusions, .667 for tentative ones
    "krippendorff": (
        (0.8, "reliable"),
        (0.667, "tentative conclusions only"),
        (float("-inf"), "not reliable"),
    ),
}


def read_value(value: float, scale: str = "none") -> str:
    """The word of `scale` (none, landis_koch, krippendorff) for a coefficient; empty for none or without a value.

    Landis and Koch give two decimals, so the value is rounded to two before it is read on their scale.
    """
    if scale == "none" or value is None or isnan(value):
        return ""
    if scale not in SCALES:
        raise StudyError(f"the scale {scale!r} is not known; there are: none, {', '.join(SCALES)}")
    shown = round(value, 2) if scale == "landis_koch" and value >= 0 else value
    return next(word for least, word in SCALES[scale] if shown >= least)
