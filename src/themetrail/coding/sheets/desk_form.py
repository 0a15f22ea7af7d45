"""The form of the coding desk's export, shared by those who write it and those who read it back: one JSON object."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from themetrail.contracts.coding import GIVEN, QUOTES

FORMAT, VERSION = "themetrail coding", 1

STATUSES = ("coded", "no_code", "unseen")
ACTIONS = (*GIVEN, "refused")
CHANGES = (
    *("code", "uncode", "edit", "accept", "refuse", "reveal", "seen", "unseen", "memo", "unsure", "quote", "propose"),
    *("undo", "redo", "import"),
)
_LARGEST = 2**53  # above it a browser's whole numbers are no longer exact
_TIME = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d{1,6})?Z")


class Value:
    """What may stand under a key: how it is told, and what is asked of it."""

    def __init__(self, told: str, fits: Callable[[Any], bool]) -> None:
        self.told, self.fits = told, fits


def _is_whole(value: object, least: int = 0) -> bool:
    return type(value) is int and least <= value < _LARGEST


def _is_time(value: object) -> bool:
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def _is_id(value: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9_-]{0,80}", value) is not None


def _one_of(*choices: str) -> Value:
    told = ", ".join(choice or "empty" for choice in choices)
    return Value(f"one of: {told}", lambda value: isinstance(value, str) and value in choices)


TEXT = Value("text", lambda value: isinstance(value, str))
FLAG = Value("true or false", lambda value: isinstance(value, bool))
COUNT = Value("a whole number, 0 or more", _is_whole)
RANK = Value("null or a whole number, 1 or more", lambda value: value is None or _is_whole(value, 1))
ID_IF_ANY = Value("empty or an id of letters, digits, - and _", lambda value: isinstance(value, str) and _is_id(value))
TIME = Value("a time such as 2026-11-27T15:00:00.000Z", _is_time)
TIME_IF_ANY = Value(f"empty or {TIME.told}", lambda value: value == "" or _is_time(value))

# What is told of the whole; beside it stand the lists of PARTS.
WHOLE = {
    "format": TEXT,
    "version": COUNT,
    "round": TEXT,
    "issue": TEXT,
    "coder_id": TEXT,
    "desk": TEXT,
    "sequence": COUNT,
    "exported_at": TIME,
}
_WORDS = {"segment_id": TEXT, "start": COUNT, "end": COUNT, "words": TEXT}
PARTS = {
    "segments": {
        "segment_id": TEXT,
        "status": _one_of(*STATUSES),
        "revealed": FLAG,
        "revealed_at": TIME_IF_ANY,
        "unsure": FLAG,
        "memo": TEXT,
        "quote": _one_of("", *QUOTES),
    },
    "decisions": {
        **_WORDS,
        "code_id": TEXT,
        "action": _one_of(*ACTIONS),
        "rank": RANK,
        "memo": TEXT,
        "unsure": FLAG,
        "on_view": FLAG,
        "decided_at": TIME_IF_ANY,
        "span": ID_IF_ANY,
    },
    "transcripts": {"transcript_id": TEXT, "memo": TEXT},
    "proposals": {"name": TEXT, "definition": TEXT, **_WORDS, "memo": TEXT, "at": TIME_IF_ANY},
    "history": {"sequence": COUNT, "at": TIME_IF_ANY, "what": _one_of(*CHANGES), "segment_id": TEXT},
}
OPEN_ENDED = "history"  # each change says what was there before in keys of its own
