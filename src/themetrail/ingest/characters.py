"""Stop at a transcript whose characters were garbled before the file came here: a name so written is not found."""

from __future__ import annotations

from themetrail.ingest.source import ReadTranscript, Source, places_of
from themetrail.sheets.garbled import garbled_in


def check_characters(reading: ReadTranscript, source: Source) -> None:
    """Raise StudyError where words or labels hold signs of garbled characters."""
    found, unit = [], ""
    for said in reading.utterances:
        if said.text.isascii() and said.speaker.isascii():
            continue
        unit = said.place_unit
        if any(True for _ in garbled_in(said.speaker)):
            found.append(said.place_from)
        for start in garbled_in(said.text):
            lines = said.text.count("\n", 0, start) if unit == "line" else 0
            found.append(min(said.place_from + lines, said.place_to))
    if found:
        raise source.problem(
            "characters here were garbled before the file was saved (an accented letter became two signs, or a"
            " replacement mark), so that names would not be recognised; open the file in the program that made it and"
            " save it as UTF-8, or put the right characters there",
            places_of(unit, found),
        )
