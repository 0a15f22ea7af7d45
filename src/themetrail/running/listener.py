"""What listens to Snakemake's log records, and can never end a run by it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from themetrail.contracts.errors import where_raised

NOTE = logging.getLogger(__name__).debug


class Listener(logging.Handler):
    """Hears each record; from its first error on it is deaf, which it notes once, among the messages for debugging."""

    def __init__(self, name: str, note: Callable[[str], object] = NOTE) -> None:
        super().__init__()
        self.name = name
        self._note = note
        self.is_deaf = False

    def emit(self, record: logging.LogRecord) -> None:
        """Take notice of one record, whatever it holds."""
        self.unless_deaf(lambda: self.take(record))

    def take(self, record: Any) -> None:  # what a record of Snakemake's holds hangs on its event
        """Take notice of one record; may fail."""
        raise NotImplementedError

    def unless_deaf(self, work: Callable[[], object]) -> None:
        """Do what may fail, and nothing more after it did."""
        if self.is_deaf:
            return
        try:
            work()
        except Exception as problem:
            self.is_deaf = True
            what = f"{type(problem).__name__} in {where_raised(problem)}"
            with suppress(Exception):
                self._note(f"What tells of the run ({self.name}) was stopped by {what}")
