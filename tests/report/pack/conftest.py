"""The material of a pack: the small group of this step, with two rounds, memos, adjudications and a log."""

import pandas as pd
import pytest

from themetrail.contracts.coding import ADJUDICATIONS, ASSIGNMENTS, CARRIED, DECISIONS, MARKS, PROPOSALS
from themetrail.contracts.pack import REFLEXIVITY
from themetrail.contracts.turns import TURNS
from themetrail.report.pack.material import PackMaterial
from themetrail.segment.struck import struck

_CARRIED = dict.fromkeys(("decisions", "carried", "decided_anew", "dropped", "waiting"), 0)


def decision(coder, segment, code, action, memo, end=20):
    return {
        "round": "r1",
        "coder_id": coder,
        "segment_id": segment,
        "start": 0,
        "end": end,
        "code_id": code,
        "code_now": code,
        "action": action,
        "memo": memo,
        "decided_at": "",
        "shown_digest": "",
        "source_file": "data/rounds/r1/returned/C1.xlsx",
        "source_row": 1,
    }


def decisions() -> pd.DataFrame:
    return DECISIONS.frame(
        [
            decision("C1", "S1", "cards", "own", "=a laugh that hides something", end=22),
            decision("C1", "S1", "calm", "refused", "=a laugh that hides something", end=22),
            decision("C2", "S2", "calm", "own", "Does not fit the others #déviante"),
            decision("C2", "S5", "", "seen", "Nothing, and why"),
            decision("C2", "S4", "calm", "own", ""),
        ]
    )


def turns(segments: pd.DataFrame) -> pd.DataFrame:
    rows = segments[["transcript_id", "turn", "speaker", "role", "participant_id", "text"]].to_dict("records")
    timed = [{**row, "start_s": 60.0 * n, "end_s": 60.0 * (n + 1)} for n, row in enumerate(rows)]
    return TURNS.frame(timed)


def adjudications() -> pd.DataFrame:
    settled = {"round": "r1", "decided_by": "A1"}
    rows = [("S2", "calm", "drop", ""), ("S4", "calm", "keep", "he says so himself")]
    return ADJUDICATIONS.frame(
        [
            {**settled, "segment_id": s, "code_id": c, "code_now": c, "decision": d, "reason": why}
            for s, c, d, why in rows
        ]
    )


def assignments() -> pd.DataFrame:
    rows = [(coder, f"S{n}") for coder in ("C1", "C2") for n in range(1, 6)]
    unseen = {("C1", "S4")}
    return ASSIGNMENTS.frame(
        [
            {
                "round": "r1",
                "coder_id": coder,
                "segment_id": segment,
                "arm": "none",
                "status": "unseen" if (coder, segment) in unseen else "coded",
            }
            for coder, segment in rows
        ]
    )


def issued(codebook: pd.DataFrame) -> pd.DataFrame:
    """As it was in the round: one code more, one that was another's, one reworded."""
    before = codebook[codebook["code_id"] != "time"].assign(example="")
    before.loc[before["code_id"] == "calm", ["definition", "example"]] = ["Old words", "What P1 said"]
    gone = dict.fromkeys(codebook.columns, "") | {"code_id": "haste", "level": "code", "name": "Haste"}
    return pd.concat([before, pd.DataFrame([gone, gone | {"code_id": "noise", "name": "Noise"}])], ignore_index=True)


def changes() -> pd.DataFrame:
    row = {"old_code_id": "haste", "change": "renamed", "new_code_id": "time", "after_round": "r1", "date": ""}
    return CARRIED.frame([{**row, "reason": "clearer", "code_now": "time", **_CARRIED}])


@pytest.fixture
def material(group) -> PackMaterial:
    transcripts = pd.DataFrame(
        {"transcript_id": ["T1"], "group": ["talks"], "language": ["en"], "collected_order": [1], "date": [""]}
    )
    people = pd.DataFrame(
        {
            "participant_id": group.members,
            "label": [group.names[who] for who in group.members],
            "withdrawn": "",
            "may_quote": "",
            "role": "coach",
        }
    )
    segments = group.segments.assign(speaker=group.segments["participant_id"].map(group.names))
    logged = {
        "coder_id": "C1",
        "entry": 1,
        "date": "2026-03-04",
        "title": "",
        "text": "I *really expected*\nanger.\n- 2 * 3",
    }
    memo = {"round": "r1", "coder_id": "C1", "what": "transcript_memo", "transcript_id": "T1", "memo": "A long talk"}
    blank = dict.fromkeys(PROPOSALS.columns, "") | {"start": None, "end": None, "source_file": "f", "source_row": 1}
    return PackMaterial(
        participants=people,
        transcripts=transcripts,
        turns=turns(segments),
        segments=segments,
        struck=struck(segments),
        codebook=group.codebook,
        matrix=group.matrix,
        representativeness=group.counts,
        consensus=group.consensus,
        codings=group.codings,
        assignments=assignments(),
        decisions=decisions(),
        marks=MARKS.empty(),
        proposals=PROPOSALS.frame([blank | memo]),
        adjudications=adjudications(),
        changes=changes(),
        reflexivity=REFLEXIVITY.frame([logged, {**logged, "coder_id": "C2", "date": "2026-01-02", "text": "Early."}]),
        issued={"r1": issued(group.codebook.table)},
        missing=[],
    )
