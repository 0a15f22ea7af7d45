"""Colours of themes: the codebook's own where it gives them, else ones that colour-blind readers tell apart."""

from __future__ import annotations

import re
from itertools import cycle

from themetrail.codebook import Codebook

# Okabe & Ito (2008), Color Universal Design, without yellow and black, which are hard to read on white or as an accent.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def colours_of(codebook: Codebook) -> dict[str, str]:
    """A colour (#RRGGBB) for each entry: its own, else the nearest above it that has one, else one of the palette."""
    given = dict(zip(codebook.table["code_id"], codebook.table["colour"], strict=True))
    free = cycle([colour for colour in PALETTE if colour not in {c.upper() for c in given.values()}] or PALETTE)
    spare = {code_id: next(free) for code_id, parent in codebook.parents.items() if not parent}
    return {
        code_id: next(
            (given[step].upper() for step in reversed(codebook.path(code_id)) if _HEX.fullmatch(given[step])),
            spare[codebook.path(code_id)[0]],
        )
        for code_id in codebook.levels
    }


def tinted(colour: str, strength: float) -> tuple[float, float, float]:
    """The colour mixed with white, as RGB from 0 to 1; `strength` 0 is white, 1 the colour itself."""
    red, green, blue = (1 - strength * (1 - int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return red, green, blue


def ink_on(background: tuple[float, float, float]) -> str:
    """Black or white, whichever stands out more against `background` (relative luminance of WCAG 2.2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in background]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) else "#FFFFFF"
