"""A job that alone loads what takes seconds finds it loaded: its copy is made, and loads, while a core is idle.

Such a copy waits for its script, and is that job from then on. Where no core was idle before the job's turn came, the
job loads for itself, as it does on one core. A copy whose script never comes is ended with the run.
"""

from __future__ import annotations

import atexit
import gc
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from threading import RLock
from typing import Any

from themetrail.running.start_from_here import STOPPED_BY_KEYS, hear_keys, run_script

LOOKS, SECONDS_BETWEEN = 2, 0.1  # so often a core is found idle: not between two jobs alone


@dataclass(frozen=True)
class LoadsAhead:
    """What the job of a `script` calls, as a function that loads, before it can begin."""

    script: str
    load: Callable[[], None]


class WaitingCopies:
    """The copies of one run on `cores`, processes of a `context`, started by one thread at a time."""

    def __init__(self, loads: Iterable[LoadsAhead], cores: int, context: Any, one_at_a_time: RLock) -> None:
        self._loads, self._cores, self._context = list(loads), cores, context
        self._waiting: dict[str, tuple[Any, Connection]] = {}
        self._at_work = 0
        self._one_at_a_time = one_at_a_time
        self._has_ended = threading.Event()
        # Before the standard library waits, at the end of this process, for the processes that it started.
        atexit.register(self.end)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While a job is at work, or waits for what it is a copy of."""
        with self._one_at_a_time:
            self._at_work += 1
        try:
            yield
        finally:
            with self._one_at_a_time:
                self._at_work -= 1

    def make_when_idle(self) -> None:
        """Make the copies, one by one, each as soon as a core is idle; return when there is none to make.

        On a single core none is: what is idle between two jobs is not for long.
        """
        if self._cores < 2:
            return
        idle = 0
        while not self._has_ended.wait(SECONDS_BETWEEN):
            with self._one_at_a_time:
                if not self._loads:
                    return
                idle = idle + 1 if self._at_work < self._cores else 0
                if idle == LOOKS:
                    self._make(self._loads.pop(0))
                    idle = 0

    def taken(self, script: str, file: str, folder_for_passing: str | None) -> Any:
        """The copy that waited for a script, which begins to run it; None where none waits."""
        with self._one_at_a_time:
            self._loads = [each for each in self._loads if each.script != script]
            if script not in self._waiting:
                return None
            process, line = self._waiting.pop(script)
            try:
                line.send((file, folder_for_passing))
            except OSError:  # it ended, perhaps for want of memory
                process.join()
                return None
            finally:
                line.close()
            return process

    def end(self) -> None:
        """End the copies whose script did not come."""
        self._has_ended.set()
        with self._one_at_a_time:
            self._loads = []
            for process, line in self._waiting.values():
                line.close()
                process.kill()
                process.join()
            self._waiting = {}

    def _make(self, to_load: LoadsAhead) -> None:
        with suppress(OSError, EOFError):  # the job loads for itself
            hears, says = self._context.Pipe(duplex=False)
            process = self._context.Process(target=load_and_wait, args=(to_load.load, hears))
            process.start()
            hears.close()
            self._waiting[to_load.script] = process, says


def load_and_wait(load: Callable[[], None], hears: Connection) -> None:
    """What such a copy does: it loads, and runs the script that it is told; none where the run is gone."""
    try:
        hear_keys()
        with suppress(Exception):  # the job says in its own words what it lacks
            load()
        gc.freeze()
        told = hears.recv()
    except EOFError:
        return
    except KeyboardInterrupt:  # whoever stopped the run is told so once, by the run
        sys.exit(STOPPED_BY_KEYS)
    run_script(*told)
