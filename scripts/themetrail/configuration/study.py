"""Section `study`: what the study is."""

from pydantic import Field

from themetrail.configuration.section import Section


class Study(Section):
    """What the study is."""

    title: str = "Untitled study"
    """Title, as it stands above tables and pages."""

    method: str = Field("codebook_ta", pattern="^(codebook_ta|cqr|reflexive_ta)$")
    """Method profile: `codebook_ta` (codebook thematic analysis), `cqr` (consensual qualitative research) or
    `reflexive_ta` (reflexive thematic analysis, in which no coefficient of agreement is computed)."""

    batches: int = Field(8, ge=1, le=10_000)
    """Number of batches in which transcripts are read and anonymised. Fixed when the study is made: a transcript's
    batch follows from its id and this number, so that adding a transcript reads and searches no other batch again."""

    seed: int = Field(1, ge=0)
    """Seed of everything that is drawn at random (bootstrap, arms, samples)."""
