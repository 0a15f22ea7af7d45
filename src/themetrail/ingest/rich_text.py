"""Read RTF, as f4transkript, Word and others write it: `Speaker:` turns with #00:00:12-3# stamps."""

from __future__ import annotations

from dataclasses import replace

from themetrail.ingest.line import Line
from themetrail.ingest.rtf_markup import RtfError, RtfReader
from themetrail.ingest.source import ReadTranscript, Source, plain_lines, plain_text
from themetrail.ingest.talk import read_talk


def read(source: Source) -> ReadTranscript:
    """The utterances of an RTF file; a place is a paragraph, counted from 1, empty ones included.

    Paragraphs of one turn are joined by a blank line, line breaks within a paragraph stay. Headers, footers, comments
    and headings are no talk and counted. Raises StudyError where the file is no sound RTF, or holds what would be lost:
    footnotes, text boxes, hidden text, tracked deletions, tables.
    """
    raw = source.content().lstrip(b"\xef\xbb\xbf \t\r\n")
    if not raw.startswith(b"{\\rtf"):
        raise source.problem(
            "this is not an RTF file by its content; open it in the program that made it and save it as RTF"
        )
    try:
        rtf = RtfReader(raw).read()
    except RtfError as damage:
        raise source.problem(
            f"this RTF file is damaged ({damage}); open it in the program that made it and save it again"
        ) from None
    if rtf.lost:
        raise source.problem(f"this RTF file has {rtf.lost[0]}, and save it again")
    lines = [
        Line(line, place, gap="\n" if row else "\n\n", heading=paragraph.heading)
        for place, paragraph in enumerate(rtf.paragraphs, start=1)
        if (text := plain_text(paragraph.text)).strip()
        for row, line in enumerate(plain_lines(text))
    ]
    reading = read_talk(lines, source, "paragraph")
    return replace(reading, dropped={**reading.dropped, **rtf.dropped})
