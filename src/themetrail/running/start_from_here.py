"""Where a job starts that is a copy of a process which has loaded already what jobs load."""

from __future__ import annotations

import os
import runpy
import signal
import sys
import tempfile
from pathlib import Path

STOPPED_BY_KEYS = 130  # the exit code that shells give Ctrl-C
LOADED = "THEMETRAIL_LOADED"  # the variable that says what that process loads, and who tells it more
# As that process found them: those of a script that starts Python for itself, whose first place is its own folder.
PLACES = tuple(filter(None, sys.path))


def run_script(file: str, folder_for_passing: str | None) -> None:
    """Run a script in this process, a copy, as if Python had been started with it.

    `folder_for_passing` is where it may put files that pass: Snakemake's resource `tmpdir`.
    """
    if folder_for_passing:
        os.environ.update(dict.fromkeys(("TMPDIR", "TMP", "TEMPDIR", "TEMP"), folder_for_passing))
        tempfile.tempdir = None
    sys.argv = [file]
    sys.path[:] = [str(Path(file).parent), *PLACES]
    try:
        hear_keys()
        runpy.run_path(file, run_name="__main__")
    except KeyboardInterrupt:  # whoever stopped the run is told so once, by the run
        sys.exit(STOPPED_BY_KEYS)


def hear_keys() -> None:
    """Be stopped by Ctrl-C, as a job is; the process that this one is a copy of is not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def do_nothing() -> None:
    """What the first copy does: its end says that all is loaded."""
