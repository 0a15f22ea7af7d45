"""What a crate holds, as a list that stands under the head; and whether a crate holds that, to the byte.

Only when the jobs ran, and how long the logs are, differs between two equal runs: of these the list says nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from themetrail.audit.exempt import is_exempt
from themetrail.contracts.column import integer, text
from themetrail.contracts.contract import Contract

CRATE = "results/audit/crate.zip"
CONTENTS = "results/audit/crate.csv"
METADATA = "ro-crate-metadata.json"
CRATE_CONTENTS = Contract(
    "what the crate holds",
    {
        "path": text(),  # in the archive, in its order
        "digest": text(required=False),  # SHA-256; of the metadata without its circumstances; empty for a log
        "bytes": integer(required=False),
    },
    key=("path",),
)
_TIMES = ("startTime", "endTime", "datePublished")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")
_NO_TIME = "1970-01-01T00:00:00+00:00"  # where no log says when a job ran
_MOST = 1 << 28  # bytes of a file whose length nothing tells
# Of the archive's format: the fixed parts of a file's own header, of its row in the directory, and of the end.
_LOCAL, _ROW, _END = 30, 46, 22


def metadata_bytes(metadata: dict) -> bytes:
    """The crate's metadata as they are written."""
    return (json.dumps(metadata, indent=1, ensure_ascii=False) + "\n").encode()


def zip_entry(name: str) -> zipfile.ZipInfo:
    """A file of the crate, without what it has from the place where it was made."""
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def contents_of(files: Mapping[str, Path], metadata: dict) -> pd.DataFrame:
    """What a crate of these files (by their path in it) holds: a table of `CRATE_CONTENTS`."""
    rows = [{"path": METADATA, "digest": _claim_digest(metadata), "bytes": None}]
    for path, file in sorted(files.items()):
        if is_exempt(path):
            rows.append({"path": path, "digest": "", "bytes": None})
        else:
            content = file.read_bytes()
            rows.append({"path": path, "digest": _digest(content), "bytes": len(content)})
    return CRATE_CONTENTS.frame(rows)


def faults_of_crate(root: Path, manifest: Mapping[str, str], circumstances: Mapping[str, str]) -> list[str]:
    """Where the crate is not what its list, the manifest and the list of circumstances say (digests by path)."""
    listed = CRATE_CONTENTS.read(root / CONTENTS)
    sizes = dict(zip(listed["path"], listed["bytes"], strict=True))
    faults, content = _unpacked(root / CRATE, sizes)
    if faults:
        return faults
    for path, wanted in zip(listed["path"], listed["digest"], strict=True):
        found = _digest(content[path])
        if path == METADATA:
            faults += _faults_of_metadata(root, content, wanted)
        elif is_exempt(path):
            if circumstances.get(path) != found:
                faults.append(f"{path} in the crate is not the one that {_HERE}")
        elif found != wanted:
            faults.append(f"{path} in the crate is not the one that was put into it")
        elif path in manifest and manifest[path] != wanted:
            faults.append(f"{path} in the crate is not the one that {_HERE}")
    return faults


_HERE = "was here when the run ended"


def _digest(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _claim_digest(metadata: dict) -> str:
    """The digest of the metadata without what two equal runs do not share."""
    graph = [
        {
            name: value
            for name, value in entity.items()
            if name not in _TIMES and not (name == "contentSize" and is_exempt(entity["@id"]))
        }
        for entity in metadata["@graph"]
    ]
    return _digest(json.dumps({**metadata, "@graph": graph}, sort_keys=True, ensure_ascii=False).encode())


def _faults_of_metadata(root: Path, content: Mapping[str, bytes], wanted: str) -> list[str]:
    said = content[METADATA]
    try:
        metadata = json.loads(said)
        if metadata_bytes(metadata) != said or _claim_digest(metadata) != wanted:
            return [f"{METADATA} in the crate says something else than it did"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return [f"{METADATA} in the crate cannot be read"]
    known, faults = _times_of_logs(root), []
    for entity in metadata["@graph"]:
        times = [entity[name] for name in _TIMES if name in entity]
        if not all(isinstance(time, str) and _TIME.fullmatch(time) and (not known or time in known) for time in times):
            faults.append(f"{METADATA} in the crate states a time that no log does, at {entity['@id']}")
        path = entity["@id"]
        if is_exempt(path) and path in content and entity.get("contentSize") != str(len(content[path])):
            faults.append(f"{METADATA} in the crate states another length of {path}")
    return faults


def _times_of_logs(root: Path) -> set[str]:
    """When jobs began and ended, as the files beside their logs say; empty where there are none, as in a copy."""
    times: set[str] = set()
    for log in (root / "results/logs").rglob("*.json"):
        try:
            said = json.loads(log.read_bytes())
            times |= {said["started"], said["ended"]}
        except (OSError, ValueError, LookupError, TypeError):
            continue
    return times | {_NO_TIME} if times else times


def _unpacked(archive: Path, sizes: Mapping[str, int | None]) -> tuple[list[str], dict[str, bytes]]:
    """What is wrong with the archive, or else the content of its files.

    It must be what `write_crate` makes and nothing besides: the files of the list in its order, one after the other,
    with nothing before, between or behind them. Nothing is unpacked beyond the size that the list gives.
    """
    raw = archive.read_bytes()
    try:
        with zipfile.ZipFile(archive) as opened:
            rows, comment, directory = opened.infolist(), opened.comment, opened.start_dir
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ["the crate cannot be opened as a ZIP archive"], {}
    names = [row.orig_filename for row in rows]
    if names != list(sizes):
        odd = [*sorted(set(names) - set(sizes)), *sorted(set(sizes) - set(names)), "its files"]
        return [f"the crate does not hold the files of its list, in that order: {odd[0]!r}"], {}
    content, reached = {}, 0
    for row in rows:
        found = None if row.header_offset != reached else _file_at(raw, row, sizes[row.orig_filename])
        if found is None:
            return [f"{row.orig_filename} in the crate is not packed as it was"], {}
        content[row.orig_filename] = found
        reached += _LOCAL + len(row.orig_filename.encode()) + row.compress_size
    end = directory + sum(_ROW + len(name.encode()) for name in names) + _END
    if comment or directory != reached or end != len(raw):
        return ["the crate holds bytes that belong to none of its files"], {}
    return [], content


def _file_at(raw: bytes, row: zipfile.ZipInfo, size: int | None) -> bytes | None:
    """A file's content, or None where it is not packed as `write_crate` packs it."""
    name, made = row.orig_filename.encode(), zip_entry(row.orig_filename)
    plain = ("date_time", "compress_type", "external_attr", "internal_attr", "volume", "comment", "extra")
    if any(getattr(row, one) != getattr(made, one) for one in plain) or row.flag_bits & ~0x800:
        return None
    start = row.header_offset + _LOCAL + len(name)
    header = struct.unpack("<4s5H3I2H", raw[row.header_offset : row.header_offset + _LOCAL])
    if header[0] != b"PK\3\4" or header[2] != row.flag_bits or raw[start - len(name) : start] != name:
        return None
    if header[3] != zipfile.ZIP_DEFLATED or header[6:] != (row.CRC, row.compress_size, row.file_size, len(name), 0):
        return None
    most = _MOST if pd.isna(size) else int(size)
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = reader.decompress(raw[start : start + row.compress_size], most + 1)
    except zlib.error:
        return None
    whole = reader.eof and not reader.unused_data and not reader.unconsumed_tail
    right = len(content) == row.file_size and zlib.crc32(content) == row.CRC and len(content) <= most
    return content if whole and right else None
