"""Section `segment`: what the unit of coding is."""

from typing import Literal

from pydantic import Field

from themetrail.configuration.section import Section


class Segment(Section):
    """What the unit of coding is."""

    unit: Literal["turn", "sentence", "paragraph", "window"] = "turn"
    """The meaning unit: a whole `turn`, each `sentence` or `paragraph` of it, or a `window` of several sentences."""

    window_sentences: int = Field(3, ge=1)
    """Sentences in a window, for the unit `window`."""

    codable_roles: list[Literal["participant", "interviewer", "other"]] = ["participant"]
    """Whose turns are coded; the others are kept as context."""
