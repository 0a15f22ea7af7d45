"""What the same inputs need not give byte for byte: declared by the layout of a study, and nowhere else.

Files of these kinds stay out of the chain of claims. `verify` checks them against a list of their own, whose digest
does not enter the head digest.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from themetrail.layout import Kind, exempt, paths
from themetrail.sheets.left_by_programs import is_of_programs

# Pattern of the path within the study's folder, and why files of this kind may differ between two runs.
EXEMPT = exempt()

# Made by commands after a run, each with a list of digests of its own; and what the gate found, until it is mended.
AFTER_THE_RUN = paths(Kind.AFTER_THE_RUN)

UNFINISHED = ".*.unfinished"  # what is being written has this name until it is whole

GUIDE = "results/README.md"  # of the project, not of a study: it says what a run puts there


def is_exempt(path: str) -> bool:
    """Whether a file (path relative to the study's folder) may differ between two runs on the same inputs."""
    return any(fnmatchcase(path, pattern) for pattern in EXEMPT)


def is_litter(path: str) -> bool:
    """Whether a file is no part of a study: kept by a program, unfinished because a job was killed, or the guide."""
    return path == GUIDE or is_of_programs(PurePosixPath(path))
