"""Read a Word file that a coder gave back: comments are decisions on the words that they are on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from themetrail.coding.proposals import MARKED, MEMO, NEW_CODE, Proposal
from themetrail.coding.returned import Aside, GivenToCoder, Mark, Returned
from themetrail.coding.sheets import word_form as form
from themetrail.coding.sheets.comment_text import CommentRead, NamesInComments, read_comment
from themetrail.coding.sheets.returned_file import ELSEWHERE, ReturnedFile
from themetrail.coding.sheets.word_file import WordFile, open_word_file
from themetrail.coding.sheets.word_talk import Talk
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults
from themetrail.office.word_document import Comment

_QUOTES = {form.QUOTE_ME: "quote_me", form.NEVER_QUOTE: "never_quote"}


def read_word_file(file: ReturnedFile, frame: GivenToCoder, faults: Faults) -> Returned:
    """All that stands in the comments of the Word file of one transcript of the coder and round of `frame`.

    A file that came back was read whole: its segments are seen, but for those behind a comment `stop here` that bear no
    code. A mark's row is the place of its segment among those that the coder codes there. Puts into `faults` whatever
    may not be, by the comment's number and turn. Raises StudyError where it is another coder's, round's or issue's, or
    the words of a segment are not those that were issued.
    """
    opened = file.opened(open_word_file)
    _check_identity(file, opened, frame)
    talk = Talk(file, opened, frame)
    talk.check_unchanged(faults)
    reading = _Reading(talk, frame, opened.transcript)
    reading.read_all()
    for what in reading.sentences():
        faults.add(what)
    marks = reading.marks()
    return Returned(
        str(file.path),
        marks,
        len(talk.rows),
        len(talk.rows.keys() - {mark.segment_id for mark in marks}),
        changed_texts=talk.changed,
        repeated=reading.repeated,
        asides=reading.asides,
        proposals=[*reading.proposals, *reading.marked()],
    )


def _check_identity(file: ReturnedFile, opened: WordFile, frame: GivenToCoder) -> None:
    issue = frame.issue
    if opened.round != issue.round:
        raise StudyError(
            f"this is a Word file of another round, not of round {issue.round!r}{ELSEWHERE}", file=file.path
        )
    if opened.coder != frame.coder_id:
        raise StudyError(f"this is the Word file of another coder, not of {frame.coder_id!r}", file=file.path)
    own = issue.segments["segment_id"].isin(frame.arms) & (issue.segments["transcript_id"] == opened.transcript)
    if not issue.is_of(opened.issue) or not own.any():
        raise StudyError(
            f"this Word file was not issued in round {issue.round!r}; copy the comments into the one that was, in its"
            " folder 'issued'",
            file=file.path,
        )


@dataclass
class _Reading:
    """What the comments of one file come to; what is wrong is put into `wrong` with the comments of which it is."""

    talk: Talk
    frame: GivenToCoder
    transcript: str
    asides: list[Aside] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    repeated: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)
    _marks: dict[tuple[str, int | None, int | None, str], Mark] = field(default_factory=dict)
    _stop: int | None = None  # where the coder stopped reading

    def read_all(self) -> None:
        """Read all comments in the order of their words."""
        names = NamesInComments(self.frame.issue.codebook)
        comments = self.talk.document.comments
        if not any(line.strip() for comment in comments for line in comment.lines):
            self.wrong[
                "no comment stands in this file, so that it is not certain that it was read; if it was and no code fits"
                f" anywhere, put one comment '{form.SEEN}' into it, or else take the file away"
            ] = []
        for number, comment in enumerate(comments, start=1):
            self._read(number, comment, read_comment(comment.lines, names))

    def _read(self, number: int, comment: Comment, said: CommentRead) -> None:
        for what in said.wrong:
            self._wrong(what, number, comment)
        if comment.end is None and any(line.strip() for line in comment.lines):
            what = "the words that this comment was on are gone; write it anew on the words that are meant"
            self._wrong(what, number, comment)
            return
        if form.STOP in said.said and comment.end is not None:
            self._stop = self.talk.letters.between(comment.end, comment.end)[0]
        touched = self.talk.touched(comment)
        answers = list(_answers(comment))
        open_talk = {True: "no", False: "yes"}[comment.resolved] if answers else ""
        unsure = "yes" if form.UNSURE in said.said else open_talk
        notes = [*said.notes, *(f"Reply: {answer}" for answer in answers)]
        if said.codes and not touched:
            what = "a code is given here to words that are not for this coder to code (who speaks, a question, or grey)"
            self._wrong(what, number, comment)
        for code, own in said.codes.items():
            for segment_id, start, end in touched:
                span = f"w-{number}" if len(touched) > 1 else ""
                self._mark(segment_id, start, end, code, "\n".join([*own, *notes]), unsure, span)
        self._propose(number, said, touched, notes)
        if notes and not said.codes and not said.proposed:
            self._note(number, touched, "\n".join(notes))
        quote = next((_QUOTES[one] for one in sorted(said.said) if one in _QUOTES), "")
        for segment_id, start, end in touched:
            if quote or (unsure == "yes" and not said.codes):
                place = self.talk.place(segment_id, start, end) or (None, None)
                self.asides.append(Aside(self.talk.rows[segment_id], segment_id, unsure == "yes", quote, *place))

    def _mark(
        self, segment_id: str, start: int, end: int, code: str, memo: str, unsure: str = "", span: str = ""
    ) -> None:
        place = self.talk.place(segment_id, start, end) or (None, None)
        key = (segment_id, *place, code)
        if before := self._marks.get(key):
            self.repeated += 1
            memo = "\n".join(dict.fromkeys(filter(None, [before.memo, memo])))
            self._marks[key] = before._replace(memo=memo, unsure=max(before.unsure, unsure))
            return
        row, action = self.talk.rows[segment_id], "own" if code else "seen"
        on_view = "no" if code else ""
        self._marks[key] = Mark(
            row, segment_id, code, action, memo, place[0], place[1], on_view=on_view, unsure=unsure, span=span
        )

    def _propose(self, number: int, said: CommentRead, touched: list[tuple[str, int, int]], notes: list[str]) -> None:
        for name, note in said.proposed.items():
            segment_id, start, end = touched[0] if touched else ("", 0, 0)
            place = (self.talk.place(segment_id, start, end) if touched else None) or (None, None)
            memo = "\n".join([*([note] if note else []), *notes])
            self.proposals.append(
                Proposal(number, NEW_CODE, self.transcript, segment_id, place[0], place[1], name=name, memo=memo)
            )

    def _note(self, number: int, touched: list[tuple[str, int, int]], memo: str) -> None:
        """A note without a code: on the first segment that its words are in, or on the transcript."""
        if touched:
            self._mark(*touched[0], "", memo)
        else:
            self.proposals.append(Proposal(number, MEMO, self.transcript, "", None, None, memo=memo))

    def marks(self) -> list[Mark]:
        """The marks on each segment in the order of talk; what was read and given nothing is seen."""
        by_segment: dict[str, list[Mark]] = {segment_id: [] for segment_id in self.talk.rows}
        for mark in self._marks.values():
            by_segment[mark.segment_id].append(mark)
        for segment_id, marks in by_segment.items():
            if not marks and (self._stop is None or self.talk.placed[segment_id].first < self._stop):
                marks.append(Mark(self.talk.rows[segment_id], segment_id, "", "seen"))
        return [mark for marks in by_segment.values() for mark in marks]

    def marked(self) -> Iterator[Proposal]:
        """What is highlighted without a comment."""
        for number, (segment_id, start, end) in enumerate(self.talk.marked(), start=1):
            first, last = self.frame.spans[segment_id]
            place = self.talk.place(segment_id, start, end) or (first, last)
            yield Proposal(number, MARKED, self.transcript, segment_id, *place)

    def _wrong(self, what: str, number: int, comment: Comment) -> None:
        turn = (
            None if comment.end is None else self.talk.turn_at(comment.end if comment.start is None else comment.start)
        )
        place = f"comment {number}" + ("" if turn is None else f" at turn {turn}")
        self.wrong.setdefault(what, []).append(place)

    def sentences(self) -> Iterator[str]:
        """Each kind of fault with the comments in which it stands."""
        for what, where in self.wrong.items():
            yield f"{what} ({', '.join(where)})" if where else what


def _answers(comment: Comment) -> Iterator[str]:
    """What the answers to a comment say, each on one line."""
    for reply in comment.replies:
        if said := " ".join(filter(None, map(str.strip, reply.lines))):
            yield said
        yield from _answers(reply)
