"""Names that nobody can tell apart: they differ in capital letters, spaces or invisible characters alone."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pandas as pd

from themetrail.contracts.errors import StudyError

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_TURNS_LETTERS = re.compile("[\u202d\u202e]")


def turned(name: str) -> str:
    """The character of a name that shows its letters in another order than they are written in; empty without one."""
    found = _TURNS_LETTERS.search(name)
    return f"U+{ord(found[0]):04X}" if found else ""


def alike(name: str) -> str:
    """The same text for names that look the same, and for those that differ in capital letters."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", name)).casefold()
    return unicodedata.normalize("NFKC", " ".join(plain.split()))


def check_told_apart(cells: pd.Series, file: str | Path | None, column: str | None = None) -> None:
    """Raise StudyError where two names of a column are alike but not the same; the index holds the rows of the file.

    Which of them is meant, or whether both are, only who wrote them knows; taken for two, they would be counted so.
    """
    first: dict[str, tuple[str, int]] = {}
    for row, name in cells.drop_duplicates().items():
        known, where = first.setdefault(alike(name), (name, int(row)))
        if known != name:
            raise StudyError(
                f"this differs from row {where} only in capital letters, spaces or characters that cannot be seen;"
                " write it one way",
                file=file,
                row=int(row),
                column=column or str(cells.name),
            )
