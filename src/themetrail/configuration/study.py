"""Section `study`: what the study is."""

import re
from difflib import get_close_matches
from typing import Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from themetrail.configuration.section import Section
from themetrail.in_print import CODES
from themetrail.method_profiles import Profile, profile_of

LONGEST_TITLE = 300
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


class StudySection(Section):
    """What the study is."""

    title: str = "Untitled study"
    """Title, as it stands above tables and pages."""

    language: str = "english"
    """Language of what the people of a study read: the review, the pages on the risk, coding sheets, desks, the
    explorer, Word files, the pages of suggestions and of the verification, the page with which a shared folder opens,
    `results/STATUS.md` and, where `report.language` says nothing else, the report. `english`, `french` or `german`; in
    another one all is in English, and STATUS says so. What was issued stays as it is, and comes back in any of them."""

    method: Literal["codebook_ta", "reflexive_ta"] = "codebook_ta"
    """Method profile: `codebook_ta` (codebook thematic analysis, reported by COREQ) or `reflexive_ta` (reflexive
    thematic analysis, reported by RTARG), which leaves out coefficients of agreement, saturation and counts."""

    also: list[Literal["coefficients", "saturation", "counts"]] = []
    """What the method profile leaves out and this study asks for all the same. `counts` are numbers of participants,
    labels, and the comparison of groups."""

    batches: int = Field(8, ge=1, le=10_000)
    """Number of batches in which transcripts are read and anonymised. Fixed when the study is made: a transcript's
    batch follows from its id and this number, so that adding a transcript reads and searches no other batch again."""

    seed: int = Field(1, ge=0)
    """Seed of everything that is drawn at random (bootstrap, arms, samples)."""

    @property
    def profile(self) -> Profile:
        """What the method takes from a run, and what the study asks for beside it."""
        return profile_of(self.method, self.also)

    @field_validator("method", mode="before")
    @classmethod
    def _cqr_is_no_profile(cls, method: object) -> object:
        if method == "cqr":
            raise ValueError(
                "must be 'codebook_ta' or 'reflexive_ta'; consensual qualitative research is no profile any more, since"
                " it did what 'codebook_ta' does and held no domains, core ideas or auditor's record. Write method: "
                "codebook_ta, and scheme: hill2005 under themes for its labels"
            )
        return method

    @model_validator(mode="after")
    def _asks_for_what_is_left_out(self) -> "StudySection":
        left_out = profile_of(self.method).leaves_out
        for part in self.also:
            if part not in left_out:
                raise PydanticCustomError(
                    "asked_for",
                    "the method '{method}' makes {part} anyway; take {part} out of study.also",
                    {"method": self.method, "part": part},
                )
        return self

    @field_validator("language")
    @classmethod
    def _language_is_no_mistake(cls, language: str) -> str:
        near = get_close_matches(language, CODES, n=1, cutoff=0.75)
        if language not in CODES and (near or not re.fullmatch("[a-z]{3,30}", language)):
            known = ", ".join(CODES)
            meant = f"; did you mean {near[0]!r}?" if near else ""
            raise ValueError(f"must be the English name of a language in small letters, such as {known}{meant}")
        return language

    @field_validator("title")
    @classmethod
    def _title_is_one_line(cls, title: str) -> str:
        title = " ".join(title.split())
        if not title or len(title) > LONGEST_TITLE or _CONTROLS.search(title):
            raise ValueError(f"a title has 1 to {LONGEST_TITLE} characters, none of them a control character")
        return title
