"""The conversation in a returned Word file: which words are whose, what is on them, and what was typed between them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from themetrail.coding.moves import original_offset, replaced_since
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.same_text import plain, still_says
from themetrail.coding.sheets import word_form as form
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.coding.sheets.word_file import WordFile
from themetrail.coding.sheets.word_places import Letters, Placed, place_segments
from themetrail.coding.sheets.word_writer import Shown, segments_shown
from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults, stretches
from themetrail.interface.catalogue import in_all
from themetrail.interface.sheets.words import sheet_words
from themetrail.office.word_document import Comment, WordDocument, read_word_document
from themetrail.office.word_package import written


class Talk:
    """The conversation in a returned file: which of its letters are the words of which segment."""

    def __init__(self, file: ReturnedFile, opened: WordFile, frame: GivenToCoder) -> None:
        self._file, self._opened, self._frame = file, opened, frame
        self.document: WordDocument = opened.document
        self.shown: list[Shown] = segments_shown(frame.issue.segments, opened.transcript)
        self._by_id = {one.segment_id: one for one in self.shown}
        own = [one.segment_id for one in self.shown if one.segment_id in frame.arms]
        self.rows = {segment_id: row for row, segment_id in enumerate(own, start=1)}

    @cached_property
    def letters(self) -> Letters:
        """The letters of all that stands in the file."""
        return Letters.of(self.document.text)

    @cached_property
    def placed(self) -> dict[str, Placed]:
        """Where the words of each segment stand; a segment whose words are changed is not among them."""
        bookmarks = self.document.bookmarks
        marks = {one.segment_id: form.bookmark_of(one.segment_id) for one in self.shown}
        marked = {segment_id: bookmarks[mark] for segment_id, mark in marks.items() if mark in bookmarks}
        issued = [(one.segment_id, written(one.text)) for one in self.shown]
        return place_segments(self.letters, issued, marked, self._names_since())

    def _names_since(self) -> dict[str, list[tuple[int, int]]]:
        """By segment, the stretches of its text that were names in the file and were replaced in later issues."""
        issue, digest = self._frame.issue, self._opened.issue
        since = issue.moves[issue.superseded.index(digest) :] if digest in issue.superseded else ()
        return replaced_since(since)

    @cached_property
    def changed(self) -> int:
        """The segments whose words are as they were issued but for names, or for what a tracked change takes out."""
        struck = [self.letters.between(*stretch) for stretch in self.document.struck]
        return sum(
            bool(one.moved) or any(first < one.last and last > one.first for first, last in struck)
            for one in self.placed.values()
        )

    def check_unchanged(self, faults: Faults) -> None:
        """Raise StudyError where words of segments are not those that were issued; put into `faults` what was typed
        into the text, where nothing is read."""
        lost = sorted({one.turn for one in self.shown if one.segment_id not in self.placed and one.text.strip()})
        if lost:
            raise StudyError(
                f"the words of {_turns(lost)} are not those that were issued, so that it is not certain what the"
                " comments there are on; put back the words (Undo, or reject tracked changes), or copy the comments"
                " into the file that was issued",
                file=self._file.path,
            )
        typed = [self.turn_at(at) for at, text in self.document.inserted if any(map(str.isalnum, text))]
        typed += self._typed_beside()
        if typed:
            where = _turns(sorted({turn for turn in typed if turn is not None}))
            above = None in typed
            faults.add(
                f"words were typed into the text ({' and '.join(filter(None, [where, above * 'above or below it']))}),"
                " where they are not read; write what they say into a comment, and delete them or reject the change"
            )
        if self.document.beside.strip():
            faults.add("there are words in headers, footers or notes, which are not read; write them into a comment")

    def _typed_beside(self) -> Iterator[int | None]:
        """The turns at which a line stands that the issued file does not have, once the segments are taken out."""
        issued = self._issued()
        if issued.document.text == self.document.text:
            return
        known = Counter(line for _, line in issued.lines_beside())
        for at, line in self.lines_beside():
            if known[line]:
                known[line] -= 1
            elif not (self._opened.issue != self._frame.issue.digest and any(still_says(one, line) for one in known)):
                yield self.turn_at(at)

    def _issued(self) -> Talk:
        """The file as it was issued."""
        issue = self._frame.issue
        path = (issue.folder or self._file.path.parent) / form.word_path(self._opened.coder, self._opened.transcript)
        if not path.is_file():
            raise StudyError(
                f"no Word file of this coder and transcript was issued in round {issue.round!r}", file=path
            )
        identity = (issue.round, self._opened.coder, self._opened.transcript, issue.digest)
        return Talk(ReturnedFile(path), WordFile(read_word_document(path), *identity), self._frame)

    def lines_beside(self) -> Iterator[tuple[int, str]]:
        """The lines of the file without the words of its segments and the one that says whose it is, each with where
        it begins."""
        opened = self._opened
        said = (opened.round, opened.coder, opened.transcript, opened.issue)
        own = {plain(form.whose_line(words, *said)) for words in in_all(sheet_words)}
        starts, ends = self.letters.starts, self.letters.ends
        pieces, at = [], 0
        for one in sorted(self.placed.values(), key=lambda one: one.first):
            if one.first < one.last:
                pieces.append((at, self.document.text[at : starts[one.first]]))
                at = ends[one.last - 1]
        pieces.append((at, self.document.text[at:]))
        for start, text in pieces:
            for line in text.splitlines(keepends=True):
                if any(map(str.isalnum, line)) and plain(line) not in own:
                    yield start, plain(line)
                start += len(line)

    def turn_at(self, at: int) -> int | None:
        """The turn in which a place of the text stands; None above the conversation and below it."""
        letter = self.letters.between(at, at)[0]
        before = [one for one in self.shown if self.placed[one.segment_id].first <= letter]
        is_below = letter > self.placed[self.shown[-1].segment_id].last
        return before[-1].turn if before and not is_below else None

    def touched(self, comment: Comment) -> list[tuple[str, int, int]]:
        """The coder's segments that the words of a comment are in, each with the stretch of its text (offsets in it).

        Where a comment hangs on a mere point of a segment, it is on all of it. A segment of which it touches no letter
        or digit is not meant.
        """
        if comment.end is None:
            return []
        first, last = self.letters.between(comment.end if comment.start is None else comment.start, comment.end)
        if first < last:
            return list(self._within(first, last))
        for one, segment_id in self._in_order[0]:
            if one.first < one.last:
                start, end = self.letters.starts[one.first], self.letters.ends[one.last - 1]
                if start <= comment.end <= end:
                    return [(segment_id, 0, len(self._by_id[segment_id].text))]
        return []

    def _within(self, first: int, last: int) -> Iterator[tuple[str, int, int]]:
        places, lasts = self._in_order
        for one, segment_id in places[bisect_right(lasts, first) :]:
            if one.first >= last:
                return
            stretch = one.stretch(first, last)
            if stretch and any(map(str.isalnum, self._by_id[segment_id].text[slice(*stretch)])):
                yield segment_id, *stretch

    @cached_property
    def _in_order(self) -> tuple[list[tuple[Placed, str]], list[int]]:
        """The coder's segments as they stand in the file, and where each ends."""
        places = sorted(((self.placed[one], one) for one in self.rows), key=lambda one: (one[0].last, one[0].first))
        return places, [one.last for one, _ in places]

    def marked(self) -> Iterator[tuple[str, int, int]]:
        """The stretches that are highlighted, and that no comment is on."""
        on = [(one.start, one.end) for one in self.document.comments if one.start is not None and one.end is not None]
        for start, end in self.document.highlighted:
            if not any(first < end and last > start for first, last in on):
                yield from self._within(*self.letters.between(start, end))

    def place(self, segment_id: str, start: int, end: int) -> tuple[int, int] | None:
        """A stretch of a segment as offsets in the turn, as the round was first issued; None for all of it."""
        shown = self._by_id[segment_id]
        own = self.placed[segment_id].own
        if not own.starts or (start <= own.starts[0] and end >= own.ends[-1]):
            return None
        moves = [moved[segment_id] for moved in self._frame.issue.moves if segment_id in moved]
        at = [original_offset(offset, moves, at_end=number == 1) for number, offset in enumerate((start, end))]
        return shown.start + at[0], shown.start + at[1]


def _turns(numbers: list[int]) -> str:
    return f"turn{'' if len(numbers) == 1 else 's'} {stretches(numbers)}" if numbers else ""
