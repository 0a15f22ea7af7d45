"""The talk of a transcript as one text: a line for each turn, and where in it the words of each segment stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from themetrail.rows import tuples_of


class Piece(NamedTuple):
    """A segment: where its words begin in the text of the talk and in its turn, and how many characters they are.

    In a round that was issued again the place in the turn is that of the first issue.
    """

    segment_id: str
    begin: int
    start: int
    length: int


def one_for_one(text: str) -> str:
    """The text with LF line breaks and without byte order marks, of the same length, so that offsets hold."""
    return re.sub("\r(?!\n)", "\n", text.replace("\r\n", " \n")).replace("\ufeff", "\u2060")


def label_of(speaker: str) -> str:
    """What stands before the words of a turn."""
    return f"{one_for_one(speaker)}: "


def line_of(speaker: str, words: str) -> str:
    """The line of one turn."""
    return f"{label_of(speaker)}{one_for_one(words)}\n"


def talk_of(segments: pd.DataFrame) -> tuple[str, list[Piece]]:
    """The text of one transcript from all its segments, and the place of each, in the order of talk."""
    text, pieces = "", []
    for speaker, words, parts in _turns(segments):
        begin = len(text) + len(label_of(speaker))
        text += line_of(speaker, words)
        pieces += [Piece(segment_id, begin + at, start, length) for segment_id, at, start, length in parts]
    return text, pieces


def _turns(segments: pd.DataFrame) -> Iterator[tuple[str, str, list[tuple[str, int, int, int]]]]:
    """Speaker and words of each turn, with its segments: id, place in these words, start and length.

    No gap but white space is between them.
    """
    for _, turn in segments.sort_values(["turn", "start"]).groupby("turn"):
        words, parts = "", []
        for segment_id, start, text in tuples_of(turn, "segment_id", "start", "text"):
            words = words.ljust(start)  # behind a name that was replaced by a longer one, later words stand later
            parts.append((segment_id, len(words), start, len(text)))
            words += text
        yield turn["speaker"].iloc[0], words, parts
