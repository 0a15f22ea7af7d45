"""A job ends with the run that started it: an orphan would write into what the next run is making.

The run names itself in an environment variable, so that a job that is still starting when Snakemake is killed knows
whose job it was. Whichever process started Snakemake, and whatever shell stands between, a job that finds the named
process not among its ancestors is an orphan.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

VARIABLE = "THEMETRAIL_RUN"
SINCE = "THEMETRAIL_RUN_SINCE"  # nanoseconds; what jobs load, and what is said of it, is read after that


def name_this_run() -> None:
    """Name this process, a Snakemake that starts jobs, to all jobs that it will start."""
    own = f"{_process_space()}/{os.getpid()}"
    if os.environ.get(VARIABLE) != own:  # else it is named already, since before it began to load
        os.environ[VARIABLE], os.environ[SINCE] = own, str(time.time_ns())


def end_with_run(every: float = 0.25) -> None:
    """End this process, a job, at once where its run is gone already, and else as soon as it goes."""
    line = _line_to_run()
    if line is None:
        os._exit(1)
    _WATCH.over(line, every)


class _Watch:
    """A thread that ends this process when its line to the run is no longer what it was.

    It rests while the process forks: a lock that a thread holds at that moment would be locked for ever in the other.
    """

    def __init__(self) -> None:
        self._line: list[int] | None = None
        self._every = 0.0
        self._rests = threading.Event()
        self._thread: threading.Thread | None = None

    def over(self, line: list[int], every: float) -> None:
        """Begin to watch."""
        if self._line is None:
            os.register_at_fork(before=self._rest, after_in_parent=self._go_on)
        self._rest()
        self._line, self._every = line, every
        self._go_on()

    def _go_on(self) -> None:
        self._rests.clear()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _rest(self) -> None:
        if self._thread is not None:
            self._rests.set()
            self._thread.join()
            self._thread = None

    def _watch(self) -> None:
        while _line_to_run() == self._line:
            if self._rests.wait(self._every):
                return
        os._exit(1)


_WATCH = _Watch()


def _line_to_run() -> list[int] | None:
    """The processes between this one and its run, whose end ends this one too; None where the run is gone.

    What stands above the run does not count: a terminal may be closed while the run goes on.
    """
    ancestors = _ancestors()
    space, _, process = os.environ.get(VARIABLE, "").rpartition("/")
    if not process or space != _process_space():  # no run named, or in a container that counts its processes anew
        return ancestors[:2]
    run = int(process)
    if Path("/proc/self/stat").exists():
        return ancestors[: ancestors.index(run) + 1] if run in ancestors else None
    try:
        os.kill(run, 0)
    except ProcessLookupError:
        return None
    return [run]


def _ancestors() -> list[int]:
    """The process ids of the parent, its parent and so on; the parent's alone where /proc does not tell."""
    found = [os.getppid()]
    while found[-1] > 1:
        try:
            stat = Path(f"/proc/{found[-1]}/stat").read_text(encoding="ascii", errors="replace")
        except OSError:
            break
        found.append(int(stat.rsplit(")", 1)[1].split()[1]))
    return found


def _process_space() -> str:
    """Which numbering of processes this is: a container may have its own."""
    try:
        return str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        return ""
