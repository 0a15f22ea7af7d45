"""A `.qdpx` as an archive: one `.qde` at its root, and files of sources beside it. Nothing is unpacked to the disk."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from themetrail.contracts.errors import StudyError
from themetrail.office.stated_sizes import check_stated_sizes

LARGEST_TEXT = 200_000_000  # bytes of the project or of one text; more is an attack
LARGEST = 4_000_000_000  # bytes of all members, media included
_MOST_MEMBERS = 100_000
_STEEPEST = 200  # times that a member of more than a megabyte may grow when it is unpacked
_DRIVE = re.compile(r"[A-Za-z]:")


class Package:
    """The members of one archive, by name in small letters."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = {_plain(member.filename): member for member in archive.infolist() if not member.is_dir()}

    def project(self) -> bytes:
        """The content of the one `.qde` at the root; StudyError where there is none, or more than one."""
        found = [name for name in self._members if name.endswith(".qde") and "/" not in name]
        if len(found) != 1:
            there = "is no file" if not found else f"are {len(found)} files"
            raise StudyError(
                f"there {there} ending in .qde at the root of this project, where there must be one; export the project"
                " again as REFI-QDA (QDPX)"
            )
        return self._content(self._members[found[0]])

    def source(self, path: str) -> bytes | None:
        """What a path such as `internal://x.txt` means, in whatever folder for sources; None where it is not there."""
        said = _plain(path)
        if said.startswith(("relative://", "absolute://")):
            return None
        name = said.removeprefix("internal://").lstrip("/")
        for place in (f"sources/{name}", name):
            if place in self._members:
                return self._content(self._members[place])
        return None

    def _content(self, member: zipfile.ZipInfo) -> bytes:
        if member.file_size > LARGEST_TEXT:
            raise StudyError(
                f"a text in this project unpacks to more than {LARGEST_TEXT // 1_000_000} MB, which is no transcript;"
                " export the project without it"
            )
        return self._archive.read(member)


@contextmanager
def opened_package(path: Path) -> Iterator[Package]:
    """The archive, once its members are what they state and none of them points out of it.

    Raises StudyError, naming the file, for whatever is wrong with it.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive)
            yield Package(archive)
    except StudyError as problem:
        raise StudyError(problem.what, file=path) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise StudyError(
            "this is not a readable QDPX file (it is no ZIP archive, is damaged, or has a password); export the project"
            " again as REFI-QDA (QDPX)",
            file=path,
        ) from None
    except OSError as problem:
        raise StudyError(f"this file cannot be read ({problem.strerror or 'no reason given'})", file=path) from None


def _check(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST:
        raise StudyError("this project unpacks to far more than any project holds; export it without audio and video")
    for member in members:
        if member.file_size > 1_000_000 and member.file_size > _STEEPEST * max(member.compress_size, 1):
            raise StudyError("a member of this archive is packed as only attacks are; export the project again")
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
            raise StudyError(
                "a member of this archive points out of its folder, as only attacks do; export the project again"
            )
    names = [_plain(member.filename) for member in members]
    if len(set(names)) < len(names):
        raise StudyError("two members of this archive have one name; export the project again")
    check_stated_sizes(archive)


def _plain(name: str) -> str:
    return name.replace("\\", "/").casefold()
