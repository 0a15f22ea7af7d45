"""A run that is asked to end from outside: by SIGTERM (a shutdown, a time limit, `kill`) or SIGHUP (a closed terminal).

By itself Snakemake takes SIGTERM for a wish to end after the jobs at work. But the signal interrupts its own thread,
which may hold the very lock that it then waits for, and would wait for ever. Of SIGHUP it dies, and its lock stays.
Here both are the same wish, taken to Snakemake by a thread of its own; and it is known that the jobs which the signal
ended as well did not fail.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

from snakemake.scheduling.job_scheduler import JobScheduler

AT_WORK_END_FIRST = (
    "themetrail: asked to end (by a shutdown, a time limit, `kill`, or a terminal that was closed); jobs that are at"
    " work end first"
)


class AskedToEnd:
    """Whether somebody asked this run to end; `say` tells the screen that it will."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self.asked = False

    def listen(self) -> None:
        """From now on: call it in the main thread, when Snakemake's lock is held and its scheduler is not made yet.

        Who started the run with SIGHUP ignored (`nohup`) means it to go on.
        """
        graceful = JobScheduler.exit_gracefully

        def end_after_jobs(scheduler: Any, *_: Any) -> None:
            self._is_asked()
            threading.Thread(target=graceful, args=(scheduler,), daemon=True).start()

        JobScheduler.exit_gracefully = end_after_jobs
        signal.signal(signal.SIGTERM, self._end_at_once)  # until the scheduler, once it is made, takes its place
        if signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:
            signal.signal(signal.SIGHUP, _as_if_terminated)

    def _is_asked(self) -> None:
        if not self.asked:
            self.asked = True
            # Not in the handler: what it interrupts may be saying something itself.
            threading.Thread(target=self._say, args=(AT_WORK_END_FIRST,), daemon=True).start()

    def _end_at_once(self, number: int, _: FrameType | None) -> None:
        self.asked = True
        sys.exit(128 + number)


def _as_if_terminated(number: int, frame: FrameType | None) -> None:
    handler = signal.getsignal(signal.SIGTERM)
    if callable(handler):
        handler(number, frame)
