"""Changes of archives: their members, the names of these, and what their heads state."""

from __future__ import annotations

import io
import random
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterable

from fuzzing.odd import Change
from fuzzing.text_changes import flip

# Members in which stands what is read.
_TELLING = re.compile(
    r"(document|sheet\d*|sharedStrings|content|comments\w*|workbook|custom|styles|footnotes)\.xml$|\.qde$|\.rels$|\.txt$"
)


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of members, in whose names and numbers nothing is checked."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # two of one name, on purpose
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _in_archive(change: Callable[[dict[str, bytes], random.Random], Iterable[tuple[str, bytes]]]) -> Change:
    def changed(content: bytes, draw: random.Random) -> bytes:
        try:
            members = _members(content)
        except Exception:  # an earlier step has broken it
            return flip(content, draw) if content else content
        return packed(change(members, draw)) if members else content

    return changed


def _member_gone(members: dict[str, bytes], draw: random.Random) -> Iterable[tuple[str, bytes]]:
    del members[draw.choice(list(members))]
    return members.items()


def _member_twice(members: dict[str, bytes], draw: random.Random) -> Iterable[tuple[str, bytes]]:
    name = draw.choice(list(members))
    again = draw.choice((name, name.upper(), f"./{name}", name.replace("/", "\\"), f"/{name}", f"../{name}"))
    return [*members.items(), (again, draw.choice((members[name], b"", b"x")))]


def _member_swapped(members: dict[str, bytes], draw: random.Random) -> Iterable[tuple[str, bytes]]:
    one, other = draw.choice(list(members)), draw.choice(list(members))
    members[one], members[other] = members[other], members[one]
    return members.items()


def _member_large(members: dict[str, bytes], draw: random.Random) -> Iterable[tuple[str, bytes]]:
    """A member that unpacks to far more than it is packed to."""
    name = draw.choice(list(members))
    filler = draw.choice((b" ", b"\0", b"<a>", b"a"))
    return {**members, name: members[name] + filler * draw.choice((10**6, 2 * 10**7))}.items()


def _member_lies(content: bytes, draw: random.Random) -> bytes:
    """A field in the heads of an archive: sizes, sums, flags, methods, offsets."""
    heads = [(found.start(), found[0]) for found in re.finditer(rb"PK\x03\x04|PK\x01\x02|PK\x05\x06", content)]
    if not heads:
        return flip(content, draw)
    at, head = draw.choice(heads)
    fields = {b"PK\x03\x04": (6, 8, 14, 18, 22, 26, 28), b"PK\x01\x02": (8, 10, 16, 20, 24, 28, 30, 42)}
    place = at + draw.choice(fields.get(head, (8, 10, 12, 16, 20)))
    value = struct.pack("<I", draw.choice((0, 1, 9, 99, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF)))[: draw.choice((2, 4))]
    return content[:place] + value + content[place + len(value) :]


def archive_changes(inner: Change) -> dict[str, Change]:
    """The changes of archives by their names; `inner` changes what stands in one of their members."""

    def member(members: dict[str, bytes], draw: random.Random) -> Iterable[tuple[str, bytes]]:
        telling = [name for name in members if _TELLING.search(name)] if draw.random() < 0.85 else []
        name = draw.choice(telling or list(members))
        return {**members, name: inner(members[name], draw) if members[name] else b""}.items()

    return {
        "member": _in_archive(member),
        "member gone": _in_archive(_member_gone),
        "member twice": _in_archive(_member_twice),
        "member swapped": _in_archive(_member_swapped),
        "member large": _in_archive(_member_large),
        "member lies": _member_lies,
    }
