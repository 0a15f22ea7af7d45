"""The study of `coding_effort.py`: talks of made-up words, thirty codes, and what its coder decides."""

from __future__ import annotations

import math
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from desk import asked_and_told
from themetrail.coding.draft import Issue, draft_round
from themetrail.coding.reading import read_returned
from themetrail.coding.returned import GivenToCoder
from themetrail.configuration.coding import Round
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.suggestions import SUGGESTIONS

CODER, SEGMENTS_A_TALK = "C1", 40
BOOK = {
    "Work": ["Listening first", "Paperwork", "Too little time", "Low pay", "Working alone"],
    "People": ["Trust", "Respect of colleagues", "Being heard", "Conflict", "Mutual help"],
    "Body": ["Pain", "Poor sleep", "Tiredness", "Side effects", "Getting better"],
    "Mind": ["Fear of the future", "Guilt", "Hope", "Shame", "Pride"],
    "Money": ["Debts", "Rent", "Unpaid leave", "Insurance", "Saving up"],
    "Help": ["Family", "Friends", "Neighbours", "Doctors", "Online groups"],
}
NAMES = {name.lower().replace(" ", "_"): name for names in BOOK.values() for name in names}
WAYS = {"one code": 6, "two codes": 2, "words": 1, "nothing fits": 1}  # how often, in ten


@dataclass(frozen=True)
class Decision:
    """What is decided of one segment: codes, for the whole or for some of its words (first, number), or none."""

    segment_id: str
    transcript_id: str
    text: str
    way: str
    codes: tuple[str, ...]
    words: tuple[int, int] | None

    @property
    def meant(self) -> str:
        """The words that the code is for."""
        first, number = self.words or (0, 0)
        return " ".join(self.text.split(" ")[first : first + number])


@dataclass
class Effort:
    """What one way of working costs."""

    keys: int = 0
    clicks: int = 0
    down: int = 0  # the text has moved up or down
    sideways: int = 0
    by_way: Counter = field(default_factory=Counter)  # keys and clicks


def made_up(folder: Path, segments: int) -> Issue:
    """A round of one coder without suggestions, of talks of 40 answers with a question before each."""
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices("abcdefghilmnoprstu", k=chance.randint(2, 9))) for _ in range(5000)]
    words = lambda n: " ".join(chance.choices(vocabulary, k=n)).capitalize() + "."  # noqa: E731
    talks = math.ceil(segments / SEGMENTS_A_TALK)
    talk = SEGMENTS.frame([row for n in range(segments) for row in asked_and_told(n, talks, segments, words)])
    entry = Round.model_validate({"name": "r1", "coders": [{"coder_id": CODER, "suggestions": "none"}]})
    drafted = draft_round(entry, talk, REPLACEMENT_LEDGER.empty(), SUGGESTIONS.empty(), codebook())
    (folder / "round").mkdir()
    drafted.write(folder / "round")
    return Issue.read(folder / "round", "r1")


def codebook() -> pd.DataFrame:
    """Thirty codes under six themes."""
    rows = []
    for theme, names in BOOK.items():
        rows.append({"code_id": theme.lower(), "parent_id": "", "level": "theme", "name": theme})
        ids = [name.lower().replace(" ", "_") for name in names]
        rows += [{"code_id": i, "parent_id": theme.lower(), "level": "code", "name": NAMES[i]} for i in ids]
    texts = dict.fromkeys(("definition", "include", "exclude", "example", "colour"), "")
    return CODEBOOK.frame([{**row, **texts} for row in rows])


def decided(issue: Issue) -> list[Decision]:
    """What the coder decides of each segment, drawn by a seed."""
    chance = random.Random(2)
    plan = []
    for row in issue.segments[issue.segments["codable"] == "yes"].itertuples():
        way = chance.choices(list(WAYS), weights=list(WAYS.values()))[0]
        codes = tuple(chance.sample(sorted(NAMES), {"two codes": 2, "nothing fits": 0}.get(way, 1)))
        number = chance.randint(3, 8)
        first = chance.randrange(len(row.text.split(" ")) - number)
        words = (first, number) if way == "words" else None
        plan.append(Decision(row.segment_id, row.transcript_id, row.text, way, codes, words))
    return plan


def check(file: Path, issue: Issue, plan: list[Decision]) -> None:
    """The file holds exactly what was decided, as a run reads it."""
    frame = GivenToCoder(issue, CODER)
    found = set()
    for mark in read_returned(file, frame).marks:
        first, last = frame.spans[mark.segment_id]
        stretch = (first if mark.start is None else mark.start, last if mark.end is None else mark.end)
        if mark.action != "ignored":
            found.add((mark.segment_id, mark.code_id, stretch))
    expected = set()
    for one in plan:
        start = one.text.index(one.meant)
        stretch = (start, start + len(one.meant if one.words else one.text))
        expected |= {(one.segment_id, code, stretch) for code in one.codes or ("",)}
    if found != expected:
        sys.exit(f"{file.name} does not hold what was decided: {sorted(map(str, found ^ expected))[:6]}")
