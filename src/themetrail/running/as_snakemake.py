"""Runs Snakemake as its own command does, but for Ctrl-C, of which it knows only while jobs are at work, and for a log
that it cannot have.

    python -P -m themetrail.running.as_snakemake --directory STUDY, and Snakemake's other options

While it loads, reads the workflow or decides what to do, it would end with a listing of where it was. On a drive that
is full, or can only be read, it says in words of the operating system that it has no log; what follows from such a
drive is told in ours where the first thing is written.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable

from themetrail.running.start_from_here import STOPPED_BY_KEYS

_LOGGER, _NO_LOG = "snakemake.logging", "Failed to setup log file"
IN_PART = "THEMETRAIL_IN_PART"  # set where a command goes on after Snakemake: it has more to do, whatever a run has


def main(first: Callable[[], object] | None = None) -> None:
    """Do what comes `first`, and become Snakemake."""
    try:
        if first is not None:
            first()
        from snakemake.cli import main as run_snakemake

        logging.getLogger(_LOGGER).addFilter(lambda record: not str(record.msg).startswith(_NO_LOG))
        sys.argv[0] = "snakemake"  # as which it speaks of itself
        run_snakemake()
    except KeyboardInterrupt:
        if IN_PART not in os.environ:  # else that command says it
            print("themetrail: stopped by Ctrl-C", file=sys.stderr)
        sys.exit(STOPPED_BY_KEYS)


if __name__ == "__main__":  # copies of the process import this by another name
    main()
