"""What in a quotation may tell who somebody is, though every name is replaced: one warning for each quotation."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from themetrail.contracts.study import PARTICIPANTS
from themetrail.languages.parts.quoting import RARE_FACTS
from themetrail.languages.quoting import plain
from themetrail.languages.table import any_of_all, words_of_all
from themetrail.rows import tuples_of

FEW = 3  # an attribute that fewer participants share is rare
# What the anonymisation found and left as it was said, by the rule of its category or since a reviewer said so.
LEFT = ("kept", "refused")  # its statuses in the ledger
_LEFT = {"date": "date", "birth_date": "date of birth", "age": "age", "place": "place", "organisation": "employer"}
_WORD = re.compile(r"[^\W\d_]+")


class RareFacts:
    """What the study knows of facts that are rare: the ledger, the review's facts, the participants' sheet."""

    def __init__(self, ledger: pd.DataFrame, review: pd.DataFrame, participants: pd.DataFrame) -> None:
        """`ledger` is the public one of the anonymisation, `review` the state of its review, `participants` the
        sheet, whose attributes are its columns beyond the contract's."""
        left = ledger[ledger["status"].isin(LEFT) & ledger["category"].isin(list(_LEFT))]
        self._left: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
        for transcript_id, turn, start, end, category in tuples_of(
            left, "transcript_id", "turn", "start", "end", "category"
        ):
            self._left.setdefault((transcript_id, turn), []).append((start, end, _LEFT[category]))
        asked = review[review["kind"] == "fact"]
        self._asked_about = set(zip(asked["transcript_id"], asked["turn"].astype(int), strict=True))
        self._rare = _rare_attributes(participants)

    def warning(self, transcript_id: str, turn: int, stretch: tuple[int, int], words: str, participant_id: str) -> str:
        """What words of a turn, at this stretch of it, tell of whoever says them; empty where nothing is known to."""
        start, end = stretch
        found = [what for a, b, what in self._left.get((transcript_id, turn), ()) if a < end and start < b]
        found += _said_in(words)
        if (transcript_id, turn) in self._asked_about:
            found.append("a fact that the review of names asks about")
        said = plain(words)
        for attribute, value in self._rare.get(participant_id, ()):
            if re.search(rf"(?<!\w){re.escape(plain(value))}(?!\w)", said):
                found.append(attribute)
        return f"may tell who it is: {', '.join(dict.fromkeys(found))}" if found else ""


def _said_in(words: str) -> list[str]:
    """The kinds of rare facts that the words state in any language."""
    said = plain(words)
    found = [kind for kind in RARE_FACTS if _stated(kind).search(said)]
    if _professions() & set(_WORD.findall(said)):
        found.append("profession")
    return found


def _rare_attributes(participants: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
    """Of each participant the attributes that fewer than FEW share, with their values."""
    rare: dict[str, list[tuple[str, str]]] = {}
    for name in [name for name in participants.columns if name not in PARTICIPANTS.columns]:
        counts = participants[name].value_counts()
        for participant_id, value in tuples_of(participants, "participant_id", name):
            if value and counts[value] < FEW:
                rare.setdefault(participant_id, []).append((name.replace("_", " "), value))
    return rare


@cache
def _stated(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of_all(lambda language: language.quoting.rare_facts[kind])})")


@cache
def _professions() -> frozenset[str]:
    return words_of_all(lambda language: language.vocabulary.professions)
