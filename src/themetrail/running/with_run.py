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


def name_this_run() -> None:
    """Name this process, a Snakemake that starts jobs, to all jobs that it will start."""
    os.environ[VARIABLE] = f"{_process_space()}/{os.getpid()}"


def end_with_run(every: float = 0.25) -> None:
    """End this process, a job, at once where its run is gone already, and else as soon as it goes."""
    before = _line_to_run()
    if before is None:
        os._exit(1)

    def watch() -> None:
        while _line_to_run() == before:
            time.sleep(every)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


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
