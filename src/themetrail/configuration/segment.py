"""Section `segment`: what the unit of coding is."""

from typing import Literal

from pydantic import Field

from themetrail.configuration.section import Section


class Segment(Section):
    """What the unit of coding is."""

    unit: Literal["turn", "sentence", "paragraph", "window"] = "turn"
    """The meaning unit: a whole `turn`, each `sentence` or `paragraph` of it, or a `window` of several sentences."""

    window_sentences: int = Field(3, ge=1)
    """Sentences in a window, for the unit `window`. Windows do not overlap and do not cross turns."""

    paragraph_break: Literal["blank_line", "line"] = "blank_line"
    """What ends a paragraph, for the unit `paragraph`: a `blank_line` (paragraphs of DOCX and RTF are read as such), or
    the end of each `line` in text files that have no blank lines between paragraphs."""

    codable_roles: list[Literal["participant", "interviewer", "other"]] = ["participant"]
    """Whose turns are coded; the others are kept as context."""

    @property
    def needs_sentences(self) -> bool:
        """Whether the unit is made of sentences, which a language model finds, or rules where there is none."""
        return self.unit in ("sentence", "window")
