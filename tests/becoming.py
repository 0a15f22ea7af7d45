"""What comes to be so a moment later: what a page shows, what another process does."""

import os
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60  # seconds: a machine may be slow, and what never comes is told all the same


def becomes(read: Callable[[], object], wanted: object) -> None:
    """Wait until what is read is what is wanted; else say what it is."""
    until = time.monotonic() + PATIENCE
    while (found := read()) != wanted and time.monotonic() < until:
        time.sleep(0.02)
    assert found == wanted


def comes_to_hold(read: Callable[[], str], part: str) -> None:
    """Wait until these words are among what is read; else say what it is."""
    until = time.monotonic() + PATIENCE
    while part not in (found := read()) and time.monotonic() < until:
        time.sleep(0.02)
    assert part in found


def runs(process: int | str) -> bool:
    """Whether a process still runs; one that nobody has waited for yet does not."""
    try:
        if Path("/proc/self/stat").exists():
            return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
        os.kill(int(process), 0)
    except (FileNotFoundError, ProcessLookupError):
        return False
    return True
