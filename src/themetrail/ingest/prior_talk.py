"""The text of a project from earlier work as talk: its turns, and where in the text each character of a turn stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from themetrail.contracts.errors import StudyError
from themetrail.ingest.characters import check_characters
from themetrail.ingest.line import Line
from themetrail.ingest.source import ReadTranscript, Source, Utterance, plain_lines
from themetrail.ingest.talk import read_talk


@dataclass(frozen=True)
class PlacedTurn:
    """What one speaker said in one go, and for each of its characters the place in the text, white space included."""

    speaker: str
    text: str
    places: list[int]

    def part(self, start: int, end: int) -> tuple[int, int]:
        """The part of the turn that a stretch of the text covers; as long as nothing where it covers none."""
        return bisect_left(self.places, start), bisect_left(self.places, end)


@dataclass(frozen=True)
class PriorTalk:
    """The turns of a text; `without_speakers` says why nobody can tell who speaks, and is empty where somebody can."""

    turns: list[PlacedTurn]
    without_speakers: str = ""


def talk_in(text: str, name: str, not_speakers: Iterable[str] = ()) -> PriorTalk:
    """The talk of a text in NFC with LF line breaks, as the reader of text files reads it.

    A text that is not sure to say who speaks (a report, field notes) is read line by line, without speakers. Raises
    StudyError, naming it `name`, where characters were garbled, so that names would not be recognised.
    """
    source = Source.of(Path(name), name, not_speakers=list(not_speakers))
    lines = [Line(line, number) for number, line in enumerate(plain_lines(text), start=1)]
    try:
        reading, why = read_talk(lines, source, "line"), ""
    except StudyError as problem:
        said = [line for line in lines if line.text.strip()]
        spoken = [Utterance("", line.text.strip(), None, None, "line", line.place, line.place) for line in said]
        reading, why = ReadTranscript(spoken), problem.what
    check_characters(reading, source)
    ends = list(accumulate(len(line.text) + 1 for line in lines))
    turns = [
        PlacedTurn(
            said.speaker,
            said.text,
            _places(said.text, text, [0, *ends][said.place_from - 1], ends[said.place_to - 1] - 1, source),
        )
        for said in reading.utterances
        if said.text
    ]
    return PriorTalk(turns, why)


def _places(said: str, text: str, begin: int, end: int, source: Source) -> list[int]:
    """Where each character of an utterance stands between two places of the text.

    It is looked for from its end, word by word: what a reader takes off (label, time) stands before what was said.
    """
    places, before = [0] * len(said), end
    for word in reversed(list(re.finditer(r"\S+", said))):
        found = list(re.finditer(rf"{re.escape(word[0])}(?!\S)", text[begin:before]))
        if not found:
            raise source.problem("words of a turn are not found where they were read; please report it")
        start = begin + found[-1].start()
        places[word.start() : word.end()] = range(start, start + len(word[0]))
        before = start
    for place in range(1, len(places)):
        places[place] = max(places[place], places[place - 1])
    return places
