"""Which of some files hold the same, to the last byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def first_with_same(files: Iterable[Path]) -> dict[Path, Path]:
    """By file the first of them that holds what it holds: itself, where none before it does.

    Files of one size stand next to each other; what no other is as large as is not read.
    """
    by_size: dict[int, list[Path]] = {}
    for file in files:
        by_size.setdefault(file.stat().st_size, []).append(file)
    found: dict[Path, Path] = {}
    for alike in by_size.values():
        by_content: dict[bytes, Path] = {}
        for file in alike:
            content = hashlib.sha256(file.read_bytes()).digest() if len(alike) > 1 else b""
            found[file] = by_content.setdefault(content, file)
    return found
