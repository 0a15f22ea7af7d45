"""The adjudication desk: one page that works offline, on which the disagreements of a round are settled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.coding.desk.data import entries_of
from themetrail.coding.desk.page import texts_of
from themetrail.coding.disagreements import Disagreement, RoundToSettle, Settled, called_in, coders_of
from themetrail.coding.sheets.rulings_form import VERSION
from themetrail.interface.catalogue import speech_of
from themetrail.interface.desk.words import desk_words
from themetrail.interface.pages.words import page_words
from themetrail.interface.settling.words import settling_words
from themetrail.interface.sheets.words import sheet_words
from themetrail.interface.speakers.words import speaker_in
from themetrail.offline_page import offline_page
from themetrail.rows import tuples_of

TURNS_BEFORE, TURNS_AFTER = 3, 1  # of a disagreement, how much of the talk is shown
SCRIPTS = (
    "speech.js",
    "text.js",
    "elements.js",
    "store.js",
    "saving.js",
    "spans.js",
    "dialog.js",
    "settings.js",
    "changes.js",  # a list of changes, gone through backwards
    "rulings.js",  # what is settled: changes, undo, the file and its way in
    "settling.js",  # one segment with what its coders marked, and the codes to settle
    "adjudication.js",  # all of it together
)


def write_adjudication_desk(
    path: str | Path,
    to_settle: RoundToSettle,
    codebook: Codebook,
    *,
    codings: pd.DataFrame,
    segments: pd.DataFrame,
    title: str,
    key: bytes | None,
    language: str = "english",
) -> None:
    """Write the page of one round (HTML, the same bytes for the same disagreements).

    `codings` are those of the round, on the segments as they are now. Unless the `key` is None the page does not know
    who the coders are: they are lettered by it, anew in each segment, so that nobody without it can tell which letter
    is whose.
    """
    words = settling_words(language)
    data = {
        "version": VERSION,
        "study": title,
        "round": to_settle.name,
        "issue": to_settle.issue,
        "judge": to_settle.judge,
        "words": speech_of(page_words(language), desk_words(language), words),
        "entries": entries_of(codebook),
        "codes": list(codebook.codes),
        "segments": _segments(to_settle, codings, segments, key, language),
        "carried": _carried(to_settle),
    }
    page = offline_page(
        words.say("adjudication_title", study=title, round=to_settle.name),
        data,
        styles=texts_of(["desk.css", "adjudication.css"]),
        scripts=texts_of(SCRIPTS),
        without=words.say("adjudication_without_script"),
        language=words.code,
    )
    Path(path).write_text(page, encoding="utf-8", newline="\n")


def _segments(
    to_settle: RoundToSettle, codings: pd.DataFrame, segments: pd.DataFrame, key: bytes | None, language: str
) -> list[dict]:
    """The segments with a disagreement, in the order of talk: the words, the turns around, what each coder marked.

    A segment stands there as it was issued, once, since it is settled under its issued id: one that has become several
    has the words of all of them.
    """
    talk, settled = _Talk(segments, language), to_settle.settled
    words = sheet_words(language)
    marked = _Marked(codings, segments, to_settle.issued_ids)
    by_issued: dict[str, list[Disagreement]] = {}
    for one in to_settle.once():
        by_issued.setdefault(to_settle.issued_ids[one.segment_id], []).append(one)
    listed = []
    for issued_id, here in by_issued.items():
        first, last = here[0], here[-1]
        listed.append(
            {
                "id": issued_id,
                "transcript": first.transcript_id,
                "turn": int(first.turn),
                "speaker": speaker_in(language, first.speaker, first.role),
                "text": marked.text_of(issued_id),
                "start": 0,
                "before": talk.around(first.segment_id, -TURNS_BEFORE),
                "after": talk.around(last.segment_id, TURNS_AFTER),
                "coders": [
                    {"who": name, "marks": marked.by(issued_id, coder), "memo": _memo(here, coder)}
                    for coder, name in called_in(first.segment_id, coders_of(here), key, words).items()
                ],
                "open": [_to_settle(one, settled) for one in here],
                "added": _added(first.segment_id, here, settled),
            }
        )
    return listed


def _memo(here: list[Disagreement], coder: str) -> str:
    return " / ".join(dict.fromkeys(filter(None, (one.memos.get(coder, "") for one in here))))


def _to_settle(one: Disagreement, settled: Settled) -> dict:
    decision, judge, reason = settled.get((one.segment_id, one.code_id), ("", "", ""))
    return {
        "code": one.code_id,
        "given": len(one.given_by),
        "seen": len(one.codings),
        "decision": decision,
        "reason": reason,
        "judge": judge,
    }


def _added(segment_id: str, here: list[Disagreement], settled: Settled) -> list[dict]:
    """What was settled on a segment about codes on which its coders do not disagree."""
    disagreed = {one.code_id for one in here}
    return [
        {"code": code, "decision": decision, "reason": reason, "judge": judge}
        for (segment, code), (decision, judge, reason) in settled.items()
        if segment == segment_id and code not in disagreed
    ]


def _carried(to_settle: RoundToSettle) -> list[dict]:
    """What was settled on segments without any disagreement, which the page does not show and its file keeps."""
    shown = {to_settle.issued_ids[one.segment_id] for one in to_settle.found}
    kept: dict[tuple[str, str], dict] = {}
    for (segment, code), (decision, judge, reason) in to_settle.settled.items():
        issued_id = to_settle.issued_ids.get(segment)
        if issued_id is not None and issued_id not in shown:
            told = {"segment_id": issued_id, "code_id": code, "decision": decision, "reason": reason}
            kept.setdefault((issued_id, code), told | {"decided_at": "", "decided_by": judge})
    return list(kept.values())


class _Marked:
    """The words of segments as they were issued, of which some have become several, and what coders marked there."""

    def __init__(self, codings: pd.DataFrame, segments: pd.DataFrame, issued_ids: Mapping[str, str]) -> None:
        self._texts: dict[str, str] = {}
        self._marks: dict[tuple[str, str], list[list]] = {}
        moved: dict[str, int] = {}
        ends: dict[str, int] = {}
        ordered = segments[segments["segment_id"].isin(issued_ids)].sort_values(["transcript_id", "turn", "start"])
        for segment_id, start, end, text in tuples_of(ordered, "segment_id", "start", "end", "text"):
            issued_id = issued_ids[segment_id]
            before = self._texts.get(issued_id, "")
            gap = " … " if before and ends[issued_id] != start else ""
            moved[segment_id] = len(before + gap) - int(start)
            self._texts[issued_id], ends[issued_id] = before + gap + text, end
        columns = ("segment_id", "coder_id", "code_id", "start", "end")
        for segment_id, coder, code, start, end in tuples_of(codings.sort_values(list(columns)), *columns):
            if segment_id in moved:
                place = [code, int(start) + moved[segment_id], int(end) + moved[segment_id]]
                self._marks.setdefault((issued_ids[segment_id], coder), []).append(place)

    def text_of(self, issued_id: str) -> str:
        """The words of a segment."""
        return self._texts[issued_id]

    def by(self, issued_id: str, coder: str) -> list[list]:
        """Code, start and end in the words, of each stretch that a coder marked."""
        return self._marks.get((issued_id, coder), [])


class _Talk:
    """What was said around a segment."""

    def __init__(self, segments: pd.DataFrame, language: str) -> None:
        self._turns: dict[tuple[str, int], list] = {}
        self._turn_of: dict[str, tuple[str, int]] = {}
        self._order: dict[str, list[int]] = {}
        columns = ("segment_id", "transcript_id", "turn", "speaker", "role", "text")
        ordered = segments.sort_values(["transcript_id", "turn", "start"])
        for segment_id, transcript, turn, speaker, role, text in tuples_of(ordered, *columns):
            place = (transcript, int(turn))
            self._turn_of[segment_id] = place
            if place not in self._turns:
                self._turns[place] = [speaker_in(language, speaker, role), role, ""]
                self._order.setdefault(transcript, []).append(int(turn))
            self._turns[place][2] += text

    def around(self, segment_id: str, turns: int) -> list[list]:
        """Speaker, role and words of so many turns after (or, where negative, before) that of a segment."""
        transcript, turn = self._turn_of[segment_id]
        order = self._order[transcript]
        here = order.index(turn)
        near = order[here + 1 : here + 1 + turns] if turns > 0 else order[max(0, here + turns) : here]
        return [self._turns[transcript, one] for one in near]
