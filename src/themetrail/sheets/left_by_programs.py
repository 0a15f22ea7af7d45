"""What lies in a folder beside the files that people put there: files of programs, and copies that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from themetrail.contracts.errors import StudyError
from themetrail.sheets.same_content import first_with_same

# Locks of open files, half of a download, what file managers keep, safety copies of editors
_NAMES = ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r")
_ENDINGS = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download")
# Folders of network drives, of archives that a Mac made, and of drives themselves
_FOLDERS = ("@eadir", "__macosx", "$recycle.bin", "system volume information", "lost+found")
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
    """Whether a program keeps this file, or folder, for itself, so that nobody means it to be read."""
    name = file.name.casefold()
    return name.startswith((".", "~$")) or name.endswith(("~", *_ENDINGS)) or name in (*_NAMES, *_FOLDERS)


def is_of_programs(path: PurePath) -> bool:
    """Whether a file, by its path within a study, is one that a program keeps for itself, or lies in such a folder."""
    return any(is_left_by_program(PurePath(part)) for part in path.parts)


def files_in(folder: str | Path, pattern: str = "*") -> list[Path]:
    """The files in a folder, by name, without what programs keep there: a Mac lays a `._x.csv` beside each `x.csv` on
    drives of other systems."""
    return [file for file in sorted(Path(folder).glob(pattern)) if file.is_file() and not is_left_by_program(file)]


def files_below(folder: str | Path, pattern: str = "*") -> list[Path]:
    """The files in a folder and in all folders below it, by path, without what programs keep there."""
    root = Path(folder)
    found = (file for file in sorted(root.rglob(pattern)) if file.is_file())
    return [file for file in found if not is_of_programs(file.relative_to(root))]


def folders_in(folder: str | Path) -> list[Path]:
    """The folders in a folder, by name, without those of programs."""
    return [path for path in sorted(Path(folder).glob("*")) if path.is_dir() and not is_left_by_program(path)]


def is_empty(folder: Path) -> bool:
    """Whether nobody has put anything into a folder: programs may have."""
    return all(is_left_by_program(path) for path in folder.iterdir())


def copied_from(stem: str) -> str:
    """Of what a file is a copy, by the way in which programs call copies; empty where it is called like none."""
    name = stem
    while (shorter := _OF_A_COPY.sub("", name, count=1).strip()) not in ("", name):
        name = shorter
    return name if name != stem else ""


def meant_name(file: PurePath, endings: Iterable[str]) -> str:
    """The name of a file without its ending, in small letters: of a copy that of which it is one, and without the
    second ending that is added where Windows hides them (`codebook.xlsx.xlsx`)."""
    name = PurePath(file.stem)
    stem = name.stem if name.suffix.lower() in tuple(endings) else file.stem
    return (copied_from(stem) or stem).casefold()


def check_no_copy(file: str | Path) -> None:
    """Raise StudyError where a copy lies beside a file that somebody fills in: it may be the newer one."""
    file = Path(file)
    for other in files_in(file.parent):
        is_alike = other.suffix.lower() == file.suffix and meant_name(other, (file.suffix,)) == file.stem.casefold()
        if is_alike and other.name != file.name:
            raise StudyError(f"this file is there twice, also as {other.name}; keep one", file=file)


def check_each_once(files: Sequence[Path]) -> None:
    """Raise StudyError where one of these files of a folder is called as a copy of another, or holds the same.

    Their names may identify somebody, so it is told by its place in the order in which they stand.
    """
    names, first = {file.stem for file in files}, first_with_same(files)
    for number, file in enumerate(files, start=1):
        place = file.parent / f"(file {number} of {len(files)} in the order of their names)"
        if copied_from(file.stem) in names:
            raise StudyError(
                "this file is called as a copy of another one here; keep one of the two, or give it a name of its own",
                file=place,
            )
        if first[file] != file:
            raise StudyError(
                f"this file holds the same, to the last byte, as file {files.index(first[file]) + 1} here; keep one of"
                " the two",
                file=place,
            )


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
