"""Turns into segments: which turns are codable, where they are cut, and what the pieces are called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.segments import SEGMENTS
from themetrail.rows import rows_of
from themetrail.segment.text_spans import Span, paragraph_starts, spans_between, windows

# For the texts of one transcript and its language: where each sentence of each text begins.
SentenceStarts = Callable[[list[str], str], list[list[int]]]


@dataclass(frozen=True)
class Unit:
    """The meaning unit: its name (turn, sentence, paragraph, window) and what it needs to be cut."""

    name: str = "turn"
    codable_roles: tuple[str, ...] = ("participant",)
    window_sentences: int = 3
    paragraph_break: str = "blank_line"

    @property
    def needs_sentences(self) -> bool:
        """Whether this unit is made of sentences."""
        return self.name in ("sentence", "window")


def segments_of(
    turns: pd.DataFrame, transcripts: list[dict[str, str]], unit: Unit, sentence_starts: SentenceStarts | None = None
) -> pd.DataFrame:
    """The segments of all turns (contract TURNS), in their order, as a table of contract SEGMENTS.

    `transcripts` gives transcript_id, group and language of each. A turn whose role is not codable is one segment, kept
    as context; so is a codable turn without words, which nobody can code. Segment ids are the transcript and the turn,
    `INT1-0012`, and for parts of turns their count from 1: `INT1-0012.03`. Raises StudyError where a turn belongs to no
    transcript in `transcripts`.
    """
    described = {row["transcript_id"]: row for row in transcripts}
    unknown = sorted(set(turns["transcript_id"]) - set(described))
    if unknown:
        raise StudyError(f"turns of {unknown[0]} are here, and the sheet of transcripts does not list it")
    rows: list[dict] = []
    for name, own in turns.groupby("transcript_id", sort=False):
        said = list(rows_of(own.sort_values("turn")))
        codable = [turn for turn in said if turn["role"] in unit.codable_roles and turn["text"].strip()]
        starts = sentence_starts if unit.needs_sentences else None
        spans = _spans([turn["text"] for turn in codable], described[name]["language"], unit, starts)
        cut = {turn["turn"]: found for turn, found in zip(codable, spans, strict=True)}
        for turn in said:
            rows += _rows(turn, described[name]["group"], cut.get(turn["turn"]), unit)
    if len({(row["transcript_id"], row["turn"]) for row in rows}) != len(turns):
        raise StudyError("not every turn has a segment, which must not happen; please report it")
    return SEGMENTS.frame(rows)


def segment_id(transcript_id: str, turn: int, part: int | None = None) -> str:
    """The name of a segment; `part` counts from 1 and is left out where the unit is the turn."""
    whole = f"{transcript_id}-{turn:04d}"
    return whole if part is None else f"{whole}.{part:02d}"


def _spans(texts: list[str], language: str, unit: Unit, sentence_starts: SentenceStarts | None) -> list[list[Span]]:
    """The spans of each text: next to each other, from its first character to its last."""
    if unit.needs_sentences:
        if sentence_starts is None:
            raise ValueError(f"the unit {unit.name!r} needs a function that finds sentences")
        spans = [
            spans_between(text, starts) for text, starts in zip(texts, sentence_starts(texts, language), strict=True)
        ]
        return [windows(found, unit.window_sentences) for found in spans] if unit.name == "window" else spans
    if unit.name == "paragraph":
        return [spans_between(text, paragraph_starts(text, unit.paragraph_break)) for text in texts]
    return [[(0, len(text))] for text in texts]


def _rows(turn: dict, group: str, spans: list[Span] | None, unit: Unit) -> list[dict]:
    """The segments of one turn; `spans` is None where it is context only."""
    text = turn["text"]
    whole = spans is None or unit.name == "turn"
    found = spans or [(0, len(text))]
    if "".join(text[start:end] for start, end in found) != text:
        raise StudyError(
            "the segments of this turn do not add up to its words, which must not happen; please report it",
            file=f"{turn['transcript_id']}, turn {turn['turn']}",
        )
    return [
        {
            "segment_id": segment_id(turn["transcript_id"], int(turn["turn"]), None if whole else part),
            "transcript_id": turn["transcript_id"],
            "group": group,
            "participant_id": turn["participant_id"],
            "role": turn["role"],
            "turn": turn["turn"],
            "start": start,
            "end": end,
            "text": text[start:end],
            "codable": "no" if spans is None else "yes",
            "speaker": turn["speaker"],
            "question": turn["question"],
        }
        for part, (start, end) in enumerate(found, start=1)
    ]
