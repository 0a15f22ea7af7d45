"""Section `study`: what the study is."""

import re
from typing import Literal

from pydantic import Field, field_validator

from themetrail.configuration.section import Section

LONGEST_TITLE = 300
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


class StudySection(Section):
    """What the study is."""

    title: str = "Untitled study"
    """Title, as it stands above tables and pages."""

    method: Literal["codebook_ta", "cqr", "reflexive_ta"] = "codebook_ta"
    """Method profile: `codebook_ta` (codebook thematic analysis), `cqr` (consensual qualitative research) or
    `reflexive_ta` (reflexive thematic analysis, in which no coefficient of agreement is computed)."""

    batches: int = Field(8, ge=1, le=10_000)
    """Number of batches in which transcripts are read and anonymised. Fixed when the study is made: a transcript's
    batch follows from its id and this number, so that adding a transcript reads and searches no other batch again."""

    seed: int = Field(1, ge=0)
    """Seed of everything that is drawn at random (bootstrap, arms, samples)."""

    @field_validator("title")
    @classmethod
    def _title_is_one_line(cls, title: str) -> str:
        title = " ".join(title.split())
        if not title or len(title) > LONGEST_TITLE or _CONTROLS.search(title):
            raise ValueError(f"a title has 1 to {LONGEST_TITLE} characters, none of them a control character")
        return title
