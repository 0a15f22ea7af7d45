"""The claim of one job: what it made, from what, by which code and configuration, with which counts."""

from __future__ import annotations

import csv
import hashlib
import hmac
from pathlib import Path

IDENTIFYING = ("data/transcripts/", "data/private/", "results/sealed/")


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
    """A claim as a JSON-ready dict, deterministic in its inputs.

    Files that identify are named with a digest keyed by the study's `key`: a plain hash of a short text can be guessed.
    """
    return {
        "rule": rule,
        "wildcards": wildcards,
        "inputs": [file_claim(path, key) for path in sorted(set(inputs))],
        "outputs": [file_claim(path, key) for path in sorted(set(outputs))],
        "parameters": parameters,
        "counts": counts,
        "rejected": rejected,
        "models": models,
    }


def file_claim(path: str, key: bytes = b"") -> dict:
    """Path, digest and, for a CSV, the number of data rows of one file."""
    content = Path(path).read_bytes()
    if path.startswith(IDENTIFYING):
        digest = "hmac-sha256:" + hmac.new(key, content, hashlib.sha256).hexdigest()
    else:
        digest = "sha256:" + hashlib.sha256(content).hexdigest()
    claim = {"path": path, "digest": digest}
    if path.endswith(".csv"):
        claim["rows"] = csv_rows(content)
    return claim


def csv_rows(content: bytes) -> int:
    """Data rows of a CSV (the header not counted; a line break inside quotes is no row)."""
    rows = sum(1 for _ in csv.reader(content.decode("utf-8", errors="replace").splitlines(keepends=True)))
    return max(rows - 1, 0)
