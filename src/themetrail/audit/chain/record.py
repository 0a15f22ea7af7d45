"""The claim of one job: what it made, from what, by which code and configuration, with which counts."""

from __future__ import annotations

import hashlib
import hmac
import platform
from pathlib import Path

from themetrail import __version__
from themetrail.audit.chain.exempt import is_exempt
from themetrail.audit.chain.notice import without_notice
from themetrail.layout import Kind, is_of, paths
from themetrail.sheets.left_by_programs import files_below


def claim_of(
    *,
    rule: str,
    wildcards: dict[str, str],
    inputs: list[str],
    outputs: list[str],
    parameters: dict,
    counts: dict[str, int],
    rejected: list[dict],
    models: dict[str, dict],
    key: bytes = b"",
) -> dict:
    """A claim as a JSON-ready dict, deterministic in its inputs. Folders stand for the files in them.

    Files that identify are named with a digest keyed by the study's `key`: a plain hash of a short text can be guessed.
    """
    return {
        "rule": rule,
        "wildcards": wildcards,
        "inputs": [file_claim(path, key) for path in files_of(inputs)],
        "outputs": [file_claim(path, key) for path in files_of(outputs)],
        "parameters": parameters,
        "themetrail": __version__,
        "python": platform.python_version(),
        "counts": counts,
        "rejected": rejected,
        "models": models,
    }


def files_of(paths: list[str]) -> list[str]:
    """The files that these paths are or hold, sorted, each once."""
    found = set()
    for path in paths:
        if Path(path).is_dir():
            found |= {file.as_posix() for file in files_below(path)}
        else:
            found.add(str(path))
    return sorted(found)


def identifies(path: str) -> bool:
    """Whether a file may identify people, by where it lies in the study's folder.

    What coders were given (`data/rounds/<round>/issued/`) has passed the gate; what they return has not.
    """
    return path.startswith(paths(Kind.IDENTIFIES)) and not is_of(path, Kind.ISSUED)


def file_claim(path: str, key: bytes = b"", root: Path = Path()) -> dict:
    """Path, digest and, for a CSV, the number of data rows of one file; `path` is relative to `root`.

    A file that may differ between two runs (see `exempt`) has no digest here.
    """
    if is_exempt(path):
        return {"path": path, "digest": ""}
    content = without_notice(path, (root / path).read_bytes())
    claim: dict[str, str | int] = {"path": path, "digest": digest_of(path, content, key)}
    if path.endswith(".csv"):
        claim["rows"] = csv_rows(content)
    return claim


def digest_of(path: str, content: bytes, key: bytes) -> str:
    """SHA-256 of a file's content, keyed where the file identifies: `sha256:...` or `hmac-sha256:...`."""
    if identifies(path):
        return "hmac-sha256:" + hmac.new(key, content, hashlib.sha256).hexdigest()
    return "sha256:" + hashlib.sha256(content).hexdigest()


def csv_rows(content: bytes) -> int:
    """Data rows of a CSV (the header not counted; a line break inside quotes is no row)."""
    outside = b"".join(content.split(b'"')[::2])  # a doubled quote inside quotes leaves an empty piece
    lines = outside.count(b"\n") + (content != b"" and not content.endswith(b"\n"))
    return max(lines - 1, 0)
