"""Counts as shades of one hue: one scale for all figures of a study, told apart in grey and by colour-blind readers.

Each shade stands for twice as many segments as the one before. Lightness falls by even steps from shade to shade (CIE
L* 93 to 30), so that a grey copy keeps the order.
"""

from __future__ import annotations

from collections.abc import Iterable

from themetrail.words_in_print import Words

SHADES = ("#DEEBF7", "#B3D1EA", "#7FB2DA", "#4A90C4", "#23689F", "#0B3F70")
_TOPS = (1, 2, 4, 8, 16)  # the most of each shade; the last has no end
NONE = "#FFFFFF"


def shade_of(count: int) -> str:
    """The colour of a count; none is white."""
    return SHADES[_place(count)] if count else NONE


def used_shades(counts: Iterable[int], words: Words) -> list[tuple[str, str]]:
    """Colour and range (`1`, `2`, `3–4`, ...) of each shade up to the largest count, for the legend."""
    largest = max(counts, default=0)
    if not largest:
        return []
    return [(SHADES[place], _range(place, words)) for place in range(_place(largest) + 1)]


def _place(count: int) -> int:
    return next((place for place, top in enumerate(_TOPS) if count <= top), len(_TOPS))


def _range(place: int, words: Words) -> str:
    if place == len(_TOPS):
        return words.say("figure_more", _TOPS[-1] + 1)
    low = _TOPS[place - 1] + 1 if place else 1
    return str(low) if low == _TOPS[place] else f"{low}–{_TOPS[place]}"
