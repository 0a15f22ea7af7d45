# ruff: noqa: SIM905 - long lists of words read better as text
"""Codebooks of any size: codes that are made up of what is spoken of and what is said of it."""

from __future__ import annotations

from itertools import islice, product

from words import CODES, THEMES

Code = tuple[str, str, str, tuple[str, ...]]  # parent, name, definition, sentences that carry the code
AREAS = (
    "rota|handover|parking|canteen|training|supervision|paperwork|software|equipment|staffing|night work|holiday plan|"
    "feedback|recognition|pay|noise|storage|cleaning|meeting|induction"
).split("|")
STATES = (
    "comes too late|is well planned|changes every week|is nobody's task|has become better|takes too much time|"
    "is never talked about|is fair to all|depends on luck|needs a second person|works when we are few|"
    "is good for newcomers|is hard to find|is done twice|was cut last year|is what keeps me here|could be shorter|"
    "is left to the weekend|is explained badly|should be asked for"
).split("|")


def codebook_of(count: int) -> tuple[dict[str, str], dict[str, Code]]:
    """Themes with their names, and `count` codes: those of the study of newcomers where that is their number, else made
    up (at most 400, under 20 themes)."""
    if count == len(CODES):
        return THEMES, CODES
    if count > len(AREAS) * len(STATES):
        raise SystemExit(f"at most {len(AREAS) * len(STATES)} codes can be made up")
    themes = {f"t{place:02d}": f"The {area}" for place, area in enumerate(AREAS, start=1)}
    parent = dict(zip(AREAS, themes, strict=True))
    codes = {
        f"c{place:03d}": (
            parent[area],
            f"The {area} {state}",
            f"Says that the {area} {state}.",
            (f"the {area} {state}", f"they say that the {area} {state}, and so it is"),
        )
        for place, (area, state) in enumerate(islice(product(AREAS, STATES), count), start=1)
    }
    return {theme: name for theme, name in themes.items() if theme in {code[0] for code in codes.values()}}, codes
