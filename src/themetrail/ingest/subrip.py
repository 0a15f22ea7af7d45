"""Read SubRip (SRT) captions with `Name:` at the start of a speaker's turn."""

from __future__ import annotations

import re
from dataclasses import replace

import srt

from themetrail.ingest.caption_lines import STYLE
from themetrail.ingest.encoding import decode
from themetrail.ingest.source import ReadTranscript, Source
from themetrail.ingest.talk import read_talk_of_cues

_TAG = re.compile(STYLE + r"|\{\\an?\d+\}", re.IGNORECASE)
_BLANK = re.compile(r"\n(?:[^\S\n]*\n){2,}")  # more than one blank line, on which the library would take very long
_BROKEN = re.compile(r"-->|^\s*\d+\s*\n\s*\d+:\d+:\d+", re.MULTILINE)


def read(source: Source) -> ReadTranscript:
    """The utterances of an SRT file; a place is a cue, counted from 1 in the order of the file.

    Neighbouring cues of one speaker, and cues without a label, are one turn; they, and lines within a cue, are joined
    by a space. Tags of style are taken off. Raises StudyError where a cue cannot be read, or no label is found.
    """
    text, encoding = decode(source, source.content())
    cues, number = [], 0
    try:
        for number, cue in enumerate(srt.parse(_BLANK.sub("\n\n", text.strip()) + "\n"), start=1):
            if _BROKEN.search(cue.content):
                raise source.problem("the cue after this one has malformed times", f"cue {number}")
            start, end = cue.start.total_seconds(), cue.end.total_seconds()
            if end < start:
                raise source.problem("this cue ends before it begins", f"cue {number}")
            cues.append((number, start, end, _TAG.sub("", cue.content)))
    except (srt.SRTParseError, srt.TimestampParseError, ValueError, OverflowError):
        raise source.problem(
            "this is not readable as SRT from here on; a cue is a number, times as 00:00:01,000 --> 00:00:02,000,"
            " words and a blank line",
            f"cue {number + 1}",
        ) from None
    return replace(read_talk_of_cues(cues, source), notes=[f"encoding {encoding}", f"{number} cues"])
