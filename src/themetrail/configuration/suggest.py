"""Section `suggest`: how candidate codes are proposed."""

from typing import Literal

from pydantic import Field

from themetrail.configuration.section import Section


class Suggest(Section):
    """How candidate codes are proposed to coders."""

    enabled: bool = True
    """Propose codes where there is prior coded data."""

    top: int | None = Field(None, ge=1, le=20)
    """Codes proposed per segment at most. `null`: as many as nine in ten coded segments bear, three at least."""

    minimum_examples: int = Field(5, ge=1)
    """A code with fewer coded examples has no probability, and is proposed only where the codebook has a name,
    definition, inclusion or example that says what it means."""

    meaning: bool = True
    """Compare what sentences mean, not only their words and letters, where the extra `embeddings` is installed."""

    learn_from_shown: bool = False
    """Learn from decisions of earlier rounds that people made with a suggestion on view, too: otherwise from the blind
    share, from what was coded before suggestions were asked for, and from prior data. They never judge suggestions."""

    cut: Literal["precision", "f1"] = "precision"
    """From which probability a code is proposed. `precision`: one for all codes, so that of the proposals
    `precision_target` is right. `f1`: for each code the one at which its F1 is highest: more codes are found, rare ones
    above all, and more proposals are wrong."""

    precision_target: float = Field(0.8, gt=0, lt=1)
    """Codes are proposed from the lowest probability at which at least this share of the proposals is right: a lower
    bound, from coded transcripts that were left out. Where the study's coders agree less than this with one another,
    their agreement takes its place."""

    abstain_below: float | None = Field(None, ge=0, le=1)
    """A probability in place of `cut`: codes are proposed from it on. A lower value finds more codes and
    proposes more wrong ones."""

    fewest_segments: int = Field(50, ge=0)
    """With fewer coded segments no model proposes: codes of the nearest coded examples are shown, without a
    probability."""

    fewest_transcripts: int = Field(5, ge=0)
    """The same for coded transcripts."""

    percentages_from: int = Field(200, ge=0)
    """With fewer coded segments codes are ranked without probabilities."""

    largest_calibration_error: float = Field(0.05, ge=0, le=1)
    """Where probabilities of left-out transcripts are further from the frequencies than this, codes are ranked without
    them."""

    promised_share: float = Field(0.2, gt=0, lt=1)
    """What is promised of a code, where its coded examples allow it: that at most this share of the passages that bear
    it is missed, or that at most this share of those proposed is wrong."""

    confidence: float = Field(0.9, ge=0.5, lt=1)
    """How sure a promise is: with 0.9, one in ten may be broken. A higher value takes more coded transcripts."""

    evidence: int = Field(3, ge=0, le=20)
    """Coded examples shown as evidence for each proposed code at most: the most similar ones that bear it."""

    folds: int = Field(20, ge=2, le=1000)
    """Parts in which coded transcripts are left out to evaluate and calibrate suggestions. With as many coded
    transcripts or fewer, each is left out by itself; with more, whole transcripts are left out together."""
