"""An archive's word on how large its members are, tried before anybody unpacks one of them whole."""

from __future__ import annotations

import zipfile

_PIECE = 1 << 20  # bytes that are unpacked at a time


def check_stated_sizes(archive: zipfile.ZipFile) -> None:
    """Raise zipfile.BadZipFile where a member is not what the archive states of it.

    A member that calls itself small and is large fills the memory of whoever reads it in one go. Here all are unpacked
    piece by piece and never further than they state, and what was cut off so has not the sum that the archive states.
    """
    for member in archive.infolist():
        with archive.open(member) as content:
            while content.read(_PIECE):
                pass
