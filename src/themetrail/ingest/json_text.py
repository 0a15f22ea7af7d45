"""The text of a file in JSON as plain values, whatever is wrong with it said in one sentence."""

from __future__ import annotations

import json
from typing import Any

from themetrail.ingest.encoding import decode
from themetrail.ingest.source import Source


def values_in(source: Source, kind: str) -> Any:
    """What a file in JSON holds. Raises StudyError where it is none, or a key stands twice in one object."""
    text, _ = decode(source, source.content())
    try:
        return json.loads(text, object_pairs_hook=_of_pairs)
    except json.JSONDecodeError as damage:
        place = f"line {damage.lineno}"
    except (ValueError, RecursionError):  # a key twice, a number without end, or brackets without end
        place = ""
    raise source.problem(f"this is not a readable {kind} file; write it again with the program that made it", place)


def _of_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found
