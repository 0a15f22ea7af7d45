"""The quotations that people chose, found in the segments of today and checked, all rows at once.

A choice is anchored to its first and last words. Where its segment no longer holds them, a segment of the same
transcript that does is taken if there is one alone, and the choice is counted as moved; else the run stops.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.report.quotation_words import fault_of_edit, places_of, words_in
from themetrail.report.quotations import Quotation
from themetrail.report.sentences import Excerpt, printed
from themetrail.rows import rows_of, tuples_of


class Place(NamedTuple):
    """The segment that holds the words of a choice, their stretch of its text, and whether it is another by now."""

    segment: Mapping[str, Any]
    start: int
    end: int
    moved: bool


@dataclass(frozen=True, kw_only=True)
class Quotable:
    """What choices are held against."""

    segments: pd.DataFrame
    consensus: pd.DataFrame
    codes: Collection[str]
    members: Mapping[str, Collection[str]]  # participants by group
    refused: Collection[str]  # participants who have withdrawn or may not be quoted
    never: Collection[str]  # segments marked `never_quote`
    struck: Collection[str]  # segments that somebody may have asked to be struck, or a memo says not to quote


@dataclass(frozen=True)
class Choices:
    """The quotations that people chose, by group and code, in their order; the places of those whose words moved."""

    quotations: dict[str, dict[str, list[Quotation]]] = field(default_factory=dict)
    moved: int = 0

    def of(self, group: str) -> dict[str, list[Quotation]]:
        """Those of a group, by code."""
        return self.quotations.get(group, {})


def carried_out(choices: pd.DataFrame, file: str, quotable: Quotable) -> Choices:
    """The choices (CHOSEN_QUOTATIONS) as quotations.

    Raises StudyError with every row that cannot be: its words are gone or stand several times; the segment does not
    have the code in the consensus, is of another group or may not be quoted; an edit has words that were not said; two
    rows of a code have one order or one passage. `file` is the sheet, which errors name.
    """
    faults, found = Faults(file), _Segments(quotable.segments)
    has_code = set(tuples_of(quotable.consensus, "segment_id", "code_id"))
    placed: dict[tuple[str, str], list[tuple[dict, Place]]] = defaultdict(list)
    for row in rows_of(choices):
        with faults.noted():
            place = found.place_of(row)
            _check(row, place, quotable, has_code)
            placed[row["group"], row["code_id"]].append((row, place))
    quotations: dict[str, dict[str, list[Quotation]]] = defaultdict(dict)
    for (group, code_id), of_code in placed.items():
        with faults.noted():
            _check_told_apart(of_code)
        ordered = sorted(of_code, key=lambda each: (pd.isna(each[0]["order"]), each[0]["order"], each[0]["source_row"]))
        quotations[group][code_id] = [_quotation(*each) for each in ordered]
    faults.stop_if_any()
    moved = sum(place.moved for of_code in placed.values() for _, place in of_code)
    return Choices(dict(quotations), moved)


class _Segments:
    """All segments by id, and what participants said by transcript."""

    def __init__(self, segments: pd.DataFrame) -> None:
        self._by_id = {row["segment_id"]: row for row in rows_of(segments)}
        self._of: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for row in self._by_id.values():
            if row["role"] == "participant":
                self._of[row["transcript_id"]].append(row)

    def place_of(self, row: Mapping[str, Any]) -> Place:
        """Where the words of a choice stand. Raises StudyError where that is nowhere, or not clear."""
        named = self._by_id.get(row["segment_id"])
        first, last = row["first_words"], row["last_words"]
        if named is not None:
            here = places_of(first, last, named["text"])
            if len(here) == 1:
                return Place(named, *here[0], moved=False)
            if here:
                raise _fault(
                    row,
                    "the segment has more than one piece with these first and last words; give more of them",
                    "first_words",
                )
        if not words_in(first) and not words_in(last):
            raise _fault(
                row,
                "there is no segment of this id; give the one that it is now, or its first and last words",
                "segment_id",
            )
        transcript_id = named["transcript_id"] if named is not None else row["segment_id"].rpartition("-")[0]
        others = [
            Place(segment, *piece, moved=True)
            for segment in self._of.get(transcript_id, ())
            for piece in places_of(first, last, segment["text"])
        ]
        if len(others) == 1:
            return others[0]
        where = "stand in several segments of" if others else "are not in"
        raise _fault(
            row,
            f"the segment does not hold these words, and they {where} its transcript now; choose the passage again, or"
            " delete this row",
            "first_words",
        )


def _check(row: Mapping[str, Any], place: Place, quotable: Quotable, has_code: set[tuple[str, str]]) -> None:
    """Raise StudyError where the passage is not this row's to print."""
    segment = place.segment
    who, segment_id = segment["participant_id"], segment["segment_id"]
    wrong = [
        (row["group"] not in quotable.members, "no group of transcripts is called so", "group"),
        (row["code_id"] not in quotable.codes, "the codebook has no such code", "code_id"),
        (segment["group"] != row["group"], "this segment is of another group", "group"),
        (segment["role"] != "participant", "these are not the words of a participant", "segment_id"),
        (
            who in quotable.refused,
            "these are words of a participant who has withdrawn or may not be quoted (column may_quote of the sheet of"
            " participants); delete this row",
            "segment_id",
        ),
        (segment_id in quotable.never, "a coder marked this segment as never to be quoted", "segment_id"),
        (
            who not in quotable.members.get(row["group"], ()),
            "the tables of this group do not count this participant",
            "segment_id",
        ),
        (
            (segment_id, row["code_id"]) not in has_code,
            "this segment does not have the code in the consensus",
            "code_id",
        ),
        (
            segment_id in quotable.struck and row["confirmed"] != "yes",
            "somebody may have asked for words to be struck here or next to it, or a memo says not to quote it; choose"
            " another passage, or write yes under 'confirmed' once you know that it may be printed",
            "segment_id",
        ),
    ]
    for is_so, what, column in wrong:
        if is_so:
            raise _fault(row, what, column)
    if row["edit"] and (what := fault_of_edit(row["edit"], segment["text"][place.start : place.end])):
        raise _fault(row, what, "edit")


def _check_told_apart(of_code: Iterable[tuple[Mapping[str, Any], Place]]) -> None:
    """Raise StudyError where two rows of a code and group have one order, or one passage."""
    orders: dict[int, int] = {}
    pieces: dict[tuple[str, int, int], int] = {}
    for row, place in of_code:
        here = row["source_row"]
        other = here if pd.isna(row["order"]) else orders.setdefault(row["order"], here)
        if other != here:
            raise _fault(row, f"row {other} has the same order for this code; give each its own", "order")
        other = pieces.setdefault((place.segment["segment_id"], place.start, place.end), here)
        if other != here:
            raise _fault(row, f"row {other} has the same passage for this code; delete one of them", "segment_id")


def _quotation(row: Mapping[str, Any], place: Place) -> Quotation:
    segment = place.segment
    why = ["chosen"] + ["edited"] * bool(row["edit"]) + ["its words are in another segment now"] * place.moved
    words = row["edit"] or printed(segment["text"], Excerpt(place.start, place.end))
    return Quotation(
        text=words,
        participant_id=segment["participant_id"],
        segment_id=segment["segment_id"],
        start=int(segment["start"]) + place.start,
        end=int(segment["start"]) + place.end,
        chosen_by="people",
        why="; ".join(why),
        sentence=words,
        in_full=words,
        translation=row["translation"],
        edited=bool(row["edit"]),
        confirmed=row["confirmed"] == "yes",
    )


def _fault(row: Mapping[str, Any], what: str, column: str) -> StudyError:
    return StudyError(what, row=int(row["source_row"]), column=column)
