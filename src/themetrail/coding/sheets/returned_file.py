"""A file that somebody gave back, opened once, whoever asks what it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from themetrail.contracts.errors import StudyError

Opened = TypeVar("Opened")


WORKBOOKS = (".xlsx", ".ods")  # endings
ELSEWHERE = "; put it into the folder of its round"  # what is to be done with what answers another round


class ReturnedFile:
    """A file as it was given back; `ending` is its ending in small letters.

    `path` is how it is spoken of, `at` where it lies: what a person has called it may say who that is.
    """

    def __init__(self, path: str | Path, at: str | Path | None = None) -> None:
        self.path = Path(path)
        self._at = self.path if at is None else Path(at)
        self.ending = self.path.suffix.lower()
        self.is_workbook = self.ending in WORKBOOKS
        self._opened: dict[Callable[..., Any], Any] = {}

    def opened(self, how: Callable[[Path], Opened]) -> Opened:
        """What `how` makes of the file; it is asked once, however many ask what kind of file this is."""
        if how not in self._opened:
            try:
                self._opened[how] = how(self._at)
            except StudyError as problem:
                file = self.path if problem.file == str(self._at) else problem.file
                raise StudyError(problem.what, file=file, row=problem.row, column=problem.column) from None
        return cast(Opened, self._opened[how])
