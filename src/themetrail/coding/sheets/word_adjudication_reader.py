"""Read a Word file on which an adjudicator settled: answers to comments, and comments of the adjudicator's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from themetrail.coding.sheets import word_adjudication_form as form
from themetrail.coding.sheets.adjudication_form import DROP, KEEP, FindCode, JudgedRound, Rows
from themetrail.coding.sheets.comment_text import code_and_note, without_bullet
from themetrail.coding.sheets.desk_export import Whose
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.coding.sheets.sheet_form import marks_meant
from themetrail.coding.sheets.word_form import bookmark_of
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.interface.catalogue import plain
from themetrail.office.word_document import Comment, WordDocument, read_word_document

OF_A_ROUND = "adjudication"  # in the place of a coder's id
_ANSWER = re.compile(rf"({form.DECISIONS})\b[\s:,.]*(.*)", re.IGNORECASE | re.DOTALL)
_AGAIN = "undo that, or write the answers into the file that the last run made"

Key = tuple[str, str]  # a segment as it was issued, and what names a code


@dataclass(frozen=True)
class _File:
    document: WordDocument
    said: dict[str, str]


@dataclass(frozen=True)
class _Answer:
    """What one line decides; `named` is empty where the code is that of the comment that it answers."""

    decision: str
    named: str
    reason: str


@dataclass
class _Thread:
    """A comment with its answers: what was written for the adjudicator, and what the adjudicator wrote."""

    place: str
    asked: Key | None = None
    so_far: tuple[str, str, str] | None = None
    codes: list[str] = field(default_factory=list)  # of a coder
    answers: list[_Answer] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def _open(path: Path) -> _File:
    document = read_word_document(path)
    said = form.said_in(document.properties, document.text)
    if said is None:
        raise StudyError(
            "this Word file does not say that it is of an adjudication: neither its properties nor the line above the"
            " conversation are there; write the answers into the file that the last run made",
            file=path,
        )
    return _File(document, said)


def whose_word_adjudication(path: Path) -> Whose:
    """Of which round and transcript a file is. Raises StudyError where it is of no adjudication."""
    file = _open(path)
    replies = sum(len(list(_lines(comment))) for comment in file.document.comments)
    return Whose(file.said["round"], OF_A_ROUND, replies, part=file.said["transcript"], counted="lines of comments")


def read_word_adjudication(file: ReturnedFile, judged: JudgedRound) -> Rows:
    """What was settled in the comments of a file, of a round made from one of its issues.

    Raises StudyError with all that is wrong, by comment: where text or comments that were written for the adjudicator
    are changed, or a person wrote what settles nothing.
    """
    opened = file.opened(_open)
    if opened.said["round"] != judged.name:
        raise StudyError(f"this is not of the adjudication of round {judged.name!r}", file=file.path)
    if opened.said["issue"] not in judged.digests:
        raise StudyError(f"this file was made from another issue of round {judged.name!r}", file=file.path)
    faults = Faults(file.path)
    _check_unchanged(opened, faults)
    reading = _Reading(opened, judged, faults)
    for number, comment in enumerate(opened.document.comments, start=1):
        reading.read(number, comment)
    rows = reading.rows()
    faults.stop_if_any()
    return rows


def _check_unchanged(opened: _File, faults: Faults) -> None:
    """Put into `faults` where words or comments are not as they were written, so that something said may be lost."""
    document = opened.document
    inserted = any(any(map(str.isalnum, text)) for _, text in document.inserted)
    if inserted or document.beside.strip() or form.digest_of_text(document.text) != opened.said["text"]:
        faults.add(
            f"words were typed into the text of this file or taken out of it, where nothing is read; {_AGAIN} (an"
            " answer belongs into a comment)"
        )
    written = [line for comment in document.comments for line in _lines(comment) if line.startswith(form.SIGN)]
    if form.digest_of_comments(written) != opened.said["comments"]:
        faults.add(
            f"a comment that was written for the adjudicator was changed or deleted; {_AGAIN} (an answer is a line or a"
            " reply of its own)"
        )


def _lines(comment: Comment) -> Iterator[str]:
    """The lines of a comment and of its answers, without bullets."""
    yield from filter(None, map(without_bullet, comment.lines))
    for reply in comment.replies:
        yield from _lines(reply)


class _Reading:
    """The threads of one file, as they come to rows."""

    def __init__(self, opened: _File, judged: JudgedRound, faults: Faults) -> None:
        self._opened, self._judged, self._faults = opened, judged, faults
        marks = {bookmark_of(segment_id): segment_id for segment_id in judged.issued}
        self._segments = {marks[name]: at for name, at in opened.document.bookmarks.items() if name in marks}
        self._asked: dict[Key, tuple[int, _Thread]] = {}
        self._decided: list[tuple[int, Key, _Answer, _Thread]] = []  # with the number of the comment

    def read(self, number: int, comment: Comment) -> None:
        """Put down what a thread asks and decides."""
        thread = self._thread(number, comment)
        if thread.asked is not None:
            self._asked[thread.asked] = number, thread
        for answer in thread.answers:
            for key in self._keys(thread, comment, answer):
                self._decided.append((number, key, answer, thread))
        if thread.remarks and not thread.answers and thread.asked is None:
            self._faults.add(
                f"what is written here settles nothing; write '{KEEP}' or '{DROP}', the code, and behind -- the reason",
                place=thread.place,
            )
        if comment.resolved and not thread.answers and (thread.asked or thread.codes) and not thread.so_far:
            self._faults.add(
                f"this comment is marked as resolved and nobody says how; answer '{KEEP}' or '{DROP}', or open it"
                " again",
                place=thread.place,
            )

    def _thread(self, number: int, comment: Comment) -> _Thread:
        thread = _Thread(f"comment {number}")
        for line in _lines(comment):
            if not line.startswith(form.SIGN):
                if found := _ANSWER.fullmatch(line):
                    thread.answers.append(
                        _answer(marks_meant(KEEP, DROP)[plain(found[1])], found[2], self._judged.find)
                    )
                else:
                    thread.remarks.append(line)
            elif asked := form.asked_in(line):
                thread.asked, thread.place = asked, f"comment {number} on {asked[0]}"
            elif settled := form.settled_in(line):
                thread.so_far = settled
            else:
                thread.codes += form.codes_in(line)
        return thread

    def _keys(self, thread: _Thread, comment: Comment, answer: _Answer) -> list[Key]:
        """The segments and the code that an answer is on; none where that is not certain, which is a fault."""
        code = answer.named
        if not code:
            own = [thread.asked[1]] if thread.asked else thread.codes
            if len(set(own)) != 1:
                self._faults.add("say which code is to be kept or dropped", place=thread.place)
                return []
            code = own[0]
        if self._judged.find(code) is None:
            self._faults.add(
                f"what stands behind '{answer.decision}' is no code of the codebook of this round; a reason stands"
                " behind --",
                place=thread.place,
            )
            return []
        segments = [thread.asked[0]] if thread.asked else list(self._touched(comment))
        if not segments:
            self._faults.add(
                "it is not certain of which words this is said; answer the comment that asks for it, or write this"
                " anew on the words",
                place=thread.place,
            )
        return [(segment_id, code) for segment_id in segments]

    def _touched(self, comment: Comment) -> Iterator[str]:
        """The segments of which a letter or digit stands in the words of a comment, or that hold its mere point."""
        if comment.end is None:
            return
        start = comment.end if comment.start is None else comment.start
        for segment_id, (first, last) in self._segments.items():
            words = self._opened.document.text[max(start, first) : min(comment.end, last)]
            on_point = comment.start is None and first <= comment.end <= last
            if on_point or any(map(str.isalnum, words)):
                yield segment_id

    def rows(self) -> Rows:
        """What was decided and what stays open, each with the comment in which it stands."""
        find, judge, rows = self._judged.find, self._opened.said["judge"], []
        decided = {(segment_id, find(code)) for _, (segment_id, code), _, _ in self._decided}
        asking = {(segment_id, find(code)): thread for (segment_id, code), (_, thread) in self._asked.items()}
        for number, (segment_id, code), answer, thread in self._decided:
            asked = asking.get((segment_id, find(code)), thread)
            remarks = [*(thread.remarks if answer is thread.answers[0] else ())]
            remarks += [] if asked.answers else asked.remarks  # said where it was asked, and decided elsewhere
            reason = "; ".join(filter(None, [answer.reason, *remarks]))
            rows.append((number, self._row(segment_id, code, (answer.decision, judge, reason), thread.place)))
        for (segment_id, code), (number, thread) in self._asked.items():
            if (segment_id, find(code)) not in decided:
                decision, by, reason = thread.so_far or ("", judge, "")
                said = decision, by, "; ".join(filter(None, [reason, *thread.remarks]))
                rows.append((number, self._row(segment_id, code, said, thread.place)))
        return sorted(rows, key=lambda row: row[0])

    def _row(self, segment_id: str, code: str, said: tuple[str, str, str], place: str) -> dict[str, str]:
        told = {"segment_id": segment_id, "code_id": code, "round": self._judged.name, "place": place}
        return told | dict(zip(("decision", "decided_by", "reason"), said, strict=True))


def _answer(decision: str, rest: str, find: FindCode) -> _Answer:
    """What stands behind `keep` or `drop`: the code that is named, if any, and the reason."""
    named, reason = code_and_note(rest.removeprefix("#"), find)
    found = re.fullmatch(r".*\[([^\[\]]+)\]", named)  # as it stands in what was written: label [code_id]
    return _Answer(decision, found[1] if found and find(named) is None else named, reason)
