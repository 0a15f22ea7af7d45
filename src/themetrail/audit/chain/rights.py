"""Who may read what identifies people: its owner alone."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from themetrail.layout import OF_SNAKEMAKE, Kind, folders
from themetrail.sheets.left_by_programs import is_of_programs
from themetrail.whole_number import counted

_OTHERS = 0o077


@contextmanager
def owner_only() -> Iterator[None]:
    """What is written here is its owner's alone, whatever the rights that this process gives to new files."""
    before = os.umask(_OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def open_to_others(root: Path = Path()) -> list[str]:
    """Files and folders that identify people and that others than their owner may read, write or enter.

    What programs keep there is no part of the study, and the folder around it is among these.
    """
    return [name for name in _open(root) if not is_of_programs(PurePosixPath(name))]


def _open(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in _identifying(root) if _mode(path) & _OTHERS)


def close_to_others(root: Path = Path()) -> list[str]:
    """Take from all but the owner what `open_to_others` names; the sentences that say what was done and what not.

    So with what programs keep there, of which nothing is said: file managers lay it anew whenever they look.
    """
    found = open_to_others(root)
    for name in _open(root):
        try:
            (root / name).chmod(_mode(root / name) & ~_OTHERS)
        except OSError:
            continue  # another owner's
    left = len(open_to_others(root)) if found else 0
    said = []
    if done := len(found) - left:
        said.append(
            f"{_n(done)} could be read by others than the owner, as after a copy;"
            " the rights are the owner's alone again"
        )
    if left:
        said.append(
            f"{_n(left)} may be readable by others, and the rights cannot be changed here (another"
            " owner's files, or a file system without rights); see to it that nobody else can open the study's folder"
        )
    return said


def can_be_closed(name: str, root: Path) -> bool:
    """Whether this user, on this file system, could take a file's rights from others."""
    return (root / name).lstat().st_uid == os.getuid() and _has_rights(root)


def _has_rights(root: Path) -> bool:
    """Whether the file system keeps rights at all; where that cannot be tried, it is taken to."""
    try:
        with tempfile.NamedTemporaryFile(dir=root / OF_SNAKEMAKE) as trial:
            return not os.fstat(trial.fileno()).st_mode & _OTHERS
    except OSError:
        return True


def _identifying(root: Path) -> Iterator[Path]:
    for folder in (folder for name in folders(Kind.LOCKED) for folder in root.glob(name)):
        if folder.is_dir():
            yield folder  # the folders in it cannot be reached without it
            yield from (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except OSError:
        return 0


def _n(number: int) -> str:
    return counted(number, "file or folder that identifies people", "files and folders that identify people")
