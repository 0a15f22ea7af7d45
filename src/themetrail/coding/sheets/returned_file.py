"""A file that somebody gave back, opened once, whoever asks what it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

Opened = TypeVar("Opened")


WORKBOOKS = (".xlsx", ".ods")  # endings


class ReturnedFile:
    """A file as it was given back; `ending` is its ending in small letters."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.ending = self.path.suffix.lower()
        self.is_workbook = self.ending in WORKBOOKS
        self._opened: dict[Callable[..., Any], Any] = {}

    def opened(self, how: Callable[[Path], Opened]) -> Opened:
        """What `how` makes of the file; it is asked once, however many ask what kind of file this is."""
        if how not in self._opened:
            self._opened[how] = how(self.path)
        return cast(Opened, self._opened[how])
