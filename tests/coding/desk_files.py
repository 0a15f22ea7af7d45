"""Exports of the coding desk, written as the desk writes them, for tests of what is read."""

from __future__ import annotations

import json
from pathlib import Path

from themetrail.coding.draft import Issue
from themetrail.coding.sheets import desk_form as form
from themetrail.contracts.coding import STANDING

AT = "2026-11-27T14:00:00.000Z"


def text_of(issue: Issue, segment_id: str) -> str:
    """What stands in a segment as it is issued."""
    return issue.segments.set_index("segment_id").loc[segment_id, "text"]


def decision(issue: Issue, segment_id: str, code_id: str, action: str = "own", **said) -> dict:
    """A decision on a whole segment, or on the stretch of it that `at` says in its own characters."""
    first, text = issue.spans[segment_id][0], text_of(issue, segment_id)
    start, end = said.pop("at", (0, len(text)))
    return {
        "segment_id": segment_id,
        "start": first + start,
        "end": first + end,
        "words": text[start:end],
        "code_id": code_id,
        "action": action,
        "rank": None,
        "memo": "",
        "unsure": False,
        "on_view": False,
        "decided_at": AT,
        "span": "",
        **said,
    }


def segment(segment_id: str, status: str = "unseen", **said) -> dict:
    """The entry of a segment."""
    entry = {"segment_id": segment_id, "status": status, "revealed": False, "revealed_at": "", "unsure": False}
    return {**entry, "memo": "", "quote": "", **said}


def export_of(issue: Issue, coder: str, decisions: list[dict] = (), segments: dict = {}, **whole) -> dict:  # noqa: B006
    """An export of a coder's desk with these decisions; `segments` says more of some, by id."""
    own = issue.assignments[issue.assignments["coder_id"] == coder]["segment_id"]
    entries = []
    for segment_id in own:
        said = dict(segments.get(segment_id, {}))
        actions = {one["action"] for one in decisions if one["segment_id"] == segment_id}
        seen = said.pop("seen", False) or bool(actions or said.get("memo"))
        status = "coded" if actions & set(STANDING) else "no_code" if seen else "unseen"
        entries.append(segment(segment_id, **{"status": status, **said}))
    told = {"round": issue.round, "issue": issue.digest, "coder_id": coder, "desk": "d-1", "sequence": 7}
    told |= {"exported_at": "2026-11-27T15:00:00.000Z", "segments": entries, "decisions": list(decisions)}
    return {
        "format": form.FORMAT,
        "version": form.VERSION,
        **told,
        "transcripts": [],
        "proposals": [],
        "history": [],
        **whole,
    }


def write_export(path: Path, export: dict) -> Path:
    """Write an export as the desk does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
    return path
