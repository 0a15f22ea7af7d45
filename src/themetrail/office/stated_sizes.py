"""An archive's word on how large its members are, tried before anybody unpacks one of them whole."""

from __future__ import annotations

import zipfile

_PIECE = 1 << 20  # bytes that are unpacked at a time
# Times that a large part of XML may grow when it is unpacked. Of a million rows that say nothing it is some twenty.
_STEEPEST, _LARGE = 250, 20_000_000
_XML = (".xml", ".rels", ".vml")


def check_stated_sizes(archive: zipfile.ZipFile) -> None:
    """Raise zipfile.BadZipFile where a member is not what the archive states of it, or packed as only attacks are.

    A member that calls itself small and is large fills the memory of whoever reads it in one go. Here all are unpacked
    piece by piece and never further than they state, and what was cut off so has not the sum that the archive states.
    """
    for member in archive.infolist():
        is_large = member.file_size > _LARGE and member.filename.lower().endswith(_XML)
        if is_large and member.file_size > _STEEPEST * max(member.compress_size, 1):
            raise zipfile.BadZipFile("a part of it grows as only attacks do")
    for member in archive.infolist():
        with archive.open(member) as content:
            while content.read(_PIECE):
                pass
