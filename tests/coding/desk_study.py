"""A round for the desk: two transcripts of words that are hard to count, a codebook with themes, all arms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from themetrail.coding.desk.data import desk_data
from themetrail.coding.desk.page import write_desk
from themetrail.coding.draft import Issue, draft_round
from themetrail.configuration.coding import Round
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.suggestions import EVIDENCE, SUGGESTIONS

ARMS = ("suggestions", "code_first", "blind", "code_first", "suggestions")
HARD = {
    3: "Nurse 👩🏽‍⚕️ said 🎉🎉 the cards helped me a lot.",
    4: "Cafe\u0301 time: u\u0308ber alles\nin two lines, and no trust.",
    5: "אמרתי לה שאין לי זמן בכלל",
    6: "=1+1 is what </script><script>document.title='owned'</script> my boss says.",
}
CODES = [
    ("care", "", "theme", "Caring", "#0072B2"),
    ("listen", "care", "code", "Listening first", ""),
    ("trust", "care", "code", "Trust & <b>calm</b>", ""),
    ("limits", "", "theme", "Limits", "#D55E00"),
    ("money", "limits", "subtheme", "Money", ""),
    ("pay", "money", "code", "Low pay", ""),
    ("time", "limits", "code", "No time", ""),
]


def said(transcript: str, turns: int) -> list[dict]:
    """Turns of one talk: a question of the interviewer before each answer, which is cut into two segments."""
    rows = []
    for turn in range(turns):
        asked = {"text": f"And then, number {turn}?", "role": "interviewer", "codable": "no", "speaker": "Interviewer"}
        rows.append({**asked, "segment_id": f"{transcript}-{2 * turn:04d}", "turn": 2 * turn, "start": 0})
        first = HARD.get(turn, f"In week {turn} I asked first and waited for her.")
        second = f"Nobody paid me for that, not once in {turn + 1} years."
        answer = {"role": "participant", "codable": "yes", "speaker": "Nurse 1", "turn": 2 * turn + 1}
        rows.append({**answer, "segment_id": f"{transcript}-{2 * turn + 1:04d}.1", "text": first, "start": 0})
        rows.append(
            {**answer, "segment_id": f"{transcript}-{2 * turn + 1:04d}.2", "text": second, "start": len(first) + 1}
        )
    for row in rows:
        told = row["role"] == "participant"
        row |= {"transcript_id": transcript, "group": "g", "participant_id": "P1" if told else ""}
        row["end"] = row["start"] + len(row["text"])
    return rows


def codebook() -> pd.DataFrame:
    columns = ("code_id", "parent_id", "level", "name", "colour")
    texts = {"definition": "What it means.", "include": "What belongs here.", "exclude": "Mere talk.", "example": "So."}
    return CODEBOOK.frame([{**texts, **dict(zip(columns, row, strict=True))} for row in CODES])


REASONS = {
    "speaks_for": "words of its passages (talk)",
    "speaks_against": "seldom given",
    "counterexample": "PRE-2",
}


def suggestions(segments: pd.DataFrame) -> pd.DataFrame:
    """Two suggestions beside every segment but each tenth, the second without a probability and reasons."""
    codable = segments.loc[segments["codable"] == "yes", "segment_id"].tolist()
    rows = []
    for n, segment_id in enumerate(codable):
        if n % 10 == 9:
            continue
        for rank, code, probability in ((1, "listen", 0.75), (2, "pay", None)):
            row = {"segment_id": segment_id, "rank": rank, "code_id": code, "probability": probability}
            why = REASONS if rank == 1 else {}
            rows.append({**row, "evidence": f"PRE-{rank};PRE-3", "model_id": "m1", **why})
    return SUGGESTIONS.frame([{**dict.fromkeys(REASONS, ""), **row} for row in rows])


def evidence() -> pd.DataFrame:
    rows = [
        ("PRE-1", "prior", "listen;trust", "I let them talk first."),
        ("PRE-2", "prior", "pay", "The wage is a joke."),
        ("PRE-3", "r0", "listen", "</script> I wait, and 🎉."),
        ("PRE-4", "prior", "listen", "Nobody cites this."),
    ]
    columns = ("evidence_id", "source", "codes", "text")
    more = {"transcript_id": "PRE", "segment_id": "x"}
    return EVIDENCE.frame([{**more, **dict(zip(columns, row, strict=True))} for row in rows])


def issue_of(folder: Path, turns: int = 10) -> Issue:
    """The round as it is read from its folder; coder C1 has all arms in turn, C2 never sees a suggestion."""
    segments = SEGMENTS.frame([row for name in ("INT1", "INT2") for row in said(name, turns)])
    coders = [{"coder_id": "C1"}, {"coder_id": "C2", "suggestions": "none"}]
    entry = Round.model_validate({"name": "r1", "coders": coders})
    offered = suggestions(segments)
    drafted = draft_round(entry, segments, REPLACEMENT_LEDGER.empty(), offered, codebook(), evidence=evidence())
    own = drafted.assignments["coder_id"] == "C1"
    arms = [ARMS[n % len(ARMS)] for n in range(own.sum())]
    assignments = drafted.assignments.copy()
    assignments.loc[own, "arm"] = arms
    folder.mkdir(parents=True, exist_ok=True)
    replace(drafted, assignments=assignments).write(folder)
    return Issue.read(folder, "r1")


def desk_of(issue: Issue, folder: Path, coder_id: str = "C1") -> Path:
    """The page of one coder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_desk(folder / f"{coder_id}.html", issue, coder_id, title="A study of <nurses>")
    return folder / f"{coder_id}.html"


def data_of(issue: Issue, coder_id: str = "C1") -> dict:
    return desk_data(issue, coder_id, title="A study of <nurses>")


def words_at(issue: Issue, segment_id: str, start: int, end: int) -> str:
    """What stands at these code points of a turn, by the issued table alone."""
    segment = issue.segments.set_index("segment_id").loc[segment_id]
    return segment["text"][start - segment["start"] : end - segment["start"]]
