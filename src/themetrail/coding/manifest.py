"""What the manifest of a round says: whose the round is, what each of its files was, and who was given what."""

from __future__ import annotations

import json
from pathlib import Path

from themetrail.contracts.errors import StudyError

_STATED = {"files": dict, "coders": dict, "round": str, "digest": str}  # of which kind each thing is


def read_manifest(file: Path) -> dict:
    """The manifest in a file. Raises StudyError where it is missing, or none."""
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StudyError("the manifest of this round is missing", file=file) from None
    except (ValueError, RecursionError):
        manifest = None
    if not isinstance(manifest, dict) or not all(isinstance(manifest.get(key), kind) for key, kind in _STATED.items()):
        raise StudyError("this is not a manifest of a round; put back the original", file=file)
    return manifest
