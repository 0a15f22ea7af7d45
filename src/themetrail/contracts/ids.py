"""Ids as people write them, and as they are kept: they become names of files, so that blanks become underscores."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 60  # characters
MEANT = f"letters, digits, blanks, '-' and '_' ({LONGEST} at most), a letter or digit first"
_SAFE = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{LONGEST - 1}}}")
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,15})?", re.ASCII)


def id_of(name: str) -> str:
    """The id that stands for a name wherever it is used: `INT 1` is `INT_1`. What else it holds stays, to be told."""
    return "_".join(name.split())


def is_safe(name: str) -> bool:
    """Whether an id can be the name of a file on any system."""
    return _SAFE.fullmatch(name) is not None


def right_form(name: str) -> str:
    """The nearest id that may be; empty where none is near, or where it might be somebody's name (no digit in it)."""
    letters = unicodedata.normalize("NFKD", name).replace("ß", "ss")
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    made = re.sub(r"[^A-Za-z0-9_-]+", "_", plain).strip("_-")[:LONGEST]
    return made if is_safe(made) and any(map(str.isdigit, made)) and ".." not in name else ""


def id_among(name: str, known: Collection[str]) -> str:
    """The id that a cell means: as it is written, or the one known id of which a spreadsheet has made a number."""
    written = id_of(name)
    return with_zeros_again(written, known) or written


def with_zeros_again(given: str, known: Collection[str]) -> str:
    """The one known id that a spreadsheet has turned into this number: `020` where it says `20`, `1.10` where 1.1.

    Empty where there is none, or where it can have been several.
    """
    if given in known or not _NUMBER.fullmatch(given):
        return ""
    value = float(given)
    meant = [one for one in known if _NUMBER.fullmatch(one) and float(one) == value]
    return meant[0] if len(meant) == 1 else ""
