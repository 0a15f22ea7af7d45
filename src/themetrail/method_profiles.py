"""Method profiles: what a way of analysing takes from a run, what it leaves out, and by which guideline it is reported.

A profile leaves out what its own literature holds to be foreign to it; a study may ask for each part all the same
(`study.also`). Sources. COREQ: Tong, Sainsbury & Craig (2007), International Journal for Quality in Health Care 19(6),
349-357. RTARG: Braun & Clarke (2024), Palliative Medicine 38(6), 608-616.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from themetrail.contracts.errors import StudyError

# What a profile may leave out. `counts` are n of N, labels, and all that is made of them.
COEFFICIENTS, SATURATION, COUNTS = PARTS = ("coefficients", "saturation", "counts")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One way of analysing. `leaves_out` says why, in a sentence fit for a methods text, of each part left out."""

    name: str
    title: str
    reporting_guideline: str  # COREQ or RTARG
    leaves_out: Mapping[str, str]

    @property
    def coefficients(self) -> bool:
        """Whether coefficients of agreement are computed."""
        return COEFFICIENTS not in self.leaves_out

    @property
    def saturation(self) -> bool:
        """Whether new codes per transcript are counted and judged."""
        return SATURATION not in self.leaves_out

    @property
    def counts(self) -> bool:
        """Whether participants are counted in print, and themes labelled and compared by these counts."""
        return COUNTS not in self.leaves_out

    def why_not(self, part: str) -> str:
        """Why the profile leaves out a part; empty where it does not."""
        return self.leaves_out.get(part, "")


CODEBOOK_TA = Profile(
    name="codebook_ta", title="codebook thematic analysis", reporting_guideline="COREQ", leaves_out={}
)
_REFLEXIVE_TA = Profile(
    name="reflexive_ta",
    title="reflexive thematic analysis",
    reporting_guideline="RTARG",
    leaves_out={
        COEFFICIENTS: (
            "No coefficient of agreement was computed. In reflexive thematic analysis coding is the analyst's situated "
            "interpretation, not a measurement that others should replicate, and agreement between coders is no mark "
            "of its quality (Braun & Clarke 2021, Qualitative Research in Psychology 18:328-352). Where coders "
            "differed is listed all the same, as matter for reflection."
        ),
        SATURATION: (
            "Saturation was not assessed. In reflexive thematic analysis codes and themes are made by the analyst and "
            "not found, so that there is no point at which none are left (Braun & Clarke 2021, Qualitative Research in "
            "Sport, Exercise and Health 13:201-216)."
        ),
        COUNTS: (
            "Participants were not counted. In reflexive thematic analysis a theme matters by what it says of the "
            "research question, not by how many participants speak of it (Braun & Clarke 2006, Qualitative Research in "
            "Psychology 3:77-101)."
        ),
    },
)
PROFILES = {profile.name: profile for profile in (CODEBOOK_TA, _REFLEXIVE_TA)}


def profile_of(method: str, also: Iterable[str] = ()) -> Profile:
    """The profile of this name, with the parts that the study asks for although the profile leaves them out.

    Raises StudyError for an unknown name.
    """
    if method not in PROFILES:
        raise StudyError(f"the method {method!r} is not known; there are: {', '.join(PROFILES)}")
    profile, asked = PROFILES[method], set(also)
    return replace(profile, leaves_out={part: why for part, why in profile.leaves_out.items() if part not in asked})
