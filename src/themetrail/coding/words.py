"""The words of a segment, with every pseudonym collapsed to its category: what decisions are anchored to."""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from operator import itemgetter

import pandas as pd

from themetrail.contracts.anonymise import DETAIL
from themetrail.rows import tuples_of

_OPEN, _CLOSE = "\ue000", "\ue001"  # private-use characters: no transcript uses them as a bracket
PSEUDONYM = re.compile(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}")
# What a pseudonym may stand for: up to four words; a fact that a reviewer took out is up to a clause.
NAME, FACT = r"\S+(?: \S+){0,3}?", r"\S+(?: \S+){0,19}?"


def collapsed(category: str) -> str:
    """What stands in collapsed words for any pseudonym of a category."""
    return f"{_OPEN}{category.casefold()}{_CLOSE}"


def collapsed_words(segments: pd.DataFrame, ledger: pd.DataFrame) -> list[str]:
    """Per segment its words in lower case with single spaces, each applied pseudonym as its bracketed category.

    `ledger` has the columns of the anonymisation ledger, in offsets of the anonymised turn.
    """
    pseudonyms = _pseudonyms_by_turn(ledger)
    said = tuples_of(segments, "transcript_id", "turn", "start", "text")
    return [
        _collapsed(text, start, pseudonyms.get((transcript_id, turn), [])) for transcript_id, turn, start, text in said
    ]


def _pseudonyms_by_turn(ledger: pd.DataFrame) -> dict[tuple[str, int], list[tuple[int, int, str]]]:
    """Start, end and category of each applied replacement, from the first of a turn to its last."""
    applied = ledger[ledger["status"] == "applied"]
    by_turn: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    columns = ("transcript_id", "turn", "start", "end", "category")
    for transcript_id, turn, *span in tuples_of(applied, *columns):
        by_turn.setdefault((transcript_id, turn), []).append(tuple(span))
    for found in by_turn.values():
        found.sort(key=itemgetter(0))
    return by_turn


def _collapsed(text: str, offset: int, pseudonyms: list[tuple[int, int, str]]) -> str:
    parts, position = [], 0
    for start, end, category in pseudonyms:
        start, end = max(start - offset, position), min(end - offset, len(text))
        if start >= end:
            continue
        parts += [text[position:start].casefold(), collapsed(category)]
        position = end
    parts.append(text[position:].casefold())
    words = "".join(parts)
    # White space other than single spaces is rare, and what is printable has none but spaces.
    if "  " in words or words != words.strip() or not text.isprintable():
        return " ".join(words.split())
    return words


def same_but_for_pseudonyms(one: str, other: str) -> bool:
    """Whether two texts of `collapsed_words` are the same words, once a pseudonym may stand for up to four of them,
    and a fact for a clause.

    So they are after a name or a fact that stood in the open was replaced, or a replacement was taken back.
    """
    return one == other or _covers(one, other) or _covers(other, one)


def _covers(pattern: str, text: str) -> bool:
    """Whether `text` is what `pattern` says, its pseudonyms standing for words or pseudonyms of `text`."""
    if not PSEUDONYM.search(pattern):
        return False
    literals = PSEUDONYM.split(pattern)
    beside = any(map(str.isalnum, "".join(literals)))  # a fact alone could be any other clause
    stands_for = [FACT if beside and one == collapsed(DETAIL) else NAME for one in PSEUDONYM.findall(pattern)]
    parts = zip_longest(map(re.escape, literals), stands_for, fillvalue="")
    return re.fullmatch("".join(chain.from_iterable(parts)), text) is not None
