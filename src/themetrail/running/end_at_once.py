"""Snakemake ends when all its work is done, not a second later.

Each time it has started jobs, Snakemake sets a timer of a second for its next look at what may start, and its process
ends only with the last of these timers, also where no job is left to start.
"""

from __future__ import annotations

import threading


def look_for_no_more_jobs() -> None:
    """Cancel all timers of this process, a Snakemake whose jobs have ended."""
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.cancel()
