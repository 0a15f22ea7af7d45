"""What the same inputs need not give byte for byte: declared here, and nowhere else.

Files of these kinds stay out of the chain of claims. `verify` checks them against a list of their own, whose digest
does not enter the head digest.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

# Pattern of the path within the study's folder, and why files of this kind may differ between two runs.
EXEMPT = {
    "results/logs/*": "logs state the time of day",
    "results/benchmarks/*": "benchmarks state how long a job took",
    "results/*.age": "encryption begins with a random number",
    "results/*.sig": "a signature may hold a time or a random number",
    "results/*.minisig": "a signature holds its time",
    "results/audit/crate.zip": "the RO-Crate states when each job ran",
    "results/audit/circumstances.csv": "it lists the digests of the files above",
    "results/audit/closing.csv": "it lists the digests of the last two jobs' logs and benchmarks",
}

# Made by commands after a run, each with a list of digests of its own; and what the gate found, until it is mended.
AFTER_THE_RUN = ("results/share/", "results/sealed/found/")

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
