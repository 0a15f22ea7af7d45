"""Talk in blocks of three lines, as older Teams writes DOCX: a span of time, who speaks, and the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from themetrail.ingest.clock import seconds
from themetrail.ingest.labels import head_of
from themetrail.ingest.line import Line
from themetrail.ingest.source import Source, places_of
from themetrail.speaker_label import plain_label

_CLOCK = r"\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{1,7})?"
_SPAN = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK})\s*")
_SUBRIP_NUMBER = re.compile(r"\s*\d{1,6}\s*")
_FEW = 2  # blocks that show how a file is written
_LONGEST_LABEL = 80  # characters


def in_turns(lines: Sequence[Line], source: Source, unit: str) -> list[Line]:
    """The lines with each block's label before its words; lines that are in no such blocks as they are.

    Blocks cut talk as captions do, so neighbours of one speaker are one turn. Raises StudyError where a block does not
    say who speaks, and where these are captions that are named as text.
    """
    spans = [n for n, line in enumerate(lines) if "-->" in line.text and _SPAN.fullmatch(line.text)]
    if len(spans) < _FEW:
        return list(lines)
    if _are_captions(lines, spans):
        raise source.problem(
            "the lines are captions (a number or WEBVTT, times with an arrow, words), not text; give the file the"
            " ending .vtt where it begins with WEBVTT, else .srt"
        )
    blocks = [
        (start, [line for line in lines[start + 1 : end] if line.text.strip()])
        for start, end in zip(spans, [*spans[1:], len(lines)], strict=True)
    ]
    if silent := [lines[start].place for start, block in blocks if len(block) < _FEW or not _is_label(block[0].text)]:
        raise source.problem(
            "the nearest layout that is read is that of Teams: a span of time, below it who speaks, below that the"
            " words; here no line of its own says who speaks",
            places_of(unit, silent),
        )
    return [*lines[: spans[0]], *_turns(lines, blocks)]


def _turns(lines: Sequence[Line], blocks: Sequence[tuple[int, list[Line]]]) -> Iterator[Line]:
    before = ""
    for at, (label, *words) in blocks:
        span = _SPAN.fullmatch(lines[at].text)
        start, end = (seconds(clock) for clock in span.groups()) if span else (None, None)
        goes_on = plain_label(label.text) == before
        before = plain_label(label.text)
        if not goes_on:
            yield Line(f"{before}:", lines[at].place, gap="\n\n", start_s=start, end_s=end, labelled=True)
        for number, line in enumerate(words):
            gap = " " if number or goes_on else ""
            yield replace(line, gap=gap, start_s=start, end_s=end, labelled=False)


def _are_captions(lines: Sequence[Line], spans: Sequence[int]) -> bool:
    if lines[0].text.startswith("WEBVTT"):
        return True
    return all(n > 0 and _SUBRIP_NUMBER.fullmatch(lines[n - 1].text) for n in spans)


def _is_label(text: str) -> bool:
    """Whether a line is short, and holds neither words behind a colon nor the end of a sentence."""
    text = text.strip()
    head = head_of(text)
    return bool(text) and len(text) <= _LONGEST_LABEL and text[-1] not in ".!?…," and not (head and head.rest.strip())
