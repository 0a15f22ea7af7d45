"""Read plain text and Markdown with `Speaker:` turns."""

from __future__ import annotations

import re
from dataclasses import replace

from themetrail.ingest.encoding import decode
from themetrail.ingest.line import Line
from themetrail.ingest.source import ReadTranscript, Source, plain_lines
from themetrail.ingest.talk import read_talk

_HEADING = re.compile(r"#{1,6}\s+\S")


def read(source: Source, *, markdown: bool = False) -> ReadTranscript:
    """The utterances of a text file; a place is a line. Lines of one turn stay lines, blank ones between them too."""
    text, encoding = decode(source, source.content())
    lines = [
        Line(line, number, heading=markdown and bool(_HEADING.match(line)))
        for number, line in enumerate(plain_lines(text), start=1)
    ]
    reading = read_talk(lines, source, "line", markdown=markdown)
    return replace(reading, notes=[f"encoding {encoding}"])
