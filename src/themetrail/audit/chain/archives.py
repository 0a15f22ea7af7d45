"""What was made to be shared, against the study: archives stand outside the head, their files do not."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from pathlib import Path

from themetrail.audit.chain.exempt import AFTER_THE_RUN
from themetrail.audit.chain.manifest import SUMS
from themetrail.audit.chain.start_page import START, language_of, start_page
from themetrail.audit.chain.unpacking import unpacked
from themetrail.audit.sealing import bundle_entry
from themetrail.layout import HEAD
from themetrail.sheets.left_by_programs import files_below

_BEGINNING = 200  # bytes


def faults_of_archives(root: Path) -> tuple[list[str], list[str]]:
    """What speaks against the archives in `results/share`, and remarks on what cannot be checked.

    An archive that bears the head of this run must hold the files of this run, as they are: that they are what the head
    stands for is checked elsewhere.
    """
    faults, notes = [], []
    for folder in AFTER_THE_RUN:
        for file in files_below(root / folder):
            name = file.relative_to(root).as_posix()
            shared_folder = next((above for above in file.parents if (above / SUMS).is_file()), None)
            if shared_folder is not None and shared_folder != root:
                if file.name == SUMS:
                    notes.append(f"{name} lists a shared folder; it is checked there, by `themetrail verify`")
                continue
            found = _names_where_of_this_run(file, root) if file.suffix.lower() == ".zip" else None
            if found is None:
                notes.append(f"{name} is not an archive of this run, so nothing here can be said of it")
            else:
                faults += [f"{name}: {fault}" for fault in _faults(file, found, root)]
    return faults, notes


def _names_where_of_this_run(file: Path, root: Path) -> list[str] | None:
    """The files of an archive that bears the present head; None where it bears none, or another."""
    try:
        head = (root / HEAD).read_bytes()
        with zipfile.ZipFile(file) as archive:
            names = [row.orig_filename for row in archive.infolist()]
            if HEAD not in names:
                return None
            with archive.open(HEAD) as said:
                return names if said.read(len(head) + 1) == head else None
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):
        return None


def _beginning_of_page(file: Path) -> bytes:
    """Of the page with which an archive opens, as much as says its language; empty where it cannot be read."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open(START) as page:
            return page.read(_BEGINNING)
    except (OSError, zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError):
        return b""


def _faults(file: Path, names: list[str], root: Path) -> list[str]:
    inside = [name for name in names if name not in (SUMS, START)]
    strange = [name for name in inside if name.startswith(("/", "../")) or ".." in name.split("/") or "\\" in name]
    there = {name: root / name for name in inside if name not in strange and (root / name).is_file()}
    if len(set(names)) < len(names) or names != sorted(names) or len(there) < len(inside):
        return ["holds a file that is not one of this study, or one twice"]
    content = {name: path.read_bytes() for name, path in there.items()}
    if START in names:
        content[START] = start_page(inside, language_of(_beginning_of_page(file)))
    listed = "".join(f"{hashlib.sha256(content[name]).hexdigest()}  {name}\n" for name in sorted(content))
    wanted = content | {SUMS: listed.encode()}
    faults, found = unpacked(file, {name: len(wanted.get(name, b"")) for name in names}, bundle_entry)
    return faults or [f"{name} in it is another than here" for name in names if found[name] != wanted[name]]
