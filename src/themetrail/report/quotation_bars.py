"""What is not quoted, and what coders want quoted: participants who refused, marks, memos."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pandas as pd

from themetrail.consent import MAY_QUOTE, refused
from themetrail.contracts.coding import STANDING
from themetrail.languages.quoting import plain
from themetrail.languages.table import phrases_of_all
from themetrail.rows import tuples_of


def may_not_be_quoted(participants: pd.DataFrame) -> set[str]:
    """The participants whose words are never quoted: who said no, and who has withdrawn."""
    return set(refused(participants, MAY_QUOTE))


def marked_as(quote: str, marks: pd.DataFrame | None) -> set[str]:
    """The segments that any coder marked so, in whole or in part."""
    return set() if marks is None else set(marks.loc[marks["quote"] == quote, "segment_id"])


def kept_back(segments: pd.DataFrame, marks: pd.DataFrame, participants: pd.DataFrame) -> set[str]:
    """The segments whose words stand in nothing that is read: of participants who said no, and marked `never_quote`."""
    theirs = segments["participant_id"].isin(may_not_be_quoted(participants))
    return marked_as("never_quote", marks) | set(segments.loc[theirs, "segment_id"])


def memos_on_quoting(decisions: pd.DataFrame) -> tuple[set[tuple[str, str]], set[str]]:
    """Segment and code where the memo of a coder who gave the code wants the passage quoted; segments of which any
    memo says that they should not be."""
    written = decisions[decisions["memo"] != ""]
    wanted, unwanted = set(), set()
    for segment_id, code_id, action, memo in tuples_of(written, "segment_id", "code_now", "action", "memo"):
        memo = plain(memo)
        if _said(unwanted_phrases()).search(memo):
            unwanted.add(segment_id)
        elif action in STANDING and _said(wanted_phrases()).search(memo):
            wanted.add((segment_id, code_id))
    return wanted, unwanted


def wanted_phrases() -> tuple[str, ...]:
    """How memos say, in any language, that a passage be quoted."""
    return phrases_of_all(lambda language: language.quoting.wanted)


def unwanted_phrases() -> tuple[str, ...]:
    """How memos say, in any language, that a passage should not be quoted."""
    return phrases_of_all(lambda language: language.quoting.unwanted)


@cache
def _said(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")
