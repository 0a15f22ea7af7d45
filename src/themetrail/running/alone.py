"""Who is at work in a study: one that writes, or any number that read.

A lock of the operating system, which ends with the process that holds it, however that ends. Snakemake's own lock names
files, is not asked by other commands and outlives a process that was killed.
"""

from __future__ import annotations

import errno
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from themetrail.contracts.errors import StudyError
from themetrail.layout import LOCK as LOCK_OF_STUDY

LOCK = Path(LOCK_OF_STUDY)
BUSY = "another command is at work in this study; wait until it has ended, then try again"


def take(root: Path = Path(), *, to_write: bool) -> IO | None:
    """The open file that holds the lock until it is closed; None where no lock can be had in this folder.

    Where no run has ever been, where nothing may be written, or where the file system knows no locks, nobody is kept
    out. Raises StudyError where another is at work.
    """
    try:
        (root / LOCK).parent.mkdir(exist_ok=True)
        handle = (root / LOCK).open("a")
    except OSError:
        return None
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if to_write else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError as problem:
        handle.close()
        if problem.errno in (errno.EWOULDBLOCK, errno.EACCES):
            raise StudyError(BUSY) from None
        return None
    return handle


@contextmanager
def alone(root: Path = Path(), *, to_write: bool = False) -> Iterator[None]:
    """Work in a study while nobody writes in it, or, to write, while nobody else is at work."""
    reads_only = not to_write and not (root / LOCK).parent.is_dir()
    handle = None if reads_only else take(root, to_write=to_write)
    try:
        yield
    finally:
        if handle is not None:
            handle.close()


def check_nobody_writes(root: Path = Path()) -> None:
    """StudyError where a run or another command is writing in the study."""
    with alone(root):
        pass
