"""A small study in tables: two transcripts, a codebook, suggestions, and a round of any coders."""

from __future__ import annotations

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.coding.desk.page import write_desk
from themetrail.coding.draft import Issue, draft_round, manifest_of, write_manifest
from themetrail.coding.sheets.sheet_writer import write_coding_sheet
from themetrail.configuration.coding import Round
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.suggestions import EVIDENCE, SUGGESTIONS

SAID = {
    "INT1": [
        ("I", "How was the training?"),
        ("P1", "It was good. I ask first now, and [Person 1] noticed."),
        ("I", "Anything else?"),
        ("P1", "=1+1 is what my boss says."),
        ("P1", "There is never enough time."),
    ],
    "INT2": [
        ("I", "How was it for you?"),
        ("P2", "Hm."),
        ("P2", "Too many forms, and no time."),
        ("P2", "Hm."),
    ],
}
CODES = [("time", "Too little time"), ("listen", "Listening first"), ("forms", "Forms and paperwork")]
_AT = SAID["INT1"][1][1].index("[Person 1]")
PSEUDONYM = ("INT1", 1, _AT, _AT + len("[Person 1]"), "person")


def segments(said=None, *, groups=None):
    """The segments of what was said: one per turn, coded where a participant speaks."""
    said = SAID if said is None else said
    rows = []
    for transcript, turns in said.items():
        for turn, (who, text) in enumerate(turns):
            participant = who != "I"
            rows.append(
                {
                    "segment_id": f"{transcript}-{turn:03d}",
                    "transcript_id": transcript,
                    "group": (groups or {}).get(transcript, "interviews"),
                    "participant_id": who if participant else "",
                    "role": "participant" if participant else "interviewer",
                    "turn": turn,
                    "start": 0,
                    "end": len(text),
                    "text": text,
                    "codable": "yes" if participant else "no",
                    "speaker": f"Coach {who[1]}" if participant else "Interviewer",
                }
            )
    return SEGMENTS.frame(rows)


def ledger(*places):
    """A ledger of applied pseudonyms: (transcript, turn, start, end, category)."""
    return REPLACEMENT_LEDGER.frame(
        [
            {
                "transcript_id": transcript,
                "turn": turn,
                "start": start,
                "end": end,
                "entity_id": f"E{number}",
                "category": category,
                "replacement": "[Person 1]",
                "detector": "people",
                "score": 1.0,
                "status": "applied",
            }
            for number, (transcript, turn, start, end, category) in enumerate(places)
        ]
    )


def codebook():
    """Three codes under one theme."""
    theme = {"code_id": "all", "parent_id": "", "level": "theme", "name": "Everything", "colour": "#0072B2"}
    codes = [
        {"code_id": code, "parent_id": "all", "level": "code", "name": name, "colour": "#FFEE00"}
        for code, name in CODES
    ]
    blank = dict.fromkeys(("definition", "include", "exclude", "example"), "")
    return CODEBOOK.frame([{**blank, **row} for row in (theme, *codes)])


def suggestions():
    """Two suggestions beside one segment, one beside another."""
    rows = [("INT1-001", 1, "listen", 0.8), ("INT1-001", 2, "time", None), ("INT1-004", 1, "time", 0.6)]
    return SUGGESTIONS.frame(
        [
            {
                "segment_id": segment_id,
                "rank": rank,
                "code_id": code,
                "probability": probability,
                "evidence": "PRE1-004;PRE2-001",
                "model_id": "m1",
            }
            for segment_id, rank, code, probability in rows
        ]
    )


def evidence():
    """The coded examples that the suggestions cite, and one that none cites."""
    rows = [
        ("PRE1-004", "prior", "PRE1", "listen;old_code", "I let them talk first, and only then I ask."),
        ("PRE2-001", "prior", "PRE2", "time", "=The day is too short."),
        ("PRE2-009", "prior", "PRE2", "time", "Nobody cites this."),
    ]
    columns = ("evidence_id", "source", "transcript_id", "codes", "text")
    return EVIDENCE.frame([{**dict(zip(columns, row, strict=True)), "segment_id": row[0]} for row in rows])


def round_of(*coders, name="r1", **settings):
    """A round with these coders, who are shown suggestions at once and everywhere; one ending in `-` is shown none."""
    entries = [
        {"coder_id": coder.rstrip("-"), "suggestions": "none" if coder.endswith("-") else "shown"} for coder in coders
    ]
    return Round.model_validate({"name": name, "coders": entries, "blind_share": 0.0, **settings})


def issue_to(folder: Path, entry: Round, *, suggested=None, language="english") -> Issue:
    """Write the round's tables, sheets and manifest into `folder`, as a run would draft them."""
    offered = suggestions() if suggested is None else suggested
    drafted = draft_round(entry, segments(), ledger(PSEUDONYM), offered, codebook(), evidence=evidence())
    drafted.write(folder)
    issue = Issue.read(folder, entry.name)
    sheets = [f"sheets/{coder.coder_id}.xlsx" for coder in entry.coders]
    for coder, sheet in zip(entry.coders, sheets, strict=True):
        write_coding_sheet(folder / sheet, issue, coder.coder_id, title="A study", own_codes=3, language=language)
    desks = [f"desks/{coder.coder_id}.html" for coder in entry.coders]
    (folder / "desks").mkdir(exist_ok=True)
    for coder, desk in zip(entry.coders, desks, strict=True):
        write_desk(folder / desk, issue, coder.coder_id, title="A study", language=language)
    write_manifest(folder, manifest_of(folder, entry.name, [*sheets, *desks]))
    return issue


def book() -> Codebook:
    """The codebook as a tree."""
    return Codebook.from_table(codebook())
