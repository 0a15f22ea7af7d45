"""A small study: a focus group and three interviews, a book of three levels, a withdrawal, an interviewer."""

from types import SimpleNamespace

import pandas as pd
import pytest

from themetrail.codebook import Codebook
from themetrail.contracts.coding import CONSENSUS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS

TREE = [
    ("gains", "", "theme"),
    ("tools", "gains", "subtheme"),
    ("cards", "tools", "code"),
    ("plan", "tools", "code"),
    ("calm", "gains", "code"),
    ("trouble", "", "theme"),
    ("time", "trouble", "code"),
]
# transcript, who speaks (H is the interviewer), codes of the consensus
SAID = [
    ("F1", "H", ""),
    ("F1", "P1", "cards;plan"),
    ("F1", "P2", "plan"),
    ("F1", "P3", ""),
    ("F1", "P4", "time"),  # withdrew
    ("F1", "P1", "cards"),
    ("I2", "P1", "calm"),
    ("I2", "H", "time"),  # coded, but nobody's mention
    ("I1", "P2", "cards;calm"),
    ("I3", "P5", "gains"),  # coders applied the theme itself
    ("I4", "P3", ""),
]


def _rows() -> list[dict]:
    turns: dict[str, int] = {}
    rows = []
    for transcript_id, who, codes in SAID:
        turn = turns[transcript_id] = turns.get(transcript_id, -1) + 1
        rows.append(
            {
                "transcript_id": transcript_id,
                "turn": turn,
                "segment_id": f"{transcript_id}-{turn}",
                "group": "focus" if transcript_id[0] == "F" else "talks",
                "participant_id": "" if who == "H" else who,
                "role": "interviewer" if who == "H" else "participant",
                "speaker": who,
                "start": 0,
                "end": 4,
                "start_s": None,
                "end_s": None,
                "text": "Said",
                "codable": "yes",
                "codes": codes,
            }
        )
    return rows


@pytest.fixture
def study() -> SimpleNamespace:
    rows = _rows()
    blank = dict.fromkeys(CODEBOOK.columns, "")
    book = [blank | {"code_id": c, "parent_id": parent, "level": v, "name": c.title()} for c, parent, v in TREE]
    order = [("F1", "focus", 1), ("I1", "talks", 2), ("I2", "talks", 1), ("I3", "talks", 3), ("I4", "talks", 4)]
    return SimpleNamespace(
        codebook=Codebook.from_table(CODEBOOK.frame(book)),
        segments=SEGMENTS.frame(rows),
        transcripts=TRANSCRIPTS.check(
            pd.DataFrame(order, columns=["transcript_id", "group", "collected_order"]).assign(language="en", date="")
        ),
        participants=PARTICIPANTS.frame(
            [
                {"participant_id": f"P{i}", "label": f"Coach {i}", "withdrawn": "2024-05-01" if i == 4 else ""}
                for i in (5, 1, 2, 3, 4)
            ]
        ),
        consensus=CONSENSUS.frame(
            [
                {
                    "segment_id": row["segment_id"],
                    "code_id": code,
                    "support": "1/1",
                    "rule": "single",
                    "decided_by": "C1",
                }
                for row in rows
                for code in row["codes"].split(";")
                if code
            ]
        ),
    )
