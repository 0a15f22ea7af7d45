"""What the pack is made from, and which words of the talk may stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.report.quotation_bars import kept_back, memos_on_quoting
from themetrail.report.sentences import ELLIPSIS, shortened
from themetrail.rows import tuples_of
from themetrail.words_in_print import Words


@dataclass(frozen=True, kw_only=True)
class PackMaterial:
    """The finished tables of the study. `issued` holds the codebook of each round as its coders were given it, `stated`
    what people say of how the study was made, by its key; `missing` says what is still to come."""

    participants: pd.DataFrame
    transcripts: pd.DataFrame
    turns: pd.DataFrame
    segments: pd.DataFrame
    struck: pd.DataFrame
    codebook: Codebook
    matrix: pd.DataFrame
    representativeness: pd.DataFrame
    consensus: pd.DataFrame
    codings: pd.DataFrame
    assignments: pd.DataFrame
    decisions: pd.DataFrame
    marks: pd.DataFrame
    proposals: pd.DataFrame
    adjudications: pd.DataFrame
    changes: pd.DataFrame
    reflexivity: pd.DataFrame
    issued: Mapping[str, pd.DataFrame]
    missing: list[str]
    stated: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def groups(self) -> list[str]:
        """The groups, in the order of the sheet of transcripts."""
        return list(dict.fromkeys(self.transcripts["group"]))

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """The participants of each group, as its tables count them."""
        rows = self.matrix[["group", "participant_id"]].drop_duplicates()
        return {group: list(rows.loc[rows["group"] == group, "participant_id"]) for group in self.groups}

    @cached_property
    def everyone(self) -> list[str]:
        """All participants of all groups, in the order of their sheet."""
        there = {who for members in self.members.values() for who in members}
        return [who for who in self.participants["participant_id"] if who in there]

    @cached_property
    def labels(self) -> dict[str, str]:
        """How the paper calls each participant."""
        return dict(tuples_of(self.participants, "participant_id", "label"))

    @cached_property
    def languages(self) -> dict[str, str]:
        """The language of each transcript."""
        return dict(tuples_of(self.transcripts, "transcript_id", "language"))

    @cached_property
    def segment(self) -> dict[str, Segment]:
        """Each segment by its id."""
        columns = ("segment_id", "transcript_id", "participant_id", "speaker", "start", "text")
        return {row[0]: Segment(*row) for row in tuples_of(self.segments, *columns)}

    @cached_property
    def _never(self) -> set[str]:
        """Segments of who may not be quoted, and those that a coder, a memo or whoever speaks in them wants kept."""
        _, unwanted = memos_on_quoting(self.decisions)
        kept = kept_back(self.segments, self.marks, self.participants)
        return kept | set(self.struck["segment_id"]) | unwanted

    def may_quote(self, segment_id: str) -> bool:
        """Whether the words of a segment may stand in what people are given."""
        return segment_id not in self._never

    def passage(self, segment_id: str, start: int | None = None, end: int | None = None) -> str:
        """The words of a segment, or of a stretch of it (offsets in the turn); empty where they may not be quoted."""
        segment = self.segment.get(segment_id)
        if segment is None or not self.may_quote(segment_id):
            return ""
        if start is None or end is None:
            return segment.text
        return segment.text[max(0, start - segment.start) : max(0, end - segment.start)] or segment.text


def quoted(passage: str, most_words: int, words: Words) -> str:
    """A passage as the document prints it: so many words of it at most, between the marks of its language."""
    return words.quoted(shortened(passage, most_words).replace(ELLIPSIS, words.writing.ellipsis))


@dataclass(frozen=True)
class Segment:
    """A segment: whose it is, where it begins in its turn, and its words."""

    segment_id: str
    transcript_id: str
    participant_id: str
    speaker: str
    start: int
    text: str
