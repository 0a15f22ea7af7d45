"""What a coefficient or an interval is handed back as, and the words for why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

NO_VARIATION = "no_variation"
ONE_CODER = "one_coder"
TOO_FEW_UNITS = "too_few_units"
CODE_NOT_USED = "code_not_used"
TOO_FEW_TRANSCRIPTS = "too_few_transcripts"
FEW_TRANSCRIPTS = "few_transcripts"
UNDEFINED_DRAWS = "undefined_draws"
WHOLE_SEGMENTS = "whole_segments"
NO_COMMON_TEXT = "no_common_text"
CODES_OVERLAP = "codes_overlap"
NO_DISAGREEMENT = "no_disagreement"
RESAMPLES_ALIKE = "resamples_alike"
TOO_FEW_USES = "too_few_uses"

REASONS = {
    NO_VARIATION: "all ratings are the same, so chance agreement is total and the coefficient has no value",
    ONE_CODER: "only one coder rated anything",
    TOO_FEW_UNITS: "too few units were rated by at least two coders",
    CODE_NOT_USED: "no coder applied the code",
    TOO_FEW_TRANSCRIPTS: "there is only one transcript to resample",
    FEW_TRANSCRIPTS: "fewer than ten transcripts: the interval over transcripts is likely too narrow",
    UNDEFINED_DRAWS: "the coefficient was undefined in more than 5 % of the bootstrap draws",
    WHOLE_SEGMENTS: "the coders coded whole segments, so that agreement on segments says it all",
    NO_COMMON_TEXT: "these coders saw no segment in common",
    CODES_OVERLAP: "a coder gave several codes to the same words; the coefficient is for codes that exclude each other",
    NO_DISAGREEMENT: "no disagreement in the sample: how far the coefficient may vary is not estimable from it",
    RESAMPLES_ALIKE: "nearly all resamples give the same value: how far it may vary is not estimable from them",
    TOO_FEW_USES: "the code was given to too few segments for a coefficient beyond chance",
}


@dataclass(frozen=True)
class Estimate:
    """A coefficient. `value` is NaN exactly where `reason` (a key of REASONS) says why there is none.

    `n_units` counts the units that at least two coders rated. For coefficients of two coders, `n_pairs` counts the
    pairs of coders over which the value is the mean and `n_pairs_undefined` those that were left out.
    """

    statistic: str
    value: float
    n_units: int
    reason: str | None = None
    n_coders: int = 0
    n_pairs: int | None = None
    n_pairs_undefined: int = 0

    @property
    def defined(self) -> bool:
        """Whether there is a value."""
        return self.reason is None


@dataclass(frozen=True)
class Interval:
    """A bootstrap interval of a coefficient at `level`, resampling segments or transcripts (`kind`).

    `ci_low` and `ci_high` are NaN where there is no interval; `reason` says why, or (few_transcripts) flags one that
    should be read with care. `n_undefined` of the `draws` had no value and are left out.
    """

    statistic: str
    value: float
    ci_low: float
    ci_high: float
    kind: str
    level: float
    draws: int
    n_undefined: int = 0
    n_units: int = 0
    reason: str | None = None

    @classmethod
    def none(
        cls,
        estimate: Estimate,
        kind: str,
        level: float,
        draws: int,
        reason: str | None,
        undefined: int = 0,
    ):
        """No interval, and why."""
        return cls(
            estimate.statistic,
            estimate.value,
            nan,
            nan,
            kind,
            level,
            draws,
            undefined,
            estimate.n_units,
            reason,
        )
