"""What lies in a folder beside the files that people put there: files of programs, and copies that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePath

# Locks of open files, half of a download, what file managers keep, safety copies of editors
_NAMES = ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r")
_ENDINGS = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download")
_IN_ICLOUD = re.compile(r"\.(.+)\.icloud", re.IGNORECASE)  # what stands for a file that is not on this computer

_COPY = r"(?:copy|kopie|copie)"
_OF_A_COPY = re.compile(
    rf"^{_COPY}\s+(?:of|von|de)\s+"  # Google Drive, older Windows
    rf"|\s*[-\u2013\u2014]\s*{_COPY}(?:\s*\(?\d+\)?)?$"  # Windows
    rf"|\s+{_COPY}(?:\s+\d+)?$"  # macOS
    r"|\s*\(\d+\)$"  # browsers, OneDrive
    r"|\s+\d{1,2}$"  # iCloud
    r"|\s*\([^()]*(?:conflicted copy|konflikt stehende kopie|copie en conflit)[^()]*\)$"  # Dropbox, Nextcloud
    r"|\.sync-conflict-[\w-]+$"  # Syncthing
    r"|-(?:desktop|laptop)-[a-z0-9]+$",  # OneDrive
    re.IGNORECASE,
)


def is_left_by_program(file: PurePath) -> bool:
    """Whether a program keeps this file for itself, so that nobody means it to be read."""
    name = file.name.casefold()
    return name.startswith((".", "~$")) or name.endswith(("~", *_ENDINGS)) or name in _NAMES


def files_brought(folder: str | Path) -> list[Path]:
    """The files in a folder that people put there, by name."""
    return [file for file in sorted(Path(folder).glob("*")) if file.is_file() and not is_left_by_program(file)]


def copied_from(stem: str) -> str:
    """Of what a file is a copy, by the way in which programs call copies; empty where it is called like none."""
    name = stem
    while (shorter := _OF_A_COPY.sub("", name, count=1).strip()) not in ("", name):
        name = shorter
    return name if name != stem else ""


def still_in_icloud(folder: str | Path) -> list[Path]:
    """The files of a folder that are in iCloud alone, as they are called there."""
    found = ((file, _IN_ICLOUD.fullmatch(file.name)) for file in sorted(Path(folder).glob(".*")))
    return [file.with_name(kept[1]) for file, kept in found if kept]


def left_in(folders: Iterable[str | Path]) -> dict[str, int]:
    """How many files programs left, by folder; folders in which there are none are not told."""
    counts = {Path(folder).as_posix(): 0 for folder in folders}
    for folder in counts:
        for file in Path(folder).glob("*"):
            counts[folder] += is_left_by_program(file) and not file.name.startswith(".git") and file.is_file()
    return {folder: n for folder, n in counts.items() if n}
