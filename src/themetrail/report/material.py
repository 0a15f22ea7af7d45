"""What the tables of a paper are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.themes import COMPARISON, LABEL_STABILITY
from themetrail.report.placeholders import printed_as
from themetrail.report.quotation_rows import quotations_in
from themetrail.report.quotations import Quotation
from themetrail.report.sentences import ELLIPSIS
from themetrail.report.styles import STYLES, Style
from themetrail.report.words.language import words_of
from themetrail.words_in_print import Words


@dataclass(frozen=True, kw_only=True)
class Material:
    """The finished tables of the study, the labels of its participants, and what is still to come (`missing`)."""

    transcripts: pd.DataFrame
    labels: dict[str, str]
    codebook: Codebook
    representativeness: pd.DataFrame
    cut_offs: pd.DataFrame
    matrix: pd.DataFrame
    segments: pd.DataFrame
    consensus: pd.DataFrame
    quotations: pd.DataFrame  # which are printed, of all groups
    missing: list[str]
    settings: dict[str, Any]
    comparison: pd.DataFrame = field(default_factory=COMPARISON.empty)  # pairs of groups side by side
    stability: pd.DataFrame = field(default_factory=LABEL_STABILITY.empty)  # each label under other choices
    counted: bool = True  # whether the study's method counts participants in print

    @cached_property
    def languages(self) -> dict[str, str]:
        """The language of each transcript."""
        return dict(zip(self.transcripts["transcript_id"], self.transcripts["language"], strict=True))

    def members(self, group: str) -> list[str]:
        """The participants of a group."""
        return list(dict.fromkeys(self.matrix.loc[self.matrix["group"] == group, "participant_id"]))

    @cached_property
    def definitions(self) -> dict[str, str]:
        """The definition of each code_id, where the codebook gives one."""
        table = self.codebook.table
        said = table["definition"] if "definition" in table.columns else [""] * len(table)
        return dict(zip(table["code_id"], said, strict=True))

    def counts(self, group: str) -> pd.DataFrame:
        """Who mentions what in a group."""
        return self.representativeness[self.representativeness["group"] == group]

    def language_of(self, segment_id: str) -> str:
        """The language of the transcript of a segment."""
        return self.languages.get(self._transcript_of[segment_id], "")

    def passages(self, group: str) -> pd.DataFrame:
        """The rows of the consensus that rest on what participants of a group said."""
        spoken = self.coded_segments(group)
        spoken = spoken[spoken["role"] == "participant"]
        return self.consensus[self.consensus["segment_id"].isin(spoken["segment_id"])]

    def said(self, group: str) -> dict[str, list[Quotation]]:
        """The quotations of each code of a group, the best first."""
        return quotations_in(self.quotations, group)

    @cached_property
    def words(self) -> Words:
        """The words of the paper's language."""
        return words_of(self.settings["language"], self.settings["style"])

    @property
    def style(self) -> Style:
        """How the study's journal prints."""
        return STYLES[self.settings["style"]]

    def printed(self, text: str) -> str:
        """A text of the data as it is printed: pseudonyms as the study chooses, and the style's mark of what is cut."""
        by_choice = printed_as(self.settings["pseudonyms"], self.settings["pseudonym_words"], self.words)
        return by_choice(text.replace(ELLIPSIS, self.style.ellipsis))

    @cached_property
    def _transcript_of(self) -> dict[str, str]:
        return dict(zip(self.segments["segment_id"], self.segments["transcript_id"], strict=True))

    def coded_segments(self, group: str) -> pd.DataFrame:
        """The segments of a group that have a code in the consensus."""
        group_of = dict(zip(self.transcripts["transcript_id"], self.transcripts["group"], strict=True))
        coded = self.segments[self.segments["segment_id"].isin(self.consensus["segment_id"])]
        return coded[coded["transcript_id"].map(group_of) == group]
