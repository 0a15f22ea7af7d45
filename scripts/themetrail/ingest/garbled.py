"""Find characters that were garbled before the file came here: UTF-8 read as something else and saved so."""

from __future__ import annotations

import re

from themetrail.ingest.source import Reading, Source, places_of


def _images() -> dict[str, int]:
    """The characters that the bytes 80 to BF become where UTF-8 is read as Windows-1252 or as Latin-1."""
    images = {chr(byte): byte for byte in range(0x80, 0xC0)}
    for byte in range(0x80, 0xC0):
        try:
            images[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            continue
    return images


# Marks that may well stand behind a capital (`MANHÃ…`, `«CLARTÉ»`): with a small letter before, they are garbled text.
_MARKS = "\u00a0«»…–—‘’“”‹›'"
_FOLLOWING = "".join(_images())
_PLAIN = "".join(c for c in _FOLLOWING if c not in _MARKS)
_SIGNS = "".join(c for c in _PLAIN if not c.isalpha())
_FIRST = "ÃÄÅÆÎÏÐÑØÙ"  # what the first byte of a letter of Latin, Greek, Cyrillic, Hebrew or Arabic becomes
_GARBLED = re.compile(
    "|".join(
        [
            f"[{_FIRST}][{re.escape(_PLAIN)}]",
            f"(?<=[a-zà-ÿ])[{_FIRST}][{re.escape(_FOLLOWING)}]",
            f"[{_FIRST}]\u00a0(?=[a-zà-ÿ])",
            f"[ã-é][{re.escape(_SIGNS)}][{re.escape(_FOLLOWING)}]",  # Chinese, Japanese, Korean
            f"â€[{re.escape(_FOLLOWING)}]",
            "ðŸ|ï»¿|[\x80-\x9f]",
            "(?<=[A-Za-z])√[^\\s\\d(]|‚Ä[ôúùîì¶]",  # read as Mac Roman
            "(?<=\\w)\ufffd|\ufffd(?=\\w)",
        ]
    )
)


def check_characters(reading: Reading, source: Source) -> None:
    """Raise StudyError where words or labels hold signs of garbled characters: a name so written is not found."""
    found, unit = [], ""
    for said in reading.utterances:
        if said.text.isascii() and said.speaker.isascii():
            continue
        unit = said.place_unit
        if _GARBLED.search(said.speaker):
            found.append(said.place_from)
        for match in _GARBLED.finditer(said.text):
            lines = said.text.count("\n", 0, match.start()) if unit == "line" else 0
            found.append(min(said.place_from + lines, said.place_to))
    if found:
        raise source.problem(
            "characters here were garbled before the file was saved (an accented letter became two signs, or a"
            " replacement mark), so that names would not be recognised; open the file in the program that made it and"
            " save it as UTF-8, or put the right characters there",
            places_of(unit, found),
        )
