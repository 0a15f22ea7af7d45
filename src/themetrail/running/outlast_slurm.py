"""Lets a run outlast a time without Slurm's controller, which Snakemake's executor for Slurm alone does not.

Where no accounting database stands in for a controller that is away, two things go wrong there:

- the executor cannot read `MinJobAge`, takes it for too short, asks `sacct` instead of the queue, and loses sight of
  its jobs: it waits for ever, though they end well;
- it sends further jobs all the same, and each refusal uses up one of their retries.

Here `MinJobAge` is remembered once it was read, and nothing is sent until the controller answers. The profile does the
rest: with enough `slurm-status-attempts` the queue is asked until it can answer.

This changes the executor from outside, so it is done to the one version that it was tried with; others are left alone.
"""

from __future__ import annotations

import functools
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from importlib import metadata
from typing import Any

PLUGIN, KNOWN = "snakemake-executor-plugin-slurm", "2.8.0"
HOURS = 6  # a controller that is away for longer ends the run, and the same command takes it up again
PAUSE = 5.0  # seconds between two questions


def outlast_absent_controller(logger: logging.Logger) -> None:
    """Teach the executor patience, where this process has loaded the known version; else say that it has none."""
    plugin: Any = sys.modules.get(PLUGIN.replace("-", "_"))
    if plugin is None or hasattr(plugin, "patience"):
        return
    if (installed := metadata.version(PLUGIN)) != KNOWN:
        logger.warning(
            f"themetrail: version {installed} of {PLUGIN} is not the one that is taught to wait for Slurm's controller"
            f" ({KNOWN}); if the controller goes away for a while, this run may stop, and the same command takes it up"
        )
        return
    plugin.patience = Patience(plugin.get_min_job_age, logger.warning)
    plugin.get_min_job_age = plugin.patience.min_job_age
    for name in ("run_job", "run_array_jobs"):
        setattr(plugin.Executor, name, plugin.patience.before(getattr(plugin.Executor, name)))
    plugin.Executor.cancel = plugin.patience.ended_by(plugin.Executor.cancel)


def controller_is_away() -> bool:
    """Whether every controller is down; where `scontrol ping` says neither up nor down, nobody is waited for."""
    try:
        said = subprocess.run(["scontrol", "ping"], capture_output=True, text=True, timeout=60).stdout
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "is DOWN" in said and "is UP" not in said


class Patience:
    """Waits for the controller before a job is sent, and remembers what only the controller can tell."""

    def __init__(
        self,
        ask_min_job_age: Callable[[], int | None],
        say: Callable[[str], object],
        is_away: Callable[[], bool] = controller_is_away,
        pause: float = PAUSE,
    ) -> None:
        self._ask, self._say, self._is_away, self._pause = ask_min_job_age, say, is_away, pause
        self._min_job_age: int | None = None
        self._ended = threading.Event()
        self._one_at_a_time = threading.Lock()

    def min_job_age(self) -> int | None:
        """Seconds that Slurm remembers ended jobs for: the present answer or, without one, the last."""
        self._min_job_age = self._ask() or self._min_job_age
        return self._min_job_age

    def before(self, send: Callable) -> Callable:
        """`send`, after the controller answers."""

        @functools.wraps(send)
        def patient(*arguments, **named):
            with self._one_at_a_time:
                self._wait()
                if self._min_job_age is None:
                    self.min_job_age()
            return send(*arguments, **named)

        return patient

    def ended_by(self, cancel: Callable) -> Callable:
        """`cancel`, which ends all waiting first."""

        @functools.wraps(cancel)
        def at_once(*arguments, **named):
            self._ended.set()
            return cancel(*arguments, **named)

        return at_once

    def _wait(self) -> None:
        if self._ended.is_set() or not self._is_away():
            return
        self._say("Slurm's controller does not answer; jobs are sent when it is back.")
        deadline = time.monotonic() + HOURS * 3600
        while (away := self._is_away()) and time.monotonic() < deadline:
            if self._ended.wait(self._pause):
                return
        if away:
            self._say(f"Slurm's controller has not answered for {HOURS} hours; the next jobs may be refused.")
        else:
            self._say("Slurm's controller answers again.")
