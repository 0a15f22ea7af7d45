"""Archives of our own, opened without trusting them: what they hold is what they were made of, and nothing besides."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

_MOST = 1 << 28  # bytes of a file whose length nothing tells
# Of the format: the fixed parts of a file's own header, of its row in the directory, and of the end.
_LOCAL, _ROW, _END = 30, 46, 22


def unpacked(
    archive: Path, sizes: Mapping[str, int | None], entry: Callable[[str], zipfile.ZipInfo]
) -> tuple[list[str], dict[str, bytes]]:
    """What is wrong with the archive, or else the content of its files.

    It must hold the files of `sizes` in this order, packed as their `entry` says, one after the other, with nothing
    before, between or behind them. No more of a file is unpacked than the bytes that `sizes` gives.
    """
    raw = archive.read_bytes()
    try:
        with zipfile.ZipFile(archive) as opened:
            rows, comment, directory = opened.infolist(), opened.comment, opened.start_dir
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ["cannot be opened as a ZIP archive"], {}
    names = [row.orig_filename for row in rows]
    if names != list(sizes):
        odd = [*sorted(set(names) - set(sizes)), *sorted(set(sizes) - set(names)), "its files"]
        return [f"does not hold the files of its list, in that order: {odd[0]!r}"], {}
    content, reached = {}, 0
    for row in rows:
        found = (
            None
            if row.header_offset != reached
            else _file_at(raw, row, entry(row.orig_filename), sizes[row.orig_filename])
        )
        if found is None:
            return [f"{row.orig_filename} is not packed as it was"], {}
        content[row.orig_filename] = found
        reached += _LOCAL + len(row.orig_filename.encode()) + row.compress_size
    end = directory + sum(_ROW + len(name.encode()) for name in names) + _END
    if comment or directory != reached or end != len(raw):
        return ["holds bytes that belong to none of its files"], {}
    return [], content


def _file_at(raw: bytes, row: zipfile.ZipInfo, made: zipfile.ZipInfo, size: int | None) -> bytes | None:
    """A file's content, or None where it is not packed as it was `made`."""
    name = row.orig_filename.encode()
    plain = ("date_time", "compress_type", "external_attr", "internal_attr", "volume", "comment", "extra")
    if any(getattr(row, one) != getattr(made, one) for one in plain) or row.flag_bits & ~0x800:
        return None
    start = row.header_offset + _LOCAL + len(name)
    header = struct.unpack("<4s5H3I2H", raw[row.header_offset : row.header_offset + _LOCAL])
    if header[0] != b"PK\3\4" or header[2] != row.flag_bits or raw[start - len(name) : start] != name:
        return None
    if header[3] != zipfile.ZIP_DEFLATED or header[6:] != (row.CRC, row.compress_size, row.file_size, len(name), 0):
        return None
    most = _MOST if size is None else size
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = reader.decompress(raw[start : start + row.compress_size], most + 1)
    except zlib.error:
        return None
    whole = reader.eof and not reader.unused_data and not reader.unconsumed_tail
    right = len(content) == row.file_size and zlib.crc32(content) == row.CRC and len(content) <= most
    return content if whole and right else None
