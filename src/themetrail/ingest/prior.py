"""A project from earlier work as prior coded data: its texts as talk, cut like the study's, with the codes they bear.

A coding bears on every segment that some of its words are in, as in a round. A text is taken whole where somebody coded
in it: a segment without a code is one to which people gave none. Whoever was given no code at all in a text (the
interviewer, as a rule) makes no segments there. A segment that bears only codes that are left out is left out too,
since it is none to which nothing applies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from unicodedata import is_normalized, normalize

import pandas as pd

from themetrail.contracts.prior import PRIOR_SHEET
from themetrail.contracts.turns import TURNS
from themetrail.ingest.prior_talk import PlacedTurn, PriorTalk, talk_in
from themetrail.refi_qda.prior_choices import Choices, Names
from themetrail.refi_qda.project import Coding, Project, Source
from themetrail.rows import tuples_of

# The turns of one text (TURNS) and its language into segments, as the step `segment` cuts.
Cut = Callable[[pd.DataFrame, str], pd.DataFrame]


@dataclass
class PriorData:
    """The segments of one project, and what became of its codings and texts, counted in words."""

    rows: list[dict] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def table(self) -> pd.DataFrame:
        """PRIOR_SHEET."""
        return PRIOR_SHEET.frame(self.rows)


TAKEN, SEGMENTS, BEARING = "codings taken", "segments", "segments that bear a code"
OF_CODES = "codings with a code that is left out"
OF_CODERS = "codings of a coder who is left out"
OF_TEXTS = "codings on a text that is left out"
ON_NOTHING = "codings on a label or white space alone"
ONLY_LEFT_OUT = "segments left out, since they bear only codes that are left out"
SPEAKERLESS = "texts that do not say for certain who speaks, read line by line"


def prior_of_project(project: Project, choices: Choices, cut: Cut) -> PriorData:
    """The prior coded data of a project as `choices` has it. Raises StudyError where a text is garbled."""
    found = PriorData()
    names = Names.of(project)
    of_text: dict[str, list[Coding]] = {}
    for coding in project.codings:
        of_text.setdefault(coding.source, []).append(coding)
    for source in project.sources:
        codings, transcript_id = of_text.get(source.guid, []), choices.texts.get(names.texts[source.guid], "")
        if not transcript_id:
            found.counts[OF_TEXTS] += len(codings)
        elif codings:
            text = _Text(*_in_nfc(source, codings), transcript_id)
            text.read(names, choices, found)
            found.rows += text.rows(cut, choices, found)
    found.counts = +found.counts
    return found


def _in_nfc(source: Source, codings: list[Coding]) -> tuple[Source, list[Coding]]:
    """The text in Unicode normal form C, as transcripts are read, with its codings on the same words."""
    if is_normalized("NFC", source.text):
        return source, codings

    def place(offset: int) -> int:
        return len(normalize("NFC", source.text[:offset]))

    moved = [replace(one, start=place(one.start), end=place(one.end)) for one in codings]
    return replace(source, text=normalize("NFC", source.text)), moved


@dataclass
class _Text:
    """One text while it is read."""

    source: Source
    codings: list[Coding]
    transcript_id: str
    talk: PriorTalk = field(default_factory=lambda: PriorTalk([]))
    borne: dict[int, list[tuple[int, int, str, str]]] = field(default_factory=dict)  # by turn: part, code, coder

    def read(self, names: Names, choices: Choices, found: PriorData) -> None:
        """The turns, and which parts of each bear which code; an empty code is one that is left out."""
        self.talk = talk_in(self.source.text, self.transcript_id)
        if self.talk.without_speakers:
            found.counts[SPEAKERLESS] += 1
            found.notes.append(f"{self.transcript_id}: read line by line, without speakers")
        for coding in self.codings:
            coder = choices.coders.get(names.coders.get(coding.user, ""), "")
            code = choices.codes.get(names.codes[coding.code], "")
            parts = list(self._parts(coding))
            if not coder:
                found.counts[OF_CODERS] += 1
                continue
            found.counts[ON_NOTHING if not parts else TAKEN if code else OF_CODES] += 1
            for turn, start, end in parts:
                self.borne.setdefault(turn, []).append((start, end, code, coder))

    def _parts(self, coding: Coding) -> Iterator[tuple[int, int, int]]:
        for number, turn in enumerate(self.talk.turns):
            if turn.places[0] < coding.end and coding.start <= turn.places[-1]:
                start, end = turn.part(coding.start, coding.end)
                if turn.text[start:end].strip():
                    yield number, start, end

    def rows(self, cut: Cut, choices: Choices, found: PriorData) -> Iterator[dict]:
        """A row of PRIOR_SHEET for each segment of those who were given codes."""
        turns = self.talk.turns
        coded = {turns[number].speaker for number in self.borne}
        spoken = [number for number, turn in enumerate(turns) if turn.speaker in coded]
        segments = cut(_table(self.transcript_id, turns, spoken), choices.language)
        columns = ("segment_id", "turn", "start", "end", "text")
        for segment_id, number, start, end, text in tuples_of(segments, *columns):
            said = turns[number].text
            borne = [
                (code, coder)
                for first, last, code, coder in self.borne.get(number, [])
                if said[max(first, start) : min(last, end)].strip()
            ]
            codes = sorted({code for code, _ in borne if code})
            if borne and not codes:
                found.counts[ONLY_LEFT_OUT] += 1
                continue
            found.counts[SEGMENTS] += 1
            found.counts[BEARING] += bool(codes)
            yield {
                "transcript_id": self.transcript_id,
                "segment_id": segment_id,
                "text": text.strip(),
                "codes": ";".join(codes),
                "speaker": turns[number].speaker,
                "previous": turns[number - 1].text if number else "",
                "following": turns[number + 1].text if number + 1 < len(turns) else "",
                "anonymised": "yes" if choices.anonymised else "no",
                "coders": ";".join(sorted({coder for code, coder in borne if code})),
                "language": choices.language,
            }


def _table(transcript_id: str, turns: list[PlacedTurn], chosen: list[int]) -> pd.DataFrame:
    """These turns of a text as the step `segment` takes them."""
    rows = [
        {
            "transcript_id": transcript_id,
            "turn": number,
            "speaker": turns[number].speaker or "-",
            "role": "participant",
            "participant_id": "",
            "start_s": None,
            "end_s": None,
            "text": turns[number].text,
            "question": "",
        }
        for number in chosen
    ]
    return TURNS.frame(rows)
