"""What the same inputs need not give byte for byte: declared by the layout of a study, and nowhere else.

Files of these kinds stay out of the chain of claims. `verify` checks them against a list of their own, whose digest
does not enter the head digest.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

from themetrail.layout import Kind, exempt, paths

# Pattern of the path within the study's folder, and why files of this kind may differ between two runs.
EXEMPT = exempt()

# Made by commands after a run, each with a list of digests of its own; and what the gate found, until it is mended.
AFTER_THE_RUN = paths(Kind.AFTER_THE_RUN)

UNFINISHED = ".*.unfinished"  # what is being written has this name until it is whole

# Not part of a study at all: what programs, and jobs that were killed, leave lying about. Patterns of a file's name.
LITTER = (
    *(".DS_Store", "Thumbs.db", "desktop.ini", "~$*", ".~lock*#", ".snakemake_timestamp", ".gitkeep", ".gitignore"),
    UNFINISHED,
)

GUIDE = "results/README.md"  # of the project, not of a study: it says what a run puts there


def is_exempt(path: str) -> bool:
    """Whether a file (path relative to the study's folder) may differ between two runs on the same inputs."""
    return any(fnmatchcase(path, pattern) for pattern in EXEMPT)


def is_litter(path: str) -> bool:
    """Whether a file is no part of a study: left by a desktop, an office program or Snakemake, or the guide."""
    name = path.rsplit("/", 1)[-1]
    return path == GUIDE or any(fnmatchcase(name, pattern) for pattern in LITTER)
