"""What a job takes, for Snakemake's benchmark of it, at looks that cost little.

Snakemake's own timer looks at a job as it begins, then twice a second. A look goes through all memory of the job and
through all processes of the machine, some 20 ms of a run's time for each of its many short jobs. Here the first look is
after half a second, each pause is twice as long as the one before, and what a job took in all is what it says itself.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from psutil import NoSuchProcess
from snakemake.benchmark import BENCHMARK_INTERVAL, BENCHMARK_INTERVAL_SHORT, BenchmarkTimer, DaemonTimer


class Looks(BenchmarkTimer):
    """Looks at a process now and then, and writes what it finds into Snakemake's record."""

    def start(self) -> None:
        """Begin; the first look is to come."""
        with self._lock:
            self._stopped = False
            self._schedule()

    def _schedule(self) -> None:
        """Arm the next look."""
        pause = min(BENCHMARK_INTERVAL_SHORT * 2**self._times_called, BENCHMARK_INTERVAL)
        self._timer = DaemonTimer(pause, self._action)
        self._timer.start()


@contextmanager
def measured(process: int, record: Any, said: Path | None = None) -> Iterator[None]:
    """Measure a process while within, into a `record` of Snakemake's, where it keeps one.

    `said` is the file beside its log in which a job says at its end what it took. Of one that says nothing, and ended
    before the first look, the seconds are known alone, as in any run of Snakemake's.
    """
    if record is None:
        yield
        return
    record.process_gone, began = True, time.time()  # until it is looked at
    looks = None
    with suppress(NoSuchProcess):
        looks = Looks(process, record)
        looks.start()
    try:
        yield
    finally:
        if looks is not None:
            looks.cancel()
        record.running_time = time.time() - began
    if said is not None:
        _take_over(record, said)


def _take_over(record: Any, said: Path) -> None:
    """Put into a record what a job says that it took: its CPU time, and its most memory, which looks may miss."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        took = json.loads(said.read_bytes())
        record.max_rss = max(record.max_rss or 0.0, float(took["peak_mb"]))
        record.cpu_time = float(took["cpu_seconds"])
        record.cpu_usage = 100 * record.cpu_time  # percent x seconds: Snakemake divides by the seconds
        record.data_collected = True
