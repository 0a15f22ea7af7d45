"""Where in the transcripts the evidence of a cell stands; nothing in a copy without what identifies."""

from __future__ import annotations

import hashlib
from pathlib import Path

from themetrail.audit.follow.trace import Evidence
from themetrail.contracts.study import SOURCES
from themetrail.layout import PRIVATE, SOURCE_FILES, SOURCES_SHEET
from themetrail.sheets.read import find_sheet, read_sheet


def sources_of(root: Path) -> dict[str, tuple[str, str]]:
    """File and SHA-256 of each transcript's source; empty in a copy without what identifies."""
    if not (root / PRIVATE).is_dir():
        return {}
    table = read_sheet(find_sheet(root / SOURCES_SHEET), SOURCES)
    named = table[["transcript_id", "file"]].drop_duplicates().itertuples(index=False)
    return {transcript: (file, _digest_of(root / SOURCE_FILES / file)) for transcript, file in named}


def _digest_of(file: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def source_of(evidence: Evidence, sources: dict[str, tuple[str, str]] | None) -> str:
    """Where in the source the words stand; where nobody knows the `sources`, the place without its file."""
    if not evidence.place or (sources is not None and evidence.segment["transcript_id"] not in sources):
        return "not part of this copy"
    place, (file, digest) = evidence.place, (sources or {}).get(evidence.segment["transcript_id"], ("", ""))
    several = place["place_to"] != place["place_from"]
    where = f"{place['place_unit']} {place['place_from']}" + (f" to {place['place_to']}" if several else "")
    question = f", question {evidence.turn['question']}" if evidence.turn.get("question") else ""
    time = " to ".join(f"{place[side]} s" for side in ("start_s", "end_s") if place[side])
    known = f" (SHA-256 {digest})" if digest else " (which cannot be read now)" if file else ""
    return f"{file and f'{file}, '}{where}{question}{time and f', {time}'}{known}"
