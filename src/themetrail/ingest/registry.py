"""Which reader reads which format: one table, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable

from themetrail.ingest.characters import check_characters
from themetrail.ingest.source import Reading, Source

# Each reader is imported where it is used: a study of text files should not wait for the libraries of Office files.


def _plain(source: Source) -> Reading:
    from themetrail.ingest.plain_text import read

    return read(source)


def _markdown(source: Source) -> Reading:
    from themetrail.ingest.plain_text import read

    return read(source, markdown=True)


def _word(source: Source) -> Reading:
    from themetrail.ingest.word import read

    return read(source)


def _rich_text(source: Source) -> Reading:
    from themetrail.ingest.rich_text import read

    return read(source)


def _webvtt(source: Source) -> Reading:
    from themetrail.ingest.web_captions import read

    return read(source)


def _subrip(source: Source) -> Reading:
    from themetrail.ingest.subrip import read

    return read(source)


def _delimited(source: Source) -> Reading:
    from themetrail.ingest.rows import read_delimited

    return read_delimited(source)


def _workbook(source: Source) -> Reading:
    from themetrail.ingest.rows import read_workbook

    return read_workbook(source)


READERS: dict[str, Callable[[Source], Reading]] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".docx": _word,
    ".rtf": _rich_text,
    ".vtt": _webvtt,
    ".srt": _subrip,
    ".csv": _delimited,
    ".tsv": _delimited,
    ".xlsx": _workbook,
}


def read_transcript(source: Source) -> Reading:
    """Read a transcript by the reader of its format.

    Raises StudyError, without words, labels or file names, where the format is unknown or the file cannot be read.
    """
    reader = READERS.get(source.path.suffix.lower())
    if reader is None:
        raise source.problem(f"the ending of the file is not of a format that is read ({', '.join(READERS)})")
    reading = reader(source)
    if not reading.utterances:
        raise source.problem("the file holds no turn of any speaker")
    check_characters(reading, source)
    return reading
