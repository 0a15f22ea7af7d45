"""Where in a file something was found, as people read it: the gate itself says it in English, in its sentences too."""

from __future__ import annotations

import re
from functools import cache

from themetrail.interface.findings.words import finding_words
from themetrail.words_in_print import Words


def place_in(words: Words, place: str) -> str:
    """A place of a hit in a language; parts that the gate has no name for, as files in an archive, stay as they are."""
    return ", ".join(_part_in(words, part) for part in place.split(", "))


def _part_in(words: Words, part: str) -> str:
    for key, form in _forms():
        if found := form.fullmatch(part):
            return words.say(key, **found.groupdict())
    return part


@cache
def _forms() -> list[tuple[str, re.Pattern[str]]]:
    """What each sentence on a place looks like in English."""
    english = finding_words().sentences
    keys = [key for key in english if key.startswith("place_")]
    return [(key, re.compile(re.escape(str(english[key])).replace(r"\{at\}", r"(?P<at>\w+)"))) for key in keys]
