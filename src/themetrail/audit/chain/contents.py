"""What a crate holds, as a list that stands under the head; and whether a crate holds that, to the byte.

Only when the jobs ran, and how long the logs are, differs between two equal runs: of these the list says nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from themetrail.audit.chain.exempt import is_exempt
from themetrail.audit.chain.notice import without_notice
from themetrail.audit.chain.unpacking import unpacked
from themetrail.contracts.column import integer, text
from themetrail.contracts.contract import Contract
from themetrail.layout import CONTENTS_OF_CRATE, CRATE, LOGS
from themetrail.rows import tuples_of
from themetrail.sheets.left_by_programs import files_below

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
    rows: list[dict[str, object]] = [{"path": METADATA, "digest": _claim_digest(metadata), "bytes": None}]
    for path, file in sorted(files.items()):
        if is_exempt(path):
            rows.append({"path": path, "digest": "", "bytes": None})
        else:
            content = without_notice(path, file.read_bytes())
            rows.append({"path": path, "digest": _digest(content), "bytes": len(content)})
    return CRATE_CONTENTS.frame(rows)


def faults_of_crate(root: Path, manifest: Mapping[str, str], circumstances: Mapping[str, str]) -> list[str]:
    """Where the crate is not what its list, the manifest and the list of circumstances say (digests by path)."""
    listed = CRATE_CONTENTS.read(root / CONTENTS_OF_CRATE)
    sizes = {path: None if pd.isna(size) else int(size) for path, size in tuples_of(listed, "path", "bytes")}
    faults, content = unpacked(root / CRATE, sizes, zip_entry)
    if faults:
        return [f"{fault} ({CRATE})" for fault in faults]
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
    for log in files_below(root / LOGS, "*.json"):
        try:
            said = json.loads(log.read_bytes())
            times |= {said["started"], said["ended"]}
        except (OSError, ValueError, LookupError, TypeError):
            continue
    return times | {_NO_TIME} if times else times
