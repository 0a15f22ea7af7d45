"""Write the Word files on which a round is adjudicated: of each transcript, what all its coders commented, in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.coding.disagreements import Disagreement, RoundToSettle, Settled, called_in, coders_of, settled_once
from themetrail.coding.sheets import word_adjudication_form as form
from themetrail.coding.sheets.adjudication_form import DROP, KEEP
from themetrail.coding.sheets.sheet_form import in_words
from themetrail.coding.sheets.word_form import bookmark_of
from themetrail.coding.sheets.word_writer import FROM_RIGHT, LABEL, QUIET, codebook_pages, look_of
from themetrail.interface.judging.words import judging_words
from themetrail.interface.sheets.words import sheet_words
from themetrail.interface.speakers.words import speaker_in
from themetrail.office.word_document import text_of
from themetrail.office.word_package import (
    Remark,
    bookmark_begins,
    bookmark_ends,
    paragraph,
    remark_begins,
    remark_ends,
    run,
    write_word_document,
)
from themetrail.rows import tuples_of
from themetrail.words_in_print import Words
from themetrail.writing_systems import reads_from_right

ASKING = "Themetrail"  # the author of the comments that ask for a decision
_STEPS = ("word_answer", "word_elsewhere", "word_save")

Stretches = dict[tuple[int, int], list[str]]  # codes by the words that they were given to, in offsets of the turn


@dataclass(frozen=True)
class ToJudge:
    """What is known of one round, by segment as it is now: its disagreements, what each coder gave and wrote there, and
    what has been settled already.

    `issued_ids` gives the id under which each segment was issued. Unless the `key` is None coders are lettered by it,
    anew in each segment.
    """

    round: str
    issue: str
    disagreed: Mapping[str, list[Disagreement]]
    given: Mapping[str, Mapping[str, Stretches]]
    memos: Mapping[str, Mapping[str, str]]
    settled: Mapping[str, Settled]
    issued_ids: Mapping[str, str]
    judge: str
    key: bytes | None
    words: Words = field(default_factory=judging_words)

    @classmethod
    def of(
        cls,
        to_settle: RoundToSettle,
        *,
        codings: pd.DataFrame,
        memos: Mapping[tuple[str, str, str], str],
        key: bytes | None,
        language: str = "english",
    ) -> ToJudge:
        """A round of the tables of its `codings`, and memos by round, coder and segment."""
        by_segment: dict[str, list[Disagreement]] = {}
        for one in to_settle.found:
            by_segment.setdefault(one.segment_id, []).append(one)
        written: dict[str, dict[str, str]] = {}
        for (of_round, coder, segment_id), memo in sorted(memos.items()):
            if of_round == to_settle.name:
                written.setdefault(segment_id, {})[coder] = memo
        judged: dict[str, dict[tuple[str, str], tuple[str, str, str]]] = {}
        for (segment_id, code), said in to_settle.settled.items():
            judged.setdefault(segment_id, {})[segment_id, code] = said
        return cls(
            round=to_settle.name,
            issue=to_settle.issue,
            disagreed=by_segment,
            given=_stretches(codings),
            memos=written,
            settled=judged,
            issued_ids=to_settle.issued_ids,
            judge=to_settle.judge,
            key=key,
            words=judging_words(language),
        )


class _Piece(NamedTuple):
    """A segment as it is now."""

    segment_id: str
    turn: int
    speaker: str
    role: str
    start: int
    text: str


def write_word_adjudications(
    paths: Mapping[str, str | Path], judged: ToJudge, segments: pd.DataFrame, codebook: Codebook, *, title: str
) -> None:
    """Write the file of each transcript at its path; of one without segments, a file in which nothing is asked."""
    talk = segments.sort_values(["transcript_id", "turn", "start", "segment_id"])
    spoken = dict(list(talk[talk["transcript_id"].isin(paths)].groupby("transcript_id")))
    for transcript_id, path in paths.items():
        own = spoken.get(transcript_id, talk.head(0))
        write_word_adjudication(path, judged, transcript_id, own, codebook, title=title)


def write_word_adjudication(
    path: str | Path, judged: ToJudge, transcript_id: str, segments: pd.DataFrame, codebook: Codebook, *, title: str
) -> None:
    """Write the conversation of a transcript with the comments of all coders and what is to be settled there (DOCX,
    same bytes for the same disagreements). `segments` are those of the transcript, in the order of talk."""
    pieces = [_Piece(*row) for row in tuples_of(segments, *_Piece._fields)]
    comments, words, named = _Comments(judged, pieces, codebook), judged.words, sheet_words(judged.words.language)
    marks = {mark: in_words(named, "mark", mark) for mark in (KEEP, DROP)}
    body = [
        *(paragraph(run(words.say(step, **marks))) for step in _STEPS),
        paragraph(run(transcript_id), "Heading1"),
        *_conversation(pieces, comments),
        *codebook_pages(codebook, named),
    ]
    head = paragraph(run(title), "Title")
    said = {
        "round": judged.round,
        "transcript": transcript_id,
        "issue": judged.issue,
        "judge": judged.judge,
        "text": form.digest_of_text(text_of("".join([head, *body]))),
        "comments": form.digest_of_comments(line for remark in comments.remarks for line in remark.lines),
    }
    properties = {"themetrail_format": form.FORMAT, "themetrail_version": form.VERSION, **said}
    identity = paragraph(run(form.whose_line(words, said), QUIET))
    write_word_document(path, [head, identity, *body], properties, comments.remarks)


def _conversation(pieces: list[_Piece], comments: _Comments) -> Iterator[str]:
    """A paragraph for each turn: its number and who speaks, and its segments with what is on them."""
    for turn, together in groupby(pieces, key=lambda piece: piece.turn):
        here = list(together)
        language = comments.judged.words.language
        label = run(f"{turn}  {speaker_in(language, here[0].speaker, here[0].role)}:", LABEL)
        look = FROM_RIGHT if reads_from_right(here[0].text) else ""
        yield paragraph(label + "".join(run(" ") + comments.on(piece) for piece in here), look=look)


@dataclass
class _Comments:
    """The comments of one file, and the marks that they leave in the text."""

    judged: ToJudge
    pieces: list[_Piece]
    codebook: Codebook
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Put down what begins and ends where, segment by segment as they were issued."""
        self._begin: dict[tuple[str, int], list[str]] = {}
        self._end: dict[tuple[str, int], list[str]] = {}
        issued: dict[str, list[_Piece]] = {}
        for piece in self.pieces:
            if piece.segment_id in self.judged.issued_ids:
                issued.setdefault(self.judged.issued_ids[piece.segment_id], []).append(piece)
        for number, (issued_id, here) in enumerate(issued.items()):
            whole = (here[0], 0), (here[-1], len(here[-1].text))
            self._mark(*whole, bookmark_begins(bookmark_of(issued_id), number), bookmark_ends(number))
            disagreed = [one for piece in here for one in self.judged.disagreed.get(piece.segment_id, ())]
            self._coders(here, disagreed)
            for lines in self._asking(issued_id, here, disagreed):
                self._remark(*whole, ASKING, lines)

    def on(self, piece: _Piece) -> str:
        """The runs of a segment, with the marks of bookmarks and comments between them."""
        is_judged = piece.segment_id in self.judged.issued_ids
        look = look_of(piece.text, coded=is_judged)
        places = {at for name, at in (*self._begin, *self._end) if name == piece.segment_id} if is_judged else set()
        edges = sorted({0, len(piece.text), *places})
        made = []
        for at, after in zip(edges, [*edges[1:], None], strict=True):
            made += self._end.get((piece.segment_id, at), []) if at else []
            made += self._begin.get((piece.segment_id, at), [])
            made += [] if at else self._end.get((piece.segment_id, at), [])
            if after is not None:
                made.append(run(piece.text[at:after], look))
        return "".join(made)

    def _coders(self, here: list[_Piece], disagreed: list[Disagreement]) -> None:
        """A comment for each stretch that a coder gave codes, by the place of its words and then by who it is."""
        commented = {
            coder
            for piece in here
            for told in (self.judged.given, self.judged.memos)
            for coder in told.get(piece.segment_id, ())
        }
        first = disagreed[0].segment_id if disagreed else here[0].segment_id
        words = sheet_words(self.judged.words.language)
        called = called_in(first, commented | coders_of(disagreed), self.judged.key, words)
        labels = self.codebook.names
        for piece in here:
            for coder in sorted(commented, key=called.__getitem__):
                memo = self.judged.memos.get(piece.segment_id, {}).get(coder, "")
                given = self.judged.given.get(piece.segment_id, {}).get(coder, {})
                if memo and not given:
                    given = {(piece.start, piece.start + len(piece.text)): []}
                for number, ((start, end), codes) in enumerate(sorted(given.items())):
                    named = [(labels[code], code) for code in codes]
                    line = form.coder_line(self.judged.words, called[coder], named, "" if number else memo)
                    place = (piece, start - piece.start), (piece, end - piece.start)
                    self._remark(*place, called[coder], (line,))

    def _asking(self, issued_id: str, here: list[_Piece], disagreed: list[Disagreement]) -> Iterator[tuple[str, ...]]:
        """The lines of each comment that asks for a decision: on the codes on which coders disagree, and on those on
        which they do not and that were settled already."""
        settled = {
            code: said
            for piece in reversed(here)
            for (_, code), said in self.judged.settled.get(piece.segment_id, {}).items()
        }
        labels, words = self.codebook.names, self.judged.words
        for one in settled_once(disagreed, self.judged.issued_ids):
            support = words.say("word_support", given=len(one.given_by), seen=len(one.codings))
            line = form.to_settle_line(words, issued_id, labels[one.code_id], one.code_id, support)
            said = settled.pop(one.code_id, None)
            yield (line, form.so_far_line(words, *said)) if said else (line,)
        for code, said in sorted(settled.items()):
            yield form.to_settle_line(words, issued_id, labels[code], code), form.so_far_line(words, *said)

    def _remark(self, start: tuple[_Piece, int], end: tuple[_Piece, int], author: str, lines: tuple[str, ...]) -> None:
        number = len(self.remarks)
        self.remarks.append(Remark(author, lines))
        self._mark(start, end, remark_begins(number), remark_ends(number))

    def _mark(self, start: tuple[_Piece, int], end: tuple[_Piece, int], begins: str, ends: str) -> None:
        self._begin.setdefault((start[0].segment_id, start[1]), []).append(begins)
        self._end.setdefault((end[0].segment_id, end[1]), []).append(ends)


def _stretches(codings: pd.DataFrame) -> dict[str, dict[str, Stretches]]:
    """By segment and coder the codes that were given."""
    found: dict[str, dict[str, Stretches]] = {}
    columns = ("segment_id", "coder_id", "start", "end", "code_id")
    for segment_id, coder, start, end, code in sorted(tuples_of(codings, *columns)):
        found.setdefault(segment_id, {}).setdefault(coder, {}).setdefault((int(start), int(end)), []).append(code)
    return found
