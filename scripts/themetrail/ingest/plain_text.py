"""Read plain text and Markdown with `Speaker:` turns."""

from __future__ import annotations

from themetrail.ingest.encoding import decode
from themetrail.ingest.source import Reading, Source
from themetrail.ingest.talk import Line, read_talk


def read(source: Source, *, markdown: bool = False) -> Reading:
    """The utterances of a text file; a place is a line. Lines of one turn stay lines, blank ones between them too."""
    text, encoding = decode(source, source.content())
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), start=1)]
    reading = read_talk(lines, source, "line", markdown=markdown)
    return Reading(reading.utterances, reading.header_lines, [f"encoding {encoding}"])
