"""What a coder saw beside a segment when deciding: the suggestions and their model, or that none were shown."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.contracts.coding import SHOWING_ARMS
from themetrail.rows import tuples_of

if TYPE_CHECKING:  # most steps read what was shown, and print none of it
    from themetrail.words_in_print import Words

_REASONS = ("speaks_for", "speaks_against", "counterexample")
BETWEEN = "; "  # reasons
_WORD, _TOLD_WORDS = re.compile(r"\w+"), re.compile(r" \(([^()]*)\)")
_FEW = re.compile(r"only (\d+) coded passages?")
_JSON = json.JSONEncoder(sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True)
class Suggestion:
    """One suggested code as it was shown."""

    rank: int
    code_id: str
    probability: float | None
    evidence: str
    model_id: str
    speaks_for: str = ""
    speaks_against: str = ""
    counterexample: str = ""

    @property
    def cited(self) -> list[str]:
        """The ids of all examples that it cites, the one that speaks against it last."""
        return [one for one in (*self.evidence.split(";"), self.counterexample) if one]


def suggestions_by_segment(suggestions: pd.DataFrame) -> dict[str, list[Suggestion]]:
    """The suggestions of each segment, best first, from a table of `suggestions`."""
    by_segment: dict[str, list[Suggestion]] = {}
    columns = ("segment_id", "rank", "code_id", "probability", "evidence", "model_id", *_REASONS)
    for segment_id, *shown in tuples_of(suggestions.sort_values(["segment_id", "rank"]), *columns):
        rank, code_id, probability, *others = shown
        known = None if pd.isna(probability) else round(float(probability), 6)
        by_segment.setdefault(segment_id, []).append(Suggestion(int(rank), code_id, known, *others))
    return by_segment


def suggestion_text(entry: Suggestion, labels: Mapping[str, str], words: Words) -> str:
    """A suggestion as it stands on a coding sheet: the code's label, and below it how likely it is, which examples it
    cites, and what speaks most for it and against it."""
    likely = "" if entry.probability is None else f"{round(100 * entry.probability)} %"
    cites = ", ".join(part for part in (likely, entry.evidence) if part)
    reasons = [words.say(side, reason=told_in(words, said.split(BETWEEN)[0])) for side, said in reasons_of(entry)]
    return "\n".join([labels[entry.code_id], *([f"({cites})"] if cites else []), *reasons])


def reasons_of(entry: Suggestion) -> list[tuple[str, str]]:
    """What speaks for a suggestion and what against it, where anything does, by the names of the catalogue; of rounds
    issued by earlier versions nothing is known."""
    sides = (("reason_for", entry.speaks_for), ("reason_against", entry.speaks_against))
    return [(side, said) for side, said in sides if said]


def told_in(words: Words, reasons: str) -> str:
    """Reasons in another language than that of the table, which tells them in English. Words of the talk that stand
    behind one stay as they were said; what the catalogue does not know stays, too."""
    if words.language == "english" or not reasons:
        return reasons
    return BETWEEN.join(_told(words, one) for one in reasons.split(BETWEEN))


def _told(words: Words, reason: str) -> str:
    if few := _FEW.fullmatch(reason):
        return words.say("why_only_passages", int(few[1]))
    why, bracket, said = reason.partition(" (")
    key = _whys().get(why)
    return words.say(key) + bracket + said if key else reason


@cache
def _whys() -> dict[str, str]:
    """The keys of reasons by what the table calls them."""
    from themetrail.interface.sheets.words import sheet_words

    return {str(said): key for key, said in sheet_words().sentences.items() if key.startswith("why_")}


def still_said(reasons: str, text: str) -> str:
    """Reasons without the words that a segment no longer has, since names were replaced in its text."""
    words = set(_WORD.findall(text.lower()))

    def kept(found: re.Match[str]) -> str:
        told = [term for term in found[1].split(", ") if words.issuperset(term.split())]
        return f" ({', '.join(told)})" if told else ""

    return _TOLD_WORDS.sub(kept, reasons)


def shown_digest(segment_id: str, arm: str, suggestions: list[Suggestion]) -> str:
    """SHA-256, in hexadecimal, of what was shown beside one segment: the arm and, where it shows any, the suggestions.

    It is the digest of JSON with sorted keys, so that an auditor can compute it from the issued tables alone. Reasons
    that were not shown are not in it, as in rounds issued by earlier versions.
    """
    shown = [_as_shown(entry) for entry in suggestions] if arm in SHOWING_ARMS else []
    content = {"segment_id": segment_id, "arm": arm, "suggestions": shown}
    return hashlib.sha256(_JSON.encode(content).encode()).hexdigest()


def _as_shown(entry: Suggestion) -> dict[str, object]:
    return {name: value for name, value in vars(entry).items() if value or name not in _REASONS}
