"""Read an export of the coding desk against what its coder was given: every decision, mark, memo and change of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from themetrail.coding.labels import CodeNames
from themetrail.coding.proposals import MEMO, NEW_CODE, Change, Proposal
from themetrail.coding.returned import Aside, GivenToCoder, Mark, Returned
from themetrail.coding.sheets import desk_form as form
from themetrail.coding.sheets.desk_export import DeskExport, open_export
from themetrail.coding.sheets.desk_words import WordsAsExported
from themetrail.coding.sheets.returned_file import ELSEWHERE, ReturnedFile
from themetrail.contracts.coding import SHOWING_ARMS, STANDING
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.rows import tuples_of

_ANSWERS = ("accepted", "edited", "refused")


def read_desk_export(file: ReturnedFile, frame: GivenToCoder, faults: Faults) -> Returned:
    """All that stands in an export of the desk of the coder and round of `frame`; a half-done one is a part delivery.

    A mark's row is the place of its segment in the list of segments. Puts into `faults` whatever may not be: a segment
    or code that is unknown, words that are not those that were issued, an answer to a suggestion that was not shown, a
    state that does not follow from the decisions. Raises StudyError where it is another coder's, round's or issue's.
    """
    export = file.opened(open_export)
    _check_identity(file, export.whole, frame)
    reading = _Reading(export, frame)
    marks = reading.marks()
    returned = Returned(
        str(file.path),
        marks,
        len(reading.segments),
        sum(entry["status"] == "unseen" for _, entry in reading.segments.values()),
        asides=reading.asides(),
        unviewed=reading.unviewed(),
        proposals=reading.proposals(),
        changes=reading.changes(),
    )
    for what in reading.places.sentences():
        faults.add(what)
    return returned


def _check_identity(file: ReturnedFile, whole: Mapping[str, Any], frame: GivenToCoder) -> None:
    issue = frame.issue
    if whole["round"] != issue.round:
        raise StudyError(f"this is an export of another round, not of round {issue.round!r}{ELSEWHERE}", file=file.path)
    if whole["coder_id"] != frame.coder_id:
        raise StudyError(f"this is the export of another coder, not of {frame.coder_id!r}", file=file.path)
    if not issue.is_of(whole["issue"]):
        raise StudyError(
            f"this was saved from a desk that is not of round {issue.round!r} as it is issued; open the desk in its"
            " folder 'issued', load the file there if it takes it, and save it again",
            file=file.path,
        )


class _Reading:
    """The entries of one export, read list by list; what is wrong is put into `places`."""

    def __init__(self, export: DeskExport, frame: GivenToCoder) -> None:
        self._export, self._frame, self.places = export, frame, export.places
        self._words = WordsAsExported(frame.issue, export.whole["issue"])
        self._names = CodeNames(frame.issue.codebook)
        self.segments = self._segments()

    def _segments(self) -> dict[str, tuple[int, dict[str, Any]]]:
        """The entry of each segment with its number; every segment that the coder was given has one."""
        found: dict[str, tuple[int, dict[str, Any]]] = {}
        for number, entry in self._export.parts["segments"]:
            segment_id = entry["segment_id"]
            if problem := self._frame.problem_with(segment_id):
                self.places.add(problem, "segments", number)
            elif segment_id in found:
                self.places.add("this segment stands in the list already", "segments", number)
            elif entry["revealed"] and self._frame.arms[segment_id] not in SHOWING_ARMS:
                self.places.add("suggestions are revealed where none were given", "segments", number)
            else:
                found[segment_id] = (number, entry)
        missing = len(self._frame.arms) - len(found)
        if missing and not self.places.found:
            self.places.add(
                f"{missing} of the {len(self._frame.arms)} segments that coder {self._frame.coder_id} was given"
                f" {'is' if missing == 1 else 'are'} not in its list of segments; save it again from the desk"
            )
        return found

    def marks(self) -> list[Mark]:
        """The marks on each segment, in the order of the list of segments."""
        by_segment: dict[str, list[Mark]] = {segment_id: [] for segment_id in self.segments}
        known: set[tuple] = set()
        for number, entry in self._export.parts["decisions"]:
            mark = self._mark(number, entry)
            if mark is None:
                continue
            if (again := (mark.segment_id, mark.start, mark.end, mark.code_id)) in known:
                self.places.add("this code stands on the same words already", "decisions", number)
            known.add(again)
            by_segment[mark.segment_id].append(mark)
        whole = not self.places.found  # states are compared where every decision was read
        for segment_id, (number, entry) in self.segments.items():
            marks = by_segment[segment_id]
            if whole and (wrong := _fault_in_status(entry, marks)):
                self.places.add(wrong, "segments", number)
            if wrong := _refused_and_given(marks):
                self.places.add(wrong, "segments", number)
            if entry["memo"] or entry["status"] == "no_code":
                seen_at = self._seen_at.get(segment_id, "")
                marks.append(Mark(number, segment_id, "", "seen", entry["memo"], decided_at=seen_at))
        return [mark for marks in by_segment.values() for mark in marks]

    def _mark(self, number: int, entry: dict[str, Any]) -> Mark | None:
        """One decision, or None where something is wrong with it."""
        segment_id = entry["segment_id"]
        if problem := self._frame.problem_with(segment_id):
            self.places.add(problem, "decisions", number)
            return None
        if segment_id not in self.segments:
            return None  # its entry in the list of segments is wrong, which is told
        code = entry["code_id"]
        wrong = [] if code in self._frame.issue.codebook.codes else [self._names.why_none(code)]
        answered, problems = self._answer(entry)
        place, problem = self._words.place_of(entry)
        for what in filter(None, [*wrong, *problems, problem]):
            self.places.add(what, "decisions", number)
        if wrong or problems or problem:
            return None
        start, end = place or (None, None)
        return Mark(
            self.segments[segment_id][0],
            segment_id,
            code,
            entry["action"],
            entry["memo"],
            start,
            end,
            decided_at=entry["decided_at"],
            on_view="yes" if entry["on_view"] else "no",
            unsure="yes" if entry["unsure"] else "no",
            span=entry["span"],
            answered=answered,
        )

    def _answer(self, entry: dict[str, Any]) -> tuple[str, list[str]]:
        """The code of the suggestion that a decision answers, and what is wrong with what it says of suggestions."""
        segment_id, action, rank = entry["segment_id"], entry["action"], entry["rank"]
        by_rank = {one.rank: one.code_id for one in self._frame.shown[segment_id]}
        revealed = self._frame.arms[segment_id] != "code_first" or self._was_revealed(segment_id)
        wrong = []
        if entry["on_view"] and not (by_rank and revealed):
            wrong.append("suggestions are said to have been on view where none were shown or revealed")
        if action == "own":
            return "", wrong + (["a code of the coder's own has the rank of no suggestion"] if rank else [])
        if rank not in by_rank or not revealed:
            wrong.append(f"a suggestion is {action} here that was not shown beside this segment")
        elif action in ("accepted", "refused") and by_rank[rank] != entry["code_id"]:
            wrong.append(f"the suggestion of this rank, which is {action} here, was of another code")
        return by_rank.get(rank, ""), wrong

    def _was_revealed(self, segment_id: str) -> bool:
        """What was once revealed has been seen, whatever was undone since."""
        return self.segments[segment_id][1]["revealed"] or segment_id in self._once_revealed

    @cached_property
    def _once_revealed(self) -> set[str]:
        return set(_revealed_in([entry for _, entry in self._export.parts["history"]]))

    @cached_property
    def _seen_at(self) -> dict[str, str]:
        """When each segment was last marked as seen."""
        return {
            entry["segment_id"]: entry["at"] for _, entry in self._export.parts["history"] if entry["what"] == "seen"
        }

    def asides(self) -> list[Aside]:
        """What was marked on whole segments: not sure, quote me, never quote."""
        return [
            Aside(number, segment_id, entry["unsure"], entry["quote"])
            for segment_id, (number, entry) in self.segments.items()
            if entry["unsure"] or entry["quote"]
        ]

    def unviewed(self) -> frozenset[str]:
        """The segments of which suggestions were given, to be revealed, and never were."""
        arms = self._frame.arms
        return frozenset(
            segment_id
            for segment_id in self.segments
            if arms[segment_id] == "code_first" and not self._was_revealed(segment_id)
        )

    def proposals(self) -> list[Proposal]:
        """The codes that the coder proposes, and the memos on transcripts."""
        return [*self._new_codes(), *self._transcript_memos()]

    def _new_codes(self) -> list[Proposal]:
        found = []
        for number, entry in self._export.parts["proposals"]:
            segment_id, place, problem = entry["segment_id"], None, ""
            if not entry["name"].strip():
                problem = "a proposed code needs a name"
            elif segment_id:
                problem = self._frame.problem_with(segment_id) or ""
                place, problem = (None, problem) if problem else self._words.place_of(entry)
            if problem:
                self.places.add(problem, "proposals", number)
                continue
            told = [entry[name] for name in ("name", "definition", "memo", "at")]
            transcript_id = self._transcript_of.get(segment_id, "")
            found.append(Proposal(number, NEW_CODE, transcript_id, segment_id, *(place or (None, None)), *told))
        return found

    def _transcript_memos(self) -> list[Proposal]:
        given = {self._transcript_of[segment_id] for segment_id in self._frame.arms}
        found: dict[str, Proposal] = {}
        for number, entry in self._export.parts["transcripts"]:
            transcript_id = entry["transcript_id"]
            if transcript_id not in given:
                self.places.add("this transcript is none that the coder was given", "transcripts", number)
            elif transcript_id in found:
                self.places.add("this transcript stands in the list already", "transcripts", number)
            else:
                found[transcript_id] = Proposal(number, MEMO, transcript_id, "", None, None, memo=entry["memo"])
        return [memo for memo in found.values() if memo.memo]

    @cached_property
    def _transcript_of(self) -> dict[str, str]:
        return dict(tuples_of(self._frame.issue.segments, "segment_id", "transcript_id"))

    def changes(self) -> list[Change]:
        """The history, and the export as its last entry."""
        found = []
        for number, entry in self._export.parts["history"]:
            if entry["segment_id"] and entry["segment_id"] not in self._frame.spans:
                self.places.add("this segment is none of the round", "history", number)
                continue
            before = {name: value for name, value in entry.items() if name not in form.PARTS["history"]}
            told = json.dumps(before, ensure_ascii=False, sort_keys=True) if before else ""
            found.append(Change(entry["sequence"], entry["at"], entry["what"], entry["segment_id"], told))
        whole = self._export.whole
        desk = json.dumps({"desk": whole["desk"]}, ensure_ascii=False)
        return [*found, Change(whole["sequence"], whole["exported_at"], "export", "", desk)]


def _revealed_in(history: list[Any]) -> Iterator[str]:
    """The segments of which suggestions were revealed, also in what was taken over from another desk."""
    for change in history:
        if isinstance(change, dict):
            if change.get("what") == "reveal":
                yield str(change.get("segment_id", ""))
            if isinstance(change.get("history"), list):
                yield from _revealed_in(change["history"])


def _fault_in_status(entry: dict[str, Any], marks: list[Mark]) -> str:
    """Where the state of a segment is not what follows from its decisions: what is wrong."""
    status = entry["status"]
    if any(mark.action in STANDING for mark in marks):
        return "" if status == "coded" else f"'status' is {status} where a code stands"
    if status == "coded":
        return "'status' is coded where no code stands"
    answered = bool(marks or entry["memo"])
    return (
        "'status' is unseen where a suggestion is refused or a memo stands" if answered and status == "unseen" else ""
    )


def _refused_and_given(marks: list[Mark]) -> str:
    """A code that is refused and stands on the same segment."""
    standing = {mark.code_id for mark in marks if mark.action in STANDING}
    both = sorted(mark.code_id for mark in marks if mark.action == "refused" and mark.code_id in standing)
    return f"the code {both[0]!r} is refused and given to the same segment; decide for one" if both else ""
