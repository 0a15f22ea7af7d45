"""Read a project that a coder gave back from another program (REFI-QDA): its codings are decisions on issued words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from themetrail.coding.labels import CodeNames, folded
from themetrail.coding.moves import original_offset, replaced_since
from themetrail.coding.proposals import MEMO, NEW_CODE, Proposal
from themetrail.coding.returned import GivenToCoder, Mark, Returned
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.coding.sheets.word_places import Letters, as_one_piece
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.refi_qda import losses
from themetrail.refi_qda.of_round import SEEN, guids_of_issue
from themetrail.refi_qda.project import Code, Coding, Project, Source
from themetrail.refi_qda.read import ReadProject, read_project
from themetrail.refi_qda.talk import talk_of

# What a coder may have meant to be read, and is not, with what to do: it stops the run.
_STOPS = {
    losses.ON_SOURCE["Coding"]: "give these codes to words",
    losses.WITHOUT_CODE: "give the words a code, or delete the marks",
    losses.REMARKS: "write them on the coding or on the text",
    losses.OUTSIDE: "code these words anew in that program, and export the project again",
    losses.INSIDE: "code these words anew in that program, and export the project again",
    losses.NO_CODE: "put the codes back into the codebook there, or delete the codings",
    losses.TO_CASE: "give the words a code, or delete the marks",
    losses.NO_TEXT: "export the project again together with its texts",
    losses.CODES_OF_CASES: "give these codes to words",
    losses.NOT_TAKEN["PDFSelection"]: "code the text that was issued in their place",
    losses.NOT_TAKEN["Link"]: "write what they say into a note on the coding, and delete them",
}

Touched = list[tuple[str, int | None, int | None]]  # segments with start and end in their turn; None: all of it


def read_project_file(file: ReturnedFile, frame: GivenToCoder, faults: Faults) -> Returned:
    """The codings of a coder's project on the segments of the round that `frame` issued.

    A coding on words of several segments becomes a mark on each. Words with the code `Seen, no code` are seen; words
    without a code are not. A mark's row is the place of its coding in the project. A code that the codebook does not
    have is a proposal. Puts into `faults` whatever may not be; raises StudyError where the project is not one coder's,
    or nobody can tell how it counts characters.
    """
    read: ReadProject = file.opened(read_project)
    _check_coder(file, read.project, frame)
    if not read.offsets.certain:
        raise StudyError(
            "nobody can tell how the program of this project counts characters, so its codes may stand on other words;"
            " export it from a program that states its name, or return a list of codings",
            file=file.path,
        )
    for kind, remedy in _STOPS.items():
        if number := read.project.losses[kind]:
            faults.add(f"this project has what is not read here: {kind} ({number}); {remedy}")
    reading = _Reading(read.project, frame, faults)
    reading.read_all()
    return Returned(
        str(file.path),
        list(reading.marks.values()),
        len(frame.arms),
        len(frame.arms.keys() - {mark.segment_id for mark in reading.marks.values()}),
        changed_texts=reading.respaced,
        repeated=read.project.twins + reading.repeated,
        proposals=reading.proposals,
        unviewed=frozenset(frame.arms),  # a project shows no suggestions
    )


def _check_coder(file: ReturnedFile, project: Project, frame: GivenToCoder) -> None:
    """Raise StudyError where the codings are several people's, or those of another coder of the round."""
    names = {user.guid: user.name for user in project.users}
    who = {coding.user for coding in project.codings}
    others = {folded(name) for name in set(frame.issue.assignments["coder_id"]) - {frame.coder_id}}
    if len(who) > 1:
        raise StudyError(
            f"this project holds codings of {len(who)} people; return one with those of coder {frame.coder_id} alone",
            file=file.path,
        )
    if any(folded(names.get(guid, "")) in others for guid in who):
        raise StudyError("the codings in this project are those of another coder of this round", file=file.path)


@dataclass
class _Reading:
    """What the codings of one project come to, in `marks`, `proposals` and faults."""

    project: Project
    frame: GivenToCoder
    faults: Faults
    marks: dict[tuple, Mark] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)
    repeated: int = 0
    respaced: int = 0  # segments in texts whose white space a program changed

    def read_all(self) -> None:
        """Read all codings in their order, and what was remarked on whole texts."""
        issue = self.frame.issue
        guids = [guids_of_issue(digest) for digest in (issue.digest, *issue.superseded)]
        self._ids = {one.of("code", code): code for one in guids for code in issue.codebook.codes}
        self._entries = {folded(name) for name in issue.codebook.names.values()}
        self._seen = {one.of("seen") for one in guids}
        self._names = CodeNames(issue.codebook)
        self._codes = {code.guid: code for code in self.project.codes}
        texts = {source.guid: self._text(source) for source in self.project.sources}
        for row, coding in enumerate(self.project.codings, start=1):
            text = texts[coding.source]
            if text is not None:
                self._read(row, coding, text)
        self._read_notes(texts)

    def _text(self, source: Source) -> _IssuedText | None:
        """The issued transcript that a text is; None where it is none, which is a fault if something is coded there."""
        segments = self.frame.issue.segments
        is_coded = bool(source.notes) or any(coding.source == source.guid for coding in self.project.codings)
        stem = source.name.rpartition("/")[2].rpartition("\\")[2]
        names = {stem, stem.rpartition(".")[0]} & set(segments["transcript_id"])
        if not names:
            if is_coded:
                self.faults.add(
                    "there are codes or notes on a text that is no transcript of this round; take them away"
                )
            return None
        (name,) = names if len(names) == 1 else (stem,)
        found = _IssuedText(name, source.text, segments[segments["transcript_id"] == name], self.frame)
        if found.has_other_words and is_coded:
            self.faults.add(
                f"the words of transcript {name} are not those that were issued, so it is not certain what its codes"
                " stand on; code the project that was issued"
            )
            return None
        self.respaced += len(found.pieces) * (source.text != found.issued)
        return found

    def _read(self, row: int, coding: Coding, text: _IssuedText) -> None:
        code = self._codes[coding.code]
        touched = text.touched(coding.start, coding.end)
        if not touched:
            self.faults.add("a code stands on words that are not for this coder to code", row=row)
        elif coding.code in self._seen or folded(code.name) == folded(SEEN):
            self._mark(row, touched, "", coding.memo)
        elif known := self._code(row, code):
            self._mark(row, touched, known, coding.memo)
        elif folded(code.name) in self._entries:
            self.faults.add(self._names.why_none(code.name), row=row)
        elif coding.code not in self._ids:
            self._propose(row, code, coding.memo, text.name, touched)

    def _propose(self, row: int, code: Code, memo: str, transcript: str, touched: Touched) -> None:
        """A code that the codebook does not have is a proposal, on the first segment that its words are in."""
        place = Proposal(row, NEW_CODE, transcript, *touched[0])
        self.proposals.append(place._replace(name=code.name, definition=code.description, memo=memo))

    def _code(self, row: int, code: Code) -> str | None:
        """The code of the round that is meant, by its GUID and else by its name; a fault where the two contradict."""
        by_guid, by_name = self._ids.get(code.guid), self._names.find(code.name)
        if by_guid and by_name != by_guid and folded(code.name) != folded(self.frame.issue.codebook.names[by_guid]):
            self.faults.add(f"the code {by_guid} was given another name; give it its own back", row=row)
            return None
        return by_guid or by_name

    def _mark(self, row: int, touched: Touched, code: str, memo: str) -> None:
        for number, (segment_id, start, end) in enumerate(touched):
            if not code:
                start = end = None
            key, said = (segment_id, start, end, code), memo if number == 0 else ""
            span = f"p-{row}" if code and len(touched) > 1 else ""
            if before := self.marks.get(key):
                self.repeated += 1
                said = "\n".join(dict.fromkeys(filter(None, (before.memo, said))))
                self.marks[key] = before._replace(memo=said)
            else:
                action, on_view = ("own", "no") if code else ("seen", "")
                self.marks[key] = Mark(row, segment_id, code, action, said, start, end, on_view=on_view, span=span)

    def _read_notes(self, texts: dict[str, _IssuedText | None]) -> None:
        """Notes on whole texts are memos on transcripts; what hangs on nothing that was issued is a fault."""
        notes = {note.guid: note.text for note in self.project.notes}
        on_texts = {guid for source in self.project.sources for guid in source.notes}
        for number, source in enumerate(self.project.sources, start=1):
            text = texts[source.guid]
            for guid in source.notes:
                if text is not None and notes.get(guid, "").strip():
                    self.proposals.append(Proposal(number, MEMO, text.name, "", None, None, memo=notes[guid].strip()))
        if loose := sum(bool(text.strip()) for guid, text in notes.items() if guid not in on_texts):
            self.faults.add(
                f"there are {loose} notes on no text and no coding, which are not read; move them to a transcript, or"
                " delete them there"
            )


class _IssuedText:
    """A text of a project and the issued one that it is.

    White space may differ, since programs change it, and in a project of an issue that was withdrawn names stand where
    the issued text has what they were replaced by.
    """

    def __init__(self, name: str, returned: str, segments: pd.DataFrame, frame: GivenToCoder) -> None:
        self.name, self._moves = name, frame.issue.moves
        self.issued, pieces = talk_of(segments)
        self.pieces = [one for one in pieces if one.segment_id in frame.arms]
        self._begins = [piece.begin for piece in self.pieces]
        self._same = returned == self.issued
        if not self._same:
            since = replaced_since(self._moves)
            begins = {piece.segment_id: piece.begin for piece in pieces}
            names = sorted((begins[one] + a, begins[one] + b) for one in begins for a, b in since.get(one, ()))
            self._letters = Letters.of(returned)
            self._placed = as_one_piece(self._letters, Letters.of(self.issued), names)

    @property
    def has_other_words(self) -> bool:
        """Whether the words are not those that were issued."""
        return not self._same and self._placed is None

    def touched(self, start: int, end: int) -> Touched:
        """The coder's segments that a stretch of the returned text lies in, each with the part that it covers."""
        if not self._same:
            found = self._placed.stretch(*self._letters.between(start, end)) if self._placed else None
            if found is None:
                return []
            start, end = found
        return list(self._parts(start, end))

    def _parts(self, start: int, end: int) -> Iterator[tuple[str, int | None, int | None]]:
        """Segments with start and end in their turn, as the round was first issued."""
        for piece in self.pieces[max(bisect_left(self._begins, start) - 1, 0) :]:
            if piece.begin >= end:
                return
            first, last = max(start, piece.begin), min(end, piece.begin + piece.length)
            words = self.issued[first:last]
            if not words.strip():
                continue
            if words.strip() == self.issued[piece.begin : piece.begin + piece.length].strip():
                yield piece.segment_id, None, None
            else:
                moves = [moved[piece.segment_id] for moved in self._moves if piece.segment_id in moved]
                first = original_offset(first - piece.begin, moves, at_end=False)
                last = original_offset(last - piece.begin, moves, at_end=True)
                yield piece.segment_id, piece.start + first, piece.start + last
