"""Small files that are made to fill a memory or a day: each is refused, in bounded time and memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from fuzzing.apart import apart
from fuzzing.archive_changes import packed
from fuzzing.markup_changes import BOMB
from fuzzing.reader import Reader
from fuzzing.readers import READERS
from fuzzing.test_readers import fault_of, said_of

MEMORY = 700_000_000  # bytes, beyond what the process has before
SECONDS = 60  # of processor time for all
OF = {reader.name: reader for reader in READERS}
PARTS = {".docx": "word/document.xml", ".odt": "content.xml", ".ods": "content.xml", ".qdpx": "project.qde"}
LAUGHS = "study:\n  title: &a [ha]\n" + "".join(
    f"  x{n}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)


def _part_of(name: str) -> str:
    """The part of a reader's files in which stands what is read."""
    return PARTS.get(Path(OF[name].file).suffix, "xl/workbook.xml")


def _grown(member: str) -> Callable[[bytes], bytes]:
    """A member of an archive with spaces behind what stands in it that nearly vanish where they are packed."""

    def change(content: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        members[member] += b" " * 300_000_000
        return packed(members.items())

    return change


def _lying(content: bytes) -> bytes:
    """An archive whose last member states to be small, and is not."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    made = bytearray(packed([*members, ("x.xml", b" " * 300_000_000)]))
    for head, field in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = made.rindex(head) + field
        made[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(made)


def _entities(root: bytes) -> Callable[[bytes], bytes]:
    return lambda _: b'<?xml version="1.0"?>' + BOMB + b"<" + root + b">&l;</" + root + b">"


def _nested(opening: bytes, closing: bytes = b"", before: bytes = b"") -> Callable[[bytes], bytes]:
    return lambda _: before + opening * 1_000_000 + closing * 1_000_000


def _pdf(content: bytes) -> bytes:
    """A page whose content unpacks to far more than it is packed to."""
    stream = zlib.compress(b"(x) Tj " * 60_000_000, 9)
    head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream)
    begins, ends = content.index(b"<< /Length"), content.index(b"endstream")
    return content[:begins] + head + stream + b"\n" + content[ends:]


ARCHIVES = ["DOCX", "ODT", "XLSX of turns", "coding workbook", "coding workbook of LibreOffice", "Word file of a coder",
            "project of a coder", "people list as XLSX", "codebook as XLSX"]  # fmt: skip
BOMBS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    **{f"a large part: {name}": (name, _grown(_part_of(name))) for name in ARCHIVES},
    **{f"a part that lies: {name}": (name, _lying) for name in ARCHIVES},
    "entities: ELAN": ("ELAN", _entities(b"ANNOTATION_DOCUMENT")),
    "entities: codebook as QDC": ("codebook as QDC", _entities(b"CodeBook")),
    "aliases: configuration": ("configuration", lambda _: LAUGHS.encode()),
    "nesting: configuration": ("configuration", _nested(b"[", b"]", b"study: ")),
    "nesting: JSON": ("JSON", _nested(b"[", b"]")),
    "nesting: export of the desk": ("export of the desk", _nested(b'{"a":', b"}")),
    "nesting: ELAN": ("ELAN", _nested(b"<a>", b"</a>")),
    "nesting: codebook as QDC": ("codebook as QDC", _nested(b"<a>", b"</a>")),
    "nesting: RTF": ("RTF", _nested(b"{", b"}", b"{\\rtf1 ")),
    "nesting: WebVTT": ("WebVTT", _nested(b"<b>", b"", b"WEBVTT\n\n00:00.000 --> 00:01.000\n")),
    "a stream: PDF": ("PDF", _pdf),
}  # fmt: skip


def _told(reader: Reader, folder: Path, change: Callable[[bytes], bytes]) -> str:
    """What is wrong with how a bomb is read, or what is said of it."""
    folder.mkdir()
    first = next(iter(reader.files(folder)))
    path = folder / reader.file
    path.write_bytes(change(first if isinstance(first, bytes) else first.encode()))
    assert path.stat().st_size < 20_000_000
    fault = apart(lambda: fault_of(reader, path), memory=MEMORY, seconds=SECONDS)
    return f"a fault: {fault}" if fault else apart(lambda: said_of(reader, path), memory=MEMORY, seconds=SECONDS)


@pytest.mark.long
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_takes_time_or_memory(tmp_path, name):
    reader, change = BOMBS[name]
    said = _told(OF[reader], tmp_path / "here", change)
    assert said and not said.startswith("a fault"), said
