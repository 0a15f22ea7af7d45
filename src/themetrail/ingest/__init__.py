"""Step `ingest`: read every format into one table of speaker turns, with not a word more or less."""

from themetrail.ingest.registry import read_transcript
from themetrail.ingest.source import Reading, Source, Utterance
from themetrail.ingest.speakers import Speaker, Turns, not_speakers_of, speakers_of, turns_of

__all__ = [
    "Reading",
    "Source",
    "Speaker",
    "Turns",
    "Utterance",
    "not_speakers_of",
    "read_transcript",
    "speakers_of",
    "turns_of",
]
