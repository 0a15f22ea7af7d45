"""Files that are written whole or not at all, whatever stops it: a full disk, a drive that goes, a signal."""

from __future__ import annotations

import hashlib
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write a file that takes its name, and the place of an earlier one, once all of it is on the disk.

    Where it cannot be written, nothing of it stays, and an earlier one is as it was, rights included.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    # Short, whatever the name: that may be as long as names of files can be.
    unfinished = file.with_name(f".{hashlib.sha256(file.name.encode()).hexdigest()[:12]}.unfinished")
    try:
        unfinished.write_bytes(content)
        if file.is_file():
            unfinished.chmod(file.stat().st_mode & 0o777)
        unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
