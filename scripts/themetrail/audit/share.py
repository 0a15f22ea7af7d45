"""What may leave: the files that a study shares, never one that identifies."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from themetrail.audit.manifest import PAGE, study_files
from themetrail.audit.record import identifies

# What is made after the crate, or is the crate: a crate cannot hold them.
AFTER_THE_CRATE = (
    "results/audit/crate.zip",
    "results/audit/crate.csv",  # the list of what it holds
    "results/audit/manifest.csv",
    "results/audit/head.txt",  # and its signatures
    "results/audit/circumstances.csv",
    "results/audit/closing.csv",
    PAGE,
    "results/logs/audit/dossier",
    "results/logs/audit/verify",
    "results/logs/slurm/",  # a cluster writes to them still
)


def shared_files(patterns: Iterable[str], root: Path, *, without: tuple[str, ...] = ()) -> list[str]:
    """The files of the study that match one of the patterns, none that identifies, none that begins like `without`."""
    patterns = list(patterns)
    return [
        path
        for path in study_files(root)
        if any(fnmatchcase(path, pattern) for pattern in patterns)
        and not identifies(path)
        and not path.startswith(without)
        and not path.rsplit("/", 1)[-1].startswith(".")
    ]
