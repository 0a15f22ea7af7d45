"""Runs that have no network: in a namespace of the kernel without an interface, where that may be made, and watched."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

NAMESPACE = ("unshare", "--map-root-user", "--net")
WATCHER = Path(__file__).parent / "no_network"
WATCHED = "watched"


@cache
def namespace() -> tuple[str, ...]:
    """What stands before a command that is to have no interface; nothing where this machine does not allow that."""
    try:
        made = subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False)
    except OSError:
        return ()
    return NAMESPACE if made.returncode == 0 else ()


def notes_of(study: Path) -> Path:
    """The folder beside a study for what its run asks of a network."""
    return study.with_name(f"{study.name}_asked")


def watched(notes: Path) -> dict[str, str]:
    """The environment in which each Python process notes in a new folder what it asks of a network, and gets none."""
    notes.mkdir()
    return {"PYTHONPATH": str(WATCHER), "NETWORK_ASKED": str(notes)}


def asked(notes: Path) -> tuple[int, list[str]]:
    """How many processes were watched, and what they asked of a network."""
    files = sorted(notes.glob("*.txt"))
    lines = [line for file in files for line in file.read_text().splitlines()]
    return len(files), [line for line in lines if line != WATCHED]
