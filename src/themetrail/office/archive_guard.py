"""Look into an Office file (a ZIP archive of XML parts) before a library opens it: no bombs, no traps."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import NoReturn
from xml.parsers import expat

from themetrail.office.stated_sizes import check_stated_sizes

MOST_MEMBERS = 10_000
MOST_BYTES = 512 * 1024 * 1024  # of all members, unpacked
MOST_XML = 128 * 1024 * 1024  # of one part that is parsed, unpacked
OLD_KIND = b"\xd0\xcf\x11\xe0"  # an OLE file
_MANIFEST = "META-INF/manifest.xml"  # of an OpenDocument file
_LOCKED = "this {kind} file is protected by a password; save it without one"
_PARSED = (".xml", ".rels", ".vml")

Problem = Callable[[str], Exception]  # the error that says what is wrong with the file that was opened


def checked_archive(content: bytes, kind: str, problem: Problem) -> io.BytesIO:
    """The archive, safe to open.

    Raises `problem` where it is none or damaged, is encrypted, unpacks to far more than a transcript, holds paths
    that lead out of it, or has XML with a document type or entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive, kind, problem)
            check_stated_sizes(archive)
            if _is_locked_open_document(archive):
                raise problem(_LOCKED.format(kind=kind))
            for member in archive.infolist():
                if member.filename.lower().endswith(_PARSED):
                    _check_xml(archive.read(member), kind, problem)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        if is_locked(content):
            raise problem(_LOCKED.format(kind=kind)) from None
        raise problem(
            f"this is not a readable {kind} file (damaged, protected by a password, or another kind by content);"
            f" open it in the program that made it and save it again as {kind}"
        ) from None
    return io.BytesIO(content)


def is_locked(content: bytes) -> bool:
    """Whether a file is an Office file that a password locks: packed into a file of the old kind by Word and Excel
    (MS-OFFCRYPTO 2.3), or a ZIP archive with encrypted members."""
    if content.startswith(OLD_KIND):
        return "EncryptedPackage".encode("utf-16-le") in content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(member.flag_bits & 1 for member in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        return False


def _is_locked_open_document(archive: zipfile.ZipFile) -> bool:
    """Whether parts of an OpenDocument file are encrypted, as its manifest says (OpenDocument 1.3, part 2, 4.16)."""
    return _MANIFEST in archive.NameToInfo and b"encryption-data" in archive.read(_MANIFEST)


def _check_members(archive: zipfile.ZipFile, kind: str, problem: Problem) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
        raise problem(f"this {kind} file unpacks to far more than a transcript can be; it is not opened")
    for member in members:
        parts = member.filename.replace("\\", "/").split("/")
        if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in parts[0]:
            raise problem(f"this {kind} file holds a path that leads out of it; it is not opened")
        if member.flag_bits & 1:
            raise problem(_LOCKED.format(kind=kind))
        if member.filename.lower().endswith(_PARSED) and member.file_size > MOST_XML:
            raise problem(f"this {kind} file unpacks to far more than a transcript can be; it is not opened")
    if len({member.filename.casefold() for member in members}) < len(members):
        raise problem(
            f"two parts of this {kind} file have one name, so that nobody can tell which counts; save it again"
        )


def _check_xml(part: bytes, kind: str, problem: Problem) -> None:
    parser = expat.ParserCreate(namespace_separator="}")
    # Entities are declared in a document type and nowhere else, so where none is allowed there are none.
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.Parse(part, True)
    except _DocumentTypeError:
        raise problem(
            f"this {kind} file declares a document type or entities in its XML, which no office program writes;"
            " it is not opened"
        ) from None
    except (expat.ExpatError, LookupError, ValueError):  # LookupError: an encoding that does not exist
        raise problem(f"this {kind} file is damaged (its XML cannot be read); save it again as {kind}") from None


class _DocumentTypeError(Exception):
    """An XML part declares a document type."""


def _refuse_document_type(*_: object) -> NoReturn:
    raise _DocumentTypeError
