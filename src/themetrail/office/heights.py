"""How high a row has to be for its texts: programs that open a workbook do not always work it out."""

from __future__ import annotations

import math

from themetrail.writing_systems import columns_of

_POINTS_PER_LINE, _MOST_POINTS = 15, 409  # Excel's limit for a row's height


def height_of(cells: list[tuple[str, float]]) -> int:
    """The height, in points, that the longest of these texts needs in a column of so many characters."""
    lines = max(
        (
            sum(max(1, math.ceil(columns_of(part) * 1.1 / width)) for part in text.split("\n"))
            for text, width in cells
            if text
        ),
        default=1,
    )
    return min(max(lines, 1) * _POINTS_PER_LINE, _MOST_POINTS)
