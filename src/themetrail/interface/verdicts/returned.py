"""The review's sheet as it comes back, in whichever language: read as it would be in English."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from themetrail.interface.catalogue import in_all, plain
from themetrail.interface.verdicts.words import verdict_words
from themetrail.sheets.delimited import column_name
from themetrail.sheets.read import read_sheet

CHOSEN = ("decision", "category", "kind")  # columns whose words are those of the catalogue


def read_review(path: str | Path, *, optional: tuple[str, ...] = ()) -> pd.DataFrame:
    """The sheet (see `read_sheet`) with the headings, decisions, categories and kinds as files of data have them.

    A word that no language has stays as it is.
    """
    sheet = read_sheet(path, optional=optional, called=_headings())
    for column in CHOSEN:
        if column in sheet.columns:
            meant = words_meant(column)
            words = [meant.get(plain(word), word) for word in sheet[column]]
            sheet[column] = pd.Series(words, index=sheet.index, dtype=sheet[column].dtype)
    return sheet


@cache
def words_meant(column: str) -> dict[str, str]:
    """What the words of a column mean: in all languages, as they are compared."""
    return {
        plain(word): key.partition(f"{column}_")[2]
        for words in in_all(verdict_words)
        for key in words.sentences
        if key.startswith((f"{column}_", f"also_{column}_"))
        for word in words.say(key).split(" / ")
    }


@cache
def _headings() -> dict[str, str]:
    return {
        column_name(words.say(key)): key.removeprefix("head_")
        for words in in_all(verdict_words)
        for key in words.sentences
        if key.startswith("head_")
    }
