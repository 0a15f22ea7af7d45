"""The form of a Word file to code in, shared by those who write it and those who read it back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache

from themetrail.interface.catalogue import WordsOf, forms_of, in_all, plain
from themetrail.interface.sheets.words import sheet_words
from themetrail.words_in_print import Words

FORMAT, VERSION = "word file of themetrail", "1"
ENDING = ".docx"
FOLDER = "word/"  # of a round
# The properties of a file by which it says whose it is
PROPERTIES = ("themetrail_format", "themetrail_version", "round", "coder", "transcript", "issue")
IDENTITY = ("round", "coder", "transcript", "issue")
SEEN, STOP, UNSURE, QUOTE_ME, NEVER_QUOTE = "seen", "stop here", "unsure", "quote me", "never quote"

_LONGEST = 40  # characters of a bookmark's name in Word
_PREFIX = "tt_"


def whose_line(words: Words, *said: str) -> str:
    """The line above the conversation that says whose the file is; `said` are the facts of `IDENTITY`."""
    return words.say("word_whose", **dict(zip(IDENTITY, said, strict=True)))


def identity_of(properties: Mapping[str, str], text: str) -> dict[str, str] | None:
    """What a file says of itself, by the names of `IDENTITY`; None where it says nothing."""
    return said_of_itself(properties, text, FORMAT, IDENTITY, _whose_lines())


@cache
def _whose_lines() -> list[re.Pattern[str]]:
    facts = {**dict.fromkeys(IDENTITY, ".+?"), "issue": "[0-9a-f]+"}
    return lines_of(sheet_words, "word_whose", facts)


def lines_of(words_of: WordsOf, name: str, facts: Mapping[str, str]) -> list[re.Pattern[str]]:
    """What finds a line of the catalogue that begins anywhere and ends its line, in each language."""
    forms = forms_of(words_of, name, facts)
    return [re.compile(rf"{form.pattern}[^\S\n]*$", re.MULTILINE) for form in forms]


@cache
def words_meant() -> dict[str, str]:
    """The words of a fixed meaning in a comment, in any language and as they are compared, by which they mean."""
    keys = {"word_seen": SEEN, "word_stop": STOP, "word_unsure": UNSURE}
    keys |= {"word_quote_me": QUOTE_ME, "word_never_quote": NEVER_QUOTE}
    return {plain(words.say(key)): meant for words in in_all(sheet_words) for key, meant in keys.items()}


def said_of_itself(
    properties: Mapping[str, str], text: str, form: str, names: tuple[str, ...], lines: Iterable[re.Pattern[str]]
) -> dict[str, str] | None:
    """What a file of a form says of itself, by these names; None where it says nothing.

    It does in its properties or, where a program has dropped these, in the line above the conversation.
    """
    if properties.get("themetrail_format") == form and all(properties.get(name) for name in names):
        return {name: properties[name] for name in names}
    found = next(filter(None, (line.search(text[:5000]) for line in lines)), None)
    return dict(zip(names, found.groups(), strict=True)) if found else None


def bookmark_of(segment_id: str) -> str:
    """The bookmark of a segment, in letters, digits and `_` and no longer than Word allows.

    An id that cannot stand there as it is ends in digits of its SHA-256, so that no two are alike.
    """
    plain = re.sub(r"[^A-Za-z0-9_]", "_", segment_id)
    if plain == segment_id and len(_PREFIX + plain) <= _LONGEST:
        return _PREFIX + plain
    digest = hashlib.sha256(segment_id.encode()).hexdigest()[:10]
    return f"{_PREFIX}{plain[: _LONGEST - len(_PREFIX) - len(digest) - 1]}_{digest}"


def word_path(coder_id: str, transcript_id: str) -> str:
    """Where in the folder of a round the file of a coder and a transcript lies."""
    return f"{FOLDER}{coder_id}/{coder_id}_{transcript_id}{ENDING}"


def whose_path(path: str) -> tuple[str, str]:
    """The coder and the transcript of a path of `word_path`."""
    coder_id, name = path.removeprefix(FOLDER).split("/")
    return coder_id, name.removeprefix(f"{coder_id}_").removesuffix(ENDING)
