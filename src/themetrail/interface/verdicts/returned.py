"""The review's sheet as it comes back, in whichever language: read as it would be in English."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

import pandas as pd

from themetrail.contracts.errors import StudyError
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
            words = [word_meant(column, word) for word in sheet[column]]
            sheet[column] = pd.Series(words, index=sheet.index, dtype=sheet[column].dtype)
    return sheet


def heading_of(path: str | Path, column: str) -> str:
    """What the sheet itself calls a column."""
    called = zip(read_sheet(path, called=_headings()).columns, read_sheet(path).columns, strict=True)
    return dict(called).get(column, column)


@contextmanager
def told_as_the_sheet_says(path: str | Path | None) -> Iterator[None]:
    """A fault of this sheet, found while or after it was read, names its file and the column as they are called there.

    A fault of another file goes as it came.
    """
    try:
        yield
    except StudyError as problem:
        if path is None or problem.file is None or Path(problem.file).with_suffix("") != Path(path).with_suffix(""):
            raise
        column = heading_of(path, problem.column) if problem.column else None
        raise StudyError(problem.what, file=path, row=problem.row, column=column) from None


def word_meant(column: str, word: str) -> str:
    """What a word of a column means, in any language, with or without accents; a word that none has as it is."""
    return _words_of(column).get(_without_accents(word), word)


def _without_accents(word: str) -> str:
    letters = normalize("NFD", plain(word).replace("’", "'"))
    return "".join(letter for letter in letters if not combining(letter))


@cache
def _words_of(column: str) -> dict[str, str]:
    return {
        _without_accents(word): key.partition(f"{column}_")[2]
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
