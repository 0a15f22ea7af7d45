"""What a researcher can set of the suggestions; docs/suggest.md explains each."""

from __future__ import annotations

from dataclasses import dataclass

PRECISION, F1 = "precision", "f1"  # what a cut through probabilities is chosen for


@dataclass(frozen=True)
class Settings:
    """Codes per segment at most (`top`; None: as many as nine in ten coded segments bear, three at least), examples
    below which a code has no probability, and none is proposed of which the codebook says nothing
    (`minimum_examples`), the probability below which a code is not proposed (`abstain_below`; None: by the `cut`,
    which is for PRECISION the lowest from which a share of `precision_target` is right, for F1 each code's own),
    examples cited per proposal (`evidence`), parts of the cross-validation (`folds`), whether sentences are read for
    what they mean where the encoder is installed (`meaning`). Of a code is promised that at most a `promised_share` of
    its passages is missed, or of those proposed is wrong, with a `confidence`.

    Below `fewest_segments` or `fewest_transcripts` the nearest examples alone are shown; below `percentages_from`
    segments, or with an error above `largest_calibration_error`, no probability is.
    """

    top: int | None = None
    minimum_examples: int = 5
    abstain_below: float | None = None
    cut: str = PRECISION
    precision_target: float = 0.8
    evidence: int = 3
    folds: int = 20
    meaning: bool = True
    promised_share: float = 0.2
    confidence: float = 0.9
    fewest_segments: int = 50
    fewest_transcripts: int = 5
    percentages_from: int = 200
    largest_calibration_error: float = 0.05
